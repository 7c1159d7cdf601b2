"""Which stems do the words of two texts have, as numbers that both share?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.reuse.body import Body
from provenance.reuse.language import FUNCTION_WORDS

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of two texts as numbers, one a word.

    ``function[n]`` is whether stem *n* is a function word, ``figure[n]`` whether it begins with a digit.
    """

    copy: Ints
    source: Ints
    function: Mask
    figure: Mask

    @classmethod
    def of(cls, copy: Body, source: Body) -> Stems:
        """Number the stems of both texts, equal ones equally."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        one, other = (
            np.fromiter(map(numbers.__getitem__, side.stems), np.int64, len(side.stems)) for side in (copy, source)
        )
        function = np.fromiter(map(FUNCTION_WORDS.__contains__, numbers), bool)
        return cls(one, other, function, np.fromiter([stem[0].isdigit() for stem in numbers], bool))

    def __len__(self) -> int:
        """How many different ones there are."""
        return len(self.function)
