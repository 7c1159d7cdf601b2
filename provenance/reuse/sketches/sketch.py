"""What are the sketches and samples of many texts, as arrays?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from provenance.reuse.shingle import Hashes, distinct, runs, word_hashes
from provenance.reuse.sketches.minhash import minhash
from provenance.reuse.sketches.winnowing import winnowed
from provenance.settings import Settings

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sketches:
    """The fingerprints of *n* texts, without one object a text.

    ``minima[i]`` is the MinHash sketch of text *i*, ``sizes[i]`` the number of its distinct shingles, and
    ``samples[offsets[i]:offsets[i + 1]]`` its sampled shingles, distinct and sorted.
    """

    minima: npt.NDArray[np.uint32]
    sizes: Indices
    offsets: Indices
    samples: Hashes

    def __len__(self) -> int:
        return len(self.sizes)

    @classmethod
    def of_words(cls, words: Sequence[str], settings: Settings) -> Self:
        """The one row of a text whose words are at hand: what every kernel has to agree with."""
        return cls.of_shingles(runs(word_hashes(words), settings.shingle_length), settings)

    @classmethod
    def of_shingles(cls, shingles: Hashes, settings: Settings) -> Self:
        """The one row of a text's *shingles*, in text order."""
        sample = winnowed(shingles)
        return cls(
            minhash(shingles, settings.permutations, settings.seed)[None],
            np.array([len(distinct(shingles))]),
            np.array([0, len(sample)]),
            sample,
        )

    @classmethod
    def joined(cls, parts: Iterable[Sketches], settings: Settings) -> Self:
        """All rows of *parts*, one after the other."""
        rows = [part for part in parts if len(part)]
        lengths = [np.diff(part.offsets) for part in rows]
        return cls(
            np.concatenate([np.empty((0, settings.permutations), np.uint32), *(part.minima for part in rows)]),
            np.concatenate([np.empty(0, np.int64), *(part.sizes for part in rows)]),
            np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths])),
            np.concatenate([np.empty(0, np.uint64), *(part.samples for part in rows)]),
        )

    def taken(self, rows: Indices) -> Sketches:
        """The rows at the indices *rows*, in that order."""
        lengths = np.diff(self.offsets)[rows]
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        places = np.arange(offsets[-1]) + np.repeat(self.offsets[rows] - offsets[:-1], lengths)
        return Sketches(self.minima[rows], self.sizes[rows], offsets, self.samples[places])
