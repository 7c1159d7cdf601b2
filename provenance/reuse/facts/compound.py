"""Which number does a compound say: German number words, and adjectives of a number and a unit?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from provenance.reuse.facts.vocabulary import vocabulary

_STEM = re.compile("zig|ßig|ssig|hundert|tausend|zehn|einhalb")
_ENDING = len("ого")
"""Letters behind the stem of an adjective, at most."""
_SHORTEST = len("zehn") - 1
_LONGEST = len("neunhundertneunundneunzigtausendneunhundertneunundneunzig")


@lru_cache(maxsize=4096)
def compound_number(word: str) -> float | None:
    """25,000 for ``fünfundzwanzigtausend``, 2.5 for ``zweieinhalb``; None for a word that is no compound of number words."""
    return _read(word) if len(word) <= _LONGEST and is_compound(word) else None


@lru_cache(maxsize=4096)
def compound_ordinal(word: str) -> float | None:
    """21 for ``einundzwanzigste``, 15 for ``fünfzehnten``; None for any other word."""
    stem, found, ending = word.rpartition("te")
    if not found or ending not in {"", "n", "r", "s", "m"}:
        return None
    cardinal = compound_number(stem.removesuffix("s")) if len(stem) > _SHORTEST else None
    return cardinal if cardinal and cardinal % 1 == 0 else None


@lru_cache(maxsize=4096)
def compound_measure(word: str, language: str) -> tuple[float, str] | None:
    """20 years for ``zwanzigjährige``, 2 hours for ``двухчасовой``; None for a word that is no adjective of a number and a unit."""
    words = vocabulary(language).number
    found = words.of_units_in.search(word) if words.of_units_in and len(word) <= _LONGEST else None
    if not found or not found.start() or len(word) - found.end() > _ENDING:
        return None
    stem = word[: found.start()]
    value = (
        words.values.get(stem)
        or words.portions.get(stem)
        or (_read(stem) if words.compounds else _tens_and_ones(stem, words.values))
    )
    return (value, words.of_units[found.group()]) if value else None


def _tens_and_ones(stem: str, values: Mapping[str, float]) -> float | None:
    """44 for ``сорокачетырёх``: tens and ones, each as it stands before a noun."""
    for at in range(_SHORTEST, len(stem) - 1):
        tens, ones = values.get(stem[:at], 0), values.get(stem[at:], 0)
        if tens >= 20 and tens % 10 == 0 and 0 < ones < 10:  # noqa: PLR2004 - twenty to ninety, and one to nine
            return tens + ones
    return None


def is_compound(word: str) -> bool:
    """Whether *word* has a part that every German number word from ten on has; a quick test before reading it."""
    return _STEM.search(word) is not None


def compounds(words: Iterable[str]) -> set[str]:
    """Those of *words* that ``is_compound`` is true of."""
    return words_with(_STEM, words)


def words_with(part: re.Pattern[str], words: Iterable[str]) -> set[str]:
    """Those of *words* in which *part* is found: one search through all of them takes a fifth of the time of one for each."""
    joined = " ".join(words)
    ends = ((joined.rfind(" ", 0, at.start()) + 1, joined.find(" ", at.end())) for at in part.finditer(joined))
    return {joined[start : end if end >= 0 else None] for start, end in ends}


def _read(word: str) -> float | None:
    values = vocabulary("de").number.values
    if word in values:
        return values[word]
    if len(word) > len("einhalb") and word.endswith("einhalb"):
        whole = _read(word.removesuffix("einhalb"))
        return None if whole is None else whole + 0.5
    if word in {"ein", "eine"}:
        return 1
    for magnitude, factor in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(magnitude)
        if found:
            before, after = _read(head) if head else 1, _read(tail.removeprefix("und")) if tail else 0
            return None if before is None or after is None else before * factor + after
    low, found, high = word.partition("und")
    ones, tens = (_read(low), values.get(high)) if found else (None, None)
    return ones + tens if ones and tens and ones < 10 <= tens and tens % 10 == 0 else None  # noqa: PLR2004
