"""When do two figures say the same, and when may the one stand in the other's place?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final, cast

from provenance.reuse.changes import difference, quantity, reckoning
from provenance.reuse.changes.mention import Agreements, Beside, Kind, Mention, Words, related
from provenance.reuse.changes.quantity import FigureIndex
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.reading import REMEMBERED, Reading
from provenance.reuse.facts.unit import FACTORS, is_one

_SAME_UNIT: Final = 0.1
_OTHER_UNIT: Final = 0.3
"""The same number in another unit is hardly chance: 62 kilometres and 62 miles, $38 million and €38 million; two days may be."""
_SLIP: Final = 0.2
"""Figures a digit apart are often one figure mistyped: 44 and 54, £640 and £460."""
_INEXACT: Final = 0.1
"""A figure that the copy alone calls inexact is rather reckoned from something: nearly six years, from May 2016 to early 2022."""
_OTHER_MEASURE: Final = 0.15
_REPLACED: Final = 0.45
_DISPLACED: Final = 0.27
"""Least score of a displacement (displacement.py): rewrites move figures about more than dates."""
_NEARLY, _APART, _FAR_APART = 3.0, 10.0, 100.0
_HUNDRED, _LARGE = 100, 1000
_SOON: Final = 4
"""Words behind a figure in which the period that it is told for stands."""
_RATE: Final = 0.03
"""Share by which rates told for different periods may differ: a month has four weeks and a bit."""
_LIFE: Final = 3.0
"""How many times an age may be what a number of years, or of anything, would make it."""
_CROWD: Final = 100
"""Places that a unit without a number is looked for at."""
_FEW: Final = 10
"""Numbers up to this may be the difference of two others by chance."""
_CLOSE_BY: Final = 45
"""Letters between two figures that are told together."""
_OFTEN: Final = 12
"""Times that something happened; more are a comparison, which may be told in many ways."""


def figures(copy: Slots, source: Slots, theirs: Sequence[Fact]) -> Kind:
    """Figures are one fact if amount and unit are the same."""
    slips = quantity.SlipIndex({_figure_key(fact): cast("Figure", fact.value) for fact in theirs})
    return Kind(
        _figure_key,
        _relate_figures,
        partial(_fit_figures, copy, source),
        almost=lambda fact: slips.almost(cast("Figure", fact.value)),
        implied=(partial(_said_as_one, source), partial(_said_as_one, copy)),
        form=_form_of_figure,
        displaced=_DISPLACED,
        replaced=_REPLACED,
        follows=lambda fact, others: reckoning.follows(cast("Figure", fact.value), _values(others)),
        sums_up=partial(_sums_up, copy),
        works_out=lambda fact, other, beside: reckoning.works_out(
            cast("Figure", fact.value), cast("Figure", other.value), _values(beside)
        ),
        contradicts=_bounds_differ,
        by_chance=_agree_by_chance,
    )


def _said_as_one(slots: Slots, fact: Fact) -> Sequence[Words]:
    """Where a unit without a number may stand for a figure: ``a year`` for twelve months, ``a week`` for seven days."""
    figure = cast("Figure", fact.value)
    if not figure.unit or figure.kind != "measure" or figure.low != figure.high:
        return ()
    units = _bare_units(slots.reading)
    week = figure.unit == "day" and slots.reading.vocabulary.number.weeks.get(f"{figure.low:g}") == 1  # huit jours
    alike = (unit for unit in units if is_one(figure.low, figure.unit, unit) or (week and unit == "week"))
    return [at for unit in alike for at in units[unit][:_CROWD]]


@lru_cache(maxsize=REMEMBERED)
def _bare_units(reading: Reading) -> Mapping[str, Sequence[Words]]:
    """The units that no number counts, and where: ``once a year``, ``in the past year``."""
    numbers = reading.vocabulary.number
    counted = numbers.values.keys() | numbers.ordinals.keys() | numbers.portions.keys() | reading.numerals
    counted -= numbers.articles  # un jour
    places = reading.where(word for word in numbers.units.first_words & reading.places.keys() if word in numbers.units)
    found: dict[str, list[Words]] = {}
    for i in places:
        if not reading.is_in(i - 1, counted):
            found.setdefault(numbers.units[reading.folded[i]], []).append((i, i + 1))
    return found


def _sums_up(copy: Slots, one: Mention, other: Mention, beside: Beside) -> bool:
    """Whether *one* says with figures beside what *other* does: as the whole, a part, the rest, the difference or the ratio.

    A small number may be the rest by chance, unless it is told, ``five of them``, ``by eight degrees``, or the two stand close.
    """
    mine, theirs = cast("Figure", one.fact.value), cast("Figure", other.fact.value)
    kept, lost, new = _values(beside.kept), _values(beside.lost), _values(beside.new)
    if reckoning.is_sum(mine, theirs, lost) or reckoning.is_sum(theirs, mine, new):
        return True
    if reckoning.is_part(mine, theirs, kept + lost + new) or reckoning.is_multiple(mine, theirs, kept):
        return True
    if reckoning.is_ratio(theirs, mine, kept + new) or reckoning.is_other_share(mine, theirs):
        return True
    together = _values(_close_by(other, beside))
    if mine.low > quantity.A_FEW and reckoning.is_multiple(mine, theirs, together):
        return True
    told = mine.low > _FEW or mine.digits > 1 or copy.reading.phrase(one.at[1], copy.reading.vocabulary.number.of_them)
    near = lost + kept if told or difference.is_change(copy, one) else together
    return reckoning.is_rest(mine, theirs, near)


def _close_by(other: Mention, beside: Beside) -> list[Fact]:
    """The source's figures but a few words from *other*: the 23 of *17 of the 23 boats*, of *17 boats instead of 23*."""
    at = other.fact.passage
    facts = (*beside.kept, *beside.lost)
    return [fact for fact in facts if max(fact.passage.start - at.end, at.start - fact.passage.end) <= _CLOSE_BY]


def _values(facts: Sequence[Fact]) -> list[Figure]:
    return [cast("Figure", fact.value) for fact in facts]


def _bounds_differ(one: Fact, other: Fact) -> bool:
    return {cast("Figure", one.value).bound, cast("Figure", other.value).bound} == {"over", "under"}


def _agree_by_chance(one: Fact, other: Fact) -> bool:
    """Whether the one is a small count and the other so much of something: *mile nine*, *nine minutes*."""
    figures = cast("Figure", one.value), cast("Figure", other.value)
    units = {figure.unit for figure in figures}
    return len(units) > 1 and None in units and max(figure.low for figure in figures) <= quantity.A_FEW


def _figure_key(fact: Fact) -> Hashable:
    figure = cast("Figure", fact.value)
    return figure.low, figure.high, figure.unit, figure.kind == "ordinal"


def _form_of_figure(fact: Fact) -> Hashable:
    """What figures that answer one question have in common: a unit, or how many digits a large count has."""
    figure = cast("Figure", fact.value)
    if figure.kind in {"vague", "ordinal"}:
        return None
    if figure.unit:
        return figure.unit, figure.kind, figure.low >= _HUNDRED
    return len(str(int(figure.low))) if figure.low >= _HUNDRED else None


def _relate_figures(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = FigureIndex({key: cast("Figure", fact.value) for key, fact in source.items()})
    return related(copy, source, lambda fact: index.agreeing(cast("Figure", fact.value)))


def _fit_figures(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Figure", at.fact.value), cast("Figure", to.fact.value)
    if quantity.in_another_unit(one, other):
        return _OTHER_UNIT if one.digits > 1 else _SAME_UNIT
    slip = quantity.is_slip(one, other)
    if not _may_replace(one, other, slip=slip) or _is_told_otherwise(copy, source, at, to, slip=slip):
        return None
    if "vague" in {one.kind, other.kind}:
        return None if one.low <= other.low <= one.high or other.low <= one.low <= other.high else -0.15
    low, high = sorted(map(abs, _in_one_unit(one, other)))
    fit = (_SLIP if slip else 0.0) - (_INEXACT if one.bound == "about" and not other.bound else 0.0)
    if one.unit and one.unit == other.unit:
        return fit + (_SAME_UNIT if high <= _FAR_APART * low else 0.0)
    fit -= 0.1 * ((high > _APART * low) + (high > _FAR_APART * low) + ("times" in {one.unit, other.unit}))
    fit -= _OTHER_MEASURE if one.unit and other.unit and high > _NEARLY * low else 0.0  # a hundred years, 14 months
    counted = copy.counted(at.at[1]), source.counted(to.at[1])
    if one.kind == "ordinal" and counted[0] != counted[1]:
        return None  # the second goal, the first time
    return fit + (0.1 if counted[0] == counted[1] else -0.1) if all(counted) else fit


def _in_one_unit(one: Figure, other: Figure) -> tuple[float, float]:
    """Both amounts as they may be compared: 1.5 kilometres and 2,500 metres are not far apart."""
    a, b = quantity.basic(one), quantity.basic(other)
    return (one.low, other.low) if a is None or b is None else (a, b)


def _is_told_otherwise(copy: Slots, source: Slots, at: Mention, to: Mention, *, slip: bool) -> bool:
    """Whether the copy's figure says what the source's does in another way: as a rate of another period, with one more counted in.

    Or whether it says something else: a difference, or the rest.
    """
    if (not slip and difference.differ_in_role(copy, at, source, to)) or difference.is_only_one_rest(
        copy, at, source, to
    ):
        return True
    more = _is_one_more(copy, at, source, to) or _is_one_more(source, to, copy, at)
    return more or _is_one_rate(copy, at, source, to)


def _is_one_rate(copy: Slots, at: Mention, source: Slots, to: Mention) -> bool:
    """Whether both tell one rate by different periods: £4 a month, £48 a year."""
    one, other = cast("Figure", at.fact.value), cast("Figure", to.fact.value)
    if one.unit != other.unit or None in (periods := (_period(copy, at), _period(source, to))):
        return False
    mine, theirs = (FACTORS[cast("str", unit)][1] for unit in periods)
    return mine != theirs and abs(one.low * theirs - other.low * mine) <= _RATE * abs(other.low * mine)


def _period(slots: Slots, mention: Mention) -> str | None:
    """The unit of time that stands bare soon behind a figure: the minute of *240 buttons a minute*."""
    numbers, reading = slots.reading.vocabulary.number, slots.reading
    stop = min(reading.span(mention.sentence).stop, mention.at[1] + _SOON)
    for i in range(mention.at[1], stop):
        if reading.folded[i] in numbers.values or reading.words[i][0].isdecimal():
            return None
        unit = numbers.units.get(reading.folded[i], reading.folded[i])  # "second" is no unit behind a number
        if unit in FACTORS and FACTORS[unit][0] == "time":
            return unit
    return None


def _is_one_more(slots: Slots, others: Mention, whole: Slots, total: Mention) -> bool:
    """Whether *total* counts one more than a figure does *others*: in the capital and eleven towns, in twelve towns."""
    told = slots.reading.is_in(others.at[1], slots.reading.vocabulary.number.others)
    told = told or (_is_joined(slots, others) and not _is_joined(whole, total))
    return told and cast("Figure", total.fact.value).low == cast("Figure", others.fact.value).low + 1


def _is_joined(slots: Slots, mention: Mention) -> bool:
    """Whether an *and* joins a figure to a name right before it: Norvik and two more, the Norvik council and two more."""
    reading, joint = slots.reading, mention.at[0] - 1
    if not reading.is_in(joint, reading.vocabulary.number.spans & reading.vocabulary.joints):
        return False
    return any(
        reading.words[i][0].isupper() for i in range(max(reading.span(mention.sentence).start, joint - 2), joint)
    )


def _may_replace(one: Figure, other: Figure, *, slip: bool) -> bool:
    """Whether the copy's figure could answer the question that the source's answers, and says something else."""
    unsaid = None in {one.unit, other.unit} and (slip or min(one.low, other.low) >= _LARGE)  # five million, € 9 million
    if not (quantity.comparable(one, other) or unsaid):
        return False
    ordinals = (one.kind == "ordinal") + (other.kind == "ordinal")
    if ordinals == 1 and abs(one.low - other.low) == 1:
        return False  # aged up to 82, before the 83rd birthday
    if one.low == -other.low or ("score" not in {one.kind, other.kind} and quantity.agreement(one, other)):
        return False  # "minus twelve", "twelve below"; what is kept from elsewhere may be said here in another way
    if "times" in {one.unit, other.unit} and (one.low == other.low or not (slip or _is_said_of_times(one, other))):
        return False  # warned twice, two warnings
    if (one.kind == "age") != (other.kind == "age") and max(one.low, other.low) > _LIFE * min(one.low, other.low):
        return False  # 14 years old, a year later, act two
    turned = (one.low, one.high) == (other.high, other.low)
    within = other.bound and one.low == one.high and quantity.agreement(other, one)
    return not (turned or _in_two_currencies(one, other) or within)


def _is_said_of_times(one: Figure, other: Figure) -> bool:
    """Whether neither is a comparison, *60 times brighter*: few, or as many as may be counted: watched 3.6 million times."""
    return max(one.low, other.low) <= _OFTEN or min(one.low, other.low) >= _LARGE


def _in_two_currencies(one: Figure, other: Figure) -> bool:
    """Whether one may be the other converted at a rate that we do not know."""
    return one.unit != other.unit and one.kind == other.kind == "money" and not quantity.is_one_currency(one, other)
