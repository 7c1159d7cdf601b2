"""Which words does a language write dates and times with?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.word_list import Words, counted, first_words, phrases, spaced, turned, word_set


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates and times."""

    months: Phrases[int]
    short_months: Mapping[str, int]
    unsure_months: Words
    persian_months: Phrases[int]
    weekdays: Phrases[int]
    short_weekdays: Mapping[str, int]
    unsure_weekdays: Words
    """Such as are ordinals, too, unless *before_weekday* leads them and no noun follows: ``na segunda``, *segunda volta*."""
    before_weekday: Words
    seasons: Mapping[str, int]
    days: Phrases[str]
    """What is said from today, as ``day-1`` for *yesterday*."""
    not_days_after: Words
    periods: Mapping[str, str]
    directions: Mapping[str, int]
    before_year: Words
    after_year: Words
    linking: Words
    before: Words
    since: Words
    """What says before a month or year that something begins with it: a *partir* de abril."""
    closing: Words
    """What says before a month or year that its end is meant."""
    ago: Words
    ago_before: Phrases[bool]
    future: Words
    past: Words
    endings: Mapping[str, int]
    """Endings of verbs that tell of the past (-1) or of the future (1)."""
    morning: Words
    evening: Words
    clock: Words
    at: Words
    sure_clock: Words
    """What behind an hour says the time of day and nothing else: *15 Uhr*; *15 heures* may be a length."""
    unsure_before_hour: Words
    """What stands before hours, and before other numbers as well: *five to nine* people."""
    before_cardinal: Words
    """What stands before a day that is said as a cardinal: *le deux avril*, *el dos de abril*."""
    hours: Mapping[str, int]
    long_hours: Phrases[int]
    """Those of two words: ``meio-dia``."""
    before_hour: Phrases[int]
    """Minutes that are said before the hour: ``half past`` four."""
    minutes: Phrases[int]
    """What stands between a number of minutes and the hour that they are past (1), before (-1), or of which they are the first (0)."""
    after_hour: Phrases[int]
    day_parts: Phrases[int]
    """Parts of the day behind an hour, with the hours that they add: ``in the afternoon``."""
    zones: Phrases[int]
    """Zones of time, those with one number being one zone; 0 for ``local time``."""
    hours_written: Words
    """What stands behind four digits that are a time: 1930 ``hours``."""
    before_minutes: Words
    """What stands before a time with a full stop in it, and seldom before another number: *by* 2.20."""
    ordinal_hours_after: Words
    """What stands before the hour as an ordinal, and before no other: *о* 19-й."""
    before_digits: Words
    """What stands before a day and month in digits: *am* 5.9."""
    joints: Words
    """What joins two days or hours that share a month or a half of the day, besides what joins numbers: May 12 ``through`` 14."""
    day_articles: Words
    fiscal: Mapping[str, int]
    """Fiscal years in one word: ``FY26``."""
    fiscal_names: Words
    """What stands before other years that are fiscal ones."""
    fiscal_marks: Words
    """What tells among these that they are."""
    quarters: Mapping[str, int]
    """Quarters and halves of a year in one word (``Q1``), numbered as dates number them."""
    parts_of_time: Mapping[str, str]
    """Words for a ``century``, a ``quarter``, a ``half_year`` and for a ``half``, which may be one of a match."""
    numbers_behind: bool
    """Whether the number of a century stands behind it: siglo XIX."""
    roman: bool
    """Whether centuries have Roman numerals."""
    decades: Mapping[str, int]
    decade_leads: Words
    """What must stand before a decade that is said in a word: *the* nineties."""
    decade_parts: Words
    decade_centuries: Words
    """What says of which century a decade is: *nineteen*-nineties."""
    decade_nouns: Words
    """What stands before the number of a decade: ``années`` 90."""
    year_linking: Words
    """What links a year to the month behind it, where the year stands first: 2026 *yılının* Mart ayı."""
    decade_links: Words
    decade_endings: Words
    """What stands behind a dash that makes a year a decade: 90-``х``."""
    of_lives: Words
    """What makes the nineties somebody's age: *her* nineties."""
    before_christ: Words
    after_christ: Words
    ends_of_parts: Words
    """The last words of these."""
    halves_of_day: Phrases[int]
    """What tells behind a weekday which half of it is meant, 0 or 1."""
    bare_hours_after: Words
    """What stands before an hour in digits, and tells alone that it is one: *alle* 15, *dopo le* 15."""
    before_degree_sign: Words
    """Articles that make an ordinal of digits with a degree sign: *il* 3° posto."""
    day_linking: Words
    """What links a day that is said in words to its month, where it is not what links a month to its year: *dos* de *abril*."""
    hour_articles: Words
    hours_are_ordinals: bool
    starters: Words
    """Every word that a date may begin with or turn on."""


def _fiscal(prefix: str) -> dict[str, int]:
    """``fy26`` and ``fy2026`` with the year that they mean, for each of some years."""
    years = range(1990, 2060) if prefix else ()
    return {f"{prefix}{written}": year for year in years for written in (f"{year % 100:02}", year)}


def date_words(own: Mapping[str, Any]) -> DateWords:
    """The date words of a language from the section of its tables that is about dates."""
    months, short = counted(own.get("months"), 1), counted(own.get("short_months"), 1)
    weekdays, short_weekdays = counted(own.get("weekdays")), counted(own.get("short_weekdays"))
    seasons = counted(own.get("seasons"))
    periods = turned({unit: own.get(unit, "") for unit in ("week", "month", "year")})
    directions = {
        word: step
        for key, step in (("last", -1), ("last_after", -1), ("this", 0), ("next", 1), ("next_after", 1))
        for word in word_set(own.get(key))
    }
    hours = dict.fromkeys(word_set(own.get("noon")), 12) | dict.fromkeys(word_set(own.get("midnight")), 0)
    long_hours = {phrase: hours.pop(phrase) for phrase in list(hours) if " " in phrase}
    endings = dict.fromkeys(own.get("future_endings", "").split(), 1) | dict.fromkeys(
        own.get("past_endings", "").split(), -1
    )
    ago_before = phrases(own.get("ago_before"))
    days = {phrase: f"day{step:+d}" for phrase, step in spaced(own.get("days", {})).items()}
    for unit, steps in (("week", "weeks"), ("month", "months_ahead"), ("year", "years")):
        days |= {phrase: f"{unit}{step:+d}" for phrase, step in spaced(own.get(steps, {})).items()}
    before_hour = spaced(own.get("before_hour", {}))
    quarters = counted(own.get("quarters"), 4)
    fiscal = _fiscal(own.get("fiscal", ""))
    parts_of_time = turned({kind: own.get(kind, "") for kind in ("century", "quarter", "half_year", "half")})
    decades, decade_nouns = counted(own.get("decades"), 1920, 10), word_set(own.get("decade_nouns"))
    halves_of_day = word_set(own.get("evening")) | word_set(own.get("morning"))
    day_parts = spaced(own.get("day_parts", {}))
    ends_of_parts = {phrase.rpartition(" ")[2] for phrase in day_parts}
    minutes = spaced(own.get("minutes", {}))
    persian = counted(own.get("persian_months"), 1)
    return DateWords(
        months=Phrases(months),
        short_months=short,
        unsure_months=word_set(own.get("unsure_months")),
        persian_months=Phrases(persian),
        weekdays=Phrases(weekdays),
        short_weekdays=short_weekdays,
        unsure_weekdays=word_set(own.get("unsure_weekdays")),
        before_weekday=word_set(own.get("before_weekday")),
        seasons=seasons,
        days=Phrases(days),
        not_days_after=word_set(own.get("not_days_after")),
        periods=periods,
        directions=directions,
        before_year=word_set(own.get("before_year")),
        after_year=word_set(own.get("after_year")),
        linking=word_set(own.get("linking")),
        before=word_set(own.get("before")),
        since=word_set(own.get("since")),
        closing=word_set(own.get("closing")),
        ago=word_set(own.get("ago")),
        ago_before=ago_before,
        future=word_set(own.get("future")),
        past=word_set(own.get("past")),
        endings=endings,
        morning=word_set(own.get("morning")),
        evening=word_set(own.get("evening")),
        clock=word_set(own.get("clock")),
        at=word_set(own.get("at")),
        sure_clock=word_set(own.get("sure_clock")),
        unsure_before_hour=word_set(own.get("unsure_before_hour")),
        before_cardinal=word_set(own.get("before_cardinal")),
        hours=hours,
        long_hours=Phrases(long_hours),
        before_hour=Phrases(before_hour),
        minutes=Phrases(minutes),
        after_hour=Phrases(spaced(own.get("after_hour", {}))),
        day_parts=Phrases(day_parts),
        halves_of_day=Phrases(spaced(own.get("halves_of_day", {}))),
        ends_of_parts=frozenset(ends_of_parts),
        zones=Phrases(counted(own.get("zones"))),
        hours_written=word_set(own.get("hours_written")),
        before_minutes=word_set(own.get("before_minutes")),
        ordinal_hours_after=word_set(own.get("ordinal_hours_after")),
        before_digits=word_set(own.get("before_digits")),
        joints=word_set(own.get("joints")),
        day_articles=word_set(own.get("day_articles")),
        fiscal=fiscal,
        fiscal_marks=word_set(own.get("fiscal_marks")),
        fiscal_names=word_set(own.get("fiscal_names")),
        quarters=quarters,
        parts_of_time=parts_of_time,
        numbers_behind=own.get("numbers_behind", False),
        roman=own.get("roman", False),
        decades=decades,
        decade_leads=word_set(own.get("decade_leads")),
        decade_parts=word_set(own.get("decade_parts")),
        decade_centuries=word_set(own.get("decade_centuries")),
        decade_nouns=decade_nouns,
        year_linking=word_set(own.get("year_linking")),
        decade_links=word_set(own.get("decade_links")),
        decade_endings=word_set(own.get("decade_endings")),
        of_lives=word_set(own.get("of_lives")),
        before_christ=word_set(own.get("before_christ")),
        after_christ=word_set(own.get("after_christ")),
        bare_hours_after=word_set(own.get("bare_hours_after")),
        before_degree_sign=word_set(own.get("before_degree_sign")),
        day_linking=word_set(own.get("day_linking", own.get("linking"))),
        hour_articles=word_set(own.get("hour_articles")),
        hours_are_ordinals=own.get("hours_are_ordinals", False),
        starters=frozenset(
            first_words(
                (
                    *before_hour,
                    *(word_set(own.get("minute")) if minutes else ()),
                    *ends_of_parts,
                    *halves_of_day,
                    *quarters,
                    *fiscal,
                    *(f"{quarter}{year}" for quarter in quarters for year in fiscal),
                    *parts_of_time,
                    *decades,
                    *decade_nouns,
                    *word_set(own.get("hour_articles")),
                    *word_set(own.get("clock")),
                    *word_set(own.get("ago")),
                    *ago_before,
                    *months,
                    *short,
                    *weekdays,
                    *short_weekdays,
                    *days,
                    *seasons,
                    *periods,
                    *hours,
                    *long_hours,
                    *persian,
                )
            )
        ),
    )
