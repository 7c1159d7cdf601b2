"""Which day of a month is said in words before the month's name?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.compound import compound_ordinal
from provenance.reuse.facts.date_digits import after_ending, day_of_month
from provenance.reuse.facts.number import read_number
from provenance.reuse.facts.ordinal import compound_ordinal_at
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spoken_time import is_told_of_nothing

_LAST_DAY: Final = 31
_GAPS: Final = frozenset({" ", "-", "\u00a0"})


def spoken_day(reading: Reading, month: int) -> tuple[int, int] | None:
    """The first word and the day that are said before word *month*: ``the second of June``, ``am zweiten Juni``, ``второго июня``.

    Not ``the second June``, ``a third of June`` nor ``deux avril``.
    """
    words, last = reading.vocabulary, month - 1
    linked = reading.is_in(last, words.date.day_linking)
    last -= linked
    unlinked = linked != bool(words.date.day_linking) and not words.grammar.caseless
    if last < 0 or unlinked or any(reading.gap(i) != " " for i in range(last + 1, month + 1)):
        return None
    found = ordinal_before(reading, last) or _cardinal(reading, last)
    if found is None or not 1 <= found[1] <= _LAST_DAY or reading.is_in(found[0] - 1, words.number.articles):
        return None
    return found


def ordinal_before(reading: Reading, last: int) -> tuple[int, int] | None:
    """The first word of the ordinal that ends in word *last*: *third*, *twenty-third*, *dreiundzwanzigsten*; and its number."""
    numbers, word = reading.vocabulary.number, reading.folded[last]
    if reading.vocabulary.grammar.ordinals_follow:
        for first in range(max(0, last - 2), last):
            if (found := compound_ordinal_at(reading, first)) and found[0] == last:
                return first, int(found[1])
    day = numbers.ordinals.get(word) or compound_ordinal(word, reading.vocabulary.language)
    if day is None:
        return None
    tens: float = 0
    if last and reading.gap(last) in _GAPS:  # twenty-third, dwudziestego trzeciego
        tens = numbers.values.get(reading.folded[last - 1], 0) or numbers.ordinals.get(reading.folded[last - 1], 0)
    compound = tens in {10, 20, 30} and day < 10  # noqa: PLR2004 - what has ones behind it
    return (last - 1, int(tens + day)) if compound else (last, int(day))


def day_behind(reading: Reading, i: int) -> tuple[int, int] | None:
    """The last word and the day that are said from word *i* on, behind a month: ``May the 7th``, ``May twenty-first``.

    Not ``in May second-placed Harlon``.
    """
    the = reading.is_in(i, reading.vocabulary.date.day_articles)
    at, ordinals = i + the, reading.vocabulary.number.ordinals
    if not reading.vocabulary.grammar.month_first or reading.gap(i) != " " or reading.gap(at) != " ":
        return None
    for last in (at + 1, at):
        found = ordinal_before(reading, last) if reading.is_in(last, ordinals) else None
        if found and found[0] == at and found[1] <= _LAST_DAY and (the or _stands_alone(reading, last)):
            return last, found[1]
    day = day_of_month(reading, at) if the else None
    end = after_ending(reading, at)
    return (end, day) if day is not None and end > at else None


def _stands_alone(reading: Reading, last: int) -> bool:
    return reading.gap(last + 1) != "-" and is_told_of_nothing(reading, last)


def _cardinal(reading: Reading, last: int) -> tuple[int, int] | None:
    """The number that ends in word *last* behind a masculine article: *le vingt-trois*, *el dos*."""
    articles = reading.vocabulary.date.before_cardinal
    for first in range(max(1, last - 2), last + 1):
        number = read_number(reading, first) if reading.is_in(first - 1, articles) else None
        if number and number.last == last and number.value % 1 == 0:
            return first, int(number.value)
    return None
