"""What became of each figure, date or name of two aligned texts?

First every fact of the copy that agrees with one of the source is kept. Then a fact that the source does not have, or has
only in another slot, is altered where it took the place of another value (substitution.py). The rest is added or dropped.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.mention import Kind, Mention, first_of_each, mentions
from provenance.reuse.changes.slot import Slots, likeness
from provenance.reuse.fact import Fact
from provenance.reuse.facts.outcome import Agreement, Outcome, detail_of

_SEVERAL, _CROWD = 8, 24
"""Mentions of one fact in one sentence, and in all that correspond, that are told apart by their slots."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A mention of the copy and the one of the source that it agrees with; *aligned* if in corresponding sentences."""

    copy: Mention
    source: Mention
    agreement: Agreement
    aligned: bool


class Settlement:
    """Which facts of one kind the copy kept, and from where; what is not kept is for others to explain."""

    def __init__(
        self, kind: Kind, copy: Slots, source: Slots, facts: tuple[Sequence[Fact], Sequence[Fact]], behind: Counterparts
    ) -> None:
        self.kind, self.copy, self.source, self.behind = kind, copy, source, behind
        self.mine, self.theirs = mentions(kind, copy, facts[0]), mentions(kind, source, facts[1])
        self.agrees = kind.relate(first_of_each(self.mine), first_of_each(self.theirs))
        self.places: dict[Hashable, list[Mention]] = {}
        self.within: dict[tuple[Hashable, int], list[Mention]] = {}
        for mention in self.theirs:
            self.places.setdefault(mention.key, []).append(mention)
            self.within.setdefault((mention.key, mention.sentence), []).append(mention)
        self.kept = {mention: kept for mention in self.mine if (kept := self._keep(mention))}
        self._release()
        self.said = {kept.source.key for kept in self.kept.values() if kept.aligned}
        self.said |= {key for one in self.mine for key in self.agrees.get(one.key, ()) if not self._is_chance(one, key)}
        lost = [place for key, places in self.places.items() if key not in self.said for place in places]
        self.worded = set(filter(self._is_implied, lost))  # twelve months, where the copy has a year
        self.said |= {place.key for place in self.worded}

    def _release(self) -> None:
        """Keep nothing loosely from a fact that the same sentence of the copy states as it is: *in May, between May 2011 and 2020*."""
        exact = {(kept.copy.sentence, kept.source) for kept in self.kept.values() if kept.agreement == "same"}
        self.kept = {
            mention: kept
            for mention, kept in self.kept.items()
            if kept.agreement == "same" or (mention.sentence, kept.source) not in exact
        }

    def _keep(self, mention: Mention) -> Kept | None:
        """The source's mention that agrees with *mention*: in the same slot of a corresponding sentence if possible."""
        agrees = self.agrees.get(mention.key, {})
        behind = self.behind.of_copy.get(mention.sentence, ())
        within = (
            Kept(mention, place, agreement, aligned=True)
            for key, agreement in agrees.items()
            for sentence in behind
            for place in self.within.get((key, sentence), ())[:_SEVERAL]
        )
        nearest = list(islice(within, _CROWD))
        if not nearest and (implied := self._implied(mention)):
            return implied
        if not nearest:
            return self._keep_from_afar(mention, agrees) or self._keep_as_words(mention)
        return nearest[0] if len(nearest) == 1 else max(nearest, key=self._surety)

    def _keep_from_afar(self, mention: Mention, agrees: Mapping[Hashable, Agreement]) -> Kept | None:
        """The same where no corresponding sentence has it: nearby, or in the slot most like its own."""
        places = [
            Kept(mention, place, agreement, aligned=False)
            for key, agreement in sorted(agrees.items(), key=lambda agreed: agreed[1] != "same")
            for place in self.places[key][:_SEVERAL]
        ]
        near = self.behind.beyond(mention.sentence) if len(places) > 1 else range(0)
        return max(
            places[:_SEVERAL],
            key=lambda kept: (kept.source.sentence in near, *self._surety(kept)[::-1]),
            default=None,
        )

    def _is_chance(self, mention: Mention, key: Hashable) -> bool:
        return self.kind.by_chance(mention.fact, self.places[key][0].fact)

    def _surety(self, kept: Kept) -> tuple[bool, float]:
        return kept.agreement == "same", likeness(self.copy, kept.copy.at, self.source, kept.source.at)

    def _implied(self, mention: Mention) -> Kept | None:
        """Where a corresponding sentence says the copy's *mention* in plain words."""
        behind = self.behind.of_copy.get(mention.sentence, ())
        for at in self.kind.implied[0](mention.fact) if behind else ():
            if self.source.reading.sentence[at[0]] in behind:
                return Kept(mention, self._in_words(mention, at), "converted", aligned=True)
        return None

    def _is_implied(self, mention: Mention) -> bool:
        """Whether a corresponding sentence of the copy says the source's *mention* in plain words."""
        sentences = self.behind.of_source.get(mention.sentence, ())
        places = self.kind.implied[1](mention.fact) if sentences else ()
        return any(self.copy.reading.sentence[at[0]] in sentences for at in places)

    def _in_words(self, mention: Mention, at: tuple[int, int]) -> Mention:
        """The words *at* of the source as a mention of the copy's *mention*."""
        fact = replace(mention.fact, passage=self.source.reading.passage(at[0], at[1] - 1))
        return Mention(fact, mention.key, at, self.source.reading.sentence[at[0]])

    def _keep_as_words(self, mention: Mention) -> Kept | None:
        at = self.kind.worded[0](mention.fact) if self.kind.certain(mention.fact) else None
        if at is None:
            return None
        place = self._in_words(mention, at)
        return Kept(mention, place, "same", place.sentence in self.behind.of_copy.get(mention.sentence, {}))

    def anchors(self) -> Iterator[Kept]:
        """The kept facts whose place in the source is certain: in corresponding sentences, or stated there but once."""
        return (kept for kept in self.kept.values() if kept.aligned or len(self.places.get(kept.source.key, ())) == 1)

    def outcomes(self, altered: Sequence[tuple[Mention, Mention]]) -> Iterator[Outcome]:
        """What became of every distinct fact, once, where *altered* are the mentions that took the place of others."""
        changed, replaced = {one for one, _ in altered}, {other.key for _, other in altered}
        reported: set[Hashable] = set()
        for one, other in altered:
            if (one.key, other.key) not in reported:
                reported.add((one.key, other.key))
                yield Outcome("altered", None, one.fact.passage, other.fact.passage)
        yield from self._kept_outcomes(changed)
        for mention in self.mine:
            new = mention not in self.kept and mention not in changed and self.kind.certain(mention.fact)
            if new and mention.key not in reported:
                reported.add(mention.key)
                yield Outcome("added", None, mention.fact.passage, None)
        yield from (Outcome("dropped", None, None, fact.passage) for fact in self._lost(replaced))

    def _kept_outcomes(self, changed: set[Mention]) -> Iterator[Outcome]:
        groups: dict[Hashable, Kept] = {}
        for kept in self.kept.values():
            known = groups.get(kept.source.key)
            if kept.copy not in changed and (known is None or (kept.aligned and not known.aligned)):
                groups[kept.source.key] = kept
        for kept in groups.values():
            one, other = kept.copy.fact, kept.source.fact
            if kept.aligned and self.kind.contradicts(one, other):
                yield Outcome("altered", None, one.passage, other.passage)
            else:
                yield Outcome("kept", detail_of(kept.agreement), one.passage, other.passage)

    def _lost(self, replaced: set[Hashable]) -> Iterator[Fact]:
        """The source's facts that the copy has in no way: neither as such, nor finer, nor among its plain words."""
        missing = {
            key: places[0].fact
            for key, places in self.places.items()
            if key not in self.said and key not in replaced and any(self.kind.certain(place.fact) for place in places)
        }
        finer = self.kind.relate(missing, first_of_each(self.mine)) if missing else {}
        for key, fact in missing.items():
            if not finer[key] and self.kind.worded[1](fact) is None:
                yield fact
