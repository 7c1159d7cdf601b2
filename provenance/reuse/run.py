"""Which runs of words stand in both texts, word for word?"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.reuse.shingle import distinct, shingle_hashes

_MOST_PLACES = 8
"""A shingle is looked up at this many places of the source at most: a refrain must not cost quadratic time."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """*length* words from index *copy* of the copy are those from index *source* of the source."""

    length: int
    copy: int
    source: int


def shared_runs(copy: Sequence[str], source: Sequence[str], least: int) -> list[Run]:
    """Maximal shared runs of at least *least* words, chosen longest first so that none overlap on either side.

    Greedy string tiling (Wise 1993), seeded with shared shingles and chained along diagonals, so that moved passages
    are found as well as those in place. A run that is partly taken keeps its free part if that is still long enough.
    """
    waiting = [(-run.length, run.copy, run.source) for run in _maximal_runs(copy, source, least)]
    heapq.heapify(waiting)
    copy_free, source_free = np.ones(len(copy), bool), np.ones(len(source), bool)
    still_free = re.compile(rb"\x01{%d,}" % least)
    chosen: list[Run] = []
    while waiting:
        length, at, to = heapq.heappop(waiting)
        free = copy_free[at : at - length] & source_free[to : to - length]
        if free.all():
            copy_free[at : at - length] = False
            source_free[to : to - length] = False
            chosen.append(Run(-length, at, to))
        else:
            for first, end in (match.span() for match in still_free.finditer(free.tobytes())):
                heapq.heappush(waiting, (first - end, at + first, to + first))
    return sorted(chosen, key=lambda run: run.copy)


def _maximal_runs(copy: Sequence[str], source: Sequence[str], least: int) -> list[Run]:
    at, to = _shared_places(shingle_hashes(copy, least), shingle_hashes(source, least))
    if not len(at):
        return []
    diagonal = to - at
    order = np.lexsort((at, diagonal))
    at, to, diagonal = at[order], to[order], diagonal[order]
    breaks = np.flatnonzero((diagonal[1:] != diagonal[:-1]) | (at[1:] - at[:-1] != 1))
    firsts = np.concatenate(([0], breaks + 1))
    lasts = np.concatenate((breaks, [len(at) - 1]))
    lengths = at[lasts] - at[firsts] + least
    return [
        Run(length, first, second)
        for length, first, second in zip(lengths.tolist(), at[firsts].tolist(), to[firsts].tolist(), strict=True)
    ]


def _shared_places(
    copy: npt.NDArray[np.uint64], source: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of places (in the copy, in the source) with the same shingle, up to the cap of places a shingle.

    Equal places of both texts are always among them, so that a text of nothing but refrains still matches itself.
    """
    order = source.argsort(kind="stable")
    ranked = source[order]
    low = ranked.searchsorted(copy, "left")
    counts = np.minimum(ranked.searchsorted(copy, "right") - low, _MOST_PLACES)
    at = np.arange(len(copy)).repeat(counts)
    level = np.flatnonzero(copy[: len(source)] == source[: len(copy)])
    to = order[np.arange(len(at)) + (low - counts.cumsum() + counts).repeat(counts)]
    if not len(level):
        return at, to
    keys = distinct(np.concatenate((at, level)) * len(source) + np.concatenate((to, level)))
    at, to = np.divmod(keys, len(source))
    return at, to
