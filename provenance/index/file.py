"""How is the file of an index opened, and what if it is none?"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from provenance.errors import IndexFileError, WrongVersionError
from provenance.index.failure import DamagedRowError, failures_told, read_as_written
from provenance.index.migration import APPLICATION, MIGRATIONS, migrate

MEMORY = ":memory:"
_PAGE = 8192  # bytes: sketches of 512 bytes leave little room unused, and a changed page is still soon written
_CACHE = 65536  # kB of pages in memory
_JOURNAL = 1 << 26  # bytes that the write-ahead log keeps once it is copied: a large merge must not leave it large
_PAUSE = 0.01  # seconds between attempts
_HEADER = b"SQLite format 3\0"


def open_file(path: str, *, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the index at *path* and bring it to the newest format; make it where there is none.

    *patience* is in seconds, for which a writer waits for another. Raises IndexFileError, with one sentence, for
    whatever is no index, and WrongVersionError for one of a newer program; neither changes the file.
    """
    if path != MEMORY:
        _look(Path(path), read_only=read_only)
    with (
        failures_told(path),
        read_as_written(),
    ):  # SQLite tells of a damaged schema in the schema's words, if words they are
        connection = _connect(path, read_only=read_only, patience=patience)
        try:
            _prepare(connection, path, read_only=read_only, patience=patience)
        except BaseException:
            connection.close()
            raise
    return connection


def _look(path: Path, *, read_only: bool) -> None:
    """Whatever can be told about *path* before SQLite opens it, whose own words are 'unable to open database file'."""
    if "\0" in str(path):  # SQLite would take what stands before it for the name
        raise IndexFileError(str(path), "no file can have such a name")
    try:
        if path.is_dir():
            raise IndexFileError(str(path), "it is a folder; an index is a file")
        if not path.exists():
            if read_only:
                raise IndexFileError(str(path), "there is no such file")
            if not path.absolute().parent.is_dir():
                raise IndexFileError(str(path), f"there is no folder {path.absolute().parent} to make it in")
            return
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IndexFileError(str(path), f"it cannot be opened: {reason}") from error
    if start and start != _HEADER:
        raise IndexFileError(str(path), "it is not an index but some other kind of file; nothing was changed")


def _connect(path: str, *, read_only: bool, patience: float) -> sqlite3.Connection:
    if path == MEMORY:
        return sqlite3.connect(MEMORY, isolation_level=None)
    address = Path(path).absolute().as_uri()
    if not read_only:
        return sqlite3.connect(f"{address}?mode=rwc", uri=True, isolation_level=None, timeout=patience)
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None, timeout=patience)
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or _is_written(path):
            raise
        # In a folder that cannot be written SQLite finds no room for its locks: nobody else writes there either.
        return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _is_written(path: str) -> bool:
    """Whether a writer has left, or is at, something that is not in the file itself yet."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _prepare(connection: sqlite3.Connection, path: str, *, read_only: bool, patience: float) -> None:
    version = _version(connection, path)
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may come from a stranger
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    if read_only:
        if version < len(MIGRATIONS):
            raise IndexFileError(path, "it has an older format or is empty; open it once for writing")
        return
    if not version:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
    _write_ahead(connection, patience)
    connection.execute(
        "PRAGMA synchronous = NORMAL"
    )  # a killed program loses nothing; a power cut at most the last batches
    connection.execute("PRAGMA secure_delete = FAST")
    connection.execute(f"PRAGMA journal_size_limit = {_JOURNAL}")
    if version < len(MIGRATIONS):
        migrate(connection)


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have changes written ahead; SQLite itself does not wait for another program that is just making the same file."""
    until = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in {"wal", "memory"}:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The format's version of the file, 0 for an empty one. Raises where it is another program's or a newer one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise IndexFileError(path, "it is a database of another program; nothing was changed")
    if version < min(1, tables):  # ours, and of no format that ever was
        raise DamagedRowError
    if version > len(MIGRATIONS):
        raise WrongVersionError(
            path,
            f"it was made by a newer version of this program (format {version}, known here: {len(MIGRATIONS)}); upgrade this one",
        )
    return int(version)
