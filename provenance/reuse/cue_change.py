"""Where do corresponding sentences differ in what they deny or hedge?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.reuse.counterpart import Counterparts
from provenance.reuse.hedging import Cue, find_cues, turns_round
from provenance.reuse.outcome import Outcome
from provenance.reuse.slot import Slots

_ALIKE: Final = 0.5
"""Least share of content words in common for a missing cue to mean anything."""
_SCOPE: Final = 4
"""Words after a cue within which stands what it denies."""


def cue_outcomes(cue: Cue, copy: Slots, source: Slots, behind: Counterparts) -> Iterator[Outcome]:
    """Cues that one side of corresponding sentences has and the other lacks; ``altered`` where a statement is turned round."""
    mine, theirs = _by_sentence(copy, cue), _by_sentence(source, cue)
    for side, own, other, there, links in (("added", copy, source, theirs, behind.of_copy), ("dropped", source, copy, mine, behind.of_source)):
        for number, cues in (mine if side == "added" else theirs).items():
            partners = [partner for partner, alike in links.get(number, {}).items() if alike >= _ALIKE]
            if not partners or any(partner in there for partner in partners):
                continue
            turned = next((place for i in cues if (place := _turned(own, i, other, partners)) is not None), None) if cue == "negation" else None
            here = own.reading.passage(cues[0], cues[0])
            opposite = None if turned is None else other.reading.passage(turned, turned)
            status = "added" if side == "added" else "dropped"
            one, two = (here, opposite) if side == "added" else (opposite, here)
            yield Outcome("altered" if turned is not None else status, None, one, two)  # type: ignore[arg-type]


def _by_sentence(slots: Slots, cue: Cue) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i in find_cues(slots.reading, cue):
        found.setdefault(slots.reading.sentence[i], []).append(i)
    return found


def _turned(own: Slots, i: int, other: Slots, partners: list[int]) -> int | None:
    """The other side's word that the cue at word *i* denies here and that stands undenied there; None where none does."""
    if not turns_round(own.reading, i):
        return None
    number, scope = own.reading.sentence[i], []
    for j in range(i + 1, min(len(own.stems), i + 1 + _SCOPE)):
        if own.reading.sentence[j] != number:
            break
        if own.stems[j]:
            scope.append(own.stems[j])
    if not scope:
        return None
    wanted = set(scope[:2])
    for j, one in enumerate(other.stems):
        if one in wanted and other.reading.sentence[j] in partners:
            return j
    return None
