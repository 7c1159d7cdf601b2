"""`provenance compare`: what was copied from one text to the other, and what was changed?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import option
from provenance.cli.input import acquire, only_one_standard_input
from provenance.cli.option import report_options
from provenance.cli.output import leave, write
from provenance.cli.session import Session, session

if TYPE_CHECKING:
    from provenance.reporting.report import Report


@click.command("compare", short_help="What was copied, what was changed, what is new?")
@click.argument("copy")
@click.argument("source")
@option.allow_private
@option.cache
@option.bundle
@option.no_fulltext
@report_options
def command(
    copy: str, source: str, *, allow_private: bool, cache: Path | None, bundle: Path | None, no_fulltext: bool, form: str,
    output: Path | None, quiet: bool, exit_code: bool,
) -> None:  # fmt: skip
    """Compare the location COPY with the location SOURCE: what was copied, what was changed, what is new."""
    only_one_standard_input([copy, source])
    arguments: dict[str, Any] = {"copy": copy, "source": source, "allow_private": allow_private}
    with session(bundle, "compare", arguments, cache=cache, fulltext=not no_fulltext, form=form) as running:
        reports = reports_of(running, **arguments)
        running.finish(reports)
    write(reports, form, output, quiet=quiet, fulltext=not no_fulltext)
    leave(reports, exit_code=exit_code)


def reports_of(running: Session, copy: str, source: str, *, allow_private: bool) -> list[Report]:
    """The report of the comparison, in a list."""
    from provenance.checker import check

    with running.client(allow_private=allow_private) as client:
        return [check(acquire(copy, running, client), source=acquire(source, running, client), client=client)]
