"""Is somebody promoted or demoted between two texts: a deputy minister called minister, a former mayor called mayor?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from provenance.document import Passage
from provenance.reuse.changes.slot import Slots, stem
from provenance.reuse.fact import Fact
from provenance.reuse.facts.capital import is_title
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import Reading

_BEFORE, _AFTER = 5, 5
"""Words before and after a name among which its title is looked for."""
_BY_TIME: Final = frozenset({"former", "ehemalige", "ancien", "ex", "колишній", "бывший"})
"""What a copy may well add, because it was written later."""
_SHORTEST: Final = 5
"""Letters of an office, so that Mr, Dr and Sir are none."""
_BESIDE: Final = 2
"""Words between a title and what makes it a lesser one: ``deputy to the mayor``, ``maire adjointe``."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The title that a person is given somewhere: its *office*, which *lessening* words stand beside it, and where."""

    office: str
    lessening: frozenset[str]
    passage: Passage


def rank_outcomes(copy: Slots, source: Slots, mine: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Outcome]:
    """For each person of both texts whose office one text always lessens and the other never: both wordings, once."""
    held, held_there = _by_person(copy.reading, mine), _by_person(source.reading, theirs)
    for person, titles in held.items():
        found = _contradiction(titles, held_there.get(person, ()))
        if found:
            yield Outcome("altered", None, found[0].passage, found[1].passage)


def _contradiction(mine: Sequence[_Held], theirs: Sequence[_Held]) -> tuple[_Held, _Held] | None:
    """A mention on either side that gives the same office, where one side alone lessens it, and does so every time."""
    said_here, said_there = (frozenset().union(*(held.lessening for held in side)) for side in (mine, theirs))
    for one in mine:
        for other in theirs:
            added = one.lessening - said_there - _BY_TIME
            if one.office == other.office and (added or other.lessening - said_here):
                return one, other
    return None


def _by_person(reading: Reading, names: Sequence[Fact]) -> Mapping[str, list[_Held]]:
    """The titles of everybody who is called by more than a surname somewhere, under the surname."""
    found: dict[str, list[_Held]] = {}
    for fact in names:
        name = cast("Name", fact.value)
        held = _held(reading, fact.passage) if len(name.full) > 1 else None
        if held:
            found.setdefault(name.full[-1], []).append(held)
    return found


def _held(reading: Reading, passage: Passage) -> _Held | None:
    """The title nearest to a name in its sentence: in the name, before it, or after it as an apposition."""
    words, lessening = reading.within(passage), reading.vocabulary.name.lessening
    span = reading.span(reading.sentence[words[0]])
    around = [*words[::-1], *range(words[0] - 1, max(span.start, words[0] - _BEFORE) - 1, -1)]
    if "," in reading.gap(words[-1] + 1):
        around += range(words[-1] + 1, min(span.stop, words[-1] + 1 + _AFTER))
    for i in around:
        office = _office(reading, i)
        if office:
            near = range(max(span.start, i - _BESIDE), min(span.stop, i + _BESIDE + 1))
            beside = [j for j in near if reading.folded[j] in lessening]
            kinds = {lessening[reading.folded[j]] for j in beside} | ({office[1]} - {""})
            first, last = min(i, words[0], *beside), max(i, words[-1])
            return _Held(stem(office[0]), frozenset(kinds), reading.passage(first, last))
    return None


def _office(reading: Reading, i: int) -> tuple[str, str] | None:
    """The office that word *i* names, and the kind of its prefix if that makes it a lesser one."""
    word, names = reading.folded[i], reading.vocabulary.name
    if word in names.lessening or len(word) < _SHORTEST:
        return None
    for prefix in names.lessening_prefixes:
        office = word.removeprefix(prefix)
        if office != word and office in names.titles:
            return office, names.lessening.get(prefix, prefix)
    return (word, "") if is_title(reading, i) else None
