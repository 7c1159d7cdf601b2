"""What, besides the two texts, changes a result?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that changes a result; a report carries it, and an index will remember it.

    *shingle_length* is in words. *permutations*, *seed* and *scheme* are those of the MinHash sketch, in datasketch's
    terms. *shortest* is the least number of words, furniture left out, on which an assessment ventures a derivation.
    *prior* is the probability of derivation before looking, at which a calibrated ``probability`` is stated.
    """

    shingle_length: int = 5
    permutations: int = 128
    seed: int = 1
    scheme: str = "affine32"
    shortest: int = 40
    prior: float = 0.5

    def __post_init__(self) -> None:
        if self.shingle_length < 1 or self.permutations < 1 or self.shortest < 1:
            message = "shingle_length, permutations and shortest must be at least 1"
            raise ValueError(message)
        if not 0 <= self.seed < 1 << 32:
            message = "seed must lie between 0 and 2^32 - 1"
            raise ValueError(message)
        if self.scheme != "affine32":
            message = f"scheme {self.scheme!r} is not supported; use 'affine32'"
            raise ValueError(message)
        if not 0 < self.prior < 1:
            message = "prior must lie between 0 and 1"
            raise ValueError(message)
