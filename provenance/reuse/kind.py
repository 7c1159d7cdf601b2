"""How are the figures, dates and names of two texts told apart and brought together?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import partial
from typing import Final, cast

from provenance.reuse import calendar_date, quantity
from provenance.reuse.calendar_date import CalendarDate
from provenance.reuse.fact import Fact
from provenance.reuse.figure import Figure
from provenance.reuse.name import Name
from provenance.reuse.namesake import Namesakes
from provenance.reuse.outcome import Agreement
from provenance.reuse.settlement import Kind
from provenance.reuse.slot import Slots
from provenance.reuse.spelling import misspelt, same_part

Agreements = dict[Hashable, dict[Hashable, Agreement]]

_FAR_APART: Final = 100.0
_FIELDS: Final = ("year", "month", "day", "weekday", "hour", "minute")


def figures() -> Kind:
    """Figures are one fact if amount and unit are the same."""
    return Kind(_figure_key, _relate_figures, _fit_figures)


def dates() -> Kind:
    """Dates are one fact if all that is stated of them is the same."""
    return Kind(lambda fact: fact.value, _relate_dates, _fit_dates)


def names(copy: Slots, source: Slots) -> Kind:
    """Names are one fact if the longest mention they shorten is the same."""
    one, other = Namesakes.of(copy), Namesakes.of(source)
    return Kind(
        lambda fact: cast("Name", fact.value).full,
        _relate_names,
        _fit_names,
        worded=(partial(_worded, other), partial(_worded, one)),
        certain=lambda fact: cast("Name", fact.value).sure,
    )


def _figure_key(fact: Fact) -> Hashable:
    figure = cast("Figure", fact.value)
    return figure.low, figure.high, figure.unit, figure.kind == "ordinal"


def _relate_figures(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    related: Agreements = {}
    for key, fact in copy.items():
        figure = cast("Figure", fact.value)
        agreeing = {
            other: agreement
            for other, candidate in source.items()
            if (agreement := quantity.agreement(figure, cast("Figure", candidate.value)))
        }
        exact = {other: agreement for other, agreement in agreeing.items() if agreement == "same"}
        related[key] = exact or agreeing
    return related


def _fit_figures(copy: Fact, source: Fact) -> float | None:
    one, other = cast("Figure", copy.value), cast("Figure", source.value)
    if not quantity.comparable(one, other) or quantity.agreement(other, one):
        return None
    if "vague" in {one.kind, other.kind}:
        return None if one.low <= other.low <= one.high or other.low <= one.low <= other.high else -0.15
    low, high = sorted((abs(one.low), abs(other.low)))
    fit = 0.05 if one.unit and one.unit == other.unit else 0.0
    return fit - 0.1 if high > _FAR_APART * low else fit


def _relate_dates(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    return {
        key: {
            other: cast("Agreement", agreement)
            for other, candidate in source.items()
            if (agreement := calendar_date.agreement(cast("CalendarDate", fact.value), cast("CalendarDate", candidate.value)))
        }
        for key, fact in copy.items()
    }


def _fit_dates(copy: Fact, source: Fact) -> float | None:
    one, other = cast("CalendarDate", copy.value), cast("CalendarDate", source.value)
    if one.relative or other.relative or calendar_date.agreement(other, one):
        return None
    shared = [(a, b) for name in _FIELDS if (a := getattr(one, name)) is not None and (b := getattr(other, name)) is not None]
    if not shared:
        return None
    return 0.1 * sum(a == b for a, b in shared)


def _relate_names(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = Namesakes.index(cast("Iterable[tuple[str, ...]]", source))
    return {key: {other: "same" for other in index.agreeing(cast("tuple[str, ...]", key))} for key in copy}


def _worded(namesakes: Namesakes, fact: Fact) -> tuple[int, int] | None:
    return namesakes.worded(cast("Name", fact.value).full)


def _fit_names(copy: Fact, source: Fact) -> float | None:
    one, other = cast("Name", copy.value), cast("Name", source.value)
    if not (one.sure and other.sure):
        return None
    shared = sum(any(same_part(a, b) for b in other.full) for a in one.full)
    if any(misspelt(a, b) for a in one.full for b in other.full):
        return 0.3
    if shared:
        return 0.1 if shared < min(len(one.full), len(other.full)) else None
    return -0.05 * abs(len(one.full) - len(other.full))
