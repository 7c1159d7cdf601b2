"""Which document stands under a key, and which at a location?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from provenance.errors import DamagedDocumentError
from provenance.index.batch import place_hash
from provenance.index.fact_record import unpack_facts
from provenance.index.failure import DamagedRowError, read_as_written
from provenance.index.key import must_be_given
from provenance.index.record import Record, writable
from provenance.index.value import Stored
from provenance.reuse.fingerprint import Fingerprint
from provenance.settings import Settings

_COLUMNS = """
    SELECT document.key, location, title, publisher, published, language, details, normaliser, first_seen, last_seen,
           sketch, size, text, facts
    FROM document JOIN sketch USING (key) LEFT JOIN text USING (key) LEFT JOIN fact USING (key)
"""


def stored(
    connection: sqlite3.Connection, path: str, settings: Settings, key: int, version: int | None = None
) -> Stored:
    """The document under *key*. Raises KeyError where there is none, DamagedDocumentError where its row is damaged."""
    try:
        with read_as_written():
            row = connection.execute(f"{_COLUMNS} WHERE document.key = ?", (key,)).fetchone()
        if row is None:
            raise _nothing_under(connection, key)
        with read_as_written():
            location = row[1]
            if version is None:
                version = keys_at(connection, location).index(key) + 1 if location is not None else 1
            return _stored(settings, version, row)
    except DamagedRowError as error:
        raise DamagedDocumentError(path, key, _location(connection, key)) from error


def must_be_there(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Raise DamagedRowError where of one of *keys*, which postings name, nothing is left: then the postings are damaged."""
    if _left(connection, keys) < len(keys):
        raise DamagedRowError


def _left(connection: sqlite3.Connection, keys: Sequence[int]) -> int:
    """Of how many of *keys* there is a document or its sketch."""
    query = """
        SELECT count(*) FROM json_each(?) WHERE EXISTS (SELECT 1 FROM document WHERE key = value)
        OR EXISTS (SELECT 1 FROM sketch WHERE key = value)
    """
    return int(connection.execute(query, (json.dumps(list(keys)),)).fetchone()[0])


def _nothing_under(connection: sqlite3.Connection, key: int) -> KeyError | DamagedRowError:
    """What it means that *key* has no document with a sketch: never given or forgotten; damaged, where one of both is left."""
    return DamagedRowError() if _left(connection, (key,)) else KeyError(key)


def _location(connection: sqlite3.Connection, key: int) -> str | None:
    """Where the damaged document under *key* stood, as far as its row still tells."""
    try:
        row = connection.execute("SELECT location FROM document WHERE key = ?", (key,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row and isinstance(row[0], str) else None


def keys_at(connection: sqlite3.Connection, location: str) -> list[int]:
    """The keys of the texts at *location*, the oldest first."""
    rows = connection.execute(
        "SELECT key FROM place JOIN document USING (key) WHERE hash = ? AND location = ? ORDER BY first_seen, key",
        (place_hash(location), writable(location)),
    )
    return [key for (key,) in rows]


def wordless(connection: sqlite3.Connection) -> int:
    """How many documents have no words to be found by; the postings tell of most indexes, without a look at every document, that there are none."""
    told = dict(connection.execute("SELECT kind, sum(documents) FROM posting_segment GROUP BY kind"))
    if told.get("word", 0) >= told.get("shingle", 0):
        return 0
    return int(connection.execute("SELECT count(*) FROM document WHERE words = 0").fetchone()[0])


def keys(connection: sqlite3.Connection, at_once: int = 4096) -> Iterator[int]:
    """All keys, rising; nothing stays open between *at_once* of them, so that writing may go on meanwhile."""
    last = 0
    while True:
        found = connection.execute(
            "SELECT key FROM sketch WHERE key > ? ORDER BY key LIMIT ?", (last, at_once)
        ).fetchall()
        if not found:
            return
        given = [key for (key,) in found]
        if given != sorted(set(given)):  # a key that stands in the wrong place is found by going there, not by asking
            raise DamagedRowError
        must_be_given(connection, np.array(given, np.int64))
        last = given[-1]
        yield from given


def sketches(
    connection: sqlite3.Connection, permutations: int, at_once: int
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]]:
    """All sketches, *at_once* documents at a time: keys of shape (n,), minima of shape (n, permutations)."""
    last = 0
    while True:
        query = "SELECT key, sketch FROM sketch WHERE key > ? ORDER BY key LIMIT ?"
        rows = connection.execute(query, (last, at_once)).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        with read_as_written():
            minima = np.frombuffer(b"".join(sketch for _, sketch in rows), "<u4").reshape(len(rows), permutations)
        yield np.array([key for key, _ in rows], np.int64), minima


def _stored(settings: Settings, version: int, row: tuple[Any, ...]) -> Stored:
    (
        key,
        location,
        title,
        publisher,
        published,
        language,
        details,
        normaliser,
        first,
        last,
        sketch,
        size,
        text,
        facts,
    ) = row
    record = Record(location, title, publisher, published, language, details)
    return Stored(
        key=key,
        document=record.document(text),
        fingerprint=Fingerprint(sketch, size, settings, normaliser),
        first_seen=datetime.fromtimestamp(first, UTC),
        last_seen=datetime.fromtimestamp(last, UTC),
        has_text=text is not None,
        version=version,
        facts=unpack_facts(facts) if facts else None,
    )
