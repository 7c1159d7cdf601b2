"""`provenance families`: who carried the same text, and who was first?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import option
from provenance.cli.index import open_index
from provenance.cli.output import console_page, write_content
from provenance.cli.stage import stages

if TYPE_CHECKING:
    from provenance.index.store import Index
    from provenance.reporting.family import FamilyReport

_NOTHING = 3
FORMATS = ("terminal", "json", "jsonl", "csv", "parquet", "html", "gexf", "graphml")


@click.command("families", short_help="Who carried the same text, and who was first?")
@option.index_file
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True, help="What to write."
)
@click.option("--workers", type=click.IntRange(min=1), help="Processes that assess pairs.  [default: one a processor]")
@option.output
@option.quiet
def command(*, index: Path | None, form: str, workers: int | None, output: Path | None, quiet: bool) -> None:
    """Fold the documents of the index into families that carry one text: who was first, who copied how, who reported independently."""
    from provenance.grouper import find_families
    from provenance.reporting.family_html import not_looked_at

    with _opened(index) as known, stages(quiet=quiet) as told:
        report = find_families(known, settings=known.settings, workers=workers, progress=told)
    write_content(_rendered(report, form, to_file=output is not None), output)
    if not quiet and form not in {"terminal", "html"}:
        for sentence in not_looked_at(report):
            click.echo(f"Warning: {sentence}", err=True)
    if not report.documents_looked_at:
        sys.exit(_NOTHING)


def _opened(index: Path | None) -> Index:
    """The index, to be written to if that is possible: pairs that were assessed are remembered there."""
    from provenance.errors import IndexFileError

    try:
        return open_index(index)
    except IndexFileError:
        return open_index(index, read_only=True)


def _rendered(report: FamilyReport, form: str, *, to_file: bool) -> bytes:
    from provenance.reporting import family_table as table

    if form == "terminal":
        from provenance.reporting.family_terminal import render_families_terminal

        return console_page(lambda console: render_families_terminal(report, console), to_file=to_file)
    if form == "html":
        from provenance.reporting.family_html import render_families_html

        return render_families_html(report).encode("utf-8", "backslashreplace")
    if form == "json":
        import json

        text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "backslashreplace")
    if form in {"gexf", "graphml"}:
        return table.family_network(report, form)
    return {"jsonl": table.family_jsonl, "csv": table.family_csv, "parquet": table.family_parquet}[form](report)
