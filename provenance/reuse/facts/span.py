"""What does the first of two figures share with the second: the million crowns of *from 40 to 46 million crowns*?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.reuse.facts.amount import Figure, Placed
from provenance.reuse.facts.reading import Reading

_THOUSAND: Final = 1000
_APART: Final = 10
"""How many times as much as the second number the first may be: from 46 down to 41 million, but from 900 to 1.2 million."""
_GAPS: Final = frozenset({" ", "\u00a0", "\u202f"})
_SINGLE: Final = frozenset({"cardinal", "money"})
_SHARING: Final = frozenset({"cardinal", "money", "percent", "measure", "age"})


def with_shared(reading: Reading, placed: Placed, following: Placed) -> Placed:
    """*placed* with the magnitude and the unit of the figure *following* if but a *to*, *and* or *or* stands between the two."""
    (first, last, one), (start, end, other) = placed, following
    joined = start == last + 2 and reading.is_in(last + 1, reading.vocabulary.number.spans)
    if not joined or not {reading.gap(last + 1), reading.gap(start)} <= _GAPS or not _may_share(one, other):
        return placed
    factor = _magnitude(reading, start, end)
    scaled = one.low < _THOUSAND and one.low <= _APART * other.low / factor
    value = one.low * factor if scaled else one.low
    return first, last, replace(one, low=value, high=value, unit=other.unit, kind=other.kind)


def _may_share(one: Figure, other: Figure) -> bool:
    single = one.low == one.high and other.low == other.high and one.kind in _SINGLE and other.kind in _SHARING
    return single and one.unit in {None, other.unit}


def _magnitude(reading: Reading, first: int, last: int) -> float:
    """The thousands and millions that end a number in words *first* to *last*."""
    words, product = reading.vocabulary.number, 1.0
    for i in range(first, last + 1):
        magnitude = words.magnitudes.get(reading.folded[i], 1.0)
        product = product * magnitude if magnitude >= _THOUSAND else 1.0 if reading.is_in(i, words.values) else product
    return product
