"""`provenance compare`: what was copied from one text to the other, and what was changed?"""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli import option
from provenance.cli.input import acquire, guarded, only_one_standard_input
from provenance.cli.option import report_options
from provenance.cli.output import leave, write


@click.command("compare", short_help="What was copied, what was changed, what is new?")
@click.argument("copy")
@click.argument("source")
@option.allow_private
@report_options
def command(
    copy: str, source: str, *, allow_private: bool, form: str, output: Path | None, quiet: bool, exit_code: bool
) -> None:
    """Compare the location COPY with the location SOURCE: what was copied, what was changed, what is new."""
    from provenance.checker import check as run_check

    only_one_standard_input([copy, source])
    with guarded(allow_private=allow_private) as client:
        report = run_check(acquire(copy, client), source=acquire(source, client), client=client)
    write([report], form, output, quiet=quiet)
    leave([report], exit_code=exit_code)
