"""Which other days, years or hours share what is said behind or before a date?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from provenance.reuse.facts.clock import hands
from provenance.reuse.facts.date_digits import Placed, after_ending, day_of_month, decade_of, is_year, year_after
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spoken_time import hour_of, is_told_of_nothing
from provenance.reuse.facts.word_list import Words

_JOINTS: Final = frozenset({"-", "–", "—", "/", "&", "--"})
_SPACES: Final = " .\u00a0\u202f"
_NOON: Final = 12
_HOURS: Final = 24
_CENTURY: Final = 100
_LONGEST: Final = 60  # years
_MOST: Final = 4  # days of one list


def with_span(reading: Reading, found: Placed, done: int) -> list[Placed]:
    """*found* with the days, years or hours beside it that share what it states, in order; none before word *done*.

    ``from 12 to 14 May``, ``on May 12, 13 and 14``, ``1994-98``, ``between 8.30 and 9.30pm``.
    """
    first, last, stated = found
    if stated.hour is not None:
        before = _hour_before(reading, first, stated)
        return [before, found] if before and before[0] >= done else [found]
    if stated.day is not None and stated.month is not None and not stated.ambiguous:
        return _days(reading, found, done)
    if stated.decade:
        return [found, *_decade_behind(reading, last)]
    if stated.year is not None and reading.words[last].endswith(str(stated.year)):
        second = list(_year_behind(reading, last, stated.year))
        if second and second[0][2].year == stated.year + 1 and _is_fiscal(reading, first, second[0][1]):
            return [(first, second[0][1], replace(stated, year=stated.year + 1))]
        return [found, *second]
    return [found]


def _joint(reading: Reading, i: int, articles: Words) -> int | None:
    """How many words join word *i* to the number before it: 0 for a dash, 1 for ``to``, 2 for ``to the``."""
    words, between = reading.vocabulary, reading.gap(i).strip(_SPACES)
    if between:
        return 0 if between in _JOINTS else None
    article = reading.is_in(i - 1, articles)
    for joint in (1 + article, 1):
        told = reading.is_in(i - joint, words.number.spans) or reading.is_in(i - joint, words.date.joints)
        if told and not any(reading.gap(at).strip(_SPACES) for at in range(i - joint, i)):
            return joint
    return None


def _days(reading: Reading, found: Placed, done: int) -> list[Placed]:
    first, last, stated = found
    before = list(_days_before(reading, first, stated.day or 0, done))
    if before:
        return [*((a, b, replace(stated, day=day, weekday=None)) for a, b, day in reversed(before)), found]
    if reading.words[last] != str(stated.day) and after_ending(reading, last - 1) != last:
        return [found]  # a year stands behind the day already
    behind = list(_days_behind(reading, last, stated.day or 0))
    if not behind:
        return [found]
    end, year = year_after(reading, behind[-1][1])
    stated = replace(stated, year=stated.year or year)
    *others, (a, _, day) = behind
    of_others = [(a, b, replace(stated, day=day, weekday=None)) for a, b, day in others]
    return [(first, last, stated), *of_others, (a, end, replace(stated, day=day, weekday=None))]


def _days_before(reading: Reading, first: int, until: int, done: int) -> Iterator[tuple[int, int, int]]:
    """The days that stand before word *first*, each the first and last word of it: ``12, 13 and``, ``the 12th to the``."""
    articles = reading.vocabulary.date.day_articles
    for listed in range(_MOST):
        joint = 0 if listed and reading.gap(first) == ", " else _joint(reading, first, articles)
        if joint is None:
            return
        last = first - 1 - joint
        at = last - (last > 0 and after_ending(reading, last - 1) == last)
        day = day_of_month(reading, at)
        if day is None or day >= until or at < done or reading.gap(at)[-1:] in {"$", "€", "£", "-", "/"}:
            return
        yield at, last, day
        first, until = at, day


def _days_behind(reading: Reading, last: int, since: int) -> Iterator[tuple[int, int, int]]:
    """The days that stand behind word *last*, each the first and last word of it: ``, 13 and 14``, ``-14``, ``to the 14th``."""
    articles = reading.vocabulary.date.day_articles
    for _ in range(_MOST):
        listed = reading.gap(last + 1) == ", "
        at = last + 1
        while not listed and at <= last + 2 and day_of_month(reading, at) is None:
            at += 1
        day, end = day_of_month(reading, at), after_ending(reading, at)
        if day is None or day <= since or (not listed and _joint(reading, at, articles) != at - last - 1):
            return
        if listed and next(_days_behind(reading, end, day), None) is None:
            return  # on May 12, 14 people came
        if at > last + 1 and not is_told_of_nothing(reading, end) and year_after(reading, end)[1] is None:
            return  # on May 12 and 14 others
        yield at, end, day
        last, since = end, day


def _year_behind(reading: Reading, last: int, year: int) -> Iterator[Placed]:
    """The second year of ``1994-98`` and ``2024/25``, whose first stands in word *last*; ``2024-08`` is a month."""
    i = last + 1
    short = reading.words[i] if i < len(reading) and reading.gap(i) in _JOINTS else ""
    if not short.isdecimal() or not (len(short) == len("98") or is_year(short)) or reading.gap(i + 1)[:1] in {"-", "/"}:
        return
    later = int(short) if is_year(short) else year - year % _CENTURY + int(short)
    later += _CENTURY if not int(short) else 0  # 1999-00
    if year < later <= year + _LONGEST:
        yield i, i, CalendarDate(later)


def _is_fiscal(reading: Reading, first: int, last: int) -> bool:
    """Whether two years are one fiscal year, which is named after its second one, too: ``FY2025-26``, ``fiscal 2025-26``."""
    marks = reading.vocabulary.date.fiscal_marks
    near = any(reading.is_in(i, marks) for i in range(first - 2, last + 2))
    return near or reading.is_in(last - 1, reading.vocabulary.date.fiscal)


def _decade_behind(reading: Reading, last: int) -> Iterator[Placed]:
    """The second decade of ``années 80 et 90``, whose first stands in word *last*."""
    i = last + 2
    if not reading.is_in(last + 1, reading.vocabulary.number.spans) or not reading.words[last].isdecimal():
        return
    if i < len(reading) and reading.gap(i) == " " and (year := decade_of(reading.words[i])):
        yield i, i, CalendarDate(year, decade=True)


def _hour_before(reading: Reading, last: int, until: CalendarDate) -> Placed | None:
    """The hour that ends before word *last*, which begins the time *until*: the seven of ``from seven to eight o'clock``."""
    joint = _joint(reading, last, reading.vocabulary.date.hour_articles)
    at = last - 1 - (joint or 0)
    if joint is None or at < 0 or until.hour is None:
        return None
    hour, minute = hands(reading.words[at])
    if hour is None:
        hour = hour_of(reading, at)
    if hour is None or hour > (_HOURS if until.hour > _NOON else _NOON):
        return None
    noon = until.hour - until.hour % _NOON
    started = hour % _NOON + noon if hour <= _NOON and hour % _NOON <= until.hour % _NOON else hour
    return at, at, CalendarDate(hour=started % _HOURS, minute=minute or (until.minute and 0), twelve=until.twelve)
