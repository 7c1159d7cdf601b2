"""Does the copy say a word that excludes the source's: autumn for spring, a physicist for a chemist, a deficit for a surplus?

Such words come in sets (``words/*.toml``, sets). What makes one an alteration is that corresponding sentences say one each,
much the same stands around both, and nothing else in their clauses denies. Of an answer (agreed, disputed) it may be less
that stands around it if the same speaker gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from provenance.reuse.changes.beside import are_apart, distance
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.said import Said, said_by_set
from provenance.reuse.changes.settlement import Kept
from provenance.reuse.changes.slot import Slots, likeness
from provenance.reuse.facts.hedging import clause, denies_besides, denies_somehow, is_averted
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.reading import Reading

_LEAST, _LEAST_SLOTS, _LEAST_OF_ANSWERS, _SURELY = 0.33, 0.4, 0.25, 0.45
"""Least mean of the likeness of sentences and of slots, beside what is added below; least likeness of the slots, that of
answers, and the mean from which theirs may be less still."""
_LEAST_OF_QUANTITIES: Final = 0.3
"""… and least mean for words that tell only what follows them: ``more ships``."""
_COMPARED: Final = 5
"""Words to ``than``."""
_TURNED: Final = 0.4
"""Likeness of sentences from which an answer is turned round, whatever stands beside it."""
_HELD, _BESIDE = 0.15, 2
"""Added where the same name, date or figure stands within so many words of both."""
_SAME_GIVER, _ELSEWHERE = 0.2, 0.6
"""Least likeness of the slots of two answers of one speaker: in corresponding sentences, and in others."""
_BEFORE, _FAR_BEFORE, _AFTER = 4, 14, 5
"""Words to the speaker of an answer: to a pronoun, to a name before it, to a name after it."""
_CROWD: Final = 40
"""Words of one set in a text that are compared; more make a list."""


def exclusive_outcomes(copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> Iterator[Outcome]:
    """Words of the copy that stand for another of their set; *anchors* are the kept facts whose places are certain.

    A word is told once, though it be in several sets.
    """
    pairs, told = _Pairs(copy, source, behind, anchors), set()
    theirs = said_by_set(source.reading)
    for name, words in said_by_set(copy.reading).items():
        others = theirs.get(name, [])[:_CROWD]
        for one in words[:_CROWD] if others else ():
            other = pairs.rival(one, words[:_CROWD], others)
            if other and one.at not in told:
                told.add(one.at)
                here, there = copy.reading.passage(one.at, one.end - 1), source.reading.passage(other.at, other.end - 1)
                yield Outcome("altered", None, here, there)


class _Pairs:
    """How well a word of the copy and one of the source may be told of the same."""

    def __init__(self, copy: Slots, source: Slots, behind: Counterparts, anchors: Sequence[Kept]) -> None:
        self.copy, self.source, self.behind = copy, source, behind
        self.held: dict[tuple[int, int], list[Kept]] = {}
        for kept in anchors:
            self.held.setdefault((kept.copy.sentence, kept.source.sentence), []).append(kept)

    def rival(self, one: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> Said | None:
        """The word of *theirs*, those of the set in the source, that *one* of the copy, which has *mine*, stands for."""
        if one.name in self.copy.reading.vocabulary.sets.quantities:
            return self._quantity(one, mine, theirs)
        links = self.behind.of_copy.get(one.sentence, {})
        anywhere = self._is_answer(one)
        rivals = [other for other in theirs if other.side != one.side and (anywhere or other.sentence in links)]
        score, other = self._best(one, rivals, links)
        if not score:
            return self._left_over(one, mine, theirs)
        return other if other and score >= _LEAST and not self._said_by_both(one, other, mine, theirs) else None

    def _quantity(self, one: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> Said | None:
        """The word of *theirs* that says the contrary of what follows *one*, if neither text says both of it."""
        links = self.behind.of_copy.get(one.sentence, {})
        if not any(other.side != one.side and other.sentence in links for other in theirs):
            return None
        counted = self.copy.counted(one.end)
        if counted is None:
            return None
        rivals = [
            other
            for other in theirs
            if other.side != one.side and other.sentence in links and self.source.counted(other.end) == counted
        ]
        score, other = self._best(one, rivals, links)
        if not other or score < _LEAST_OF_QUANTITIES or self._said_by_both(one, other, mine, theirs):
            return None
        sides = ((self.copy.reading, one), (self.source.reading, other))
        return None if any(_is_compared(reading, said) for reading, said in sides) else other

    def _best(self, one: Said, rivals: Sequence[Said], links: Mapping[int, float]) -> tuple[float, Said | None]:
        ranked = [
            (self._score(one, other, links.get(other.sentence)), -other.at, other)
            for other in rivals
            if not (
                self._denied_otherwise(one, other)
                or self._from_the_other_end(one, other)
                or self._are_apart(one, other)
            )
        ]
        score, _, best = max(ranked, default=(0.0, 0, None), key=lambda found: found[:2])
        return score, best

    def _left_over(self, one: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> Said | None:
        """The only word of *theirs*, if contrary, in the only sentence between those behind the ones right before and after *one*'s, if neither has a counterpart."""
        links, number = self.behind.of_copy, one.sentence
        if number in links or number - 1 not in links or number + 1 not in links or len(mine) > 1 or len(theirs) > 1:
            return None
        between = max(links[number - 1]) + 1
        is_alone = between == min(links[number + 1]) - 1 and between not in self.behind.of_source
        other = theirs[0]
        fits = is_alone and other.sentence == between and other.side != one.side
        return other if fits and not self._denied_otherwise(one, other) else None

    def _score(self, one: Said, other: Said, alike: float | None) -> float:
        """Likeness of their sentences (None if these do not correspond) and slots, more if the same speaker, name or figure stands beside both."""
        slots = likeness(self.copy, (one.at, one.end), self.source, (other.at, other.end))
        is_answer = self._is_answer(one)
        if is_answer and slots >= (_ELSEWHERE if alike is None else _SAME_GIVER) and self._have_one_giver(one, other):
            return ((alike or 0.0) + slots) / 2 + _HELD
        if alike is None:
            return 0.0
        if is_answer and alike >= _TURNED and _is_turned(self.copy, one, self.source, other):
            return alike
        surely = is_answer and alike + slots >= 2 * _SURELY
        if not (surely or slots >= (_LEAST_OF_ANSWERS if is_answer else _LEAST_SLOTS)):
            return 0.0
        near = any(
            max(distance((one.at, one.end), kept.copy.at), distance((other.at, other.end), kept.source.at)) <= _BESIDE
            for kept in self.held.get((one.sentence, other.sentence), ())
        )
        return (alike + slots) / 2 + _HELD * near

    def _is_answer(self, one: Said) -> bool:
        return one.name in self.copy.reading.vocabulary.sets.answers

    def _have_one_giver(self, one: Said, other: Said) -> bool:
        return not _givers(self.copy, one).isdisjoint(_givers(self.source, other))

    def _denied_otherwise(self, one: Said, other: Said) -> bool:
        """Whether both words are denied or either is asked, or either clause denies anything besides: ``not wise`` is ``unwise``.

        One word that only one side denies is a denial gained or lost (cue_change.py), unless it is an answer; and what one person
        disputes another need not.
        """
        told = self._is_answer(one) and self._have_one_giver(one, other)
        if one.denied and other.denied:
            return not told
        if not told and _is_turned(self.copy, one, self.source, other):
            persons = _last_name(self.copy, one), _last_name(self.source, other)
            if not self._is_answer(one) or (None not in persons and persons[0] != persons[1]):
                return True
        sides = (self.copy.reading, one), (self.source.reading, other)
        return any(
            denies_besides(reading, said.at, said.end) > said.denied
            or (said.name in reading.vocabulary.sets.contraries and is_averted(reading, said.at))
            or _is_asked(reading, said.sentence)
            for reading, said in sides
        )

    def _from_the_other_end(self, one: Said, other: Said) -> bool:
        """Whether a name right after either word stands elsewhere in the other's sentence: ``her brother Callum``, ``Callum and his sister``."""
        return _names_another(self.copy, one, self.source, other) or _names_another(self.source, other, self.copy, one)

    def _are_apart(self, one: Said, other: Said) -> bool:
        """Whether the words are told of different facts that both sentences have."""
        kept = self.held.get((one.sentence, other.sentence), ())
        return are_apart(self.copy.reading, (one.at, one.end), self.source.reading, (other.at, other.end), kept)

    def _said_by_both(self, one: Said, other: Said, mine: Sequence[Said], theirs: Sequence[Said]) -> bool:
        """Whether a corresponding sentence has the other side's word, too; of answers, those of the same speaker."""
        links, back = self.behind.of_copy.get(one.sentence, {}), self.behind.of_source.get(other.sentence, {})
        here = [said for said in mine if said.side == other.side and said.sentence in back]
        there = [said for said in theirs if said.side == one.side and said.sentence in links]
        if self._is_answer(one) and self._have_one_giver(one, other):
            here = [said for said in here if said.sentence == one.sentence or self._have_one_giver(said, other)]
            there = [said for said in there if said.sentence == other.sentence or self._have_one_giver(one, said)]
        return bool(here or there)


def _givers(slots: Slots, answer: Said) -> frozenset[str]:
    """Who may give an *answer*: names around it, a pronoun or the last word of weight before it."""
    reading, span = slots.reading, slots.reading.span(answer.sentence)
    before = range(max(span.start, answer.at - _FAR_BEFORE), answer.at)
    after = range(answer.end, max(answer.end, min(clause(reading, answer.at).stop, answer.end + _AFTER)))
    titles = reading.vocabulary.name.titles
    named = (i for i in (*before, *after) if reading.words[i][0].isupper())
    names = {slots.stems[i] for i in named if reading.folded[i] not in titles}
    near = range(max(span.start, answer.at - _BEFORE), answer.at)
    pronouns = {reading.folded[i] for i in near} & reading.vocabulary.name.pronouns
    last = next((slots.stems[i] for i in reversed(near) if slots.stems[i]), None)
    return frozenset(filter(None, (*names, *pronouns, last)))


def _is_turned(copy: Slots, one: Said, source: Slots, other: Said) -> bool:
    """Whether both are forms of one word that one side denies: ``agreed``, ``did not agree``."""
    short, long = sorted((copy.reading.folded[one.at], source.reading.folded[other.at]), key=len)
    return one.denied != other.denied and long.startswith(short[:-1])


def _last_name(slots: Slots, said: Said) -> str | None:
    """The last name before *said* in its sentence."""
    words, opening = slots.reading.words, slots.reading.span(said.sentence).start
    return next((slots.stems[i] for i in range(said.at - 1, opening, -1) if words[i][0].isupper()), None)


def _names_another(own: Slots, one: Said, other: Slots, there: Said) -> bool:
    if not one.end < len(own.reading) or own.reading.gap(one.end) != " " or not own.reading.words[one.end][0].isupper():
        return False
    name, span = own.reading.words[one.end], other.reading.span(there.sentence)
    return any(other.reading.words[j] == name and j != there.end for j in span)


def _is_asked(reading: Reading, number: int) -> bool:
    return "?" in reading.gap(reading.span(number).stop)


def _is_compared(reading: Reading, said: Said) -> bool:
    """Whether the word compares one thing with another (``more … than``), or all are denied in a way of its own (``absent from all``)."""
    words = clause(reading, said.at)
    near = reading.folded[max(words.start, said.at - _BESIDE) : said.end + _COMPARED]
    return not reading.vocabulary.than.isdisjoint(near) or (
        not said.side and denies_somehow(reading, words, softly=False)
    )
