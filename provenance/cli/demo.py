"""`provenance demo`: what does a report tell?"""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli.option import report_options
from provenance.cli.output import leave, write


@click.command("demo", short_help="See a report on a bundled pair of invented articles.")
@report_options
def command(*, form: str, output: Path | None, quiet: bool, exit_code: bool) -> None:
    """Compare a bundled pair of invented articles, offline: see in a second what a report tells."""
    from provenance.checker import check as run_check
    from provenance.demo import demo_pair

    copy, source = demo_pair()
    report = run_check(copy, source=source, offline=True)
    write([report], form, output, quiet=quiet)
    leave([report], exit_code=exit_code)
