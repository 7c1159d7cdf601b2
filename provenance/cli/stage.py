"""How does a person see which stage long work has come to, and how far?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Told = Callable[[str, int, int], object]


@contextmanager
def stages(*, quiet: bool) -> Iterator[Told]:
    """What to tell of each stage: its name, how many are done, and of how many; shown on a terminal, with rate and time left."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console  # costs 40 ms
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class _Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done, total=total)

        yield told


@contextmanager
def status(*, quiet: bool) -> Iterator[Callable[[str], object]]:
    """What to tell of what is being done just now: one line on a terminal, written over each time, gone in the end."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # costs 40 ms
    from rich.text import Text

    from provenance.reporting.visible import one_line

    console = Console(stderr=True)
    with console.status("") as line:
        yield lambda said: line.update(Text(one_line(said, max(20, console.width - 4))))
