"""What does each character add to the words of a fingerprint?

One entry for each UTF-16 code unit, looked up by the kernels and made with the functions that define the words
(reuse/sketches/fingerprint_word.py). Where one entry cannot say it, as for combining marks, the entry is `UNSURE`: a text with
such a character is read by the definition itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from provenance.reuse.normalisation import (
    CYRILLIC_LETTER,
    GREEK_LETTER,
    INVISIBLE_CLASS,
    LATIN_LETTER,
    MARK_CLASS,
    TRUE_LOOKS,
    UNSPACED_CLASS,
    fold_word,
)
from provenance.reuse.sketches.fingerprint_word import WORD

CODE = (1 << 21) - 1
"""The bits that hold the folded character, and one more, as the hashes take it; zero where it only separates words."""
LATIN, FOREIGN, DISTINCT = 1 << 21, 1 << 22, 1 << 23
"""A Latin letter; a Cyrillic or Greek one; anything but a Cyrillic letter that passes for Latin in any typeface."""
ALONE, INVISIBLE, DOUBLE, UNSURE = 1 << 24, 1 << 25, 1 << 26, 1 << 27
"""A word by itself; no part of any word; folded to two characters ("ß" to "ss"); left to the definition."""
UNUSUAL = ALONE | INVISIBLE | DOUBLE | UNSURE


@dataclass(frozen=True, slots=True)
class LetterTable:
    """*entries* and, for `DOUBLE` ones, the *second* folded character and one more; both indexed by code unit."""

    entries: npt.NDArray[np.uint32]
    second: npt.NDArray[np.uint32]


@lru_cache(maxsize=2)
def letter_table(*, ascii_only: bool) -> LetterTable:
    """The table of the first 128 code units, at once, or of all 65,536, in a tenth of a second."""
    read = _Reader(ascii_only=ascii_only)
    entries, second = np.zeros((2, 128 if ascii_only else 1 << 16), np.uint32)
    for unit in range(128) if ascii_only else chain(*_VARIED):
        entries[unit], second[unit] = read.entry(chr(unit))
    if not ascii_only:
        for block in _UNIFORM:
            entries[block] = np.arange(block.start + 1, block.stop + 1) | (read.entry(chr(block.start))[0] & ~CODE)
        entries[_HIGH] = [_high_surrogate(read, unit) for unit in range(_HIGH.start, _HIGH.stop)]
    return LetterTable(entries, second)


_VARIED = range(0x3400), range(0x4DC0, 0x4E00), range(0xA000, 0xAC00), range(0xD7A4, 0xD800), range(0xF900, 1 << 16)
_UNIFORM = slice(0x3400, 0x4DC0), slice(0x4E00, 0xA000), slice(0xAC00, 0xD7A4)
"""Han and Hangul, each character folding to itself; the rest, surrogates and private use apart, is asked one by one."""
_HIGH = slice(0xD800, 0xDC00)
_EMOJI = range(0xD83C, 0xD83F)
"""High surrogates that begin emoji; where all 1,024 characters of one are mere separators, it is one itself."""
_SHARED_FORMS = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic letters fold differently at the beginning of a word."""


class _Reader:
    def __init__(self, *, ascii_only: bool) -> None:
        self._word = re.compile(WORD)
        self._alone = re.compile(f"[{UNSPACED_CLASS}]")
        self._invisible = re.compile(f"[{INVISIBLE_CLASS}]")
        self._mark = re.compile(f"[{MARK_CLASS}]")
        self._composing = frozenset() if ascii_only else _composing()

    def entry(self, character: str) -> tuple[int, int]:
        """The entry of *character* and, if it folds to two, the second character."""
        low = character.lower()
        if self._invisible.fullmatch(low):
            return INVISIBLE, 0
        if self._mark.fullmatch(low):
            return UNSURE, 0
        if not self._word.fullmatch(low):
            return (UNSURE if _script(low) else 0), 0
        folded = fold_word(low, "one")
        if not self._is_certain(low, folded):
            return UNSURE, 0
        entry = (ord(folded[0]) + 1) | _script(folded)
        if not set(folded) <= TRUE_LOOKS:
            entry |= DISTINCT
        alone = ALONE if self._alone.fullmatch(low) else 0
        if len(folded) == 1:
            return entry | alone, 0
        return (UNSURE, 0) if alone else (entry | DOUBLE, ord(folded[1]) + 1)

    def _is_certain(self, low: str, folded: str) -> bool:
        """Whether *low* folds to *folded* in whatever word it stands, and counts as one letter of its alphabet."""
        letters = sum(bool(_script(letter)) for letter in low)
        return (
            1 <= len(folded) <= 2  # noqa: PLR2004 - the most that an entry holds
            and not _SHARED_FORMS.match(low)
            and folded[0] not in self._composing
            and not unicodedata.combining(folded[0])
            and _script(low) == _script(folded)
            and letters == bool(_script(low))
        )


def _script(text: str) -> int:
    """The alphabets of *text*, as reuse/normalisation.py tells them apart."""
    foreign = CYRILLIC_LETTER.search(text) or GREEK_LETTER.search(text)
    return (LATIN if LATIN_LETTER.search(text) else 0) | (FOREIGN if foreign else 0)


def _composing() -> frozenset[str]:
    """Characters that may join the one before them when a text is composed, though they are no combining marks."""
    jamo = map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)])
    parts = (unicodedata.decomposition(chr(code)).split() for code in range(1 << 16))
    seconds = {chr(int(pair[1], 16)) for pair in parts if len(pair) == 2 and not pair[0].startswith("<")}  # noqa: PLR2004
    return frozenset({*jamo, *seconds})


def _high_surrogate(read: _Reader, unit: int) -> int:
    if unit not in _EMOJI:
        return UNSURE
    first = 0x10000 + ((unit - _HIGH.start) << 10)
    return UNSURE if any(read.entry(chr(first + low))[0] for low in range(1024)) else 0
