"""Which pairs of an index are worth assessing, and in which order?

Every document is looked at once, for its candidates and its content words; what pairs they make is then told of all
together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from provenance.document import Document
from provenance.errors import DamagedDocumentError
from provenance.index.store import Index
from provenance.reuse.language import FUNCTION_WORDS
from provenance.reuse.normalisation import normalise, stem
from provenance.reuse.shingle import word_hashes
from provenance.reuse.sketches.fingerprint_word import without

Pair = tuple[int, int]
"""Two keys, the lower one first."""
Content = npt.NDArray[np.uint32]

_CANDIDATES = 10
_LIKELIEST = 3
"""Candidates of a text that are assessed even if they do not name it: a text that was copied word for word names its
copies, and not what was made of it in other words. Of the others, on a large subject, many name one alike."""
_SHARED = 2
"""Sampled shingles that make a pair worth assessing, whatever else the texts share: a quotation in a long article."""
_COMMON_GROUND = 0.28
"""Share of one text's different content words that the other must have otherwise. Among the 890 documents of l2r_other's
clusters and basil's reports 1,738 of 1,775 candidates from the same family have as much (97.9 %), and 2,741 of 7,095 others
(38.6 %); a copy that has less is held against its family's hub all the same, if only one of its relatives names it."""


@dataclass(slots=True)
class Sights:
    """What was seen of documents.

    *certain* are pairs that share shingles. *likeliest* and *others* are the remaining candidates of each document by its
    key, *contents* its different content words as hashes, sorted: one kilobyte for a long article. *textless* are keys of
    documents whose text is not kept, *shortened* those of documents of which words were left out that stand in many
    documents of their site; *damaged* ones cannot be read, and are named.
    """

    certain: set[Pair] = field(default_factory=set)
    likeliest: dict[int, tuple[int, ...]] = field(default_factory=dict)
    others: dict[int, tuple[int, ...]] = field(default_factory=dict)
    contents: dict[int, Content] = field(default_factory=dict)
    textless: list[int] = field(default_factory=list)
    shortened: list[int] = field(default_factory=list)
    damaged: dict[int, str] = field(default_factory=dict)

    def __iadd__(self, more: Self) -> Self:
        self.certain |= more.certain
        self.likeliest |= more.likeliest
        self.others |= more.others
        self.contents |= more.contents
        self.textless += more.textless
        self.shortened += more.shortened
        self.damaged |= more.damaged
        return self

    def pairs(self) -> set[Pair]:
        """The pairs worth assessing: the certain ones, and those with common ground if likely, or named by both documents."""
        likely = set(self._on_common_ground(self.likeliest))
        named = likely.union(self._on_common_ground(self.others))
        mutual = ((one, other) for one, other in named if one < other and (other, one) in named)
        found = self.certain.union(mutual, map(_pair, likely))
        return {pair for pair in found if self.damaged.keys().isdisjoint(pair)}

    @contextmanager
    def noting_damage(self) -> Iterator[None]:
        """Leave off what is done inside, and note it, where a document turns out damaged."""
        try:
            yield
        except DamagedDocumentError as error:
            self.damaged[error.key] = error.name

    def _on_common_ground(self, candidates: dict[int, tuple[int, ...]]) -> Iterator[Pair]:
        for key, mine in candidates.items():
            for other in mine:
                if _common_ground(self.contents[key], self.contents.get(other, _NOTHING)):
                    yield key, other


def look_at(index: Index, keys: Iterable[int]) -> Sights:
    """See what candidates each of *keys* has, and what it is about."""
    seen = Sights()
    for key in keys:
        with seen.noting_damage():
            try:
                stored = index.get(key)
            except KeyError:  # forgotten since it was listed
                continue
            if stored.has_text:
                _look_at(index, key, stored.document, seen)
            else:
                seen.textless.append(key)
    return seen


def _look_at(index: Index, key: int, document: Document, seen: Sights) -> None:
    boilerplate = index.boilerplate(document)
    if boilerplate:
        seen.shortened.append(key)
        document = replace(document, furniture=(*document.furniture, *boilerplate))
    candidates = index.candidates(document, limit=_CANDIDATES, leaving_out=(key,))
    seen.certain.update(_pair((key, one.key)) for one in candidates if one.shared >= _SHARED)
    for part, some in ((seen.likeliest, candidates[:_LIKELIEST]), (seen.others, candidates[_LIKELIEST:])):
        part[key] = tuple(one.key for one in some if one.shared < _SHARED)
    seen.contents[key] = _content(document)


def in_reading_order(pairs: Iterable[Pair]) -> list[Pair]:
    """*pairs* so that those of one document stand near one another: whoever assesses them in turn reads it once.

    Documents are taken breadth first through the pairs, from the lowest key of each group (Cuthill & McKee 1969).
    """
    neighbours: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        neighbours[one].append(other)
        neighbours[other].append(one)
    place: dict[int, int] = {}
    for start in sorted(neighbours):
        if start in place:
            continue
        place[start] = len(place)
        waiting = [start]
        for key in waiting:
            for other in sorted(neighbours[key], key=lambda one: (len(neighbours[one]), one)):
                if other not in place:
                    place[other] = len(place)
                    waiting.append(other)
    return sorted(
        {(min(pair), max(pair)) for pair in pairs},
        key=lambda pair: (max(place[pair[0]], place[pair[1]]), min(place[pair[0]], place[pair[1]])),
    )


def _pair(keys: Pair) -> Pair:
    return min(keys), max(keys)


_NOTHING: Content = np.empty(0, np.uint32)


def _common_ground(one: Content, other: Content) -> bool:
    least = min(len(one), len(other))
    return bool(least) and len(np.intersect1d(one, other, assume_unique=True)) >= _COMMON_GROUND * least


def _content(document: Document) -> Content:
    """The different content words of a document without inflection, as sorted hashes.

    Of 32 bits: of two articles of 400 different words one word is taken for another in one of 25,000 pairs.
    """
    words = normalise(without(document.text, document.furniture)).words
    hashes = word_hashes([*{stem(word) for word in words if word not in FUNCTION_WORDS}])
    return np.unique((hashes >> np.uint64(32)).astype(np.uint32))
