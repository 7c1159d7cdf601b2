"""How does a fingerprint become a sketch of datasketch, and the other way round?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.reuse.sketches.minhash import EMPTY, Sketch, permutations
from provenance.settings import Settings

if TYPE_CHECKING:
    from datasketch import MinHash

_SCHEME = "affine32"


def opened(values: Sketch, settings: Settings) -> MinHash:
    """The sketch with the minima *values* as a ``MinHash``."""
    from datasketch import MinHash

    return MinHash(num_perm=settings.permutations, seed=settings.seed, hashvalues=values, scheme=settings.scheme)


def closed(sketch: Any, size: int | None, settings: Settings) -> tuple[bytes, int, Settings]:
    """*sketch* as a fingerprint takes it: minima, size, settings, of which those given state only the shingles' length.

    Raises ValueError where it is no sketch, or one that cannot be compared with ours.
    """
    from datasketch import LeanMinHash, MinHash

    if not isinstance(sketch, MinHash | LeanMinHash):
        raise ValueError(f"a datasketch MinHash or LeanMinHash is needed, not {type(sketch).__name__}")  # noqa: TRY004 - one kind of error for whatever does not fit
    if sketch.scheme != _SCHEME:
        raise ValueError(f"a sketch of scheme {sketch.scheme!r} cannot be compared with ours, which are {_SCHEME!r}")
    values = np.asarray(sketch.hashvalues, np.uint32)
    own = getattr(sketch, "permutations", None)
    if own is not None and not np.array_equal(own, permutations(len(values), sketch.seed)):
        raise ValueError("a sketch with permutations of its own cannot be compared with ours, which the seed gives")
    if size is None:
        size = 0 if (values == EMPTY).all() else max(1, round(sketch.count()))
    made_with = Settings(shingle_length=settings.shingle_length, permutations=len(values), seed=sketch.seed)
    return values.astype("<u4").tobytes(), size, made_with
