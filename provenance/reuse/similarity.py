"""How much do two sets of shingles share, exactly and as their fingerprints estimate it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from statistics import NormalDist

import numpy as np

from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.shingle import Hashes

_CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1: *value* ± *standard_error* from fingerprints, *exact* where both texts are at hand.

    *interval* holds the share in 95 of 100 cases, going by the fingerprints alone: unlike the standard error it is sound
    where all their values agree, or none. It is None where the estimate was not made from two fingerprints.
    """

    value: float
    standard_error: float
    exact: float | None = None
    interval: tuple[float, float] | None = field(default=None, compare=False)


def resemblance(one: Fingerprint, other: Fingerprint) -> Estimate:
    """Shared ÷ all shingles (Jaccard), the same both ways (Broder 1997).

    The standard error is that of a share counted in as many trials as there are permutations; the interval is Wilson's
    (1927); neither goes beyond what the sizes allow. Raises ValueError where the fingerprints were made under different settings.
    """
    if not one.comparable(other):
        message = "fingerprints of different settings or normaliser versions cannot be compared"
        raise ValueError(message)
    if not one.size or not other.size:
        return Estimate(0.0, 0.0, interval=(0.0, 0.0))
    trials = len(one.values)
    share = int(np.count_nonzero(one.values == other.values)) / trials
    low, high = _wilson(share, trials)
    most = min(one.size, other.size) / max(one.size, other.size)
    error = sqrt(share * (1 - share) / trials)
    return Estimate(min(share, most), error, interval=(min(low, most), min(high, most)))


def containment(part: Fingerprint, whole: Fingerprint) -> Estimate:
    """The share of *part*'s shingles that stand in *whole*: mind the direction.

    With resemblance J and set sizes a, b the shared shingles number J(a+b)/(1+J); the error follows J's by the delta
    method, the interval by its ends.
    """
    estimate = resemblance(part, whole)
    if not part.size or estimate.interval is None:
        return Estimate(0.0, 0.0, interval=(0.0, 0.0))
    ratio = (part.size + whole.size) / part.size
    slope = ratio / (1 + estimate.value) ** 2
    low, high = (_contained(end, ratio) for end in estimate.interval)
    return Estimate(_contained(estimate.value, ratio), min(1.0, slope * estimate.standard_error), interval=(low, high))


def _contained(resemblance: float, ratio: float) -> float:
    return min(1.0, resemblance * ratio / (1 + resemblance))


def _wilson(share: float, trials: int) -> tuple[float, float]:
    """The interval in which the score test does not reject, at `_CONFIDENCE` (Wilson 1927)."""
    middle = share + _Z * _Z / (2 * trials)
    margin = _Z * sqrt(share * (1 - share) / trials + (_Z / (2 * trials)) ** 2)
    whole = 1 + _Z * _Z / trials
    return max(0.0, (middle - margin) / whole), min(1.0, (middle + margin) / whole)


def exact_resemblance(one: Hashes, other: Hashes) -> float:
    """Shared ÷ all, over two arrays of distinct shingles; 0 where both are empty."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def exact_containment(part: Hashes, whole: Hashes) -> float:
    """The share of *part*'s distinct shingles that stand in *whole*; 0 where *part* is empty."""
    return len(np.intersect1d(part, whole, assume_unique=True)) / len(part) if len(part) else 0.0
