"""`provenance expire`: how does an index stay small?"""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli import option
from provenance.cli.index import open_index

_LONGEST = 36500  # days: a century


@click.command("expire", short_help="Forget what has not been seen for a time.")
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(0, _LONGEST),
    required=True,
    metavar="DAYS",
    help="Days since a text was last seen.",
)
@option.index_file
@click.option(
    "--compact", is_flag=True, help="Give the room back to the disk, which takes as much room again meanwhile."
)
def command(*, days: int, index: Path | None, compact: bool) -> None:  # fmt: skip
    """Forget every text that has not been added or seen again for DAYS days."""
    from datetime import UTC, datetime, timedelta

    with open_index(index) as known:
        gone = known.expire(datetime.now(UTC) - timedelta(days=days))
        click.echo(f"{gone} {'text' if gone == 1 else 'texts'} forgotten, {len(known)} kept.")
        if compact:
            known.compact()
