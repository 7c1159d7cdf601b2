"""Which figures does a text state, in what unit?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.amount import (
    Figure,
    FigureKind,
    Placed,
    bound_before,
    currency_before,
    kind_of,
    negative,
    unit_after,
    with_signs,
)
from provenance.reuse.facts.compound import words_with
from provenance.reuse.facts.marked import score_or_duration, with_parts
from provenance.reuse.facts.number import Number, digits_of, read_number, read_portion
from provenance.reuse.facts.ordinal import ordinal_in_digits, read_ordinal
from provenance.reuse.facts.part import one_in_several, read_measure, read_part, read_share
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.span import with_shared
from provenance.reuse.facts.spoken_time import is_told_of_nothing
from provenance.reuse.facts.unit import part_of

_DASHES: Final = frozenset({"-", "–", "—", "−", " - ", " – ", " — ", "--", " -- ", "\u2011"})
_HYPHENS: Final = frozenset({"-", "\u2011"})
_ADDRESS: Final = frozenset("/@#=&_\\~+")
_NUMERO: Final = frozenset("№")
_LISTING: Final = frozenset({".", ")"})
_SCORE: Final = 200
_OLDEST: Final = 115
_TENS: Final = range(20, 100, 10)
"""Decades that somebody may be in."""
_OF_TIME: Final = ("hour", "minute", "second")
_WITHOUT_UNIT: Final = {"foot": (9, "inch"), "stone": (40, "pound"), "m": (20, "cm"), "eur": (1000, "cent")}
"""Of what feet, stones, metres or euros the smaller unit may be left out, at most how many they are, and that unit."""
_BEFORE_NO_NOUN: Final = frozenset({"cent", "cm"})
"""Units that are left out before no noun: *für 5 Euro 20 Karten*."""
_OF_SIXTY: Final = {"hour": "minute", "minute": "second"}
_BEFORE_SMALLER: Final = frozenset({" ", ", ", "\u00a0", "\u202f"})


def find_figures(reading: Reading, taken: bytearray) -> Iterator[tuple[Passage, Figure]]:
    """The figures of *reading* in order, those in words marked in *taken* (dates) left out; their words are marked too."""
    told, found = 0, list(_placed(reading, taken))
    for i, placed in enumerate(found):
        first, last, figure = with_shared(reading, placed, found[i + 1]) if i + 1 < len(found) else placed
        passage = with_signs(reading, first, last, minus=figure.low < 0)
        yield Passage(max(told, passage.start), passage.end), figure  # 1 $ half: the sign is that of the amount before
        told = passage.end


def _placed(reading: Reading, taken: bytearray) -> Iterator[Placed]:
    done = 0
    for i in _beginnings(reading):
        found = _figure_at(reading, i) if i >= done and not taken[i] else None
        if found is None:
            continue
        first, last, _ = found
        done = last + 1
        if not any(taken[first:done]):
            taken[first:done] = b"\1" * (done - first)
            yield found


def _beginnings(reading: Reading) -> list[int]:
    """The words that a figure may begin with; an article only before a magnitude or a fraction (``a million``, ``a third``)."""
    words = reading.vocabulary.number
    beginning = words.starters.intersection(reading.places) | reading.numerals
    if words.compounds:
        beginning |= words_with(words.compounds.within, reading.places)
    if not words.articles:
        beginning |= words.units.first_words & reading.places.keys()
    if words.of_units_in:
        beginning |= words_with(words.of_units_in, reading.places)
    beginning |= words.single & reading.places.keys()
    found = reading.where(beginning)
    if words.articles.isdisjoint(beginning):
        return found
    return [i for i in found if reading.folded[i] not in words.articles or _follows_article(reading, i + 1)]


def _follows_article(reading: Reading, i: int) -> bool:
    words = reading.vocabulary.number
    return i < len(reading) and (
        reading.folded[i] in words.magnitudes
        or reading.folded[i] in words.portions
        or words.shares.begins_with(reading.folded[i])
        or reading.is_in(i + 1, words.noun_shares)
        or _is_unit_and_more(reading, i)
    )


def _is_unit_and_more(reading: Reading, i: int) -> bool:
    """Whether ``year and a half`` or ``hour and twenty minutes`` stands at word *i*."""
    words = reading.vocabulary.number
    length = reading.phrase(i, words.units)
    if not length:
        return False
    one = Figure(1.0, 1.0, words.units[" ".join(reading.folded[i : i + length])], "measure")
    return (
        reading.phrase(i + length, words.and_portions) > 0 or _smaller_behind(reading, i + length - 1, one) is not None
    )


def _figure_at(reading: Reading, i: int) -> Placed | None:
    """The figure that begins at word *i*, with the smaller measure behind it: ``5 feet 10 inches``, ``3 kg 200 g``."""
    found = _single_at(reading, i) or _counted(reading, _one(reading, i))
    if found is None:
        return None
    first, last, figure = found
    value, smallest = figure.low, figure
    while behind := _smaller_behind(reading, last, smallest):
        last, smallest = behind
        value = round(value + smallest.low * (part_of(smallest.unit or "", figure.unit or "") or 0.0), 6)
    if smallest is figure:
        return found
    return first, last, replace(figure, low=value, high=value, digits=digits_of(value))


def _smaller_behind(reading: Reading, last: int, figure: Figure) -> tuple[int, Figure] | None:
    """The smaller measure of the same kind behind the one that word *last* ends, and its last word: the 36 minutes of *2 hours, 36 minutes*."""
    i = last + 1
    gap = reading.gap(i)
    close = gap in _BEFORE_SMALLER or (gap == ". " and reading.is_in(last, reading.vocabulary.number.cut_short))
    if figure.unit is None or figure.low % 1 or figure.low != figure.high or not close:
        return None
    if reading.is_in(i, reading.vocabulary.joints) and reading.gap(i + 1) == " ":
        i += 1  # two years and three months
    found = _single_at(reading, i) if i < len(reading) and _may_begin(reading, i) else None
    if not found or found[2].bound or found[2].low != found[2].high:
        return None
    end, behind = found[1], found[2]
    if (figure.unit, behind.unit) == ("hour", "m"):
        behind = replace(behind, unit="minute")  # 2h 10m
    if behind.unit is None and gap != ". " and (unit := _unsaid(reading, figure, i, end)):
        behind = replace(behind, unit=unit)
        end += unit == "inch" and reading.is_in(end + 1, {"in"}) and not reading.gap(end + 1)  # 6ft 2in
    part = behind.low * (part_of(behind.unit or "", figure.unit) or 0.0)
    return (end, behind) if 0 < part < 1 else None


def _unsaid(reading: Reading, figure: Figure, i: int, end: int) -> str | None:
    """The unit left out at words *i* to *end*, behind a larger one: *deux heures dix*, *3 minutes 42*, *six feet two*, *12 stone four*."""
    if figure.unit in _OF_SIXTY:
        bare = reading.vocabulary.grammar.bare_minutes and is_told_of_nothing(reading, end)
        return _OF_SIXTY[figure.unit] if bare else None
    limit, unit = _WITHOUT_UNIT.get(figure.unit or "", (0.0, None))
    told = reading.gap(i) == " " and figure.low <= limit
    return unit if told and (unit not in _BEFORE_NO_NOUN or is_told_of_nothing(reading, end)) else None


def _may_begin(reading: Reading, i: int) -> bool:
    words = reading.vocabulary.number
    return (
        reading.words[i][0].isdecimal()
        or reading.folded[i] in words.values
        or (words.compounds is not None and words.compounds.within.search(reading.folded[i]) is not None)
    )


def _single_at(reading: Reading, i: int) -> Placed | None:
    """The figure that begins at word *i*, whatever stands behind it."""
    if reading.words[i][0].isdecimal():
        return _numeric(reading, i)
    portion = read_portion(reading, i)
    if portion:
        return _counted(reading, portion)
    special = read_measure(reading, i) or read_part(reading, i) or read_ordinal(reading, i)
    return special or _counted(reading, read_number(reading, i)) or one_in_several(reading, i)


def _one(reading: Reading, i: int) -> Number | None:
    """The ``a`` of ``a year and a half`` or ``an hour and twenty minutes``, which other languages leave out: ``год и два месяца``, ``hora y media``."""
    words = reading.vocabulary.number
    if reading.folded[i] in words.articles:
        return Number(1.0, 1, i, i) if _is_unit_and_more(reading, i + 1) else None
    end = i + reading.phrase(i, words.units)
    if end == i or reading.gap(end) != " ":
        return None
    sure = reading.phrase(end, words.and_portions) > 0 and (not words.articles or reading.is_in(i, words.single))
    if not words.articles and not sure:
        joined = reading.is_in(end, reading.vocabulary.joints) or reading.is_in(i, words.single)
        sure = joined and _is_unit_and_more(reading, i)
    return Number(1.0, 1, i, i - 1) if sure else None


def _numeric(reading: Reading, i: int) -> Placed | None:
    """A figure in digits, unless they belong to a name (``F-16``), an address or a telephone number."""
    start = reading.starts[i]
    addressed = reading.text[start - 1 : start] in _ADDRESS and not _is_warmth(reading, i)
    if (start and addressed) or _is_named(reading, i) or _enumerates(reading, i):
        return None
    run = i
    dashes = _HYPHENS if _NUMERO.issubset(reading.gap(i)) else _DASHES
    while reading.gap(run + 1) in dashes and reading.words[run + 1][0].isdecimal():
        run += 1
    if run > i + 1:
        return i, run, Figure(0.0, 0.0, "serial")
    number = read_number(reading, i)
    if number is None:
        return _elapsed(reading, i) or score_or_duration(reading, i)
    if number.last == i and (found := with_parts(reading, i)):
        return found
    if run > i and number.last == i:
        return _pair(reading, number, read_number(reading, run))
    return _counted(reading, number)


def _is_warmth(reading: Reading, i: int) -> bool:
    """Whether a plus sign stands before degrees: ``+30°``."""
    degrees = reading.gap(i + 1).lstrip()[:1] == "°" or (
        i + 1 < len(reading) and reading.vocabulary.number.units.get(reading.folded[i + 1]) == "celsius"
    )
    return reading.text[reading.starts[i] - 1] == "+" and degrees


def _is_named(reading: Reading, i: int) -> bool:
    """Whether a number is part of a name: the 16 of ``F-16``, not that of ``mid-16``."""
    return (
        i > 0
        and reading.gap(i) in _HYPHENS
        and not reading.words[i - 1][0].isdecimal()
        and not reading.is_in(i - 1, reading.vocabulary.stop)
    )


def _enumerates(reading: Reading, i: int) -> bool:
    """Whether a number at the start of a line counts the line: ``4. What is next``."""
    opens = i == 0 or "\n" in reading.gap(i)
    following = reading.gap(i + 1)
    return opens and len(reading.words[i]) <= len("20") and following[:1] in _LISTING and following[1:].isspace()


def _elapsed(reading: Reading, i: int) -> Placed | None:
    """``2:36:41``: hours, minutes and seconds."""
    parts = reading.words[i].split(":")
    if len(parts) != len(_OF_TIME) or not all(part.isdecimal() for part in parts):
        return None
    hours = 0.0
    for part, unit in zip(parts, _OF_TIME, strict=True):
        hours = round(hours + int(part) * (part_of(unit, "hour") or 1.0), 6)
    return i, i, Figure(hours, hours, "hour", "measure", digits_of(hours))


def _pair(reading: Reading, low: Number, high: Number | None) -> Placed | None:
    """``5–7 percent``, ``5–7 million`` and ``3-1``."""
    placed = _counted(reading, high)
    if placed is None or high is None:
        return _counted(reading, low)
    first, currency = currency_before(reading, low.first)
    unit = placed[2].unit or currency
    kind: FigureKind = "score" if unit is None and low.value < _SCORE and high.value < _SCORE else "range"
    figure = replace(placed[2], low=low.value * high.factor, unit=unit, kind=kind, bound=bound_before(reading, first))
    return first, placed[1], figure


def _counted(reading: Reading, number: Number | None) -> Placed | None:
    """*number* with the sign, unit, age or ordinal ending that stands beside it."""
    if number is None:
        return None
    value, first, words = number.value, number.first, reading.vocabulary.number
    start, currency = currency_before(reading, first)
    if currency:
        return (
            start,
            number.last,
            Figure(value, value, currency, kind_of(currency), number.digits, bound_before(reading, start)),
        )
    special = ordinal_in_digits(reading, number) or read_share(reading, number) or _tens_of_years(reading, number)
    if special:
        return special
    unit, last, kind = unit_after(reading, number.last)
    if unit == "bp":  # basis points
        value, unit = value / 100, "point"
    half = _half_behind(reading, last + 1) if unit and not value % 1 else 0.0
    if half:
        value, last = value + half, last + reading.phrase(last + 1, words.and_portions)
        number = replace(number, digits=digits_of(value))
    if unit is None and first > 1 and reading.phrase(first - 2, words.multiplied):
        unit, kind = "times", "measure"
    if unit is None and (reading.is_in(first - 1, words.age_before) or _is_set_off(reading, number)):
        unit, kind = "year", "age"
    below = negative(reading, first, last, unit)
    if below and value:
        (first, last), value = below, -value
    return first, last, Figure(value, value, unit, kind, number.digits, bound_before(reading, first))


def _tens_of_years(reading: Reading, number: Number) -> Placed | None:
    """The age of somebody in her ``40s``; those of a century are dates."""
    end = number.last + 1
    if number.value not in _TENS or reading.gap(end) or not reading.is_in(end, reading.vocabulary.number.decades):
        return None
    return number.first, end, Figure(number.value, number.value + 9, "year", "vague", 0)


def _is_set_off(reading: Reading, number: Number) -> bool:
    """Whether a number stands between commas behind a name, as an age does: ``Ada Moss, 44, said``."""
    i = number.first
    named = i > 0 and reading.words[i - 1][0].isupper()
    set_off = i == number.last and reading.gap(i) == reading.gap(i + 1) == ", "
    listed = reading.is_in(i + 1, reading.numerals)
    return named and set_off and not listed and reading.words[i].isdecimal() and number.value <= _OLDEST


def _half_behind(reading: Reading, i: int) -> float:
    """The part that is added to a measure: ``two years and a half``, not ``five tonnes and a half-million nets``."""
    words = reading.vocabulary.number
    length = reading.phrase(i, words.and_portions)
    if not length or reading.gap(i) != " " or reading.gap(i + length) == "-":
        return 0.0
    counts = reading.is_in(i + length, words.magnitudes) or reading.phrase(i + length, words.units)
    counts = counts and reading.gap(i + length) in {" ", "-"}  # … e mezzo. L'arresto
    return 0.0 if counts else words.and_portions[" ".join(reading.folded[i : i + length])]
