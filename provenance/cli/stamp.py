"""`provenance stamp`: who else can say since when a bundle has been as it is?"""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli import option
from provenance.cli.input import guarded


@click.command("stamp", short_help="Have a bundle time-stamped (RFC 3161).")
@click.argument("bundle", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--authority", required=True, metavar="URL", help="The time-stamping authority to ask.")
@option.allow_private
def command(bundle: Path, *, authority: str, allow_private: bool) -> None:
    """Send the SHA-256 of BUNDLE to a time-stamping authority and keep its answer beside it, as BUNDLE.tsr.

    ``provenance verify BUNDLE --roots CERTIFICATES.pem`` checks it.
    """
    from provenance.errors import BundleError
    from provenance.reporting.timestamp import SUFFIX, ask_for_stamp

    place = bundle.with_name(bundle.name + SUFFIX)
    if place.exists():
        raise BundleError(str(place), "it is there already, and a time stamp replaces none")
    with guarded(allow_private=allow_private) as client:
        answer = ask_for_stamp(bundle, authority, client)
    place.write_bytes(answer)
    click.echo(f"The answer of {authority} is in {place}.", err=True)
