"""What does a date state, which day does it mean, and when do two dates mean the same?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from provenance.document import Timestamp
from provenance.reuse.facts.outcome import Agreement

PERSIAN: Final = 100
"""Added to the months of the Persian calendar, so that they never pass for Gregorian ones."""
_HALF_YEAR: Final = 183
_MONTHS: Final = 12
_EARLIEST, _LATEST = 1600, 2400  # years of publication that are no mistake

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, None where unknown."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date or time as far as the text states it; *weekday* counts from Monday (0).

    *resolved* is the day, month or year that a relative or incomplete date means; *relative* is how it was said (``day-1``
    for *yesterday*, ``month-1`` for *last month*); a *decade* is named by its first year.
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


def day_of(published: Timestamp | None) -> date | None:
    """The day of publication, where it is known to the day."""
    if published is None or len(published.value) < len("2026-11-22"):
        return None
    day = date.fromisoformat(published.value[:10])
    return day if _EARLIEST <= day.year <= _LATEST else None


def resolve(stated: CalendarDate, base: date | None, direction: int) -> CalendarDate:
    """*stated* with the day it means to readers on day *base*; *direction* is -1 for ``last``, 1 for ``next``."""
    if base is None or stated.hour is not None or (stated.year and not stated.relative):
        return stated
    if stated.relative:
        return replace(stated, resolved=_relative(stated.relative, base))
    if stated.month is not None and stated.month < PERSIAN:
        return replace(stated, resolved=(_nearest_year(stated, base, direction), stated.month, stated.day))
    if stated.weekday is not None:
        meant = _nearest_weekday(stated.weekday, base, direction)
        return replace(stated, resolved=(meant.year, meant.month, meant.day))
    return stated


def _relative(relative: str, base: date) -> Day | None:
    unit, step = relative[:-2], int(relative[-2:])
    if unit == "day":
        meant = base + timedelta(days=step)
        return meant.year, meant.month, meant.day
    if unit == "month":
        months = base.year * _MONTHS + base.month - 1 + step
        return months // _MONTHS, months % _MONTHS + 1, None
    return (base.year + step, None, None) if unit == "year" else None


def _nearest_weekday(weekday: int, base: date, direction: int) -> date:
    """The last such day up to *base*, unless ``next`` was said; ``last Tuesday`` on a Tuesday is a week ago."""
    back = (base.weekday() - weekday) % 7
    if direction > 0:
        return base + timedelta(days=7 - back)
    return base - timedelta(days=back or (7 if direction < 0 else 0))


def _nearest_year(stated: CalendarDate, base: date, direction: int) -> int:
    """The year that puts a month or day nearest to publication, or on the side that ``last`` or ``next`` says."""
    month, day = stated.month or 1, min(stated.day or 15, 28)
    distance = (date(base.year, month, day) - base).days
    if direction < 0 < distance or distance > _HALF_YEAR:
        return base.year - 1
    return base.year + 1 if distance < -_HALF_YEAR or distance < 0 < direction else base.year


def agreement(copy: CalendarDate, source: CalendarDate) -> Agreement | None:
    """``same``, ``rounded`` (the copy leaves part of the source's date out), ``converted`` (said in another way), or None."""
    mine, theirs = _stated(copy), _stated(source)
    shared = [(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
    if any(a != b for a, b in shared) or copy.decade != source.decade:
        return "rounded" if copy.decade and source.year and copy.year == source.year - source.year % 10 else None
    if copy.relative and copy.relative == source.relative:
        return "same"
    alike = _means_alike(copy, source)
    if not shared:
        return "converted" if alike else None
    if alike:
        return "same"
    if any(a is not None and b is None for a, b in zip(mine[1:3], theirs[1:3], strict=True)):
        return None  # the copy names a day where the source names a month
    return "rounded" if any(a is None and b is not None for a, b in zip(mine[:3], theirs[:3], strict=True)) else "same"


def _stated(date_: CalendarDate) -> tuple[int | None, ...]:
    return date_.year, date_.month, date_.day, date_.weekday, date_.hour, date_.minute


def _meant(date_: CalendarDate) -> Day:
    return date_.resolved or (date_.year, date_.month, date_.day)


def _means_alike(copy: CalendarDate, source: CalendarDate) -> bool:
    a, b = _meant(copy), _meant(source)
    return a == b and a[0] is not None and a[1] is not None and (a[2] is not None or copy.day == source.day)
