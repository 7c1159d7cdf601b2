"""`provenance check`: where does a text come from, and does it say so?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import option
from provenance.cli.index import open_index
from provenance.cli.input import acquire, only_one_standard_input
from provenance.cli.option import report_options
from provenance.cli.output import leave, write
from provenance.cli.session import Session, session
from provenance.cli.stage import status
from provenance.discovery.alias import Aliases, read_aliases
from provenance.discovery.places import PLACES, Places
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from provenance.index.store import Index
    from provenance.reporting.report import Report

_LARGEST_TABLE = 1_000_000
_TOKEN = "PROVENANCE_MEDIA_CLOUD_TOKEN"  # noqa: S105 - the name of a variable, no secret


@click.command("check", short_help="Where does it come from, and does it say so?")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@click.option(
    "--source", metavar="LOCATION", help="The article it is said to come from; without it, it is searched for."
)
@option.index_file
@click.option(
    "--ask",
    "asked",
    multiple=True,
    type=click.Choice(PLACES),
    help="Search only here; several may be named. Without it every place is asked, cheapest first.",
)
@click.option(
    "--aliases",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.toml",
    help="Sites that moved and outlets by name, beside those that are known (docs/discovery.md).",
)
@click.option("--offline", is_flag=True, help="Fetch nothing: read the credit, and compare with what is at hand.")
@option.allow_private
@option.cache
@option.bundle
@option.no_fulltext
@report_options
def command(  # noqa: PLR0913 - one argument for each option
    locations: tuple[str, ...], *, source: str | None, index: Path | None, asked: tuple[str, ...], aliases: Path | None,
    offline: bool, allow_private: bool, cache: Path | None, bundle: Path | None, no_fulltext: bool, form: str, output: Path | None,
    quiet: bool, exit_code: bool,
) -> None:  # fmt: skip
    """Say where each LOCATION comes from, as far as can be told, and whether it says so truthfully.

    Media Cloud is asked where the environment variable PROVENANCE_MEDIA_CLOUD_TOKEN holds a token for it.
    """
    if form == "html" and len(locations) > 1:
        raise click.UsageError("--format html takes one LOCATION; use json or csv for several.")
    only_one_standard_input([*locations, source] if source else list(locations))
    arguments: dict[str, Any] = {
        "locations": list(locations), "source": source, "index": str(index) if index else None, "asked": list(asked),
        "offline": offline, "allow_private": allow_private, "media_cloud": bool(os.environ.get(_TOKEN)), "aliases": _text(aliases),
    }  # fmt: skip
    with session(bundle, "check", arguments, cache=cache, fulltext=not no_fulltext, form=form) as running:
        with status(quiet=quiet) as told:
            reports = reports_of(running, **arguments, told=told)
        running.finish(reports)
    if reports:
        write(reports, form, output, quiet=quiet, fulltext=not no_fulltext)
    leave(reports, exit_code=exit_code)


def reports_of(
    running: Session, *, locations: list[str], source: str | None, index: str | None, asked: list[str], offline: bool,
    allow_private: bool, media_cloud: bool = False, aliases: str | None = None, told: Callable[[str], object] = str,
) -> list[Report]:  # fmt: skip
    """A report for each of *locations* that could be read; the others are told on standard error.

    *aliases* is the text of the user's own table, which a bundle keeps. *told* hears of each address before it is asked.
    """
    from provenance.acquisition.manners import Manners
    from provenance.checker import check
    from provenance.errors import AcquisitionError
    from provenance.reporting.visible import one_line

    reports: list[Report] = []
    # The token goes into no bundle; a rerun asks nobody, and only needs to know that there was one.
    token = (os.environ.get(_TOKEN) or "not kept") if media_cloud else None
    own = read_aliases(aliases, "--aliases") if aliases else Aliases()
    places = Places(asked=tuple(asked) if asked else PLACES, media_cloud_token=token, aliases=own)
    manners = Manners(budget=max(Manners().budget, places.most_requests * 2 * len(locations)))
    with running.client(allow_private=allow_private, manners=manners) as client, _opened(running, index) as known:
        client.event_hooks = {"request": [lambda request: told(f"asking {request.url}")]}
        original = acquire(source, running, client, offline=offline) if source else None
        for location in locations:
            try:
                document = acquire(location, running, client, offline=offline)
            except AcquisitionError as error:
                failed = "Skipped" if len(locations) > 1 else "Error:"
                click.echo(f"{failed} {one_line(str(error))}", err=True)
                continue
            reports.append(check(document, index=known, source=original, client=client, offline=offline, places=places))
    return reports


def _text(path: Path | None) -> str | None:
    """What stands in the file at *path*; raises ProvenanceError where it is no text or too large to be a table."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_TABLE + 1)
        if len(content) > _LARGEST_TABLE:
            raise ProvenanceError(f"{path} is too large for a table of aliases: over {_LARGEST_TABLE:,} bytes")
        return content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProvenanceError(f"{path} cannot be read: {error}") from None


@contextmanager
def _opened(running: Session, index: str | None) -> Iterator[Index | None]:
    if index is None:
        yield None
    elif running.repeats:
        yield running.index(None)
    else:
        with open_index(Path(index), read_only=True) as opened:
            yield running.index(opened)
