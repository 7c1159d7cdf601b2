"""`provenance rerun`: does the recorded run give the same report again?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import check, compare, option
from provenance.cli.output import write_content

if TYPE_CHECKING:
    from provenance.reporting.kept import Kept
    from provenance.reporting.report import Report

_COMMANDS: dict[str, Callable[..., list[Report]]] = {"check": check.reports_of, "compare": compare.reports_of}
_MOST_LINES = 200
_LONGEST_LINE = 160  # characters: texts are lines of their own in the JSON


@click.command("rerun", short_help="Does a bundle give the same report again?")
@click.argument("bundle", type=click.Path(exists=True, path_type=Path))
@option.output
def command(bundle: Path, *, output: Path | None) -> None:
    """Compute the report of BUNDLE again, from what it holds and without a network, and compare.

    With --output the new report.json is written to FILE. Exit status: 0 the same, byte for byte; 1 different, and what
    differs is shown; 3 it cannot be run again.
    """
    from provenance.errors import BundleError
    from provenance.reporting.kept import Kept, faults

    kept = Kept(bundle)
    if changed := faults(kept):
        raise BundleError(str(bundle), f"it is not a bundle as it was written, see provenance verify: {changed[0]}")
    if kept.path.is_dir() or not kept.manifest["complete"]:
        raise BundleError(str(bundle), "it is incomplete: there is no report to compare with")
    then, now = kept.content("report.json"), _report_again(kept)
    if output is not None:
        write_content(now, output)
    if then == now:
        click.echo(f"The same report, byte for byte, by {_versions(kept.manifest)}.")
        return
    click.echo(f"Another report, by {_versions(kept.manifest)}:")
    for line in islice(_differences(then, now), _MOST_LINES):
        click.echo(line)
    sys.exit(1)


def _report_again(kept: Kept) -> bytes:
    from provenance.errors import BundleError
    from provenance.reporting.again import Again
    from provenance.reporting.json_report import json_of

    command = kept.manifest["command"]
    try:
        return json_of(_COMMANDS[command["name"]](Again(kept), **command["arguments"]))
    except (
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        EOFError,
    ) as error:  # options unknown, records that are none
        raise BundleError(str(kept.path), f"this version cannot run it again: {error}") from error


def _versions(manifest: dict[str, Any]) -> str:
    """The version that ran then and, where it is another, the one that runs now; packages as well."""
    from provenance.reporting.manifest import package_versions
    from provenance.reporting.report import tool_version

    then, now = manifest["tool"]["version"], tool_version()
    others = [
        f"{name} {version} (now {package_versions().get(name, 'missing')})"
        for name, version in manifest["packages"].items()
        if package_versions().get(name) != version
    ]
    said = f"{manifest['tool']['name']} {then}" + ("" if then == now else f" then and {now} now")
    return said + (f"; other packages: {', '.join(others)}" if others else "")


def _differences(then: bytes, now: bytes) -> Iterator[str]:
    from provenance.reporting.visible import visible

    names = ("report.json in the bundle", "report.json again")
    for line in unified_diff(_lines(then), _lines(now), *names, n=1, lineterm=""):
        shown = visible(line)
        yield shown if len(shown) <= _LONGEST_LINE else shown[: _LONGEST_LINE - 1] + "…"


def _lines(content: bytes) -> list[str]:
    """JSON with one value a line, whether it is one report or a report a line."""
    text = content.decode("utf-8")
    reports = [text] if text.startswith("{\n") else [line for line in text.split("\n") if line]
    return [line for each in reports for line in json.dumps(json.loads(each), ensure_ascii=False, indent=2).split("\n")]
