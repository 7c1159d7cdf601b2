"""What is left of a name when the ending of its case is taken off?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 2  # letters of what is left: Ew of Ewa, Ewy
_ROUNDS: Final = 2
"""Endings that are taken off, for a name may end as a case does: *Andrzej*, *Andrzeja*."""


@dataclass(frozen=True, slots=True)
class Declension:
    """How names change in their cases: *endings*, the longest first, and *letters* before these (pattern and what it becomes)."""

    endings: tuple[str, ...]
    letters: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, endings: str, letters: Sequence[Sequence[str]]) -> Declension:
        """From a language's table; without endings nothing is taken off."""
        longest_first = tuple(sorted(endings.split(), key=len, reverse=True))
        return cls(longest_first, tuple([(re.compile(pattern), other) for pattern, other in letters]))


@lru_cache(maxsize=16384)
def undeclined(part: str, declension: Declension) -> str:
    """What all cases of a name's *part* share, in lower case without accents: ``prag`` of Praga and Pradze, ``mark`` of Marek and Marka."""
    part = _changed(part, declension)
    for _ in range(_ROUNDS):
        ending = next((end for end in declension.endings if part.endswith(end)), "")
        if len(part) - len(ending) >= _SHORTEST:
            part = _changed(part.removesuffix(ending), declension)
    return part


def _changed(part: str, declension: Declension) -> str:
    for pattern, other in declension.letters:
        part = pattern.sub(other, part)
    return part
