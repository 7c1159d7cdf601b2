"""Which dates and times does a text state?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from provenance.document import Passage, Timestamp
from provenance.reuse.facts.ago import read_ago
from provenance.reuse.facts.clock import may_end_hours, read_time, with_zone
from provenance.reuse.facts.date_digits import (
    GAPS,
    Placed,
    after_ending,
    all_digits,
    day_of_month,
    in_brackets,
    is_year,
    short_year,
    year_after,
)
from provenance.reuse.facts.date_span import with_span
from provenance.reuse.facts.day import PERSIAN, CalendarDate, Limit, day_of, resolve
from provenance.reuse.facts.era import read_decade, read_era, read_year_of_era
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spoken_day import day_behind, spoken_day
from provenance.reuse.facts.spoken_time import half_of_day, is_told_of_nothing, read_spoken_time
from provenance.reuse.facts.tense import tense

_DASHES: Final = frozenset({"-", "–", "—", " – ", " - ", " -- ", "--", "/"})
_AMOUNT: Final = frozenset("$€£¥₴₽₹/@#=&_+")
_BEFORE_WEEKDAY: Final = frozenset({", ", " ("})
_SHORT: Final = 3  # letters of what stands between a month and its year: of, del, de l'
_MODERN, _ROUND = 1900, 2000


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
            found = with_zone(reading, *_with_weekday(reading, _of_year(reading, found)))
            for first, last, stated in with_span(reading, found, done):
                done = last + 1
                taken[first:done] = b"\1" * (done - first)
                yield reading.passage(first, last), _resolved(reading, first, last, stated, base)


def _resolved(reading: Reading, first: int, last: int, stated: CalendarDate, base: date | None) -> CalendarDate:
    told = tense(reading, first) if base and stated.weekday is not None else 0
    meant = resolve(stated, base, _direction(reading, first, last), told)
    limit = _limit(reading, first) if stated.month or stated.year else None
    return replace(meant, limit=limit) if limit else meant


def _limit(reading: Reading, first: int) -> Limit | None:
    """Whether the date at word *first* is told as a limit: ``before October``, ``by the end of September``."""
    words, i = reading.vocabulary.date, first - 1
    for _ in range(_SHORT):
        if reading.is_in(i, words.before):
            return "before"
        if reading.is_in(i, words.closing) or reading.is_in(i, words.since):
            return "end" if reading.is_in(i, words.closing) else "from"
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
    spanned = reading.gap(day + length) == " " and reading.is_in(day + length, reading.vocabulary.number.spans)
    placed = _weekday(reading, day, length) if length and not spanned else None
    if placed is None or placed[2].day is not None:
        return found  # del 11 al 12 de octubre, de viernes a sábado
    return first, placed[1], replace(stated, weekday=placed[2].weekday)


def _numeric(reading: Reading, i: int) -> Placed | None:
    time = read_time(reading, i)
    if time:
        return i, *time
    found = all_digits(reading, i) or _day_first(reading, i) or read_year_of_era(reading, i)
    return found or _year_first(reading, i) or _year_alone(reading, i)


def _year_first(reading: Reading, i: int) -> Placed | None:
    """``2026 yılının Mart ayında``, ``2025’in ilk çeyreğinde``, ``2026 yazında``."""
    words, j = reading.vocabulary, i + 1
    if not words.grammar.year_first or not is_year(reading.words[i]):
        return None
    while j <= i + 2 and reading.is_in(j, words.date.year_linking):
        j += 1
    year = int(reading.words[i])
    if reading.gap(j) == " " and reading.is_in(j, words.date.seasons):
        return i, j, CalendarDate(year, season=words.date.seasons[reading.folded[j]])
    for at in range(j, j + _SHORT) if reading.gap(j) == " " else ():
        found = _worded(reading, at) if reading.is_in(at, words.date.starters) else None
        if found and found[0] == j and found[2].year is None and (found[2].month or found[2].season):
            return i, found[1], replace(found[2], year=year)
    return None


def _day_first(reading: Reading, i: int) -> Placed | None:
    """``14 June 2024``, ``14. Juni``, ``1er juin``, ``14th of June``, ``14 de junio de 2024``."""
    day = day_of_month(reading, i)
    if day is None:
        return None
    j = after_ending(reading, i) + 1
    if reading.is_in(j, reading.vocabulary.date.linking):
        j += 1
    month, length = _month(reading, j, beside_number=True) if reading.gap(j) in GAPS | {"-"} else (None, 0)
    if month is None:
        return None
    last, year = year_after(reading, j + length - 1)
    return i, last, CalendarDate(year, month, day)


def _month(reading: Reading, i: int, *, beside_number: bool) -> tuple[int | None, int]:
    """The month named from word *i* on and how many words name it; words of other meanings need a number beside them."""
    if i >= len(reading):
        return None, 0
    words, word = reading.vocabulary.date, reading.folded[i]
    length = reading.phrase(i, words.months)
    if length:
        sure = (beside_number or length > 1 or word not in words.unsure_months) and _written_as_month(
            reading, i, beside_number=beside_number
        )
        return (words.months[" ".join(reading.folded[i : i + length])], length) if sure else (None, 0)
    if beside_number and word in words.short_months:
        return words.short_months[word], 1
    length = reading.phrase(i, words.persian_months) if beside_number else 0
    return (PERSIAN + words.persian_months[" ".join(reading.folded[i : i + length])], length) if length else (None, 0)


def _written_as_month(reading: Reading, i: int, *, beside_number: bool) -> bool:
    """Whether a month has the capital that its language gives it: ``March``, but ``mars`` (``Mars`` is a planet)."""
    capital, grammar = reading.words[i][0].isupper(), reading.vocabulary.grammar
    if grammar.capital_months:
        return capital
    return beside_number or grammar.caseless or grammar.free_months or not capital or reading.opens_sentence(i)


def _worded(reading: Reading, i: int) -> Placed | None:
    words, word = reading.vocabulary.date, reading.folded[i]
    length = reading.phrase(i, words.weekdays)
    if (length or word in words.short_weekdays) and not _is_ordinal(reading, i):
        return _weekday(reading, i, length)
    adverb = reading.words[i][0].islower() or reading.opens_sentence(i) or reading.vocabulary.grammar.caseless
    length = reading.phrase(i, words.days) if adverb and not reading.is_in(i - 1, words.not_days_after) else 0
    if length:
        return i, i + length - 1, CalendarDate(relative=words.days[" ".join(reading.folded[i : i + length])])
    for read_ in (read_ago, read_spoken_time, read_era, _noon):
        if found := read_(reading, i):
            return found
    if word in words.seasons and not reading.phrase(i, words.persian_months):  # ربيع الأول
        return _season(reading, i)
    return _period(reading, i) if word in words.periods else _month_first(reading, i)


def _is_ordinal(reading: Reading, i: int) -> bool:
    """Whether what may be a weekday is an ordinal, for all that stands beside it: ``na segunda volta``, but ``na segunda``."""
    words = reading.vocabulary.date
    if not reading.is_in(i, words.unsure_weekdays) or reading.phrase(i, words.weekdays) > 1:
        return False
    spanned = reading.is_in(i - 1, reading.vocabulary.number.spans) and reading.is_in(i - 2, words.unsure_weekdays)
    led = spanned or reading.is_in(i - 1, words.before_weekday)
    return not led or not is_told_of_nothing(reading, i) or reading.is_in(i + 1, words.linking)


def _noon(reading: Reading, i: int) -> Placed | None:
    """``noon``, ``meio-dia``; not after-noon."""
    words = reading.vocabulary.date
    if long := reading.phrase(i, words.long_hours):
        end = i + long + reading.phrase(i + long, words.after_hour)
        minute = words.after_hour.get(" ".join(reading.folded[i + long : end]), 0)  # meio-dia e meia
        return i, end - 1, CalendarDate(hour=words.long_hours[" ".join(reading.folded[i : i + long])], minute=minute)
    alone = reading.is_in(i, words.hours) and (reading.gap(i) != "-" or may_end_hours(reading, i - 1))
    return (i, i, CalendarDate(hour=words.hours[reading.folded[i]], minute=0)) if alone else None


def _season(reading: Reading, i: int) -> Placed | None:
    """``last spring``, ``été 2026``, ``before the autumn``; not a spring of water, nor a fall."""
    words = reading.vocabulary.date
    season = CalendarDate(season=words.seasons[reading.folded[i]])
    for side in (i - 1, i + 1):
        if reading.is_in(side, words.directions) and reading.gap(max(i, side)) == " ":
            return min(i, side), max(i, side), season
    last, year = year_after(reading, i)
    return (i, last, replace(season, year=year)) if year or _limit(reading, i) == "before" else None


def _month_first(reading: Reading, i: int) -> Placed | None:
    """``June 14, 2024``, ``June 2024``, ``in June``, ``the second of June``."""
    words = reading.vocabulary.date
    j = i + (reading.phrase(i, words.months) or reading.phrase(i, words.persian_months) or 1)
    day = day_of_month(reading, j) if reading.gap(j) in GAPS - {", "} else None
    spoken = day_behind(reading, j) if day is None else None
    last, year = year_after(reading, j - 1)
    numbered = any(one is not None for one in (day, year, spoken or spoken_day(reading, i)))
    numbered = numbered or (reading.vocabulary.grammar.caseless and reading.is_in(j, words.directions))  # مهر گذشته
    led = reading.is_in(i - 1, words.before_year) or reading.is_in(i - 1, words.directions) or _is_joined(reading, i, j)
    if not numbered and not reading.phrase(i, words.months):
        return None  # sept personnes
    month, _ = _month(reading, i, beside_number=numbered or (led and not reading.vocabulary.grammar.caseless))
    if month is None:
        return None
    if spoken:
        last, year = year_after(reading, spoken[0])
        return i, last, CalendarDate(year, month, spoken[1])
    if day is None or year is not None:
        first, said = spoken_day(reading, i) or (i, None)
        return first, last, CalendarDate(year, month, said)
    last, year = year_after(reading, after_ending(reading, j))
    return i, last, CalendarDate(year, month, day)


def _is_joined(reading: Reading, i: int, j: int) -> bool:
    """Whether the month in word *i* is joined to another from word *j* on (``May-July``, ``May through July``), or to its end: ``end-May``."""
    words = reading.vocabulary
    joined = reading.is_in(j, words.number.spans) or reading.is_in(j, words.date.joints)
    other = j + 1 if joined else j if reading.gap(j).strip() in _DASHES else len(reading)
    return reading.phrase(other, words.date.months) > 0 or (
        reading.gap(i) == "-" and reading.is_in(i - 1, words.date.closing)
    )


def _weekday(reading: Reading, i: int, length: int) -> Placed | None:
    """``Tuesday``, and ``Tuesday, June 14`` as one date."""
    words, j = reading.vocabulary.date, i + (length or 1)
    named = " ".join(reading.folded[i:j])
    half, last = half_of_day(reading, j - 1)
    j = last + 1
    following = None
    if reading.gap(j) == ", " and reading.is_in(j, words.day_articles):
        j += 1  # Samstag, dem 5. September
    if j < len(reading) and reading.gap(j) in GAPS | {"., ", " ("}:
        digits = all_digits(reading, j) or in_brackets(reading, j) or _day_first(reading, j)
        following = digits or (_month_first(reading, j) if reading.folded[j] in words.starters else None)
    if following and following[2].day:
        weekday = words.weekdays.get(named, words.short_weekdays.get(named))
        return i, following[1], replace(following[2], weekday=weekday, half=half)
    if not length or (reading.vocabulary.grammar.capital_months and not reading.words[i][0].isupper()):
        return None
    return i, last, CalendarDate(weekday=words.weekdays[named], half=half)


def _period(reading: Reading, i: int) -> Placed | None:
    """``last month``, ``le mois dernier``."""
    words = reading.vocabulary.date
    counted = reading.is_in(i - 1, reading.numerals) or reading.is_in(i - 1, reading.vocabulary.number.values)
    if counted and reading.vocabulary.grammar.caseless:
        return None  # سه سال بعد
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
    if decade := read_decade(reading, i):
        return decade
    if reading.is_in(i - 1, words.date.before_year) and (short := short_year(reading, i)):
        return i, i, CalendarDate(short)
    if (i + 1 < len(reading) and not reading.gap(i + 1)) or not is_year(word):
        return None
    led = reading.is_in(i - 1, words.date.before_year) or "(" in reading.gap(i) or reading.gap(i) in _DASHES
    ordinal = reading.gap(i + 1) == "-" and reading.is_in(i + 1, words.number.ordinal_endings)
    followed = ordinal or reading.is_in(i + 1, words.date.after_year)  # в 2026-м
    counted = reading.phrase(i + 1, words.number.units) or reading.is_in(i + 1, words.number.magnitudes)
    counted = counted and reading.gap(i + 1) in {" ", "\u00a0", "\u202f", "-"}
    bounded = (reading.is_in(i - 1, words.number.bounds) and not led) or _is_bounded_count(reading, i)
    if (counted and not followed) or bounded:
        return None
    usual = int(word) >= _MODERN and int(word) != _ROUND
    return (i, i, CalendarDate(int(word))) if led or followed or usual else None


def _is_bounded_count(reading: Reading, i: int) -> bool:
    """Whether four digits count a noun behind a bound of two words: ``mais de 1500 chamadas``, but ``since at least 2010``."""
    bounded = i > 1 and f"{reading.folded[i - 2]} {reading.folded[i - 1]}" in reading.vocabulary.number.bounds
    since = reading.is_in(i - 3, reading.vocabulary.date.before_year)
    return bounded and not since and not is_told_of_nothing(reading, i)


def _is_amount(reading: Reading, i: int) -> bool:
    """Whether a number is part of an amount, an address or a longer number."""
    gap = reading.gap(i)
    return (
        gap[-1:] in _AMOUNT
        or gap[-2:] == "$ "
        or (
            gap == "-"
            and not reading.words[i - 1].isdecimal()
            and not reading.is_in(i - 1, reading.vocabulary.date.decade_parts)
        )
    )


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
