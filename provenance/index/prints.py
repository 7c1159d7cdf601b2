"""Which fingerprints do the documents of a batch have, as arrays fit for bulk?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from provenance.document import Document
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.reuse.shingle import Hashes
from provenance.reuse.sketches.batch import sketch_many
from provenance.reuse.sketches.fingerprint_word import VERSION, without
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
    def of(cls, items: Sequence[Document | Known], settings: Settings) -> Self:
        """Those of *items*, computed from the text or brought along."""
        documents = [item for item in items if isinstance(item, Document)]
        if len(documents) == len(items):
            return cls._computed(documents, settings)
        made = iter(Fingerprint.many(documents, settings))
        return cls._given([item.fingerprint if isinstance(item, Known) else next(made) for item in items])

    @classmethod
    def _computed(cls, documents: Sequence[Document], settings: Settings) -> Self:
        """The usual way, without one object a document."""
        rows = sketch_many([without(document.text, document.furniture) for document in documents], settings)
        minima, width = rows.minima.astype("<u4").tobytes(), 4 * settings.permutations
        sketches = [minima[start : start + width] for start in range(0, len(minima), width)]
        return cls(sketches, rows.sizes.tolist(), [VERSION] * len(rows), rows.offsets, rows.samples)

    @classmethod
    def _given(cls, fingerprints: Sequence[Fingerprint]) -> Self:
        samples = [fingerprint.sampled for fingerprint in fingerprints]
        return cls(
            [fingerprint.sketch for fingerprint in fingerprints],
            [fingerprint.size for fingerprint in fingerprints],
            [fingerprint.normaliser for fingerprint in fingerprints],
            np.cumsum([0, *map(len, samples)], dtype=np.int64),
            np.concatenate([np.empty(0, np.uint64), *samples]),
        )
