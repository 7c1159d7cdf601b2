"""Did two figures or two dates that both texts state change places: 12 dead and 40 hurt, 40 dead and 12 hurt?

Both are kept, which hides it. What tells is the words that stand nearest to each: those beside the one in the copy are
those beside the other in the source. Words that are said of both tell nothing: the boats of *nine boats, instead of five*.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
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
    mine, theirs = _by_sentence(settled.mine), _by_sentence(settled.theirs)
    for here in together.values():
        if len(here) <= _CROWD:
            ranked = [(_gain(settled, mine, theirs, pair), pair) for pair in combinations(here, 2)]
            gain, (one, other) = max(ranked, key=lambda found: found[0], default=(0.0, (here[0], here[0])))
            if gain:
                yield one.copy, other.source
                yield other.copy, one.source


def _by_sentence(found: Iterable[Mention]) -> Mapping[int, Sequence[Mention]]:
    sentences: dict[int, list[Mention]] = {}
    for mention in found:
        sentences.setdefault(mention.sentence, []).append(mention)
    return sentences


def _gain(
    settled: Settlement,
    mine: Mapping[int, Sequence[Mention]],
    theirs: Mapping[int, Sequence[Mention]],
    pair: tuple[Kept, Kept],
) -> float:
    """By how much the words around two facts agree better if these changed places; 0 if that tells too little."""
    one, other = pair
    if not (_may_change(settled, one, other) or _may_change(settled, other, one)):
        return 0.0
    if is_listed(settled.copy, one.copy, other.copy, mine) or is_listed(
        settled.source, one.source, other.source, theirs
    ):
        return 0.0
    a, b = (_beside(settled.copy, kept.copy, mine) for kept in pair)
    there_a, there_b = (_beside(settled.source, kept.source, theirs) for kept in pair)
    straight = _shared(a, there_a) + _shared(b, there_b)
    of_both = {*_of_both(settled.copy, one.copy, other.copy), *_of_both(settled.source, one.source, other.source)}
    crossed = _shared(a, there_b, of_both) + _shared(b, there_a, of_both)
    turned = (one.copy.at < other.copy.at) != (one.source.at < other.source.at)
    sure = crossed - straight >= (_TURNED if turned else _ORDERED) and crossed >= _TIMES * straight
    return crossed - straight if sure else 0.0


def _may_change(settled: Settlement, one: Kept, other: Kept) -> bool:
    fit = settled.kind.fit(one.copy, other.source) if one.source.key != other.source.key else None
    return fit is not None and fit >= _FITS and abs(one.source.sentence - other.source.sentence) <= 1


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


def _beside(slots: Slots, mention: Mention, facts: Mapping[int, Sequence[Mention]]) -> Words:
    """The stems of a sentence to which no other fact of the kind is nearer than *mention*, and how much they tell of it."""
    rivals = [other for other in facts.get(mention.sentence, ()) if other is not mention]
    if len(rivals) > _REACH:
        return {}
    away = [_distances(slots, rival) for rival in rivals]
    taken = {i for rival in rivals for i in range(*rival.at)}
    found: dict[str, float] = {}
    for i, distance in _distances(slots, mention).items():
        stem = slots.stems[i]
        nearest = min((there[i] for there in away if i in there), default=distance + 1)
        if stem and i not in taken and distance <= nearest:
            tells = (0.5 if distance == nearest else 1.0) / (1 + distance / _HALVED)
            found[stem] = max(tells, found.get(stem, 0.0))
    return found | {_AGAINST: _BASE} if _is_base(slots, mention) else found


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
