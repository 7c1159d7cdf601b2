"""Which index does a command work on?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from provenance.index.store import Index


def open_index(path: Path | None, *, make: bool = False, read_only: bool = False) -> Index:
    """Open the index that ``--index`` names; a mistyped name makes no new one unless *make*.

    Raises click.UsageError where none is named, IndexFileError where it cannot be opened.
    """
    if path is None:
        raise click.UsageError("name the index: --index FILE, or the environment variable PROVENANCE_INDEX.")
    if str(path) == ":memory:":
        raise click.UsageError("an index in memory is gone when the command ends; name a file.")
    from provenance.errors import IndexFileError
    from provenance.index.store import Index

    if not make and not path.exists():
        raise IndexFileError(str(path), "there is no such file")
    if not make and path.is_file() and not path.stat().st_size:
        raise IndexFileError(str(path), "it is empty, no index")
    return Index(path, read_only=read_only)
