"""In which place of a statement does a fact stand, and do two facts stand in the same one?

A fact's slot is told by the words around it: ``25,000 workers from`` and ``35,000 labourers from`` are one slot,
``25,000 workers`` and ``200 people per building`` are two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.reading import REMEMBERED, Reading

_WEIGHTS: Final = (1.0, 0.85, 0.7, 0.55, 0.4)
"""Of the content words before and after a fact, nearest first."""
_OTHER_SIDE: Final = 0.5
"""Weight of a word that stands before the one fact and after the other: *from Norvik came 25,000 workers*."""
_STEM: Final = 5
_REACH: Final = 14
"""Words, function words included, that are looked at on either side."""
_CLOSE: Final = frozenset({" ", "-", "\u00a0", ""})
_LEAST_TOTAL: Final = 2.2
"""Slots with less weight around them than this are too bare to be told apart with confidence."""


Around = tuple[Mapping[str, tuple[float, float]], float]
"""Stems near some words, how near each stands before and how near after them, and the sum of that."""


@dataclass(slots=True, eq=False)
class Slots:
    """The words of a reading, ready to be asked what stands around a passage; answers are remembered."""

    reading: Reading
    stems: tuple[str | None, ...]
    sentences: tuple[frozenset[str], ...]
    _known: dict[tuple[int, int], Around] = field(default_factory=dict)
    _places: dict[str, tuple[int] | list[int]] = field(default_factory=dict)

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def of(cls, reading: Reading) -> Slots:
        """Stem the content words of *reading*; function words tell nothing of a slot. The latest are remembered."""
        stop = reading.vocabulary.stop
        stemmed = {word: stem(word) for word in reading.places if word not in stop and len(word) > 1}
        stems = tuple(map(stemmed.get, reading.folded))
        sentences = tuple(frozenset(filter(None, stems[a:b])) for a, b in pairwise(reading.bounds))
        return cls(reading, stems, sentences)

    def around(self, words: tuple[int, int]) -> Around:
        """The stems near *words* (first, past the last) in their sentence, and how much they weigh together."""
        found = self._known.get(words)
        if found is None:
            near = self._around(*words)
            found = self._known[words] = near, sum(map(sum, near.values()))
        return found

    def sentences_with(self, stem_: str) -> Sequence[int]:
        """The numbers of the sentences that have a stem, in order."""
        if not self._places:
            self._index()
        return self._places.get(stem_, ())

    def _index(self) -> None:
        for number, stems in enumerate(self.sentences):
            here = (number,)  # shared by all stems of the sentence that stand nowhere else, most of them
            for one in stems:
                known = self._places.setdefault(one, here)
                if isinstance(known, list):
                    known.append(number)
                elif known is not here:
                    self._places[one] = [*known, number]

    def _around(self, first: int, end: int) -> dict[str, tuple[float, float]]:
        found: dict[str, tuple[float, float]] = {}
        if not self.stems:
            return found
        span = self.reading.span(self.reading.sentence[min(first, len(self.stems) - 1)])
        before = self.stems[max(span.start, first - _REACH) : first][::-1]
        after = self.stems[end : min(span.stop, end + _REACH)]
        for weight, one in zip(_WEIGHTS, filter(None, before), strict=False):
            if one not in found:
                found[one] = (weight, 0.0)
        for weight, one in zip(_WEIGHTS, filter(None, after), strict=False):
            left, right = found.get(one, (0.0, 0.0))
            found[one] = (left, right or weight)
        return found

    def beside(self, one: str, other: str, within: int) -> bool:
        """Whether two stems stand *within* so many words of each other anywhere."""
        for number in self.sentences_with(one):
            if other in self.sentences[number]:
                at = [[i for i in self.reading.span(number) if self.stems[i] == stem_] for stem_ in (one, other)]
                if any(abs(i - j) <= within for i in at[0] for j in at[1]):
                    return True
        return False

    def words(self, passage: Passage) -> tuple[int, int]:
        """The first word of *passage* and the one past its last."""
        first = bisect_left(self.reading.starts, passage.start)
        return first, max(bisect_left(self.reading.starts, passage.end, first), first + 1)

    def counted(self, end: int) -> str | None:
        """What a number that ends before word *end* counts: the stem of the next content word, if one follows soon."""
        if end >= len(self.stems):
            return None
        stop = self.reading.span(self.reading.sentence[end]).stop
        for i in range(end, min(stop, end + 3)):
            if self.reading.gap(i) not in _CLOSE or self.reading.is_in(i, self.reading.vocabulary.joints):
                return None  # struck out nine and left
            if self.stems[i]:
                return self.stems[i]
        return None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The first five letters less a plural s; figures as they are."""
    return word if word[0].isdecimal() else word.rstrip("s")[:_STEM] or word


def likeness(copy: Slots, at: tuple[int, int], source: Slots, to: tuple[int, int]) -> float:
    """From 0 to 1: how much the words around *at* of the copy are those around *to* of the source."""
    (one, weight), (other, weight_there) = copy.around(at), source.around(to)
    shared = 0.0
    for word in one:  # in the order of the text: the last bits of a sum depend on it
        if word not in other:
            continue
        (left, right), (left_there, right_there) = one[word], other[word]
        same = min(left, left_there) + min(right, right_there)
        shared += max(same, _OTHER_SIDE * (min(left, right_there) + min(right, left_there)))
    if not shared:
        return 0.1 * _beside(copy, at, source, to)
    total = max(min(weight, weight_there), _LEAST_TOTAL)
    return min(1.0, shared / total + 0.1 * _beside(copy, at, source, to))


def are_crossed(copy: Slots, at: tuple[int, int], source: Slots, to: tuple[int, int]) -> bool:
    """Whether more of what stands before *at* stands behind *to*, and the reverse, than on the same side: *Ada is older than Bo*, *Bo is younger than Ada*."""
    (one, _), (other, _) = copy.around(at), source.around(to)
    pairs = [(one[word], other[word]) for word in one if word in other]
    same = sum(min(left, left_there) + min(right, right_there) for (left, right), (left_there, right_there) in pairs)
    crossed = sum(min(left, right_there) + min(right, left_there) for (left, right), (left_there, right_there) in pairs)
    return crossed > same


def _beside(copy: Slots, at: tuple[int, int], source: Slots, to: tuple[int, int]) -> int:
    """On how many sides the very next word is the same, function words included."""
    one, other = copy.reading.folded, source.reading.folded
    before = at[0] > 0 and to[0] > 0 and one[at[0] - 1] == other[to[0] - 1]
    after = at[1] < len(one) and to[1] < len(other) and one[at[1]] == other[to[1]]
    return before + after
