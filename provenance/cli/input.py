"""How does a location on the command line become a document?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import httpx

    from provenance.cli.session import Session
    from provenance.document import Document


def guarded(*, allow_private: bool) -> httpx.Client:
    """The guarded client of one run."""
    from provenance.acquisition.fetch import guarded_client

    return guarded_client(allow_private=allow_private)


def acquire(location: str, running: Session, client: httpx.Client, *, offline: bool = False) -> Document:
    """Get the document at *location*; an address is refused with *offline*."""
    from provenance.errors import RefusedError

    if offline and location.lower().startswith(("http://", "https://")):
        raise RefusedError(location, "not fetched, because of --offline", rule="offline")
    return running.acquire(location, client)


def only_one_standard_input(locations: list[str]) -> None:
    """Complain where standard input is asked for twice."""
    if locations.count("-") > 1:
        raise click.UsageError("standard input can be only one of the locations.")
