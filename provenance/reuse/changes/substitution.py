"""Which facts of the copy stand where the source has another value?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.reuse.changes.displacement import Displacement
from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.standing import Place, Standing

_FIT, _LIKE, _ALIGNED, _IN_PLACE, _ONLY, _NEW, _TAKEN = 0.71, 0.14, 0.15, 0.19, 0.145, 0.085, -0.6
"""Weights for a new figure or date, by the same regression as in displacement.py: how well the values fit, the likeness of the
slots, and, counted once, that the alignment connects the sentences, that the facts around were kept from around there, that
nothing else is left out, that nothing else is new, and that the copy has the other fact from right there. Rewrites hardly ever
have a new day or number, so that little more need tell whose place it took."""
_THRESHOLDS: Final = {(True, False): 0.2, (True, True): 0.36, (False, False): 0.3, (False, True): 0.44}
"""Least score for a new name in another's slot, by whether the alignment connects their sentences, and whether the copy
has the other name elsewhere, or for a figure or date in a copy with much that is new; chosen on machine rewrites with facts
replaced by hand."""
_SLOT, _SENTENCE = 0.75, 0.25
"""How much the likeness of slots and that of sentences weigh in that score."""
_ALONE: Final = 0.12
"""Added where a new fact and a missing one are the only ones of their kind in corresponding sentences."""
_SAME_THING, _WEIGHT = 0.3, 0.3
"""Least sum of fit and likeness of slots for facts whose sentences have nothing to do with each other otherwise, and its weight."""
_MOST_LOST: Final = 60
"""Facts left out that a new one is compared with."""
_OF_FORM: Final = 0.05
"""Score of the only fact of its form that is left out, if the copy adds but one: less than any other."""
_NEARLY: Final = 0.4
"""Least fit of a slip for a fact that the copy has as well."""
_MOST_PAIRS: Final = 5000
"""Unaligned slots that are compared: no article has as many, and time must not grow with the square."""
_MOST_SLIPS: Final = 300
"""New facts that are tried for slips of the pen."""
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
            if kept is None and not self.standing.is_explained(one):
                yield from self._new(one)
                yield from self._slips(one)
                yield from self._anywhere(one)
            elif kept:
                yield from self.displacement.candidates(one, kept)

    def _new(self, one: Mention) -> Iterator[Found]:
        """Slots that *one*, which the source does not have, may have taken."""
        place, behind = self.standing.place(one), self.standing.behind(one)
        here = {mention.sentence: 0.0 for mention in self.standing.lost_in(place.low, place.high)}
        if self.settled.kind.replaced is not None and self.standing.is_close:
            beyond = self.settled.behind.beyond(one.sentence)
            here = {**{number: 0.0 for number in beyond if self.standing.missing[number]}, **here}
        for sentence, alike in {**here, **self.standing.around(one)}.items():
            aligned, others = sentence in behind, self.standing.by_sentence.get(sentence, ())
            if not aligned:
                self.left -= len(others)
            for other in others if aligned or self.left > 0 else ():
                fit = self.standing.fit(one, other)
                score = None if fit is None else self._score(one, other, fit, place, alike, aligned=aligned)
                if score is not None and not self.standing.follows(one, other):
                    yield score, one, other

    def _score(
        self, one: Mention, other: Mention, fit: float, place: Place, alike: float, *, aligned: bool
    ) -> float | None:
        """How likely *one* took the place of *other*, whose sentences are *alike*; None if too little tells that."""
        standing, least = self.standing, self.settled.kind.replaced
        if least is None or not standing.is_close:
            return self._slot_score(one, other, fit, place, alike, aligned=aligned)
        score = _FIT * fit + _LIKE * standing.likeness(one, other) + _ALIGNED * aligned + _IN_PLACE * place.has(other)
        score += _ONLY * standing.is_only(other) + _NEW * standing.is_only_new(one)
        score += _TAKEN * (other in standing.taken)
        return score if score >= least else None

    def _slot_score(
        self, one: Mention, other: Mention, fit: float, place: Place, alike: float, *, aligned: bool
    ) -> float | None:
        """The same of a name, or of any fact in a copy that may well have new ones: by the slots above all."""
        elsewhere = self._is_elsewhere(other)
        score = fit + _SENTENCE * alike + _SLOT * self.standing.likeness(one, other)
        if not elsewhere:
            alone = self.standing.is_only_new(one) and self.standing.missing[other.sentence] == 1
            score += self.settled.kind.order * self.standing.bonus(one, other, place) + _ALONE * alone * (
                1.0 if aligned else 0.5
            )
        return score if score >= _THRESHOLDS[aligned, elsewhere] else None

    def _is_elsewhere(self, other: Mention) -> bool:
        """Whether the copy has the value of *other* as well."""
        return other.key in self.settled.said or other in self.standing.taken

    def _slips(self, one: Mention) -> Iterator[Found]:
        """Facts that *one* may be a slip for, wherever they stand; if the copy has them too, only near certain ones."""
        self.slips -= 1
        for key in self.settled.kind.almost(one.fact) if self.slips > 0 else ():
            other = self.settled.places[key][0]
            score = self.standing.fit(one, other)
            sure = key not in self.settled.said or (score or 0.0) >= _NEARLY or self.standing.is_close
            if score is not None and sure and not self.standing.follows(one, other):
                yield score, one, other

    def _anywhere(self, one: Mention) -> Iterator[Found]:
        """Facts that a close rewrite leaves out, wherever they stand if *one* is told of the same, nearby if it is the only new one of a form."""
        kind, standing = self.settled.kind, self.standing
        if kind.replaced is None or not standing.is_close:
            return
        form = kind.form(one.fact)
        new, lost = standing.forms
        only = form is not None and len(new[form]) == 1 == len(lost.get(form, ()))
        near = self.settled.behind.beyond(one.sentence) if only else ()
        for other in standing.lost[:_MOST_LOST]:
            fit = standing.fit(one, other)
            if fit is None:
                continue
            same = fit + standing.likeness(one, other)
            alone = other.sentence in near and kind.form(other.fact) == form
            if (alone or same >= _SAME_THING) and not standing.follows(one, other):
                yield (_OF_FORM if same < _SAME_THING else _WEIGHT * same), one, other
