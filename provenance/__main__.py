"""What runs when the package is called as a command?"""

from __future__ import annotations

import sys
from contextlib import suppress


def main() -> None:
    """Run the command line; an expected failure is one sentence on standard error and exit status 2 or 3."""
    import click

    from provenance.cli.group import cli
    from provenance.errors import ProvenanceError

    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        with suppress(OSError):  # where standard error is full as well
            error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(_INTERRUPTED)
    except ProvenanceError as error:
        from provenance.reporting.visible import one_line  # a file's name may hold line ends and escape sequences

        click.echo(f"Error: {one_line(str(error))}", err=True)
        sys.exit(3)


_INTERRUPTED = 130  # what a shell says of a command that Ctrl-C ended


if __name__ == "__main__":
    main()
