"""Which commands are there?"""

from __future__ import annotations

from typing import Any

import click

from provenance.cli import (
    add,
    check,
    compare,
    demo,
    expire,
    export,
    families,
    fingerprint,
    forget,
    reindex,
    rerun,
    stamp,
    verify,
)
from provenance.cli.output import writing


class _Told(click.Group):
    """Commands of which none ends with a traceback where the reader of standard output has gone or its disk is full."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:  # --help writes here
        with writing(None):
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        with writing(None):
            return super().invoke(ctx)


@click.group(cls=_Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="provenance-checker", prog_name="provenance")
def cli() -> None:
    """Show where a news text comes from, how much of it was copied, what was changed, and whether it says so.

    A LOCATION is a URL, a saved page (.html, .mhtml), a text file, or - for standard input. Exit status: 0 done, whatever
    was found; 1 reuse found, only with --exit-code, or a bundle that differs (rerun, verify); 2 the command line is wrong;
    3 nothing could be assessed.
    """


for command in (
    add.command,
    check.command,
    compare.command,
    demo.command,
    expire.command,
    export.command,
    families.command,
    fingerprint.command,
    forget.command,
    reindex.command,
    rerun.command,
    stamp.command,
    verify.command,
):
    cli.add_command(command)
