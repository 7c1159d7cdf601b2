"""Which documents score how much?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
_Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """Documents *keys*, each once, rising, with the *values* they score."""

    keys: _Keys
    values: Values

    @classmethod
    def sums(cls, keys: _Keys, weights: Values) -> Self:
        """Add up the *weights* of equal *keys*."""
        distinct, places = np.unique(keys, return_inverse=True)
        return cls(distinct, np.bincount(places, weights, len(distinct)).astype(np.float64))

    def of(self, keys: _Keys) -> Values:
        """What each of *keys* scores; 0 where nothing is known."""
        places = np.searchsorted(self.keys, keys)
        known = places < len(self.keys)
        known[known] = self.keys[places[known]] == keys[known]
        values = np.zeros(len(keys))
        values[known] = self.values[places[known]]
        return values
