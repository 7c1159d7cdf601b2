"""How much do two sets of shingles share, exactly and as their fingerprints estimate it?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1: *value* ± *standard_error* from fingerprints, *exact* where both texts are at hand."""

    value: float
    standard_error: float
    exact: float | None = None
