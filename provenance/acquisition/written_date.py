"""Which moment does a stated date mean, however it is written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from provenance.document import Precision, Timestamp

_CLOCK = r"(?:[T ,]+(?P<minute>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?!\d|:|\s*[ap]\.?m))?"
_ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)" + _CLOCK, re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)(?!\d)" + _CLOCK, re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?P<one>\d\d?)(?P<sign>[./-])(?P<other>\d\d?)(?P=sign)(?P<year>\d{4})(?!\d)" + _CLOCK, re.IGNORECASE)  # fmt: skip
_CELL = re.compile(rb"(?<![^\s\"',;|])(\d\d?)([/-])(\d\d?)\2\d{4}(?![^\s\"',;|T])")
_TWELVE_HOURS = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_MONTHS = 12
_LONGEST = 60
_EARLIEST = 1900  # "0001-01-01" is how some systems write that they do not know


def timestamp(value: str, origin: str, *, day_first: bool | None = None) -> Timestamp | None:
    """Read *value* as ISO 8601, loosely, as RFC 5322 (``Sun, 22 Nov 2026 10:00:00 GMT``), in figures or in words.

    ``01.03.2026`` has the day first everywhere; ``03-01-2026`` and ``03/01/2026`` are the first of March or the third of
    January as *day_first* says, and no date where that is None. None for anything else.
    """
    text = value.strip()[:_LONGEST]
    if match := _ISO.match(text):
        return _stamp(match["day"], match, origin)
    if match := _YEAR_FIRST.match(text):
        return _stamp(_day(match["year"], match["month"], match["day"]), match, origin)
    if match := _YEAR_LAST.match(text):
        order = _order(int(match["one"]), int(match["other"]), match["sign"], day_first=day_first)
        return _stamp(_day(match["year"], *order), match, origin) if order else None
    return _from_mail_date(text, origin) or _from_words(text, origin)


def why_unread(value: str) -> str:
    """Why ``timestamp`` finds no date in *value*, in a clause that can be counted."""
    match = _YEAR_LAST.match(value.strip()[:_LONGEST])
    if match and match["sign"] != "." and max(int(match["one"]), int(match["other"])) <= _MONTHS:
        return "the day or the month may come first"
    return "it could not be read"


def day_first_in(head: bytes) -> bool | None:
    """Whether dates in a table that begins with *head* have the day before the month, as far as one of them can only mean that.

    ``02-13-2026`` in another row tells what ``03-01-2026`` means. None where no row tells, or rows tell otherwise.
    """
    orders = {
        int(one) > _MONTHS for one, _, other in _CELL.findall(head) if (int(one) > _MONTHS) != (int(other) > _MONTHS)
    }
    return orders.pop() if len(orders) == 1 else None


def _order(one: int, other: int, sign: str, *, day_first: bool | None) -> tuple[str, str] | None:
    """Month and day, or None where nothing tells which is which."""
    if sign == "." or one > _MONTHS:
        day_first = True
    elif other > _MONTHS:
        day_first = False
    if day_first is None and one != other:
        return None
    return (str(other), str(one)) if day_first else (str(one), str(other))


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"


def _stamp(day: str, match: re.Match[str], origin: str) -> Timestamp | None:
    minute, second, zone = match["minute"], match["second"], match["zone"]
    precision: Precision = "second" if second else "minute" if minute else "day"
    written = day + (f"T{minute}" if minute else "") + (second or "")
    return Timestamp(written, precision, _zone(zone), origin) if _is_plausible(written) else None


def _from_mail_date(text: str, origin: str) -> Timestamp | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.year < _EARLIEST:
        return None
    return Timestamp.of(moment.date() if _TWELVE_HOURS.search(text) else moment, origin)


def _from_words(text: str, origin: str) -> Timestamp | None:
    """``March 1, 2026`` and ``1. März 2026``: the one day that is stated in full, in whatever language it is."""
    day = _day_in_words(text) if re.search(r"[^\W\d_]{3}.*\d{4}|\d{4}.*[^\W\d_]{3}", text) else None
    return Timestamp.of(day, origin) if day and day.year >= _EARLIEST else None


@lru_cache(maxsize=4096)
def _day_in_words(text: str) -> date | None:
    from provenance.reuse.facts.vocabulary import LANGUAGES  # brings most of reuse/, which few tables need
    from provenance.reuse.facts.word_list import is_month, one_spelling

    words = re.findall(r"[^\W\d_]+", one_spelling(text.replace("İ", "i").lower()))
    likely = [language for language in LANGUAGES if any(is_month(word, language) for word in words)]
    days = {day for language in likely or LANGUAGES for day in _days(text, language)}
    return days.pop() if len(days) == 1 else None


def _days(text: str, language: str) -> Iterator[date]:
    from provenance.reuse.fact import find_facts
    from provenance.reuse.facts.day import CalendarDate

    for fact in find_facts(text, language=language):
        found = fact.value
        if isinstance(found, CalendarDate) and found.year and found.month and found.day:
            with suppress(ValueError):  # the 30th of February
                yield date(found.year, found.month, found.day)


def _zone(written: str | None) -> str | None:
    if written is None:
        return None
    if written.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _is_plausible(written: str) -> bool:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return False
    return moment.year >= _EARLIEST and not (moment.year == 1970 and moment.timetuple().tm_yday == 1)  # noqa: PLR2004 - a clock's zero
