"""`provenance check`: where does a text come from, and does it say so?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import option
from provenance.cli.input import acquire, guarded, only_one_standard_input
from provenance.cli.option import report_options
from provenance.cli.output import leave, write

if TYPE_CHECKING:
    from provenance.reporting.report import Report


@click.command("check", short_help="Where does it come from, and does it say so?")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@click.option(
    "--source",
    metavar="LOCATION",
    help="The article it is said to come from; without it, only an address in the credit is looked up.",
)
@click.option(
    "--offline", is_flag=True, help="Fetch nothing: read the credit, and compare with --source if that is a file."
)
@option.allow_private
@report_options
def command(
    locations: tuple[str, ...], *, source: str | None, offline: bool, allow_private: bool, form: str,
    output: Path | None, quiet: bool, exit_code: bool,
) -> None:  # fmt: skip
    """Say where each LOCATION comes from, as far as can be told, and whether it says so truthfully."""
    from provenance.checker import check as run_check
    from provenance.errors import AcquisitionError
    from provenance.reporting.visible import one_line

    if form == "html" and len(locations) > 1:
        raise click.UsageError("--format html takes one LOCATION; use json or csv for several.")
    only_one_standard_input([*locations, source] if source else list(locations))
    reports: list[Report] = []
    with guarded(allow_private=allow_private) as client:
        original = acquire(source, client, offline=offline) if source else None
        for location in locations:
            try:
                document = acquire(location, client, offline=offline)
            except AcquisitionError as error:
                failed = "Skipped" if len(locations) > 1 else "Error:"
                click.echo(f"{failed} {one_line(str(error))}", err=True)
                continue
            reports.append(run_check(document, source=original, client=client, offline=offline))
    if reports:
        write(reports, form, output, quiet=quiet)
    leave(reports, exit_code=exit_code)
