"""Which passages of the copy stand in the source, and how much were they changed?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, groupby, pairwise
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
_MARKED = re.compile(rb"\x01+")
"""Words in a row that no passage has claimed yet."""


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


_Label = tuple[SharedKind, int, int]
"""What a word of the copy is: its kind, and the stretch of the source it may claim, or, twice, how far ahead its own word is."""


class _WordMap:
    """For each word of the copy its label (or None) and its word of the source (or -1); *open* and *free* words have no part yet."""

    def __init__(self, copy: Body, source: Body) -> None:
        self.copy, self.source = copy, source
        self.labels: list[_Label | None] = [None] * len(copy.words)
        self.partners = [-1] * len(copy.words)
        self.open = bytearray(b"\1") * len(copy.words)
        self.free = bytearray(b"\1") * len(source.words)

    def take_run(self, at: int, to: int, length: int) -> None:
        """Note *length* words in a row as verbatim."""
        self.labels[at : at + length] = [("verbatim", to - at, to - at)] * length
        self.partners[at : at + length] = range(to, to + length)
        self.open[at : at + length] = self.free[to : to + length] = bytes(length)

    def take_pair(self, pair: Correspondence) -> None:
        """Sort the words of two corresponding stretches of sentences into verbatim, edited, reworded and new."""
        first, end = self.copy.sentences[pair.copy[0]][0], self.copy.sentences[pair.copy[1] - 1][1]
        low, high = self.source.sentences[pair.source[0]][0], self.source.sentences[pair.source[1] - 1][1]
        at = [*compress(range(first, end), self.open[first:end])]
        to = [*compress(range(low, high), self.free[low:high])]
        if not at:
            return
        equal = _common(self.copy.words.words, at, self.source.words.words, to)
        count = sum([length for _, _, length in equal])
        anchored = sum([low <= partner < high for partner in self.partners[first:end]])
        kind = _pair_kind(anchored + count, end - first, high - low)
        whole = count == len(at) == len(to)
        least = 1 if whole else _RUN_IN_EDITED if kind == "edited" else _RUN_IN_REWORDED
        for i, j, length in equal:
            if length >= least:
                self.take_run(i, j, length)
            else:
                self.partners[i : i + length] = range(j, j + length)
        for stretch in _MARKED.finditer(self.open, first, end):
            self._take_stretch(*stretch.span(), (kind, low, high))

    def _take_stretch(self, first: int, end: int, label: _Label) -> None:
        """Label words in a row, but leave as new what an edit put in, beyond an insertion's length."""
        if label[0] == "edited" and end - first > _LONGEST_INSERTION and max(self.partners[first:end]) < 0:
            return
        self.labels[first:end] = [label] * (end - first)
        self.open[first:end] = bytes(end - first)

    def passages(self) -> Iterator[SharedPassage]:
        """Every stretch of one kind with its place in the source, in the copy's order."""
        for label, first, end in self._stretches():
            kind, ahead, _ = label
            span = (first + ahead, end + ahead) if kind == "verbatim" else self._claim(first, end, label)
            if span:
                yield SharedPassage(
                    self.copy.words.passage(first, end - 1), self.source.words.passage(span[0], span[1] - 1), kind
                )

    def _stretches(self) -> Iterator[tuple[_Label, int, int]]:
        """The copy's words in a row that are labelled alike, parted where either text has a break."""
        end = 0
        for label, alike in groupby(self.labels):
            first, end = end, end + len([*alike])
            if label is None:
                continue
            breaks = self.copy.breaks
            if label[0] == "verbatim" and self.source.breaks:
                breaks = breaks.union([place - label[1] for place in self.source.breaks])
            yield from ((label, *part) for part in _parts(first, end, breaks))

    def _claim(self, first: int, end: int, label: _Label) -> tuple[int, int] | None:
        """The free stretch of source that the copy's words *first* to *end* correspond to; it is free no longer."""
        _, low, high = label
        before = self.partners[first - 1] + 1 if first and self._is_verbatim(first - 1) else low
        after = self.partners[end] if end < len(self.labels) and self._is_verbatim(end) else high
        if low <= before < after <= high:
            low, high = before, after
        whole = [match.span() for match in _MARKED.finditer(self.free, low, high)]
        options = [part for one in whole for part in _parts(*one, self.source.breaks)]
        if not options:
            return None
        partners = [p for p in self.partners[first:end] if p >= 0]
        best = max(options, key=lambda span: (sum([span[0] <= p < span[1] for p in partners]), span[1] - span[0]))
        self.free[best[0] : best[1]] = bytes(best[1] - best[0])
        return best

    def _is_verbatim(self, i: int) -> bool:
        label = self.labels[i]
        return label is not None and label[0] == "verbatim"


def _parts(first: int, end: int, breaks: frozenset[int]) -> Iterable[tuple[int, int]]:
    """The words *first* to *end*, parted before each of *breaks* among them."""
    return pairwise([first, *sorted([place for place in breaks if first < place < end]), end])


def _common(copy: tuple[str, ...], at: list[int], source: tuple[str, ...], to: list[int]) -> list[tuple[int, int, int]]:
    """A longest common subsequence of the words at those indices, in runs: word of the copy, word of the source, length."""
    runs: list[tuple[int, int, int]] = []
    for block in LCSseq.editops([copy[i] for i in at], [source[j] for j in to]).as_matching_blocks():
        mine, theirs = at[block.a : block.a + block.size], to[block.b : block.b + block.size]
        start = 0
        for k in range(1, block.size + 1):
            if k == block.size or mine[k] != mine[k - 1] + 1 or theirs[k] != theirs[k - 1] + 1:
                runs.append((mine[start], theirs[start], k - start))
                start = k
    return runs


def _pair_kind(kept: int, copy: int, source: int) -> SharedKind:
    if 2 * kept >= _EDITED_SIMILARITY * (copy + source) or kept >= _EDITED_KEPT * copy:
        return "edited"
    return "reworded"
