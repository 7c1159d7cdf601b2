"""Which passages of a document does its site print under or above many of its texts?

A site is known by its documents: what at least eight of them share, and a fifth of those ever seen of it, is the site's
and not the article's. Postings hold a sample of a text's shingles; a sentence or a line belongs to the boilerplate where
such shingles cover half of its words, or where nothing else of it is in the sample.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from provenance.document import Document, Furniture, Passage
from provenance.index.posting import Postings
from provenance.index.sample import sample_of
from provenance.index.site import Sites
from provenance.index.word import words_of
from provenance.reuse.sentence import sentences
from provenance.reuse.shingle import Hashes, shingle_hashes
from provenance.reuse.sketches.winnowing import WINDOW
from provenance.settings import Settings

_MOST = 16_384
"""Documents that are looked through for one shingle: five words that more of them share are nobody's own."""
_SEVERAL = 2
"""Documents of a site that show a shingle not to be one article's own; where boilerplate begins the sample varies."""
_HALF = 0.5

_Flags = npt.NDArray[np.bool_]


class Boilerplate:
    """Tells it from the file behind *connection*; kept and used again, it remembers where to look."""

    def __init__(self, connection: sqlite3.Connection, settings: Settings) -> None:
        self._length = settings.shingle_length
        self._postings = Postings(connection)
        self._sites = Sites(connection)

    def find(self, document: Document) -> tuple[Furniture, ...]:
        """The passages of *document* outside its furniture that are boilerplate of its site, in order.

        None where they would be more than half of it: then one article stands at many addresses of the site.
        """
        site = self._sites.known(document.location or document.canonical)
        if site is None:
            return ()
        _, sample = sample_of(document, self._length)
        hits = self._postings.find(sample, _MOST)
        holding = site.holding(hits.asked, hits.keys, len(sample))
        common = hits.frequency > _MOST
        printed = (holding >= site.least) | common
        if not printed.any():
            return ()
        told = _Text(document, self._length, sample[printed], sample[(holding < _SEVERAL) & ~common])
        found = tuple(told.boilerplate())
        left_out = sum(len(words_of(passage.of(document.text))) for passage in found)
        return found if left_out <= _HALF * told.words else ()


class _Text:
    """The lines and sentences of a document outside its furniture, by which shingles a site *printed* and which are its *own*."""

    def __init__(self, document: Document, length: int, printed: Hashes, own: Hashes) -> None:
        self._text = document.text
        self._language = document.language
        self._lines = [list(line) for line in _lines(document)]
        pieces = [words_of(piece.of(document.text)) for line in self._lines for piece in line]
        self._ends = [0, *accumulate(map(len, pieces))]
        shingles = shingle_hashes([word for words in pieces for word in words], length)
        self._covered = _covered(np.flatnonzero(np.isin(shingles, printed)), length, self.words)
        self._own = np.isin(shingles, own)
        self._length = length

    @property
    def words(self) -> int:
        """How many there are."""
        return self._ends[-1]

    def boilerplate(self) -> Iterator[Furniture]:
        """Whole lines, and of other lines single sentences."""
        first = 0
        for line in self._lines:
            last = first + len(line)
            if self._is_printed(first, last):
                yield Furniture(line[0].start, line[-1].end)
            else:
                for place, sentence in enumerate(line, first):
                    if self._is_printed(place, place + 1):
                        yield Furniture(sentence.start, sentence.end)
            first = last

    def _is_printed(self, first: int, last: int) -> bool:
        """Whether the sentences from *first* up to *last* are boilerplate, taken together."""
        start, end = self._ends[first], self._ends[last]
        covered = int(self._covered[start:end].sum())
        if covered < min(self._length, end - start) or not covered:
            return False
        own = self._own[start : max(start, end - self._length + 1)]
        return covered >= _HALF * (end - start) or not own.any()


def _covered(places: npt.NDArray[np.intp], length: int, words: int) -> _Flags:
    """Which of a text's *words* stand in shingles at *places*, or between two with room for no other sample."""
    covered = np.zeros(words, np.bool_)
    ends = places + length
    for place, (start, end) in enumerate(zip(places.tolist(), ends.tolist(), strict=True)):
        before = int(ends[place - 1]) if place else start
        covered[before if start - before < WINDOW else start : end] = True
    return covered


def _lines(document: Document) -> Iterator[Sequence[Passage]]:
    """The sentences of each line of *document*, parted where furniture stands."""
    done = 0
    for passage in [*sorted(document.furniture, key=lambda one: (one.start, one.end)), None]:
        end = passage.start if passage else len(document.text)
        yield from _of_stretch(document, done, end)
        done = max(done, passage.end if passage else end)


def _of_stretch(document: Document, start: int, end: int) -> Iterator[list[Passage]]:
    line: list[Passage] = []
    for found in sentences(document.text[start:end], document.language):
        sentence = Passage(start + found.start, start + found.end)
        if line and "\n" in document.text[line[-1].end : sentence.start]:
            yield line
            line = []
        line.append(sentence)
    if line:
        yield line
