"""Which words of a text does its fingerprint see?

A subset of what normalising knows, so small that a machine loop can read it (reuse/sketches/kernel_numba.py): a word is a run of
letters, digits and marks, folded as in reuse/normalisation.py, whose functions do it. Case, Unicode compatibility
forms, invisible characters, look-alike letters of another script and Arabic vowel signs make no difference; quotation
marks of any kind, apostrophes and hyphens separate; a character of a script written without spaces is a word.

Left out is everything about figures: digit runs stay as they stand (``25,000`` is ``25``, ``000``), signs such as ``$``
and ``%`` are no words, units keep their spelling, and an amount is not joined with its unit. A text without figures has
the same words here as there. This module is the definition; the kernels must agree with it in every bit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from provenance.document import Passage
from provenance.reuse.normalisation import (
    INVISIBLE_CLASS,
    LETTER_CLASS,
    MARK_CLASS,
    UNSPACED_CLASS,
    VERSION,
    Scripts,
    fold_word,
    scripts_of,
)

__all__ = ["VERSION", "WORD", "fingerprint_words", "without"]

WORD = rf"[{UNSPACED_CLASS}]|{LETTER_CLASS}+(?:[{INVISIBLE_CLASS}{MARK_CLASS}]+{LETTER_CLASS}*)*"
"""A word in a text in small letters."""
_WORD = re.compile(rf"(?![ ,.\n])(?:[a-z0-9]++(?=[ ,.\n])|{WORD})")  # most gaps and words first: they are told at once
_NOT_ASCII = re.compile("[\u0080-\U0010ffff]+")
_PART_OF_WORD = re.compile(f"[{INVISIBLE_CLASS}{MARK_CLASS}{UNSPACED_CLASS}]|{LETTER_CLASS}")
_BLANKED = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))  # noqa: PLR2004 - ASCII's end
"""What becomes of each byte of ASCII in small letters: words stay, all else is blank."""


def fingerprint_words(text: str) -> list[str]:
    """The words of *text*, in order."""
    low = text.lower()
    # Nothing but quotation marks and dashes is not ASCII: the words need no folding.
    if low.isascii() or not _PART_OF_WORD.search("".join(_NOT_ASCII.findall(low))):
        return low.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split()
    scripts = scripts_of(low)
    words = [word if word.isascii() else _folded(word, scripts) for word in _WORD.findall(low)]
    return words if all(words) else list(filter(None, words))  # "ـ", a dash in Arabic datelines, folds to nothing


def without(text: str, passages: Iterable[Passage]) -> str:
    """*text* with a line break in place of each of *passages*, which may overlap."""
    kept, done = [], 0
    for start, end in sorted((passage.start, passage.end) for passage in passages):
        if end > done:
            kept.append(text[done : max(done, start)])
            done = end
    return "\n".join([*kept, text[done:]]) if kept else text


@lru_cache(maxsize=65536)
def _folded(word: str, scripts: Scripts) -> str:
    return fold_word(word, scripts)
