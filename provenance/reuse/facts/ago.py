"""Which dates does a text give by how long ago they were?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.reading import Reading

_UNITS: Final = frozenset({"day", "week", "month", "year"})
_LONGEST: Final = 4  # words of such a number
_MOST: Final = 100

Placed = tuple[int, int, CalendarDate]


def read_ago(reading: Reading, i: int) -> Placed | None:
    """``two weeks ago``, of which word *i* is the last, or ``vor zwei Wochen``, ``il y a un an``, of which it is the first."""
    words = reading.vocabulary.date
    if reading.folded[i] in words.ago:
        return _before(reading, i)
    length = reading.phrase(i, words.ago_before)
    counted = _span(reading, i + length) if length else None
    return counted and (i, counted[0], counted[1])


def _before(reading: Reading, i: int) -> Placed | None:
    for first in range(max(reading.bounds[reading.sentence[i]], i - 1 - _LONGEST), i):
        counted = _span(reading, first)
        if counted and counted[0] == i - 1 and reading.gap(i) == " ":
            return first, i, counted[1]
    return None


def _span(reading: Reading, i: int) -> tuple[int, CalendarDate] | None:
    """The last word of ``two weeks`` or ``a year`` from word *i* on, and the day that lies so far back."""
    if i >= len(reading):
        return None
    words = reading.vocabulary.number
    number = read_number(reading, i)
    count, last = (number.value, number.last) if number else (1.0, i if reading.folded[i] in words.articles else i - 1)
    if last < i and (words.articles or not reading.is_in(i, reading.vocabulary.date.periods)):
        return None  # "years ago", but "рік тому"
    length = reading.phrase(last + 1, words.units)
    unit = words.units[" ".join(reading.folded[last + 1 : last + 1 + length])] if length else None
    if unit not in _UNITS or count % 1 or not 1 <= count <= _MOST:
        return None
    return last + length, CalendarDate(relative=f"{unit}{-count:+.0f}")
