"""How does a batch come into the index, all of it or nothing?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from provenance.document import Document
from provenance.index.batch import Batch
from provenance.index.fact_record import pack_facts
from provenance.index.key import next_key
from provenance.index.posting import Postings
from provenance.index.prints import Prints
from provenance.index.record import Record, encoded, hash_of, packed, renewed
from provenance.index.removal import remove
from provenance.index.setting import note_normaliser
from provenance.index.site import Sites
from provenance.index.value import Origin
from provenance.index.word import WordIndex
from provenance.reuse.known import Known
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document: its *text*, its *words* to be searched for, its *facts*."""

    text: bool
    words: bool
    facts: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """A batch with all that takes time computed, so that the index is held for as short as can be."""

    batch: Batch
    prints: Prints
    records: list[Record]
    texts: list[bytes | None]
    facts: list[bytes | None]


def made_ready(batch: Batch, settings: Settings, kept: Kept) -> Ready:
    """Compute what *batch* needs: fingerprints, rows, compressed texts, facts."""
    texts = [item if isinstance(item, Document) else None for item in batch.new]
    return Ready(
        batch,
        Prints.of(batch.new, settings),
        [Record.of(item.document if isinstance(item, Known) else item) for item in batch.new],
        [packed(encoded(item.text)) if item and kept.text else None for item in texts],
        [pack_facts(item) if item and kept.facts else None for item in texts],
    )


def write(connection: sqlite3.Connection, ready: Ready, kept: Kept, seen: int) -> None:
    """Write *ready* inside the caller's transaction; *seen* is in seconds since 1970."""
    batch = ready.batch
    if batch.new:
        first = next_key(connection)
        keys = range(first, first + len(batch.new))
        _write_rows(connection, ready, keys, kept, seen)
        Postings(connection).add(np.arange(keys.start, keys.stop), ready.prints.offsets, ready.prints.hashes)
        Sites(connection).add((key, row.location) for key, row in zip(keys, ready.records, strict=True))
        note_normaliser(connection, min(ready.prints.normalisers))
        if kept.words:
            items = zip(keys, batch.new, strict=True)
            WordIndex(connection).add((key, item.title, item.text) for key, item in items if isinstance(item, Document))
        _replace(connection, {keys[position]: old for position, old in batch.replaced.items()})
    _write_seen(connection, batch.seen, seen)
    _write_lacking(connection, batch, kept)


def write_origin(connection: sqlite3.Connection, origin: Origin, skipped: Sequence[tuple[int, str]], seen: int) -> None:
    """Remember how far *origin* has come, and which of its rows could not be read."""
    connection.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?)", (*astuple(origin), seen))
    rows = (
        (origin.name, position, reason.encode("utf-8", "backslashreplace").decode()) for position, reason in skipped
    )
    connection.executemany("INSERT OR REPLACE INTO skipped_row VALUES (?, ?, ?)", rows)


def _write_rows(connection: sqlite3.Connection, ready: Ready, keys: range, kept: Kept, seen: int) -> None:
    batch, prints = ready.batch, ready.prints
    sampled = np.diff(prints.offsets).tolist()
    connection.executemany(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, row.location, text_hash, row.title, row.publisher, row.published, row.language, row.details,
             normaliser, kept.words and text_hash is not None, seen, seen)
            for key, row, text_hash, normaliser in zip(keys, ready.records, batch.text_hashes, prints.normalisers, strict=True)
        ),
    )  # fmt: skip
    connection.executemany("INSERT INTO place VALUES (?, ?)", zip(batch.place_hashes, keys, strict=True))
    connection.executemany(
        "INSERT INTO sketch VALUES (?, ?, ?, ?)", zip(keys, prints.sketches, prints.sizes, sampled, strict=True)
    )
    connection.executemany(
        "INSERT INTO text VALUES (?, ?)", (row for row in zip(keys, ready.texts, strict=True) if row[1])
    )
    connection.executemany(
        "INSERT INTO fact VALUES (?, ?)", (row for row in zip(keys, ready.facts, strict=True) if row[1])
    )


def _replace(connection: sqlite3.Connection, replaced: dict[int, int]) -> None:
    """Let rows take the place of stale ones, which were first seen before."""
    connection.executemany(
        "UPDATE document SET first_seen = min(first_seen, (SELECT first_seen FROM document WHERE key = ?)) WHERE key = ?",
        ((old, new) for new, old in replaced.items()),
    )
    remove(connection, [*replaced.values()])


def _write_seen(connection: sqlite3.Connection, seen_again: dict[int, Document], seen: int) -> None:
    """Renew when texts were last seen, and what is stated beside them where it has changed."""
    connection.executemany(
        "UPDATE document SET first_seen = min(first_seen, ?1), last_seen = max(last_seen, ?1) WHERE key = ?2",
        ((seen, key) for key in seen_again),
    )
    query = """
        SELECT key, location, title, publisher, published, language, details FROM document
        WHERE key IN (SELECT value FROM json_each(?))
    """
    rows = connection.execute(query, (json.dumps(list(seen_again)),)).fetchall()
    for key, *columns in rows:
        before = Record(*columns)
        after = Record.of(renewed(before, seen_again[key]))
        if after != before:
            connection.execute(
                "UPDATE document SET title = ?, publisher = ?, published = ?, language = ?, details = ? WHERE key = ?",
                (after.title, after.publisher, after.published, after.language, after.details, key),
            )


def _write_lacking(connection: sqlite3.Connection, batch: Batch, kept: Kept) -> None:
    """Keep the texts and words of documents that were known without them."""
    for key in batch.lacking_text:
        document = batch.seen[key]
        connection.execute("UPDATE document SET text_hash = ? WHERE key = ?", (hash_of(encoded(document.text)), key))
        if kept.text:
            connection.execute("INSERT OR REPLACE INTO text VALUES (?, ?)", (key, packed(encoded(document.text))))
            connection.execute("DELETE FROM fact WHERE key = ?", (key,))
        elif kept.facts:
            connection.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", (key, pack_facts(document)))
    if kept.words and batch.lacking_words:
        keys = sorted(batch.lacking_words)
        WordIndex(connection).add((key, batch.seen[key].title, batch.seen[key].text) for key in keys)
        connection.executemany("UPDATE document SET words = 1 WHERE key = ?", ((key,) for key in keys))
