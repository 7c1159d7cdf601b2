"""Is a figure told as a difference or as the rest of something, and the one that it may replace as an amount?

A rewrite may tell either: *55 minutes instead of 80* as *55 minutes, 25 fewer*. Neither figure then stands for the other.
"""

from __future__ import annotations

from typing import Final

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.slot import Slots

_GAPS: Final = frozenset({" ", "-", "\u00a0", "\u202f"})
_CLOSE: Final = 3
"""Words around a figure in which it is told that it is the rest."""
_CHANGING: Final = 6
"""… and in which something rises or falls, so that a figure may be a difference without a further word: *an increase of 25*."""


def differ_in_role(copy: Slots, one: Mention, source: Slots, other: Mention) -> bool:
    """Whether only one of two figures is told as a difference."""
    mine, theirs = _is_difference(copy, one), _is_difference(source, other)
    if mine == theirs:
        return False
    return not (_changes(source, other) if mine else _changes(copy, one))


def is_only_one_rest(copy: Slots, one: Mention, source: Slots, other: Mention) -> bool:
    """Whether only one of two figures is called the rest of something."""
    return _is_rest(copy, one) != _is_rest(source, other)


def _is_rest(slots: Slots, mention: Mention) -> bool:
    """Whether a figure is called the rest of something: the remaining 40 per cent, *les 40 % restants*; not 40 per cent, and the rest of us."""
    reading, rest, (first, end) = slots.reading, slots.reading.vocabulary.number.rest, mention.at
    before = range(first - 1, max(reading.span(mention.sentence).start, first - _CLOSE) - 1, -1)
    behind = range(end, min(reading.span(mention.sentence).stop, end + _CLOSE))
    if any(reading.folded[i] in rest for i in before):
        return True
    for i in behind:
        if reading.gap(i) not in _GAPS or reading.is_in(i, reading.vocabulary.joints):
            return False
        if reading.folded[i] in rest:
            return True
    return False


def is_change(slots: Slots, mention: Mention) -> bool:
    """Whether a preposition says that something changes by a figure: *by eight degrees*, *um acht Grad*."""
    return slots.reading.is_in(mention.at[0] - 1, slots.reading.vocabulary.number.by)


def _is_difference(slots: Slots, mention: Mention) -> bool:
    """Whether a figure is told as so much more or less: *25 fewer*, *nine boats more*."""
    reading, end = slots.reading, mention.at[1]
    if reading.gap(end) != " ":
        return False
    counted = end < len(slots.stems) and slots.stems[end] and reading.gap(end + 1) == " "
    return any(reading.phrase(i, reading.vocabulary.number.more) for i in (end, end + 1)[: 1 + bool(counted)])


def _changes(slots: Slots, mention: Mention) -> bool:
    """Whether something rises, falls or lacks near a figure."""
    poles, lacking = slots.reading.vocabulary.poles, slots.reading.vocabulary.number.lacking
    words = _around(slots, mention, _CHANGING)
    return not lacking.isdisjoint(words) or any((pole := poles.of(word)) and pole[0] == "amount" for word in words)


def _around(slots: Slots, mention: Mention, reach: int) -> list[str]:
    (first, end), span = mention.at, slots.reading.span(mention.sentence)
    return list(slots.reading.folded[max(span.start, first - reach) : min(span.stop, end + reach)])
