"""What is a document's fingerprint: its MinHash sketch and its sampled shingles?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.document import Document
from provenance.reuse.shingle import Hashes
from provenance.reuse.sketches.batch import sketch_parts
from provenance.reuse.sketches.datasketch_minhash import closed, opened
from provenance.reuse.sketches.fingerprint_bytes import packed, unpacked
from provenance.reuse.sketches.fingerprint_word import VERSION, fingerprint_words, without
from provenance.reuse.sketches.minhash import Sketch
from provenance.reuse.sketches.sketch import Sketches
from provenance.settings import Settings

if TYPE_CHECKING:
    from datasketch import MinHash

_AT_ONCE = 8192
"""Documents of an iterable whose texts are held in memory together."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document's text looks like from far: enough to estimate how much of it another one shares.

    *sketch* is a MinHash over its shingles (Broder 1997) in datasketch's scheme: ``settings.permutations`` minima as
    little-endian 32-bit integers. *size* is the number of distinct shingles, which turns an estimated resemblance into
    containments. *sample* holds about every eighth shingle (reuse/sketches/winnowing.py), distinct and sorted, as little-endian
    64-bit integers: by them an index finds the documents that share a passage. Fingerprints made with other settings,
    or by another version of the rules for words, *normaliser*, cannot be compared.
    """

    sketch: bytes
    size: int
    settings: Settings
    normaliser: int = VERSION
    sample: bytes = b""

    @classmethod
    def of(cls, document: Document, settings: Settings | None = None) -> Fingerprint:
        """Fingerprint all of *document*'s text outside its furniture."""
        settings = settings or Settings()
        words = fingerprint_words(without(document.text, document.furniture))
        return next(cls.of_rows(Sketches.of_words(words, settings), settings))

    @classmethod
    def many(cls, documents: Iterable[Document | str], settings: Settings | None = None) -> list[Fingerprint]:
        """Fingerprint each of *documents*, which may be bare texts, in their order, on all cores.

        Gives what `of` gives, far faster; faster again with numba (extra ``fast``). ``batch.sketch_many`` gives the same
        as arrays.
        """
        settings = settings or Settings()
        texts = (item if isinstance(item, str) else without(item.text, item.furniture) for item in documents)
        fingerprints: list[Fingerprint] = []
        while some := list(islice(texts, _AT_ONCE)):
            for part in sketch_parts(some, settings):
                fingerprints += cls.of_rows(part, settings)
        return fingerprints

    @classmethod
    def of_shingles(cls, shingles: Hashes, settings: Settings) -> Fingerprint:
        """Fingerprint a text by its *shingles*, in text order."""
        return next(cls.of_rows(Sketches.of_shingles(shingles, settings), settings))

    @classmethod
    def of_rows(cls, rows: Sketches, settings: Settings) -> Iterator[Fingerprint]:
        """A fingerprint for each of *rows*, made with *settings*."""
        settings = _shaping(settings)
        width = 4 * settings.permutations
        minima, samples = (
            rows.minima.astype("<u4", copy=False).tobytes(),
            rows.samples.astype("<u8", copy=False).tobytes(),
        )
        ends = (8 * rows.offsets).tolist()
        for i, size in enumerate(rows.sizes.tolist()):
            sketch, sample = minima[i * width : (i + 1) * width], samples[ends[i] : ends[i + 1]]
            yield cls(sketch, size, settings, VERSION, sample)

    @property
    def values(self) -> Sketch:
        """The sketch as an array of 32-bit minima."""
        return np.frombuffer(self.sketch, "<u4")

    @property
    def sampled(self) -> Hashes:
        """The sampled shingles as an array of distinct 64-bit hashes, in ascending order."""
        return np.frombuffer(self.sample, "<u8")

    def comparable(self, other: Fingerprint) -> bool:
        """Whether both were made alike, so that their slots mean the same."""
        return (_shaping(self.settings), self.normaliser) == (_shaping(other.settings), other.normaliser)

    def to_bytes(self) -> bytes:
        """All of the fingerprint in some 1.2 kB, with what it was made with and a checksum (docs/fingerprints.md)."""
        return packed((self.sketch, self.size, self.settings, self.normaliser, self.sample))

    @classmethod
    def from_bytes(cls, content: bytes) -> Fingerprint:
        """What `to_bytes` wrote. Raises ValueError, with a sentence fit for a person, where *content* is anything else."""
        return cls(*unpacked(content))

    def to_datasketch(self) -> MinHash:
        """The same sketch as a ``datasketch.MinHash`` (importing datasketch takes most of a second)."""
        return opened(self.values, self.settings)

    @classmethod
    def from_datasketch(cls, sketch: Any, *, size: int | None = None, settings: Settings | None = None) -> Fingerprint:
        """The fingerprint with the values of *sketch*, a ``datasketch.MinHash`` or ``LeanMinHash`` of our shingles.

        Only its maker knows that they are: runs of ``settings.shingle_length`` fingerprint words, hashed by
        ``shingle.shingle_hashes``. *size* is the number of distinct shingles, estimated from the sketch where it is not
        given. It has no sample. Raises ValueError for another scheme or other permutations than ours.
        """
        return cls(*closed(sketch, size, settings or Settings()))


@lru_cache(maxsize=8)
def _shaping(settings: Settings) -> Settings:
    """*settings* with only those that shape a fingerprint kept, the others as they come."""
    plain = Settings()
    return replace(settings, shortest=plain.shortest, prior=plain.prior)
