"""Which facts of the copy stand where the source has another value?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.reuse.changes.displacement import Displacement
from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.standing import Place, Standing

_THRESHOLDS: Final = {(True, False): 0.2, (True, True): 0.36, (False, False): 0.3, (False, True): 0.44}
"""Least score for a new value in another's slot, by whether the alignment connects their sentences, and whether the copy
has the other value elsewhere; chosen on machine rewrites with figures, dates and names replaced by hand."""
_NEARLY: Final = 0.4
"""Least fit of a slip for a fact that the copy has as well."""
_ALONE: Final = 0.12
"""Added where a new value and a missing one are the only ones of their kind in corresponding sentences."""
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


class _Search:
    def __init__(self, settlement: Settlement, anchors: Sequence[Kept]) -> None:
        self.settled, self.standing = settlement, Standing(settlement, anchors)
        self.displacement = Displacement(self.standing)
        self.left, self.slips = _MOST_PAIRS, _MOST_SLIPS

    def candidates(self) -> Iterator[Found]:
        for one in self.settled.mine:
            kept = self.settled.kept.get(one)
            if one.sentence in self.standing.crowded:
                continue
            if kept is None:
                yield from self._new(one)
                yield from self._slips(one)
            else:
                yield from self.displacement.candidates(one, kept)

    def _new(self, one: Mention) -> Iterator[Found]:
        """Slots that *one*, which the source does not have, may have taken."""
        place, behind = self.standing.place(one), self.standing.behind(one)
        here = {mention.sentence: 0.0 for mention in self.standing.lost_in(place.low, place.high)}
        for sentence, alike in {**here, **self.standing.around(one)}.items():
            aligned, others = sentence in behind, self.standing.by_sentence.get(sentence, ())
            if not aligned:
                self.left -= len(others)
            for other in others if aligned or self.left > 0 else ():
                score = self._score(one, other, place, alike, aligned=aligned)
                elsewhere = self._is_elsewhere(other)
                if (
                    score is not None
                    and score >= _THRESHOLDS[aligned, elsewhere]
                    and not self.standing.follows(one, other)
                ):
                    yield score, one, other

    def _score(self, one: Mention, other: Mention, place: Place, alike: float, *, aligned: bool) -> float | None:
        """How likely *one* took the place of *other*, whose sentences are *alike*."""
        fit = self.standing.fit(one, other)
        if fit is None:
            return None
        score = fit + _SENTENCE * alike + _SLOT * self.standing.likeness(one, other)
        if self._is_elsewhere(other):
            return score
        alone = self.standing.new[one.sentence] == 1 == self.standing.missing[other.sentence]
        return score + self.settled.kind.order * place.bonus(other) + _ALONE * alone * (1.0 if aligned else 0.5)

    def _is_elsewhere(self, other: Mention) -> bool:
        """Whether the copy has the value of *other* as well."""
        return other.key in self.settled.said or other in self.standing.taken

    def _slips(self, one: Mention) -> Iterator[Found]:
        """Facts that *one* may be a slip for, wherever they stand; if the copy has them too, only near certain ones."""
        self.slips -= 1
        for key in self.settled.kind.almost(one.fact) if self.slips > 0 else ():
            other = self.settled.places[key][0]
            score = self.standing.fit(one, other)
            if score is not None and (key not in self.settled.said or score >= _NEARLY):
                yield score, one, other
