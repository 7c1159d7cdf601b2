"""In which place of a statement does a fact stand, and do two facts stand in the same one?

A fact's slot is told by the words around it: ``25,000 workers from`` and ``35,000 labourers from`` are one slot,
``25,000 workers`` and ``200 people per building`` are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from provenance.document import Passage
from provenance.reuse.reading import Reading

_WEIGHTS: Final = (1.0, 0.85, 0.7, 0.55, 0.4)
"""Of the content words before and after a fact, nearest first."""
_STEM: Final = 5
_LEAST_TOTAL: Final = 2.2
"""Slots with less weight around them than this are too bare to be told apart with confidence."""


@dataclass(slots=True)
class Slots:
    """The words of a reading, ready to be asked what stands around a passage; answers are remembered."""

    reading: Reading
    stems: tuple[str | None, ...]
    sentences: tuple[frozenset[str], ...]
    known: dict[tuple[int, int], Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> Slots:
        """Stem the content words of *reading*; function words tell nothing of a slot."""
        stop = reading.vocabulary.stop
        stems = tuple(None if word in stop or len(word) == 1 else stem(word) for word in reading.folded)
        sentences: list[set[str]] = [set() for _ in range(reading.sentence[-1] + 1)] if reading.sentence else []
        for number, one in zip(reading.sentence, stems, strict=True):
            if one:
                sentences[number].add(one)
        return cls(reading, stems, tuple(map(frozenset, sentences)))

    def around(self, words: tuple[int, int]) -> Mapping[str, float]:
        """The stems near *words* (first, past the last) in their sentence, heavier the nearer they stand."""
        found = self.known.get(words)
        if found is None:
            found = self.known[words] = self._around(*words)
        return found

    def _around(self, first: int, end: int) -> dict[str, float]:
        found: dict[str, float] = {}
        if not self.stems:
            return found
        number = self.reading.sentence[first]
        for step, i in ((-1, first - 1), (1, end)):
            rank = 0
            while 0 <= i < len(self.stems) and rank < len(_WEIGHTS) and self.reading.sentence[i] == number:
                one = self.stems[i]
                if one:
                    found[one] = max(found.get(one, 0.0), _WEIGHTS[rank])
                    rank += 1
                i += step
        return found

    def words(self, passage: Passage) -> tuple[int, int]:
        """The first word of *passage* and the one past its last."""
        indices = self.reading.within(passage)
        return indices.start, max(indices.stop, indices.start + 1)


def stem(word: str) -> str:
    """The first five letters less a plural s; figures as they are."""
    return word if word[0].isdigit() else word.rstrip("s")[:_STEM] or word


def likeness(copy: Slots, at: tuple[int, int], source: Slots, to: tuple[int, int]) -> float:
    """From 0 to 1: how much the words around *at* of the copy are those around *to* of the source."""
    one, other = copy.around(at), source.around(to)
    shared = sum(min(one[s], other[s]) for s in one.keys() & other.keys())
    total = min(sum(one.values()), sum(other.values()))
    score = shared / max(total, _LEAST_TOTAL)
    return min(1.0, score + 0.1 * _beside(copy, at, source, to))


def _beside(copy: Slots, at: tuple[int, int], source: Slots, to: tuple[int, int]) -> int:
    """On how many sides the very next word is the same, function words included."""
    one, other = copy.reading.folded, source.reading.folded
    before = at[0] > 0 and to[0] > 0 and one[at[0] - 1] == other[to[0] - 1]
    after = at[1] < len(one) and to[1] < len(other) and one[at[1]] == other[to[1]]
    return before + after
