"""What is known of where the facts of one kind stand in two texts, when it is asked which of them took another's place?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from provenance.reuse.changes.mention import Beside, Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.slot import Slots, likeness

_BETWEEN: Final = 0.12
"""Added where the facts before and after were kept from right before and after: rewrites keep the order of facts."""
_ONLY: Final = 0.3
"""… and nothing else of the kind is missing there."""
_NEAR, _BESIDE = 80, 30
"""Words of the source between facts kept from before and after, and around one kept from the same sentence."""
_FEWEST, _MOSTLY = 3, 2
"""Kept facts of all kinds of a copy that states little of its own, in all and for each new one of a kind; one in so many must
be in a sentence that the alignment connects with the source's: in another report of one event fewer are."""
_SAME, _SURELY_SAME = 0.6, 0.65
"""Likeness of slots from which two facts stand in the same one, so that no reckoning explains the one."""
_A_FEW: Final = 3
"""Facts of a kind that a copy may leave out and be no brief, however few it has."""
_OF_THE: Final = 2
"""Words between a part and its whole."""
_CROWD: Final = 40
"""Facts of one kind in a sentence; more make a list or a table, where slots tell nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source a fact of the copy belongs by the facts kept around it: words *low* to *high*, or nowhere."""

    low: int
    high: int

    def has(self, other: Mention) -> bool:
        """Whether *other* stands there."""
        return self.low <= other.at[0] < self.high

    def is_near(self, other: Mention) -> bool:
        """Whether *other* stands there or a few words off."""
        return self.low - _BESIDE <= other.at[0] < self.high + _BESIDE


class Standing:
    """The mentions of a settlement by sentence, those that the copy leaves out, and the kept ones around each."""

    def __init__(self, settlement: Settlement, anchors: Sequence[Kept]) -> None:
        self.settled, self.anchors = settlement, anchors
        self.starts = [kept.copy.at[0] for kept in anchors]
        by_sentence: dict[int, list[Mention]] = {}
        for mention in settlement.theirs:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        self.by_sentence = {sentence: found for sentence, found in by_sentence.items() if len(found) <= _CROWD}
        counts = Counter(mention.sentence for mention in settlement.mine)
        self.crowded = {sentence for sentence, count in counts.items() if count > _CROWD}
        self.filled = {(kept.copy.sentence, kept.source) for kept in settlement.kept.values() if kept.aligned}
        self.taken = {kept.source: kept.copy for kept in settlement.kept.values() if kept.aligned}
        self.new_by_sentence: dict[int, list[Mention]] = {}
        for mention in settlement.mine:
            if mention not in settlement.kept:
                self.new_by_sentence.setdefault(mention.sentence, []).append(mention)
        self.lost = [mention for mention in settlement.theirs if mention.key not in settlement.said]
        self.lost_at = [mention.at[0] for mention in self.lost]
        self.lost_by_sentence: dict[int, list[Mention]] = {}
        for mention in self.lost:
            self.lost_by_sentence.setdefault(mention.sentence, []).append(mention)
        self.missing = Counter({mention.key: mention.sentence for mention in self.lost}.values())

    @cached_property
    def kept_by_sentence(self) -> Mapping[int, Sequence[Kept]]:
        """What the copy kept, by its sentences."""
        found: dict[int, list[Kept]] = {}
        for kept in self.settled.kept.values():
            found.setdefault(kept.copy.sentence, []).append(kept)
        return found

    @cached_property
    def is_close(self) -> bool:
        """Whether most of what the copy states is from the source, so that little in it can be new but by alteration."""
        aligned = sum(kept.aligned for kept in self.anchors)
        enough = len(self.anchors) >= max(_FEWEST, _MOSTLY * sum(map(len, self.new_by_sentence.values())))
        kept = {kept.source.key for kept in self.settled.kept.values()} | self.settled.said
        brief = len({mention.key for mention in self.lost} - kept) > max(_A_FEW, len(kept))
        return enough and self.settled.behind.are_many and not brief and _MOSTLY * aligned >= len(self.anchors)

    @cached_property
    def forms(
        self,
    ) -> tuple[Mapping[Hashable, Mapping[Hashable, Mention]], Mapping[Hashable, Mapping[Hashable, Mention]]]:
        """The facts that the copy adds and those that it leaves out, by their form."""
        new: dict[Hashable, dict[Hashable, Mention]] = {}
        lost: dict[Hashable, dict[Hashable, Mention]] = {}
        for mention in self.settled.mine:
            if mention not in self.settled.kept:
                new.setdefault(self.settled.kind.form(mention.fact), {})[mention.key] = mention
        for mention in self.lost:
            lost.setdefault(self.settled.kind.form(mention.fact), {})[mention.key] = mention
        return new, lost

    def behind(self, one: Mention) -> Mapping[int, float]:
        """The source's sentences that the alignment connects with that of *one*, and their likeness."""
        return self.settled.behind.of_copy.get(one.sentence, {})

    def around(self, one: Mention) -> Mapping[int, float]:
        """Those, and the others that share words with it or stand beside these."""
        return {**self.settled.behind.unaligned(one.sentence), **self.behind(one)}

    def is_only(self, other: Mention) -> bool:
        """Whether the copy leaves out *other* and no further fact of its sentence."""
        return self.missing[other.sentence] == 1 and other.key not in self.settled.said

    def is_only_new(self, one: Mention) -> bool:
        """Whether *one* is the only fact of its sentence that the copy does not keep from anywhere."""
        return len(self.new_by_sentence.get(one.sentence, ())) == 1

    def is_rivalled(self, one: Mention, other: Mention) -> bool:
        """Whether the sentence of *one* has a new fact that may stand for *other*: of *the 19-year-old saved 13*, the 13."""
        return any(self.fit(new, other) is not None for new in self.new_by_sentence.get(one.sentence, ())[:_CROWD])

    def fit(self, one: Mention, other: Mention) -> float | None:
        """How well *one* could stand for *other*; None if not at all, or if the copy's sentence has *other*, too."""
        told = (one.sentence, other) in self.filled or other in self.settled.worded
        if told or other.key in self.settled.agrees.get(one.key, ()):
            return None
        return self.settled.kind.fit(one, other)

    def follows(self, one: Mention, other: Mention) -> bool:
        """Whether *one* may be worked out from *other* and the facts around it: 12 points ahead of a team with 49, at 61."""
        if self.works_out(one, other):
            return True
        if self.likeness(one, other) >= _SAME or self._whole(one, other):
            return False
        near = {*self.settled.behind.beyond(one.sentence), *range(other.sentence - 2, other.sentence + 3)}
        around = [mention.fact for number in sorted(near) for mention in self.by_sentence.get(number, ())]
        return self.settled.kind.follows(one.fact, around)

    def works_out(self, one: Mention, other: Mention) -> bool:
        """Whether *one* is worked out from *other* and facts beside that the copy keeps beside *one*, or says the same with others."""
        beside = self._beside(one, other)
        if self.likeness(one, other) < _SURELY_SAME and self.settled.kind.works_out(one.fact, other.fact, beside.kept):
            return True
        return self.settled.kind.sums_up(one, other, beside)

    def is_explained(self, one: Mention) -> bool:
        """Whether *one* says with others what a fact says that the copy leaves out of a corresponding sentence."""
        return any(
            self.settled.kind.sums_up(one, other, self._beside(one, other))
            for number in self.behind(one)
            for other in self.lost_by_sentence.get(number, ())[:_CROWD]
        )

    def _beside(self, one: Mention, other: Mention) -> Beside:
        whole = self._whole(one, other)
        if whole:
            return Beside([whole.fact], [], [])
        kept = [there.source for there in self.kept_by_sentence.get(one.sentence, ())]
        lost = [there for there in self.by_sentence.get(other.sentence, ()) if there is not other and there not in kept]
        new = self.new_by_sentence.get(one.sentence, ())
        kept += (
            there.source
            for number in (one.sentence - 1, one.sentence + 1)
            for there in self.kept_by_sentence.get(number, ())
            if abs(there.source.sentence - other.sentence) <= 1
        )
        return Beside(
            [there.fact for there in kept],
            [there.fact for there in lost],
            [here.fact for here in new if here is not one],
        )

    def _whole(self, one: Mention, other: Mention) -> Mention | None:
        """What both texts tell *one* and *other* to be a part of, right behind them: *13 of the 23*, *eleven of the 23*."""
        for kept in self.kept_by_sentence.get(one.sentence, ()):
            if kept.source.sentence == other.sentence and (
                _are_joined(self.settled.copy, one, kept.copy) and _are_joined(self.settled.source, other, kept.source)
            ):
                return kept.source
        return None

    def likeness(self, one: Mention, other: Mention) -> float:
        """How alike the slots of *one* and of *other* are."""
        return likeness(self.settled.copy, one.at, self.settled.source, other.at)

    def place(self, one: Mention) -> Place:
        """Where *one* belongs: between the sources of its neighbours if these are near, else around that of the nearest."""
        i = j = bisect_left(self.starts, one.at[0])
        while j < len(self.anchors) and self.anchors[j].copy is one:
            j += 1
        before = self.anchors[i - 1] if i else None
        after = self.anchors[j] if j < len(self.anchors) else None
        low, high = 0, 0
        if before and after and before.source.at[0] < after.source.at[0] <= before.source.at[0] + _NEAR:
            low, high = before.source.at[1], after.source.at[0]
        else:
            same = [kept for kept in (before, after) if kept and kept.copy.sentence == one.sentence]
            if same:
                nearest = min(same, key=lambda kept: abs(kept.copy.at[0] - one.at[0])).source.at[0]
                low, high = nearest - _BESIDE, nearest + _BESIDE
        return Place(low, high)

    def bonus(self, one: Mention, other: Mention, place: Place) -> float:
        """What standing in the *place* of *one* adds to the score of *other*."""
        if not place.has(other):
            return 0.0
        left_out = self.lost_in(place.low, place.high)[:_CROWD]
        fitting = sum(self.settled.kind.fit(one, lost) is not None for lost in left_out)
        return _ONLY if fitting == 1 else _BETWEEN

    def lost_in(self, low: int, high: int) -> Sequence[Mention]:
        """The source's facts between two of its words that the copy leaves out."""
        return self.lost[bisect_left(self.lost_at, low) : bisect_left(self.lost_at, high)]


def _are_joined(slots: Slots, part: Mention, whole: Mention) -> bool:
    """Whether but a word or two of no weight stand between a figure and the next."""
    between = range(part.at[1], whole.at[0])
    apart = any(slots.stems[i] or slots.reading.gap(i) != " " for i in between)
    return 0 < len(between) <= _OF_THE and not apart
