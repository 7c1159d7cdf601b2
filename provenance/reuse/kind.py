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
from provenance.reuse.namesake import WordIndex, index_names
from provenance.reuse.outcome import Agreement
from provenance.reuse.mention import Kind, Mention
from provenance.reuse.slot import Slots
from provenance.reuse.spelling import misspelt, same_part

Agreements = dict[Hashable, dict[Hashable, Agreement]]

_LONGEST_PERSON: Final = 4  # parts; what shares some of more is a heading
_PEOPLE: Final = 0.06
_NAMES_VARY: Final = 0.08
"""Names need a surer slot than figures: a rewrite may say *the Senate* for *lawmakers in Albany*."""
_FAR_APART: Final = 100.0
_FIELDS: Final = ("year", "month", "day", "weekday", "hour", "minute")


def figures(copy: Slots, source: Slots) -> Kind:
    """Figures are one fact if amount and unit are the same."""
    return Kind(_figure_key, _relate_figures, partial(_fit_figures, copy, source))


def dates() -> Kind:
    """Dates are one fact if all that is stated of them is the same."""
    return Kind(lambda fact: fact.value, _relate_dates, _fit_dates)


def names(copy: Slots, source: Slots) -> Kind:
    """Names are one fact if the longest mention they shorten is the same."""
    one, other = WordIndex(copy), WordIndex(source)
    return Kind(
        lambda fact: cast("Name", fact.value).full,
        _relate_names,
        partial(_fit_names, copy, source),
        worded=(partial(_worded, other), partial(_worded, one)),
        certain=lambda fact: cast("Name", fact.value).sure,
    )


def _figure_key(fact: Fact) -> Hashable:
    figure = cast("Figure", fact.value)
    return figure.low, figure.high, figure.unit, figure.kind == "ordinal"


def _relate_figures(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    related: Agreements = {}
    for key, fact in copy.items():
        if key in source:
            related[key] = {key: "same"}
            continue
        figure = cast("Figure", fact.value)
        agreeing = {
            other: agreement
            for other, candidate in source.items()
            if (agreement := quantity.agreement(figure, cast("Figure", candidate.value)))
        }
        exact = {other: agreement for other, agreement in agreeing.items() if agreement == "same"}
        related[key] = exact or agreeing
    return related


def _fit_figures(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Figure", at.fact.value), cast("Figure", to.fact.value)
    if not quantity.comparable(one, other) or quantity.agreement(other, one):
        return None
    if "vague" in {one.kind, other.kind}:
        return None if one.low <= other.low <= one.high or other.low <= one.low <= other.high else -0.15
    low, high = sorted((abs(one.low), abs(other.low)))
    fit = -0.1 if high > _FAR_APART * low else 0.0
    if one.unit and one.unit == other.unit:
        return fit + 0.05
    counted = copy.counted(at.at[1]), source.counted(to.at[1])
    return fit + (0.1 if counted[0] == counted[1] else -0.1) if all(counted) else fit


def _relate_dates(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    return {
        key: {key: "same"}
        if key in source
        else {
            other: cast("Agreement", agreement)
            for other, candidate in source.items()
            if (
                agreement := calendar_date.agreement(
                    cast("CalendarDate", fact.value), cast("CalendarDate", candidate.value)
                )
            )
        }
        for key, fact in copy.items()
    }


def _fit_dates(at: Mention, to: Mention) -> float | None:
    one, other = cast("CalendarDate", at.fact.value), cast("CalendarDate", to.fact.value)
    if one.relative or other.relative or calendar_date.agreement(other, one):
        return None
    stated = [(getattr(one, name), getattr(other, name)) for name in _FIELDS]
    equal = sum(a == b for a, b in stated if a is not None)
    alike = all((a is None) == (b is None) for a, b in stated)
    return 0.1 * equal if equal or alike else None


def _relate_names(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = index_names(cast("Iterable[tuple[str, ...]]", source))
    return {key: {other: "same" for other in index.agreeing(cast("tuple[str, ...]", key))} for key in copy}


def _worded(words: WordIndex, fact: Fact) -> tuple[int, int] | None:
    return words.find(cast("Name", fact.value).full)


def _is_acronym(slots: Slots, mention: Mention) -> bool:
    return mention.at[1] - mention.at[0] == 1 and slots.reading.words[mention.at[0]].replace(".", "").isupper()


def _abbreviates(a: str, b: str) -> bool:
    """Whether one part begins the other: ``calif`` and ``california``, but also words run together by a bad extraction."""
    short, long = sorted((a, b), key=len)
    return len(short) > 2 and len(short) < len(long) and long.startswith(short)  # noqa: PLR2004 - initials begin too much


def _fit_names(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Name", at.fact.value), cast("Name", to.fact.value)
    if not (one.sure or other.sure) or one.parts == other.parts:
        return None
    shared = sum(any(same_part(a, b) for b in other.full) for a in one.full)
    if any(misspelt(a, b) for a in one.full for b in other.full):
        return 0.4
    if not (one.sure and other.sure):
        return None
    if any(_abbreviates(a, b) for a in one.full for b in other.full) or _is_acronym(copy, at) != _is_acronym(source, to):
        return None
    if shared and min(len(one.full), len(other.full)) > _LONGEST_PERSON:
        return None
    if shared:
        most = max(len(one.full), len(other.full))
        return (0.4 if shared / most > 0.5 else 0.15) if shared < min(len(one.full), len(other.full)) else None  # noqa: PLR2004
    alike = _PEOPLE if len(one.full) == len(other.full) == 2 else 0.0  # noqa: PLR2004 - first name and surname
    return alike - _NAMES_VARY - 0.08 * abs(len(one.full) - len(other.full))
