"""How do some files become one archive that has the same bytes wherever it is made?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

Open = Callable[[str], IO[bytes]]

_PIECE = 1 << 20
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can say
_UNIX = 3
_ORDINARY_FILE = 0o100644 << 16
_UNREADABLE = (BadZipFile, ValueError, RuntimeError, NotImplementedError, KeyError, IndexError, OverflowError, EOFError)


def write_archive(target: IO[bytes], names: Iterable[str], sizes: dict[str, int], opened: Open, comment: bytes) -> None:
    """Write the files *names* to *target* as a zip file: in this order, uncompressed, without times or owners."""
    with ZipFile(target, "w", ZIP_STORED) as archive:
        archive.comment = comment
        for name in names:
            member = ZipInfo(name, _TIME)
            member.create_system = _UNIX
            member.external_attr = _ORDINARY_FILE
            member.file_size = sizes[name]
            with opened(name) as source, archive.open(member, "w") as place:
                copyfileobj(source, place, _PIECE)


@contextmanager
def reading(path: Path) -> Iterator[ZipFile]:
    """The zip file at *path*. Raises ValueError in one sentence where it is none, also later, while it is read."""
    try:
        with ZipFile(path) as archive:
            if any(member.compress_type != ZIP_STORED for member in archive.infolist()):
                message = "it holds compressed files, which a bundle never does"
                raise ValueError(message)
            yield archive
    except _UNREADABLE as error:
        message = f"this is no bundle, or no longer one: {str(error) or type(error).__name__}"
        raise ValueError(message) from error


def first_difference(path: Path, names: Iterable[str]) -> int | None:
    """The place of the first byte in which *path* is not the archive that its own files make, or None.

    This finds what changes no file: times, names, comments, gaps, whatever stands before or after the archive.
    """
    with reading(path) as archive, TemporaryFile() as again:
        sizes = {member.filename: member.file_size for member in archive.infolist()}
        write_archive(again, names, sizes, archive.open, archive.comment)
        again.seek(0)
        with path.open("rb") as given:
            return _first_difference(given, again)


def _first_difference(one: BinaryIO | IO[bytes], other: BinaryIO | IO[bytes]) -> int | None:
    place = 0
    while True:
        left, right = one.read(_PIECE), other.read(_PIECE)
        if left != right:
            same = (number for number, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1])
            return place + next(same, min(len(left), len(right)))
        if not left:
            return None
        place += len(left)
