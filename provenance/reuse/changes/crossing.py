"""Did two figures or two dates that both texts state change places: 12 dead and 40 hurt, 40 dead and 12 hurt?

Both are kept, which hides it. What tells is the words that stand nearest to each: those beside the one in the copy are
those beside the other in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    if not (_are_apart(settled.copy, one.copy, other.copy) and _are_apart(settled.source, one.source, other.source)):
        return 0.0
    a, b = (_beside(settled.copy, kept.copy, mine) for kept in pair)
    there_a, there_b = (_beside(settled.source, kept.source, theirs) for kept in pair)
    straight = _shared(a, there_a) + _shared(b, there_b)
    crossed = _shared(a, there_b) + _shared(b, there_a)
    turned = (one.copy.at < other.copy.at) != (one.source.at < other.source.at)
    sure = crossed - straight >= (_TURNED if turned else _ORDERED) and crossed >= _TIMES * straight
    return crossed - straight if sure else 0.0


def _may_change(settled: Settlement, one: Kept, other: Kept) -> bool:
    fit = settled.kind.fit(one.copy, other.source) if one.source.key != other.source.key else None
    return fit is not None and fit >= _FITS and abs(one.source.sentence - other.source.sentence) <= 1


def _are_apart(slots: Slots, one: Mention, other: Mention) -> bool:
    """Whether anything is said between two facts; a list (*from 5 to 7*) may be told in any order."""
    (_, first), (last, _) = sorted((one.at, other.at))
    return any(slots.stems[first:last])


def _shared(one: Words, other: Words) -> float:
    return sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)


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
    return found


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
