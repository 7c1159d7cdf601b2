"""What became of each figure, date or name of two aligned texts?

First every fact of the copy that agrees with one of the source is kept. Then a fact that the source does not have, or
has only in another place, is *altered* where its slot in the corresponding sentence holds another value that the copy
leaves out. What remains is added or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from provenance.reuse.counterpart import Counterparts
from provenance.reuse.fact import Fact
from provenance.reuse.outcome import Agreement, Outcome, detail_of
from provenance.reuse.slot import Slots, likeness

_MISSING: Final = 0.42
"""Least score for a new value in the slot of one that the copy has nowhere."""
_ELSEWHERE: Final = 0.6
"""… of one that the copy has in another place."""
_DISPLACED: Final = 0.8
"""Least score for a value that the source has, but elsewhere."""
_UNALIGNED: Final = 0.62
"""Least score for slots in sentences that the alignment does not connect."""


def _nowhere(_: Fact) -> tuple[int, int] | None:
    return None


def _always(_: Fact) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """How facts of one kind are compared.

    *key* is equal for mentions of one fact; *relate* gives, for each key of the copy, the source's keys that agree;
    *fit* says how well two facts that differ could fill one slot, added to their slots' likeness, None if not at all.
    *worded* finds a fact of the copy among the plain words of the source, and the other way round. A fact that is not
    *certain* counts only where the other text has it too.
    """

    key: Callable[[Fact], Hashable]
    relate: Callable[[Mapping[Hashable, Fact], Mapping[Hashable, Fact]], Mapping[Hashable, Mapping[Hashable, Agreement]]]
    fit: Callable[[Fact, Fact], float | None]
    worded: tuple[Callable[[Fact], tuple[int, int] | None], Callable[[Fact], tuple[int, int] | None]] = (_nowhere, _nowhere)
    certain: Callable[[Fact], bool] = _always


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact where it stands: words *at* (first, past the last) of sentence *sentence*."""

    fact: Fact
    key: Hashable
    at: tuple[int, int]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Kept:
    copy: Mention
    source: Mention
    agreement: Agreement
    aligned: bool


def settle(kind: Kind, copy: Slots, source: Slots, facts: tuple[Sequence[Fact], Sequence[Fact]], behind: Counterparts) -> Iterator[Outcome]:
    """Say of every distinct fact in *facts* (the copy's, the source's) what became of it, once."""
    settling = _Settling(kind, copy, source, _mentions(kind, copy, facts[0]), _mentions(kind, source, facts[1]), behind)
    yield from settling.outcomes()


def _mentions(kind: Kind, slots: Slots, facts: Sequence[Fact]) -> list[Mention]:
    found = []
    for fact in facts:
        at = slots.words(fact.passage)
        if at[0] < len(slots.stems):
            found.append(Mention(fact, kind.key(fact), at, slots.reading.sentence[at[0]]))
    return found


class _Settling:
    def __init__(self, kind: Kind, copy: Slots, source: Slots, one: list[Mention], other: list[Mention], behind: Counterparts) -> None:
        self.kind, self.copy, self.source, self.behind = kind, copy, source, behind
        self.one, self.other = one, other
        self.agrees = kind.relate(_first(one), _first(other))
        self.places: dict[Hashable, list[Mention]] = {}
        for mention in other:
            self.places.setdefault(mention.key, []).append(mention)
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in other:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.kept = {id(mention): kept for mention in one if (kept := self._keep(mention))}
        self.filled = {(kept.copy.sentence, id(kept.source)) for kept in self.kept.values() if kept.aligned}
        self.filled_anywhere = {id(kept.source) for kept in self.kept.values() if kept.aligned}
        self.said = {key for mention in one for key in self.agrees.get(mention.key, ())}

    def _keep(self, mention: Mention) -> _Kept | None:
        """The source's mention that agrees with *mention*: in a corresponding sentence if possible, else the first."""
        behind = self.behind.of_copy.get(mention.sentence, {})
        best: tuple[tuple[bool, bool, float], _Kept] | None = None
        for key, agreement in self.agrees.get(mention.key, {}).items():
            for place in self.places[key]:
                aligned = place.sentence in behind
                rank = (aligned, agreement == "same", behind.get(place.sentence, 0.0))
                if best is None or rank > best[0]:
                    best = rank, _Kept(mention, place, agreement, aligned)
        return best[1] if best else self._keep_as_words(mention)

    def _keep_as_words(self, mention: Mention) -> _Kept | None:
        at = self.kind.worded[0](mention.fact)
        if at is None:
            return None
        fact = replace(mention.fact, passage=self.source.reading.passage(at[0], at[1] - 1))
        place = Mention(fact, mention.key, at, self.source.reading.sentence[at[0]])
        return _Kept(mention, place, "same", place.sentence in self.behind.of_copy.get(mention.sentence, {}))

    def outcomes(self) -> Iterator[Outcome]:
        altered = self._altered()
        yield from (Outcome("altered", None, one.fact.passage, other.fact.passage) for one, other in _distinct(altered))
        changed, replaced = {id(one) for one, _ in altered}, {other.key for _, other in altered}
        yield from self._kept_outcomes(changed)
        reported: set[Hashable] = set()
        for mention in self.one:
            new = id(mention) not in self.kept and id(mention) not in changed and self.kind.certain(mention.fact)
            if new and mention.key not in reported:
                reported.add(mention.key)
                yield Outcome("added", None, mention.fact.passage, None)
        for key, places in self.places.items():
            lost = key not in self.said and key not in replaced and any(self.kind.certain(place.fact) for place in places)
            if lost and self.kind.worded[1](places[0].fact) is None:
                yield Outcome("dropped", None, None, places[0].fact.passage)

    def _kept_outcomes(self, changed: set[int]) -> Iterator[Outcome]:
        groups: dict[Hashable, _Kept] = {}
        for kept in self.kept.values():
            known = groups.get(kept.source.key)
            if id(kept.copy) not in changed and (known is None or (kept.aligned and not known.aligned)):
                groups[kept.source.key] = kept
        for kept in groups.values():
            yield Outcome("kept", detail_of(kept.agreement), kept.copy.fact.passage, kept.source.fact.passage)

    def _altered(self) -> list[tuple[Mention, Mention]]:
        """Pairs of mentions that fill one slot with different values, the surest first, each mention once."""
        ranked = sorted(self._candidates(), key=lambda found: -found[0])
        chosen: list[tuple[Mention, Mention]] = []
        used: set[int] = set()
        for _, one, other in ranked:
            if id(one) not in used and id(other) not in used:
                used |= {id(one), id(other)}
                chosen.append((one, other))
        return chosen

    def _candidates(self) -> Iterator[tuple[float, Mention, Mention]]:
        for one in self.one:
            kept = self.kept.get(id(one))
            if kept and kept.aligned:
                continue
            behind = self.behind.of_copy.get(one.sentence, {})
            for sentence, alike in behind.items():
                for other in self.by_sentence.get(sentence, ()):
                    score = self._score(one, other, alike)
                    if score >= self._threshold(one, other, displaced=kept is not None):
                        yield score, one, other
            if kept is None:
                yield from self._unaligned(one, behind)

    def _unaligned(self, one: Mention, behind: Mapping[int, float]) -> Iterator[tuple[float, Mention, Mention]]:
        """Slots alike though the alignment does not connect them, for values that neither text has elsewhere."""
        for other in self.other:
            if other.sentence not in behind and other.key not in self.said:
                score = self._score(one, other, 0.0)
                if score >= _UNALIGNED:
                    yield score, one, other

    def _score(self, one: Mention, other: Mention, alike: float) -> float:
        if (one.sentence, id(other)) in self.filled or other.key in self.agrees.get(one.key, ()):
            return 0.0
        fit = self.kind.fit(one.fact, other.fact)
        if fit is None:
            return 0.0
        return 0.75 * likeness(self.copy, one.at, self.source, other.at) + 0.25 * alike + fit

    def _threshold(self, one: Mention, other: Mention, *, displaced: bool) -> float:
        if displaced:
            return _DISPLACED
        return _ELSEWHERE if other.key in self.said or id(other) in self.filled_anywhere else _MISSING


def _first(mentions: Sequence[Mention]) -> dict[Hashable, Fact]:
    found: dict[Hashable, Fact] = {}
    for mention in mentions:
        found.setdefault(mention.key, mention.fact)
    return found


def _distinct(pairs: list[tuple[Mention, Mention]]) -> Iterator[tuple[Mention, Mention]]:
    seen: set[tuple[Hashable, Hashable]] = set()
    for one, other in pairs:
        if (one.key, other.key) not in seen:
            seen.add((one.key, other.key))
            yield one, other
