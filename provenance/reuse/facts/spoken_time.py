"""Which time of day is stated in words at some place in a text?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.reading import Reading

_NOON: Final = 12
_HOUR: Final = 60
_NIGHT: Final = 24
"""What stands in the tables for the night, which begins in one half of the day and ends in the other."""
"""What stands before an hour in times, and before much else: *from five to nine*, *zehn nach vier Toren*, *half seven*."""
_TWENTY, _EARLY = 20, 4
_GAPS: Final = frozenset({" ", "\u00a0", "\u202f"})
_BEFORE_PART: Final = _GAPS | {" '", " ’", " ‘"}  # acht uur 's avonds

Placed = tuple[int, int, CalendarDate]
"""First and last word of a reading, and the time that they state."""


def read_spoken_time(reading: Reading, i: int) -> Placed | None:
    """``half past four``, ``halb vier``, ``trois heures et demie du matin``, ``(las) tres y media``.

    Word *i* is the first of what stands before the hour, or the article before it, or the word for a clock's hour or the
    minutes behind it.
    """
    words = reading.vocabulary.date
    length = reading.phrase(i, words.before_hour)
    numbers = reading.vocabulary.number
    doubtful = reading.is_in(i + length - 1, words.unsure_before_hour) and (
        length == 1 or reading.is_in(i, numbers.values)
    )
    if doubtful and length == 1 and reading.is_in(i + 1, numbers.articles):
        return None  # at half a million
    if length and (not doubtful or _is_led(reading, i)):  # five to nine people, but at five to nine
        shift = words.before_hour[" ".join(reading.folded[i : i + length])]
        return _placed(reading, i, i + length, i + length, shift, told=True)
    if reading.is_in(i, words.hours):
        return _placed(reading, i, i, i, 0, told=False)
    if reading.is_in(i, words.hour_articles):
        return _ordinal_behind(reading, i) or _placed(reading, i + 1, i + 1, i + 1, 0, told=False)
    if not reading.is_in(i, words.clock) or i == 0:
        counted = numbers.units.get(reading.folded[i]) == "minute"
        return _counted_minutes(reading, i) if counted else _before_part(reading, i)
    always = reading.is_in(i, words.sure_clock)
    return _placed(reading, i - 1, i - 1, i, 0, told=always or reading.is_in(i - 2, words.at))


def _before_part(reading: Reading, i: int) -> Placed | None:
    """``о десятій ранку``, ``at seven in the evening``, ``seven p.m.``, of which word *i* is the last."""
    words = reading.vocabulary.date
    if reading.is_in(i, words.day_parts) and reading.is_in(i - 2, words.at):
        return _before_day_part(reading, i - 1)
    if reading.is_in(i, words.ends_of_parts):
        return _before_long_part(reading, i)
    return _before_half(reading, i) if reading.is_in(i, words.evening) or reading.is_in(i, words.morning) else None


def _is_led(reading: Reading, i: int) -> bool:
    """Whether what stands before word *i* says that a time follows: *at*, *until*."""
    words = reading.vocabulary.date
    return reading.is_in(i - 1, words.at) or reading.is_in(i - 1, words.before)


def _counted_minutes(reading: Reading, i: int) -> Placed | None:
    """``twelve minutes past four``, ``дванадцять хвилин на п'яту``, ``двенадцать минут пятого``, of which word *i* says *minutes*.

    Twelve minutes after four goals, or from twelve minutes to four, are no time.
    """
    table, number = reading.vocabulary.date.minutes, _minutes(reading, i - 1)
    length = reading.phrase(i + 1, table)
    at = i + 1 + length
    if number is None or not (length or "" in table) or reading.gap(at) not in _GAPS:
        return None
    first, minutes = number
    step = table[" ".join(reading.folded[i + 1 : at])]
    ordinal = reading.is_in(at, reading.vocabulary.number.ordinals)
    if (step < 0 and not _is_led(reading, first)) or (step == 0 and not ordinal) or not is_told_of_nothing(reading, at):
        return None
    return _placed(reading, first, at, at, minutes * step if step else minutes - _HOUR, told=True)


def _minutes(reading: Reading, last: int) -> tuple[int, int] | None:
    """The number below sixty that ends in word *last*, and its first word."""
    for first in (last - 1, last):
        number = read_number(reading, first) if first >= 0 else None
        if number and number.last == last and number.value in range(1, _HOUR):
            return first, int(number.value)
    return None


def _minutes_behind(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word of the minutes that word *i* adds to an hour before it, or takes from it, and how many: *y doce*, *moins douze*."""
    table = reading.vocabulary.date.minutes
    number = read_number(reading, i + 1) if reading.phrase(i, table) and i + 1 < len(reading) else None
    if number is None or number.value not in range(1, _HOUR):
        return None
    told = reading.is_in(number.last + 1, reading.vocabulary.number.units)
    last = number.last + (told and reading.vocabulary.number.units[reading.folded[number.last + 1]] == "minute")
    shift = table[reading.folded[i]] * int(number.value)
    return (last, shift) if is_told_of_nothing(reading, last) else None


def is_told_of_nothing(reading: Reading, at: int) -> bool:
    """Whether no noun follows that the number in word *at* counts: *past four, when*, not *past four boats*."""
    i, words = at + 1, reading.vocabulary
    if reading.gap(i) != " " or any(reading.is_in(i, one) for one in (words.stop, words.joints, words.date.starters)):
        return True
    return reading.phrase(i, words.date.day_parts) > 0 or (
        words.grammar.nouns_have_capitals and reading.words[i][0].islower()
    )


def _before_day_part(reading: Reading, i: int) -> Placed | None:
    """``(о) десятій ранку``, whose hour is word *i*; not ``в два дня``, in two days."""
    numbers = reading.vocabulary.number
    days = reading.phrase(i + 1, numbers.units) and reading.folded[i] not in numbers.ordinals
    return None if days else _placed(reading, i, i, i, 0, told=False)


def _before_long_part(reading: Reading, i: int) -> Placed | None:
    """``(at) seven in the evening``, of which word *i* is the last; the hour must be led by what stands before times."""
    words = reading.vocabulary.date
    for first in range(max(1, i - 3), i):
        if reading.phrase(first, words.day_parts) == i - first + 1:
            led = any(reading.is_in(first - 2, lead) for lead in (words.at, words.before, words.before_year))
            return _placed(reading, first - 1, first - 1, first - 1, 0, told=False) if led else None
    return None


def _before_half(reading: Reading, i: int) -> Placed | None:
    """``seven p.m.``, of which word *i* is the last; with digits it has been read before."""
    hour = hour_of(reading, i - 1) if reading.gap(i) == " " and reading.words[i - 1].isalpha() else None
    if hour is None or reading.is_in(i - 1, reading.vocabulary.number.articles):
        return None
    half = _NOON if reading.is_in(i, reading.vocabulary.date.evening) else 0
    return i - 1, i, CalendarDate(hour=hour % _NOON + half)


def _placed(reading: Reading, first: int, at: int, last: int, shift: int, *, told: bool) -> Placed | None:
    """The time whose hour is word *at*, with the minutes and the part of the day behind word *last*.

    Unless something has *told* that it is a time, either of these must.
    """
    words = reading.vocabulary.date
    hour = hour_of(reading, at)
    if hour is None or (first < last and reading.gap(last) not in _GAPS):
        return None
    length = reading.phrase(last + 1, words.after_hour)
    if length:
        shift = words.after_hour[" ".join(reading.folded[last + 1 : last + 1 + length])]
        last, told = last + length, told or at == last
    elif words.after_hour and (behind := _minutes_behind(reading, last + 1)):
        (last, shift), told = behind, told or at == last
    part, end = day_part(reading, last)
    if not told and part is None:
        return None
    minutes = (hour_of_day(hour, part) * _HOUR + shift) % (24 * _HOUR)
    either = part is None and not reading.is_in(at, words.hours)
    return first, end, CalendarDate(hour=minutes // _HOUR, minute=minutes % _HOUR, twelve=either)


def _ordinal_behind(reading: Reading, i: int) -> Placed | None:
    """``o ósmej rano``, ``o osiemnastej``, ``godzinie dwudziestej pierwszej``, behind word *i*; not ``o ósmej edycji``."""
    words, last = reading.vocabulary, i + 1
    if not (words.date.hours_are_ordinals and words.date.bare_hours_after):
        return None
    hour = words.number.ordinals.get(reading.folded[last], 0) if last < len(reading) and reading.gap(last) == " " else 0
    if hour == _TWENTY and reading.is_in(last + 1, words.number.joined_ordinals):
        last += 1
        hour += words.number.joined_ordinals[reading.folded[last]]
    part, end = day_part(reading, last)
    alone = hour > _EARLY and is_told_of_nothing(reading, last)  # o drugiej: of the second one
    if not 1 <= hour <= _NIGHT or not (part is not None or alone or reading.is_in(i, words.date.clock)):
        return None
    return i + 1, end, CalendarDate(hour=hour_of_day(hour, part) % _NIGHT, twelve=part is None and hour <= _NOON)


def hour_of(reading: Reading, i: int) -> int | None:
    """The hour that word *i* says, 1 to 12, or that of *noon* or *midnight*."""
    if not 0 <= i < len(reading):
        return None
    numbers, word = reading.vocabulary.number, reading.folded[i]
    if word in reading.vocabulary.date.hours:
        return reading.vocabulary.date.hours[word]
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
    length = reading.phrase(last + 1, parts) if reading.gap(last + 1) in _BEFORE_PART else 0
    if not length:
        return None, last
    return parts[" ".join(reading.folded[last + 1 : last + 1 + length])], last + length


def half_of_day(reading: Reading, day: int) -> tuple[int | None, int]:
    """The half of the day (0 or 1) that is told with the weekday in word *day*, and the last word of it: *Friday morning*."""
    parts, word = reading.vocabulary.date.halves_of_day, reading.folded[day]
    length = reading.phrase(day + 1, parts) if reading.gap(day + 1) == " " else 0
    if length and reading.words[day + 1][0].islower():  # no Friday Night Film Club
        return parts[" ".join(reading.folded[day + 1 : day + 1 + length])], day + length
    joined = (half for part, half in parts.items() if word.endswith(part))
    return next(joined, None), day  # Freitagmorgen, vrijdagochtend


def hour_of_day(hour: int, part: int | None) -> int:
    """The hour on the clock of 24 hours: 4 in the afternoon is 16, 12 at night 0."""
    if part == _NIGHT:
        return hour % _NOON + (_NOON if hour % _NOON >= _NOON // 2 else 0)
    return hour if part is None else hour % _NOON + part
