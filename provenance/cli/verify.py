"""`provenance verify`: was anything in a bundle changed after it was made?"""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("verify", short_help="Was anything in a bundle changed?")
@click.argument("bundle", type=click.Path(exists=True, path_type=Path))
def command(bundle: Path) -> None:
    """Say whether every byte of BUNDLE is as it was written, and what was changed if not.

    Exit status: 0 as it was written, 1 changed. Whoever can write the file can also make a new one that fits: compare the
    SHA-256 with the one that was deposited.
    """
    from provenance.reporting.kept import Kept, faults
    from provenance.reporting.visible import one_line

    kept = Kept(bundle)
    found = faults(kept)
    for fault in found:
        click.echo(f"changed: {one_line(fault)}")
    if found:
        sys.exit(1)
    for line in _described(bundle):
        click.echo(one_line(line))


def _described(bundle: Path) -> list[str]:
    from hashlib import file_digest

    from provenance.reporting.kept import Kept

    if bundle.is_dir():
        return [
            f"{bundle}: the folder of a run that was ended from outside; incomplete, and unchanged as far as it goes"
        ]
    manifest = Kept(bundle).manifest
    with bundle.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    state = "complete" if manifest["complete"] else f"incomplete: {manifest['reason']}"
    made = f"{manifest['tool']['name']} {manifest['tool']['version']}, {manifest['began']} to {manifest['ended']}"
    return [
        f"{bundle}: every byte is as it was written",
        f"{state}; {made}, {len(manifest['requests'])} requests",
        f"SHA-256 {digest}",
    ]
