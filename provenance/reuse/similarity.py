"""How much do two sets of shingles share, exactly and as their fingerprints estimate it?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.shingle import Hashes


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1: *value* ± *standard_error* from fingerprints, *exact* where both texts are at hand."""

    value: float
    standard_error: float
    exact: float | None = None


def resemblance(one: Fingerprint, other: Fingerprint) -> Estimate:
    """Shared ÷ all shingles (Jaccard), the same both ways (Broder 1997).

    The standard error is that of a share counted in as many trials as there are permutations. Raises ValueError where
    the fingerprints were made under different settings.
    """
    if not one.comparable(other):
        message = "fingerprints of different settings or normaliser versions cannot be compared"
        raise ValueError(message)
    if not one.size or not other.size:
        return Estimate(0.0, 0.0)
    value = float(np.mean(one.values == other.values))
    return Estimate(value, sqrt(value * (1 - value) / len(one.values)))


def containment(part: Fingerprint, whole: Fingerprint) -> Estimate:
    """The share of *part*'s shingles that stand in *whole*: mind the direction.

    With resemblance J and set sizes a, b the shared shingles number J(a+b)/(1+J); the error follows J's by the delta
    method.
    """
    estimate = resemblance(part, whole)
    if not part.size:
        return Estimate(0.0, 0.0)
    both = part.size + whole.size
    value = min(1.0, estimate.value * both / ((1 + estimate.value) * part.size))
    slope = both / ((1 + estimate.value) ** 2 * part.size)
    return Estimate(value, min(1.0, slope * estimate.standard_error))


def exact_resemblance(one: Hashes, other: Hashes) -> float:
    """Shared ÷ all, over two arrays of distinct shingles; 0 where both are empty."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def exact_containment(part: Hashes, whole: Hashes) -> float:
    """The share of *part*'s distinct shingles that stand in *whole*; 0 where *part* is empty."""
    return len(np.intersect1d(part, whole, assume_unique=True)) / len(part) if len(part) else 0.0
