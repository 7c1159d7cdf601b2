"""What is the MinHash sketch of a set of shingles, in datasketch's scheme ``affine32``?"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from provenance.reuse.shingle import Hashes

Sketch = npt.NDArray[np.uint32]
EMPTY = np.uint32(0xFFFFFFFF)
"""The value of every slot where there is no shingle."""

_SLICE = 4096
"""Shingles permuted at once: bounds the memory of one sketch to some 2 MB whatever the text's length."""


def minhash(shingles: Hashes, count: int, seed: int) -> Sketch:
    """The minima of *shingles*, a set or a sequence, under *count* permutations (Broder 1997)."""
    a, b = permutations(count, seed)
    hashed = premixed(shingles)
    minima = np.full(count, EMPTY, np.uint32)
    for first in range(0, len(hashed), _SLICE):
        # In place: a second array of this size would cost most of the time.
        permuted = np.multiply.outer(a, hashed[first : first + _SLICE])
        permuted += b[:, None]
        np.minimum(minima, permuted.min(axis=1), out=minima)
    return minima


@lru_cache(maxsize=8)
def permutations(count: int, seed: int) -> tuple[Sketch, Sketch]:
    """The *a* and *b* of datasketch 2's scheme ``affine32``: h → a·h + b modulo 2^32, *a* odd.

    Drawn as datasketch draws them, from the same generator in the same order, so that a sketch made here opens there;
    its import alone would take longer than all of a comparison. A test holds the two equal.
    """
    generator = np.random.RandomState(seed)
    a = generator.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    b = generator.randint(0, 1 << 32, count, dtype=np.uint32)
    return a, b


def premixed(shingles: Hashes) -> Sketch:
    """The low 32 bits of *shingles* after MurmurHash3's 32-bit finaliser, which datasketch applies before permuting."""
    values = shingles.astype(np.uint32)
    values ^= values >> np.uint32(16)
    values *= np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values
