"""Which dates and times does a text state?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from provenance.document import Passage, Timestamp
from provenance.reuse.facts.ago import read_ago
from provenance.reuse.facts.clock import read_time
from provenance.reuse.facts.day import PERSIAN, CalendarDate, Limit, day_of, resolve
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spoken_day import spoken_day
from provenance.reuse.facts.spoken_time import read_hour_before, read_spoken_time
from provenance.reuse.facts.tense import tense

_CAPITAL_MONTHS: Final = frozenset({"en", "de"})
_CASELESS: Final = frozenset({"ar", "fa"})
_DASHES: Final = frozenset({"-", "–", "—", " – ", " - ", " -- ", "--", "/"})
_GAPS: Final = frozenset({" ", ", ", "\u00a0", ". "})
_AMOUNT: Final = frozenset("$€£¥₴₽₹/@#=&_+")
_BEFORE_WEEKDAY: Final = frozenset({", ", " ("})
_SHORT: Final = 3  # letters of what stands between a month and its year: of, del, de l'
_YEAR: Final = len("2026")
_LAST_MONTH, _LAST_DAY = 12, 31
_FIRST_YEAR, _MODERN, _ROUND, _LAST_YEAR = 1000, 1900, 2000, 2200

Placed = tuple[int, int, CalendarDate]
"""First and last word of a reading, and the date that they state."""


def find_dates(
    reading: Reading, taken: bytearray, published: Timestamp | None = None
) -> Iterator[tuple[Passage, CalendarDate]]:
    """The dates and times of *reading* in order, relative ones resolved; their words are marked in *taken*."""
    base, starters, done = day_of(published), reading.vocabulary.date.starters, 0
    for i in reading.where(starters.intersection(reading.places) | reading.numerals):
        if i < done:
            continue
        found = _numeric(reading, i) if reading.folded[i][0].isdecimal() else _worded(reading, i)
        if found and found[0] >= done:
            first, last, stated = _with_weekday(reading, _of_year(reading, found))
            before = read_hour_before(reading, first, stated) if stated.hour is not None else None
            if before and before[0] >= done:
                taken[before[0]] = 1
                yield reading.passage(*before[:2]), before[2]
            done = last + 1
            taken[first:done] = b"\1" * (done - first)
            meant = resolve(
                stated,
                base,
                _direction(reading, first, last),
                tense(reading, first) if base and stated.weekday is not None else 0,
            )
            limit = _limit(reading, first) if stated.month or stated.year else None
            yield reading.passage(first, last), replace(meant, limit=limit) if limit else meant


def _limit(reading: Reading, first: int) -> Limit | None:
    """Whether the date at word *first* is told as a limit: ``before October``, ``by the end of September``."""
    words, i = reading.vocabulary.date, first - 1
    for _ in range(_SHORT):
        if reading.is_in(i, words.before):
            return "before"
        if reading.is_in(i, words.closing):
            return "end"
        if not _is_short(reading, i):
            return None
        i -= 1
    return None


def _is_short(reading: Reading, i: int) -> bool:
    """Whether word *i* is an article or a preposition such as may stand inside a date: *of*, *del*, *de l'*."""
    return reading.is_in(i, reading.vocabulary.stop) and len(reading.words[i]) <= _SHORT


def _of_year(reading: Reading, found: Placed) -> Placed:
    """*found* with the year that is told from today behind a month: ``October of next year``, ``im Mai dieses Jahres``."""
    first, last, stated = found
    if stated.month is None or stated.year is not None:
        return found
    words, j = reading.vocabulary.date, last + 1
    while j <= last + 2 and _is_short(reading, j):
        j += 1
    for i in (j, j + 1):
        period = _period(reading, i) if reading.is_in(i, words.periods) and reading.gap(i) != ", " else None
        if period and period[0] > last and words.periods[reading.folded[i]] == "year":
            return first, period[1], replace(stated, relative=period[2].relative)
    return found


def _with_weekday(reading: Reading, found: Placed) -> Placed:
    """*found* with the weekday behind the day: ``18 October, a Wednesday``, ``18 жовтня, у середу``, ``le 18 mai (mercredi)``."""
    first, last, stated = found
    if stated.day is None or stated.weekday is not None or reading.gap(last + 1) not in _BEFORE_WEEKDAY:
        return found
    articles = reading.vocabulary.number.articles
    led = reading.is_in(last + 1, articles) or (not articles and _is_short(reading, last + 1))
    day = last + 2 if led else last + 1
    length = reading.phrase(day, reading.vocabulary.date.weekdays)
    placed = _weekday(reading, day, length) if length and reading.gap(day + length) != " " else None
    if placed is None or placed[2].day is not None:
        return found  # del 11 al 12 de octubre, de viernes a sábado
    return first, placed[1], replace(stated, weekday=placed[2].weekday)


def _numeric(reading: Reading, i: int) -> Placed | None:
    time = read_time(reading, i)
    if time:
        return i, *time
    return _all_digits(reading, i) or _day_first(reading, i) or _year_alone(reading, i)


def _all_digits(reading: Reading, i: int) -> Placed | None:
    """``2024-06-14``, ``14.6.2024``, ``6/14/2024``."""
    parts, last = reading.words[i].split("."), i
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
    first, second, third = map(int, parts)
    if len(parts[0]) == _YEAR:
        date = CalendarDate(first, second, third)
    else:
        year = third if len(parts[2]) == _YEAR else _ROUND + third
        american = reading.vocabulary.language == "en" and last > i and first <= _LAST_MONTH
        date = (
            CalendarDate(year, first, second) if american or second > _LAST_MONTH else CalendarDate(year, second, first)
        )
    return (i, last, date) if _possible(date) else None


def _possible(date: CalendarDate) -> bool:
    year, month, day = date.year or _ROUND, date.month or 0, date.day or 0
    return 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY and _FIRST_YEAR <= year <= _LAST_YEAR


def _day_first(reading: Reading, i: int) -> Placed | None:
    """``14 June 2024``, ``14. Juni``, ``1er juin``, ``14th of June``, ``14 de junio de 2024``."""
    day = _day(reading, i)
    if day is None:
        return None
    j = _after_ending(reading, i) + 1
    if reading.is_in(j, reading.vocabulary.date.linking):
        j += 1
    month, length = _month(reading, j, beside_number=True) if reading.gap(j) in _GAPS | {"-"} else (None, 0)
    if month is None:
        return None
    last, year = _year_after(reading, j + length - 1)
    return i, last, CalendarDate(year, month, day)


def _day(reading: Reading, i: int) -> int | None:
    word = reading.words[i] if i < len(reading) else ""
    return int(word) if word.isdecimal() and len(word) < len("100") and 1 <= int(word) <= _LAST_DAY else None


def _after_ending(reading: Reading, i: int) -> int:
    """The last word of a day, its ordinal ending included: ``14th``."""
    ending = reading.is_in(i + 1, reading.vocabulary.number.ordinal_endings) and not reading.gap(i + 1)
    return i + 1 if ending else i


def _month(reading: Reading, i: int, *, beside_number: bool) -> tuple[int | None, int]:
    """The month named from word *i* on and how many words name it; words of other meanings need a number beside them."""
    if i >= len(reading):
        return None, 0
    words, word = reading.vocabulary.date, reading.folded[i]
    length = reading.phrase(i, words.months)
    if length:
        sure = (beside_number or word not in words.unsure_months) and _written_as_month(
            reading, i, beside_number=beside_number
        )
        return (words.months[" ".join(reading.folded[i : i + length])], length) if sure else (None, 0)
    if beside_number and word in words.short_months:
        return words.short_months[word], 1
    return (PERSIAN + words.persian_months[word], 1) if beside_number and word in words.persian_months else (None, 0)


def _written_as_month(reading: Reading, i: int, *, beside_number: bool) -> bool:
    """Whether a month has the capital that its language gives it: ``March``, but ``mars`` (``Mars`` is a planet)."""
    capital, language = reading.words[i][0].isupper(), reading.vocabulary.language
    if language in _CAPITAL_MONTHS:
        return capital
    return beside_number or language in _CASELESS or not capital or reading.opens_sentence(i)


def _year_after(reading: Reading, last: int) -> tuple[int, int | None]:
    """The year stated right after word *last*, and the last word of it."""
    j = last + 1
    while j <= last + 2 and reading.is_in(j, reading.vocabulary.date.linking):
        j += 1
    word = reading.words[j] if j < len(reading) else ""
    stated = (
        len(word) == _YEAR and word.isdecimal() and reading.gap(j) in _GAPS and _FIRST_YEAR <= int(word) <= _LAST_YEAR
    )
    return (j, int(word)) if stated else (last, None)


def _worded(reading: Reading, i: int) -> Placed | None:
    words, word = reading.vocabulary.date, reading.folded[i]
    length = reading.phrase(i, words.weekdays)
    if length or word in words.short_weekdays:
        return _weekday(reading, i, length)
    adverb = reading.words[i][0].islower() or reading.opens_sentence(i) or reading.vocabulary.language in _CASELESS
    length = reading.phrase(i, words.days) if adverb and not reading.is_in(i - 1, words.not_days_after) else 0
    if length:
        step = words.days[" ".join(reading.folded[i : i + length])]
        return i, i + length - 1, CalendarDate(relative=f"day{step:+d}")
    ago = read_ago(reading, i)
    if ago:
        return ago
    time = read_spoken_time(reading, i)
    if time:
        return time
    if word in words.hours and reading.gap(i) != "-":
        return i, i, CalendarDate(hour=words.hours[word], minute=0)
    read_ = _season if word in words.seasons else _period if word in words.periods else _month_first
    return read_(reading, i)


def _season(reading: Reading, i: int) -> Placed | None:
    """``last spring``, ``été 2026``, ``before the autumn``; not a spring of water, nor a fall."""
    words = reading.vocabulary.date
    season = CalendarDate(season=words.seasons[reading.folded[i]])
    for side in (i - 1, i + 1):
        if reading.is_in(side, words.directions) and reading.gap(max(i, side)) == " ":
            return min(i, side), max(i, side), season
    last, year = _year_after(reading, i)
    return (i, last, replace(season, year=year)) if year or _limit(reading, i) == "before" else None


def _month_first(reading: Reading, i: int) -> Placed | None:
    """``June 14, 2024``, ``June 2024``, ``in June``, ``the second of June``."""
    words = reading.vocabulary.date
    j = i + (reading.phrase(i, words.months) or 1)
    day = _day(reading, j) if reading.gap(j) in _GAPS - {", "} else None
    last, year = _year_after(reading, j - 1)
    numbered = day is not None or year is not None
    led = reading.is_in(i - 1, words.before_year) or reading.is_in(i - 1, words.directions)
    if not numbered and not reading.phrase(i, words.months):
        return None  # sept personnes
    month, _ = _month(reading, i, beside_number=numbered or (led and reading.vocabulary.language not in _CASELESS))
    if month is None:
        return None
    if day is None or year is not None:
        first, said = spoken_day(reading, i) or (i, None)
        return first, last, CalendarDate(year, month, said)
    last, year = _year_after(reading, _after_ending(reading, j))
    return i, last, CalendarDate(year, month, day)


def _weekday(reading: Reading, i: int, length: int) -> Placed | None:
    """``Tuesday``, and ``Tuesday, June 14`` as one date."""
    words, j = reading.vocabulary.date, i + (length or 1)
    named = " ".join(reading.folded[i:j])
    following = None
    if j < len(reading) and reading.gap(j) in _GAPS | {"., "}:
        following = _day_first(reading, j) or (
            _month_first(reading, j) if reading.folded[j] in words.starters else None
        )
    if following and following[2].day:
        weekday = words.weekdays.get(named, words.short_weekdays.get(named))
        return i, following[1], replace(following[2], weekday=weekday)
    if not length or (reading.vocabulary.language in _CAPITAL_MONTHS and not reading.words[i][0].isupper()):
        return None
    return i, j - 1, CalendarDate(weekday=words.weekdays[named])


def _period(reading: Reading, i: int) -> Placed | None:
    """``last month``, ``le mois dernier``."""
    words = reading.vocabulary.date
    for side in (i - 1, i + 1):
        if reading.is_in(side, words.directions) and reading.gap(max(i, side)) == " ":
            step = words.directions[reading.folded[side]]
            return min(i, side), max(i, side), CalendarDate(relative=f"{words.periods[reading.folded[i]]}{step:+d}")
    return None


def _year_alone(reading: Reading, i: int) -> Placed | None:
    """``2016``, ``1990s``; not ``2000 workers`` nor ``about 2016 metres``."""
    word, words = reading.words[i], reading.vocabulary
    if not word.isdecimal() or _is_amount(reading, i):
        return None
    glued = i + 1 < len(reading) and not reading.gap(i + 1)
    if glued and len(word) in {2, _YEAR} and reading.is_in(i + 1, words.number.decades) and word[-1] == "0":
        return i, i + 1, CalendarDate(int(word) if len(word) == _YEAR else _MODERN + int(word), decade=True)
    if glued or len(word) != _YEAR or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return None
    led = reading.is_in(i - 1, words.date.before_year) or "(" in reading.gap(i) or reading.gap(i) in _DASHES
    followed = reading.is_in(i + 1, words.date.after_year)
    counted = reading.phrase(i + 1, words.number.units) or reading.is_in(i + 1, words.number.magnitudes)
    counted = counted and reading.gap(i + 1) in {" ", "\u00a0", "\u202f", "-"}
    if (counted and not followed) or (reading.is_in(i - 1, words.number.bounds) and not led):
        return None
    usual = int(word) >= _MODERN and int(word) != _ROUND
    return (i, i, CalendarDate(int(word))) if led or followed or usual else None


def _is_amount(reading: Reading, i: int) -> bool:
    """Whether a number is part of an amount, an address or a longer number."""
    gap = reading.gap(i)
    return gap[-1:] in _AMOUNT or gap[-2:] == "$ " or (gap == "-" and i > 0 and not reading.words[i - 1].isdecimal())


def _direction(reading: Reading, first: int, last: int) -> int:
    """-1, 0 or 1 for ``last``, ``this`` or ``next`` beside a weekday or month; 0 where nothing is said."""
    directions = reading.vocabulary.date.directions
    if reading.is_in(first - 1, directions):
        return directions[reading.folded[first - 1]]
    return (
        directions[reading.folded[last + 1]]
        if reading.gap(last + 1) == " " and reading.is_in(last + 1, directions)
        else 0
    )
