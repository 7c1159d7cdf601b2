"""Does the copy tell of one name what the source tells of another, or of another day what it tells of one left out?

Where every word of a sentence was changed, the slots of its facts have nothing in common. But what else the sentence
speaks of still points to a place of the source: rare words, and facts kept from there. If all of it points to a place
where another value stands, which the copy says nowhere, the copy put its own in that one's place; or it exchanged the two.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.fact import FactKind
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.spelling import same_part

_RARE: Final = {1: 1.0, 2: 0.7, 3: 0.4}
"""What a word points with, by how many sentences of the source have it."""
_COMMON, _EVERYWHERE = 0.15, 8
"""… in more sentences than that, and in how many it points nowhere."""
_KEPT: Final = 1.2
"""What a fact points with that was kept from a certain place."""
_NEARER: Final = ((8, 1.0), (16, 0.7))
"""How much of its weight counts what stands within so many words of the fact; farther off in its sentence:"""
_FARTHER: Final = 0.4
_AFTER: Final = (0.75, 0.5)
"""How much of what a name is told the sentences after it count that name nobody else: *he*, *the company*."""
_BEFORE: Final = 0.4
_LEAST: Final[Mapping[FactKind, float]] = {"name": 1.8, "date": 1.0}
"""Least weight that points to the other value's place. Chosen on machine rewrites with names and days exchanged by hand,
such that of 150 faithful ones not one in twenty has a false finding. Numbers are too many, and too much alike."""
_OWN: Final = 0.25
"""Most that points to the places of the value itself, as a share of that."""
_APART: Final = 2
"""Sentences between a name and the one it stands for: in those next to its own, *she* may be meant."""
_TOPIC: Final = 3
"""A name that the source mentions more often is what it is about, and may be meant anywhere."""
_MOST_LEFT_OUT: Final = 0.4
"""Share of the source's names that the copy leaves out: of a brief that has few of them, one more tells nothing."""
_CROWD: Final = 40
"""Facts of one kind that may have changed parts; more make a list or a table."""

Pair = tuple[Mention, Mention]


def misattributions(
    fact: FactKind, settlement: Settlement, anchors: Sequence[Kept], altered: Sequence[Pair]
) -> list[Pair]:
    """Mentions of the copy with those of the source in whose place they stand, beside those known to be *altered*."""
    if fact not in _LEAST:
        return []
    search = _Search(fact, settlement, anchors, altered)
    if not search.left_out and not search.displaced:
        return []
    found = [better for one in search.suspects() if (better := search.better(one))]
    sure = [one for one in found if (one.left_out and one.weight >= _LEAST[fact]) or _exchanged(one, found)]
    return [(one.mention, one.other) for one in sure]


@dataclass(frozen=True, slots=True)
class _Better:
    """*mention*, by its keys in the source, and *other*, to whose place everything around points with so much *weight*."""

    mention: Mention
    keys: frozenset[Hashable]
    other: Mention
    left_out: bool
    weight: float


def _share_part(one: Hashable, other: Hashable) -> bool:
    """Whether two names have a part in common: two of a family, or one that is written in two ways."""
    return any(same_part(a, b) for a in cast("tuple[str, ...]", one) for b in cast("tuple[str, ...]", other))


def _exchanged(one: _Better, found: Sequence[_Better]) -> bool:
    """Whether another name stands in the place of this one, in turn; what points to both counts together."""
    return any(
        one.other.key in back.keys and back.other.key in one.keys and one.weight + back.weight >= 2 * _LEAST["name"]
        for back in found
    )


class _Search:
    def __init__(
        self, fact: FactKind, settlement: Settlement, anchors: Sequence[Kept], altered: Sequence[Pair]
    ) -> None:
        self.fact, self.settled = fact, settlement
        taken = {one for one, _ in altered}, {other.key for _, other in altered}
        self.suspected = [one for one in settlement.mine if one not in taken[0] and self._is_suspect(one)]
        unaligned = {key for one in self.suspected for key in settlement.agrees.get(one.key, ())}
        aligned = {kept.source.key for kept in settlement.kept.values() if kept.aligned}
        free = [key for key in settlement.places if key not in taken[1] and key not in aligned and self._is_told(key)]
        left_out = [key for key in free if key not in settlement.said]
        self.left_out = left_out if len(left_out) <= _MOST_LEFT_OUT * len(settlement.places) else []
        self.displaced = [key for key in free if key in unaligned][:_CROWD] if fact == "name" else []
        self.around: dict[int, list[Kept]] = {}
        for kept in anchors if self.suspected else ():
            self.around.setdefault(kept.copy.sentence, []).append(kept)
        self.named: dict[int, set[Hashable]] = {}
        for mention in settlement.theirs:
            self.named.setdefault(mention.sentence, set()).add(mention.key)

    def suspects(self) -> Iterator[Mention]:
        """The first of several mentions of one value in a sentence."""
        seen: set[tuple[Hashable, int]] = set()
        for one in self.suspected:
            if (one.key, one.sentence) not in seen:
                seen.add((one.key, one.sentence))
                yield one

    def better(self, one: Mention) -> _Better | None:
        """The value to whose place in the source everything around *one* points, if nothing points to its own."""
        keys = frozenset(self.settled.agrees.get(one.key, ()))
        if sum(len(self.settled.places[key]) for key in keys) > _TOPIC:
            return None
        pointed = self._pointed(one)
        own = max((self._weight(key, pointed) for key in keys), default=0.0)
        weights = [(self._weight(key, pointed), -i, key) for i, key in enumerate([*self.left_out, *self.displaced])]
        surer = [rival for rival in weights if rival[0] and own <= _OWN * rival[0]]
        here = self._said_beside(one) if surer else set()
        rivals = [rival for rival in surer if rival[2] not in here and self._may_replace(one, keys, rival[2])]
        if not rivals:
            return None
        weight, _, key = max(rivals, key=lambda rival: rival[:2])
        return _Better(one, keys, self.settled.places[key][0], key not in self.settled.said, weight)

    def _said_beside(self, one: Mention) -> set[Hashable]:
        """The source's values that the sentence of *one* says."""
        beside = (other.key for other in self.settled.mine if other.sentence == one.sentence)
        return {key for said in beside for key in self.settled.agrees.get(said, ())}

    def _is_suspect(self, one: Mention) -> bool:
        kept = self.settled.kept.get(one)
        if self.fact == "name":
            return kept is not None and not kept.aligned and self._is_told(one.key)
        return kept is None and self.settled.kind.certain(one.fact)

    def _is_told(self, key: Hashable) -> bool:
        """Names of one part are mostly short for something else."""
        return self.fact != "name" or len(cast("tuple[str, ...]", key)) > 1

    def _may_replace(self, one: Mention, keys: frozenset[Hashable], key: Hashable) -> bool:
        other = self.settled.places[key][0]
        if self.settled.kind.fit(one, other) is None:
            return False
        if self.fact == "name" and (not cast("Name", other.fact.value).sure or _share_part(one.key, key)):
            return False
        if key in self.settled.said:
            return True
        return all(
            abs(mine.sentence - theirs.sentence) >= _APART
            for own in keys
            for mine in self.settled.places[own]
            for theirs in self.settled.places[key]
        )

    def _pointed(self, one: Mention) -> Mapping[int, float]:
        """The sentences of the source to which the rest of a sentence of the copy points, and with what weight."""
        copy, source = self.settled.copy, self.settled.source
        pointed: dict[int, float] = {}
        names = {i for other in self.settled.mine if other.sentence == one.sentence for i in range(*other.at)}
        seen: set[str] = set()
        for i in copy.reading.span(one.sentence):
            stem = copy.stems[i]
            if stem is None or i in names or stem in seen:
                continue
            seen.add(stem)
            places = source.sentences_with(stem)
            if len(places) < _EVERYWHERE:
                weight = _RARE.get(len(places), _COMMON) * _nearness(one, (i, i + 1))
                for place in places:
                    pointed[place] = pointed.get(place, 0.0) + weight
        for kept in self.around.get(one.sentence, ()):
            if kept.copy.key != one.key:
                place = kept.source.sentence
                pointed[place] = pointed.get(place, 0.0) + _KEPT * _nearness(one, kept.copy.at)
        return pointed

    def _weight(self, key: Hashable, pointed: Mapping[int, float]) -> float:
        """What points to where the source tells something of *key*."""
        return max(share * pointed.get(place, 0.0) for place, share in self._told_of(key))

    def _told_of(self, key: Hashable) -> Iterator[tuple[int, float]]:
        """The sentences that tell something of *key*, and how surely: those that name it, and what follows without naming another."""
        for mention in self.settled.places[key]:
            yield mention.sentence, 1.0
            if self.fact == "name":
                for step, share in enumerate(_AFTER, 1):
                    if self.named.get(mention.sentence + step, set()) - {key}:
                        break
                    yield mention.sentence + step, share
                if not self.named.get(mention.sentence - 1):
                    yield mention.sentence - 1, _BEFORE


def _nearness(one: Mention, at: tuple[int, int]) -> float:
    distance = min(abs(at[0] - one.at[0]), abs(at[0] - one.at[1]))
    return next((share for words, share in _NEARER if distance <= words), _FARTHER)
