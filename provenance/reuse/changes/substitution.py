"""Which facts of the copy stand where the source has another value?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.slot import likeness

_THRESHOLDS: Final = {(True, False): 0.2, (True, True): 0.36, (False, False): 0.3, (False, True): 0.44}
"""Least score for a new value in another's slot, by whether the alignment connects their sentences, and whether the copy
has the other value elsewhere; chosen on machine rewrites with figures, dates and names replaced by hand."""
_DISPLACED: Final = 0.7
"""Least score for a value that the source has too, but in another slot."""
_REPLACED: Final = 0.45
"""… if the source has it in no corresponding sentence, and the copy leaves out a fact of that slot that partly agrees."""
_CLEARLY: Final = 0.35
"""By how much more alike the slots must be that way; two facts that changed places count together."""
_AGAIN: Final = (0.55, 0.75)
"""… if the copy has the value from where it stands, too, and says it here a second time; by whether it has the other as well."""
_SURE: Final = 0.75
"""A kept fact whose slots are as alike as this stands where it stood."""
_SOME: Final = 0.25
"""Least likeness of slots for a value that the source has elsewhere, if order alone says that it replaced another."""
_NEARLY: Final = 0.4
"""Least fit of a slip for a fact that the copy has as well."""
_ALONE: Final = 0.12
"""Added where a new value and a missing one are the only ones of their kind in corresponding sentences."""
_BETWEEN: Final = 0.12
"""Added where the facts before and after were kept from right before and after: rewrites keep the order of facts."""
_ONLY: Final = 0.3
"""… and nothing else of the kind is missing there."""
_NEAR, _BESIDE = 80, 30
"""Words of the source between facts kept from before and after, and around one kept from the same sentence."""
_CROWD: Final = 40
"""Facts of one kind in a sentence; more make a list or a table, where slots tell nothing."""
_MOST_PAIRS: Final = 5000
"""Unaligned slots that are compared: no article has as many, and time must not grow with the square."""
_MOST_SLIPS: Final = 300
"""New facts that are tried for slips of the pen."""
_SLOT, _SENTENCE = 0.75, 0.25
"""How much the likeness of slots and that of sentences weigh in a score."""

Found = tuple[float, Mention, Mention]


def substitutions(settlement: Settlement, anchors: Sequence[Kept]) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions (the copy's, the source's) that fill one slot with different values; each mention once.

    *anchors* are the kept facts of every kind whose place in the source is certain, in the copy's order. The surest pairs are chosen first.
    """
    ranked = sorted(_Search(settlement, anchors).candidates(), key=lambda found: -found[0])
    chosen: list[tuple[Mention, Mention]] = []
    used: set[Mention] = set()
    for _, one, other in ranked:
        if one not in used and other not in used:
            used |= {one, other}
            chosen.append((one, other))
    return chosen


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the source a fact of the copy belongs by the facts kept around it: words *low* to *high*, or nowhere."""

    low: int
    high: int
    missing: int
    """How many facts of the kind the copy leaves out there."""

    def bonus(self, other: Mention) -> float:
        """What standing there adds to the score of *other*."""
        if not self.low <= other.at[0] < self.high:
            return 0.0
        return _ONLY if self.missing == 1 else _BETWEEN


class _Search:
    def __init__(self, settlement: Settlement, anchors: Sequence[Kept]) -> None:
        self.settled, self.anchors = settlement, anchors
        self.starts = [kept.copy.at[0] for kept in anchors]
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in settlement.theirs:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.by_sentence = {sentence: found for sentence, found in self.by_sentence.items() if len(found) <= _CROWD}
        counts = Counter(mention.sentence for mention in settlement.mine)
        self.crowded = {sentence for sentence, count in counts.items() if count > _CROWD}
        self.filled = {(kept.copy.sentence, kept.source) for kept in settlement.kept.values() if kept.aligned}
        self.left, self.slips = _MOST_PAIRS, _MOST_SLIPS
        self.taken = {kept.source: kept.copy for kept in settlement.kept.values() if kept.aligned}
        self.new = Counter(mention.sentence for mention in settlement.mine if mention not in settlement.kept)
        self.lost = [mention for mention in settlement.theirs if mention.key not in settlement.said]
        self.lost_at = [mention.at[0] for mention in self.lost]
        self.missing = Counter({mention.key: mention.sentence for mention in self.lost}.values())

    def candidates(self) -> Iterator[Found]:
        for one in self.settled.mine:
            kept = self.settled.kept.get(one)
            if one.sentence in self.crowded:
                continue
            if kept is None:
                yield from self._new(one)
                yield from self._slips(one)
            else:
                yield from self._displaced(one, kept)

    def _new(self, one: Mention) -> Iterator[Found]:
        """Slots that *one*, which the source does not have, may have taken."""
        behind = self.settled.behind.of_copy.get(one.sentence, {})
        alone, place = self.new[one.sentence] == 1, self._place(one)
        here = {mention.sentence: 0.0 for mention in self._lost_in(place.low, place.high)}
        for sentence, alike in {**here, **self.settled.behind.unaligned(one.sentence), **behind}.items():
            aligned, others = sentence in behind, self.by_sentence.get(sentence, ())
            if not aligned:
                self.left -= len(others)
            for other in others if aligned or self.left > 0 else ():
                fit = self._fit(one, other)
                if fit is None:
                    continue
                elsewhere = other.key in self.settled.said or other in self.taken
                score = fit + _SENTENCE * alike + _SLOT * self._likeness(one, other)
                score += 0.0 if elsewhere else self.settled.kind.order * place.bonus(other)
                score += _ALONE * alone * (1.0 if aligned else 0.5) * (not elsewhere and self.missing[sentence] == 1)
                if score >= _THRESHOLDS[aligned, elsewhere]:
                    yield score, one, other

    def _slips(self, one: Mention) -> Iterator[Found]:
        """Facts that *one* may be a slip for, wherever they stand; if the copy has them too, only near certain ones."""
        self.slips -= 1
        for key in self.settled.kind.almost(one.fact) if self.slips > 0 else ():
            other = self.settled.places[key][0]
            score = self._fit(one, other)
            if score is not None and (key not in self.settled.said or score >= _NEARLY):
                yield score, one, other

    def _displaced(self, one: Mention, kept: Kept) -> Iterator[Found]:
        """Slots that *one*, which the source has too, took from another fact."""
        behind = self.settled.behind.of_copy.get(one.sentence, {})
        rivals = [other for number in behind for other in self.by_sentence.get(number, ()) if self._moved(kept, other)]
        own = self._likeness(one, kept.source) if rivals else 1.0
        for other in rivals if own < _SURE else ():
            fit, alike = self.settled.kind.fit(one, other), self._likeness(one, other)
            if fit is not None and alike > own and self._gain(kept, other, alike - own) >= _CLEARLY:
                score = fit + _SENTENCE * behind[other.sentence] + _SLOT * alike
                replaces = not kept.aligned and fit > 0 and other.key not in self.settled.said
                if score >= (_REPLACED if replaces else _DISPLACED):
                    yield score, one, other
        if not kept.aligned:
            yield from self._out_of_order(one, kept)
            if self.settled.kind.order == 1 and self.taken.get(kept.source, one) is not one:
                yield from self._repeated(one)

    def _repeated(self, one: Mention) -> Iterator[Found]:
        """Facts that the copy leaves out where it repeats *one*, which it has from somewhere else."""
        place = self._place(one)
        behind = {**self.settled.behind.unaligned(one.sentence), **self.settled.behind.of_copy.get(one.sentence, {})}
        for sentence, alike in behind.items():
            for other in self.by_sentence.get(sentence, ()):
                fit = None if other in self.taken else self._fit(one, other)
                if fit is not None:
                    score = fit + _SENTENCE * alike + _SLOT * self._likeness(one, other)
                    score += _ONLY if self._is_only(one, other) else place.bonus(other)
                    if score >= _AGAIN[other.key in self.settled.said]:
                        yield score, one, other

    def _is_only(self, one: Mention, other: Mention) -> bool:
        """Whether *other* alone is missing from the copy in a sentence that corresponds to that of *one*."""
        aligned = other.sentence in self.settled.behind.of_copy.get(one.sentence, {})
        return aligned and self.missing[other.sentence] == 1 and other.key not in self.settled.said

    def _out_of_order(self, one: Mention, kept: Kept) -> Iterator[Found]:
        """The one fact that the copy leaves out where *one* stands, though the source has *one* somewhere else."""
        place = self._place(one)
        if (
            self.settled.kind.order < 1
            or place.missing != 1
            or place.low - _BESIDE <= kept.source.at[0] < place.high + _BESIDE
        ):
            return
        behind = {**self.settled.behind.unaligned(one.sentence), **self.settled.behind.of_copy.get(one.sentence, {})}
        for other in self._lost_in(place.low, place.high):
            fit, alike = self._fit(one, other), self._likeness(one, other)
            if fit is not None and alike >= _SOME:
                score = fit + self.settled.kind.order * place.bonus(other) + _SLOT * alike
                score += _SENTENCE * behind.get(other.sentence, 0.0)
                if score >= _REPLACED:
                    yield score, one, other

    def _moved(self, kept: Kept, other: Mention) -> bool:
        """Whether *other* is missing from the copy, or stands on the other side of *kept* there."""
        if other.key == kept.source.key:
            return False
        there = self.taken.get(other)
        if there is None:
            return other.key not in self.settled.said
        if self._listed(kept.source, other):
            return False
        return there.sentence == kept.copy.sentence and (there.at < kept.copy.at) != (other.at < kept.source.at)

    def _listed(self, one: Mention, other: Mention) -> bool:
        """Whether nothing but other facts and function words stand between two of the source's: a list in any order."""
        (_, first), (last, _) = sorted((one.at, other.at))
        inside = {i for mention in self.by_sentence.get(one.sentence, ()) for i in range(*mention.at)}
        return last - first <= _BESIDE and all(
            self.settled.source.stems[i] is None or i in inside for i in range(first, last)
        )

    def _gain(self, kept: Kept, other: Mention, gain: float) -> float:
        """How much more alike slots are if *kept* stands for *other*, and the copy's *other*, if it has one, for *kept*."""
        places = [there for there in self.settled.kept.values() if there.source.key == other.key]
        if not places:
            return gain
        return gain + max(
            self._likeness(place.copy, kept.source) - self._likeness(place.copy, place.source) for place in places
        )

    def _fit(self, one: Mention, other: Mention) -> float | None:
        if (one.sentence, other) in self.filled or other.key in self.settled.agrees.get(one.key, ()):
            return None
        return self.settled.kind.fit(one, other)

    def _likeness(self, one: Mention, other: Mention) -> float:
        return likeness(self.settled.copy, one.at, self.settled.source, other.at)

    def _place(self, one: Mention) -> _Place:
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
        fitting = sum(self.settled.kind.fit(one, other) is not None for other in self._lost_in(low, high)[:_CROWD])
        return _Place(low, high, fitting)

    def _lost_in(self, low: int, high: int) -> Sequence[Mention]:
        """The source's facts between two of its words that the copy leaves out."""
        return self.lost[bisect_left(self.lost_at, low) : bisect_left(self.lost_at, high)]
