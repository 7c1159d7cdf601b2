"""Which pairs of two sequences form the heaviest chain, none crossing another?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

_STEPS: Final = ((1, 0), (1, 1), (1, 2), (2, 1), (0, 1))
"""How many of the one sequence and of the other a step of the chain takes: one left out, one to one, split, merged, one left out."""


def heaviest_chain(gain: npt.NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """The pairs (row, column) of the chain whose *gain* is largest in sum, those that add to it, from the last to the first.

    Dynamic programming as in Gale and Church's alignment of sentences ("A Program for Aligning Sentences in Bilingual
    Corpora", 1993). Takes time and memory in the product of both lengths.
    """
    i, j = gain.shape
    steps = _steps(gain)
    while i and j:
        down, right = _STEPS[steps[i, j]]
        yield from (pair for pair in product(range(i - down, i), range(j - right, j)) if gain[pair] > 0)
        i, j = i - down, j - right


def _steps(gain: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """The last step of the heaviest chain up to each pair, by its number in _STEPS."""
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
