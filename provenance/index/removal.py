"""How is a document forgotten?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from provenance.index.batch import place_hash
from provenance.index.failure import read_as_written
from provenance.index.link import forget
from provenance.index.posting import Postings
from provenance.index.record import hash_of
from provenance.index.word import WordIndex

_TABLES = ("document", "sketch", "text", "fact")


def remove(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Forget the documents *keys* inside the caller's transaction.

    What they held is overwritten with zeros; of the hashes in the postings, which tell no text, with the next merge.
    """
    if not keys:
        return
    connection.execute("PRAGMA secure_delete = ON")
    try:
        forget(connection, keys)
        WordIndex(connection).remove(keys)
        Postings(connection).remove(keys)
        places = [(_place(connection, key), key) for key in keys]
        connection.executemany("DELETE FROM place WHERE hash = ? AND key = ?", places)
        for table in _TABLES:
            connection.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608 - our own names
    finally:
        connection.execute("PRAGMA secure_delete = FAST")


def _place(connection: sqlite3.Connection, key: int) -> int:
    query = "SELECT location, text_hash, sketch FROM document JOIN sketch USING (key) WHERE key = ?"
    with read_as_written():
        location, text_hash, sketch = connection.execute(query, (key,)).fetchone()
        if location is not None:
            return place_hash(location)
        return hash_of(sketch) if text_hash is None else int(text_hash)
