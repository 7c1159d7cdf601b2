"""How are the figures, dates and names of two texts told apart and brought together?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, cast

from provenance.reuse.changes import quantity
from provenance.reuse.changes.mention import Kind, Mention
from provenance.reuse.changes.namesake import NameIndex, WordIndex, index_names
from provenance.reuse.changes.quantity import FigureIndex
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
from provenance.reuse.facts import day
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.outcome import Agreement
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spelling import misspelt, same_part

Agreements = Mapping[Hashable, Mapping[Hashable, Agreement]]

_LONGEST_PERSON: Final = 4  # parts; what shares some of more is a heading
_ALMOST: Final = 0.4
"""Names with a letter or the smaller part of them altered are hardly found in one slot by chance."""
_SIMILAR: Final = 0.3
_RELATED: Final = 0.15
_SAME_UNIT: Final = 0.1
_OTHER_UNIT: Final = 0.3
"""The same number in another unit is hardly chance: 62 kilometres and 62 miles, $38 million and €38 million; two days may be."""
_SLIP: Final = 0.2
"""Figures a digit apart are often one figure mistyped: 44 and 54, £640 and £460."""
_OTHER_MEASURE: Final = 0.15
_LATE: Final = 45
_STATEMENT: Final = 3
"""Words beside a name that tell anything of it."""
_COARSER: Final = -0.05
_PEOPLE: Final = 0.06
_LENGTHS_VARY: Final = 0.08
_NAMES_VARY: Final = 0.08
"""Names need a surer slot than figures: a rewrite may say *the Senate* for *lawmakers in Albany*."""
_DISPLACED: Final = {"figure": 0.27, "date": 0.08}
"""Least score of a displacement (displacement.py): rewrites move figures about more than dates."""
_APART, _FAR_APART = 10.0, 100.0
_HUNDRED, _LARGE = 100, 1000
_LIFE: Final = 3.0
"""How many times an age may be what a number of years would make it."""
_FEW: Final = 12
"""Times that something happened; more are a comparison, which may be told in many ways."""
_CROWD: Final = 60
"""Dates sharing a year or a month that are tried."""
_MOST: Final = 1000
"""Distinct figures, dates or names of the copy that are looked up by more than their exact value."""
_FIELDS: Final = ("year", "month", "day", "weekday", "hour", "minute")


def figures(copy: Slots, source: Slots, theirs: Sequence[Fact]) -> Kind:
    """Figures are one fact if amount and unit are the same."""
    slips = quantity.SlipIndex({_figure_key(fact): cast("Figure", fact.value) for fact in theirs})
    return Kind(
        _figure_key,
        _relate_figures,
        partial(_fit_figures, copy, source),
        almost=lambda fact: slips.almost(cast("Figure", fact.value)),
        form=_form_of_figure,
        displaced=_DISPLACED["figure"],
        replaced=0.45,
        follows=lambda fact, others: quantity.follows(
            cast("Figure", fact.value), [cast("Figure", other.value) for other in others]
        ),
        contradicts=_bounds_differ,
    )


def _bounds_differ(one: Fact, other: Fact) -> bool:
    return {cast("Figure", one.value).bound, cast("Figure", other.value).bound} == {"over", "under"}


def dates(theirs: Sequence[Fact]) -> Kind:
    """Dates are one fact if all that is stated of them is the same."""
    numbers: dict[CalendarDate, int] = {}  # numbers are looked up far quicker than dates of nine fields

    def key(fact: Fact) -> int:
        return numbers.setdefault(cast("CalendarDate", fact.value), len(numbers))

    distinct = {key(fact): cast("CalendarDate", fact.value) for fact in theirs}
    days: dict[int, list[tuple[int, CalendarDate]]] = {}
    for number, date in distinct.items():
        if date.day is not None:
            days.setdefault(date.day, []).append((number, date))
    return Kind(
        key,
        _relate_dates,
        _fit_dates,
        almost=lambda fact: _in_another_month(fact, days),
        form=_form_of_date,
        displaced=_DISPLACED["date"],
        replaced=0.225,
    )


def _in_another_month(fact: Fact, days: Mapping[int, list[tuple[int, CalendarDate]]]) -> Iterator[Hashable]:
    """The source's dates with the same day of another month: hardly by chance, if the copy alone has the one."""
    one = cast("CalendarDate", fact.value)
    same_day = days.get(one.day or 0, ())[:_CROWD]
    return (key for key, other in same_day if other.month != one.month and other.year in {one.year, None})


def names(copy: Slots, source: Slots, theirs: Sequence[Fact]) -> Kind:
    """Names are one fact if the longest mention they shorten is the same."""
    one, other = WordIndex(copy), WordIndex(source)
    index = index_names(tuple(dict.fromkeys(_full(fact) for fact in theirs)))
    return Kind(
        _full,
        _relate_names,
        partial(_fit_names, copy, source),
        worded=(partial(_worded, other), partial(_worded, one)),
        certain=lambda fact: cast("Name", fact.value).sure,
        almost=lambda fact: (*index.almost(_full(fact)), *_sharing(fact, index, (copy, source))),
        order=0.5,
    )


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


def _form_of_date(fact: Fact) -> Hashable:
    """Which of its fields a date states, if any."""
    date = cast("CalendarDate", fact.value)
    return None if date.relative or date.decade else tuple(getattr(date, name) is not None for name in _FIELDS)


def _relate_figures(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = FigureIndex({key: cast("Figure", fact.value) for key, fact in source.items()})
    return _related(copy, source, lambda fact: index.agreeing(cast("Figure", fact.value)))


def _related(
    copy: Mapping[Hashable, Fact],
    source: Mapping[Hashable, Fact],
    agreeing: Callable[[Fact], Mapping[Hashable, Agreement]],
) -> Agreements:
    """The exact counterpart of each key where there is one, else those that *agreeing* finds."""
    return {
        key: {key: "same"} if key in source else agreeing(fact) if i < _MOST else {}
        for i, (key, fact) in enumerate(copy.items())
    }


def _fit_figures(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Figure", at.fact.value), cast("Figure", to.fact.value)
    if quantity.in_another_unit(one, other):
        return _OTHER_UNIT if one.digits > 1 else _SAME_UNIT
    slip = quantity.is_slip(one, other)
    if not _may_replace(one, other, slip=slip):
        return None
    if "vague" in {one.kind, other.kind}:
        return None if one.low <= other.low <= one.high or other.low <= one.low <= other.high else -0.15
    low, high = sorted((abs(one.low), abs(other.low)))
    fit = _SLIP if slip else 0.0
    if one.unit and one.unit == other.unit:
        return fit + (_SAME_UNIT if high <= _FAR_APART * low else 0.0)
    fit -= 0.1 * ((high > _APART * low) + (high > _FAR_APART * low) + ("times" in {one.unit, other.unit}))
    fit -= _OTHER_MEASURE if one.unit and other.unit else 0.0  # a hundred years, 14 months
    counted = copy.counted(at.at[1]), source.counted(to.at[1])
    if one.kind == "ordinal" and counted[0] != counted[1]:
        return None  # the second goal, the first time
    return fit + (0.1 if counted[0] == counted[1] else -0.1) if all(counted) else fit


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
    if "times" in {one.unit, other.unit} and (one.low == other.low or not _is_said_of_times(one, other)):
        return False  # warned twice, two warnings
    if {one.kind, other.kind} == {"age", "measure"} and max(one.low, other.low) > _LIFE * min(one.low, other.low):
        return False  # 14 years old, a year later
    turned = (one.low, one.high) == (other.high, other.low)
    within = other.bound and one.low == one.high and quantity.agreement(other, one)
    return not (turned or _in_two_currencies(one, other) or within)


def _is_said_of_times(one: Figure, other: Figure) -> bool:
    """Whether neither is a comparison, *60 times brighter*: few, or as many as may be counted: watched 3.6 million times."""
    return max(one.low, other.low) <= _FEW or min(one.low, other.low) >= _LARGE


def _in_two_currencies(one: Figure, other: Figure) -> bool:
    """Whether one may be the other converted at a rate that we do not know."""
    return one.unit != other.unit and one.kind == other.kind == "money" and not quantity.is_one_currency(one, other)


def _relate_dates(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index: dict[tuple[str, object], list[Hashable]] = {}
    for key, fact in source.items():
        for trait in _traits(cast("CalendarDate", fact.value)):
            index.setdefault(trait, []).append(key)
    return _related(copy, source, lambda fact: _agreeing_dates(cast("CalendarDate", fact.value), source, index))


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
    for name in ("year", "month", "weekday", "relative"):
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


def _fit_dates(at: Mention, to: Mention) -> float | None:
    one, other = cast("CalendarDate", at.fact.value), cast("CalendarDate", to.fact.value)
    if day.differ(one, other):
        return 0.0 if day.agreement(other, one) else 0.1
    if one.relative or other.relative or one.decade != other.decade:
        return None
    if day.agreement(other, one) or day.agreement(one, other):
        return None
    return _fit_stated([(getattr(one, name), getattr(other, name)) for name in _FIELDS])


def _fit_stated(stated: Sequence[tuple[int | None, int | None]]) -> float | None:
    """How well two dates fit one slot by what they state, field by field: None where nothing differs, or too little is common."""
    if not any(None not in pair and pair[0] != pair[1] for pair in stated):
        return None  # "April" against "April 2027": the year we inferred contradicts, but nothing that was said
    equal = sum(a == b for a, b in stated if a is not None)
    if equal or all((a is None) == (b is None) for a, b in stated):
        return 0.1 * equal
    coarser = all(b is not None for a, b in stated if a is not None)
    return _COARSER if coarser else None  # "2016" for "April 2015"


def _full(fact: Fact) -> tuple[str, ...]:
    return cast("Name", fact.value).full


def _relate_names(copy: Mapping[Hashable, Fact], source: Mapping[Hashable, Fact]) -> Agreements:
    index = index_names(cast("tuple[tuple[str, ...], ...]", tuple(source)))
    return {key: dict.fromkeys(index.agreeing(cast("tuple[str, ...]", key)), "same") for key in copy}


def _sharing(fact: Fact, index: NameIndex, texts: tuple[Slots, Slots]) -> Iterator[Hashable]:
    """The source's name of which a sure name of the copy has but one part, unless a part is a word, too: the north."""
    name = cast("Name", fact.value)
    if name.sure and not any(_is_word(part, slots.reading) for part in name.parts for slots in texts):
        yield from index.sharing(name.full)


def _is_word(part: str, reading: Reading) -> bool:
    written_low = any(reading.words[i].islower() for i in reading.places.get(part, ())[:_CROWD])
    return written_low or bool(reading.vocabulary.sets.of(part))


def _worded(words: WordIndex, fact: Fact) -> tuple[int, int] | None:
    return words.find(_full(fact))


def _is_acronym(slots: Slots, mention: Mention) -> bool:
    return mention.at[1] - mention.at[0] == 1 and slots.reading.words[mention.at[0]].replace(".", "").isupper()


def _abbreviates(a: str, b: str) -> bool:
    """Whether one part begins the other: ``calif`` and ``california``, but also words run together by a bad extraction."""
    initials = min(len(a), len(b)) <= 2  # noqa: PLR2004 - these begin too much
    return not initials and len(a) != len(b) and (a.startswith(b) or b.startswith(a))


def _fit_names(copy: Slots, source: Slots, at: Mention, to: Mention) -> float | None:
    one, other = cast("Name", at.fact.value), cast("Name", to.fact.value)
    if one.parts == other.parts or not (one.sure or other.sure) or _may_be_one(one, other):
        return None
    least, most = sorted((len(one.full), len(other.full)))
    shared = sum(any(same_part(a, b) for b in other.full) for a in one.full)
    wrong = sum(any(misspelt(a, b) for b in other.full) for a in one.full)
    if wrong and shared + wrong >= least:
        return _ALMOST if shared or misspelt(one.full[0], other.full[0], 1) else _SIMILAR
    # In a headline, where all words have capitals, "Marlow Lifeboat Fraud" is no other name than "Marlow Lifeboat".
    in_headline = not one.sure and len(one.full) > len(("first", "last"))
    unsure = (
        in_headline or not (other.sure and (one.sure or shared)) or _is_acronym(copy, at) != _is_acronym(source, to)
    )
    if unsure or any(_abbreviates(a, b) for a in one.full for b in other.full):
        return None
    if shared:
        return _fit_sharing(shared, least, most)
    if _stands_alone(copy, at) or _stands_alone(source, to):
        return None
    people = _PEOPLE if least == most == len(("first", "last")) else 0.0
    return people - _NAMES_VARY - _LENGTHS_VARY * (most - least)


def _stands_alone(slots: Slots, mention: Mention) -> bool:
    """Whether a line has hardly more than a name: *About the author: Ada Moss*."""
    return len(slots.reading.span(mention.sentence)) - (mention.at[1] - mention.at[0]) < _STATEMENT


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether the one mention is part of the other's, or of a fuller name of it."""
    return any(set(a.parts) < set(b.parts) or set(a.parts) < set(b.full) for a, b in ((one, other), (other, one)))


def _fit_sharing(shared: int, least: int, most: int) -> float | None:
    """How well two names of *least* and *most* parts, *shared* of them the same, fit one slot: one person with a part altered?"""
    if shared == least or least > _LONGEST_PERSON:
        return None
    return _ALMOST if 2 * shared > most else _RELATED
