"""Which time of day is stated at some place in a text?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from provenance.reuse.facts.amount import unit_after
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.reading import APOSTROPHES, Reading
from provenance.reuse.facts.spoken_time import day_part, hour_of_day, is_told_of_nothing

Time = tuple[int, CalendarDate]
"""The last word of a time, and what it states."""

_AMOUNT: Final = frozenset("$€£")
_GAPS: Final = frozenset({" ", "\u00a0", "\u202f", ""})
_ZONE_GAPS: Final = frozenset({" ", "\u00a0", " ("})
_LENGTHS: Final = frozenset({"hour", "minute"})
_HOURS, _NOON, _MINUTES = 24, 12, 60
_DIGITS: Final = len("1930")
_ELAPSED: Final = re.compile(r"\d:\d\d:\d\d")
"""How long a race took, with its seconds; of a time of day nobody tells them."""


def read_time(reading: Reading, i: int) -> Time | None:
    """``10:30``, ``5 p.m.``, ``15.30 Uhr``, ``15h30``, ``at 9 o'clock``, ``1930 GMT``: the time from word *i* (digits) on, or None.

    In German ``16:12`` alone is the score of a handball match.
    """
    if (
        reading.gap(i)[-1:] in _AMOUNT
        or _ELAPSED.fullmatch(reading.words[i])
        or (reading.gap(i) == "-" and i and not may_end_hours(reading, i - 1))
    ):
        return None
    found = _in_four_digits(reading, i) or _on_the_clock(reading, i)
    return found and (found[0], replace(found[1], hour=(found[1].hour or 0) % _HOURS))


def with_zone(reading: Reading, first: int, last: int, stated: CalendarDate) -> tuple[int, int, CalendarDate]:
    """A time with its zone behind it: ``7pm ET``, ``7 p.m. (local time)``."""
    zones = reading.vocabulary.date.zones
    length = reading.phrase(last + 1, zones) if reading.gap(last + 1) in _ZONE_GAPS else 0
    if stated.hour is None or not length:
        return first, last, stated
    zone = zones[" ".join(reading.folded[last + 1 : last + 1 + length])]
    return first, last + length, replace(stated, zone=zone or None)


def may_end_hours(reading: Reading, i: int) -> bool:
    """Whether hours may end with word *i* that others follow behind a dash: ``9am-5pm``, ``9-11am``."""
    return reading.words[i][0].isdecimal() or any(
        reading.is_in(i, half) for half in (reading.vocabulary.date.morning, reading.vocabulary.date.evening, {"m"})
    )


def _in_four_digits(reading: Reading, i: int) -> Time | None:
    """``1930 GMT``, ``at 1930 hours``; not ``1930 hours of work``."""
    word, date = reading.words[i], reading.vocabulary.date
    if len(word) != _DIGITS or not word.isdecimal() or int(word[:2]) > _HOURS or int(word[2:]) >= _MINUTES:
        return None
    told = reading.phrase(i + 1, date.zones) and reading.gap(i + 1) == " "
    led = any(reading.is_in(i - 1, lead) for lead in (date.at, date.before, date.before_minutes)) or word[0] == "0"
    if not told and not (led and reading.is_in(i + 1, date.hours_written) and reading.gap(i + 1) in {"", " "}):
        return None
    return i if told else i + 1, CalendarDate(hour=int(word[:2]), minute=int(word[2:]))


def _on_the_clock(reading: Reading, i: int) -> Time | None:
    hour, minute = hands(reading.words[i])
    if hour is None or hour > _HOURS or (minute or 0) >= _MINUTES:
        return None
    lasts = reading.is_in(i - 1, reading.vocabulary.number.lasting)  # a duré 1h30
    if minute is None and not lasts and (written := _with_h(reading, i + 1)):
        return written[0], CalendarDate(hour=hour, minute=written[1])
    half = _half(reading, i + 1)
    if half:
        last, shift = half
        return last, CalendarDate(hour=hour % _NOON + shift if hour <= _NOON else hour, minute=minute)
    if minute is None and (found := _ordinal_hour(reading, i) or _and_minutes(reading, i, hour)):
        return found
    told = _behind_clock(reading, i, minute)
    part, end = day_part(reading, i if told is None else told) if hour <= _NOON else (None, i)
    if part is not None and (told is not None or reading.is_in(i - 1, reading.vocabulary.date.at)):
        return end, CalendarDate(hour=hour_of_day(hour, part), minute=minute)
    either = hour <= _NOON and reading.words[i][0] != "0" and reading.vocabulary.grammar.twelve_hours
    return _bare(reading, i, hour) if told is None else (told, CalendarDate(hour=hour, minute=minute, twelve=either))


def _and_minutes(reading: Reading, i: int, hour: int) -> Time | None:
    """``ساعت ۱۸ و ۳۰ دقیقه``, whose *hour* is word *i*."""
    words, j = reading.vocabulary, i + 2
    led = reading.is_in(i - 1, words.date.at) and reading.is_in(i + 1, words.number.linking)
    minutes = hands(reading.words[j])[0] if led and j < len(reading) else None
    unit = words.number.units.get(reading.folded[j + 1]) if j + 1 < len(reading) else None
    if minutes is None or minutes >= _MINUTES or unit != "minute" or not words.grammar.caseless:
        return None
    return j + 1, CalendarDate(hour=hour, minute=minutes, twelve=hour <= _NOON)


def _bare(reading: Reading, i: int, hour: int) -> Time | None:
    """``alle 15``, ``alle 18 e 30``: an hour with nothing beside it but what stands before times; not ``alle 15 persone``."""
    words, last = reading.vocabulary.date, i
    minute: int | None = None
    before = {" ".join(reading.folded[max(0, i - n) : i]) for n in (1, 2)}
    if before.isdisjoint(words.bare_hours_after) or not reading.words[i].isdecimal():
        return None
    if reading.phrase(i + 1, words.minutes) and i + 2 < len(reading) and reading.words[i + 2].isdecimal():
        last, minute = i + 2, int(reading.words[i + 2])
    counted = any(reading.is_in(i - 2, one) for one in (reading.numerals, reading.vocabulary.number.values))
    clock = reading.is_in(i - 1, words.clock) and not counted  # do godz. 12 trwał, but dopo 3 ore 15 persone
    told = (clock or is_told_of_nothing(reading, last)) and not unit_after(reading, last)[0]
    either = hour <= _NOON
    return (last, CalendarDate(hour=hour, minute=minute, twelve=either)) if told and (minute or 0) < _MINUTES else None


def _ordinal_hour(reading: Reading, i: int) -> Time | None:
    """``о 19-й``, ``о 7-й годині вечора``."""
    words = reading.vocabulary
    ending = reading.gap(i + 1) == "-" and reading.is_in(i + 1, words.number.ordinal_endings)
    if not ending or not reading.is_in(i - 1, words.date.ordinal_hours_after):
        return None
    hour, last = int(reading.words[i]), i + 1
    last += reading.is_in(last + 1, words.date.clock)
    part, end = day_part(reading, last) if hour <= _NOON else (None, last)
    return end, CalendarDate(hour=hour_of_day(hour, part))


def _behind_clock(reading: Reading, i: int, minute: int | None) -> int | None:
    """The last word of the time in digits at word *i*, its *Uhr* or *o'clock* included; None where nothing tells that it is one."""
    words = reading.vocabulary.date
    led = reading.is_in(i - 1, words.at)
    endings = APOSTROPHES if reading.vocabulary.grammar.apostrophe_endings else _GAPS
    if reading.is_in(i + 1, words.clock) and reading.gap(i + 1) in _GAPS | endings:
        told = led or reading.is_in(i + 1, words.sure_clock)
        return i + 1 if told or minute is not None else None
    if minute is None:
        sure = reading.vocabulary.grammar.caseless or reading.phrase(i + 1, words.zones) > 0  # ساعت ۱۵
        return i if led and sure else None
    if ":" in reading.words[i]:
        measured = i + 1 < len(reading) and reading.vocabulary.number.units.get(reading.folded[i + 1]) in _LENGTHS
        return i if led or not (measured or reading.vocabulary.grammar.named_hours) else None  # 2:36 hours
    it_was = reading.is_in(i - 1, {"was"}) and reading.is_in(i - 2, {"it"})
    by = reading.is_in(i - 1, words.before_minutes) or it_was
    article = reading.is_in(i - 1, words.hour_articles) or (by and len(reading.words[i].partition(".")[2]) == len("20"))
    return i if article and not unit_after(reading, i)[0] else None  # a las 15.30, by 2.20; alle 3.40. L'allarme


def hands(written: str) -> tuple[int | None, int | None]:
    """Hour and minute of ``10:30`` (a score, ``3:1``, has none), the hour alone of ``10``."""
    for mark in ":.":
        hour, found, minute = written.partition(mark)
        if (
            found
            and hour.isdecimal()
            and len(hour) in {1, 2}
            and minute[:2].isdecimal()
            and len(minute) in {2, len("30:15")}
        ):
            return int(hour), int(minute[:2])
    return (int(written), None) if written.isdecimal() and len(written) in {1, 2} else (None, None)


def _with_h(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word and the minutes of ``15h30``, of which word *i* is ``h30``, of ``15 h 30`` and ``15 heures 30``."""
    if i >= len(reading) or not reading.vocabulary.grammar.written_h:
        return None
    tail = reading.folded[i].removesuffix("min")
    if (
        not reading.gap(i)
        and tail[:1] in reading.vocabulary.date.clock
        and len(tail) == len("h30")
        and tail[1:].isdecimal()
    ):
        return i, int(tail[1:])
    minutes = reading.words[i + 1] if i + 1 < len(reading) else ""
    spaced = reading.gap(i) in _GAPS and reading.gap(i + 1) in _GAPS and reading.is_in(i, reading.vocabulary.date.clock)
    told = spaced and len(minutes) == len("30") and minutes.isdecimal() and int(minutes) < _MINUTES
    return (i + 1, int(minutes)) if told and not reading.phrase(i + 2, reading.vocabulary.number.units) else None


def _half(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word of ``a.m.`` or ``p.m.`` from word *i* on, and the hours it adds."""
    if i >= len(reading) or reading.gap(i) not in _GAPS:
        return None
    words, spelt = reading.vocabulary.date, reading.folded[i]
    if len(spelt) == 1 and reading.gap(i + 1) in {".", ". "} and reading.is_in(i + 1, {"m"}):
        spelt, i = f"{spelt}m", i + 1  # p. m.
    if spelt in words.evening:
        return i, _NOON
    return (i, 0) if spelt in words.morning else None
