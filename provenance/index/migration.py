"""How does a file come to the newest format, from nothing or from an older one?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

MIGRATIONS = ("index.sql",)
"""One script for each version of the format, in order; ``PRAGMA user_version`` counts those that a file has been through."""

APPLICATION = int.from_bytes(b"PROV", "big")
"""``PRAGMA application_id``, by which ``file`` and we know an index from another program's SQLite file."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty file or an index of an older version to the newest, all in one transaction.

    Two programs may come at once: the later one finds nothing left to do.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for script in MIGRATIONS[version:]:
            for statement in _statements(files("provenance.index").joinpath(script).read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {max(version, len(MIGRATIONS))}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of *script*; ``executescript`` would end the transaction they are to be in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
