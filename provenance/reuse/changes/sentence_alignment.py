"""Which sentences correspond where one text tells what the other does, in much the same order, in other words?

A thorough rewrite keeps no run of words, but hardly any sentence without a name, a figure or a rare word of its source,
and mostly their order. The heaviest chain of sentences through both texts finds four in five of those that correspond,
where shared passages connect every other one. Sentence alignment by dynamic programming is Gale and Church's ("A Program
for Aligning Sentences in Bilingual Corpora", 1993); rare words in common take the place of lengths.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from provenance.reuse.changes.slot import Slots

Weights = npt.NDArray[np.float64]

_RARE: Final = {1: 1.0, 2: 0.7, 3: 0.4}
"""What a word in common weighs, by how many sentences of the source have it."""
_COMMON, _EVERYWHERE = 0.15, 8
"""… in more sentences than that, and in how many it weighs nothing."""
_CHANCE: Final = 0.3
"""Weight that any two sentences of two texts on one subject may have in common."""
_ONE_WORD: Final = 1.0
"""Where a sentence was split, or two merged, a part that has a single word in common, however rare, may be something else."""
_MOST: Final = 250_000
"""Pairs of sentences that are weighed; more is no article."""
_STEPS: Final = ((1, 0), (1, 1), (1, 2), (2, 1), (0, 1))
"""Sentences of the copy and of the source that a step of the chain takes: one left out, one kept, split, merged, one left out."""


def aligned_sentences(copy: Slots, source: Slots) -> Iterator[tuple[int, int]]:
    """The numbers of corresponding sentences of the copy and of the source, from the last to the first.

    Sentences moved out of their order are not among them. Takes time and memory in the product of their numbers.
    """
    i, j = len(copy.sentences), len(source.sentences)
    if not 0 < i * j <= _MOST:
        return
    gain = _shared(copy, source) - _CHANCE
    steps = _heaviest(gain)
    while i and j:
        down, right = _STEPS[steps[i, j]]
        least = _ONE_WORD - _CHANCE if max(down, right) > 1 else 0.0
        for one, other in product(range(i - down, i), range(j - right, j)):
            if gain[one, other] > least:
                yield one, other
        i, j = i - down, j - right


def _shared(copy: Slots, source: Slots) -> Weights:
    """What the words that each sentence of the copy has in common with each of the source weigh, of shape (copy's, source's)."""
    width = len(source.sentences)
    cells: list[int] = []
    weights: list[float] = []
    for number, stems in enumerate(copy.sentences):
        for places in map(source.sentences_with, stems):
            if 0 < len(places) < _EVERYWHERE:
                cells += [number * width + place for place in places]
                weights += [_RARE.get(len(places), _COMMON)] * len(places)
    shared = np.bincount(cells, weights, len(copy.sentences) * width).astype(np.float64, copy=False)
    return shared.reshape(-1, width)


def _heaviest(gain: Weights) -> npt.NDArray[np.intp]:
    """The last step of the heaviest chain up to each sentence of either text, by its number in _STEPS; *gain* is a pair's weight."""
    rows, columns = gain.shape
    steps = np.full((rows + 1, columns + 1), len(_STEPS) - 1)
    above, before = np.zeros(columns + 1), np.full(columns + 1, -np.inf)
    options = np.full((len(_STEPS) - 1, columns + 1), -np.inf)
    for i in range(rows):
        options[0] = above
        options[1, 1:] = above[:-1] + gain[i]
        options[2, 2:] = above[:-2] + gain[i, 1:] + gain[i, :-1]
        if i:
            options[3, 1:] = before[:-1] + gain[i] + gain[i - 1]
        best = options.max(0)
        before, above = above, np.maximum.accumulate(best)
        steps[i + 1] = np.where(above > best, len(_STEPS) - 1, options.argmax(0))
    return steps
