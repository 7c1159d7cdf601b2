"""Which facts of the copy stand where the source has another value?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.reuse.mention import Mention
from provenance.reuse.settlement import Kept, Settlement
from provenance.reuse.slot import likeness

_THRESHOLDS: Final = {(True, False): 0.2, (True, True): 0.36, (False, False): 0.3, (False, True): 0.44}
"""Least score for a new value in another's slot, by whether the alignment connects their sentences, and whether the copy
has the other value elsewhere; chosen on machine rewrites with figures, dates and names replaced by hand."""
_DISPLACED: Final = 0.7
"""Least score for a value that the source has too, but in another slot."""
_REPLACED: Final = 0.45
"""… if the source has it in no corresponding sentence, and the copy leaves out a fact of that slot that partly agrees."""
_CLEARLY: Final = 0.35
"""By how much more alike the slots must be that way; two facts that changed places count together."""
_SURE: Final = 0.75
"""A kept fact whose slots are as alike as this stands where it stood."""
_ALONE: Final = 0.12
"""Added where a new value and a missing one are the only ones of their kind in corresponding sentences."""
_BETWEEN: Final = 0.12
"""Added where the facts before and after were kept from right before and after: rewrites keep the order of facts."""
_NEAR: Final = 80
"""Words of the source between those."""
_CROWD: Final = 40
"""Facts of one kind in a sentence; more make a list or a table, where slots tell nothing."""
_MOST_PAIRS: Final = 5000
"""Unaligned slots that are compared: no article has as many, and time must not grow with the square."""
_MOST_SLIPS: Final = 300
"""New facts that are tried for slips of the pen."""
_SLOT, _SENTENCE = 0.75, 0.25
"""How much the likeness of slots and that of sentences weigh in a score."""


def substitutions(settlement: Settlement, anchors: Sequence[Kept]) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions (the copy's, the source's) that fill one slot with different values; each mention once.

    *anchors* are the kept facts of every kind in the copy's order. The surest pairs are chosen first.
    """
    ranked = sorted(_Search(settlement, anchors).candidates(), key=lambda found: -found[0])
    chosen: list[tuple[Mention, Mention]] = []
    used: set[Mention] = set()
    for _, one, other in ranked:
        if one not in used and other not in used:
            used |= {one, other}
            chosen.append((one, other))
    return chosen


class _Search:
    def __init__(self, settlement: Settlement, anchors: Sequence[Kept]) -> None:
        self.settled, self.anchors = settlement, anchors
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in settlement.theirs:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.by_sentence = {sentence: found for sentence, found in self.by_sentence.items() if len(found) <= _CROWD}
        self.crowded = {
            sentence for sentence, count in Counter(one.sentence for one in settlement.mine).items() if count > _CROWD
        }
        self.starts = [kept.copy.at[0] for kept in anchors]
        self.filled = {(kept.copy.sentence, kept.source) for kept in settlement.kept.values() if kept.aligned}
        self.left, self.slips = _MOST_PAIRS, _MOST_SLIPS
        self.taken = {kept.source: kept.copy for kept in settlement.kept.values() if kept.aligned}
        self.filled_anywhere = {place for _, place in self.filled}
        self.new = Counter(mention.sentence for mention in settlement.mine if mention not in settlement.kept)
        missing = {mention.key: mention.sentence for mention in settlement.theirs if mention.key not in settlement.said}
        self.missing = Counter(missing.values())

    def candidates(self) -> Iterator[tuple[float, Mention, Mention]]:
        for one in self.settled.mine:
            kept = self.settled.kept.get(one)
            if one.sentence in self.crowded:
                continue
            if kept is None:
                yield from self._new(one)
            else:
                yield from self._displaced(one, kept)

    def _new(self, one: Mention) -> Iterator[tuple[float, Mention, Mention]]:
        """Slots that *one*, which the source does not have, may have taken."""
        behind = self.settled.behind.of_copy.get(one.sentence, {})
        alone = self.new[one.sentence] == 1
        low, high = self._between(one)
        for sentence, alike in {**self.settled.behind.unaligned(one.sentence), **behind}.items():
            aligned, others = sentence in behind, self.by_sentence.get(sentence, ())
            if not aligned:
                self.left -= len(others)
            for other in others if aligned or self.left > 0 else ():
                fit = self._fit(one, other)
                if fit is None:
                    continue
                elsewhere = other.key in self.settled.said or other in self.filled_anywhere
                score = fit + _SENTENCE * alike + _SLOT * self._likeness(one, other)
                score += _BETWEEN * (low < other.at[0] < high)
                score += _ALONE * alone * (1.0 if aligned else 0.5) * (not elsewhere and self.missing[sentence] == 1)
                if score >= _THRESHOLDS[aligned, elsewhere]:
                    yield score, one, other
        self.slips -= 1
        for key in self.settled.kind.almost(one.fact) if self.slips > 0 else ():
            other = self.settled.places[key][0]
            yield self._fit(one, other) or 0.0, one, other

    def _displaced(self, one: Mention, kept: Kept) -> Iterator[tuple[float, Mention, Mention]]:
        """Slots in corresponding sentences that *one*, which the source has too, took from another fact."""
        behind = self.settled.behind.of_copy.get(one.sentence, {})
        rivals = [
            other for sentence in behind for other in self.by_sentence.get(sentence, ()) if self._moved(kept, other)
        ]
        own = self._likeness(one, kept.source) if rivals else 1.0
        for other in rivals if own < _SURE else ():
            fit, alike = self.settled.kind.fit(one, other), self._likeness(one, other)
            if fit is not None and alike > own and self._gain(kept, other, alike - own) >= _CLEARLY:
                score = fit + _SENTENCE * behind[other.sentence] + _SLOT * alike
                replaces = not kept.aligned and fit > 0 and other.key not in self.settled.said
                if score >= (_REPLACED if replaces else _DISPLACED):
                    yield score, one, other

    def _moved(self, kept: Kept, other: Mention) -> bool:
        """Whether *other* is missing from the copy, or stands on the other side of *kept* there."""
        if other.key == kept.source.key:
            return False
        there = self.taken.get(other)
        if there is None:
            return other.key not in self.settled.said
        return there.sentence == kept.copy.sentence and (there.at < kept.copy.at) != (other.at < kept.source.at)

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

    def _between(self, one: Mention) -> tuple[int, int]:
        """The words of the source between those that the facts next to *one* were kept from; none if these lie far apart."""
        i = bisect_left(self.starts, one.at[0])
        before = self.anchors[i - 1].source.at[0] if i else None
        after = self.anchors[i].source.at[0] if i < len(self.anchors) else None
        if before is None or after is None:
            return (
                (0, 0)
                if before is after
                else (before, before + _NEAR // 2)
                if before is not None
                else ((after or 0) - _NEAR // 2, after or 0)
            )
        return (before, after) if before < after <= before + _NEAR else (0, 0)
