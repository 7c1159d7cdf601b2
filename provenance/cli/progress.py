"""How does a person see that a long intake moves?"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.acquisition.row import Row
    from provenance.acquisition.supply import Supply
    from provenance.intake import Tally, Watch

_MOST_NAMED = 20
_WIDTH_OF_NAME = 30
_EVERY = 0.1  # seconds


class _Named:
    """Names the first rows that are skipped on standard error, and says that there are more."""

    def __init__(self) -> None:
        self._count = 0

    def skipped(self, name: str, row: Row) -> None:
        self._count += 1
        if self._count <= _MOST_NAMED:
            place = f", {row.place}" if row.place and row.place != name else ""
            click.echo(f"Skipped {one_line(f'{name}{place}: {row.skipped}', 400)}", err=True)
        elif self._count == _MOST_NAMED + 1:
            click.echo("Further rows that are skipped are counted, not named.", err=True)


@contextmanager
def watching(done: Callable[[Tally], int], *, quiet: bool) -> Iterator[Watch]:
    """A watch that names skipped rows and, on a terminal, shows how far it is; with *quiet*, neither.

    *done* counts the documents that are done with, for the rate.
    """
    from provenance.intake import Watch

    if quiet:
        yield Watch()
    elif not sys.stderr.isatty():
        yield Watch(skipped=_Named().skipped)
    else:
        with _bar(done) as bar:
            yield Watch(seen=bar.show, skipped=_Named().skipped)


@contextmanager
def _bar(done: Callable[[Tally], int]) -> Iterator[_Bar]:
    from rich.console import Console  # costs 40 ms
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[skipped]} skipped"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, done)


class _Bar:
    """A line for the supply that is being read: how much of it, documents a second, time left, rows skipped."""

    def __init__(self, progress: Any, done: Callable[[Tally], int]) -> None:
        self._done = done
        self._progress = progress
        self._task = progress.add_task("", total=None, rate="", skipped=0)
        self._name = ""
        self._since = (time.monotonic(), 0)
        self._shown = 0.0

    def show(self, supply: Supply, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._shown < _EVERY:
            return
        self._shown = now
        skipped = tally.skipped.total()
        count = self._done(tally)
        if supply.name != self._name:
            self._name = supply.name
            self._since = (now, count)
            self._progress.reset(self._task, total=None)
        began, before = self._since
        rate = (count - before) / max(now - began, _EVERY)
        self._progress.update(
            self._task,
            description=one_line(supply.name, _WIDTH_OF_NAME),
            total=supply.meter.total,
            completed=supply.meter.done,
            rate=f"{rate:,.0f}/s" if count > before else "",
            skipped=skipped,
        )
