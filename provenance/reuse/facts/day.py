"""What does a date state, which day does it mean, and when do two dates mean the same?"""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal, cast

from provenance.document import Timestamp
from provenance.reuse.facts.outcome import Agreement

PERSIAN: Final = 100
"""Added to the months of the Persian calendar, so that they never pass for Gregorian ones."""
_DAYS: Final = {"day": 1, "week": 7}
_HALF_WEEK: Final = 3
_HALF_YEAR: Final = 183
_LAST_DAYS: Final = 20
"""Day from which on it is the end of a month."""
_MONTHS: Final = 12
_DECADE, _CENTURY = 10, 100
_QUARTER, _MINUTES = 15, 2
_HALF_DAY: Final = 12
_COMMON: Final = 2025
"""A year of 365 days."""
_LENGTHS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_APART: Final = 1.5
"""How many times as long ago one thing must be said to be that is not said of the other in other units."""
_ROUGH: Final = 4
"""What part of a number of decades makes no difference."""
_EARLIEST, _LATEST = 1600, 2400  # years of publication that are no mistake

Limit = Literal["before", "from", "end"]
Day = tuple[int | None, int | None, int | None]
"""Year, month and day, None where unknown."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date or time as far as the text states it; *weekday* counts from Monday (0).

    *resolved* is the day, month or year that a relative or incomplete date means; *relative* is how it was said (``day-1``
    for *yesterday*, ``month-1`` for *last month*); a *decade* is named by its first year. *otherwise* is the other day that
    a weekday may mean, where the sentence does not tell whether it is past.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    decade: bool = False
    relative: str | None = None
    resolved: Day | None = None
    otherwise: Day | None = None
    twelve: bool = False
    """Whether the hour may be of either half of the day."""
    season: int | None = None
    """0 for spring to 3 for winter, 4 to 7 for the quarters of a year, 8 and 9 for its halves."""
    zone: int | None = None
    """The number of the time zone that is told with an hour."""
    half: int | None = None
    """The half of the day that is told with a weekday: 0 for *Friday morning*, 1 for *Friday night*."""
    ambiguous: bool = False
    """Whether the text may mean another date, too: 5/9/2026 is in May or September, the twenties are those of 1920 or 2020,
    two decades ago was 18 years ago or 22."""
    limit: Limit | None = field(default=None, compare=False)
    """Whether the text says *before* the date, *from* it on, or the *end* of it."""


def day_of(published: Timestamp | None) -> date | None:
    """The day of publication, where it is known to the day."""
    if published is None or len(published.value) < len("2026-11-22"):
        return None
    day = date.fromisoformat(published.value[:10])
    return day if _EARLIEST <= day.year <= _LATEST else None


def resolve(stated: CalendarDate, base: date | None, direction: int, tense: int = 0) -> CalendarDate:
    """*stated* with the day it means to readers on day *base*; *direction* is -1 for ``last``, 1 for ``next``.

    *tense* is that of the sentence: -1, 1, or 0 where it tells nothing, so that a weekday may be the last or the next.
    """
    if base is None or stated.hour is not None or (stated.year and not stated.relative):
        return stated
    if stated.relative:
        year, month, day = _relative(stated.relative, base) or (None, None, None)
        return replace(stated, resolved=(year, month or stated.month, day or stated.day) if year else None)
    if stated.month is not None and stated.month < PERSIAN:
        return replace(stated, resolved=(_nearest_year(stated, base, direction), stated.month, stated.day))
    if stated.weekday is not None:
        meant, *others = map(_as_day, _weekdays(stated.weekday, base, direction, tense))
        return replace(stated, resolved=meant, otherwise=others[0] if others else None)
    return stated


def _relative(relative: str, base: date) -> Day | None:
    unit, step = _steps(relative)
    if unit in _DAYS:
        return _as_day(base + timedelta(days=step * _DAYS[unit]))
    if unit == "month":
        months = base.year * _MONTHS + base.month - 1 + step
        return months // _MONTHS, months % _MONTHS + 1, None
    return (base.year + step, None, None) if unit == "year" else None


def _steps(relative: str) -> tuple[str, int]:
    """``("day", -1)`` for ``day-1``."""
    unit = relative.rstrip("+-0123456789")
    return unit, int(relative[len(unit) :])


def _as_day(meant: date) -> Day:
    return meant.year, meant.month, meant.day


def _weekdays(weekday: int, base: date, direction: int, tense: int) -> tuple[date, ...]:
    """The days that a weekday may mean, the likelier first: the last up to *base* and the next from *base* on.

    ``last Tuesday`` on a Tuesday is a week ago; ``next Friday`` on a Wednesday may be in two days or in nine.
    """
    back = (base.weekday() - weekday) % 7
    last, coming = base - timedelta(days=back), base + timedelta(days=-back % 7)
    if direction > 0:
        following = base + timedelta(days=7 - back)
        return following, following + timedelta(days=7)
    if direction < 0:
        return (last if back else last - timedelta(days=7),)
    if tense:
        return (last,) if tense < 0 else (coming,)
    return (last, coming) if back else (last,)


def _nearest_year(stated: CalendarDate, base: date, direction: int) -> int:
    """The year that puts a month or day nearest to publication, or on the side that ``last`` or ``next`` says."""
    month, day = stated.month or 1, min(stated.day or 15, 28)
    distance = (date(base.year, month, day) - base).days
    if direction < 0 < distance or distance > _HALF_YEAR:
        return base.year - 1
    return base.year + 1 if distance < -_HALF_YEAR or distance < 0 < direction else base.year


def agreement(copy: CalendarDate, source: CalendarDate) -> Agreement | None:
    """``same``, ``rounded`` (the copy leaves part of the source's date out), ``converted`` (said in another way), or None."""
    if copy.ambiguous != source.ambiguous:
        return _as_read(copy, source) or _as_read(other_reading(copy), other_reading(source))
    return _as_read(copy, source)


def other_reading(date_: CalendarDate) -> CalendarDate:
    """5 September for 9 May, the 2020s for the 1920s, where the text may mean either."""
    if not date_.ambiguous:
        return date_
    if date_.decade:
        return replace(date_, year=(date_.year or 0) + _CENTURY, ambiguous=False)
    return replace(date_, month=date_.day, day=date_.month, ambiguous=False)


def _as_read(copy: CalendarDate, source: CalendarDate) -> Agreement | None:
    if limits(copy) & limits(source) and copy.limit != source.limit:
        return "converted"
    if copy.limit == "end" and copy.month is not None and source.day is not None and source.day < _LAST_DAYS:
        return None  # the end of June is not the 16th
    return None if copy.month is not None and differ(copy, source) else _as_stated(copy, source)


def _as_stated(copy: CalendarDate, source: CalendarDate) -> Agreement | None:
    mine, theirs = _stated(copy), _stated(source)
    if None not in {copy.hour, source.hour} and _one_hour(copy, source):
        theirs = (*theirs[:4], mine[4], *theirs[5:])
    rounded = (mine[4] == theirs[4] and _rounds_minutes(mine[5], theirs[5])) or _rounds_time(copy, source)
    if rounded:
        theirs = (*theirs[:4], *mine[4:6], *theirs[6:])
    shared = [(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
    if any(a != b for a, b in shared) or copy.decade != source.decade:
        return "rounded" if _is_in_years(copy, source) else None
    if copy.relative and copy.relative == source.relative:
        return "same"
    alike = _means_alike(copy, source)
    if not shared:
        return "converted" if alike else "rounded" if _is_within(source, copy) else None
    if alike or rounded:
        return "same" if alike else "rounded"
    if any(a is not None and b is None for a, b in zip(mine[1:3], theirs[1:3], strict=True)):
        return None  # the copy names a day where the source names a month
    return "rounded" if any(a is None and b is not None for a, b in zip(mine[:3], theirs[:3], strict=True)) else "same"


def _is_in_years(copy: CalendarDate, source: CalendarDate) -> bool:
    """Whether the year or decade of *source* is one of the decade or century of *copy*: 1994, the 1990s, the 20th century."""
    if not copy.decade or copy.year is None or source.year is None:
        return False
    years = _CENTURY if copy.year % _CENTURY == 0 else _DECADE
    return copy.year == source.year - source.year % years


def limits(date_: CalendarDate) -> set[Day]:
    """The month or year before whose first day a date lies that is told as a limit: ``before October``, ``the end of September``.

    Or, without being told so, lies last: ``30 September``.
    """
    year, month = date_.year, date_.month
    last = month is not None and month < PERSIAN and date_.day == monthrange(year or _COMMON, month)[1]
    if (
        (date_.limit is None and not last)
        or date_.relative
        or date_.season is not None
        or (month is None and year is None)
        or (month or 0) > PERSIAN
    ):
        return set()
    if date_.limit in {"before", "from"}:
        return {(year, month, None)} if date_.day in {None, 1} else set()
    if month is None:
        return {(cast("int", year) + 1, None, None)} if date_.day is None else set()
    following = month % _MONTHS + 1
    return {(year and year + (following == 1), following, None)} if date_.day is None or last else set()


def _one_hour(copy: CalendarDate, source: CalendarDate) -> bool:
    """Whether two hours may be one: ``half past four`` and 16.30."""
    return (copy.twelve or source.twelve) and ((copy.hour or 0) - (source.hour or 0)) % _HALF_DAY == 0


def _rounds_minutes(copy: int | None, source: int | None) -> bool:
    """Whether the copy names the quarter of an hour for a minute or two before or after it."""
    return (
        None not in {copy, source} and (copy or 0) % _QUARTER == 0 and 0 < abs((copy or 0) - (source or 0)) <= _MINUTES
    )


def _rounds_time(copy: CalendarDate, source: CalendarDate) -> bool:
    """Whether the copy names the full or half hour next to a time: *shortly before five* for 4.45."""
    if None in {copy.hour, source.hour} or copy.day != source.day or copy.weekday != source.weekday:
        return False
    mine, theirs = (60 * (date_.hour or 0) + (date_.minute or 0) for date_ in (copy, source))
    half_day = 60 * _HALF_DAY if copy.twelve or source.twelve else 120 * _HALF_DAY
    apart = (mine - theirs) % half_day
    return mine % (2 * _QUARTER) == 0 != theirs % (2 * _QUARTER) and min(apart, half_day - apart) <= _QUARTER


def _stated(date_: CalendarDate) -> tuple[int | None, ...]:
    return (
        date_.year,
        date_.month,
        date_.day,
        date_.weekday,
        date_.hour,
        date_.minute,
        date_.season,
        date_.zone,
        date_.half,
    )


def _meant(date_: CalendarDate) -> Day:
    return date_.resolved or (date_.year, date_.month, date_.day)


def meanings(date_: CalendarDate) -> tuple[Day, ...]:
    """The days that a date may mean."""
    return (_meant(date_), date_.otherwise) if date_.otherwise else (_meant(date_),)


def _means_alike(copy: CalendarDate, source: CalendarDate) -> bool:
    return any(_is_one(copy, a, source, b) for a in meanings(copy) for b in meanings(source))


def _is_one(copy: CalendarDate, a: Day, source: CalendarDate, b: Day) -> bool:
    if copy.relative and source.relative is None and copy.relative.startswith("week"):
        return _is_near(a, b)
    if source.relative and copy.relative is None and source.relative.startswith("week"):
        return _is_near(a, b)
    stated = a[1] is not None or copy.relative is not None or source.relative is not None
    return a == b and a[0] is not None and stated and (a[2] is not None or copy.day == source.day)


def _is_near(a: Day, b: Day) -> bool:
    """Whether two days are hardly more than half a week apart, or in one week from Monday on."""
    if None in a or None in b:
        return False
    try:
        one, other = (date(*cast("tuple[int, int, int]", day)) for day in (a, b))
    except ValueError:
        return False  # the 30th of February
    return abs((one - other).days) <= _HALF_WEEK or one.isocalendar()[:2] == other.isocalendar()[:2]


def weeks(date_: CalendarDate) -> set[tuple[int, int]]:
    """The weeks in or beside which a day lies, as ISO year and number: what days that are near each other share."""
    found = set()
    for year, month, day in meanings(date_):
        if year and month and day and month < PERSIAN:
            with suppress(ValueError):
                meant = date(year, month, day)
                found |= {(meant + timedelta(days=days)).isocalendar()[:2] for days in (-_HALF_WEEK, _HALF_WEEK)}
    return found


def differ(copy: CalendarDate, source: CalendarDate) -> bool:
    """Whether both say how long ago something was or how soon it will be, and not as long: *two* and *three years ago*, *last week* and *month*.

    Or in which year a month is: *in May of this year* and *of next year*. A day or a week more may only tell of what was published later.
    """
    if not copy.relative or not source.relative:
        return False
    relatives = (unit, steps), (their_unit, their_steps) = _steps(copy.relative), _steps(source.relative)
    long_ago = max(steps, their_steps) < -1
    if unit != their_unit:
        known = {unit, their_unit} <= _LENGTHS.keys() and (long_ago or _are_apart(steps, their_steps, unit, their_unit))
        longer, shorter = sorted(abs(steps) * _LENGTHS[unit] for unit, steps in relatives)[::-1] if known else (0, 0)
        return longer > _APART * shorter
    if long_ago and (copy.ambiguous or source.ambiguous):
        return abs(steps - their_steps) > max(abs(steps), abs(their_steps)) / _ROUGH
    sure = long_ago or (copy.month is not None and copy.month == source.month)
    few = unit in {"day", "week"} or 0 in {steps, their_steps}  # 12 against 10 last year, 12 from 10 this year
    return steps != their_steps and (sure or (abs(steps - their_steps) > 1 if few else copy.month is None))


def _are_apart(steps: int, others: int, *units: str) -> bool:
    """Whether periods of different *units* lie on one side of the present, no single day among them: last week, last month."""
    return steps * others > 0 and "day" not in units


def _is_within(source: CalendarDate, copy: CalendarDate) -> bool:
    """Whether the day of *source* lies in the month or year that *copy* names by its distance: ``last month``."""
    if not copy.relative:
        return False
    a, b = _meant(copy), _meant(source)
    return a[0] is not None and a[2] is None and a[0] == b[0] and a[1] in {None, b[1]}
