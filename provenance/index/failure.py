"""What does a failure of SQLite mean, in a sentence?"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage

from provenance.errors import IndexFileError

DAMAGED = "damaged in the index"
"""Why a document is skipped that alone cannot be read."""


class DamagedRowError(Exception):
    """A row holds what was never put into it."""


@contextmanager
def read_as_written() -> Iterator[None]:
    """What rows hold becomes values inside; raises DamagedRowError where it cannot, or where a row's page is damaged."""
    try:
        yield
    except _UNREADABLE as error:
        raise DamagedRowError from error
    except sqlite3.DatabaseError as error:
        if _code(error) == sqlite3.SQLITE_CORRUPT or str(error).startswith(_NO_TEXT):
            raise DamagedRowError from error
        raise


_NO_TEXT = "Could not decode"  # what the sqlite3 module says of a text that is no UTF-8; it has no code
_UNREADABLE = (
    ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, zlib.error,
    OSError,  # a time beyond those that the system can tell
)  # fmt: skip


_SENTENCES = {
    sqlite3.SQLITE_BUSY: "another program is writing to it and did not finish in time; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another part of this program is writing to it; try again when it is done",
    sqlite3.SQLITE_FULL: "the disk is full; what was committed before is kept, the batch at hand is not",
    sqlite3.SQLITE_IOERR: "the disk did not take or give its data; what was committed before is kept",
    sqlite3.SQLITE_READONLY: "it cannot be written to; make it and its folder writable, or open it for reading alone",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; look at the rights of the file and of its folder",
    sqlite3.SQLITE_PERM: "its rights do not let this user open it",
    sqlite3.SQLITE_AUTH: "its rights do not let this user open it",
    sqlite3.SQLITE_NOTADB: "it is not an index but some other kind of file; nothing was changed",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put back a copy of it, or build it anew",
    sqlite3.SQLITE_TOOBIG: "a document is too large for it",
    sqlite3.SQLITE_NOMEM: "there is not enough memory to work with it",
}


@contextmanager
def failures_told(path: str) -> Iterator[None]:
    """Tell a failure of SQLite as an IndexFileError about *path*; mistakes of the program itself pass as they are."""
    try:
        yield
    except DamagedRowError as error:
        raise IndexFileError(path, _SENTENCES[sqlite3.SQLITE_CORRUPT]) from error
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.DatabaseError as error:
        code = _code(error)
        if code not in _SENTENCES and not _damaged(error):
            raise
        if code == sqlite3.SQLITE_FULL and not _is_sound(path):
            code = sqlite3.SQLITE_CORRUPT
        raise IndexFileError(path, _SENTENCES.get(code, _SENTENCES[sqlite3.SQLITE_CORRUPT])) from error


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether *error* is one that our own SQL meets in no index that is whole."""
    return str(error).startswith(_DAMAGED)


_DAMAGED = (
    "no such table", "no such column", "malformed database schema", _NO_TEXT,
    "UNIQUE constraint failed",  # a new key was given before
    "unsupported file format", "attached databases must use the same text encoding",  # numbers in the header
)  # fmt: skip


def _is_sound(path: str) -> bool:
    """Whether nothing but a full disk can have stopped SQLite, which says so of numbers in a damaged page as well.

    A file that has no room is taken at its word: to look at all of a large one takes minutes.
    """
    file = Path(path)
    if not file.is_file() or disk_usage(file.absolute().parent).free < _ROOM:
        return True
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


_ROOM = 1 << 24  # bytes: more than any one write asks for
