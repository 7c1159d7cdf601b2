"""Is something said to have risen in one text and to have fallen in the other, or granted in the one and refused in the other?

The words of a scale (``words/*.toml``, poles) seldom stand in the same place of a rewritten sentence. What holds them
together is what they are said of: a figure that both texts state, or the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, product
from typing import Final

from provenance.reuse.changes.beside import are_apart, distance
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.mention import Words
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.slot import Slots, likeness
from provenance.reuse.facts.hedging import clause, denies_besides, is_averted, turns_round
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.parted import parted_verbs
from provenance.reuse.facts.reading import REMEMBERED, Reading
from provenance.reuse.facts.vocabulary import Vocabulary

_NEAR, _VERY_NEAR, _CLOSE, _BESIDE = 9, 4, 2, 1
"""Words between a pole and the figure that it is said of: in corresponding sentences, in others, whatever else these say, and for ``more``."""
_SAME_PLACE, _SAME_STATEMENT = 0.25, 0.7
"""Least likeness of the words around two poles that no figure holds together, and with that of their sentences added."""
_BEGINNING: Final = 3
"""Letters that tell whether a word is worth a closer look: no pole is known by fewer."""
_RELATED: Final = 0.3
"""Least likeness of sentences whose poles are compared."""
_FEW: Final = 3
"""Poles of one side in a sentence that are compared."""
_CROWD: Final = 40
"""Figures of a sentence that are looked at; more make a table."""
_DENIED: Final = 3
"""Words from a denial to the pole that it denies."""


@dataclass(frozen=True, slots=True)
class _Pole:
    """A word of a *scale*, on the one side, the other or between (1, -1, 0), with its place."""

    at: int
    end: int
    scale: str
    side: int
    weak: bool = False
    """Whether it compares whatever stands beside it (``more``), so that it tells nothing but right beside a figure."""

    @property
    def place(self) -> Words:
        """Its first word and the one past its last."""
        return self.at, self.end


def polarity_outcomes(copy: Slots, source: Slots, behind: Counterparts, figures: Sequence[Kept]) -> Iterator[Outcome]:
    """Poles of the copy that stand where the source has the contrary; *figures* are the kept ones whose places are certain."""
    mine, theirs = _by_sentence(copy.reading), _by_sentence(source.reading)
    held: dict[int, list[Kept]] = {}
    for kept in figures:
        held.setdefault(kept.copy.sentence, []).append(kept)
    for number, poles in mine.items():
        partners = dict(behind.of_copy.get(number, {}))
        partners.update({kept.source.sentence: 1.0 for kept in held.get(number, ())})
        for partner, alike in partners.items():
            both = [kept for kept in held.get(number, ()) if kept.source.sentence == partner][:_CROWD]
            for one, other in _beside(copy, poles, source, theirs.get(partner, ()), both):
                yield _outcome(copy, one, source, other)
            for one, other in _contraries(poles, theirs.get(partner, ())):
                if are_apart(copy.reading, one.place, source.reading, other.place, both):
                    continue
                here, there = clause(copy.reading, one.at), clause(source.reading, other.at)
                beside = [kept for kept in both if kept.copy.at[0] in here and kept.source.at[0] in there]
                within = _NEAR if behind.of_copy.get(number, {}).get(partner, 0.0) >= _RELATED else _VERY_NEAR
                near = any(_is_near(one, other, kept, _BESIDE if one.weak else within) for kept in beside)
                if near or (not one.weak and alike >= _RELATED and _in_one_place(copy, one, source, other, alike)):
                    yield _outcome(copy, one, source, other)


def _outcome(copy: Slots, one: _Pole, source: Slots, other: _Pole) -> Outcome:
    there = source.reading.passage(other.at, other.end - 1)
    return Outcome("altered", None, copy.reading.passage(one.at, one.end - 1), there)


def _beside(
    copy: Slots, mine: Sequence[_Pole], source: Slots, theirs: Sequence[_Pole], figures: Sequence[Kept]
) -> Iterator[tuple[_Pole, _Pole]]:
    """The poles right beside one of *figures*, kept in one sentence on either side, if contraries, whatever else their sentences say."""
    for kept in figures:
        one, other = _nearest(mine, kept.copy.at), _nearest(theirs, kept.source.at)
        if not one or not other or are_apart(copy.reading, one.place, source.reading, other.place, figures):
            continue
        if one.scale == other.scale and one.side != other.side and one.weak == other.weak:
            far = max(distance(one.place, kept.copy.at), distance(other.place, kept.source.at))
            if far <= (_BESIDE if one.weak else _CLOSE):
                yield one, other


def _nearest(poles: Sequence[_Pole], at: tuple[int, int]) -> _Pole | None:
    return min(poles, key=lambda pole: distance(pole.place, at), default=None)


def _contraries(mine: Sequence[_Pole], theirs: Sequence[_Pole]) -> Iterator[tuple[_Pole, _Pole]]:
    """The poles of each scale on which two sentences stand on opposite sides without any word to the contrary."""
    for scale in dict.fromkeys(pole.scale for pole in mine):
        one = [pole for pole in mine if pole.scale == scale]
        other = [pole for pole in theirs if pole.scale == scale]
        one, other = ([pole for pole in poles if not pole.weak] or poles for poles in (one, other))
        sides = [{pole.side for pole in poles} for poles in (one, other)]
        if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]:
            yield from (pair for pair in product(one[:_FEW], other[:_FEW]) if pair[0].weak == pair[1].weak)


def _is_near(one: _Pole, other: _Pole, kept: Kept, within: int) -> bool:
    """Whether both poles stand *within* so many words of a figure that was kept."""
    return distance(one.place, kept.copy.at) <= within and distance(other.place, kept.source.at) <= within


def _in_one_place(copy: Slots, one: _Pole, source: Slots, other: _Pole, alike: float) -> bool:
    slots = likeness(copy, (one.at, one.end), source, (other.at, other.end))
    return slots >= _SAME_PLACE and slots + alike >= _SAME_STATEMENT


@lru_cache(maxsize=REMEMBERED)
def _by_sentence(reading: Reading) -> Mapping[int, list[_Pole]]:
    """The poles of each sentence; where it denies, those only that have a contrary: ``no approval``, but not ``did not rise``."""
    found: dict[int, list[_Pole]] = {}
    vocabulary = reading.vocabulary
    phrases, stems = vocabulary.poles.phrases, _beginnings(vocabulary)
    likely = [word for word in reading.places if word[:_BEGINNING] in stems or word in phrases]
    known = {word: pole for word in likely if (pole := _pole(word, vocabulary))}
    done, begin = 0, phrases.first_words & reading.places.keys()
    for i in reading.where(known.keys() | begin):
        length = reading.phrase(i, phrases)
        if i < done or not (length or reading.folded[i] in known) or _says_nothing(reading, i):
            continue
        done = i + max(1, length)
        scale, side = phrases[" ".join(reading.folded[i:done])] if length else known[reading.folded[i]]
        weak = length <= 1 and _compares(reading, i)
        found.setdefault(reading.sentence[i], []).append(_Pole(i, done, scale, side, weak))
    before = (
        (i, vocabulary.poles.before_numbers[reading.folded[i]]) for i in reading.where(vocabulary.poles.before_numbers)
    )
    numbered = (told for told in before if _begins_number(reading, told[0] + 1))
    for i, (scale, side) in chain(parted_verbs(reading, vocabulary.poles.parted), numbered):
        found.setdefault(reading.sentence[i], []).append(_Pole(i, i + 1, scale, side, weak=False))
    return {number: _as_denied(reading, number, poles) for number, poles in found.items()}


def _begins_number(reading: Reading, i: int) -> bool:
    """Whether a number is told from word *i* on, *by* or *some* before it, in the sentence of the word before."""
    if reading.gap(i)[:1] != " ":
        return False
    i += reading.is_in(i, reading.vocabulary.number.by)
    i += reading.is_in(i, reading.vocabulary.number.bounds)
    return reading.is_in(i, reading.numerals) or reading.is_in(i, reading.vocabulary.number.values)


@cache
def _beginnings(vocabulary: Vocabulary) -> frozenset[str]:
    """What words that are told by their beginning begin with."""
    return frozenset(stem[:_BEGINNING] for stem in vocabulary.poles.stems)


@lru_cache(maxsize=65536)
def _pole(word: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The scale and side of a single word."""
    return vocabulary.poles.of(word)


def _compares(reading: Reading, i: int) -> bool:
    """Whether word *i* may compare anything at all: ``more``, ``plus``, ``menos``."""
    vocabulary = reading.vocabulary
    return reading.folded[i] in vocabulary.number.comparatives or reading.folded[i] in vocabulary.stop


def _says_nothing(reading: Reading, i: int) -> bool:
    """Whether word *i* limits a figure (``more than 300``) or begins a phrase of another meaning (``fell in love``)."""
    bounds = i + 1 < len(reading) and f"{reading.folded[i]} {reading.folded[i + 1]}" in reading.vocabulary.number.bounds
    return bounds or bool(reading.phrase(i, reading.vocabulary.idioms))


def _as_denied(reading: Reading, number: int, poles: list[_Pole]) -> list[_Pole]:
    """*poles* without those denied, but the granted that a denial right before makes refused, and the reverse."""
    span, told = reading.span(number), []
    for pole in poles:
        before = any(turns_round(reading, i) for i in range(max(span.start, pole.at - _DENIED), pole.at))
        after = any(turns_round(reading, i) for i in range(pole.end, min(span.stop, pole.end + _DENIED)))
        besides = denies_besides(reading, pole.at, pole.end)
        if before and pole.scale == "assent" and besides == 1:
            told.append(replace(pole, side=-pole.side))
        elif not (before or after or besides or is_averted(reading, pole.at)):
            told.append(pole)
    return told
