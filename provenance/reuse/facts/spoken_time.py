"""Which time of day is stated in words at some place in a text?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.reading import Reading

_NOON: Final = 12
_HOUR: Final = 60
_AFTERNOON: Final = range(_NOON + 1, 25)
_WRITTEN: Final = frozenset(map(str, _AFTERNOON))
_GAPS: Final = frozenset({" ", "\u00a0", "\u202f"})

Placed = tuple[int, int, CalendarDate]
"""First and last word of a reading, and the time that they state."""


def read_spoken_time(reading: Reading, i: int) -> Placed | None:
    """``half past four``, ``halb vier``, ``trois heures et demie du matin``, ``(las) tres y media``.

    Word *i* is the first of what stands before the hour, or the article before it, or the word for a clock's hour behind it.
    """
    words = reading.vocabulary.date
    length = reading.phrase(i, words.before_hour)
    a_range = reading.is_in(i, reading.vocabulary.number.values) and reading.is_in(i + length - 1, {"to"})
    if length and (not a_range or reading.is_in(i - 1, words.at)):  # five to nine people, but at five to nine
        shift = words.before_hour[" ".join(reading.folded[i : i + length])]
        return _placed(reading, i, i + length, i + length, shift, told=True)
    if reading.is_in(i, words.hour_articles):
        return _placed(reading, i + 1, i + 1, i + 1, 0, told=False)
    if reading.is_in(i, words.day_parts) and reading.is_in(i - 2, words.at):
        return _before_day_part(reading, i - 1)
    if not reading.is_in(i, words.clock) or i == 0:
        return None
    always = reading.folded[i] == "o'clock" or reading.vocabulary.language == "de"
    return _placed(reading, i - 1, i - 1, i, 0, told=always or reading.is_in(i - 2, words.at))


def read_hour_before(reading: Reading, last: int, until: CalendarDate) -> Placed | None:
    """The hour that ends before word *last*, which begins the time *until*: the seven of ``from seven to eight o'clock``."""
    joint = last - 1 - reading.is_in(last - 1, reading.vocabulary.date.hour_articles)
    at = joint - 1
    written = reading.words[at] if at >= 0 else ""
    hour = int(written) if until.hour in _AFTERNOON and written in _WRITTEN else _hour(reading, at)
    close = all(reading.gap(i) in _GAPS for i in range(at + 1, last + 1))
    if hour is None or until.hour is None or not close or not reading.is_in(joint, reading.vocabulary.number.spans):
        return None
    noon = until.hour - until.hour % _NOON
    started = hour % _NOON + noon if hour <= _NOON and hour % _NOON <= until.hour % _NOON else hour
    return at, at, CalendarDate(hour=started, minute=until.minute and 0, twelve=until.twelve)


def _before_day_part(reading: Reading, i: int) -> Placed | None:
    """``(о) десятій ранку``, whose hour is word *i*; not ``в два дня``, in two days."""
    numbers = reading.vocabulary.number
    days = reading.phrase(i + 1, numbers.units) and reading.folded[i] not in numbers.ordinals
    return None if days else _placed(reading, i, i, i, 0, told=False)


def _placed(reading: Reading, first: int, at: int, last: int, shift: int, *, told: bool) -> Placed | None:
    """The time whose hour is word *at*, with the minutes and the part of the day behind word *last*.

    Unless something has *told* that it is a time, either of these must.
    """
    words = reading.vocabulary.date
    hour = _hour(reading, at)
    if hour is None or (first < last and reading.gap(last) not in _GAPS):
        return None
    length = reading.phrase(last + 1, words.after_hour)
    if length:
        shift = words.after_hour[" ".join(reading.folded[last + 1 : last + 1 + length])]
        last, told = last + length, told or at == last
    part, end = day_part(reading, last)
    if not told and part is None:
        return None
    minutes = (_of_day(hour, part) * _HOUR + shift) % (24 * _HOUR)
    return (
        first,
        end,
        CalendarDate(hour=minutes // _HOUR, minute=minutes % _HOUR, twelve=part is None and hour <= _NOON),
    )


def _hour(reading: Reading, i: int) -> int | None:
    """The hour that word *i* says, 1 to 12."""
    if not 0 <= i < len(reading):
        return None
    numbers, word = reading.vocabulary.number, reading.folded[i]
    if reading.vocabulary.date.hours_are_ordinals and word in numbers.ordinals:
        value: float = numbers.ordinals[word]
    elif word in numbers.articles:
        value = 1
    else:
        digits = int(word) if word.isascii() and word.isdecimal() and len(word) < len("100") else 0
        value = numbers.values.get(word) or digits
    return int(value) if 1 <= value <= _NOON and value % 1 == 0 else None


def day_part(reading: Reading, last: int) -> tuple[int | None, int]:
    """The hours that ``in the afternoon``, ``de la tarde``, ``du matin`` behind word *last* add, and the last word of it."""
    parts = reading.vocabulary.date.day_parts
    length = reading.phrase(last + 1, parts) if reading.gap(last + 1) in _GAPS else 0
    if not length:
        return None, last
    return parts[" ".join(reading.folded[last + 1 : last + 1 + length])], last + length


def _of_day(hour: int, part: int | None) -> int:
    """The hour on the clock of 24 hours: 4 in the afternoon is 16."""
    return hour if part is None else hour % _NOON + part
