"""Does the copy tell what the source tells in its order, and keep together what stands together there?

Rewriting changes nearly every sentence but seldom moves what is told: the order of a source's own rare words survives
where no run of words does, and the words of one sentence still come from one place of the source. Independent reports,
however much they share, seldom have either. What the copy quotes is left out: all who heard it quote the same words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from provenance.reuse.body import Body
from provenance.reuse.language import FUNCTION_WORDS
from provenance.reuse.shingle import distinct, firsts
from provenance.reuse.stem import Ints, Mask, Stems

_RARE = 2
"""A stem that stands in the source at most this often is rare: what returns all the time tells no order."""
_NOT_COMMON = 12
"""A stem that stands in the source more often than this tells no place either, and would cost quadratic time."""
_CLOSE = 30
"""Words of the source within which words stand together: a long sentence, or two."""
_STATEMENT = 40
"""Words of the copy that come from one place, at most: a sentence without an end, as in a transcript, comes from many."""
_DOUBT = 10
"""Imaginary words at the neutral rate, added to every count: three words in order prove nothing."""


@dataclass(frozen=True, slots=True)
class WordOrder:
    """How far the copy's content words outside quotations keep the places of the source.

    *in_sequence* of the *rare* words, which stand in the source once or twice, form the longest sequence common to both
    texts, which a single moved block does not spoil. *together* of the words that a sentence *shares* with the source
    stand close together there, counted sentence by sentence; *together_by_chance* do where the sentences are made of the
    same words dealt out anew, which in a short source are many.
    """

    in_sequence: int
    rare: int
    together: int
    shared: int
    together_by_chance: float

    @property
    def by_chance(self) -> float:
        """How many of the rare words form a sequence where they come in any order: 2√n (Logan & Shepp 1977)."""
        return min(float(self.rare), 2 * sqrt(self.rare))

    def share_in_sequence(self, neutral: float) -> float:
        """The share of the rare words that stand in the longest sequence, beyond chance; nearer to *neutral* the fewer."""
        beyond, most = self.in_sequence - self.by_chance, self.rare - self.by_chance
        return (beyond + _DOUBT * neutral) / (most + _DOUBT)

    def share_together(self, neutral: float) -> float:
        """The share of the shared words that stand together, beyond chance; nearer to *neutral* the fewer they are."""
        beyond, most = self.together - self.together_by_chance, self.shared - self.together_by_chance
        return (beyond + _DOUBT * neutral) / (most + _DOUBT)


def word_order(copy: Body, source: Body, quoted: Iterable[range] = (), stems: Stems | None = None) -> WordOrder:
    """Compare where the source's words stand with where they stand in *copy*, in O(n log n).

    *quoted* are the stretches of the copy's words that are quotations, *stems* the stems of the two texts, where they are
    at hand already.
    """
    stems = stems or Stems.of(copy, source)
    places = _Places.of(stems)
    told = np.flatnonzero(_telling(copy, quoted) & (places.counts[stems.copy] > 0))
    rare = stems.copy[told]
    rare = rare[places.counts[rare] <= _RARE]
    bounds = np.array([(0, 0), *_statements(copy)])
    numbers = bounds[:, 0].searchsorted(told, "right") - 1
    inside = told < bounds[:, 1][numbers]
    numbers, words = numbers[inside], stems.copy[told[inside]]
    together, shared = places.together(numbers, words)
    by_chance, dealt = places.together(numbers, words[_dealt_out(len(words), len(bounds) - 1)])
    in_sequence = _longest_sequence(places.of_each(rare[::-1])[::-1].tolist())
    return WordOrder(in_sequence, len(rare), together, shared, by_chance * shared / dealt if dealt else 0.0)


def _telling(copy: Body, quoted: Iterable[range]) -> Mask:
    """Which of the copy's words are neither quoted nor function words."""
    words = copy.words.words
    telling = ~np.fromiter(map(FUNCTION_WORDS.__contains__, words), bool, len(words))
    for stretch in quoted:
        telling[stretch.start : stretch.stop] = False
    return telling


def _statements(copy: Body) -> Iterator[tuple[int, int]]:
    """The sentences of *copy*, long ones in pieces."""
    for first, end in copy.sentences:
        for start in range(first, end, _STATEMENT):
            yield start, min(end, start + _STATEMENT)


def _dealt_out(words: int, statements: int) -> Ints:
    """The order in which *words* are dealt out among as many, equally long statements, such that neighbours are parted.

    Of [a b c] and [d e f] it makes [a c e] and [b d f].
    """
    return np.argsort(np.arange(words) % max(1, statements), kind="stable")


@dataclass(frozen=True, slots=True)
class _Places:
    """Where stems stand in the source: stem *n*, ``counts[n]`` times, from ``places[firsts[n]]`` on."""

    counts: Ints
    firsts: Ints
    places: Ints

    @classmethod
    def of(cls, stems: Stems) -> _Places:
        counts = np.bincount(stems.source, minlength=len(stems))
        return cls(counts, counts.cumsum() - counts, stems.source.argsort(kind="stable"))

    def of_each(self, stems: Ints) -> Ints:
        """All places of the first of *stems*, rising, then all of the next."""
        counts = self.counts[stems]
        at: Ints = np.arange(counts.sum()) + (self.firsts[stems] - counts.cumsum() + counts).repeat(counts)
        return self.places[at]

    def together(self, statements: Ints, stems: Ints) -> tuple[int, int]:
        """How many words of each statement stand within one short stretch of the source, at most, and how many at all.

        *stems* are the words, *statements* the numbers of the statements that they stand in.
        """
        statements, stems = np.divmod(distinct(statements * len(self.counts) + stems), max(1, len(self.counts)))
        telling = self.counts[stems] <= _NOT_COMMON
        telling &= np.bincount(statements[telling], minlength=1 + statements.max(initial=0))[statements] > 1
        statements, stems = statements[telling], stems[telling]
        if not len(stems):
            return 0, 0
        counts, apart = self.counts[stems], len(self.places) + _CLOSE
        places = self.of_each(stems) + (statements * apart).repeat(counts)
        ordered = np.sort(places)
        again = np.ones(len(places), bool)
        again[counts.cumsum() - counts] = False
        later = np.flatnonzero(again)
        # A word counts once where it stands twice within a stretch: from its later place on, up to the stretch's end.
        start = ordered.searchsorted(places[later])
        end = np.maximum(start, ordered.searchsorted(places[later - 1] + _CLOSE, "right"))
        twice = (np.bincount(start, minlength=len(places) + 1) - np.bincount(end, minlength=len(places) + 1)).cumsum()
        inside = np.arange(1, len(places) + 1) - ordered.searchsorted(ordered - _CLOSE) - twice[:-1]
        return int(np.maximum.reduceat(inside, firsts(ordered // apart)).sum()), len(stems)


def _longest_sequence(choices: Sequence[int]) -> int:
    """The length of the longest rising sequence in *choices*, of equals one (Hunt & Szymanski 1977).

    Of the places of one word, falling, no two can be in it.
    """
    piles: list[int] = []
    for place in choices:
        at = bisect_left(piles, place)
        piles[at : at + 1] = [place]
    return len(piles)
