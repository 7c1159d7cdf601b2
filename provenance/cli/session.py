"""Where does a command get pages, files and the index: from the world, from the world into a bundle, or from a bundle?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    import httpx

    from provenance.document import Document
    from provenance.index.store import Index
    from provenance.reporting.bundle import Bundle
    from provenance.reporting.report import Report


class Session(Protocol):
    """One run's way to everything outside; *repeats* where that is what was recorded of an earlier run."""

    repeats: bool

    def client(self, **options: Any) -> httpx.Client:
        """A client, as ``guarded_client(**options)``."""
        ...

    def acquire(self, location: str, client: httpx.Client) -> Document:
        """The document at *location*, as ``acquire()``."""
        ...

    def index(self, index: Index | None) -> Index | None:
        """The answers of *index*."""
        ...


class World:
    """The world as it is, of which nothing is kept but what servers allow to be kept in the folder *cache*."""

    repeats = False

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache

    def client(self, **options: Any) -> httpx.Client:
        """A guarded client."""
        from provenance.acquisition.fetch import guarded_client

        return guarded_client(cache=self._cache, **options)

    def acquire(self, location: str, client: httpx.Client) -> Document:
        """The document at *location*."""
        from provenance.acquisition.location import acquire

        return acquire(location, client=client)

    def index(self, index: Index | None) -> Index | None:
        """*index* itself."""
        return index

    def finish(self, reports: list[Report]) -> None:
        """Keep nothing."""


@contextmanager
def session(
    bundle: Path | None, name: str, arguments: dict[str, Any], *, cache: Path | None, fulltext: bool, form: str
) -> Iterator[World | Bundle]:
    """The world, or with *bundle* the world recorded, for the command *name*; the archive's SHA-256 is told at the end."""
    if form == "html" and not fulltext:
        raise click.UsageError("--format html is made of the texts; use json or csv with --no-fulltext.")
    if bundle is None:
        yield World(cache)
        return
    from provenance.reporting.bundle import Bundle
    from provenance.reporting.manifest import Command

    recorded: Bundle | None = None
    try:
        with Bundle.recording(bundle, Command(name, arguments), cache=cache, fulltext=fulltext) as recorded:
            yield recorded
    finally:
        if recorded is not None and recorded.sha256:
            complete = "" if recorded.complete else " (incomplete)"
            click.echo(f"SHA-256 of {bundle}{complete}: {recorded.sha256}", err=True)
