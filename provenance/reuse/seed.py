"""Where do two texts speak of the same, so closely together that it is worth a closer look?

Both texts are cut into strips: sentences, short ones joined, long ones cut. Strips whose content words are alike, or
that share a run of words, are seeds (the tf-isf cosine of Sanchez-Perez, Sidorov & Gelbukh, "A winning approach to text
alignment for text reuse detection at PAN 2014"). Seeds with small gaps between them in both texts are a cluster, and the
words it encloses, of the copy and of the source, a rectangle. No reuse is claimed yet: block.py fits and judges them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise

import numpy as np
import numpy.typing as npt

from provenance.reuse.body import Body
from provenance.reuse.run import Run
from provenance.reuse.shingle import distinct, firsts
from provenance.reuse.stem import Ints, Mask, Stems

Floats = npt.NDArray[np.float64]
Stretch = tuple[int, int]
"""Words of a text: the first one's index and the one past the last."""

_SHORT = 5
"""A sentence of fewer words joins its neighbour: a heading is about what follows it."""
_LONG = 30
"""Sentences much longer than this are cut into equal parts, so that a text without full stops has strips too."""
_LEAST_COSINE = 0.2
"""Strips less alike are no seed. It may be low: what is alike by chance is left out when blocks are fitted."""
_GAP = 4
"""Strips without a seed, in a row, that a cluster may run over (as in Sanchez-Perez et al. 2014)."""
_MOST_PLACES = 40
"""A stem in more strips of the source than this tells nothing and would make long texts cost quadratic time."""
_MOST_SEEDS = 1 << 15
_MOST_RECTANGLES = 1000
"""Of a pair, the most alike seeds and the best filled rectangles: a bound on what repetitive texts cost."""
_MOST_ROUNDS = 16
"""Cutting a cluster at gaps in one text opens gaps in the other; two or three rounds settle any natural text."""
_TABLE = 1 << 20
"""Up to as many pairs of strips are added up in a table; more are sorted."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """Strip ``copy[i]`` of the copy is like strip ``source[i]`` of the source.

    Strip *n* of a text is its words from ``edges[n]`` up to ``edges[n + 1]``; *edges* are those of both texts.
    """

    copy: Ints
    source: Ints
    edges: tuple[Ints, Ints]

    def __len__(self) -> int:
        return len(self.copy)

    def only(self, chosen: Mask | Ints) -> Seeds:
        """Those seeds that a mask or indices choose."""
        return Seeds(self.copy[chosen], self.source[chosen], self.edges)

    def rectangle(self) -> tuple[Stretch, Stretch]:
        """The words of both texts that the seeds enclose."""
        (first, end), (low, high) = (
            (int(edges[strips.min()]), int(edges[strips.max() + 1]))
            for edges, strips in zip(self.edges, (self.copy, self.source), strict=True)
        )
        return (first, end), (low, high)


def find_seeds(stems: Stems, copy: Body, source: Body, runs: Sequence[Run]) -> Seeds:
    """The pairs of strips that are alike, and those that any of *runs* passes through."""
    edges = _strips(copy.sentences, len(stems.copy)), _strips(source.sentences, len(stems.source))
    found = np.concatenate((_alike(stems, edges), _joined(runs, edges)), axis=1)
    return Seeds(found[0], found[1], edges)


def rectangles(seeds: Seeds, *, largest: int) -> Iterator[tuple[Stretch, Stretch]]:
    """The rectangles around clusters of seeds, those with most seeds first.

    A cluster that encloses more than *largest* words of either text is halved and clustered anew, as far as it can be.
    """
    order = count()
    waiting = [(-len(cluster), next(order), cluster) for cluster in _clusters(seeds, in_source=True)]
    waiting.sort()
    for _ in range(_MOST_RECTANGLES):
        if not waiting:
            return
        cluster = heappop(waiting)[2]
        copy, source = cluster.rectangle()
        if max(_length(copy), _length(source)) <= largest or len(cluster) == 1:
            yield copy, source
            continue
        for half in _halves(cluster, copy_first=_length(copy) >= _length(source)):
            for part in _clusters(half, in_source=True):
                heappush(waiting, (-len(part), next(order), part))


def bands(seeds: Seeds) -> Iterator[tuple[Stretch, Stretch]]:
    """The rectangles around seeds that lie close together in the copy, wherever in the source they lie."""
    for cluster in _clusters(seeds, in_source=False)[:_MOST_RECTANGLES]:
        yield cluster.rectangle()


def _length(stretch: Stretch) -> int:
    return stretch[1] - stretch[0]


def _strips(sentences: Sequence[Stretch], words: int) -> Ints:
    edges = [0]
    for _, end in sentences:
        length = end - edges[-1]
        if length < _SHORT:
            continue
        parts = max(1, round(length / _LONG))
        start = edges[-1]
        edges.extend([start + length * part // parts for part in range(1, parts + 1)])
    if len(edges) > 1:
        edges[-1] = words
    else:
        edges.append(words)
    return np.array(edges)


def _alike(stems: Stems, edges: tuple[Ints, Ints]) -> Ints:
    """Pairs of strips by the cosine of their content stems, counted, and weighted by rarity among the strips."""
    shape = len(edges[0]) - 1, len(edges[1]) - 1
    one = _Postings.of(stems.copy, edges[0], stems.function)
    other = _Postings.of(stems.source, edges[1], stems.function)
    rarity = np.log(sum(shape) / np.maximum(one.places + other.places, 1))
    weights, norms = one.weighted(rarity, shape[0])
    other_weights, other_norms = other.weighted(rarity, shape[1])
    meeting = np.where(other.places <= _MOST_PLACES, other.places, 0)[one.stems]
    mine = np.arange(len(meeting)).repeat(meeting)
    first = (other.places.cumsum() - other.places)[one.stems] - (meeting.cumsum() - meeting)
    theirs = np.arange(len(mine)) + first[mine]
    keys = one.strips[mine] * shape[1] + other.strips[theirs]
    keys, products = summed(keys, weights[mine] * other_weights[theirs], shape[0] * shape[1])
    at, to = np.divmod(keys, shape[1])
    cosines = products / (norms[at] * other_norms[to])
    kept = np.flatnonzero(cosines >= _LEAST_COSINE)
    if len(kept) > _MOST_SEEDS:
        kept = kept[np.argpartition(-cosines[kept], _MOST_SEEDS)[:_MOST_SEEDS]]
    return np.stack((at[kept], to[kept]))


@dataclass(frozen=True, slots=True)
class _Postings:
    """Which content stem stands in which strip of a text and how often, in the order of stems.

    ``places[n]`` is the number of strips that stem *n* stands in.
    """

    stems: Ints
    strips: Ints
    counts: Ints
    places: Ints

    @classmethod
    def of(cls, words: Ints, edges: Ints, function: Mask) -> _Postings:
        content = np.flatnonzero(~function[words])
        strips = np.arange(len(edges) - 1).repeat(edges[1:] - edges[:-1])
        keys = np.sort(words[content] * len(edges) + strips[content])
        begins = firsts(keys)
        stems, strips = np.divmod(keys[begins], len(edges))
        counts = np.append(begins, len(keys))[1:] - begins
        return cls(stems, strips, counts, np.bincount(stems, minlength=len(function)))

    def weighted(self, rarity: Floats, strips: int) -> tuple[Floats, Floats]:
        """The weight of each posting, and of each strip the root of its squared weights, where there are any."""
        weights = self.counts * rarity[self.stems]
        return weights, np.sqrt(np.bincount(self.strips, weights * weights, strips))


def summed(keys: Ints, values: Floats, size: int) -> tuple[Ints, Floats]:
    """Each of *keys*, all below *size*, once, with the sum of its *values* where that is not 0."""
    if size <= _TABLE:
        sums = np.bincount(keys, values, size).astype(np.float64, copy=False)
        found = np.flatnonzero(sums)
        return found, sums[found]
    found, inverse = np.unique(keys, return_inverse=True)
    sums = np.bincount(inverse, values, len(found)).astype(np.float64, copy=False)
    return found[sums > 0], sums[sums > 0]


def _joined(runs: Sequence[Run], edges: tuple[Ints, Ints]) -> Ints:
    """The pairs of strips in which a word of any of *runs* stands."""
    if not runs:
        return np.empty((2, 0), np.int64)
    at = np.concatenate([np.arange(run.copy, run.copy + run.length) for run in runs])
    to = np.concatenate([np.arange(run.source, run.source + run.length) for run in runs])
    copy, source = np.searchsorted(edges[0], at, "right") - 1, np.searchsorted(edges[1], to, "right") - 1
    return np.stack(np.divmod(distinct(copy * len(edges[1]) + source), len(edges[1])))


def _clusters(seeds: Seeds, *, in_source: bool) -> list[Seeds]:
    """Cut at gaps in the copy, then at gaps in the source, until nothing is cut; the largest cluster comes first."""
    if not len(seeds):
        return []
    sides = (seeds.copy, seeds.source) if in_source else (seeds.copy,)
    labels, before = np.zeros(len(seeds), np.int64), 0
    for _ in range(_MOST_ROUNDS):
        for strips in sides:
            order = np.lexsort((strips, labels))
            ordered, places = labels[order], strips[order]
            cuts = (ordered[1:] != ordered[:-1]) | (places[1:] - places[:-1] > _GAP + 1)
            labels[order[0]] = 0
            labels[order[1:]] = cuts.cumsum()
        if labels.max() == before or len(sides) == 1:
            break
        before = labels.max()
    order = np.argsort(labels, kind="stable")
    members = [order[first:end] for first, end in pairwise([*firsts(labels[order]).tolist(), len(order)])]
    return [seeds.only(each) for each in sorted(members, key=len, reverse=True)]


def _halves(seeds: Seeds, *, copy_first: bool) -> tuple[Seeds, Seeds]:
    """Seeds of the first and of the second half of their longer side; of the other side, where that is one strip."""
    sides = (seeds.copy, seeds.source) if copy_first else (seeds.source, seeds.copy)
    strips = next((side for side in sides if side.min() < side.max()), sides[0])
    early = strips <= (strips.min() + strips.max()) // 2
    return seeds.only(early), seeds.only(~early)
