"""Which few of a text's shingles are kept, so that any long enough passage of it can be found again?"""

from __future__ import annotations

from typing import Final

import numpy as np

from provenance.reuse.shingle import Hashes, distinct

WINDOW: Final = 15
"""Of every so many shingles in a row at least one is kept: any verbatim run of 19 words or more shares one, if shingles are
of five words (Schleimer, Wilkerson & Aiken 2003). About one in eight is kept."""


def winnowed(shingles: Hashes) -> Hashes:
    """The least hash of every window of *shingles*, in text order: distinct and sorted. A short text has one window."""
    if not len(shingles):
        return shingles
    return distinct(window_minima(shingles) if len(shingles) >= WINDOW else shingles.min(keepdims=True))


def window_minima(shingles: Hashes) -> Hashes:
    """The least of every `WINDOW` hashes in a row: windows of 2, 4 and 8 first, then two of 8 that overlap."""
    width = 1
    while 2 * width <= WINDOW:
        shingles = np.minimum(shingles[:-width], shingles[width:])
        width *= 2
    return np.minimum(shingles[: len(shingles) - (WINDOW - width)], shingles[WINDOW - width :])
