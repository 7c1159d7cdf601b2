"""How sure is a measured rate?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
"""The normal quantile of a 95% interval."""


@dataclass(frozen=True, slots=True)
class Rate:
    """*hits* of *trials*, with its 95% interval from *low* to *high*; *set* names what was tried."""

    hits: int
    trials: int
    low: float
    high: float
    set: str = ""

    @classmethod
    def of(cls, hits: int, trials: int, set: str = "") -> Rate:  # noqa: A002 - the field's name
        """The rate with Wilson's interval (1927), which is sound for few trials and rare hits."""
        return cls(hits, trials, *wilson(hits, trials), set)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Wilson's 95% interval for a share of *hits* in *trials*; from 0 to 1 where nothing was tried."""
    if not trials:
        return 0.0, 1.0
    share, z = hits / trials, _Z
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / (1 + z * z / trials)
    return max(0.0, middle - half), min(1.0, middle + half)
