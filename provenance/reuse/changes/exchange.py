"""Do two names that both texts have in one statement change parts: who beat whom, who wrote and who directed?

Names that are kept hide it: ``Moss sued Brand`` and ``Brand sued Moss`` have the same names. What tells is the word that
stands between the two in both statements, in the same voice, or the word before ``by``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.slot import Slots

_BETWEEN, _DONE = 6, 3
"""Words between two names that may say what the one did to the other, and from ``by`` back to what was done."""
_CROWD: Final = 12
"""Names of a statement; more make a list."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What one name did to the next, as a stem; *passive* if the next did it to the one."""

    first: Kept
    second: Kept
    deed: str
    passive: bool


def exchanges(names: Settlement) -> Iterator[tuple[Mention, Mention]]:
    """The mentions of the copy's names that do what another name did in the source, with those of that name."""
    statements: dict[tuple[int, int], list[Kept]] = {}
    for kept in names.kept.values() if names.copy.reading.vocabulary.voices else ():
        if kept.aligned:
            statements.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)
    for here in statements.values():
        once = {kept.source.key for kept in here}
        if len(once) == len(here) and 1 < len(once) <= _CROWD:
            yield from _exchanged(names.copy, names.source, here)


def _exchanged(copy: Slots, source: Slots, names: Sequence[Kept]) -> Iterator[tuple[Mention, Mention]]:
    mine = _deeds(copy, sorted(names, key=lambda kept: kept.copy.at), here=True)
    theirs = _deeds(source, sorted(names, key=lambda kept: kept.source.at), here=False)
    for one in mine:
        for other in theirs:
            ordered, turned = one.first is other.first, one.first is other.second and one.second is other.first
            if one.deed == other.deed and (turned if one.passive == other.passive else ordered):
                yield one.first.copy, one.second.source
                yield one.second.copy, one.first.source
    done, did = _done(copy, names, here=True), _done(source, names, here=False)
    for doer, former in ((done[deed], did[deed]) for deed in done.keys() & did.keys()):
        if doer is not former and not (_are_joined(doer, former, here=True) or _are_joined(doer, former, here=False)):
            yield doer.copy, former.source


def _at(kept: Kept, *, here: bool) -> tuple[int, int]:
    return kept.copy.at if here else kept.source.at


def _deeds(slots: Slots, names: Sequence[Kept], *, here: bool) -> list[_Deed]:
    """What stands right before each name, and after the one before it without a mark between."""
    found, reading = [], slots.reading
    for one, other in pairwise(names):
        start, end = _at(one, here=here)[1], _at(other, here=here)[0]
        apart = any(reading.gap(i) != " " for i in range(start, end + 1))
        if (
            not 0 < end - start <= _BETWEEN
            or apart
            or reading.is_in(_at(one, here=here)[0] - 1, reading.vocabulary.objects)
        ):
            continue
        passive = reading.folded[end - 1] in reading.vocabulary.voices
        deed = _deed(slots, end - 1 - passive) if end - 1 - passive >= start else None
        if deed:
            found.append(_Deed(one, other, deed, passive))
    return found


def _deed(slots: Slots, i: int) -> str | None:
    """What word *i* says was done: a word of weight or of speech in small letters that joins nothing."""
    vocabulary = slots.reading.vocabulary
    told = slots.reading.folded[i] in vocabulary.name.said
    fits = slots.reading.is_small(i) and slots.reading.folded[i] not in vocabulary.mutual
    return (slots.stems[i] or slots.reading.folded[i] * told or None) if fits else None


def _done(slots: Slots, names: Sequence[Kept], *, here: bool) -> dict[str, Kept]:
    """By whom what was done: the word before ``by`` and the name after it."""
    found: dict[str, Kept] = {}
    for kept in names:
        first = _at(kept, here=here)[0]
        if not slots.reading.is_in(first - 1, slots.reading.vocabulary.voices):
            continue
        before = range(
            first - 2, max(slots.reading.span(slots.reading.sentence[first]).start, first - 1 - _DONE) - 1, -1
        )
        deed = next((stem for i in before if (stem := _deed(slots, i))), None)
        if deed:
            found.setdefault(deed, kept)
    return found


def _are_joined(one: Kept, other: Kept, *, here: bool) -> bool:
    """Whether two names are named in one breath: ``directed by Moss and Brand``."""
    first, second = sorted((_at(one, here=here), _at(other, here=here)))
    return second[0] - first[1] <= 1
