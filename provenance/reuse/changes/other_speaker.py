"""Does the copy put a quotation in somebody else's mouth, and who was it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from provenance.document import Passage
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.quotation import Quotation
from provenance.reuse.facts.speaker import same_speaker

_BEFORE: Final = 4
"""Sentences before a quotation among whose names is whoever *she* is."""
_PERSON: Final = 2
"""Parts of a person's name."""


class Voices:
    """The names of a text, to be asked who may say its quotations."""

    def __init__(self, slots: Slots, names: Sequence[Fact]) -> None:
        self.slots = slots
        self.by_sentence: dict[int, list[Fact]] = {}
        for fact in names:
            self.by_sentence.setdefault(slots.reading.sentence[slots.words(fact.passage)[0]], []).append(fact)

    def around(self, quotation: Fact, before: int, after: int) -> list[tuple[str, ...]]:
        """The names, in full, from so many sentences *before* a quotation to so many *after* it."""
        sentences = self._sentences(quotation)
        return [_full(fact) for n in range(sentences[0] - before, sentences[-1] + after + 1) for fact in self._in(n)]

    def passage(self, quotation: Fact) -> Passage:
        """The passage of a quotation and of the name beside it that says whose it is, if there is one."""
        speaker, sentences = cast("Quotation", quotation.value).speaker, self._sentences(quotation)
        numbers = range(sentences[0] - 1, sentences[-1] + 2)
        named = [fact.passage for n in numbers for fact in self._in(n) if _full(fact) == speaker]
        if not named:
            return quotation.passage
        own = quotation.passage
        nearest = min(named, key=lambda name: max(own.start - name.end, name.start - own.end))
        return Passage(min(own.start, nearest.start), max(own.end, nearest.end))

    def _in(self, number: int) -> Sequence[Fact]:
        return self.by_sentence.get(number, ())

    def _sentences(self, quotation: Fact) -> range:
        words, sentence = self.slots.reading.within(quotation.passage), self.slots.reading.sentence
        return range(sentence[words[0]], sentence[words[-1]] + 1)


def other_speaker(one: Fact, mine: Voices, other: Fact, theirs: Voices) -> tuple[Passage, Passage] | None:
    """Where both texts say whose one quotation is, if it is not the same person's; *mine* are the copy's names.

    Where the source has a pronoun only, it must be somebody else than the copy's speaker if nothing before it names that one.
    """
    said, there = cast("Quotation", one.value).speaker, cast("Quotation", other.value).speaker
    if said is None:
        return None
    known = [there] if there else theirs.around(other, _BEFORE, 0)
    if _is_among(said, known) or not (there or any(len(name) >= _PERSON for name in known)):
        return None
    if there and (_is_among(there, mine.around(one, 0, 0)) or _is_among(said, theirs.around(other, 0, 0))):
        return None
    return mine.passage(one), theirs.passage(other)


def _is_among(speaker: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> bool:
    return any(same_speaker(speaker, name) for name in names)


def _full(fact: Fact) -> tuple[str, ...]:
    return cast("Name", fact.value).full
