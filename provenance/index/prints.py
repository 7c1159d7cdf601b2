"""Which fingerprints do the documents of a batch have, as arrays fit for bulk?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.document import Document
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.reuse.normalisation import VERSION
from provenance.reuse.shingle import Hashes
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints of n documents: *sketches* as bytes, *sizes* in distinct shingles, the *normalisers* that made them.

    Document i's sampled hashes are ``hashes[offsets[i]:offsets[i + 1]]``.
    """

    sketches: list[bytes]
    sizes: list[int]
    normalisers: list[int]
    offsets: npt.NDArray[np.int64]
    hashes: Hashes

    @classmethod
    def of(cls, items: Sequence[Document | Known], settings: Settings) -> Prints:
        """Those of *items*, computed from the text or brought along."""
        if not any(isinstance(item, Known) for item in items):
            return cls._computed([item for item in items if isinstance(item, Document)], settings)
        made = iter(Fingerprint.many([item for item in items if isinstance(item, Document)], settings))
        return cls._given([item.fingerprint if isinstance(item, Known) else next(made) for item in items])

    @classmethod
    def _computed(cls, documents: Sequence[Document], settings: Settings) -> Prints:
        return cls._given(Fingerprint.many(documents, settings))

    @classmethod
    def _given(cls, fingerprints: Sequence[Fingerprint]) -> Prints:
        samples = [fingerprint.sampled for fingerprint in fingerprints]
        return cls(
            [fingerprint.sketch for fingerprint in fingerprints],
            [fingerprint.size for fingerprint in fingerprints],
            [fingerprint.normaliser for fingerprint in fingerprints],
            np.cumsum([0, *map(len, samples)], dtype=np.int64),
            np.concatenate([np.empty(0, np.uint64), *samples]),
        )


CURRENT = VERSION
