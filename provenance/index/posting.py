"""Which documents hold these hashes?

Postings stand in sorted segments, one more with every batch of documents; a segment that is smaller than twice all
smaller ones together is merged with them, page by page (a log-structured merge tree, O'Neil et al. 1996). Nothing here
begins or ends a transaction: whoever calls does, so that a batch and its merges are kept together or not at all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from provenance.index import page
from provenance.index.key import must_be_given
from provenance.index.page import HASH_BITS, KEY_BITS, Array
from provenance.index.segment import Numbers, Segment, Segments, ranges
from provenance.reuse.shingle import Hashes

Kind = Literal["shingle", "word"]

_MASK = np.uint64((1 << KEY_BITS) - 1)
_SHIFT = np.uint64(KEY_BITS)
_DROPPED = np.uint64(64 - HASH_BITS)
_RATIO = 2
"""How many times all smaller segments a segment is at least: three or four segments, each posting written seven times."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found for each hash asked.

    Posting *i* says that the hash ``asked[i]`` (its place among those asked) stands in document ``keys[i]``.
    *frequency* counts the documents of each hash asked; where it is more than was allowed it is only known to be more,
    and no posting of the hash is given.
    """

    asked: Numbers
    keys: Numbers
    frequency: Numbers

    def without(self, keys: Numbers) -> Hits:
        """The same as if the documents *keys* were not there."""
        if not len(keys):
            return self
        out = np.isin(self.keys, keys)
        fewer = np.bincount(self.asked[out], minlength=len(self.frequency))
        return Hits(self.asked[~out], self.keys[~out], self.frequency - fewer)


class Postings:
    """The postings of one *kind*, in the file behind *connection*.

    Merges keep at most *kept* postings of a hash, which are enough to know that it is common; None keeps all.
    """

    def __init__(self, connection: sqlite3.Connection, kind: Kind = "shingle", kept: int | None = None) -> None:
        self._connection = connection
        self._segments = Segments(connection, kind)
        self._kind = kind
        self._kept = kept

    def add(self, keys: Numbers, offsets: Numbers, hashes: Hashes) -> None:
        """Remember that document ``keys[i]`` holds ``hashes[offsets[i]:offsets[i + 1]]``, each once.

        Keys are whole numbers from 0; a removed one may be given again after a ``merge``.
        """
        owners = np.repeat(keys.astype(np.uint64), np.diff(offsets))
        postings = (hashes >> _DROPPED) << _SHIFT | (owners & _MASK)
        slots = owners >> _SHIFT
        for slot in np.unique(slots).tolist():
            mine = np.sort(postings[slots == slot])
            self._segments.write(slot, int(np.sum(keys >> KEY_BITS == slot)), len(mine), [mine])
            self._settle(slot)

    def remove(self, keys: Iterable[int]) -> None:
        """Forget documents: they are no longer found, and merges drop their postings."""
        rows = ((self._kind, key) for key in keys)
        self._connection.executemany("INSERT OR IGNORE INTO posting_removed VALUES (?, ?)", rows)

    def merge(self) -> None:
        """Make one segment of all (one for every 16.7 million keys), and drop what was removed."""
        segments = self._segments.all()
        for slot in {segment.slot for segment in segments}:
            gone = self._removed_from(slot)
            self._merge([segment for segment in segments if segment.slot == slot], gone, len(gone))
        self._connection.execute("DELETE FROM posting_removed WHERE kind = ?", (self._kind,))

    def documents(self) -> int:
        """How many documents were added; of those removed, some may be counted until the next ``merge``."""
        return sum(segment.documents for segment in self._segments.all())

    def find(self, hashes: Hashes, most: int) -> Hits:
        """Find the documents of distinct *hashes*, leaving out a hash that more than *most* documents hold.

        *most* must be less than what merges keep of a hash.
        """
        order = np.argsort(hashes, kind="stable")
        wanted = hashes[order] >> _DROPPED
        frequency = np.zeros(len(wanted), np.int64)
        asked, keys = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for segment in self._segments.all():
            rare = np.flatnonzero(frequency <= most)
            counts, found = self._find_in(segment, wanted[rare], most)
            frequency[rare] += counts
            asked.append(np.repeat(rare, np.where(counts > most, 0, counts)))
            keys.append((found & _MASK).astype(np.int64) | segment.slot << KEY_BITS)
        return self._hits(order, np.concatenate(asked), np.concatenate(keys), frequency, most)

    def walk(self) -> Iterator[tuple[Array, Numbers]]:
        """All postings as hashes and keys, in order of both; equal hashes stand in one of the parts given."""
        segments = self._segments.all()
        for parts in self._segments.walk(segments) if segments else ():
            postings = np.concatenate(parts)
            slots = np.repeat([segment.slot for segment in segments], [len(part) for part in parts])
            keys = (postings & _MASK).astype(np.int64) | slots << KEY_BITS
            must_be_given(self._connection, keys)
            order = np.lexsort((keys, postings >> _SHIFT)) if slots.any() else np.argsort(postings)
            kept = order[~self._removed(keys[order])]
            yield postings[kept] >> _SHIFT, keys[kept]

    def _hits(self, order: Numbers, asked: Numbers, keys: Numbers, frequency: Numbers, most: int) -> Hits:
        must_be_given(self._connection, keys)
        by_place = np.empty_like(frequency)
        by_place[order] = frequency
        kept = (frequency[asked] <= most) & ~self._removed(keys)
        return Hits(order[asked[kept]], keys[kept], by_place)

    def _find_in(self, segment: Segment, wanted: Array, most: int) -> tuple[Numbers, Array]:
        """How often *segment* holds each of the sorted *wanted*, and the postings of those it holds *most* times or less."""
        fences = self._segments.fences(segment)
        lowest, highest = wanted << _SHIFT, wanted << _SHIFT | _MASK
        first = np.maximum(np.searchsorted(fences, lowest, "right") - 1, 0)
        last = np.searchsorted(fences, highest, "right") - 1
        within = (last - first - 1) * page.page_size(segment.width)  # pages between others hold nothing else
        needed = np.flatnonzero((within <= most) & (last >= first))
        postings = self._segments.read_for(segment, wanted[needed], first[needed], last[needed])
        starts, ends = np.searchsorted(postings, lowest[needed]), np.searchsorted(postings, highest[needed], "right")
        counts = np.where(within > most, within, 0)
        counts[needed] = ends - starts
        few = counts[needed] <= most
        return counts, postings[ranges(starts[few], ends[few])]

    def _removed(self, keys: Numbers) -> npt.NDArray[np.bool_]:
        """Which of *keys* were removed."""
        if not self._connection.execute("SELECT 1 FROM posting_removed WHERE kind = ?", (self._kind,)).fetchone():
            return np.zeros(len(keys), np.bool_)
        query = "SELECT key FROM posting_removed WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(query, (self._kind, json.dumps(np.unique(keys).tolist())))
        return np.isin(keys, np.array([key for (key,) in rows], np.int64))

    def _settle(self, slot: int) -> None:
        """Merge the largest segment that is too small for those below it, and all below it."""
        segments = [segment for segment in self._segments.all() if segment.slot == slot]
        rest = sum(segment.size for segment in segments)
        for i, segment in enumerate(segments[:-1]):
            rest -= segment.size
            if segment.size < _RATIO * rest:
                self._merge(segments[i:], self._removed_from(slot))
                return

    def _merge(self, segments: list[Segment], removed: Array, gone: int = 0) -> None:
        """Make one segment of *segments*, which are of one slot, the largest first, of which *gone* documents are gone."""
        documents = sum(segment.documents for segment in segments) - gone
        expected = sum(segment.size for segment in segments)
        self._segments.write(segments[0].slot, documents, expected, self._merged(segments, removed))

    def _removed_from(self, slot: int) -> Array:
        """The lower bits of the keys removed from *slot*."""
        query = "SELECT key FROM posting_removed WHERE kind = ? AND key >> 24 = ?"
        return np.array([key for (key,) in self._connection.execute(query, (self._kind, slot))], np.uint64) & _MASK

    def _merged(self, segments: list[Segment], removed: Array) -> Iterator[Array]:
        """The postings of *segments* in order, less the *removed* and those of common hashes beyond what is kept."""
        for parts in self._segments.walk(segments, deleting=True):
            taken = np.sort(np.concatenate(parts))
            postings = taken[~np.isin(taken & _MASK, removed)] if len(removed) else taken
            yield postings if self._kept is None else postings[_rank(postings >> _SHIFT) < self._kept]


def _rank(values: Array) -> Numbers:
    """For each of the sorted *values* how many equal ones stand before it."""
    places = np.arange(len(values))
    new = np.concatenate((np.ones(min(1, len(values)), np.bool_), values[1:] != values[:-1]))
    return places - np.maximum.accumulate(np.where(new, places, 0))
