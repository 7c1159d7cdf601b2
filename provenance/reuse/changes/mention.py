"""What is needed to compare the mentions of one kind of fact in two texts?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
from provenance.reuse.facts.outcome import Agreement

Agreements = Mapping[Hashable, Mapping[Hashable, Agreement]]
Words = tuple[int, int]
"""The first word of something and the one past its last."""
_MOST: Final = 1000
"""Distinct facts of the copy that are looked up by more than their exact value."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A fact where it stands: words *at* of sentence *sentence*; mentions of one fact have the same *key*."""

    fact: Fact
    key: Hashable
    at: Words
    sentence: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Around a fact of the copy and one of the source: facts of the source that the copy keeps, leaves out, and new ones."""

    kept: Sequence[Fact]
    lost: Sequence[Fact]
    new: Sequence[Fact]


def _nowhere(_: Fact) -> Words | None:
    return None


def _nowhere_near(_: Fact) -> Sequence[Words]:
    return ()


def _always(_: Fact) -> bool:
    return True


def _never(_: Fact, __: Fact) -> bool:
    return False


def _formless(_: Fact) -> Hashable:
    return None


def _underived(_: Fact, __: Sequence[Fact]) -> bool:
    return False


def _not_worked_out(_: Fact, __: Fact, ___: Sequence[Fact]) -> bool:
    return False


def _not_summed(_: Mention, __: Mention, ___: Beside) -> bool:
    return False


def _none(_: Fact) -> tuple[Hashable, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """How facts of one kind are compared.

    *key* is equal for mentions of one fact; *relate* gives, for each key of the copy, the source's keys that agree;
    *fit* says how well two facts that differ could fill one slot, None if not at all. *worded* finds a fact of the copy among
    the plain words of the source, and the other way round; *implied* finds where these may say it if the sentences correspond:
    ``a year`` for twelve months. A fact that is not *certain* counts only where the other text has
    it too. *almost* gives the source's keys that a fact of the copy may be a slip for, wherever they stand; *form* is what
    facts that answer one question have in common, if they have. *order* is how much it tells (0 to 1) that a fact stands
    between the same other facts. *replaced* is the least score for a new fact to stand in the place of another, *displaced*
    that for one that the source has elsewhere; None for names, of which more must tell. *follows* says whether a fact may be
    worked out from others: a sum, a difference; *sums_up* whether the first says with others what the second does: as a whole, a part or the rest,
    *works_out* whether it is any result of the second and one of others.
    *contradicts* says whether two facts that agree are stated as contraries after all: *more than* and *fewer than 300*, *by_chance*
    whether they may agree for no reason unless their sentences are near: *mile nine*, *nine minutes*.
    """

    key: Callable[[Fact], Hashable]
    relate: Callable[[Mapping[Hashable, Fact], Mapping[Hashable, Fact]], Agreements]
    fit: Callable[[Mention, Mention], float | None]
    worded: tuple[Callable[[Fact], Words | None], Callable[[Fact], Words | None]] = (_nowhere, _nowhere)
    implied: tuple[Callable[[Fact], Sequence[Words]], Callable[[Fact], Sequence[Words]]] = (
        _nowhere_near,
        _nowhere_near,
    )
    certain: Callable[[Fact], bool] = _always
    almost: Callable[[Fact], Iterable[Hashable]] = _none
    form: Callable[[Fact], Hashable] = _formless
    order: float = 1.0
    displaced: float | None = None
    replaced: float | None = None
    follows: Callable[[Fact, Sequence[Fact]], bool] = _underived
    sums_up: Callable[[Mention, Mention, Beside], bool] = _not_summed
    works_out: Callable[[Fact, Fact, Sequence[Fact]], bool] = _not_worked_out
    contradicts: Callable[[Fact, Fact], bool] = _never
    by_chance: Callable[[Fact, Fact], bool] = _never


def mentions(kind: Kind, slots: Slots, facts: Sequence[Fact]) -> list[Mention]:
    """Place *facts* among the words of their text, in order."""
    found = []
    for fact in facts:
        at = slots.words(fact.passage)
        if at[0] < len(slots.stems):
            found.append(Mention(fact, kind.key(fact), at, slots.reading.sentence[at[0]]))
    return found


def first_of_each(found: Sequence[Mention]) -> dict[Hashable, Fact]:
    """The first mention's fact for each key."""
    facts: dict[Hashable, Fact] = {}
    for mention in found:
        facts.setdefault(mention.key, mention.fact)
    return facts


def related(
    copy: Mapping[Hashable, Fact],
    source: Mapping[Hashable, Fact],
    agreeing: Callable[[Fact], Mapping[Hashable, Agreement]],
) -> Agreements:
    """The exact counterpart of each key where there is one, else those that *agreeing* finds."""
    return {
        key: {key: "same"} if key in source else agreeing(fact) if i < _MOST else {}
        for i, (key, fact) in enumerate(copy.items())
    }
