"""Which ordinal is stated at some place in a text?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.amount import Figure, Placed
from provenance.reuse.facts.compound import compound_ordinal
from provenance.reuse.facts.number import Number
from provenance.reuse.facts.reading import APOSTROPHES, Reading

_HYPHENS: Final = frozenset({"-", "\u2011"})
_PERIODS: Final = frozenset({"day", "week", "month", "year", "decade", "century"})


def ordinal_in_digits(reading: Reading, number: Number) -> Placed | None:
    """``14th``, ``3-й``, ``3.º``, or in German ``der 3. Fall``: *number*, in digits, with what makes it an ordinal."""
    value = number.value
    if _ends_ordinal(reading, number.last + 1) and not _is_weight(reading, number):
        unit = _period_counted(reading, number.last + 2)
        return number.first, number.last + 1, Figure(value, value, unit, "ordinal", number.digits)
    return (
        (number.first, number.last, Figure(value, value, None, "ordinal", number.digits))
        if _has_point(reading, number) or _has_degree_sign(reading, number)
        else None
    )


def read_ordinal(reading: Reading, i: int) -> Placed | None:
    """``the third``; not ``first of all``, ``First, …``, ``ten seconds``."""
    words = reading.vocabulary.number
    last, value = compound_ordinal_at(reading, i) or (i, words.ordinals.get(reading.folded[i]))
    if last > i and value is not None:
        return i, last, Figure(value, value, _period_counted(reading, last + 1), "ordinal", 2)
    if value is None and words.compounds:
        value = compound_ordinal(reading.folded[i], reading.vocabulary.language)
    if value is None or reading.opens_sentence(i) or not _counts(reading, i):
        return None
    if reading.is_in(i, words.led_ordinals) and not reading.is_in(i - 1, reading.vocabulary.name.definite):
        return None
    if reading.gap(i) in _HYPHENS and reading.is_in(i - 1, words.values):
        return None  # a thirty-second clip
    if (
        reading.phrase(i, words.not_ordinals)
        or (i and reading.phrase(i - 1, words.not_ordinals))
        or reading.phrase(i, words.units)
    ):
        return None
    return i, i, Figure(float(value), float(value), _period_counted(reading, i + 1), "ordinal", 2)


def _ends_ordinal(reading: Reading, i: int) -> bool:
    """``14th``, ``3-й``, ``3.º``, ``3’üncü``."""
    joined = not reading.gap(i) or (reading.gap(i) == "-" and reading.vocabulary.grammar.ordinal_hyphens)
    joined = joined or (reading.gap(i) == "." and reading.vocabulary.grammar.pointed_ordinals)
    joined = joined or (reading.gap(i) in APOSTROPHES and reading.vocabulary.grammar.apostrophe_endings)
    return joined and reading.is_in(i, reading.vocabulary.number.ordinal_endings)


def _has_point(reading: Reading, number: Number) -> bool:
    """Whether a point makes digits an ordinal, as it does in German, ``der 3. Fall``, and Turkish, ``3. vaka``."""
    i = number.last + 1
    if not reading.vocabulary.grammar.ordinal_points or number.first < number.last or reading.gap(i) != ". ":
        return False
    goes_on = reading.words[i].islower() or not reading.is_in(i, reading.vocabulary.stop)
    leads = reading.vocabulary.name.definite | reading.vocabulary.number.every
    led = reading.is_in(number.first - 1, leads) or (not leads and reading.words[i].islower())
    return goes_on and led


def _has_degree_sign(reading: Reading, number: Number) -> bool:
    """Whether a degree sign makes digits an ordinal, as it does in Italian behind an article: ``il 3° posto``."""
    led = reading.is_in(number.first - 1, reading.vocabulary.date.before_degree_sign)
    counts = reading.gap(number.last + 1) == "° " and not reading.is_in(number.last + 1, reading.vocabulary.stop)
    return led and counts and number.value % 1 == 0


def _is_weight(reading: Reading, number: Number) -> bool:
    """Whether the *st* behind a number is no ending but stones: ``12st 4lb``."""
    return reading.folded[number.last + 1] == "st" and (number.value % 10 != 1 or number.value % 100 == 11)  # noqa: PLR2004 - 11th


def compound_ordinal_at(reading: Reading, i: int) -> tuple[int, float] | None:
    """The last word and the value of ``twenty-first``, ``vingt et unième``, ``двадцять перший``."""
    words, j = reading.vocabulary.number, i + 1
    if words.and_prefix:
        return _ones_first(reading, i)
    tens = words.values.get(reading.folded[i]) or words.ordinals.get(reading.folded[i], 0)
    if not tens or tens % 10 or not 10 <= tens < 100:  # noqa: PLR2004 - what has ones behind it
        return None
    if reading.is_in(j, words.linking) and reading.is_in(j + 1, words.joined_ordinals):
        j += 1  # vingt et unième
    ones = words.joined_ordinals.get(reading.folded[j]) if j < len(reading) else None
    if (
        ones is None
        or (j == i + 1 and reading.gap(j) not in words.ordinal_gaps)
        or (tens == 10 and ones < 7 and not reading.is_in(i, words.ordinal_tens))  # noqa: PLR2004 - dix-septième
    ):
        return None
    clip = reading.phrase(j, words.not_behind_articles) and reading.is_in(i - 1, words.articles)
    return None if clip else (j, float(tens + ones))


def _ones_first(reading: Reading, i: int) -> tuple[int, float] | None:
    """The last word and the value of such an ordinal as Arabic has: الخامس والعشرين, the fifth and twenty."""
    words, j = reading.vocabulary.number, i + 1
    ones, tens = (
        words.ordinals.get(reading.folded[i], 0),
        words.values.get(reading.folded[j], 0) if reading.gap(j) else 0,
    )
    return (j, float(ones + tens)) if 0 < ones < 10 and tens in range(10, 100, 10) else None  # noqa: PLR2004


def _counts(reading: Reading, i: int) -> bool:
    """Whether the ordinal at word *i* counts something: what follows, or, at the end of a clause, what was named before: ``in the second.``"""
    if reading.gap(i + 1) in {" ", "-"}:
        return True
    led = reading.gap(i) == " " and reading.is_in(i - 1, reading.vocabulary.stop)
    return led and not reading.is_in(i - 1, reading.vocabulary.number.articles) and not reading.opens_sentence(i - 1)


def _period_counted(reading: Reading, i: int) -> str | None:
    """The unit of time that an ordinal before word *i* counts: ``the first week``; most others are no measures."""
    length = reading.phrase(i, reading.vocabulary.number.units) if reading.gap(i) == " " else 0
    unit = reading.vocabulary.number.units[" ".join(reading.folded[i : i + length])] if length else None
    return unit if unit in _PERIODS else None
