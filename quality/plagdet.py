"""How well do the passages that a program marks agree with those that were really taken over?

The measures of Potthast, Stein, Barrón-Cedeño & Rosso, "An evaluation framework for plagiarism detection" (COLING 2010),
macro-averaged as in the PAN evaluations. What is counted are characters, of the copy and of the source alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from provenance.document import Passage


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage of the copy and the passage of the source that it was taken from, in the two texts that *pair* names."""

    pair: str
    copy: Passage
    source: Passage

    def length(self) -> int:
        return self.copy.end - self.copy.start + self.source.end - self.source.start


@dataclass(frozen=True, slots=True)
class Agreement:
    """*recall* of a case is the share of it that detections cover, *precision* that of a detection which cases cover.

    *granularity* is the number of detections that a detected case has on average: 1, unless cases are torn to pieces.
    """

    recall: float
    precision: float
    granularity: float

    @property
    def plagdet(self) -> float:
        """The harmonic mean of recall and precision, divided by log2(1 + granularity)."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both / log2(1 + self.granularity) if both else 0.0


def agreement(cases: Sequence[Marked], detections: Sequence[Marked]) -> Agreement:
    """Compare true *cases* with *detections*; one detects the other where they overlap in the copy and in the source."""
    detected = _partners(cases, detections)
    right = _partners(detections, cases)
    counts = [len(partners) for partners in detected if partners]
    return Agreement(
        recall=_mean(map(_covered, cases, detected)),
        precision=_mean(map(_covered, detections, right)),
        granularity=_mean(counts) if counts else 1.0,
    )


def _partners(ones: Sequence[Marked], others: Sequence[Marked]) -> list[list[Marked]]:
    by_pair: dict[str, list[Marked]] = defaultdict(list)
    for other in others:
        by_pair[other.pair].append(other)
    return [
        [other for other in by_pair[one.pair] if _overlap(one.copy, other.copy) and _overlap(one.source, other.source)]
        for one in ones
    ]


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _covered(one: Marked, partners: Iterable[Marked]) -> float:
    """The share of *one*'s characters that stand in any of its *partners*, each character counted once."""
    found = list(partners)
    characters = _common(one.copy, (other.copy for other in found)) + _common(one.source, (o.source for o in found))
    return characters / one.length()


def _common(passage: Passage, others: Iterable[Passage]) -> int:
    total, reached = 0, passage.start
    for other in sorted(others):
        start, end = max(other.start, reached), min(other.end, passage.end)
        total += max(0, end - start)
        reached = max(reached, end)
    return total


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
