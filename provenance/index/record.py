"""How does a document become a row, and a row the same document again?"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from typing import Any

from provenance.document import Credit, Document, Furniture, Passage, Timestamp
from provenance.index.failure import DamagedRowError, read_as_written

_LISTS = ("authors", "links", "credits", "furniture", "clocks", "media")
_SHORT = 160  # bytes of JSON that compressing would not make much shorter, and that any SQLite tool can read
_LARGEST = 1 << 30  # bytes: what a hostile file may unpack to
_MOST_CLOCKS = 64  # a page whose date changes on every visit must not grow for ever


@dataclass(frozen=True, slots=True)
class Record:
    """The columns of table ``document`` that come from a Document; *details* is JSON, compressed where long."""

    location: str | None
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    details: str | bytes | None

    @classmethod
    def of(cls, document: Document) -> Record:
        """Everything of *document* but its text."""
        columns: list[str | None] = []
        exact: dict[str, str] = {}
        for name in ("location", "title", "publisher", "language"):
            value = getattr(document, name)
            columns.append(writable(value))
            if value is not None and columns[-1] != value:
                exact[name] = value
        location, title, publisher, language = columns
        published = document.published if isinstance(document.published, Timestamp) else None
        details = _details(document, published) | ({"exact": exact} if exact else {})
        stated = None if published is None else writable(str(published))
        return cls(location, title, publisher, stated, language, _packed_details(details))

    def document(self, text: bytes | None) -> Document:
        """The document again, with its packed *text* where that is kept. Raises DamagedRowError."""
        with read_as_written():
            return self._document(unpacked(text).decode("utf-8", "surrogatepass") if text else "")

    def _document(self, text: str) -> Document:
        packed_ = self.details or "{}"
        details = json.loads(packed_ if isinstance(packed_, str) else unpacked(packed_))
        if not isinstance(details, dict):
            raise TypeError
        columns = {name: getattr(self, name) for name in ("location", "title", "publisher", "language")}
        columns |= details.get("exact", {})
        clocks = tuple(Timestamp(*clock) for clock in details.get("clocks", ()))
        canonical = details.get("canonical")
        return Document(
            text=text,
            **columns,
            authors=details.get("authors", ()),
            published=self._published(details.get("published"), clocks),
            canonical=columns["location"] if canonical is True else canonical,
            links=details.get("links", ()),
            credits=tuple(_credit(*credit) for credit in details.get("credits", ())),
            furniture=tuple(_passage(*place) for place in details.get("furniture", ())),
            clocks=clocks,
            media=details.get("media", ()),
        )

    def _published(self, stated: int | list[Any] | None, clocks: tuple[Timestamp, ...]) -> Timestamp | None:
        if self.published is None:
            return None
        if stated is None:
            return Timestamp.of(self.published)
        return clocks[stated] if isinstance(stated, int) else Timestamp(*stated)


def renewed(before: Record, new: Document) -> Document:
    """*new*, merged with what *before* holds of it; alone where that is damaged, and the row is mended."""
    try:
        return merged(before.document(None), new)
    except DamagedRowError:
        return new


def merged(old: Document, new: Document) -> Document:
    """What is known of a text seen again: *new*, with what only *old* states, and all dates that either stated.

    A page that is dated back gives itself away by them; a table's row takes nothing from what the page itself told.
    """
    before = tuple(clock for clock in old.clocks if clock not in new.clocks)
    if (
        isinstance(old.published, Timestamp)
        and new.published
        and old.published not in {*new.clocks, *before, new.published}
    ):
        before = (old.published, *before)
    clocks = (new.clocks + before)[: max(_MOST_CLOCKS, len(new.clocks))]
    left_out = {name: value for name in _STATED if (value := getattr(old, name)) and not getattr(new, name)}
    return replace(new, **left_out, clocks=clocks) if left_out or before else new


_STATED = tuple(field.name for field in fields(Document) if field.name not in {"text", "location", "clocks"})


def writable(text: str | None) -> str | None:
    r"""*text* as SQLite can hold it: a lone surrogate, which no UTF-8 has, is written ``\ud83d``."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode()


def hash_of(*parts: bytes) -> int:
    """The first 8 bytes of the BLAKE2b of *parts*, as the signed integer that SQLite holds."""
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part)
    return int.from_bytes(digest.digest(), "little", signed=True)


def encoded(text: str) -> bytes:
    """*text* as UTF-8 that gives any text again, lone surrogates among it."""
    return text.encode("utf-8", "surrogatepass")


def packed(content: bytes) -> bytes:
    """*content*, compressed."""
    return zlib.compress(content, _LEVEL)


def unpacked(content: bytes) -> bytes:
    """*content*, unpacked. Raises ValueError where it would be larger than anything that was put in."""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(content, _LARGEST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("it unpacks to more than a document, or breaks off")
    return found


_LEVEL = 5  # a tenth faster than zlib's own choice, and as small


def _details(document: Document, published: Timestamp | None) -> dict[str, Any]:
    """All that has no column of its own, without what is empty."""
    details: dict[str, Any] = {name: _plain(getattr(document, name)) for name in _LISTS if getattr(document, name)}
    if document.canonical is not None:
        details["canonical"] = True if document.canonical == document.location else document.canonical
    if published in document.clocks:
        details["published"] = document.clocks.index(published)
    elif published is not None and not _is_plain(published):
        details["published"] = _values(published)
    return details


def _is_plain(published: Timestamp) -> bool:
    """Whether the column alone gives *published* again."""
    try:
        return Timestamp.of(str(published)) == published and writable(str(published)) == str(published)
    except ValueError:
        return False


def _plain(values: Iterable[Any]) -> list[Any]:
    return [value if isinstance(value, str) else _values(value) for value in values]


def _values(value: Any) -> list[Any]:
    """The fields of a dataclass in order; a credit's passage as its start and end."""
    found = [getattr(value, field.name) for field in fields(value)]
    return [[part.start, part.end] if isinstance(part, Passage) else part for part in found]


def _credit(kind: Any, target: str, quotation: str, passage: list[int] | None, where: Any) -> Credit:
    return Credit(kind, target, quotation, Passage(*passage) if passage else None, where)


def _passage(start: int, end: int, kind: Any = None) -> Passage:
    return Passage(start, end) if kind is None else Furniture(start, end, kind)


def _packed_details(details: dict[str, Any]) -> str | bytes | None:
    if not details:
        return None
    text = json.dumps(details, ensure_ascii=False, separators=(",", ":"))
    try:
        content = text.encode()
    except UnicodeEncodeError:
        text = json.dumps(details, separators=(",", ":"))
        content = text.encode()
    return text if len(content) <= _SHORT else packed(content)
