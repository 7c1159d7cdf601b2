"""Which dates does a text give by how long ago they were?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.reading import Reading

_UNITS: Final = {
    "day": (1, "day"), "week": (1, "week"), "month": (1, "month"), "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_ROUGH: Final = frozenset({"decade", "century"})
"""Lengths of time that others are rounded to: two decades are 18 years or 22."""
_LARGER: Final = {"day": (7, "week"), "month": (12, "year")}
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
    numbers = reading.vocabulary.number
    for first in range(max(reading.bounds[reading.sentence[i]], i - 1 - _LONGEST), i):
        share = numbers.portions[reading.folded[first - 1]] if reading.is_in(first - 1, numbers.portions) else 1
        counted = _span(reading, first, share)
        if counted and counted[0] == i - 1 and reading.gap(i) == " ":
            return first - (share != 1), i, counted[1]
    return None


def _span(reading: Reading, i: int, share: float = 1) -> tuple[int, CalendarDate] | None:
    """The last word of ``two weeks`` or ``a year`` from word *i* on, and the day that lies so far back, or a *share* of it."""
    if i >= len(reading):
        return None
    words, date = reading.vocabulary.number, reading.vocabulary.date
    number = read_number(reading, i)
    count, last = (number.value, number.last) if number else (1.0, i if reading.folded[i] in words.articles else i - 1)
    if reading.is_in(last + 1, words.portions):
        last, share = last + 1, words.portions[reading.folded[last + 1]]  # vor einem halben Jahr
    length = reading.phrase(last + 1, words.units)
    unit = words.units[" ".join(reading.folded[last + 1 : last + 1 + length])] if length else ""
    if not length and reading.is_in(last + 1, words.measures):
        length, (times, unit) = 1, words.measures[reading.folded[last + 1]]
        count *= times  # a fortnight
    elif not length and reading.is_in(last + 1, date.parts_of_time):
        length, unit = 1, date.parts_of_time[reading.folded[last + 1]]  # век назад
    bare = unit in _ROUGH or reading.is_in(i, date.periods) or reading.is_in(i, words.measures)
    bare = bare and not (reading.is_in(i - 1, reading.numerals) and reading.gap(i) == " ")  # 3 bin 200 yıl önce
    if last < i and (words.articles or not bare):
        return None  # "years ago", but "рік тому"
    last += length
    length = reading.phrase(last + 1, words.and_portions)
    if length:
        count += words.and_portions[" ".join(reading.folded[last + 1 : last + 1 + length])]
    told = _told(count * share, unit, words.weeks) if count <= _MOST else None
    return (last + length, CalendarDate(relative=told, ambiguous=unit in _ROUGH)) if told else None


def _told(count: float, unit: str, weeks: Mapping[str, int]) -> str | None:
    """``week-2`` for 14 days, ``year-10`` for a decade, ``month-6`` for half a year; None where no day or month is meant."""
    if unit not in _UNITS:
        return None
    if unit == "day" and (called := weeks.get(f"{count:g}")):
        count, unit = called, "week"  # il y a quinze jours
    factor, unit = _UNITS[unit]
    count *= factor
    if unit == "year" and count % 1:
        count, unit = count * 12, "month"
    if count % 1 or count < 1:
        return None
    size, larger = _LARGER.get(unit, (0, unit))
    if size and count % size == 0:
        count, unit = count // size, larger
    return f"{unit}{-int(count):+d}"
