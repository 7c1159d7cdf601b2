"""Which sentences of the source stand behind a sentence of the copy?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from provenance.document import Passage
from provenance.reuse.changes.slot import Slots

_LEAST_WORDS: Final = 3
"""Shared passages of fewer words do not make two sentences counterparts."""
_LONGEST: Final = 400
"""Words of a sentence; more is a text without punctuation, whose parts correspond to nothing in particular."""
_LEAST_SHARED: Final = 3.0
"""Content words that sentences must have in common to say the same though the alignment does not connect them."""
_RARE: Final = 1.5
"""Weight among them of a word that the source has in a sentence or two."""
_LEAST_SHARE: Final = 0.35
"""… or share of the shorter sentence's content words, if they are two."""
_NEIGHBOUR: Final = 0.15
"""Likeness of a sentence next to a corresponding one that has no words in common with the copy's."""
_APART, _MOST_BETWEEN = 3, 4
"""Sentences of the copy to the nearest that something stands behind; sentences left out between two that were kept, one of which a short sentence of the copy may stand for."""
_MOST_SENTENCES: Final = 60
"""Sentences that a word is looked up in; one in more of them tells nothing."""


_MANY: Final = 0.4
"""Share of the copy's sentences that the alignment connects with the source's; less is another report of the event."""


class Shared(Protocol):
    """What an alignment's passages offer: a passage of the copy and its passage of the source."""

    @property
    def copy(self) -> Passage: ...  # noqa: D102 - said above
    @property
    def source(self) -> Passage: ...  # noqa: D102


@dataclass(slots=True)
class Counterparts:
    """For each sentence of the copy, the likeness (0 to 1) of the source's sentences behind it; and the other way round."""

    copy: Slots
    source: Slots
    of_copy: Mapping[int, Mapping[int, float]]
    of_source: Mapping[int, Mapping[int, float]]
    _known: dict[int, Mapping[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[Shared], copy: Slots, source: Slots) -> Counterparts:
        """Read them off an alignment: a word of a shared passage belongs to the word as far along on the other side."""
        counts: Counter[tuple[int, int]] = Counter()
        for passage in passages:
            at, to = copy.reading.within(passage.copy), source.reading.within(passage.source)
            if at and to:
                counts.update(_pairs(at, to, copy.reading.sentence, source.reading.sentence))
        of_copy: dict[int, dict[int, float]] = {}
        of_source: dict[int, dict[int, float]] = {}
        for (one, other), words in counts.items():
            longest = max(len(copy.reading.span(one)), len(source.reading.span(other)))
            if words >= _LEAST_WORDS and longest <= _LONGEST:
                alike = _likeness(copy.sentences[one], source.sentences[other])
                of_copy.setdefault(one, {})[other] = alike
                of_source.setdefault(other, {})[one] = alike
        return cls(copy, source, of_copy, of_source)

    @property
    def are_many(self) -> bool:
        """Whether enough sentences of the copy have a counterpart for it to be a rewrite."""
        return len(self.of_copy) >= _MANY * len(self.copy.sentences)

    def unaligned(self, sentence: int) -> Mapping[int, float]:
        """The source's sentences that share words with *sentence* of the copy, whether or not the alignment connects them."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = {
                **self._neighbours(sentence),
                **self._overlaps(self.copy.sentences[sentence]),
            }
        return known

    def beyond(self, sentence: int) -> range:
        """The source's sentences from before those behind the nearest of the copy's sentences to after those; none if far apart."""
        near = [n for n in range(sentence - _APART, sentence + _APART + 1) if n in self.of_copy]
        before = [max(self.of_copy[n], key=self.of_copy[n].__getitem__) for n in near if n <= sentence][-1:]
        after = [max(self.of_copy[n], key=self.of_copy[n].__getitem__) for n in near if n >= sentence][:1]
        if not before and not after:
            return range(0)
        low, high = min(before + after), max(before + after)
        if high - low > 2 * _MOST_BETWEEN:
            return range(0)
        return range(max(0, low - 1), min(len(self.source.sentences), high + 2))

    def _neighbours(self, sentence: int) -> Mapping[int, float]:
        """The sentences next to those behind *sentence*: where two are merged, the alignment may connect one of them only."""
        behind = self.of_copy.get(sentence, ())
        beside = {number + step for number in behind for step in (-1, 1)} - set(behind)
        return {number: _NEIGHBOUR for number in beside if 0 <= number < len(self.source.sentences)}

    def _overlaps(self, words: frozenset[str]) -> Mapping[int, float]:
        weights: dict[int, float] = {}
        several: set[int] = set()
        for places in map(self.source.sentences_with, words):
            value = _RARE if len(places) <= 2 else 1.0  # noqa: PLR2004 - once or twice
            for number in places if len(places) <= _MOST_SENTENCES else places[:_MOST_SENTENCES]:
                if number in weights:
                    weights[number] += value
                    several.add(number)
                else:
                    weights[number] = value
        found: dict[int, float] = {}
        for number in sorted(several):
            weight = weights[number]
            share = min(1.0, weight / min(len(words), len(self.source.sentences[number])))
            if weight >= _LEAST_SHARED or share >= _LEAST_SHARE:
                found[number] = share
        return found


def _pairs(at: range, to: range, mine: Sequence[int], theirs: Sequence[int]) -> Mapping[tuple[int, int], int]:
    """How many words of a shared passage connect which sentences."""
    if mine[at[0]] == mine[at[-1]] and theirs[to[0]] == theirs[to[-1]]:
        return {(mine[at[0]], theirs[to[0]]): len(at)}
    ratio = len(to) / len(at)
    return Counter((mine[i], theirs[to[min(len(to) - 1, int((k + 0.5) * ratio))]]) for k, i in enumerate(at))


def _likeness(copy: frozenset[str], source: frozenset[str]) -> float:
    return len(copy & source) / min(len(copy), len(source)) if copy and source else 0.0
