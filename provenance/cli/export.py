"""`provenance export`: how does a report become something for another tool or another person?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from provenance.cli import option
from provenance.cli.output import write_content

_ZIP = b"PK\x03\x04"
_MOST_BYTES = 500_000_000


@click.command("export", short_help="A report as W3C PROV, Web Annotations or a notice.")
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "form",
    type=click.Choice(("prov", "annotations", "notice")),
    required=True,
    help="W3C PROV-JSON; Web Annotations as JSON-LD; a letter in Markdown to whoever published the copy.",
)
@option.output
def command(report: Path, *, form: str, output: Path | None) -> None:
    """Write REPORT, the JSON of a check or a bundle, in another form."""
    from provenance.errors import ProvenanceError

    reports = _reports(report)
    try:
        text = _FORMS[form](reports)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise ProvenanceError(f"{report}: this report lacks what every report has: {error}") from error
    write_content(text.encode("utf-8", "backslashreplace"), output)


def _prov(reports: list[dict[str, Any]]) -> str:
    from provenance.reporting.prov import prov_of

    return prov_of(reports)


def _annotations(reports: list[dict[str, Any]]) -> str:
    from provenance.reporting.annotation import annotations_of

    return annotations_of(reports)


def _notice(reports: list[dict[str, Any]]) -> str:
    from provenance.reporting.notice import notice_of

    return notice_of(reports)


_FORMS: dict[str, Callable[[list[dict[str, Any]]], str]] = {
    "prov": _prov,
    "annotations": _annotations,
    "notice": _notice,
}


def _reports(path: Path) -> list[dict[str, Any]]:
    """The reports in a file: one JSON object, an object a line, or the report.json of a bundle."""
    from provenance.errors import BundleError, ProvenanceError
    from provenance.reporting.kept import Kept, faults

    with path.open("rb") as file:
        content = file.read(_MOST_BYTES)
    if content.startswith(_ZIP):
        if changed := faults(Kept(path)):
            raise BundleError(str(path), f"it is not a bundle as it was written: {changed[0]}")
        content = Kept(path).content("report.json")
    text = content.decode("utf-8", "replace")
    try:
        whole = text.lstrip().startswith("{\n")
        found = [json.loads(text)] if whole else [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        found = []
    if not found or not all(isinstance(one, dict) and one.get("format_version") == 1 for one in found):
        raise ProvenanceError(f"{path}: this is not a report of provenance check or compare in JSON")
    return found
