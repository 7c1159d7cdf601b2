"""Does the copy say a word that excludes the source's: autumn for spring, a physicist for a chemist, a deficit for a surplus?

Such words come in sets (``words/*.toml``, sets). What makes one an alteration is that corresponding sentences say both, and
that the copy nowhere says the source's, nor the source the copy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.slot import REMEMBERED, Slots, likeness
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.vocabulary import Vocabulary

_LEAST, _LEAST_IF_SAID = 0.28, 0.6
"""Least mean of the likeness of sentences and of slots, beside what is added below: for words that the other text lacks, and
for such as it has somewhere else."""
_HELD, _BESIDE = 0.15, 2
"""Added where the same name, date or figure stands within so many words of both."""
_RELATION, _RELATED = "kin", 0.5
"""The set of words that are told from either end (his father, her son), and the least likeness of their sentences."""
_DENIED: Final = 4
"""Words to a denial that turns a word round."""
_CLAUSE: Final = frozenset(',:;()—–«»“”"„')
_PLURAL: Final = 3  # letters of a word that may end in a plural s
_CROWD: Final = 40
"""Words of one set in a text that are compared; more make a list."""

Entry = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """Words *at* up to *end* of a text that say *entry* of a set."""

    at: int
    end: int
    entry: Entry
    sentence: int


def exclusive_outcomes(copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> Iterator[Outcome]:
    """Words of the copy that stand for another of their set; *anchors* are the kept facts whose places are certain."""
    pairs = _Pairs(copy, source, behind, anchors)
    mine, theirs = _by_set(copy.reading), _by_set(source.reading)
    for name, words in mine.items():
        others = theirs.get(name, [])[:_CROWD]
        for one in words[:_CROWD]:
            ranked = ((pairs.score(one, other), -other.at, other) for other in others if other.entry != one.entry)
            score, _, other = max(ranked, default=(0.0, 0, one))
            if score >= _LEAST and not pairs.said_by_both(one, other, words, others, everywhere=score < _LEAST_IF_SAID):
                yield Outcome(
                    "altered",
                    None,
                    copy.reading.passage(one.at, one.end - 1),
                    source.reading.passage(other.at, other.end - 1),
                )


class _Pairs:
    """How well a word of the copy and one of the source may be told of the same."""

    def __init__(self, copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> None:
        self.copy, self.source, self.behind = copy, source, behind
        self.held: dict[tuple[int, int], list[Kept]] = {}
        for kept in anchors:
            self.held.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)

    def score(self, one: _Said, other: _Said) -> float:
        """Likeness of their sentences and slots, 0 where these do not correspond, or one side denies its word."""
        alike = self.behind.of_copy.get(one.sentence, {}).get(other.sentence, 0.0)
        if not alike or (one.entry[0] == _RELATION and alike < _RELATED):
            return 0.0
        if _is_denied(self.copy.reading, one) or _is_denied(self.source.reading, other):
            return 0.0
        slots = likeness(self.copy, (one.at, one.end), self.source, (other.at, other.end))
        near = any(
            max(_distance(one, kept.copy.at), _distance(other, kept.source.at)) <= _BESIDE
            for kept in self.held.get((one.sentence, other.sentence), ())
        )
        return (alike + slots) / 2 + _HELD * near

    def said_by_both(
        self, one: _Said, other: _Said, mine: Sequence[_Said], theirs: Sequence[_Said], *, everywhere: bool
    ) -> bool:
        """Whether either text has the other's word, too: *everywhere*, or in the corresponding sentences alone."""
        links = self.behind.of_copy[one.sentence]
        back = self.behind.of_source.get(other.sentence, {})
        return any(said.entry == one.entry and (everywhere or said.sentence in links) for said in theirs) or any(
            said.entry == other.entry and (everywhere or said.sentence in back) for said in mine
        )


def _is_denied(reading: Reading, said: _Said) -> bool:
    """Whether a denial stands before the word, or after it in a language that may put it there, in the same clause."""
    span = reading.span(said.sentence)
    first, last = said.at, said.end - 1
    while first > max(span.start, said.at - _DENIED) and _CLAUSE.isdisjoint(reading.gap(first)):
        first -= 1
    while (
        reading.vocabulary.trailing_negation
        and last + 1 < min(span.stop, said.end + _DENIED)
        and _CLAUSE.isdisjoint(reading.gap(last + 1))
    ):
        last += 1
    words = reading.folded[first : last + 1]
    return not reading.vocabulary.strict_negation.isdisjoint(words) or any(word.endswith("n't") for word in words)


def _distance(said: _Said, at: tuple[int, int]) -> int:
    return max(at[0] - said.end, said.at - at[1])


@lru_cache(maxsize=REMEMBERED)
def _by_set(reading: Reading) -> Mapping[str, list[_Said]]:
    """The words of sets that a text says, in order."""
    vocabulary = reading.vocabulary
    known = {word: entry for word in reading.places if (entry := _entry(word, vocabulary))}
    done, begin = 0, vocabulary.sets.phrases.first_words & reading.places.keys()
    found: dict[str, list[_Said]] = {}
    for i in reading.where(known.keys() | begin):
        length = reading.phrase(i, vocabulary.sets.phrases)
        if i >= done and (length or reading.folded[i] in known):
            done = i + max(1, length)
            said = " ".join(reading.folded[i:done])
            entry = vocabulary.sets.phrases[said] if length else known[said]
            found.setdefault(entry[0], []).append(_Said(i, done, entry, reading.sentence[i]))
    return found


@lru_cache(maxsize=65536)
def _entry(word: str, vocabulary: Vocabulary) -> Entry | None:
    sets = vocabulary.sets
    plural = sets.phrases.get(word[:-1]) if word[-1] == "s" and len(word) > _PLURAL else None
    return sets.of(word) or plural
