"""Which runs of k words does a text have, as 64-bit hashes?

A word's hash is a polynomial over its UTF-8 bytes modulo 2^64 (Karp & Rabin 1987), a shingle's is a polynomial over its
words' hashes; both are finished by the mixer of MurmurHash3 (Appleby 2011). All of it is arithmetic on arrays, so a
batch of texts costs little more than its bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_BYTE_BASE = 0x9E3779B97F4A7C15
_WORD_BASE = 0xC2B2AE3D27D4EB4F
_MODULUS = 1 << 64
_SPACE = 0x20


def shingle_hashes(words: Sequence[str], length: int) -> Hashes:
    """The hash of every run of *length* words, in order: ``len(words) - length + 1`` of them, or none."""
    if len(words) < length:
        return np.empty(0, np.uint64)
    hashes = word_hashes(words)
    count = len(words) - length + 1
    total = np.zeros(count, np.uint64)
    for offset in range(length):
        total = total * np.uint64(_WORD_BASE) + hashes[offset : offset + count]
    return _mix(total)


def word_hashes(words: Sequence[str]) -> Hashes:
    """One hash a word; equal words have equal hashes, in every text and on every machine."""
    if not words:
        return np.empty(0, np.uint64)
    line = np.frombuffer((" ".join(words) + " ").encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(line == _SPACE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    powers, inverses = _powers(1 << len(line).bit_length())
    sums = np.concatenate(
        (np.zeros(1, np.uint64), np.cumsum((line.astype(np.uint64) + np.uint64(1)) * powers[: len(line)]))
    )
    return _mix((sums[ends] - sums[starts]) * inverses[starts])


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The first *count* powers of the byte base and of its inverse modulo 2^64 (the base is odd, so it has one)."""
    return _power_table(_BYTE_BASE, count), _power_table(pow(_BYTE_BASE, -1, _MODULUS), count)


def _power_table(base: int, count: int) -> Hashes:
    table = np.full(count, base % _MODULUS, np.uint64)
    table[0] = 1
    return np.cumprod(table, dtype=np.uint64)


def _mix(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(33))
    values = values * np.uint64(0xFF51AFD7ED558CCD)
    values = values ^ (values >> np.uint64(33))
    values = values * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))
