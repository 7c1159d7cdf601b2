"""`provenance fingerprint`: how does a publisher hand out fingerprints without texts?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import option
from provenance.cli.add import say_nothing_read, without_dates
from provenance.cli.column import columns_option
from provenance.cli.input import guarded, only_one_standard_input
from provenance.cli.output import writing
from provenance.cli.progress import watching
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.reuse.known import Known


@click.command("fingerprint", short_help="Write fingerprints, to be exchanged without texts.")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@columns_option
@click.option("--format", "form", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True, help="How to write them.")  # fmt: skip
@option.output
@option.quiet
@option.allow_private
def command(
    locations: tuple[str, ...], *, columns: dict[str, str], form: str, output: Path | None, quiet: bool,
    allow_private: bool,
) -> None:  # fmt: skip
    """Write the fingerprint of each document at each LOCATION, with its address, title and date, and nothing of its text.

    A LOCATION is all that `provenance add` takes, which also reads what is written here. Exit status: 0 done, 2 the
    command line is wrong, 3 nothing could be read.
    """
    from provenance.intake import Tally, documents_at
    from provenance.reporting.exchange import fingerprinted

    only_one_standard_input(list(locations))
    if form == "parquet" and output is None:
        raise click.UsageError("--format parquet needs --output FILE.")
    tally = Tally()
    with guarded(allow_private=allow_private) as client, watching(lambda tally: tally.taken, quiet=quiet) as watch:
        documents = documents_at(locations, client=client, columns=columns, tally=tally, watch=watch)
        _write(fingerprinted(documents), form, output)
    for error in tally.unreadable:
        click.echo(f"Skipped {one_line(str(error))}", err=True)
    if tally.undated and not quiet:
        click.echo(f"Warning: {without_dates(tally)}.", err=True)
    if not tally.taken:
        say_nothing_read(tally)
        sys.exit(3)


def _write(known: Iterator[Known], form: str, output: Path | None) -> None:
    from provenance.reporting.exchange import json_lines, write_parquet

    with writing(output):
        if output is None:
            for line in json_lines(known):
                click.echo(line.encode(errors="replace"), nl=False)
        elif form == "parquet":
            write_parquet(known, output)
        else:
            with output.open("w", encoding="utf-8", errors="replace") as file:
                file.writelines(json_lines(known))
