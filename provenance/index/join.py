"""Which documents of the index share sampled shingles with one another, all of them at once?

One walk over the postings in the order of their hashes: documents that hold the same hash stand side by side. It costs
what reading the postings costs, where asking for one document after another would read most pages again and again.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from provenance.index.posting import Postings
from provenance.index.segment import Numbers

_NEIGHBOURS = 12
"""Documents with the same hash are paired with this many of those next to them: enough to keep a family together."""
_WAITING = 1 << 20
"""Pairs that wait to be counted, at least: counting each part by itself would sort the others again every time."""
_SHIFT = np.uint64(32)


def shared_shingles(postings: Postings, most: int, least: int = 2) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of keys, the lower ones and the higher ones, and how many hashes each pair was seen to share.

    Only pairs with *least* or more; hashes that more than *most* documents hold count for nothing.
    """
    codes, counts = np.empty(0, np.uint64), np.empty(0, np.int64)
    waiting: list[npt.NDArray[np.uint64]] = []
    for hashes, keys in postings.walk():
        waiting.append(_pairs(hashes, keys, most))
        if sum(map(len, waiting)) > max(_WAITING, len(codes)):
            codes, counts = _counted(codes, counts, waiting)
            waiting = []
    codes, counts = _counted(codes, counts, waiting)
    kept = counts >= least
    mask = np.uint64((1 << 32) - 1)
    return (codes[kept] >> _SHIFT).astype(np.int64), (codes[kept] & mask).astype(np.int64), counts[kept]


def components(one: Numbers, other: Numbers) -> Iterator[Numbers]:
    """The keys that pairs join, directly or through others, group by group."""
    keys, places = np.unique(np.concatenate((one, other)), return_inverse=True)
    left, right = places[: len(one)], places[len(one) :]
    label = np.arange(len(keys))
    while True:
        lowest = np.minimum(label[left], label[right])
        before = label.copy()
        for side in (left, right):
            np.minimum.at(label, label[side], lowest)
            np.minimum.at(label, side, lowest)
        label = label[label]
        if np.array_equal(label, before):
            break
    order = np.argsort(label, kind="stable")
    if len(keys):
        yield from np.split(keys[order], np.flatnonzero(np.diff(label[order])) + 1)


def _counted(
    codes: npt.NDArray[np.uint64], counts: Numbers, waiting: list[npt.NDArray[np.uint64]]
) -> tuple[npt.NDArray[np.uint64], Numbers]:
    """*codes* with their *counts*, and those *waiting* counted with them."""
    new, times = np.unique(np.concatenate([np.empty(0, np.uint64), *waiting]), return_counts=True)
    both, places = np.unique(np.concatenate((codes, new)), return_inverse=True)
    return both, np.bincount(places, np.concatenate((counts, times)), len(both)).astype(np.int64)


def _pairs(hashes: npt.NDArray[np.uint64], keys: Numbers, most: int) -> npt.NDArray[np.uint64]:
    """The lower key above the higher one, for every two documents near one another with the same hash."""
    new = np.concatenate((np.ones(min(1, len(hashes)), np.bool_), hashes[1:] != hashes[:-1]))
    run = np.cumsum(new) - 1
    held = np.bincount(run, minlength=1)
    usable = (held > 1) & (held <= most)
    kept = usable[run]
    run, keys = run[kept], keys[kept].astype(np.uint64)
    found = []
    for step in range(1, _NEIGHBOURS + 1):
        same = run[step:] == run[:-step]
        if not same.any():
            break
        found.append(keys[:-step][same] << _SHIFT | keys[step:][same])
    return np.concatenate(found) if found else np.empty(0, np.uint64)
