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
    persian_months: Mapping[str, int]
    weekdays: Phrases[int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Phrases[int]
    not_days_after: Words
    periods: Mapping[str, str]
    directions: Mapping[str, int]
    before_year: Words
    after_year: Words
    linking: Words
    before: Words
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
    hours: Mapping[str, int]
    before_hour: Phrases[int]
    """Minutes that are said before the hour: ``half past`` four."""
    minutes: Phrases[int]
    """What stands between a number of minutes and the hour that they are past (1), before (-1), or of which they are the first (0)."""
    after_hour: Phrases[int]
    day_parts: Phrases[int]
    """Parts of the day behind an hour, with the hours that they add: ``in the afternoon``."""
    hour_articles: Words
    hours_are_ordinals: bool
    starters: Words
    """Every word that a date may begin with or turn on."""


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
    endings = dict.fromkeys(own.get("future_endings", "").split(), 1) | dict.fromkeys(
        own.get("past_endings", "").split(), -1
    )
    ago_before = phrases(own.get("ago_before"))
    days, before_hour = spaced(own.get("days", {})), spaced(own.get("before_hour", {}))
    minutes = spaced(own.get("minutes", {}))
    persian = counted(own.get("persian_months"), 1)
    return DateWords(
        months=Phrases(months),
        short_months=short,
        unsure_months=word_set(own.get("unsure_months")),
        persian_months=persian,
        weekdays=Phrases(weekdays),
        short_weekdays=short_weekdays,
        seasons=seasons,
        days=Phrases(days),
        not_days_after=word_set(own.get("not_days_after")),
        periods=periods,
        directions=directions,
        before_year=word_set(own.get("before_year")),
        after_year=word_set(own.get("after_year")),
        linking=word_set(own.get("linking")),
        before=word_set(own.get("before")),
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
        hours=hours,
        before_hour=Phrases(before_hour),
        minutes=Phrases(minutes),
        after_hour=Phrases(spaced(own.get("after_hour", {}))),
        day_parts=Phrases(spaced(own.get("day_parts", {}))),
        hour_articles=word_set(own.get("hour_articles")),
        hours_are_ordinals=own.get("hours_are_ordinals", False),
        starters=frozenset(
            first_words(
                (
                    *before_hour,
                    *(word_set(own.get("minute")) if minutes else ()),
                    *(word for word in own.get("day_parts", {}) if "_" not in word),
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
                    *persian,
                )
            )
        ),
    )
