"""`provenance add`: how do documents come into an index?"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import option
from provenance.cli.column import columns_option
from provenance.cli.index import open_index
from provenance.cli.input import guarded, only_one_standard_input
from provenance.cli.interruption import interruption
from provenance.cli.progress import watching
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.intake import Tally

_INTERRUPTED = 130


@click.command("add", short_help="Add documents to an index.")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@option.index_file
@click.option("--no-text", is_flag=True, help="Keep fingerprints, words and facts, not the texts.")
@click.option("--fingerprints-only", is_flag=True, help="Keep neither texts, words nor facts: small, fast, blind to rewritings.")  # fmt: skip
@columns_option
@click.option("--again", is_flag=True, help="Also read what was read to its end before and has not changed.")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True, help="How to write the summary."
)  # fmt: skip
@option.quiet
@option.allow_private
def command(
    locations: tuple[str, ...], *, index: Path | None, no_text: bool, fingerprints_only: bool, columns: dict[str, str],
    again: bool, form: str, quiet: bool, allow_private: bool,
) -> None:  # fmt: skip
    """Add the documents at each LOCATION to the index: a URL, a page, a text, a folder, a WARC archive, a table (.csv,
    .tsv, .jsonl, .json, .parquet), each packed (.gz, .zst) or not, fingerprints of `provenance fingerprint`, or - for
    standard input.

    What is interrupted goes on where it stopped when the same command is given again. Exit status: 0 done, 2 the command
    line is wrong, 3 nothing could be read, 130 interrupted.
    """  # noqa: D205 - the help's first paragraph
    from provenance.intake import Kept, Tally, take_in

    only_one_standard_input(list(locations))
    tally = Tally()
    kept = Kept(text=False, words=False, facts=False) if fingerprints_only else Kept(text=not no_text)
    interrupted = False
    with open_index(index, make=True) as known, guarded(allow_private=allow_private) as client:
        try:
            with interruption() as interrupting, watching(lambda tally: tally.read, quiet=quiet) as watching_rows:
                watch = replace(watching_rows, begun=interrupting.begun, done=interrupting.done)
                take_in(locations, known, client=client, columns=columns, kept=kept, again=again, tally=tally, watch=watch)  # fmt: skip
        except KeyboardInterrupt:
            interrupted = True
    for error in tally.unreadable:
        click.echo(f"Skipped {one_line(str(error))}", err=True)
    click.echo(_as_json(tally, interrupted=interrupted) if form == "json" else _sentence(tally))
    if interrupted:
        click.echo("Interrupted; the same command goes on where it stopped.", err=True)
        sys.exit(_INTERRUPTED)
    if not (tally.read or tally.known or tally.resumed):
        say_nothing_read(tally)
        sys.exit(3)


def say_nothing_read(tally: Tally) -> None:
    """Say that there was no document where no unreadable location has said so."""
    if not tally.unreadable:
        click.echo("Error: there was no document that could be read.", err=True)


def _sentence(tally: Tally) -> str:
    """What was done, in one line: ``20 added, 1 new version, 3 unchanged, 2 skipped (no text: 2)``."""
    versions = "new version" if tally.versions == 1 else "new versions"
    parts = [f"{tally.added:,} added", f"{tally.versions:,} {versions}", f"{tally.unchanged:,} unchanged"]
    reasons = "; ".join(f"{reason}: {count:,}" for reason, count in tally.skipped.most_common())
    parts.append(f"{tally.skipped.total():,} skipped" + (f" ({one_line(reasons, 600)})" if reasons else ""))
    if tally.undated:
        parts.append(without_dates(tally))
    if tally.unreadable:
        parts.append(f"{len(tally.unreadable)} unreadable")
    if tally.known:
        parts.append(f"{len(tally.known)} read before (--again reads them once more)")
    return ", ".join(parts) + "."


def without_dates(tally: Tally) -> str:
    """Of how many documents the date was not read, why, and the first of each: ``… (the day or the month may come first, 01/02/2026: 3)``."""
    reasons = "; ".join(
        f"{reason}, {one_line(tally.unread_dates[reason], 60)}: {count:,}"
        for reason, count in tally.undated.most_common()
    )
    return f"{tally.undated.total():,} without the date they state ({reasons})"


def _as_json(tally: Tally, *, interrupted: bool) -> str:
    unreadable = [{"location": error.location, "reason": error.reason} for error in tally.unreadable]
    return json.dumps(
        {
            "format_version": 1,
            "added": tally.added,
            "versions": tally.versions,
            "unchanged": tally.unchanged,
            "skipped": dict(tally.skipped.most_common()),
            "undated": tally.undated.total(),
            "unread_dates": [
                {"reason": reason, "documents": count, "first": tally.unread_dates[reason]}
                for reason, count in tally.undated.most_common()
            ],
            "unreadable": unreadable,
            "read_before": tally.known,
            "resumed": tally.resumed,
            "interrupted": interrupted,
        },
        indent=2,
    )
