"""Which decade, century, fiscal year, quarter or half of a year is named at some place in a text?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.date_digits import Placed, decade_of, is_ambiguous, is_year, year_after
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.ordinal import compound_ordinal_at
from provenance.reuse.facts.reading import APOSTROPHES, Reading
from provenance.reuse.facts.spoken_day import ordinal_before
from provenance.reuse.facts.spoken_time import is_told_of_nothing

_QUARTER, _HALF = 4, 8
"""The numbers by which a date tells the first quarter and the first half of a year."""
_PARTS: Final = {"quarter": 4, "half_year": 2, "half": 2}
_CENTURY: Final = 100
_SOLAR: Final = 1300
"""The century of the Persian calendar that decades are of."""
_SURE: Final = 10
"""Cardinals before a century that are not so many centuries: *19 век*, but *3 века*."""
_NAMES: Final = 4
"""Words between the part of a year and the year."""
_SHORT, _LONG = len("90"), len("1990")
_GAPS: Final = frozenset({" ", "\u00a0", "-", ". "})
_BEFORE_DECADE: Final = frozenset({" ", " '", " ’", " ‘"})
"""What stands between a noun and its decade: *jaren '90*."""
_LATIN: Final = str.maketrans("іхı", "ixi")
_TENS, _ONES = ("", "x", "xx"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN: Final = {f"{tens}{ones}": 10 * i + j for i, tens in enumerate(_TENS) for j, ones in enumerate(_ONES)}
_ROMAN_ENDINGS: Final = ("ème", "er", "e")


def read_era(reading: Reading, i: int) -> Placed | None:
    """``the 19th century``, ``Q1 2026``, ``the first quarter of 2026``, ``FY26``, ``Q1FY26``, ``the nineties``, ``les années 90``.

    Word *i* is the word for the century, quarter or decade. A half is one of a year only where that is told.
    """
    words, word = reading.vocabulary.date, reading.folded[i]
    if word in words.fiscal:
        return i, i, CalendarDate(words.fiscal[word])
    if word[:2] in words.quarters and word[2:] in words.fiscal:
        return i, i, CalendarDate(words.fiscal[word[2:]], season=words.quarters[word[:2]])
    if word in words.quarters:
        return _of_year(reading, i, i, words.quarters[word])
    if word in words.parts_of_time:
        read_ = _century if words.parts_of_time[word] == "century" else _part_of_year
        return read_(reading, i)
    if word in words.decades:
        return _decade_word(reading, i)
    return _decade_behind(reading, i) if word in words.decade_nouns else None


def _century(reading: Reading, i: int) -> Placed | None:
    words = reading.vocabulary.date
    number = _number_behind(reading, i) if words.numbers_behind else None
    first, last, ordinal = number or _number_before(reading, i, _SURE) or (i, i, 0)
    if not ordinal:
        return None
    before = reading.is_in(last + 1, words.before_christ)
    last += before or (reading.is_in(last + 1, words.after_christ) and reading.words[last + 1].isupper())
    return first, last, CalendarDate((-ordinal if before else ordinal - 1) * _CENTURY, decade=True)


def _part_of_year(reading: Reading, i: int) -> Placed | None:
    """``first quarter``, ``1. Halbjahr``, ``first half of the year``; not ``first quarter-final`` nor the first half of a match."""
    words = reading.vocabulary.date
    found = _number_before(reading, i, 1)
    if reading.vocabulary.grammar.ordinals_follow and (behind := _ordinal_behind(reading, i + 1)):
        found = i, *behind  # الربع الثالث
    first, last, ordinal = found or (i, i, 0)
    kind = words.parts_of_time[reading.folded[i]]
    if not 1 <= ordinal <= _PARTS[kind] or (reading.gap(i + 1) == "-" and reading.folded[i + 1].startswith("final")):
        return None
    part = _of_year(reading, first, last, (_QUARTER if kind == "quarter" else _HALF) + ordinal - 1)
    of_the_year = any(reading.is_in(last + n, words.periods) and reading.gap(last + n) == " " for n in (1, 2, 3))
    return None if kind == "half" and not part[2].year and not of_the_year else part


def read_decade(reading: Reading, i: int) -> Placed | None:
    """``1990s``, ``the '90s``, ``the 1990's``, ``90-х`` from word *i* on; not ``in her 90s``, nor ``2020's best film``."""
    word, words, gap = reading.words[i], reading.vocabulary, reading.gap(i + 1)
    year = decade_of(word)
    if year is None:
        return None
    led = _before_parts(reading, i)
    sure = words.grammar.apostrophe_endings or reading.is_in(led, words.date.decade_leads)
    glued = not gap or (gap in APOSTROPHES and sure)
    ending = words.number.decades if glued else words.date.decade_endings if gap == "-" else ()
    if not reading.is_in(i + 1, ending) or reading.is_in(led, words.date.of_lives):
        return None
    return i, i + 1, CalendarDate(year, decade=True, ambiguous=is_ambiguous(year, word))


def read_year_of_era(reading: Reading, i: int) -> Placed | None:
    """``300 BC``, ``AD 300``; not ``300 BC loggers``."""
    word, words = reading.words[i], reading.vocabulary.date
    if not word.isdecimal() or len(word) > _LONG:
        return None
    if reading.is_in(i - 1, words.after_christ) and reading.words[i - 1].isupper() and reading.gap(i) == " ":
        return i - 1, i, CalendarDate(int(word))
    before = reading.is_in(i + 1, words.before_christ)
    if not (before or reading.is_in(i + 1, words.after_christ)) or reading.gap(i + 1) != " ":
        return None
    told = reading.words[i + 1].isupper() and is_told_of_nothing(reading, i + 1)
    return (i, i + 1, CalendarDate(-int(word) if before else int(word))) if told else None


def _before_parts(reading: Reading, i: int) -> int:
    """The word before word *i* and the ``early``, ``mid`` or ``late`` before that."""
    return i - 1 - reading.is_in(i - 1, reading.vocabulary.date.decade_parts)


def _decade_word(reading: Reading, i: int) -> Placed | None:
    words, led = reading.vocabulary.date, _before_parts(reading, i)
    behind_another = reading.is_in(led - 1, words.decades) and reading.is_in(led, reading.vocabulary.number.spans)
    if words.decade_leads and not behind_another and not reading.is_in(led, words.decade_leads):
        return None
    year, century = words.decades[reading.folded[i]], reading.is_in(i - 1, words.decade_centuries)
    return i - century, i, CalendarDate(year, decade=True, ambiguous=not century and is_ambiguous(year, ""))


def _decade_behind(reading: Reading, i: int) -> Placed | None:
    """``années 90``, ``années quatre-vingt-dix``, ``década de los noventa``; not ``los años 2020 y 2021``."""
    j = i + 1
    while j <= i + 2 and reading.is_in(j, reading.vocabulary.date.decade_links):
        j += 1
    number = read_number(reading, j) if j < len(reading) and reading.gap(j) in _BEFORE_DECADE else None
    if number is None or number.value % 1:
        return None
    year, behind = decade_of(str(int(number.value))), number.last + 1
    if year and number.value < _CENTURY and reading.vocabulary.grammar.solar_decades:
        year = _SOLAR + int(number.value)  # دهه شصت
    joined = reading.is_in(behind, reading.vocabulary.number.spans) or reading.gap(behind).strip() in {"-", "–"}
    others = [word for word in reading.words[behind : behind + 2] if is_year(word)] if joined else []
    if year is None or any(not decade_of(other) for other in others):
        return None
    return j, number.last, CalendarDate(year, decade=True, ambiguous=is_ambiguous(year, reading.words[j]))


def _of_year(reading: Reading, first: int, last: int, part: int) -> Placed:
    """The part of a year with the year behind it: ``Q1 2026``, ``first quarter of 2026``, ``Q1 FY26``."""
    words, j = reading.vocabulary.date, last + 1
    while j <= last + _NAMES and (reading.is_in(j, words.linking) or reading.is_in(j, words.fiscal_names)):
        j += 1  # of the financial year
    if reading.is_in(j, words.fiscal):
        return first, j, CalendarDate(words.fiscal[reading.folded[j]], season=part)
    end, year = year_after(reading, j - 1)
    return first, end if year else last, CalendarDate(year, season=part)


def _number_before(reading: Reading, i: int, least: int) -> tuple[int, int, int] | None:
    """The first word of the ordinal before word *i*, that word, and the number: *19th*, *XIX*, *19.*, *neunzehnten*."""
    at, gap, words = i - 1, reading.gap(i), reading.vocabulary
    if at < 0 or gap not in _GAPS:
        return None
    if found := ordinal_before(reading, at):
        return found[0], i, found[1]
    if words.date.roman and (number := _roman(reading, at)):
        return at, i, number
    pointed = reading.gap(at) == "." and words.grammar.pointed_ordinals  # 1.º trimestre
    if reading.is_in(at, words.number.ordinal_endings) and at and (pointed or reading.gap(at) in {"", "-"}):
        at, least = at - 1, 1
    elif gap == ". ":
        least = 1
    elif not words.date.roman:
        return None
    digits = reading.words[at]
    sure = digits.isdecimal() and len(digits) <= _SHORT and int(digits) >= least
    return (at, i, int(digits)) if sure else None


def _number_behind(reading: Reading, i: int) -> tuple[int, int, int] | None:
    """``siglo XIX``, ``siglo diecinueve``."""
    if i + 1 >= len(reading) or reading.gap(i + 1) != " ":
        return None
    if number := _roman(reading, i + 1):
        return i, i + 1, number
    if reading.vocabulary.grammar.ordinals_follow and (found := _ordinal_behind(reading, i + 1)):
        return i, *found
    at = i + 1 + reading.is_in(i + 1, {"ال"})  # القرن الـ19
    said = read_number(reading, at) if at < len(reading) else None
    return (i, said.last, int(said.value)) if said and 1 <= said.value < _CENTURY else None


def _ordinal_behind(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word and the number of the ordinal that word *i* begins: *قرن* نوزدهم."""
    if i >= len(reading):
        return None
    if found := compound_ordinal_at(reading, i):
        return found[0], int(found[1])
    ordinal = reading.vocabulary.number.ordinals.get(reading.folded[i])
    return (i, ordinal) if ordinal else None


def _roman(reading: Reading, i: int) -> int:
    """19 for *XIX*, *XIXe*, and for the same in Cyrillic letters or with a dotless i; 0 for any other word."""
    if not reading.words[i][:1].isupper():
        return 0
    word = reading.folded[i].translate(_LATIN)
    ending = next((ending for ending in _ROMAN_ENDINGS if word.endswith(ending)), "")
    return _ROMAN.get(word.removesuffix(ending), 0)
