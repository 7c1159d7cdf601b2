"""Does a fact of the copy that the source states, too, stand where the source has another: March here, March there, but not of the same thing?

What tells it is weighed in one sum. The weights are those of a logistic regression, less what helped little, over some
2,400 facts of faithful machine rewrites that were replaced by another fact of the same article, or invented, against the
facts of the same and of 500 further rewrites as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from provenance.reuse.changes.crossing import is_listed
from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.standing import Standing

_FIT, _SLOT, _OWN, _SENTENCE = 0.6, 0.6, -0.77, -0.36
"""Weights of how well the values fit, of the likeness of the slots, of that of the slot the fact has here and its own in the
source, and of that of the sentences (which are mostly alike for another reason where the slots are not)."""
_ALIGNED, _IN_PLACE, _ONLY, _AGAIN = 0.2, 0.1, 0.16, 0.12
_BESIDE, _SAME_SENTENCE, _THERE, _OFTEN = 0.05, -0.11, -0.11, -0.08
"""… of what the sum counts once: that the alignment connects the sentences, that the facts around were kept from around
there, that nothing else is left out, that the copy has the fact where the source has it, too, that a fact right beside was
kept, that the fact is said in the very sentence or the next to it, or among the facts around, and each place where it is said."""
_BARE: Final = 0.2
"""Likeness of slots below which facts that fit badly displace none."""
_MOST_PLACES: Final = 4
"""Places where the source says a fact that count against a displacement."""
_NEAR: Final = 8
"""Words between a fact and another that was kept beside it."""
_MOST_PAIRS: Final = 5000
_EXCHANGED, _REPLACED, _CLEARLY, _SURE = 0.75, 0.5, 0.35, 0.75
"""Least score where a fact stands in another's slot of corresponding sentences; if the source has it in none of them, and the
copy leaves out the other, which partly agrees; by how much more alike the slots must be that way, two facts that changed
places counting together; and likeness from which a fact stands where it stood."""
_SHARE_SLOT, _SHARE_SENTENCE = 0.75, 0.25

Found = tuple[float, Mention, Mention]


class Displacement:
    """Seeks, for facts that the source has elsewhere, the ones that they displaced."""

    def __init__(self, standing: Standing) -> None:
        self.standing, self.left = standing, _MOST_PAIRS
        self.taken: dict[tuple[int, int], list[tuple[Mention, Mention]]] = {}
        for other, there in standing.taken.items():
            self.taken.setdefault((there.sentence, other.sentence), []).append((other, there))

    @cached_property
    def beside(self) -> Mapping[tuple[int, int], Sequence[Kept]]:
        """The facts kept of all kinds whose place is certain, by the sentences that they stand in."""
        found: dict[tuple[int, int], list[Kept]] = {}
        for kept in self.standing.anchors:
            found.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)
        return found

    def candidates(self, one: Mention, kept: Kept) -> Iterator[Found]:
        """Facts in whose place *one*, which was *kept* from another, may stand; with scores."""
        yield from self._exchanged(one, kept)
        least = self.standing.settled.kind.displaced
        if least is not None and not kept.aligned and self.standing.is_close:
            yield from self._displaced(one, kept, least)

    def _displaced(self, one: Mention, kept: Kept, least: float) -> Iterator[Found]:
        """Facts that the copy leaves out where *one* stands, if their scores are at *least* so high."""
        standing = self.standing
        place = standing.place(one)
        own: float | None = None
        for sentence, alike in standing.behind(one).items():
            for other in standing.by_sentence.get(sentence, ()):
                self.left -= 1
                if self.left < 0 or other in standing.taken or other.key == kept.source.key:
                    continue
                if standing.is_rivalled(one, other):
                    continue
                fit = standing.fit(one, other)
                if fit is None:
                    continue
                own = standing.likeness(one, kept.source) if own is None else own
                slots = standing.likeness(one, other)
                if fit < 0 and slots < _BARE:
                    continue  # two places, 141 kilometres
                score = self._surroundings(one, other, kept) + _SENTENCE * alike + _OWN * own + _FIT * fit
                score += _IN_PLACE * place.has(other) + _THERE * place.is_near(kept.source)
                score += _ALIGNED + _SLOT * slots
                if score >= least and not standing.follows(one, other):
                    yield score, one, other

    def _surroundings(self, one: Mention, other: Mention, kept: Kept) -> float:
        """What does not depend on the words around the two."""
        beside = self.beside.get((one.sentence, other.sentence), ())
        near = any(
            abs(anchor.copy.at[0] - one.at[0]) <= _NEAR and abs(anchor.source.at[0] - other.at[0]) <= _NEAR
            for anchor in beside
            if anchor.copy is not one
        )
        return (
            _ONLY * self.standing.is_only(other)
            + _AGAIN * (self.standing.taken.get(kept.source, one) is not one)
            + _SAME_SENTENCE * (abs(kept.source.sentence - other.sentence) <= 1)
            + _OFTEN * min(_MOST_PLACES, len(self.standing.settled.places.get(kept.source.key, ())))
            + _BESIDE * near
        )

    def _exchanged(self, one: Mention, kept: Kept) -> Iterator[Found]:
        """Facts of corresponding sentences whose slot is far more like that of *one* than its own is."""
        standing = self.standing
        behind = standing.behind(one)
        rivals = [other for number in behind for other in self._moved(one, kept, number)]
        own = standing.likeness(one, kept.source) if rivals else 1.0
        for other in rivals if own < _SURE else ():
            alike = standing.likeness(one, other)
            fit = standing.settled.kind.fit(one, other) if alike > own else None
            if fit is not None and self._gain(kept, other, alike - own) >= _CLEARLY:
                score = fit + _SHARE_SENTENCE * behind[other.sentence] + _SHARE_SLOT * alike
                replaces = not kept.aligned and fit > 0 and other.key not in standing.settled.said
                if score >= (_REPLACED if replaces else _EXCHANGED) and not standing.works_out(one, other):
                    yield score, one, other

    def _moved(self, one: Mention, kept: Kept, number: int) -> Iterator[Mention]:
        """Facts of the source's sentence *number* missing from the copy, or names on the other side of *kept* in its sentence there."""
        key = kept.source.key
        for other in self.standing.lost_by_sentence.get(number, ()):
            if other.key != key and not self._listed(kept.source, other):  # 12 of those 20 boats, 12 boats
                yield other
        if self.standing.settled.kind.displaced is not None:
            return  # for figures and dates see crossing.py
        for other, there in self.taken.get((one.sentence, number), ()):
            turned = other.key != key and (there.at < one.at) != (other.at < kept.source.at)
            if turned and not self._listed(kept.source, other):
                yield other

    def _listed(self, one: Mention, other: Mention) -> bool:
        return is_listed(self.standing.settled.source, one, other, self.standing.by_sentence)

    def _gain(self, kept: Kept, other: Mention, gain: float) -> float:
        """How much more alike slots are if *kept* stands for *other*, and the copy's *other*, if it has one, for *kept*."""
        places = [there for there in self.standing.settled.kept.values() if there.source.key == other.key]
        if not places:
            return gain
        return gain + max(
            self.standing.likeness(place.copy, kept.source) - self.standing.likeness(place.copy, place.source)
            for place in places
        )
