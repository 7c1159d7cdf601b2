"""Did two figures or two dates that both texts state change places: 12 dead and 40 hurt, 40 dead and 12 hurt?

Both are kept, which hides it. What tells is the words that stand nearest to each: those beside the one in the copy are
those beside the other in the source, and the other way round. Words that are said of both tell nothing: the boats of *nine boats, instead of five*.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter
from typing import Final

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.slot import Slots

_CROWD: Final = 8
"""Facts of a kind in a sentence; more make a list or a table."""
_REACH: Final = 40
"""Words on either side of a fact that are looked at; of rivals, as many at most."""
_FITS: Final = -0.1
"""Least fit of facts that may be taken for each other: not four days and 1,300 votes."""
_MARK, _JOINT = 5, 3
"""Words that a comma and that an *and* or *before* between a fact and a word is worth: what follows is mostly said of something else."""
_HALVED: Final = 3
"""Words from a fact at which a word tells half as much as right beside it."""
_TURNED, _ORDERED, _TIMES = 0.4, 0.8, 2.5
"""How much more the words must tell that the facts changed places than that they did not, if their order did and if it did not
(rewrites mostly keep it), and how many times as much. Of the pairs of faithful rewrites one in 130 passes, of the same pairs
exchanged two in three."""
_CLOSE: Final = frozenset("-'’$£€¥₴₽ \u00a0\u202f")
_WITHIN: Final = frozenset({" ", "-", "\u00a0", "\u202f"})
_LISTED: Final = 30
"""Words of a list of facts."""
_AGAINST, _BASE, _SOON, _SHORT = "\0against", 0.75, 4, 4
"""What stands for the word that tells one fact against another, how much it tells, words before a fact that it stands within,
and letters of a preposition that says much else: *instead of the usual thirty*, but *from the north thirty boats*."""

Words = Mapping[str, float]
Crossed = tuple[Mention, Mention]


def crossings(settled: Settlement) -> Iterator[Crossed]:
    """The mentions of the copy's facts that stand where the source has another of the copy's facts, with those of that."""
    together: dict[int, list[Kept]] = {}
    for kept in settled.anchors():
        together.setdefault(kept.copy.sentence, []).append(kept)
    sides: tuple[_Side, _Side] | None = None
    for here in together.values():
        pairs = combinations(here, 2) if len(here) <= _CROWD else ()
        found = [(one, other) for one, other in pairs if _may_change(settled, one, other)]
        if found:
            sides = sides or (_Side(settled.copy, settled.mine), _Side(settled.source, settled.theirs))
            gain, (one, other) = max(((_gain(*sides, *pair), pair) for pair in found), key=itemgetter(0))
            if gain:
                yield one.copy, other.source
                yield other.copy, one.source


class _Side:
    """The words of one text and the facts of a kind in each of its sentences, and what stands beside each fact."""

    def __init__(self, slots: Slots, found: Iterable[Mention]) -> None:
        self.slots, self.facts = slots, _by_sentence(found)
        self._away: dict[Mention, Mapping[int, int]] = {}
        self._beside: dict[Mention, Words] = {}

    def is_listed(self, one: Mention, other: Mention) -> bool:
        """Whether the two belong to one list."""
        return is_listed(self.slots, one, other, self.facts)

    def beside(self, mention: Mention) -> Words:
        """The stems of a sentence to which no other fact of the kind is nearer than *mention*, and how much they tell of it."""
        found = self._beside.get(mention)
        if found is None:
            rivals = [other for other in self.facts.get(mention.sentence, ()) if other is not mention]
            found = self._beside[mention] = self._nearest(mention, rivals) if len(rivals) <= _REACH else {}
        return found

    def _nearest(self, mention: Mention, rivals: Sequence[Mention]) -> Words:
        away = [self._distances(rival) for rival in rivals]
        taken = {i for rival in rivals for i in range(*rival.at)}
        found: dict[str, float] = {}
        for i, distance in self._distances(mention).items():
            stem = self.slots.stems[i]
            if stem is None or i in taken:
                continue
            nearest = min((there[i] for there in away if i in there), default=distance + 1)
            if distance <= nearest:
                tells = (0.5 if distance == nearest else 1.0) / (1 + distance / _HALVED)
                found[stem] = max(tells, found.get(stem, 0.0))
        return found | {_AGAINST: _BASE} if _is_base(self.slots, mention) else found

    def _distances(self, mention: Mention) -> Mapping[int, int]:
        found = self._away.get(mention)
        if found is None:
            found = self._away[mention] = _distances(self.slots, mention)
        return found


def _by_sentence(found: Iterable[Mention]) -> Mapping[int, Sequence[Mention]]:
    sentences: dict[int, list[Mention]] = {}
    for mention in found:
        sentences.setdefault(mention.sentence, []).append(mention)
    return sentences


def _gain(mine: _Side, theirs: _Side, one: Kept, other: Kept) -> float:
    """By how much the words around two facts agree better if these changed places; 0 if that tells too little."""
    if mine.is_listed(one.copy, other.copy) or theirs.is_listed(one.source, other.source):
        return 0.0
    a, b = mine.beside(one.copy), mine.beside(other.copy)
    there_a, there_b = theirs.beside(one.source), theirs.beside(other.source)
    if a.keys().isdisjoint(there_b) and b.keys().isdisjoint(there_a):
        return 0.0
    straight = _shared(a, there_a) + _shared(b, there_b)
    of_both = {*_of_both(mine.slots, one.copy, other.copy), *_of_both(theirs.slots, one.source, other.source)}
    told = _shared(a, there_b, of_both), _shared(b, there_a, of_both)
    crossed = sum(told)
    based = _AGAINST in (a.keys() & there_b.keys()) | (b.keys() & there_a.keys())
    if not (all(told) or based):
        return 0.0  # the wall is 40 metres high and 210 long: the wall's 210 metres, and 40 in height
    turned = (one.copy.at < other.copy.at) != (one.source.at < other.source.at)
    sure = crossed - straight >= (_TURNED if turned else _ORDERED) and crossed >= _TIMES * straight
    return crossed - straight if sure else 0.0


def _may_change(settled: Settlement, one: Kept, other: Kept) -> bool:
    """Whether either of two facts could stand for the other."""
    if one.source.key == other.source.key or abs(one.source.sentence - other.source.sentence) > 1:
        return False
    fits = (settled.kind.fit(here.copy, there.source) for here, there in ((one, other), (other, one)))
    return any(fit is not None and fit >= _FITS for fit in fits)


def is_listed(slots: Slots, one: Mention, other: Mention, facts: Mapping[int, Sequence[Mention]]) -> bool:
    """Whether nothing but other facts and function words stand between two: a list (*in 2014, 2019 and 2021*) may have any order."""
    (_, first), (last, _) = sorted((one.at, other.at))
    if last - first > _LISTED:
        return False
    inside = {i for mention in facts.get(one.sentence, ()) for i in range(*mention.at)}
    return all(slots.stems[i] is None or i in inside for i in range(first, last))


def _shared(one: Words, other: Words, but: Container[str] = ()) -> float:
    return sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other and stem not in but)


def _of_both(slots: Slots, one: Mention, other: Mention) -> Iterator[str]:
    """The stems of what a text says of two facts at once, though they may stand beside the one only."""
    words = [*_noun(slots, one, other), *_noun(slots, other, one)]
    if _is_base(slots, one, nouns=0) or _is_base(slots, other, nouns=0):
        words += range(slots.reading.span(one.sentence).start, min(one.at, other.at)[0])
    return (stem for i in words if (stem := slots.stems[i]))


def _noun(slots: Slots, one: Mention, other: Mention) -> range:
    """The words of what *one* counts if *other* has none of its own, and so counts the same: *nine fishing boats, not five*."""
    bare = other.fact.kind == "figure" and not _counted(slots, other.at[1])
    return _counted(slots, one.at[1]) if bare else range(0)


def _counted(slots: Slots, start: int) -> range:
    """The content words from word *start* on, up to a function word, a figure or a mark."""
    reading, end = slots.reading, start
    while (
        end < len(slots.stems) and slots.stems[end] and reading.gap(end) in _WITHIN and reading.words[end][0].isalpha()
    ):
        end += 1
    return range(start, end)


def _is_base(slots: Slots, mention: Mention, nouns: int = 1) -> bool:
    """Whether a fact is what another is told against: the five of *nine instead of the usual five*, of *from five to nine*.

    Up to so many *nouns* may stand between: *against a profit of five*.
    """
    reading, against, start = slots.reading, slots.reading.vocabulary.number.against, mention.at[0]
    told = 0
    for i in range(start - 1, max(reading.span(mention.sentence).start, start - _SOON) - 1, -1):
        length = reading.phrase(i, against)
        if length and (not told or len(" ".join(reading.folded[i : i + length])) > _SHORT):
            return True
        told += slots.stems[i] is not None and (i < start - 1 or nouns > 0)
        if told > nouns or not _CLOSE.issuperset(reading.gap(i)):
            return False
    return False


def _distances(slots: Slots, mention: Mention) -> Mapping[int, int]:
    """How far each word of its sentence stands from *mention*, in words and marks."""
    found, span, reading = {}, slots.reading.span(mention.sentence), slots.reading
    for words, step in (
        (range(mention.at[0] - 1, max(span.start, mention.at[0] - _REACH) - 1, -1), 1),
        (range(mention.at[1], min(span.stop, mention.at[1] + _REACH)), 0),
    ):
        away = 0
        for i in words:
            marked = not _CLOSE.issuperset(reading.gap(i + step))
            away += 1 + (_MARK if marked else _JOINT * reading.is_in(i, reading.vocabulary.joints))
            found[i] = away
    return found
