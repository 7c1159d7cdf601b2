"""Which dates does a text give by how long ago they were?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.reading import Reading

_UNITS: Final = {
    "day": (1, "day"), "week": (1, "week"), "month": (1, "month"), "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_LARGER: Final = {"day": (7, "week"), "month": (12, "year")}
_FORTNIGHT: Final = {"fr": 15, "es": 15}
"""The days that are two weeks: *il y a quinze jours*."""
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
    length = reading.phrase(last + 1, words.units)
    unit = words.units[" ".join(reading.folded[last + 1 : last + 1 + length])] if length else ""
    if not length and reading.is_in(last + 1, words.measures):
        length, (times, unit) = 1, words.measures[reading.folded[last + 1]]
        count *= times  # a fortnight
    bare = unit in {"decade", "century"} or reading.is_in(i, reading.vocabulary.date.periods)
    if last < i and (words.articles or not bare):
        return None  # "years ago", but "рік тому"
    if unit not in _UNITS or count % 1 or not 1 <= count <= _MOST:
        return None
    return last + length, CalendarDate(relative=_told(int(count), unit, reading.vocabulary.language or ""))


def _told(count: int, unit: str, language: str) -> str:
    """``week-2`` for 14 days, ``year-10`` for a decade."""
    if unit == "day" and count == _FORTNIGHT.get(language):
        count, unit = 2, "week"
    factor, unit = _UNITS[unit]
    count *= factor
    size, larger = _LARGER.get(unit, (0, unit))
    if size and count % size == 0 and (count > size or unit == "month"):
        count, unit = count // size, larger
    return f"{unit}{-count:+d}"
