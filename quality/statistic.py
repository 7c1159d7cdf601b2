"""Which statistics do the runners share?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np


def ranks(values: Sequence[float]) -> np.ndarray:
    """Ranks from 1, ties sharing their mean."""
    array = np.asarray(values, float)
    unique, inverse, counts = np.unique(array, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return ((last - counts + 1 + last) / 2)[inverse] if len(unique) else array


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation; 0 where one side does not vary."""
    a, b = ranks(one), ranks(other)
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative, ties counting half (Mann & Whitney 1947)."""
    ranked = ranks([*positive, *negative])[: len(positive)]
    n, m = len(positive), len(negative)
    return float((ranked.sum() - n * (n + 1) / 2) / (n * m))


def found_at(positive: Sequence[float], negative: Sequence[float], false_alarms: float) -> float:
    """The share of positives above the score that at most *false_alarms* of the negatives exceed."""
    allowed = int(false_alarms * len(negative))
    threshold = sorted(negative, reverse=True)[allowed] if allowed < len(negative) else -np.inf
    return float(np.mean(np.asarray(positive) > threshold))


def auc_interval(area: float, positives: int, negatives: int) -> tuple[float, float]:
    """The 95 % interval of an *area* under the curve of so many positives and negatives.

    A score interval on Hanley and McNeil's variance (Newcombe 2006, method 5): it does not shrink to nothing at 1.
    """

    def distance(true: float) -> float:
        half = (positives + negatives) / 2 - 1
        spread = true * (1 - true) * (1 + half * ((1 - true) / (2 - true) + true / (1 + true)))
        return abs(area - true) - _Z * float(np.sqrt(spread / (positives * negatives)))

    return _crossing(distance, 0.0, area), _crossing(distance, 1.0, area)


_Z = 1.959964
"""The normal quantile of a 95 % interval."""


def _crossing(distance: Callable[[float], float], outside: float, inside: float) -> float:
    """Where *distance*, above 0 at *outside*, falls to 0 on the way to *inside*; *outside* where it is not above 0 there."""
    if distance(outside) <= 0:
        return outside
    for _ in range(60):
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if distance(middle) > 0 else (outside, middle)
    return inside
