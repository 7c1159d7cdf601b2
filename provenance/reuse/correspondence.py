"""Which sentences of the copy say what which sentences of the source say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from provenance.reuse.body import Body
from provenance.reuse.chain import heaviest_chain
from provenance.reuse.seed import summed
from provenance.reuse.shingle import distinct
from provenance.reuse.stem import Ints, Stems

Floats = npt.NDArray[np.float64]

_LEAST_COSINE = 0.18
"""Sentence pairs below this are not taken for the same statement; chosen on paragraphs and their machine rewrites."""
_LEAST_NEIGHBOUR = 0.1
"""… but a neighbour of a pair may be as unlike as this, if it adds enough:"""
_LEAST_ADDED = 0.15
"""A neighbouring sentence joins a pair if it supports at least this share of its own weight by words not yet matched."""
_LEAST_IN_ORDER = 0.04
"""Sentences that stand in order between pairs may be as unlike as this: a name in common is enough."""
_MANY, _ORDERED = 0.4, 0.75
"""… where so many of the copy's sentences have their pair in the source's order, and so many of those that have one: so
it is in nine in ten machine rewrites of full length, in 1 of 42 long reports of the same event and 6 of 31 short ones."""
_LEAST_ORDERED = 4
"""… and so many at least: two or three may stand in order by chance."""
_MOST_PAIRS = 250_000
"""Pairs of sentences that are looked at for their order; more is no article."""
_MOST_PLACES = 40
"""A stem in more sentences than this tells nothing and would make long texts cost quadratic time."""


@dataclass(slots=True)
class Correspondence:
    """Sentences *copy* (first, past the last) of the copy say what sentences *source* of the source say."""

    copy: tuple[int, int]
    source: tuple[int, int]
    score: float
    matched: set[int] = field(default_factory=set)


def correspondences(copy: Body, source: Body, stems: Stems) -> list[Correspondence]:
    """Pair sentences one to one, best first, then let a neighbour join: two merged into one, or one split into two.

    Sentences are compared by the cosine of their stems, weighted by rarity within the pair of texts (Salton & Buckley
    1988); function words hardly count and figures count more. Where most pairs come in the source's order, as in a
    rewrite and not in another report of the event, that order pairs sentences that have hardly a word in common, too.
    *stems* are those of the two texts.
    """
    terms = _Terms.of(copy, source, stems)
    at, to, cosines = terms.cosines()
    pairing = _Pairing(terms)
    for score, one, other in _ranked(at, to, cosines, terms):
        pairing.take(score, one, other)
    if len(pairing.of_copy) >= _MANY * terms.copy.count and terms.copy.count * terms.source.count <= _MOST_PAIRS:
        gain = np.full((terms.copy.count, terms.source.count), -_LEAST_IN_ORDER)
        gain[at, to] += cosines
        pairing.take_in_order(gain)
    return sorted(pairing.found, key=lambda pair: pair.copy)


def _ranked(at: Ints, to: Ints, cosines: Floats, terms: _Terms) -> Iterator[tuple[float, int, int]]:
    """(cosine, copy sentence, source sentence) of the pairs that may correspond, best first, then those in like places."""
    kept = np.flatnonzero(cosines >= _LEAST_NEIGHBOUR)
    drift = np.abs(at[kept] / max(1, terms.copy.count) - to[kept] / max(1, terms.source.count))
    order = kept[np.lexsort((drift, -cosines[kept].round(3)))]
    return zip(cosines[order].tolist(), at[order].tolist(), to[order].tolist(), strict=True)


class _Pairing:
    """The correspondences found so far, and to which of them each sentence belongs."""

    def __init__(self, terms: _Terms) -> None:
        self.terms = terms
        self.found: list[Correspondence] = []
        self.of_copy: dict[int, Correspondence] = {}
        self.of_source: dict[int, Correspondence] = {}

    def take(self, score: float, at: int, to: int) -> None:
        """Pair two sentences that are free and alike, or let the free one of them join the other's pair if it adds enough."""
        pair = self._half(at, to)
        if pair is None:
            if score >= _LEAST_COSINE and at not in self.of_copy:
                self._pair(score, at, to)
            return
        sentence, span, side = self._newcomer(pair, at, to)
        if span[1] - span[0] == 1 and _borders(sentence, span):
            shared = self.terms.shared(at, to)
            if self.terms.is_enough(shared - pair.matched, side.of_sentence(sentence)):
                pair.matched |= shared
                self._join(pair, at, to)

    def take_in_order(self, gain: Floats) -> None:
        """Pair what stands in order between pairs found, if enough of the copy's sentences stand in order already.

        *gain* is what each pair of sentences adds to a chain; it is used up.
        """
        for pair in self.found:
            gain[slice(*pair.copy), slice(*pair.source)] += 1.0  # more than any cosine: the chain keeps what it can
        chain = list(heaviest_chain(gain))
        ordered = {at for at, to in chain if at in self.of_copy and self.of_copy[at] is self.of_source.get(to)}
        if len(ordered) < max(_LEAST_ORDERED, _MANY * len(gain), _ORDERED * len(self.of_copy)):
            return
        first, last = min(ordered), max(ordered)
        for at, to in [(at, to) for at, to in chain if first <= at <= last]:
            half = self._half(at, to)
            if half is None and at not in self.of_copy:
                self._pair(float(gain[at, to]), at, to)
            elif half and _borders(*self._newcomer(half, at, to)[:2]):
                self._join(half, at, to)

    def _half(self, at: int, to: int) -> Correspondence | None:
        """The pair of one of two sentences, if the other has none."""
        here, there = self.of_copy.get(at), self.of_source.get(to)
        return None if here and there else here or there

    def _newcomer(self, pair: Correspondence, at: int, to: int) -> tuple[int, tuple[int, int], _Places]:
        """Which of two sentences is not in *pair*, the sentences on its side that are, and that side."""
        return (to, pair.source, self.terms.source) if at in self.of_copy else (at, pair.copy, self.terms.copy)

    def _pair(self, score: float, at: int, to: int) -> None:
        pair = Correspondence((at, at + 1), (to, to + 1), score, self.terms.shared(at, to))
        self.found.append(pair)
        self.of_copy[at] = self.of_source[to] = pair

    def _join(self, pair: Correspondence, at: int, to: int) -> None:
        pair.copy = min(at, pair.copy[0]), max(at + 1, pair.copy[1])
        pair.source = min(to, pair.source[0]), max(to + 1, pair.source[1])
        self.of_copy[at] = self.of_source[to] = pair


def _borders(sentence: int, span: tuple[int, int]) -> bool:
    return sentence in (span[0] - 1, span[1])


@dataclass(frozen=True, slots=True)
class _Terms:
    """Which stem stands in which sentence of each side: pairs (sentence, stem), each once, and the stems' weights."""

    copy: _Places
    source: _Places
    weights: Floats

    @classmethod
    def of(cls, copy: Body, source: Body, stems: Stems) -> _Terms:
        sides = [
            _Places.of(body.sentences, words, len(stems))
            for body, words in ((copy, stems.copy), (source, stems.source))
        ]
        count = np.bincount(np.concatenate([side.stems for side in sides]), minlength=len(stems))
        total = 1 + len(copy.sentences) + len(source.sentences)
        weights = np.log(total / np.maximum(count, 1)) + 0.2
        factors = np.where(stems.function, 0.2, np.where(stems.figure, 1.3, 1.0))
        return cls(sides[0], sides[1], (weights * factors) ** 2)

    def shared(self, at: int, to: int) -> set[int]:
        """The stems that a sentence of the copy and one of the source have in common."""
        return self.copy.of_sentence(at) & self.source.of_sentence(to)

    def is_enough(self, added: set[int], stems: set[int]) -> bool:
        """Whether a sentence of *stems* brings enough by those *added*."""
        return self._weight(added) >= _LEAST_ADDED * self._weight(stems)

    def _weight(self, stems: set[int]) -> float:
        return float(self.weights[list(stems)].sum())

    def cosines(self) -> tuple[Ints, Ints, Floats]:
        """The sentences of the copy and of the source that have a stem in common, and how alike they are."""
        at, to, stems = self.copy.meet(self.source)
        width = self.source.count
        pairs, products = summed(at * width + to, self.weights[stems], self.copy.count * width)
        at, to = np.divmod(pairs, max(1, width))
        norms = [np.sqrt(np.bincount(side.sentences, self.weights[side.stems])) for side in (self.copy, self.source)]
        return at, to, products / (norms[0][at] * norms[1][to])


@dataclass(frozen=True, slots=True)
class _Places:
    """The pairs (sentence, stem) of one side, by sentence, and where each sentence begins among them."""

    sentences: Ints
    stems: Ints
    bounds: list[int]

    @property
    def count(self) -> int:
        """The number of sentences."""
        return len(self.bounds) - 1

    @classmethod
    def of(cls, sentences: Sequence[tuple[int, int]], stems: Ints, count: int) -> _Places:
        """Of *stems*, one a word, numbers below *count*."""
        lengths = [end - first for first, end in sentences]
        numbers = np.arange(len(lengths)).repeat(lengths)
        inside = np.concatenate([stems[first:end] for first, end in sentences] or [stems[:0]])
        found = np.divmod(distinct(numbers * max(1, count) + inside), max(1, count))
        return cls(found[0], found[1], np.searchsorted(found[0], np.arange(len(lengths) + 1)).tolist())

    def of_sentence(self, sentence: int) -> set[int]:
        """The stems of one sentence."""
        return set(self.stems[self.bounds[sentence] : self.bounds[sentence + 1]].tolist())

    def meet(self, other: _Places) -> tuple[Ints, Ints, Ints]:
        """Every meeting of a sentence here and one there in a stem: both sentences and the stem.

        Stems in too many of the other's sentences are left out.
        """
        order = other.stems.argsort(kind="stable")
        ranked = other.stems[order]
        low = ranked.searchsorted(self.stems, "left")
        counts = ranked.searchsorted(self.stems, "right") - low
        counts[counts > _MOST_PLACES] = 0
        mine = np.arange(len(self.stems)).repeat(counts)
        theirs = order[np.arange(len(mine)) + (low - counts.cumsum() + counts).repeat(counts)]
        return self.sentences[mine], other.sentences[theirs], self.stems[mine]
