"""`provenance reindex`: how does an index catch up with a newer version of this program?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from provenance.cli import option
from provenance.cli.index import open_index


@click.command("reindex", short_help="Make fingerprints anew after an upgrade that reads words otherwise.")
@option.index_file
@option.quiet
def command(*, index: Path | None, quiet: bool) -> None:
    """Make the fingerprints of an older version anew, wherever the index keeps the text.

    Interrupted, it goes on where it stopped. Documents without their text keep their old fingerprints, by which some of
    their copies are no longer found; they are listed, as are documents whose row is damaged.
    """
    from provenance.reporting.visible import one_line

    shown = sys.stderr.isatty() and not quiet
    with open_index(index) as known:
        done = known.reindex(_show if shown else None)
        click.echo(f"{done.recomputed} {'fingerprint' if done.recomputed == 1 else 'fingerprints'} made anew.")
        if done.stale:
            click.echo(f"{done.stale} stale, for their texts are not kept or cannot be read; add them again:")
            for key, location in known.stale():
                click.echo(f"  {one_line(location) if location else f'document {key}, which has no location'}")


def _show(done: int, total: int) -> None:
    click.echo(f"\r{done:,} of {total:,}" + ("\n" if done == total else ""), nl=False, err=True)
