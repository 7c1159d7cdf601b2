"""Which sentences of the source stand behind a sentence of the copy?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from provenance.document import Passage
from provenance.reuse.slot import Slots

_LEAST_WORDS: Final = 3
"""Shared passages of fewer words do not make two sentences counterparts."""
_LONGEST: Final = 400
"""Words of a sentence; more is a text without punctuation, whose parts correspond to nothing in particular."""
_LEAST_SHARED: Final = 3
"""Content words that sentences must have in common to say the same though the alignment does not connect them."""
_MOST_SENTENCES: Final = 60
"""Sentences that a word is looked up in; one in more of them tells nothing."""


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
    _with: dict[str, list[int]] = field(default_factory=dict)

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

    def unaligned(self, sentence: int) -> Mapping[int, float]:
        """The source's sentences that share words with *sentence* of the copy, whether or not the alignment connects them."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._overlaps(self.copy.sentences[sentence])
        return known

    def _overlaps(self, words: frozenset[str]) -> Mapping[int, float]:
        if not self._with:
            for number, others in enumerate(self.source.sentences):
                for word in others:
                    self._with.setdefault(word, []).append(number)
        counts = Counter(number for word in words for number in self._with.get(word, ())[:_MOST_SENTENCES])
        return {
            number: shared / min(len(words), len(self.source.sentences[number]))
            for number, shared in counts.items()
            if shared >= _LEAST_SHARED
        }


def _pairs(at: range, to: range, mine: Sequence[int], theirs: Sequence[int]) -> Mapping[tuple[int, int], int]:
    """How many words of a shared passage connect which sentences."""
    if mine[at[0]] == mine[at[-1]] and theirs[to[0]] == theirs[to[-1]]:
        return {(mine[at[0]], theirs[to[0]]): len(at)}
    ratio = len(to) / len(at)
    return Counter((mine[i], theirs[to[min(len(to) - 1, int((k + 0.5) * ratio))]]) for k, i in enumerate(at))


def _likeness(copy: frozenset[str], source: frozenset[str]) -> float:
    return len(copy & source) / min(len(copy), len(source)) if copy and source else 0.0
