"""`provenance check`: where does a text come from, and does it say so?"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import option
from provenance.cli.index import open_index
from provenance.cli.input import acquire, guarded, only_one_standard_input
from provenance.cli.option import report_options
from provenance.cli.output import leave, write
from provenance.discovery.places import PLACES, Places

if TYPE_CHECKING:
    from provenance.index.store import Index
    from provenance.reporting.report import Report


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
@click.option("--offline", is_flag=True, help="Fetch nothing: read the credit, and compare with what is at hand.")
@option.allow_private
@report_options
def command(
    locations: tuple[str, ...], *, source: str | None, index: Path | None, asked: tuple[str, ...], offline: bool,
    allow_private: bool, form: str, output: Path | None, quiet: bool, exit_code: bool,
) -> None:  # fmt: skip
    """Say where each LOCATION comes from, as far as can be told, and whether it says so truthfully."""
    from provenance.checker import check as run_check
    from provenance.errors import AcquisitionError
    from provenance.reporting.visible import one_line

    if form == "html" and len(locations) > 1:
        raise click.UsageError("--format html takes one LOCATION; use json or csv for several.")
    only_one_standard_input([*locations, source] if source else list(locations))
    reports: list[Report] = []
    places = Places(asked=asked) if asked else Places()
    with guarded(allow_private=allow_private) as client, _opened(index) as known:
        original = acquire(source, client, offline=offline) if source else None
        for location in locations:
            try:
                document = acquire(location, client, offline=offline)
            except AcquisitionError as error:
                failed = "Skipped" if len(locations) > 1 else "Error:"
                click.echo(f"{failed} {one_line(str(error))}", err=True)
                continue
            reports.append(
                run_check(document, index=known, source=original, client=client, offline=offline, places=places)
            )
    if reports:
        write(reports, form, output, quiet=quiet)
    leave(reports, exit_code=exit_code)


def _opened(index: Path | None) -> AbstractContextManager[Index | None]:
    return open_index(index, read_only=True) if index else nullcontext()
