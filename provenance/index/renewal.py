"""How do fingerprints become those of a newer normaliser?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from provenance.document import Document
from provenance.index.failure import DamagedRowError, read_as_written
from provenance.index.posting import Postings
from provenance.index.prints import Prints
from provenance.index.record import Record
from provenance.index.setting import forget_older_normalisers
from provenance.index.transaction import writing
from provenance.index.word import WordIndex
from provenance.reuse.sketches.fingerprint_word import VERSION
from provenance.settings import Settings

_NONE = -1
"""``document.normaliser`` of a document between its old postings, which are gone, and its new ones."""
_AT_ONCE = 1024


def renew(connection: sqlite3.Connection, settings: Settings, progress: Callable[[int, int], object]) -> int:
    """Recompute the fingerprints of older normalisers wherever the text is kept and can be read, and say how many.

    *progress* is told how many are done, of how many. Interrupted, it goes on where it stopped; a document that waits
    for its turn is not found meanwhile, nor is one whose row is damaged from now on: it stays stale.
    """
    with writing(connection):
        keys = _keys(connection, "normaliser BETWEEN 0 AND ?", VERSION - 1)
        if keys:
            for index in (Postings(connection), WordIndex(connection)):
                index.remove(keys)
                index.merge()  # which drops them: only then may the keys be given again
            connection.executemany("UPDATE document SET normaliser = ? WHERE key = ?", ((_NONE, key) for key in keys))
    keys = _keys(connection, "normaliser = ?", _NONE)
    renewed = 0
    for start in range(0, len(keys), _AT_ONCE):
        progress(start, len(keys))
        renewed += _renew(connection, settings, keys[start : start + _AT_ONCE])
    progress(len(keys), len(keys))
    with writing(connection):
        if next(stale(connection), None) is None:
            forget_older_normalisers(connection)
    return renewed


def stale(connection: sqlite3.Connection) -> Iterator[tuple[int, str | None]]:
    """Key and location of every document whose fingerprint an older normaliser made."""
    return connection.execute("SELECT key, location FROM document WHERE normaliser < ? ORDER BY key", (VERSION,))


def _keys(connection: sqlite3.Connection, condition: str, version: int) -> list[int]:
    query = f"SELECT key FROM document JOIN text USING (key) WHERE {condition} ORDER BY key"  # noqa: S608 - our own words
    return [key for (key,) in connection.execute(query, (version,))]


def _renew(connection: sqlite3.Connection, settings: Settings, some: list[int]) -> int:
    """Renew those of *some* keys whose documents can be read, and say how many."""
    by_key = dict(_readable(connection, some))
    keys = list(by_key)
    prints = Prints.of(list(by_key.values()), settings)
    sampled = np.diff(prints.offsets).tolist()
    with writing(connection):
        rows = zip(prints.sketches, prints.sizes, sampled, keys, strict=True)
        connection.executemany("UPDATE sketch SET sketch = ?, size = ?, sampled = ? WHERE key = ?", rows)
        Postings(connection).add(np.array(keys), prints.offsets, prints.hashes)
        worded = {
            key for (key,) in connection.execute("SELECT key FROM document WHERE words AND normaliser = ?", (_NONE,))
        }
        again = [key for key in keys if key in worded]
        WordIndex(connection).add((key, by_key[key].title, by_key[key].text) for key in again)
        connection.executemany("UPDATE document SET normaliser = ? WHERE key = ?", ((VERSION, key) for key in keys))
    return len(keys)


def _readable(connection: sqlite3.Connection, keys: Iterable[int]) -> Iterator[tuple[int, Document]]:
    query = """
        SELECT location, title, publisher, published, language, details, text FROM document JOIN text USING (key)
        WHERE key = ?
    """
    for key in keys:
        try:
            with read_as_written():
                *columns, text = connection.execute(query, (key,)).fetchone()
            document = Record(*columns).document(text)
        except DamagedRowError:
            continue
        yield key, document
