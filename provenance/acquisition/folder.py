"""Which files are in a folder, and below it?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

_DEEPEST = 64
_MOST_FILES = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A file in a folder, or a place in it that could not be read, and why."""

    path: str
    size: int = 0
    modified: int = 0  # nanoseconds
    skipped: str | None = None


def files_in(folder: str | Path) -> Iterator[Found]:
    """The files in *folder* and in the folders in it, in the order of their names; hidden ones are left out.

    Links are followed, each folder being visited once; at most a million files, and 64 folders deep.
    """
    visited: set[tuple[int, int]] = set()
    for number, found in enumerate(_walk(str(folder), visited, 0)):
        if number == _MOST_FILES:
            yield Found(found.path, skipped=f"more than {_MOST_FILES} files")
            return
        yield found


def _walk(folder: str, visited: set[tuple[int, int]], depth: int) -> Iterator[Found]:
    try:
        status = Path(folder).stat()
        place = (status.st_dev, status.st_ino)
        if place in visited:  # a link back to where it stands in
            return
        visited.add(place)
        if depth > _DEEPEST:
            yield Found(folder, skipped=f"more than {_DEEPEST} folders deep")
            return
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - a million Paths
    except OSError as error:
        yield Found(folder, skipped=_reason(error))
        return
    for name in names:
        path = f"{folder.rstrip('/')}/{name}"
        try:
            status = os.stat(path)  # noqa: PTH116 - the same
        except OSError as error:
            yield Found(path, skipped=_reason(error))
            continue
        if S_ISDIR(status.st_mode):
            yield from _walk(path, visited, depth + 1)
        elif S_ISREG(status.st_mode):
            yield Found(path, status.st_size, status.st_mtime_ns)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "it may not be read by you"
    return f"it cannot be read: {error.strerror}"
