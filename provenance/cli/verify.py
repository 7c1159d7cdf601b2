"""`provenance verify`: was anything in a bundle changed after it was made?"""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("verify", short_help="Was anything in a bundle changed?")
@click.argument("bundle", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--roots",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Root certificates (PEM) of the authority whose time stamp is beside the bundle.",
)
def command(bundle: Path, *, roots: Path | None) -> None:
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
    for line in (*_described(bundle), *_stamped(bundle, roots)):
        click.echo(one_line(line))


def _stamped(bundle: Path, roots: Path | None) -> list[str]:
    from provenance.errors import BundleError
    from provenance.reporting.timestamp import SUFFIX, verified_stamp

    place = bundle.with_name(bundle.name + SUFFIX)
    if roots is None:
        return [f"{place} is not looked at without --roots"] if place.exists() else []
    if not place.exists():
        raise BundleError(str(place), "there is no time stamp")
    stamp = verified_stamp(bundle, place.read_bytes(), roots.read_bytes())
    return [f"it has been so since {stamp.time:%Y-%m-%d %H:%M:%S} UTC at the latest, says {stamp.authority}"]


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
