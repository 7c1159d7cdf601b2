"""Which lines has a text, and which of them read like paragraphs of an article?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BREAKS = "\r\u2028\u2029"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FINISHED = re.compile(r"[.!?…。！？؟।][\"”’»')\]」』]*$")
_LONG = 30
_SENTENCE = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is not blank: its characters without the blanks around them, the same in small letters, its number of words.

    Languages written without spaces count two characters as a word, as a rough guide.
    """

    start: int
    end: int
    text: str
    small: str
    words: int

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return _FINISHED.search(self.text[-8:]) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph: long, or a whole sentence of some length."""
        return self.words >= _LONG or (self.words >= _SENTENCE and self.finished)


@lru_cache(maxsize=2)
def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of *text* that are not blank, in order; the last text is remembered, of which credits and furniture are sought."""
    found, small, begin = [], folded(text), 0
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    for wording in text.split("\n"):
        bare = wording.strip()
        if bare:
            start = begin + len(wording) - len(wording.lstrip())
            end = start + len(bare)
            found.append(Line(start, end, bare, small[start:end], _words(bare)))
        begin += len(wording) + 1
    return tuple(found)


def _words(text: str) -> int:
    return len(text.split()) + (0 if text.isascii() else len(_UNSPACED.findall(text)) // 2)


def folded(text: str) -> str:
    """*text* in small letters, character for character: ``İ``, whose small form is two characters, stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def begins_statement(text: str, start: int) -> bool:
    """Whether a statement may begin at *start*: at the beginning of the line, after a sentence's end, or in brackets."""
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?。！？؟।…()[]（）【】*—–-|:•>"”»_/·'
