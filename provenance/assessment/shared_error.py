"""Which slips of the source did the copy take over with the words around them?

A slip is told by what the source itself says elsewhere: a name it spells in two ways, a word it spells right beside, a
figure a digit away from the one it gives elsewhere, a unit it gives otherwise, a weekday that the date did not have. Two
who report on their own seldom make the same slip; that a rewrite mended it says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final, Literal, cast

from rapidfuzz.distance import OSA

from provenance.assessment.comparison import Side
from provenance.document import Passage
from provenance.reuse.changes.quantity import in_another_unit, is_slip
from provenance.reuse.fact import Fact
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.spelling import same_part

_Named = Mapping[str, frozenset[str]]
"""The parts of names, each with all parts of the full names that it occurs in."""
SlipKind = Literal["name", "word", "figure", "unit", "weekday"]

_LEAST_NAME: Final = 6
_LEAST_WORD: Final = 8
"""Letters of a name's part and of a word, so that a letter more or less makes no other one: Moss, Ross; later, latter."""
_ENDING: Final = 3
"""Last letters of a name in which a difference may be inflection."""
_LEAST_FIGURE: Final = 100
_TELLING: Final = 3
"""Digits that a figure must have for one that differs in a digit to be the same one mistyped."""
_CROWD: Final = 40
"""Spellings and figures that are tried for one: time must stay linear."""
_MOST: Final = 1000
"""Figures that may be slips: no article has as many."""
_WORD: Final = re.compile(r"[\s-]*(\w+)")
_FOLLOWING, _STEM = 40, 5
"""Characters in which the word after a figure is looked for, and how many of its letters are compared."""
_DOUBLED: Final = re.compile(r"(.)\1")
_DAYS: Final = ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")


@dataclass(frozen=True, slots=True)
class Slip:
    """A probable error of a text, what the text says *usually* instead, and how to know it again in another (*key*).

    Where the text says the one as often as the other, nobody can tell which is wrong: then a copy shares the error only
    if it contradicts itself in the same way, and has the *other*, too.
    """

    kind: SlipKind
    passage: Passage
    usually: str
    key: object
    other: object | None = None


@dataclass(frozen=True, slots=True)
class SharedError:
    """A slip of the source that the copy has too."""

    slip: Slip
    copy: Passage


def slips(source: Side) -> tuple[Slip, ...]:
    """The probable errors of *source*, by where they stand."""
    named, said = _named(source.facts), Counter(source.body.words.words)
    counts = Counter({word: count for word, count in said.items() if len(word) >= _LEAST_NAME and word.isalpha()})
    misspelt = [*_names(source, named, counts), *_words(source, named, counts)]
    found = [*misspelt, *_figures(source), *_weekdays(source)]
    return tuple(sorted(found, key=lambda slip: slip.passage.start))


def shared_errors(copy: Side, source: Side) -> tuple[SharedError, ...]:
    """The slips of *source* that *copy* has too."""
    found = slips(source)
    places = _places(copy) if found else {}
    return tuple(
        SharedError(slip, places[slip.key])
        for slip in found
        if slip.key in places and (slip.other is None or slip.other in places)
    )


def _places(copy: Side) -> Mapping[object, Passage]:
    """Where the copy first has each word, each figure and each date that a slip may be known by."""
    places: dict[object, Passage] = {}
    words = copy.body.words
    for word, start, end in zip(words.words, words.starts, words.ends, strict=True):
        places.setdefault(word, Passage(start, end))
    for fact in copy.facts:
        places.setdefault(_figure(fact) or _as_said(fact), fact.passage)
    return places


def _names(source: Side, named: _Named, counts: Counter[str]) -> Iterator[Slip]:
    """``Tietgens`` once, ``Tiedgens`` elsewhere."""
    words, text = source.body.words, source.document.text
    near: dict[tuple[str, int], list[str]] = {}
    for part in named:
        near.setdefault((part[0], len(part)), []).append(part)
    first_at = dict(zip(reversed(words.words), reversed(words.starts), strict=True))
    for odd in [word for word in counts if text[first_at[word]].isupper()]:
        alike = (usual for step in (-1, 0, 1) for usual in near.get((odd[0], len(odd) + step), ())[:_CROWD])
        usual = next((usual for usual in alike if counts[usual] >= counts[odd] and _is_misspelt(odd, usual)), None)
        if usual and not _two_people(named.get(odd, frozenset()) - {odd}, named[usual] - {usual}):
            first = words.words.index(odd)
            other = usual if counts[usual] == counts[odd] else None
            yield Slip("name", words.passage(first, first), usual.capitalize(), odd, other)


def _named(facts: Iterable[Fact]) -> _Named:
    """The parts of names, each with all parts of the full names that it occurs in."""
    found: dict[str, frozenset[str]] = {}
    for fact in facts:
        if fact.kind == "name":
            name = cast("Name", fact.value)
            for part in name.parts:
                found[part] = found.get(part, frozenset()).union(name.full)
    return found


def _is_misspelt(odd: str, usual: str) -> bool:
    """Whether one letter is wrong, and not in an ending."""
    if OSA.distance(odd, usual, score_cutoff=1) != 1 or same_part(odd, usual):
        return False
    return odd[:-_ENDING] != usual[: len(odd) - _ENDING]


def _two_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two alike names are said of different people: Arthur Miller and Rosa Milder."""
    return bool(one and other) and one.isdisjoint(other)


def _words(source: Side, named: _Named, counts: Counter[str]) -> Iterator[Slip]:
    """``accomodation`` once, ``accommodation`` elsewhere: a letter doubled or not, or two that changed places."""
    words = source.body.words
    groups: dict[str, list[str]] = {}
    for word in [word for word in counts if len(word) >= _LEAST_WORD and word not in named]:
        for key in _spelt_alike(word):
            groups.setdefault(key, []).append(word)
    for group in [group for group in groups.values() if len(group) > 1]:
        usual = max(group, key=lambda word: counts[word])
        for odd in group[:_CROWD]:
            if counts[odd] < counts[usual] and OSA.distance(odd, usual) == 1:
                first = words.words.index(odd)
                yield Slip("word", words.passage(first, first), usual, odd)


@lru_cache(maxsize=65536)
def _spelt_alike(word: str) -> frozenset[str]:
    """Equal for words that differ in a letter doubled or not, or in the order of the letters between first and last."""
    return frozenset({_DOUBLED.sub(r"\1", word), "".join([word[0], *sorted(word[1:-1]), word[-1]])})


def _figures(source: Side) -> Iterator[Slip]:
    """``3,124 scripts`` once, ``3,214 scripts`` elsewhere; ``620 miles`` once, ``620 km`` elsewhere."""
    places: dict[Figure, list[Passage]] = {}
    for fact in source.facts:
        figure = _figure(fact)
        if figure and figure.low >= _LEAST_FIGURE and figure.digits >= _TELLING:
            places.setdefault(figure, []).append(fact.passage)
    near: dict[int, list[Figure]] = {}
    for figure in places:
        near.setdefault(len(f"{figure.low:.2f}"), []).append(figure)
    for odd, where in islice(places.items(), _MOST):
        for usual in near[len(f"{odd.low:.2f}")][:_CROWD]:
            kind, there = _figure_error(odd, usual), places[usual]
            alike = kind == "unit" or _counted(source, where[0]) == _counted(source, there[0])
            if kind and alike and len(where) <= len(there):
                yield Slip(
                    kind, where[0], there[0].of(source.document.text), odd, usual if len(where) == len(there) else None
                )


def _counted(source: Side, figure: Passage) -> str:
    """The beginning of the word after a figure: two figures of one digit's difference seldom count the same things."""
    following = _WORD.match(source.document.text, figure.end, figure.end + _FOLLOWING)
    return following.group(1)[:_STEM].lower() if following else ""


def _figure_error(odd: Figure, usual: Figure) -> Literal["figure", "unit"] | None:
    if in_another_unit(odd, usual):
        return "unit"
    return "figure" if odd.unit == usual.unit and is_slip(odd, usual) else None


def _figure(fact: Fact) -> Figure | None:
    """A single figure by what it states, bounds left out; None for any other fact."""
    if fact.kind != "figure":
        return None
    figure = cast("Figure", fact.value)
    single = figure.low == figure.high and figure.kind not in {"ordinal", "vague"}
    return Figure(figure.low, figure.high, figure.unit, digits=figure.digits) if single else None


def _weekdays(source: Side) -> Iterator[Slip]:
    """``Tuesday, 22 September`` in a year in which that was a Monday."""
    for fact in source.facts:
        said = _as_said(fact)
        right = _weekday(cast("CalendarDate", fact.value)) if said else None
        if said and right is not None and right != said[2]:
            yield Slip("weekday", fact.passage, _DAYS[right], said)


def _as_said(fact: Fact) -> Sequence[int] | None:
    """Month, day and weekday where a date states all three."""
    if fact.kind != "date":
        return None
    value = cast("CalendarDate", fact.value)
    return (
        None if value.month is None or value.day is None or value.weekday is None
        else (value.month, value.day, value.weekday)
    )  # fmt: skip


def _weekday(value: CalendarDate) -> int | None:
    """The weekday that a date really has, where its year is stated or follows from the day of publication."""
    year = value.year or (value.resolved[0] if value.resolved else None)
    if year is None or value.month is None or value.day is None:
        return None
    try:
        return date(year, value.month, value.day).weekday()
    except ValueError:
        return None
