"""What of the copy would a reader mark as taken from the source, and what of the source as taken?

Shared passages say which words stand where. A reader marks more coarsely: from where the copy begins to follow the
source to where it leaves it, over words that were changed, put in or moved about. Each rectangle of seed.py (some words
of the copy, some of the source) is fitted and judged by one question: are these words better explained as drawn from
that part of the source, or from whatever these two texts talk about?

A word of a stretch that draws on another was either copied (with probability c) from among the other's n words, of which
k are the same stem, or is new. Against coming from the background, where that stem has the frequency f, it has the odds
1 - c + c·k/(n·f): the unigram language model with linear smoothing (Ponte & Croft 1998; Zhai & Lafferty 2004). k words of
one text explain no more than k of the other; f is counted in all of both texts outside the rectangle, so that the topic
of the texts proves nothing; order plays no part, so that a shuffled or translated passage is found like one with a
changed word. c is estimated on the rectangle itself (expectation maximisation, Dempster, Laird & Rubin 1977): it is high
for verbatim copies, which are so given sharp edges, and low for reworded ones. Logarithms of the odds add up to nats of
evidence, and the stretch with most of them is the block's (a maximal scoring segment, Karlin & Altschul 1990), first in
the copy, then in the source given that, and once more. Blocks with too little evidence are dropped, near ones merged.

A summary draws on places all over the source. Where the words of the copy are better explained by the large part of the
source that their seeds enclose than by the close blocks among them, they are one block with that part, as in the second
mode of Sanchez-Perez, Sidorov & Gelbukh 2014.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, log

import numpy as np

from provenance.document import Passage
from provenance.reuse.body import Body
from provenance.reuse.run import Run, shared_runs
from provenance.reuse.seed import Floats, Stretch, bands, find_seeds, rectangles
from provenance.reuse.stem import Ints, Stems

_RUN = 8
"""Words in a row that count as shared wherever they stand."""
_LEAST_EVIDENCE = 35.0
"""Nats of evidence that a block needs in either text: e^35 to 1 against chance, for each of many places tried."""
_LEAST_WORDS = 40
"""Words that a block needs, averaged over both texts; in texts shorter than twice that, half of the shorter one."""
_LARGEST = 300
"""Words of either text that are fitted at once: of a longer copy, what lies outside the part tells the topic's words."""
_REACH = 60
"""Words by which a fitted block may outgrow its rectangle on each side, and by which near blocks may lie apart."""
_FITS = 2
_COPIED = 0.5
_LEAST_COPIED, _MOST_COPIED = 0.4, 0.95
"""The probability c that a word was copied: what its estimate starts from, and between what it is kept."""
_UNSEEN_WORDS = 1000
_UNSEEN, _UNSEEN_FUNCTION = 1, 10
"""The background is counted as if as many more words had been seen, among them each stem once, function words ten
times: in a short text that is all copied, nothing else says how common a word is."""
_SCATTERED = 3
"""A summary's source is at least as many times as long."""
_MOST_OF_SENTENCE = 0.7
_LITTLE_OF_SENTENCE = 0.15
"""Of the sentences in which it begins and ends, a block takes in all if it covers most, none if it covers little."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of shared passages close together in both texts, merged as a reader would mark them."""

    copy: Passage
    source: Passage


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of the copy that draw on words of the source, and the nats of evidence that they do."""

    copy: Stretch
    source: Stretch
    evidence: float

    def near(self, other: _Match) -> bool:
        return _gap(self.copy, other.copy) <= _REACH and _gap(self.source, other.source) <= _REACH

    def joined(self, other: _Match) -> _Match:
        return _Match(_hull(self.copy, other.copy), _hull(self.source, other.source), self.evidence + other.evidence)

    def words(self) -> float:
        """Averaged over both texts."""
        return (self.copy[1] - self.copy[0] + self.source[1] - self.source[0]) / 2


def find_blocks(
    copy: Body, source: Body, runs: Sequence[Run] | None = None, stems: Stems | None = None
) -> tuple[Block, ...]:
    """The blocks of *copy* that draw on *source*, in the copy's order; on the copy's side none overlap.

    *runs* are the texts' shared runs of eight words or more, *stems* their stems, where they are at hand already. Every block begins and ends
    with a word that counts in both texts, but may run over words that were left out.
    """
    if not copy.words.words or not source.words.words:
        return ()
    if runs is None:
        runs = shared_runs(copy.words.words, source.words.words, _RUN)
    stems = stems or Stems.of(copy, source)
    seeds = find_seeds(stems, copy, source, runs)
    pair = _Pair(stems)
    verbatim = [_verbatim(run) for run in runs if run.length >= pair.least]
    fitted = [match for rectangle in rectangles(seeds, largest=_LARGEST) if (match := pair.fitted(*rectangle))]
    chosen = _disjoint(match for match in _merged([*verbatim, *fitted]) if match.words() >= pair.least)
    for band in bands(seeds):
        chosen = _with_scattered(chosen, pair, *band)
    return tuple(_in_sentences(sorted(chosen, key=lambda match: match.copy), copy, source))


class _Pair:
    """Two texts as numbered stems, how often each stem stands in both together, and how many words make a block."""

    def __init__(self, stems: Stems) -> None:
        self.sides = stems.copy, stems.source
        self.stems = len(stems)
        seen = self._counts(stems.copy) + self._counts(stems.source)
        background = seen + np.where(stems.function, _UNSEEN_FUNCTION, _UNSEEN)
        self.background = background[stems.copy], background[stems.source]
        self.least = min(_LEAST_WORDS, len(stems.copy) / 2, len(stems.source) / 2)

    def fitted(self, copy: Stretch, source: Stretch) -> _Match | None:
        """The match that the rectangle *copy* by *source* holds or partly holds, if its evidence suffices."""
        for _ in range(_FITS):
            copy, evidence = self.explained(0, copy, source)
            if evidence < _LEAST_EVIDENCE / 2:
                return None
            source, as_much = self.explained(1, source, copy)
            if as_much < _LEAST_EVIDENCE / 2:
                return None
        return _Match(copy, source, evidence) if min(evidence, as_much) >= _LEAST_EVIDENCE else None

    def explained(self, side: int, core: Stretch, origin: Stretch) -> tuple[Stretch, float]:
        """The stretch in and around *core* of text *side* that *origin* in the other text explains best; its evidence.

        Outside the core, only those words count as explained that the origin has left over.
        """
        words, others = self.sides[side], self.sides[1 - side]
        size = origin[1] - origin[0]
        outside = len(words) + len(others) - size - (core[1] - core[0])
        low, high = max(0, core[0] - _REACH), min(len(words), core[1] + _REACH)
        inside = slice(core[0] - low, core[1] - low)
        around = words[low:high]
        given = self._counts(others[slice(*origin)])[around]
        taken = self._counts(words[slice(*core)])[around]
        background = (self.background[side][low:high] - given - taken) / (outside + _UNSEEN_WORDS)
        odds = given / background / size
        explained = (given > taken).astype(float)
        explained[inside] = np.minimum(1, given[inside] / np.maximum(taken[inside], 1))
        copied = _copied((explained * odds)[inside])
        gains = explained * np.log(1 - copied + copied * odds) + (1 - explained) * log(1 - copied)
        first, end, evidence = _best_stretch(gains)
        return (low + first, low + end), evidence

    def _counts(self, words: Ints) -> Ints:
        return np.bincount(words, minlength=self.stems)


def _copied(odds: Floats) -> float:
    """The probability that a word was copied, by three steps of expectation maximisation over the words' *odds*."""
    copied = _COPIED
    for _ in range(3):
        weighted = copied * odds
        copied = float(np.add.reduce(weighted / (weighted + (1 - copied)))) / len(odds)  # .mean() takes thrice as long
    return min(max(copied, _LEAST_COPIED), _MOST_COPIED)


def _best_stretch(gains: Floats) -> tuple[int, int, float]:
    """First index and the one past the last of the stretch with the greatest sum, and the sum; an empty one at 0."""
    sums = np.concatenate(([0.0], np.cumsum(gains)))
    rises = sums - np.minimum.accumulate(sums)
    end = int(rises.argmax())
    return int(sums[: end + 1].argmin()), end, float(rises[end])


def _verbatim(run: Run) -> _Match:
    """A run as long as a block has to be is one, whatever its words: a refrain has no rare ones."""
    return _Match((run.copy, run.copy + run.length), (run.source, run.source + run.length), float(run.length))


def _gap(one: Stretch, other: Stretch) -> int:
    """Words between two stretches; as many as they share, negative, where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])


def _hull(one: Stretch, other: Stretch) -> Stretch:
    return min(one[0], other[0]), max(one[1], other[1])


def _merged(matches: Iterable[_Match]) -> list[_Match]:
    """Join matches that lie near each other in both texts."""
    done: list[_Match] = []
    for match in sorted(matches, key=lambda match: match.copy):
        grown, apart = match, []
        for other in reversed(done):
            if grown.near(other):
                grown = other.joined(grown)
            else:
                apart.append(other)
        done = [*reversed(apart), grown]
    return done


def _disjoint(matches: Iterable[_Match]) -> list[_Match]:
    """Of matches that overlap in the copy only the one with most evidence."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda match: -match.evidence):
        if all(_gap(match.copy, other.copy) >= 0 for other in kept):
            kept.append(match)
    return kept


def _with_scattered(chosen: list[_Match], pair: _Pair, copy: Stretch, source: Stretch) -> list[_Match]:
    """*chosen*, or with *copy* as a summary of *source* instead of those in its way, if that explains it better."""
    if source[1] - source[0] < _SCATTERED * (copy[1] - copy[0]):
        return chosen
    copy, evidence = pair.explained(0, copy, source)
    summary = _Match(copy, source, evidence)
    in_its_way = [match for match in chosen if _gap(match.copy, copy) < 0]
    others = sum(match.evidence for match in in_its_way)
    if evidence < max(_LEAST_EVIDENCE, others) or summary.words() < pair.least:
        return chosen
    return [*(match for match in chosen if match not in in_its_way), summary]


def _in_sentences(matches: Sequence[_Match], copy: Body, source: Body) -> Iterable[Block]:
    """The matches as blocks that begin and end with sentences, as far as they nearly do and none comes to overlap."""
    free, bounds = 0, [match.copy[0] for match in matches[1:]] + [len(copy.words)]
    for match, bound in zip(matches, bounds, strict=False):  # no match has a bound too
        first, end = _whole_sentences(match.copy, copy.sentences)
        first, end = max(first, free), min(end, bound)
        low, high = _whole_sentences(match.source, source.sentences)
        yield Block(copy.words.passage(first, end - 1), source.words.passage(low, high - 1))
        free = end


def _whole_sentences(stretch: Stretch, sentences: Sequence[Stretch]) -> Stretch:
    first, end = stretch
    start, stop = sentences[max(0, bisect_right(sentences, (first, inf)) - 1)]
    share = (min(stop, end) - first) / (stop - start)
    if start < first and share >= _MOST_OF_SENTENCE:
        first = start
    elif start < first and share <= _LITTLE_OF_SENTENCE and stop < end:
        first = stop
    start, stop = sentences[max(0, bisect_right(sentences, (end - 1, inf)) - 1)]
    share = (end - max(start, first)) / (stop - start)
    if end < stop and share >= _MOST_OF_SENTENCE:
        end = stop
    elif end < stop and share <= _LITTLE_OF_SENTENCE and first < start:
        end = start
    return first, end
