"""What is a document's MinHash sketch?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from provenance.document import Document
from provenance.reuse.normalisation import VERSION, normalise
from provenance.reuse.shingle import Hashes, shingle_hashes
from provenance.settings import Settings

if TYPE_CHECKING:
    from datasketch import MinHash

Sketch = npt.NDArray[np.uint32]
_EMPTY = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A document's MinHash sketch over its shingles (Broder 1997), in datasketch's scheme.

    *sketch* holds ``settings.permutations`` minima as little-endian 32-bit integers; *size* is the number of distinct
    shingles, which turns an estimated resemblance into containments. Fingerprints made under other settings or by
    another version of the normaliser cannot be compared.
    """

    sketch: bytes
    size: int
    settings: Settings
    normaliser: int = VERSION

    @classmethod
    def of(cls, document: Document, settings: Settings | None = None) -> Fingerprint:
        """Fingerprint all of *document*'s text outside its furniture."""
        settings = settings or Settings()
        words = normalise(document.text).without(document.furniture).words
        return cls.of_shingles(np.unique(shingle_hashes(words, settings.shingle_length)), settings)

    @classmethod
    def of_shingles(cls, shingles: Hashes, settings: Settings) -> Fingerprint:
        """Fingerprint a set of distinct *shingles*."""
        a, b = permutations(settings.permutations, settings.seed)
        if not len(shingles):
            return cls(np.full(settings.permutations, _EMPTY, "<u4").tobytes(), 0, settings)
        hashed = _premix((shingles & np.uint64(0xFFFFFFFF)).astype(np.uint32))
        minima = np.full(settings.permutations, _EMPTY, np.uint32)
        for first in range(0, len(hashed), _SLICE):
            np.minimum(minima, _permuted(hashed[first : first + _SLICE], a, b).min(axis=1), out=minima)
        return cls(minima.astype("<u4").tobytes(), len(shingles), settings)

    @property
    def values(self) -> Sketch:
        """The sketch as an array of 32-bit minima."""
        return np.frombuffer(self.sketch, "<u4")

    def comparable(self, other: Fingerprint) -> bool:
        """Whether both were made alike, so that their slots mean the same."""
        mine, theirs = self.settings, other.settings
        return (mine.shingle_length, mine.permutations, mine.seed, mine.scheme, self.normaliser) == (
            theirs.shingle_length, theirs.permutations, theirs.seed, theirs.scheme, other.normaliser
        )  # fmt: skip

    def to_datasketch(self) -> MinHash:
        """The same sketch as a ``datasketch.MinHash`` (importing datasketch takes most of a second)."""
        from datasketch import MinHash

        return MinHash(
            num_perm=self.settings.permutations,
            seed=self.settings.seed,
            hashvalues=self.values,
            scheme="affine32",
        )


_SLICE = 4096
"""Shingles permuted at once: bounds the memory of one fingerprint to some 2 MB whatever the text's length."""


def _permuted(hashed: Sketch, a: Sketch, b: Sketch) -> Sketch:
    """Every permutation (row) of every hash (column), in place: a second array of this size would cost most of the time."""
    permuted = np.multiply.outer(a, hashed)
    permuted += b[:, None]
    return permuted


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


def _premix(values: Sketch) -> Sketch:
    """MurmurHash3's 32-bit finaliser, which datasketch applies before permuting."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values = values ^ (values >> np.uint32(13))
    values = values * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))
