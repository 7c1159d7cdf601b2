"""Which options do several commands share?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("terminal", "json", "csv", "html")


def report_options(command: Command) -> Command:
    """How a report is written, and whether reuse shows in the exit status."""
    for option in reversed(
        [
            click.option("--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True, help="How to write the report."),
            output,
            quiet,
            click.option("--exit-code", is_flag=True, help="Exit with 1 where reuse was found."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command


output = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE, not to standard output.",
)
quiet = click.option("--quiet", is_flag=True, help="No progress and no warnings on standard error.")
allow_private = click.option(
    "--allow-private", is_flag=True, help="Also fetch addresses of your own network, on any port."
)
index_file = click.option(
    "--index",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="PROVENANCE_INDEX",
    show_envvar=True,
    help="The index, one file.",
)
bundle = click.option(
    "--bundle",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.zip",
    help="Keep everything that was read, and the report, so that anybody can run it again: see rerun and verify.",
)
no_fulltext = click.option(
    "--no-fulltext", is_flag=True, help="Leave only hashes, offsets and short quotations in JSON and in the bundle."
)
cache = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Keep there what servers allow to be kept, and do not ask for it again.",
)
