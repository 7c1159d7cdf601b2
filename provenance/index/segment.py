"""How does a sorted run of postings stand in the file?"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.index import page
from provenance.index.failure import DamagedRowError, read_as_written
from provenance.index.key import BITS
from provenance.index.page import KEY_BITS, Array

_PAGE_BITS = 24
_SLOTS = 1 << BITS - KEY_BITS
_LAST = (1 << 64) - 1
_PAGES_AT_ONCE = 1024
"""Pages of the largest segment read at once in a walk: bounds its memory to some 30 MB."""


_POSTINGS_A_HASH = {"shingle": 1, "word": 64}
"""About how many postings there are for each different hash: what pages are laid out for."""
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of sorted postings of keys that share their higher bits, the *slot*; it never changes."""

    id: int
    slot: int
    stamp: int
    size: int
    width: int
    documents: int

    def __post_init__(self) -> None:
        numbers = (self.id, self.slot, self.stamp, self.size, self.width, self.documents)
        if not all(isinstance(number, int) for number in numbers) or not (
            0 <= self.slot < _SLOTS and self.size > 0 and 0 < self.width <= page.WIDEST
        ):
            raise DamagedRowError


class Segments:
    """The segments of one *kind* in the file behind *connection*."""

    def __init__(self, connection: sqlite3.Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind
        self._fences: dict[int, Array] = {}

    def all(self) -> list[Segment]:
        """All segments, the largest first."""
        query = "SELECT id, slot, stamp, size, width, documents FROM posting_segment WHERE kind = ? ORDER BY size DESC"
        return [Segment(*row) for row in self._connection.execute(query, (self._kind,))]

    def fences(self, segment: Segment) -> Array:
        """The first posting of each page, remembered under the segment's stamp."""
        fences = self._fences.get(segment.stamp)
        if fences is None:
            query = "SELECT fences FROM posting_segment WHERE id = ?"
            with read_as_written():
                (blob,) = self._connection.execute(query, (segment.id,)).fetchone()
                fences = np.frombuffer(blob, "<u8")
            if len(fences) != -(-segment.size // page.page_size(segment.width)):
                raise DamagedRowError
            self._fences[segment.stamp] = _rising(fences)
        return fences

    def read(self, segment: Segment, pages: Numbers) -> Array:
        """The postings of distinct *pages*, given in order."""
        return self._decoded(segment, pages, self._contents(segment, pages)) if len(pages) else np.empty(0, np.uint64)

    def read_for(self, segment: Segment, hashes: Array, first: Numbers, last: Numbers) -> Array:
        """Postings in order, all of *hashes* among them, of which ``hashes[i]`` stand on pages ``first[i]`` to ``last[i]``."""
        wanted = ranges(first, last + 1)
        if not len(wanted):
            return np.empty(0, np.uint64)
        new = np.concatenate(([True], wanted[1:] != wanted[:-1]))
        pages, which = wanted[new], np.cumsum(new) - 1
        contents = self._contents(segment, pages)
        count = page.page_size(segment.width)
        whole = len(pages) - int(pages[-1] == len(self.fences(segment)) - 1)
        inside = which < whole
        held = np.arange(len(pages)) >= whole
        if whole:
            asked = np.repeat(hashes, last + 1 - first)[inside]
            with read_as_written():
                held[which[inside][page.holding(contents[:whole], count, segment.width, which[inside], asked)]] = True
        places = np.flatnonzero(held)
        return self._decoded(segment, pages[places], [contents[place] for place in places])

    def _contents(self, segment: Segment, pages: Numbers) -> list[bytes]:
        query = "SELECT content FROM posting_page WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        ids = json.dumps((pages + (segment.id << _PAGE_BITS)).tolist())
        contents = [content for (content,) in self._connection.execute(query, (ids,))]
        if len(contents) != len(pages):
            raise DamagedRowError
        return contents

    def _decoded(self, segment: Segment, pages: Numbers, contents: list[bytes]) -> Array:
        if not contents:
            return np.empty(0, np.uint64)
        fences = self.fences(segment)
        count = page.page_size(segment.width)
        whole = len(pages) - int(pages[-1] == len(fences) - 1)
        parts = []
        with read_as_written():
            if whole:
                parts.append(page.decode(contents[:whole], fences[pages[:whole]], count, segment.width))
            if whole < len(pages):
                rest = segment.size - count * (len(fences) - 1)
                parts.append(page.decode(contents[whole:], fences[-1:], rest, segment.width))
        return _rising(np.concatenate(parts))

    def write(self, slot: int, documents: int, expected: int, blocks: Iterable[Array]) -> None:
        """Write a new segment of *documents* from sorted *blocks*, each above the one before.

        *expected* is the most postings that there may be; the fewer turn out, the more room each takes.
        """
        width = page.width_for(expected // _POSTINGS_A_HASH[self._kind])
        count = page.page_size(width)
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM posting_segment").fetchone()
        fences: list[int] = []
        size = 0
        rest = np.empty(0, np.uint64)
        for block in blocks:
            rest = np.concatenate((rest, block))
            whole = len(rest) // count * count
            self._write_pages(newest + 1, fences, rest[:whole], width)
            size, rest = size + whole, rest[whole:]
        self._write_pages(newest + 1, fences, rest, width)
        size += len(rest)
        if size:
            content = np.array(fences, "<u8").tobytes()
            row = (newest + 1, self._kind, slot, secrets.randbits(62), size, width, documents, content)
            self._connection.execute("INSERT INTO posting_segment VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def walk(self, segments: list[Segment], *, deleting: bool = False) -> Iterator[list[Array]]:
        """The postings of *segments*, the largest first, a range of hashes at a time: an array a segment.

        *deleting* deletes the segments while they are read.
        """
        largest = self.fences(segments[0])
        cuts = largest[_PAGES_AT_ONCE::_PAGES_AT_ONCE] >> np.uint64(KEY_BITS) << np.uint64(KEY_BITS)
        ends = [*cuts.tolist(), _LAST]
        read = [0] * len(segments)
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            parts = []
            for i, segment in enumerate(segments):
                postings, done = self._between(segment, start, end)
                parts.append(postings)
                if deleting:
                    self._delete_pages(segment, read[i], done)
                    read[i] = max(read[i], done)
            yield parts
        for segment in segments if deleting else ():
            self._connection.execute("DELETE FROM posting_segment WHERE id = ?", (segment.id,))
            self._fences.pop(segment.stamp, None)

    def _between(self, segment: Segment, start: int, end: int) -> tuple[Array, int]:
        """The postings from *start* up to *end*, and how many pages hold nothing beyond them."""
        fences = self.fences(segment)
        first = max(int(np.searchsorted(fences, np.uint64(start), "right")) - 1, 0)
        if end == _LAST:
            postings = self.read(segment, np.arange(first, len(fences)))
            return postings[int(np.searchsorted(postings, np.uint64(start))) :], len(fences)
        last = int(np.searchsorted(fences, np.uint64(end)))
        postings = self.read(segment, np.arange(first, last))
        inside = np.searchsorted(postings, np.array([start, end], np.uint64))
        return postings[inside[0] : inside[1]], max(last - 1, 0)

    def _write_pages(self, segment: int, fences: list[int], postings: Array, width: int) -> None:
        rows = []
        for first, content in page.encode(postings, width):
            rows.append((segment << _PAGE_BITS | len(fences), content))
            fences.append(first)
        self._connection.executemany("INSERT INTO posting_page VALUES (?, ?)", rows)

    def _delete_pages(self, segment: Segment, first: int, stop: int) -> None:
        bounds = (segment.id << _PAGE_BITS | first, segment.id << _PAGE_BITS | max(first, stop))
        self._connection.execute("DELETE FROM posting_page WHERE id >= ? AND id < ?", bounds)


def _rising(postings: Array) -> Array:
    """*postings*, which are searched through as sorted ones. Raises DamagedRowError where they are not."""
    if (postings[1:] < postings[:-1]).any():
        raise DamagedRowError
    return postings


def ranges(starts: Numbers, stops: Numbers) -> Numbers:
    """Every number from ``starts[i]`` up to ``stops[i]``, range after range."""
    lengths = stops - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())
