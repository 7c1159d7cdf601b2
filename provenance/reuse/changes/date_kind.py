"""When do two dates say the same, and when may the one stand in the other's place?"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, cast

from provenance.reuse.changes.mention import Agreements, Kind, Mention, related
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
from provenance.reuse.facts import day
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.outcome import Agreement

_REPLACED: Final = 0.225
_DISPLACED: Final = 0.08
"""Least score of a displacement (displacement.py)."""
_COARSER: Final = -0.05
_LATE: Final = 45
_CROWD: Final = 60
"""Dates sharing a year or a month that are tried."""
_STEPS: Final = (
    ("year", "year", 0),
    ("month", "month", 12),
    ("day", "day", 0),
    ("weekday", "day", 7),
    ("hour", "hour", 12),
)
"""The fields of a date, the unit in which two differ there, and after how many of it the field begins anew."""
_HOUR, _HALF_DAY = 60, 720
"""Minutes."""
_Times = Mapping[int, set[tuple[str, float]]]
"""The lengths of time that a text tells, with their units, by sentence."""
_FIELDS: Final = ("year", "month", "day", "weekday", "hour", "minute", "season")


def dates(copy: Slots, source: Slots, mine: Sequence[Fact], theirs: Sequence[Fact]) -> Kind:
    """Dates are one fact if all that is stated of them is the same; of both texts come the dates and the figures."""
    numbers: dict[CalendarDate, int] = {}  # numbers are looked up far quicker than dates of nine fields

    def key(fact: Fact) -> int:
        return numbers.setdefault(cast("CalendarDate", fact.value), len(numbers))

    distinct = {key(fact): cast("CalendarDate", fact.value) for fact in theirs if fact.kind == "date"}
    times = _times(copy, mine), _times(source, theirs)
    days: dict[int, list[tuple[int, CalendarDate]]] = {}
    years: dict[str, list[tuple[int, CalendarDate]]] = {}
    for number, date in distinct.items():
        if date.day is not None:
            days.setdefault(date.day, []).append((number, date))
        if _is_plain_year(date):
            years.setdefault(_digits(date), []).append((number, date))
    return Kind(
        key,
        _relate_dates,
        lambda at, to: None if _is_reckoned(at, to, times) else _fit_dates(at, to),
        almost=lambda fact: (*_in_another_month(fact, days), *_turned(fact, years)),
        form=_form_of_date,
        displaced=_DISPLACED,
        replaced=_REPLACED,
    )


def _times(slots: Slots, facts: Sequence[Fact]) -> _Times:
    found: dict[int, set[tuple[str, float]]] = {}
    for fact in facts:
        if fact.kind == "figure" and (figure := cast("Figure", fact.value)).unit and figure.low == figure.high:
            sentence = slots.reading.sentence[slots.words(fact.passage)[0]]
            found.setdefault(sentence, set()).add((figure.unit, figure.low))
    return found


def _is_reckoned(at: Mention, to: Mention, times: tuple[_Times, _Times]) -> bool:
    """Whether one text tells the date by how long before or after the other it was: *in 2014*, *in 2009, and five years later*."""
    told = {*times[0].get(at.sentence, ()), *times[1].get(to.sentence, ()), *times[1].get(to.sentence + 1, ())}
    one, other = cast("CalendarDate", at.fact.value), cast("CalendarDate", to.fact.value)
    return bool(told) and not told.isdisjoint(_between(one, other))


def _between(one: CalendarDate, other: CalendarDate) -> Iterator[tuple[str, float]]:
    """How long it is from the one date to the other, by the first field in which they differ."""
    if None not in {one.hour, other.hour}:
        minutes = [_HOUR * (date.hour or 0) + (date.minute or 0) for date in (one, other)]
        for apart in ((minutes[0] - minutes[1]) % _HALF_DAY, (minutes[1] - minutes[0]) % _HALF_DAY):
            yield "minute", apart
            yield "hour", apart / _HOUR
        return
    for name, unit, cycle in _STEPS:
        a, b = getattr(one, name), getattr(other, name)
        if a is None or b is None or a == b:
            continue
        yield unit, abs(a - b)
        if cycle:
            yield unit, cycle - abs(a - b)
        if unit == "day":
            yield "week", abs(a - b) / 7
        return


def _in_another_month(fact: Fact, days: Mapping[int, list[tuple[int, CalendarDate]]]) -> Iterator[Hashable]:
    """The source's dates with the same day of another month: hardly by chance, if the copy alone has the one."""
    one = cast("CalendarDate", fact.value)
    same_day = days.get(one.day or 0, ())[:_CROWD]
    return (key for key, other in same_day if other.month != one.month and other.year in {one.year, None})


def _turned(fact: Fact, years: Mapping[str, list[tuple[int, CalendarDate]]]) -> Iterator[Hashable]:
    """The source's years that are the copy's with two digits exchanged: 1943 for 1934."""
    one = cast("CalendarDate", fact.value)
    found = years.get(_digits(one), ()) if _is_plain_year(one) else ()
    return (key for key, other in found[:_CROWD] if _differ_in_two(str(one.year), str(other.year)))


def _differ_in_two(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == len("34")


def _digits(date: CalendarDate) -> str:
    return "".join(sorted(str(date.year)))


def _is_plain_year(date: CalendarDate) -> bool:
    return date.year is not None and date.month is None and not date.relative and not date.decade


def _form_of_date(fact: Fact) -> Hashable:
    """Which of its fields a date states, if any."""
    date = cast("CalendarDate", fact.value)
    return None if date.relative or date.decade else tuple(getattr(date, name) is not None for name in _FIELDS)


def _relate_dates(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index: dict[tuple[str, object], list[Hashable]] = {}
    for key, fact in source.items():
        for trait in _traits(cast("CalendarDate", fact.value)):
            index.setdefault(trait, []).append(key)
    return related(copy, source, lambda fact: _agreeing_dates(cast("CalendarDate", fact.value), source, index))


def _agreeing_dates(
    date: CalendarDate, source: Mapping[Hashable, Fact], index: Mapping[tuple[str, object], list[Hashable]]
) -> dict[Hashable, Agreement]:
    near = dict.fromkeys(key for trait in _traits(date) for key in index.get(trait, ())[:_CROWD])
    found: dict[Hashable, Agreement] = {}
    for key in near:
        agreement = day.agreement(date, cast("CalendarDate", source[key].value))
        if agreement:
            found[key] = agreement
    return found


def _traits(date: CalendarDate) -> Iterator[tuple[str, object]]:
    """What dates that agree have in common at least one of."""
    if date.hour is not None:
        yield "hour", date.hour % 12
        if (date.minute or 0) >= _LATE:
            yield "hour", (date.hour + 1) % 12  # 4.45 is shortly before five
    if date.ambiguous:
        yield from _traits(day.other_reading(date))
    for name in ("year", "month", "weekday", "relative", "season"):
        value = getattr(date, name)
        if value is not None:
            yield name, value
    for meant in day.meanings(date):
        if meant[0] is not None:
            yield "resolved", meant
            yield "resolved", (meant[0], meant[1], None)
            yield "resolved", (meant[0], None, None)
    if date.day or date.weekday is not None or date.relative:
        yield from (("week", week) for week in day.weeks(date))
    if date.year is not None:
        yield "decade", date.year // 10
        yield "century", date.year // 100
    yield from (("limit", limit) for limit in day.limits(date))


def _fit_dates(at: Mention, to: Mention) -> float | None:
    one, other = cast("CalendarDate", at.fact.value), cast("CalendarDate", to.fact.value)
    if day.differ(one, other):
        return 0.0 if day.agreement(other, one) else 0.1
    if one.relative or other.relative or one.decade != other.decade:
        return None
    if None not in {one.zone, other.zone} and one.zone != other.zone and one.hour != other.hour:
        return None  # 7 p.m. ET, midnight GMT
    if day.agreement(other, one) or day.agreement(one, other):
        return None
    stated = [(getattr(one, name), getattr(other, name)) for name in _FIELDS]
    if None not in {one.hour, other.hour}:  # eleven o'clock, 9 a.m.
        stated = [
            (a or 0, b or 0) if name == "minute" else (a, b) for name, (a, b) in zip(_FIELDS, stated, strict=True)
        ]
    for name in ("zone", "half"):
        if None not in (both := (getattr(one, name), getattr(other, name))):
            stated.append(both)
    return _fit_stated(stated)


def _fit_stated(stated: Sequence[tuple[int | None, int | None]]) -> float | None:
    """How well two dates fit one slot by what they state, field by field: None where nothing differs, or too little is common."""
    if not any(None not in pair and pair[0] != pair[1] for pair in stated):
        return None  # "April" against "April 2027": the year we inferred contradicts, but nothing that was said
    equal = sum(a == b for a, b in stated if a is not None)
    if equal or all((a is None) == (b is None) for a, b in stated):
        return 0.1 * equal
    coarser = all(b is not None for a, b in stated if a is not None)
    return _COARSER if coarser else None  # "2016" for "April 2015"
