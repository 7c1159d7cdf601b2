"""`provenance forget`: how does a document leave the index?"""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli import option
from provenance.cli.index import open_index


@click.command("forget", short_help="Forget documents: their texts, fingerprints and facts.")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@option.index_file
@click.option(
    "--compact", is_flag=True, help="Give the room back to the disk, which takes as much room again meanwhile."
)
def command(locations: tuple[str, ...], *, index: Path | None, compact: bool) -> None:
    """Forget what stood at each LOCATION, all versions of it: text, fingerprint, facts and what the page stated.

    A LOCATION is written as the index has it: the address or file that was added.
    """
    from provenance.reporting.visible import one_line

    with open_index(index) as known:
        for location in locations:
            gone = known.delete(location)
            said = f"{gone} {'text' if gone == 1 else 'texts'} forgotten" if gone else "nothing is known of it"
            click.echo(f"{one_line(location)}: {said}.")
        if compact:
            known.compact()
