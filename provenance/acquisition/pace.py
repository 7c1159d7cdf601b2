"""When is it a host's turn to be asked again?"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Place:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Pace:
    """One request at a time for each host, and a pause between two, however many threads ask.

    *sleep* takes seconds; a run that repeats a recorded one passes one that does not wait.
    """

    def __init__(self, sleep: Callable[[float], object] = time.sleep) -> None:
        self._sleep = sleep
        self._places: dict[str, _Place] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait for *host* to be free, keep it for the time of the ``with`` block and *pause* seconds longer."""
        place = self._place(host)
        with place.lock:
            wait = place.free_at - time.monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                place.free_at = time.monotonic() + pause

    def postpone(self, host: str, seconds: float) -> None:
        """Let nobody ask *host* for so many *seconds* from now."""
        place = self._place(host)
        with place.lock:
            place.free_at = max(place.free_at, time.monotonic() + seconds)

    def _place(self, host: str) -> _Place:
        with self._lock:
            return self._places.setdefault(host, _Place())
