"""Which sentences of the copy say what which sentences of the source say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from provenance.reuse.body import Body
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
    1988); function words hardly count and figures count more. *stems* are those of the two texts.
    """
    terms = _Terms.of(copy, source, stems)
    found: list[Correspondence] = []
    by_copy: dict[int, Correspondence] = {}
    by_source: dict[int, Correspondence] = {}
    for score, at, to in terms.ranked_pairs():
        one, other = by_copy.get(at), by_source.get(to)
        if one is None and other is None:
            if score >= _LEAST_COSINE:
                pair = Correspondence((at, at + 1), (to, to + 1), score, terms.shared(at, to))
                found.append(pair)
                by_copy[at] = by_source[to] = pair
        elif one is None and other is not None and _borders(at, other.copy):
            shared = terms.shared(at, to)
            if terms.is_enough(shared - other.matched, terms.copy.of_sentence(at)):
                other.copy = (min(at, other.copy[0]), max(at + 1, other.copy[1]))
                other.matched |= shared
                by_copy[at] = other
        elif other is None and one is not None and _borders(to, one.source):
            shared = terms.shared(at, to)
            if terms.is_enough(shared - one.matched, terms.source.of_sentence(to)):
                one.source = (min(to, one.source[0]), max(to + 1, one.source[1]))
                one.matched |= shared
                by_source[to] = one
    return sorted(found, key=lambda pair: pair.copy)


def _borders(sentence: int, span: tuple[int, int]) -> bool:
    """Whether *sentence* borders on *span*, which is still one sentence."""
    return span[1] - span[0] == 1 and sentence in (span[0] - 1, span[1])


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

    def ranked_pairs(self) -> list[tuple[float, int, int]]:
        """(cosine, copy sentence, source sentence) of the pairs that may correspond, best first."""
        at, to, stems = self.copy.meet(self.source)
        if not len(at):
            return []
        width = self.source.count
        pairs, products = summed(at * width + to, self.weights[stems], self.copy.count * width)
        at, to = np.divmod(pairs, width)
        norms = [np.sqrt(np.bincount(side.sentences, self.weights[side.stems])) for side in (self.copy, self.source)]
        cosines = products / (norms[0][at] * norms[1][to])
        kept = np.flatnonzero(cosines >= _LEAST_NEIGHBOUR)
        drift = np.abs(at[kept] / self.copy.count - to[kept] / width)
        order = kept[np.lexsort((drift, -cosines[kept].round(3)))]
        return list(zip(cosines[order].tolist(), at[order].tolist(), to[order].tolist(), strict=True))


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
