"""Which passages of the copy stand in the source, and how much were they changed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import LCSseq

from provenance.document import Passage
from provenance.reuse.block import Block, find_blocks
from provenance.reuse.body import Body
from provenance.reuse.correspondence import Correspondence, correspondences
from provenance.reuse.run import shared_runs
from provenance.reuse.stem import Stems

SharedKind = Literal["verbatim", "edited", "reworded"]

_FREE_RUN = 8
"""Words in a row that count as verbatim wherever they stand; shorter runs are everyday phrases."""
_RUN_IN_EDITED = 4
_RUN_IN_REWORDED = 6
"""Words in a row that count as verbatim between sentences already found to correspond."""
_EDITED_SIMILARITY = 0.55
"""Least share of words kept in order (2·LCS ÷ both lengths) for a pair of sentences to be edited, not reworded."""
_EDITED_KEPT = 0.75
"""… or least share of the copy's words found in order, for a sentence that was merely shortened."""
_LONGEST_INSERTION = 8
"""Words in a row with no counterpart that still belong to an edit; more is new text."""
_FREE = re.compile(rb"\x01+")
"""Words of the source that no passage has claimed, in a row."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage in each of two documents that say the same: word for word, with edits, or in other words."""

    copy: Passage
    source: Passage
    kind: SharedKind


@dataclass(frozen=True, slots=True)
class Alignment:
    """All shared passages of a pair, in the copy's order, none overlapping on either side, and its blocks."""

    passages: tuple[SharedPassage, ...] = ()
    blocks: tuple[Block, ...] = ()


def align(copy: Body, source: Body, stems: Stems | None = None) -> Alignment:
    """Align two texts: long shared runs first, wherever they stand, then sentence with corresponding sentence.

    *stems* are those of the two texts, where they are at hand already.
    """
    stems = stems or Stems.of(copy, source)
    mapping = _WordMap(copy, source)
    runs = shared_runs(copy.words.words, source.words.words, _FREE_RUN)
    for run in runs:
        mapping.take_run(run.copy, run.source, run.length)
    for pair in correspondences(copy, source, stems):
        mapping.take_pair(pair)
    return Alignment(tuple(mapping.passages()), find_blocks(copy, source, runs, stems))


class _WordMap:
    """For each word of the copy: its kind, its word of the source (or -1), and the stretch of source it may claim."""

    def __init__(self, copy: Body, source: Body) -> None:
        self.copy, self.source = copy, source
        self.kinds: list[SharedKind | None] = [None] * len(copy.words)
        self.partners = [-1] * len(copy.words)
        self.scopes: list[tuple[int, int]] = [(0, 0)] * len(copy.words)
        self.free = bytearray(b"\1") * len(source.words)

    def take_run(self, at: int, to: int, length: int) -> None:
        """Note *length* words in a row as verbatim."""
        self.kinds[at : at + length] = ["verbatim"] * length
        self.partners[at : at + length] = range(to, to + length)
        self.free[to : to + length] = bytes(length)

    def take_pair(self, pair: Correspondence) -> None:
        """Sort the words of two corresponding stretches of sentences into verbatim, edited, reworded and new."""
        first, end = self.copy.sentences[pair.copy[0]][0], self.copy.sentences[pair.copy[1] - 1][1]
        low, high = self.source.sentences[pair.source[0]][0], self.source.sentences[pair.source[1] - 1][1]
        at = [i for i in range(first, end) if self.kinds[i] is None]
        to = [j for j in range(low, high) if self.free[j]]
        if not at:
            return
        equal = _common(self.copy.words.words, at, self.source.words.words, to)
        anchored = sum(1 for i in range(first, end) if low <= self.partners[i] < high)
        kind = _pair_kind(anchored + len(equal), end - first, high - low)
        self._take_equal(equal, kind, whole=len(equal) == len(at) == len(to))
        stretch: list[int] = []
        for i in [*at, -1]:
            if stretch and (i != stretch[-1] + 1 or self.kinds[i] is not None):
                self._take_stretch(stretch, kind, (low, high))
                stretch = []
            if i >= 0 and self.kinds[i] is None:
                stretch.append(i)

    def _take_equal(self, equal: list[tuple[int, int]], kind: SharedKind, *, whole: bool) -> None:
        """Note every long enough run among *equal* words as verbatim, the other words' partners for later."""
        least = 1 if whole else _RUN_IN_EDITED if kind == "edited" else _RUN_IN_REWORDED
        start = 0
        for k in range(1, len(equal) + 1):
            if k < len(equal) and equal[k] == (equal[k - 1][0] + 1, equal[k - 1][1] + 1):
                continue
            if k - start >= least:
                self.take_run(*equal[start], k - start)
            else:
                for i, j in equal[start:k]:
                    self.partners[i] = j
            start = k

    def _take_stretch(self, stretch: list[int], kind: SharedKind, scope: tuple[int, int]) -> None:
        """Note a *stretch* of words as *kind*, but words in a row beyond an insertion's length as new."""
        if kind == "edited":
            matched = [i for i in stretch if self.partners[i] >= 0]
            if not matched and len(stretch) > _LONGEST_INSERTION:
                return
        for i in stretch:
            self.kinds[i] = kind
            self.scopes[i] = scope

    def passages(self) -> Iterator[SharedPassage]:
        """Every stretch of one kind with its place in the source, in the copy's order."""
        for first, end in self._stretches():
            kind = self.kinds[first]
            if kind is None:
                continue
            verbatim = kind == "verbatim"
            span = (self.partners[first], self.partners[end - 1] + 1) if verbatim else self._claim(first, end)
            if span:
                yield SharedPassage(
                    self.copy.words.passage(first, end - 1), self.source.words.passage(span[0], span[1] - 1), kind
                )

    def _stretches(self) -> Iterator[tuple[int, int]]:
        first = 0
        for i in self._cuts():
            yield first, i
            first = i

    def _cuts(self) -> Iterator[int]:
        """The copy's words before which a passage must end; and the number of its words."""
        kinds, partners, scopes = self.kinds, self.partners, self.scopes
        for i in range(1, len(kinds)):
            kind = kinds[i]
            if kind != kinds[i - 1] or i in self.copy.breaks:
                yield i
            elif kind == "verbatim":
                if partners[i] != partners[i - 1] + 1 or partners[i] in self.source.breaks:
                    yield i
            elif scopes[i] != scopes[i - 1]:
                yield i
        if kinds:
            yield len(kinds)

    def _claim(self, first: int, end: int) -> tuple[int, int] | None:
        """The free stretch of source that the copy's words *first* to *end* correspond to; it is free no longer."""
        low, high = self.scopes[first]
        before = self.partners[first - 1] + 1 if first and self.kinds[first - 1] == "verbatim" else low
        after = self.partners[end] if end < len(self.kinds) and self.kinds[end] == "verbatim" else high
        if low <= before < after <= high:
            low, high = before, after
        options = [match.span() for match in _FREE.finditer(self.free, low, high)]
        if self.source.breaks:
            options = [piece for whole in options for piece in self._unbroken(*whole)]
        if not options:
            return None
        partners = [p for p in self.partners[first:end] if p >= 0]
        best = max(options, key=lambda span: (sum(span[0] <= p < span[1] for p in partners), span[1] - span[0]))
        self.free[best[0] : best[1]] = bytes(best[1] - best[0])
        return best

    def _unbroken(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        edges = [low, *sorted(b for b in self.source.breaks if low < b < high), high]
        yield from pairwise(edges)


def _common(copy: tuple[str, ...], at: list[int], source: tuple[str, ...], to: list[int]) -> list[tuple[int, int]]:
    """Pairs (word of the copy, word of the source) of a longest common subsequence of the words at those indices."""
    one, other = [copy[i] for i in at], [source[j] for j in to]
    pairs: list[tuple[int, int]] = []
    for block in LCSseq.opcodes(one, other):
        if block.tag == "equal":
            pairs.extend(zip(at[block.src_start : block.src_end], to[block.dest_start : block.dest_end], strict=True))
    return pairs


def _pair_kind(kept: int, copy: int, source: int) -> SharedKind:
    if 2 * kept >= _EDITED_SIMILARITY * (copy + source) or kept >= _EDITED_KEPT * copy:
        return "edited"
    return "reworded"
