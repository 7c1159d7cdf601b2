"""Which share of the copy's words was kept, edited, reworded or new, and how much of the source was used?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.document import Passage
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.normalisation import Words


@dataclass(frozen=True, slots=True)
class Shares:
    """Fractions of the copy's words, furniture left out; they sum to 1 (all 0 where the copy has no words)."""

    verbatim: float
    edited: float
    reworded: float
    new: float

    @property
    def derived(self) -> float:
        """What corresponds to the source in any way."""
        return self.verbatim + self.edited + self.reworded


def shares(copy: Words, passages: Sequence[SharedPassage], leaving_out: Iterable[Passage] = ()) -> Shares:
    """Count the copy's words by the kind of passage that they stand in; words inside *leaving_out* count nowhere."""
    kinds = np.zeros(len(copy), np.int8)
    for passage in passages:
        within = copy.within(passage.copy)
        kinds[within.start : within.stop] = _KINDS.index(passage.kind)
    counted = np.ones(len(copy), bool)
    for left_out in leaving_out:
        within = copy.within(left_out)
        counted[within.start : within.stop] = False
    total = int(counted.sum())
    if not total:
        return Shares(0.0, 0.0, 0.0, 0.0)
    counts = np.bincount(kinds[counted], minlength=len(_KINDS)) / total
    return Shares(float(counts[1]), float(counts[2]), float(counts[3]), float(counts[0]))


_KINDS = ("new", "verbatim", "edited", "reworded")


def narrative_shares(
    copy: Words,
    source: Words,
    passages: Sequence[SharedPassage],
    quotations: Sequence[Passage],
    source_quotations: Sequence[Passage],
) -> Shares:
    """The same without quotations on either side: words that the copy quotes, or took from what the source quotes."""
    quoted = np.zeros(len(source), bool)
    for quotation in source_quotations:
        within = source.within(quotation)
        quoted[within.start : within.stop] = True
    from_quotation = [p.copy for p in passages if _mostly(quoted, source.within(p.source))]
    return shares(copy, passages, [*quotations, *from_quotation])


def source_used(source: Words, passages: Iterable[SharedPassage]) -> float:
    """The share of the source's words that stand in a shared passage of any kind."""
    used = sum(len(source.within(passage.source)) for passage in passages)
    return min(1.0, used / len(source)) if len(source) else 0.0


def order(copy: Words, passages: Sequence[SharedPassage]) -> float | None:
    """How far shared passages keep the source's order: 1 all of them, −1 none, None with fewer than two.

    Kendall's tau (1938) over pairs of passages, each pair weighted by the product of its passages' words in the copy,
    so that two stray phrases do not outweigh two paragraphs.
    """
    if len(passages) < 2:  # noqa: PLR2004 - a pair
        return None
    ranks = {start: rank for rank, start in enumerate(sorted({passage.source.start for passage in passages}), 1)}
    before = _Sums(len(ranks))
    balance = pairs = told = 0
    for passage in passages:
        rank, weight = ranks[passage.source.start], len(copy.within(passage.copy))
        balance += weight * (before.up_to(rank - 1) - (told - before.up_to(rank)))
        pairs += weight * told
        before.add(rank, weight)
        told += weight
    return balance / pairs if pairs else None


class _Sums:
    """Sums of weights up to a rank, from 1, each looked up and added to in logarithmic time (Fenwick 1994)."""

    def __init__(self, ranks: int) -> None:
        self._tree = [0] * (ranks + 1)

    def add(self, rank: int, weight: int) -> None:
        while rank < len(self._tree):
            self._tree[rank] += weight
            rank += rank & -rank

    def up_to(self, rank: int) -> int:
        total = 0
        while rank:
            total += self._tree[rank]
            rank &= rank - 1
        return total


def _mostly(flags: np.ndarray, within: range) -> bool:
    return 2 * int(np.count_nonzero(flags[within.start : within.stop])) > len(within)
