"""What does the command line offer?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from provenance.document import Document
    from provenance.reporting.report import Report

Command = TypeVar("Command", bound=Callable[..., Any])

_REUSE = {"verbatim", "edited", "rewritten", "partial"}
_FORMATS = ("terminal", "json", "csv", "html")


def _shared_options(command: Command) -> Command:
    for option in reversed(
        [
            click.option("--format", "form", type=click.Choice(_FORMATS), default="terminal", show_default=True, help="How to write the report."),
            click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE, not to standard output."),
            click.option("--quiet", is_flag=True, help="No progress and no warnings on standard error."),
            click.option("--exit-code", is_flag=True, help="Exit with 1 where reuse was found."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command


_allow_private = click.option(
    "--allow-private", is_flag=True, help="Also fetch addresses of your own network, on any port."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="provenance-checker", prog_name="provenance")
def cli() -> None:
    """Show where a news text comes from, how much of it was copied, what was changed, and whether it says so.

    A LOCATION is a URL, a saved page (.html, .mhtml), a text file, or - for standard input. Exit status: 0 done, whatever
    was found; 1 reuse found, only with --exit-code; 2 the command line is wrong; 3 nothing could be assessed.
    """


@cli.command(short_help="What was copied, what was changed, what is new?")
@click.argument("copy")
@click.argument("source")
@_allow_private
@_shared_options
def compare(
    copy: str, source: str, *, allow_private: bool, form: str, output: Path | None, quiet: bool, exit_code: bool
) -> None:
    """Compare the location COPY with the location SOURCE: what was copied, what was changed, what is new."""
    from provenance.checker import check as run_check

    _only_one_standard_input([copy, source])
    with _client(allow_private=allow_private) as client:
        report = run_check(_acquire(copy, client), source=_acquire(source, client), client=client)
    _write([report], form, output, quiet=quiet)
    _leave([report], exit_code=exit_code)


@cli.command(short_help="Where does it come from, and does it say so?")
@click.argument("locations", nargs=-1, required=True, metavar="LOCATION...")
@click.option(
    "--source",
    metavar="LOCATION",
    help="The article it is said to come from; without it, only an address in the credit is looked up.",
)
@click.option(
    "--offline", is_flag=True, help="Fetch nothing: read the credit, and compare with --source if that is a file."
)
@_allow_private
@_shared_options
def check(
    locations: tuple[str, ...], *, source: str | None, offline: bool, allow_private: bool, form: str,
    output: Path | None, quiet: bool, exit_code: bool,
) -> None:  # fmt: skip
    """Say where each LOCATION comes from, as far as can be told, and whether it says so truthfully."""
    from provenance.checker import check as run_check
    from provenance.errors import AcquisitionError
    from provenance.reporting.visible import one_line

    if form == "html" and len(locations) > 1:
        raise click.UsageError("--format html takes one LOCATION; use json or csv for several.")
    _only_one_standard_input([*locations, source] if source else list(locations))
    reports: list[Report] = []
    with _client(allow_private=allow_private) as client:
        original = _acquire(source, client, offline=offline) if source else None
        for location in locations:
            try:
                document = _acquire(location, client, offline=offline)
            except AcquisitionError as error:
                failed = "Skipped" if len(locations) > 1 else "Error:"
                click.echo(f"{failed} {one_line(str(error))}", err=True)
                continue
            reports.append(run_check(document, source=original, client=client, offline=offline))
    if reports:
        _write(reports, form, output, quiet=quiet)
    _leave(reports, exit_code=exit_code)


@cli.command(short_help="See a report on a bundled pair of invented articles.")
@_shared_options
def demo(*, form: str, output: Path | None, quiet: bool, exit_code: bool) -> None:
    """Compare a bundled pair of invented articles, offline: see in a second what a report tells."""
    from provenance.checker import check as run_check
    from provenance.demo import demo_pair

    copy, source = demo_pair()
    report = run_check(copy, source=source, offline=True)
    _write([report], form, output, quiet=quiet)
    _leave([report], exit_code=exit_code)


def _client(*, allow_private: bool) -> Any:
    from provenance.acquisition.fetch import guarded_client

    return guarded_client(allow_private=allow_private)


def _acquire(location: str, client: Any, *, offline: bool = False) -> Document:
    from provenance.acquisition.location import acquire
    from provenance.errors import RefusedError

    if offline and location.lower().startswith(("http://", "https://")):
        raise RefusedError(location, "not fetched, because of --offline", rule="offline")
    return acquire(location, client=client)


def _only_one_standard_input(locations: list[str]) -> None:
    if locations.count("-") > 1:
        raise click.UsageError("standard input can be only one of the locations.")


def _write(reports: list[Report], form: str, output: Path | None, *, quiet: bool) -> None:
    if not quiet and form != "terminal":
        for report in reports:
            for warning in report.warnings:
                click.echo(f"Warning: {warning}", err=True)
    content = _rendered(reports, form, to_file=output is not None)
    try:
        if output is None:
            click.echo(content, nl=False)
        else:
            output.write_bytes(content)
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing is wrong, and Python must not complain about it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_PIPE_CLOSED)
    except OSError as error:
        raise _UnwritableError(f"cannot write {output or 'standard output'}: {error.strerror}.") from error


_WIDTH_OF_FILE = 100  # columns
_PIPE_CLOSED = 141  # what a shell says of a command that SIGPIPE ended


class _UnwritableError(click.ClickException):
    """There is no place for the report: the command line named none that can be written."""

    exit_code = 2


def _rendered(reports: list[Report], form: str, *, to_file: bool) -> bytes:
    if form == "terminal":
        return _for_terminal(reports, to_file=to_file)
    if form == "json":
        import json

        indent = 2 if len(reports) == 1 else None
        text = "".join(json.dumps(r.to_dict(), ensure_ascii=False, indent=indent) + "\n" for r in reports)
    elif form == "csv":
        from provenance.reporting.table import render_csv

        text = render_csv(reports)
    else:
        from provenance.reporting.html import render_html

        text = render_html(reports[0])
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate becomes what JSON itself writes for it


def _for_terminal(reports: list[Report], *, to_file: bool) -> bytes:
    from io import BytesIO, TextIOWrapper

    from rich.console import Console

    from provenance.reporting.terminal import render_terminal

    screen = Console()
    page = TextIOWrapper(BytesIO(), encoding="utf-8" if to_file else screen.encoding, errors="replace", newline="")
    console = Console(
        file=page,
        width=_WIDTH_OF_FILE if to_file else screen.width,
        force_terminal=screen.is_terminal and not to_file,
        legacy_windows=False,
        highlight=False,
    )
    for report in reports:
        render_terminal(report, console)
    page.flush()
    return page.buffer.getvalue()


def _leave(reports: list[Report], *, exit_code: bool) -> None:
    if not reports or all(not r.assessments and r.credit_finding == "unmeasured" for r in reports):
        sys.exit(3)
    if exit_code and any(a.derivation in _REUSE for r in reports for a in r.assessments):
        sys.exit(1)
