"""Which day or year do the digits at some place in a text say?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.day import PERSIAN, CalendarDate
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spoken_time import is_told_of_nothing

Placed = tuple[int, int, CalendarDate]
"""First and last word of a reading, and the date that they state."""

GAPS: Final = frozenset({" ", ", ", "\u00a0", ". ", "° "})
"""What stands between the parts of a date."""
_APOSTROPHES: Final = frozenset({" '", " ’", " ‘", ", '", ", ’", ", ‘"})
_LAST_SHORT: Final = 45
"""Years in two digits before which they are of this century."""
_AMBIGUOUS, _CENTURY = 20, 100
_YEAR: Final = len("2026")
_LAST_MONTH, _LAST_DAY = 12, 31
_SOLAR_YEARS: Final = range(1300, 1500)
"""Years of the Persian calendar, before which 1402/03/15 is of none that newspapers date by."""
_FIRST_YEAR, _ROUND, _LAST_YEAR = 1000, 2000, 2200


def is_year(word: str) -> bool:
    """Whether *word* is four digits that may be a year."""
    return len(word) == _YEAR and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def decade_of(written: str) -> int | None:
    """The year with which the decade begins that ``90`` or ``1990`` names: *00* and *10* are of this century."""
    if len(written) not in {len("90"), _YEAR} or written[-1] != "0" or not written.isdecimal():
        return None
    number = int(written)
    return number if number > _CENTURY else number + (_ROUND if number < _AMBIGUOUS else _ROUND - _CENTURY)


def is_ambiguous(year: int, written: str) -> bool:
    """Whether the decade may be of this century or of the one before: the *20s*, the *twenties*."""
    return year == _ROUND - _CENTURY + _AMBIGUOUS and not written.startswith(str(year))


def year_after(reading: Reading, last: int) -> tuple[int, int | None]:
    """The year stated right after word *last*, and the last word of it."""
    j = last + 1
    while j <= last + 2 and reading.is_in(j, reading.vocabulary.date.linking):
        j += 1
    stated = j < len(reading) and is_year(reading.words[j]) and reading.gap(j) in GAPS
    year = int(reading.words[j]) if stated else short_year(reading, j)
    return (j, year) if year else (last, None)


def short_year(reading: Reading, i: int) -> int | None:
    """The year of ``'98``, if that is word *i*; not ``in '98 cases'``."""
    short = i < len(reading) and reading.words[i].isdecimal() and len(reading.words[i]) == len("98")
    if not short or reading.gap(i) not in _APOSTROPHES or not reading.gap(i + 1) or not is_told_of_nothing(reading, i):
        return None
    return _of_two_digits(int(reading.words[i]))


def _of_two_digits(number: int) -> int:
    return number + (_ROUND if number < _LAST_SHORT else _ROUND - _CENTURY)


def day_of_month(reading: Reading, i: int) -> int | None:
    """The day that word *i* says in digits."""
    word = reading.words[i] if 0 <= i < len(reading) else ""
    return int(word) if word.isdecimal() and len(word) < len("100") and 1 <= int(word) <= _LAST_DAY else None


def after_ending(reading: Reading, i: int) -> int:
    """The last word of a day, its ordinal ending included: ``14th``, ``5-го``."""
    joints = {"", "-", "."} if reading.vocabulary.grammar.pointed_ordinals else {"", "-"}  # 1.º de maio
    ending = reading.is_in(i + 1, reading.vocabulary.number.ordinal_endings) and reading.gap(i + 1) in joints
    return i + 1 if ending else i


def all_digits(reading: Reading, i: int) -> Placed | None:
    """``2024-06-14``, ``14.6.2024``, ``6/14/2024``, ``am 14.6.``."""
    parts, last = reading.words[i].split("."), i
    if len(parts) == len(("day", "month")):
        return _without_year(reading, i, parts)
    if (
        len(parts) == 1
        and i + 2 < len(reading)
        and reading.gap(i + 1) in {"-", "/"}
        and reading.gap(i + 1) == reading.gap(i + 2)
    ):
        parts, last = list(reading.words[i : i + 3]), i + 2
    if len(parts) != len(("day", "month", "year")) or not all(
        part.isdecimal() and len(part) <= _YEAR for part in parts
    ):
        return None
    date = _of_parts(parts, american=reading.vocabulary.grammar.month_first and last > i)
    return (i, last, date) if _possible(date) else None


def in_brackets(reading: Reading, i: int) -> Placed | None:
    """The day and month in digits that stand alone behind a weekday, as in Brazil: ``quinta-feira (12/5)``."""
    alone = reading.gap(i) == " (" and reading.gap(i + 1) == "/" and reading.gap(i + 2)[:1] == ")"
    day, month = day_of_month(reading, i), day_of_month(reading, i + 1)
    if not alone or reading.vocabulary.grammar.month_first or day is None or (month or _LAST_DAY) > _LAST_MONTH:
        return None
    return i, i + 1, CalendarDate(month=month, day=day)


def _of_parts(parts: list[str], *, american: bool) -> CalendarDate:
    first, second, third = map(int, parts)
    if len(parts[0]) == _YEAR:
        return CalendarDate(first, second + PERSIAN * (first in _SOLAR_YEARS), third)
    year = third if len(parts[2]) == _YEAR else _of_two_digits(third)
    if year in _SOLAR_YEARS:
        return CalendarDate(year, second + PERSIAN, first)
    if second > _LAST_MONTH or (american and first <= _LAST_MONTH):
        return CalendarDate(year, first, second, ambiguous=second <= _LAST_MONTH)
    return CalendarDate(year, second, first)


def _without_year(reading: Reading, i: int, parts: list[str]) -> Placed | None:
    """``am 14.6.``, ``vom 12.5. bis zum 14.5.``, where a full stop ends the month, too; not ``um 9.10. `` nor a score."""
    words = reading.vocabulary
    until = reading.is_in(i - 1, words.number.spans) and len(parts[1]) == 1
    led = until or reading.is_in(i - 1, words.date.before_digits) or reading.gap(i)[-1:] == "("
    if not words.date.before_digits:
        return None
    if not led or reading.gap(i + 1)[:1] not in {".", ")"} or not all(part.isdecimal() for part in parts):
        return None
    date = CalendarDate(month=int(parts[1]), day=int(parts[0]))
    return (i, i, date) if len(parts[1]) <= len("12") and _possible(date) else None


def _possible(date: CalendarDate) -> bool:
    year, month, day = date.year or _ROUND, (date.month or 0) % PERSIAN, date.day or 0
    return 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY and _FIRST_YEAR <= year <= _LAST_YEAR
