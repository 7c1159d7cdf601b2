"""Which dates and times does a text state, and which day do the relative ones mean?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from provenance.document import Passage, Timestamp
from provenance.reuse.clock import read_time
from provenance.reuse.reading import Reading

_PERSIAN: Final = 100
"""Added to the months of the Persian calendar, so that they never pass for Gregorian ones."""
_CAPITAL_MONTHS: Final = frozenset({"en", "de"})
_CASELESS: Final = frozenset({"ar", "fa"})
_DASHES: Final = frozenset({"-", "–", "—", " – ", " - ", " -- ", "--", "/"})
_YEAR_GAPS: Final = frozenset({" ", ", ", "\u00a0", ". "})
_HALF_YEAR: Final = 183


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date or time as far as the text states it; *weekday* counts from Monday (0).

    *resolved* is the (year, month, day) that a relative or incomplete date means, None in the places that stay
    unknown; *relative* is how it was said (``day-1`` for *yesterday*, ``month-1``); a *decade* is named by its first year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    decade: bool = False
    relative: str | None = None
    resolved: tuple[int | None, int | None, int | None] | None = None


Placed = tuple[int, int, CalendarDate]
"""First and last word of a reading, and the date that they state."""


def find_dates(
    reading: Reading, taken: bytearray, published: Timestamp | None = None
) -> Iterator[tuple[Passage, CalendarDate]]:
    """The dates and times of *reading* in order; their words are marked in *taken*."""
    base, starters, done = _day_of(published), reading.vocabulary.date.starters, 0
    for i in [i for i, word in enumerate(reading.folded) if word in starters or word[0].isdecimal()]:
        if i < done:
            continue
        found = _numeric(reading, i) if reading.folded[i][0].isdecimal() else _worded(reading, i)
        if found:
            first, last, stated = found
            done = last + 1
            taken[first:done] = b"\1" * (done - first)
            yield reading.passage(first, last), _resolve(stated, base, _direction(reading, first, last))


def _numeric(reading: Reading, i: int) -> Placed | None:
    time = read_time(reading, i)
    if time:
        last, hour, minute = time
        return i, last, CalendarDate(hour=hour, minute=minute)
    return _all_digits(reading, i) or _day_first(reading, i) or _year_alone(reading, i)


def _all_digits(reading: Reading, i: int) -> Placed | None:
    """``2024-06-14``, ``14.6.2024``, ``6/14/2024``."""
    written, last = reading.words[i], i
    parts = written.split(".")
    if (
        len(parts) == 1
        and i + 2 < len(reading)
        and reading.gap(i + 1) == reading.gap(i + 2)
        and reading.gap(i + 1) in {"-", "/"}
    ):
        parts, last = [written, reading.words[i + 1], reading.words[i + 2]], i + 2
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):  # noqa: PLR2004 - day, month, year
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:  # noqa: PLR2004 - a year
        year, month, day = numbers
    else:
        month_first = reading.vocabulary.language == "en" and "." not in written and numbers[0] <= 12 or numbers[1] > 12  # noqa: PLR2004, RUF021
        (month, day) = numbers[:2] if month_first else (numbers[1], numbers[0])
        year = numbers[2] + (2000 if len(parts[2]) == 2 else 0)  # noqa: PLR2004 - 14.6.24
    return (i, last, CalendarDate(year, month, day)) if _possible(year, month, day) else None


def _possible(year: int | None, month: int, day: int) -> bool:
    return 1 <= month % _PERSIAN <= 12 and 1 <= day <= 31 and (year is None or 1000 <= year <= 2200)  # noqa: PLR2004


def _day_first(reading: Reading, i: int) -> Placed | None:
    """``14 June 2024``, ``14. Juni``, ``1er juin``, ``14th of June``, ``14 de junio de 2024``."""
    day, j = _day(reading, i), i + 1
    if day is None:
        return None
    if j < len(reading) and not reading.gap(j) and reading.folded[j] in reading.vocabulary.number.ordinal_endings:
        j += 1
    if j < len(reading) and reading.folded[j] in reading.vocabulary.date.linking:
        j += 1
    if j >= len(reading) or reading.gap(j) not in _YEAR_GAPS | {"-"}:
        return None
    month, length = _month(reading, j, beside_number=True)
    if month is None:
        return None
    last, year = _year_after(reading, j + length - 1)
    return i, last, CalendarDate(year, month, day)


def _day(reading: Reading, i: int) -> int | None:
    word = reading.words[i]
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:  # noqa: PLR2004
        return None
    return int(word)


def _month(reading: Reading, i: int, *, beside_number: bool) -> tuple[int | None, int]:
    """The month named from word *i* on and how many words name it; words of other meanings need a number beside them."""
    words, word = reading.vocabulary.date, reading.folded[i]
    length = reading.phrase(i, words.months)
    if length:
        month = words.months[" ".join(reading.folded[i : i + length])]
        sure = beside_number or word not in words.unsure_months
        capital = reading.words[i][0].isupper()
        if reading.vocabulary.language in _CAPITAL_MONTHS:
            sure = sure and capital
        elif not beside_number and reading.vocabulary.language not in _CASELESS:
            sure = sure and (not capital or reading.opens_sentence(i))
        return (month, length) if sure else (None, 0)
    if beside_number and word in words.short_months:
        return words.short_months[word], 1
    if word in words.persian_months and beside_number:
        return _PERSIAN + words.persian_months[word], 1
    return None, 0


def _year_after(reading: Reading, last: int) -> tuple[int, int | None]:
    """The year stated right after word *last*, and the last word of it."""
    j = last + 1
    while j < len(reading) and j <= last + 2 and reading.folded[j] in reading.vocabulary.date.linking:
        j += 1
    if j < len(reading) and reading.gap(j) in _YEAR_GAPS and len(reading.words[j]) == 4 and reading.words[j].isdecimal():  # noqa: PLR2004
        year = int(reading.words[j])
        if 1000 <= year <= 2200:  # noqa: PLR2004
            return j, year
    return last, None


def _worded(reading: Reading, i: int) -> Placed | None:
    words, word = reading.vocabulary.date, reading.folded[i]
    if (length := reading.phrase(i, words.weekdays)) or word in words.short_weekdays:
        return _weekday(reading, i, length)
    if word in words.days and (
        reading.words[i][0].islower() or reading.opens_sentence(i) or reading.vocabulary.language in _CASELESS
    ):
        return i, i, CalendarDate(relative=f"day{words.days[word]:+d}")
    if word in words.hours:
        return i, i, CalendarDate(hour=words.hours[word], minute=0)
    if word in words.periods:
        return _period(reading, i)
    return _month_first(reading, i)


def _month_first(reading: Reading, i: int) -> Placed | None:
    """``June 14, 2024``, ``June 2024``, ``in June``."""
    j = i + (reading.phrase(i, reading.vocabulary.date.months) or 1)
    gap = reading.gap(j) if j < len(reading) else ""
    day = _day(reading, j) if gap in {" ", ". ", "\u00a0"} else None
    last, year = _year_after(reading, j - 1)
    before = reading.folded[i - 1] if i else ""
    led = before in reading.vocabulary.date.before_year or before in reading.vocabulary.date.directions
    beside = day is not None or year is not None or (led and reading.vocabulary.language not in _CASELESS)
    month, _ = _month(reading, i, beside_number=beside)
    if month is None:
        return None
    if day is None or year is not None:
        return i, last, CalendarDate(year, month)
    last = j
    if (
        last + 1 < len(reading)
        and not reading.gap(last + 1)
        and reading.folded[last + 1] in reading.vocabulary.number.ordinal_endings
    ):
        last += 1
    last, year = _year_after(reading, last)
    return i, last, CalendarDate(year, month, day)


def _weekday(reading: Reading, i: int, length: int) -> Placed | None:
    """``Tuesday``, and ``Tuesday, June 14`` as one date."""
    words = reading.vocabulary.date
    j = i + (length or 1)
    following = None
    if j < len(reading) and reading.gap(j) in {" ", ", ", ". ", "., "}:
        following = (
            _day_first(reading, j)
            if reading.words[j][0].isdecimal()
            else _month_first(reading, j)
            if reading.folded[j] in words.starters
            else None
        )
    if following and following[2].day:
        weekday = words.weekdays.get(" ".join(reading.folded[i:j]), words.short_weekdays.get(reading.folded[i]))
        return i, following[1], replace(following[2], weekday=weekday)
    if not length or (reading.vocabulary.language in _CAPITAL_MONTHS and not reading.words[i][0].isupper()):
        return None
    return i, j - 1, CalendarDate(weekday=words.weekdays[" ".join(reading.folded[i:j])])


def _period(reading: Reading, i: int) -> Placed | None:
    """``last month``, ``le mois dernier``."""
    words = reading.vocabulary.date
    for side in (i - 1, i + 1):
        if 0 <= side < len(reading) and reading.folded[side] in words.directions and reading.gap(max(i, side)) == " ":
            step = words.directions[reading.folded[side]]
            return min(i, side), max(i, side), CalendarDate(relative=f"{words.periods[reading.folded[i]]}{step:+d}")
    return None


def _year_alone(reading: Reading, i: int) -> Placed | None:
    """``2016``, ``1990s``; not ``2000 workers`` nor ``about 2016 metres``."""
    word, after, numbers = reading.words[i], i + 1, reading.vocabulary.number
    if not word.isdecimal() or len(word) not in {2, 4} or _stuck(reading, i):
        return None
    glued = after < len(reading) and not reading.gap(after)
    if glued and reading.folded[after] in numbers.decades and int(word) % 10 == 0:
        year = int(word) if len(word) == 4 else 1900 + int(word)  # noqa: PLR2004
        return i, after, CalendarDate(year, decade=True)
    if len(word) == 2 or glued or not 1000 <= int(word) <= 2100:  # noqa: PLR2004
        return None
    before = reading.folded[i - 1] if i else ""
    led = before in reading.vocabulary.date.before_year or "(" in reading.gap(i) or reading.gap(i) in _DASHES
    followed = after < len(reading) and reading.folded[after] in reading.vocabulary.date.after_year
    unit = reading.phrase(after, numbers.units) and not followed
    if (
        unit
        or reading.folded[after : after + 1] and reading.folded[after] in numbers.magnitudes
        or before in numbers.bounds
        and before not in reading.vocabulary.date.before_year
    ):  # noqa: RUF021
        return None
    usual = int(word) >= 1900 and int(word) != 2000 and before not in {"number", "no"}  # noqa: PLR2004
    return (i, i, CalendarDate(int(word))) if led or followed or usual else None


def _stuck(reading: Reading, i: int) -> bool:
    """Whether a number is part of an amount, an address or a longer number."""
    gap = reading.gap(i)[-2:]
    return (
        gap[-1:] in set("$€£¥₴₽₹/@#=&_+")
        or gap == "$ "
        or (gap == "-" and i > 0 and not reading.words[i - 1].isdecimal())
    )


def _direction(reading: Reading, first: int, last: int) -> int:
    """-1, 0 or 1 for ``last``, ``this`` or ``next`` beside a weekday or month; 0 where nothing is said."""
    directions = reading.vocabulary.date.directions
    if first and reading.folded[first - 1] in directions:
        return directions[reading.folded[first - 1]]
    return (
        directions.get(reading.folded[last + 1], 0) if last + 1 < len(reading) and reading.gap(last + 1) == " " else 0
    )


def _day_of(published: Timestamp | None) -> date | None:
    if published is None or len(published.value) < len("2026-11-22"):
        return None
    return date.fromisoformat(published.value[:10])


def _resolve(stated: CalendarDate, base: date | None, direction: int) -> CalendarDate:
    if base is None or stated.hour is not None or (stated.year and not stated.relative):
        return stated
    resolved: tuple[int | None, int | None, int | None] | None = None
    if stated.relative:
        resolved = _relative(stated.relative, base)
    elif stated.month is not None and stated.month < _PERSIAN:
        resolved = (_nearest_year(stated, base, direction), stated.month, stated.day)
    elif stated.weekday is not None:
        back = (base.weekday() - stated.weekday) % 7
        meant = (
            base - timedelta(days=back or (7 if direction < 0 else 0))
            if direction <= 0
            else base + timedelta(days=7 - back)
        )
        resolved = (meant.year, meant.month, meant.day)
    return replace(stated, resolved=resolved)


def _relative(relative: str, base: date) -> tuple[int | None, int | None, int | None] | None:
    unit, step = relative[:-2], int(relative[-2:])
    if unit == "day":
        meant = base + timedelta(days=step)
        return meant.year, meant.month, meant.day
    if unit == "month":
        months = base.year * 12 + base.month - 1 + step
        return months // 12, months % 12 + 1, None
    return (base.year + step, None, None) if unit == "year" else None


def _nearest_year(stated: CalendarDate, base: date, direction: int) -> int:
    """The year that puts a month or day nearest to publication, or on the side that ``last`` or ``next`` says."""
    month, day = stated.month or 1, min(stated.day or 15, 28)
    distance = (date(base.year, month, day) - base).days
    if direction < 0 < distance or distance > _HALF_YEAR:
        return base.year - 1
    return base.year + 1 if distance < -_HALF_YEAR or distance < 0 < direction else base.year


def agreement(copy: CalendarDate, source: CalendarDate) -> str | None:
    """``same``, ``rounded`` (the copy leaves part of the source's date out), ``converted`` (said in another way), or None."""
    stated = [
        (getattr(copy, name), getattr(source, name)) for name in ("year", "month", "day", "weekday", "hour", "minute")
    ]
    shared = [(a, b) for a, b in stated if a is not None and b is not None]
    if any(a != b for a, b in shared) or copy.decade != source.decade:
        return "rounded" if copy.decade and source.year and copy.year == source.year - source.year % 10 else None
    if copy.relative and copy.relative == source.relative:
        return "same"
    if shared:
        extra = any(a is not None and b is None for a, b in stated[1:3])
        if extra and not _resolves_alike(copy, source):
            return None
        fewer = any(a is None and b is not None for a, b in stated[:3]) and not _resolves_alike(copy, source)
        return "rounded" if fewer else "same"
    return "converted" if _resolves_alike(copy, source) else None


def _resolves_alike(copy: CalendarDate, source: CalendarDate) -> bool:
    a = copy.resolved or (copy.year, copy.month, copy.day)
    b = source.resolved or (source.year, source.month, source.day)
    return a == b and a[0] is not None and a[1] is not None and (a[2] is not None or copy.day == source.day)
