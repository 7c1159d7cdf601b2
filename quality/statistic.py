"""Which statistics do the runners share?"""

from __future__ import annotations

from collections.abc import Sequence

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
