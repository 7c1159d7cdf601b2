"""How does Ctrl-C end a long intake without leaving a count wrong?"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interruption:
    """Ends the work at once, but for a transaction: that is finished and counted first, unless Ctrl-C comes twice."""

    def __init__(self) -> None:
        self._writing = False
        self._asked = False

    def begun(self) -> None:
        """Take note that a transaction begins."""
        self._writing = True

    def done(self) -> None:
        """Take note that it is done. Raises KeyboardInterrupt where Ctrl-C came meanwhile."""
        self._writing = False
        if self._asked:
            raise KeyboardInterrupt

    def handle(self, _signal: int, _frame: FrameType | None) -> None:
        """What Ctrl-C does."""
        if not self._writing or self._asked:
            raise KeyboardInterrupt
        self._asked = True


@contextmanager
def interruption() -> Iterator[Interruption]:
    """Have Ctrl-C handled so inside; where this is no main thread, as it was."""
    handler = Interruption()
    if threading.current_thread() is not threading.main_thread():
        yield handler
        return
    before = signal.signal(signal.SIGINT, handler.handle)
    try:
        yield handler
    finally:
        signal.signal(signal.SIGINT, before)
