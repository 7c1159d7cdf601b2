"""What is new in a batch of documents, what is a version, and what is known already?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from provenance.document import Document
from provenance.index.record import Record, encoded, hash_of, merged, renewed, writable
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.reuse.sketches.fingerprint_word import VERSION
from provenance.settings import Settings


@dataclass(slots=True)
class Standing:
    """A text that stands at a location: in the index under *key*, or in the batch at *position* of its new ones."""

    key: int | None
    text_hash: int | None
    has_text: bool
    has_words: bool
    stale: bool = False
    position: int = -1


@dataclass(slots=True)
class Batch:
    """What is to be written: *new* texts with their hashes, *seen* again under their keys, *versions* among the new.

    *replaced* gives the keys of stale rows that new ones stand in for, by their positions among the new.
    """

    state: int
    new: list[Document | Known] = field(default_factory=list)
    text_hashes: list[int | None] = field(default_factory=list)
    place_hashes: list[int] = field(default_factory=list)
    seen: dict[int, Document] = field(default_factory=dict)
    lacking_text: set[int] = field(default_factory=set)
    lacking_words: set[int] = field(default_factory=set)
    replaced: dict[int, int] = field(default_factory=dict)
    versions: int = 0
    unchanged: int = 0


def sorted_out(connection: sqlite3.Connection, items: Sequence[Document | Known], settings: Settings) -> Batch:
    """Sort out which of *items* are new, by reading alone.

    The batch remembers the state of the index that it holds for, which another program may have changed since.
    """
    batch = Batch(state_of(connection))
    hashes = [_text_hash(item) for item in items]
    places = [_place_hash(item, text_hash) for item, text_hash in zip(items, hashes, strict=True)]
    standing = _standing(connection, places)
    for item, text_hash, place in zip(items, hashes, places, strict=True):
        location = writable(_document(item).location)
        here = standing.setdefault(place if location is None else location, [])
        twin = _twin(connection, batch, item, text_hash, here, settings)
        if twin is None:
            batch.versions += bool(here)
            here.append(Standing(None, text_hash, has_text=False, has_words=False, position=len(batch.new)))
            _put(batch, item, text_hash, place)
        elif twin.stale and twin.key is not None and isinstance(item, Document):
            batch.unchanged += 1
            batch.replaced[len(batch.new)] = twin.key
            item = renewed(_kept(connection, twin.key), item)  # noqa: PLW2901 - the same document, with what is known of it
            twin.key, twin.text_hash, twin.position = None, text_hash, len(batch.new)
            _put(batch, item, text_hash, place)
        else:
            batch.unchanged += 1
            _see_again(batch, item, twin, text_hash)
    return batch


def state_of(connection: sqlite3.Connection) -> int:
    """A number that is another as soon as another connection has changed the index."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def place_hash(location: str) -> int:
    """What ``place.hash`` is for *location*."""
    return hash_of(b"at ", encoded(writable(location) or ""))


def _put(batch: Batch, item: Document | Known, text_hash: int | None, place: int) -> None:
    batch.new.append(item)
    batch.text_hashes.append(text_hash)
    batch.place_hashes.append(place)


def _kept(connection: sqlite3.Connection, key: int) -> Record:
    query = "SELECT location, title, publisher, published, language, details FROM document WHERE key = ?"
    return Record(*connection.execute(query, (key,)).fetchone())


def _document(item: Document | Known) -> Document:
    return item.document if isinstance(item, Known) else item


def _text_hash(item: Document | Known) -> int | None:
    return None if isinstance(item, Known) else hash_of(encoded(item.text))


def _place_hash(item: Document | Known, text_hash: int | None) -> int:
    location = _document(item).location
    if location is not None:
        return place_hash(location)
    return hash_of(item.fingerprint.sketch) if isinstance(item, Known) else text_hash or 0


def _standing(connection: sqlite3.Connection, places: Sequence[int]) -> dict[str | int, list[Standing]]:
    """What the index holds at the places asked for, by location; by its hash where there is no location."""
    query = """
        SELECT hash, location, key, text_hash, EXISTS (SELECT 1 FROM text WHERE text.key = document.key), words,
               normaliser < ?
        FROM place JOIN document USING (key) WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY key
    """
    rows = connection.execute(query, (VERSION, json.dumps(places)))
    found: dict[str | int, list[Standing]] = {}
    for hash_, location, key, text_hash, has_text, has_words, stale in rows:
        here = found.setdefault(hash_ if location is None else location, [])
        here.append(Standing(key, text_hash, bool(has_text), bool(has_words), bool(stale)))
    return found


def _twin(
    connection: sqlite3.Connection, batch: Batch, item: Document | Known, text_hash: int | None,
    here: Sequence[Standing], settings: Settings,
) -> Standing | None:  # fmt: skip
    """The same text among those that stand *here*, told by its hash; by its sketch, where one of both has no text."""
    for one in here:
        if text_hash is not None and one.text_hash is not None:
            if text_hash == one.text_hash:
                return one
        elif _sketch_of(connection, batch, one, settings) == _fingerprint(item, settings).sketch:
            return one
    return None


def _fingerprint(item: Document | Known, settings: Settings) -> Fingerprint:
    return item.fingerprint if isinstance(item, Known) else Fingerprint.of(item, settings)


def _sketch_of(connection: sqlite3.Connection, batch: Batch, one: Standing, settings: Settings) -> bytes | None:
    if one.key is None:
        return _fingerprint(batch.new[one.position], settings).sketch
    found = connection.execute("SELECT sketch FROM sketch WHERE key = ?", (one.key,)).fetchone()
    return found[0] if found else None


def _see_again(batch: Batch, item: Document | Known, twin: Standing, text_hash: int | None) -> None:
    """Note that *item* is known; a fingerprint alone tells nothing new of a document whose text is at hand."""
    document = _document(item)
    if twin.key is None:
        earlier = batch.new[twin.position]
        both = merged(_document(earlier), document)
        if isinstance(item, Document):
            batch.new[twin.position], batch.text_hashes[twin.position] = both, text_hash
            twin.text_hash = text_hash
        elif isinstance(earlier, Known):
            batch.new[twin.position] = replace(earlier, document=both)
        return
    earlier_seen = batch.seen.get(twin.key)
    if earlier_seen is not None:
        document = merged(earlier_seen, document)
    if isinstance(item, Known) and (earlier_seen is not None or twin.text_hash is not None):
        batch.seen.setdefault(twin.key, earlier_seen or document)
        return
    batch.seen[twin.key] = document
    if isinstance(item, Document):
        if not twin.has_text:
            batch.lacking_text.add(twin.key)
        if not twin.has_words:
            batch.lacking_words.add(twin.key)
        twin.text_hash = text_hash
