"""Which runs of k words does a text have, as 64-bit hashes?

A word's hash is a polynomial over its characters modulo 2^64 (Karp & Rabin 1987), a shingle's is a polynomial over its
words' hashes; both are finished by the mixer of MurmurHash3 (Appleby 2011). All of it is arithmetic on arrays, so a
batch of texts costs little more than its characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Number = TypeVar("Number", np.uint64, np.int64)

CHARACTER_BASE = 0x9E3779B97F4A7C15
WORD_BASE = 0xC2B2AE3D27D4EB4F
FIRST_MULTIPLIER = 0xFF51AFD7ED558CCD
SECOND_MULTIPLIER = 0xC4CEB9FE1A85EC53
_MODULUS = 1 << 64
_SPACE = 0x20
_KEPT = 1 << 20
"""Characters up to which the tables of powers are kept for the next text: 16 MB each, and there may be four."""


def shingle_hashes(words: Sequence[str], length: int) -> Hashes:
    """The hash of every run of *length* words, in order: ``len(words) - length + 1`` of them, or none."""
    return runs(word_hashes(words), length)


def word_hashes(words: Sequence[str]) -> Hashes:
    """One hash a word; equal words have equal hashes, in every text and on every machine."""
    if not words:
        return np.empty(0, np.uint64)
    line = np.frombuffer((" ".join(words) + " ").encode("utf-32-le", "surrogatepass"), "<u4")
    ends = np.flatnonzero(line == _SPACE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    return polynomials(line.astype(np.uint64) + np.uint64(1), starts, ends)


def polynomials(values: Hashes, starts: npt.NDArray[np.intp], ends: npt.NDArray[np.intp]) -> Hashes:
    """The hash of each run of *values*, the characters' codes and one more, from one of *starts* up to one of *ends*.

    Σ value(i) · base^(i − start), for all runs at once: a difference of prefix sums, shifted by the base's inverse.
    """
    tables = power_tables if len(values) <= _KEPT else power_tables.__wrapped__
    powers, inverses = tables(1 << len(values).bit_length())
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * powers[: len(values)], out=sums[1:])
    return mixed((sums[ends] - sums[starts]) * inverses[starts])


def runs(words: Hashes, length: int) -> Hashes:
    """The hash of every run of *length* word hashes."""
    count = max(0, len(words) - length + 1)
    total = words[:count].copy()
    for offset in range(1, length):
        total *= np.uint64(WORD_BASE)
        total += words[offset : offset + count]
    return mixed(total)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Each of *values* once, in ascending order: as np.unique, which hashes first and takes ten times as long."""
    ordered = np.sort(values)
    return ordered[firsts(ordered)]


def firsts(ordered: npt.NDArray[Number]) -> npt.NDArray[np.intp]:
    """Where in an *ordered* array another value begins."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def mixed(values: Hashes) -> Hashes:
    """MurmurHash3's 64-bit finaliser, after which every bit of a hash depends on every bit of *values*."""
    values = values ^ (values >> np.uint64(33))
    values *= np.uint64(FIRST_MULTIPLIER)
    values ^= values >> np.uint64(33)
    values *= np.uint64(SECOND_MULTIPLIER)
    values ^= values >> np.uint64(33)
    return values


@lru_cache(maxsize=4)
def power_tables(count: int) -> tuple[Hashes, Hashes]:
    """The first *count* powers of the character base and of its inverse modulo 2^64 (the base is odd, so it has one)."""
    return _power_table(CHARACTER_BASE, count), _power_table(pow(CHARACTER_BASE, -1, _MODULUS), count)


def _power_table(base: int, count: int) -> Hashes:
    table = np.full(count, base % _MODULUS, np.uint64)
    table[0] = 1
    return np.cumprod(table, dtype=np.uint64)
