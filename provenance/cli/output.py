"""How does a report leave the command line?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from provenance.reporting.report import Report

_REUSE = {"verbatim", "edited", "rewritten", "partial"}


def write(reports: list[Report], form: str, output: Path | None, *, quiet: bool, fulltext: bool = True) -> None:
    """Write *reports* in *form* to *output* or standard output, their warnings to standard error."""
    if not quiet and form != "terminal":
        for report in reports:
            for warning in report.warnings:
                click.echo(f"Warning: {warning}", err=True)
    write_content(_rendered(reports, form, to_file=output is not None, fulltext=fulltext), output)


def write_content(content: bytes, output: Path | None) -> None:
    """Write *content* to *output* or standard output."""
    with writing(output):
        if output is None:
            click.echo(content, nl=False)
        else:
            output.write_bytes(content)


@contextmanager
def writing(output: Path | None) -> Iterator[None]:
    """Tell in a sentence why *output*, or standard output, cannot be written to."""
    try:
        yield
    except BrokenPipeError:
        _leave_standard_output()  # the reader (head, less) has gone: nothing is wrong
        sys.exit(_PIPE_CLOSED)
    except OSError as error:
        if output is None:
            _leave_standard_output()
        place = output or error.filename or "standard output"  # an error of a stream that is open names no file
        raise _UnwritableError(f"cannot write {place}: {error.strerror or error}.") from error


def _leave_standard_output() -> None:
    """What is still to be written there goes nowhere, or Python would try once more at its exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_WIDTH_OF_FILE = 100  # columns
_PIPE_CLOSED = 141  # what a shell says of a command that SIGPIPE ended


class _UnwritableError(click.ClickException):
    """There is no place for the report: the command line named none that can be written."""

    exit_code = 2


def _rendered(reports: list[Report], form: str, *, to_file: bool, fulltext: bool) -> bytes:
    if form == "terminal":
        return _for_terminal(reports, to_file=to_file)
    if form == "json":
        from provenance.reporting.json_report import json_of

        return json_of(reports, fulltext=fulltext)
    if form == "csv":
        from provenance.reporting.table import render_csv

        text = render_csv(reports)
    else:
        from provenance.reporting.html import render_html

        text = render_html(reports[0])
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate becomes what JSON itself writes for it


def _for_terminal(reports: list[Report], *, to_file: bool) -> bytes:
    from provenance.reporting.terminal import render_terminal

    def print_all(console: Console) -> None:
        for report in reports:
            render_terminal(report, console)

    return console_page(print_all, to_file=to_file)


def console_page(printed: Callable[[Console], None], *, to_file: bool) -> bytes:
    """What *printed* puts on a console as wide and colourful as the screen, or on plain paper where it goes *to_file*."""
    from io import BytesIO, TextIOWrapper

    from rich.console import Console

    screen = Console()
    page = TextIOWrapper(BytesIO(), encoding="utf-8" if to_file else screen.encoding, errors="replace", newline="")
    console = Console(
        file=page,
        width=_WIDTH_OF_FILE if to_file else screen.width,
        force_terminal=screen.is_terminal and not to_file,
        legacy_windows=False,
        highlight=False,
    )
    printed(console)
    page.flush()
    return page.buffer.getvalue()


def _measured(report: Report) -> bool:
    """Whether anything was found out: of a source, of the credit, or that the index knows no source."""
    answered = any(
        getattr(step, "place", "") == "index" and getattr(step, "outcome", "") == "none" for step in report.trail
    )
    return bool(report.assessments) or report.credit_finding != "unmeasured" or answered


def leave(reports: list[Report], *, exit_code: bool) -> None:
    """End with the exit status that *reports* deserve."""
    if not any(map(_measured, reports)):
        sys.exit(3)
    if exit_code and any(a.derivation in _REUSE for r in reports for a in r.assessments):
        sys.exit(1)
