"""What runs when the package is called as a command?"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; an expected failure is one sentence on standard error and exit status 3."""
    from provenance.cli import cli
    from provenance.errors import ProvenanceError

    try:
        cli()
    except ProvenanceError as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - this is the command's own standard error
        sys.exit(3)
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing is wrong, but Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


if __name__ == "__main__":
    main()
