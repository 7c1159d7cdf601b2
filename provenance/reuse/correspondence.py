"""Which sentences of the copy say what which sentences of the source say?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np

from provenance.reuse.body import Body
from provenance.reuse.language import is_function_word

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
    matched: set[str] = field(default_factory=set)


def correspondences(copy: Body, source: Body) -> list[Correspondence]:
    """Pair sentences one to one, best first, then let a neighbour join: two merged into one, or one split into two.

    Sentences are compared by the cosine of their stems, weighted by rarity within the pair of texts (Salton & Buckley
    1988); function words hardly count and figures count more.
    """
    stems = _stems(copy), _stems(source)
    weights = _weights(stems)
    found: list[Correspondence] = []
    by_copy: dict[int, Correspondence] = {}
    by_source: dict[int, Correspondence] = {}
    for score, at, to in _ranked_pairs(stems, weights):
        one, other = by_copy.get(at), by_source.get(to)
        shared = stems[0][at] & stems[1][to]
        if one is None and other is None:
            if score < _LEAST_COSINE:
                continue
            pair = Correspondence((at, at + 1), (to, to + 1), score, shared)
            found.append(pair)
            by_copy[at] = by_source[to] = pair
        elif one is None and other is not None:
            if _joins(at, other.copy, shared - other.matched, stems[0][at], weights):
                other.copy = (min(at, other.copy[0]), max(at + 1, other.copy[1]))
                other.matched |= shared
                by_copy[at] = other
        elif one is not None and other is None and _joins(to, one.source, shared - one.matched, stems[1][to], weights):
            one.source = (min(to, one.source[0]), max(to + 1, one.source[1]))
            one.matched |= shared
            by_source[to] = one
    return sorted(found, key=lambda pair: pair.copy)


def _joins(
    sentence: int, span: tuple[int, int], added: Iterable[str], stems: Iterable[str], weights: dict[str, float]
) -> bool:
    """Whether *sentence* borders on *span*, which is still one sentence, and brings enough of its own."""
    if span[1] - span[0] > 1 or sentence not in (span[0] - 1, span[1]):
        return False
    return sum(weights[s] for s in added) >= _LEAST_ADDED * sum(weights[s] for s in stems)


def _stems(body: Body) -> list[set[str]]:
    return [set(body.stems[first:end]) for first, end in body.sentences]


def _weights(stems: tuple[list[set[str]], list[set[str]]]) -> dict[str, float]:
    """The squared weight of each stem: rarer in the two texts is heavier."""
    count = Counter(one for sentences in stems for sentence in sentences for one in sentence)
    total = 1 + sum(map(len, stems))
    weights: dict[str, float] = {}
    for one, times in count.items():
        weight = log(total / times) + 0.2
        if is_function_word(one):
            weight *= 0.2
        elif one[0].isdigit():
            weight *= 1.3
        weights[one] = weight * weight
    return weights


def _ranked_pairs(
    stems: tuple[list[set[str]], list[set[str]]], weights: dict[str, float]
) -> list[tuple[float, int, int]]:
    """(cosine, copy sentence, source sentence) of the pairs that may correspond, best first."""
    norms = [np.array([sqrt(sum(weights[s] for s in sentence)) for sentence in side]) for side in stems]
    places: dict[str, list[int]] = {}
    for to, sentence in enumerate(stems[1]):
        for one in sentence:
            places.setdefault(one, []).append(to)
    keys: list[int] = []
    values: list[float] = []
    width = len(stems[1])
    for at, sentence in enumerate(stems[0]):
        for one in sentence:
            found = places.get(one, ())
            if len(found) <= _MOST_PLACES:
                keys.extend([at * width + to for to in found])
                values.extend([weights[one]] * len(found))
    return _best(keys, values, norms, width)


def _best(
    keys: Sequence[int], values: Sequence[float], norms: Sequence[np.ndarray], width: int
) -> list[tuple[float, int, int]]:
    if not keys:
        return []
    pairs, inverse = np.unique(np.array(keys), return_inverse=True)
    at, to = np.divmod(pairs, width)
    cosines = np.bincount(inverse, np.array(values)) / (norms[0][at] * norms[1][to])
    kept = cosines >= _LEAST_NEIGHBOUR
    drift = np.abs(at / len(norms[0]) - to / len(norms[1]))
    order = np.lexsort((drift[kept], -cosines[kept].round(3)))
    return [(float(cosines[kept][i]), int(at[kept][i]), int(to[kept][i])) for i in order.tolist()]
