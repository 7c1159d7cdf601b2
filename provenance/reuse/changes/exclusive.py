"""Does the copy say a word that excludes the source's: autumn for spring, a physicist for a chemist, a deficit for a surplus?

Such words come in sets (``words/*.toml``, sets). What makes one an alteration is that corresponding sentences say both, and
that the copy nowhere says the source's, nor the source the copy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.said import Said, said_by_set
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.slot import Slots, likeness
from provenance.reuse.facts.hedging import clause, denies_somehow
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import Reading

_LEAST: Final = 0.28
"""Least mean of the likeness of sentences and of slots, beside what is added below, where neither text has the other's word
anywhere …"""
_LEAST_IF_COPIED, _LEAST_IF_SAID, _LEAST_UNALIGNED = 0.45, 0.6, 0.5
"""… where the copy has the source's word somewhere else, where the source has the copy's, and where no alignment connects the sentences."""
_LEAST_OF_QUANTITIES: Final = 0.3
"""… and for words that tell only what follows them: ``more ships``."""
_COMPARED: Final = 5
"""Words to ``than``."""
_HELD, _BESIDE = 0.15, 2
"""Added where the same name, date or figure stands within so many words of both."""
_LEFT_OVER: Final = 0.1
"""Likeness of the only sentences without a counterpart between others that have theirs."""
_CROWD: Final = 40
"""Words of one set in a text that are compared; more make a list."""


def exclusive_outcomes(copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> Iterator[Outcome]:
    """Words of the copy that stand for another of their set; *anchors* are the kept facts whose places are certain.

    A word is told once, though it be in several sets.
    """
    pairs, told = _Pairs(copy, source, behind, anchors), set()
    theirs = said_by_set(source.reading)
    for name, words in said_by_set(copy.reading).items():
        others = theirs.get(name, [])[:_CROWD]
        for one in words[:_CROWD] if others else ():
            other = pairs.rival(one, words[:_CROWD], others)
            if other and one.at not in told:
                told.add(one.at)
                here, there = copy.reading.passage(one.at, one.end - 1), source.reading.passage(other.at, other.end - 1)
                yield Outcome("altered", None, here, there)


class _Pairs:
    """How well a word of the copy and one of the source may be told of the same."""

    def __init__(self, copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> None:
        self.copy, self.source, self.behind = copy, source, behind
        self.held: dict[tuple[int, int], list[Kept]] = {}
        for kept in anchors:
            self.held.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)

    def rival(self, one: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> Said | None:
        """The word of *theirs*, those of the set in the source, that *one* of the copy, which has *mine*, stands for."""
        if one.name in self.copy.reading.vocabulary.sets.quantities:
            return self._quantity(one, mine, theirs)
        rivals = [other for other in theirs if other.side != one.side]
        if not rivals:
            return None
        said = len(rivals) < len(theirs)
        score, other = self._best(one, rivals, self.behind.of_copy.get(one.sentence, {}))
        if other:
            copied = any(word.side == other.side for word in mine)
            least = _LEAST_IF_SAID if said else _LEAST_IF_COPIED if copied else _LEAST
            return other if score >= least and not self._said_by_both(one, other, mine, theirs) else None
        if said or any(word.side == other.side for word in mine for other in rivals):
            return None
        score, other = self._best(one, rivals, self.behind.unaligned(one.sentence))
        return other if score >= _LEAST_UNALIGNED else self._best(one, rivals, self._left_over(one.sentence))[1]

    def _quantity(self, one: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> Said | None:
        """The word of *theirs* that says the contrary of what follows *one*, if neither text says both of it."""
        links = self.behind.of_copy.get(one.sentence, {})
        if not any(other.side != one.side and other.sentence in links for other in theirs):
            return None
        counted = self.copy.counted(one.end)
        if counted is None:
            return None
        theirs = [other for other in theirs if self.source.counted(other.end) == counted]
        mine = [other for other in mine if self.copy.counted(other.end) == counted]
        if len({other.side for other in mine}) > 1 or any(other.side == one.side for other in theirs):
            return None
        score, other = self._best(one, theirs, links)
        if not other or score < _LEAST_OF_QUANTITIES:
            return None
        sides = ((self.copy.reading, one), (self.source.reading, other))
        return None if any(_is_compared(reading, said) for reading, said in sides) else other

    def _best(self, one: Said, rivals: Sequence[Said], links: Mapping[int, float]) -> tuple[float, Said | None]:
        ranked = [
            (self._score(one, other, links[other.sentence]), -other.at, other)
            for other in rivals
            if other.sentence in links and not self._denied_otherwise(one, other)
        ]
        score, _, best = max(ranked, default=(0.0, 0, None), key=lambda found: found[:2])
        return score, best

    def _left_over(self, sentence: int) -> Mapping[int, float]:
        """The only sentence of the source between those behind the ones right before and after *sentence*, if neither has a counterpart."""
        links = self.behind.of_copy
        if sentence in links or sentence - 1 not in links or sentence + 1 not in links:
            return {}
        number = max(links[sentence - 1]) + 1
        is_alone = number == min(links[sentence + 1]) - 1 and number not in self.behind.of_source
        return {number: _LEFT_OVER} if is_alone else {}

    def _score(self, one: Said, other: Said, alike: float) -> float:
        """Likeness of their sentences and slots, more if the same name or figure stands beside both."""
        slots = likeness(self.copy, (one.at, one.end), self.source, (other.at, other.end))
        near = any(
            max(_distance(one, kept.copy.at), _distance(other, kept.source.at)) <= _BESIDE
            for kept in self.held.get((one.sentence, other.sentence), ())
        )
        return (alike + slots) / 2 + _HELD * near

    def _denied_otherwise(self, one: Said, other: Said) -> bool:
        """Whether both words are denied, or the side without the denial may deny in a way of its own: ``avoided``, ``yet to``.

        One word that only one of aligned sentences denies is a denial gained or lost (cue_change.py).
        """
        if one.denied == other.denied:
            return one.denied
        aligned = other.sentence in self.behind.of_copy.get(one.sentence, {})
        if aligned and self.copy.stems[one.end - 1] == self.source.stems[other.end - 1]:
            return True
        reading, said = (self.source.reading, other) if one.denied else (self.copy.reading, one)
        return denies_somehow(reading, clause(reading, said.at), softly=False)

    def _said_by_both(self, one: Said, other: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> bool:
        """Whether a corresponding sentence has the other side's word, too."""
        links, back = self.behind.of_copy[one.sentence], self.behind.of_source.get(other.sentence, {})
        return any(said.side == one.side and said.sentence in links for said in theirs) or any(
            said.side == other.side and said.sentence in back for said in mine
        )


def _is_compared(reading: Reading, said: Said) -> bool:
    """Whether the word compares one thing with another (``more … than``), or all are denied in a way of its own (``absent from all``)."""
    words = clause(reading, said.at)
    after = reading.folded[said.end : said.end + _COMPARED]
    return not reading.vocabulary.than.isdisjoint(after) or (
        not said.side and denies_somehow(reading, words, softly=False)
    )


def _distance(said: Said, at: tuple[int, int]) -> int:
    return max(at[0] - said.end, said.at - at[1])
