"""What does the word at some place in a text multiply the number before it by: a thousand, a million?"""

from __future__ import annotations

from typing import Final

from provenance.reuse.facts.amount import CURRENCIES
from provenance.reuse.facts.reading import Reading

_SHORT: Final = 2  # letters of "mm"
_CURRENCY_SIGNS: Final = frozenset("$€£¥₴₽₹₩₺₦")
_STUCK: Final = frozenset("mMkK")


def magnitude_at(reading: Reading, j: int, *, started: bool) -> float | None:
    """What word *j* multiplies by: 1,000 for ``thousand``; a lone letter only where it cannot be a unit of measure."""
    word = reading.folded[j]
    magnitude = reading.vocabulary.number.magnitudes.get(word)
    if magnitude is None or not (started or word in reading.vocabulary.number.alone or _and_more(reading, j + 1)):
        return None
    sure = len(word) > 1 and (
        word not in reading.vocabulary.number.units or (len(word) > _SHORT and _is_said(reading, j - 1))
    )
    return magnitude if sure or _abbreviates(reading, j) else None


def _and_more(reading: Reading, i: int) -> bool:
    """Whether word *i* is a number with an *and* written on to it, so that ألفا before it is one thousand, not two: ألفا ومئتي."""
    words = reading.vocabulary.number
    joined = bool(words.and_prefix) and i < len(reading) and reading.words[i].startswith(words.and_prefix)
    return joined and reading.folded[i] in words.values.keys() | words.magnitudes.keys()


def _is_said(reading: Reading, i: int) -> bool:
    """Whether word *i* is a number in words: *douze cents* are hundreds, *20 cents* are coins."""
    return reading.is_in(i, reading.vocabulary.number.values)


def _abbreviates(reading: Reading, j: int) -> bool:
    """Whether ``m`` or ``k`` is a magnitude, not metres: after a currency sign, or stuck to digits before a noun.

    ``B`` is one with a capital, ``T`` and ``mm`` beside a currency sign alone, and what is run is metres: the ``200m final``.
    """
    start = reading.starts[j - 1]
    end = reading.ends[j]
    beside = reading.text[max(0, start - 2) : start], reading.text[end : end + 2].lstrip()[:1]
    if reading.is_in(j - 2, CURRENCIES) and reading.words[j - 2].isupper():
        return True  # SEK 900m
    if any(not _CURRENCY_SIGNS.isdisjoint(side) for side in beside):
        return True
    word = reading.words[j]
    if reading.gap(j) or reading.vocabulary.grammar.lone_metres or not (word in _STUCK or word == "B"):
        return False
    if j + 1 >= len(reading) or reading.gap(j + 1) != " ":
        return reading.folded[j] == "k"
    following, words = reading.folded[j + 1], reading.vocabulary.number
    is_race = word == "m" and following in words.races
    return following in words.units or not (is_race or following in reading.vocabulary.stop)
