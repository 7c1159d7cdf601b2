"""How does a text look to those who seek its facts: its words as written, where they stand, and where sentences end?

Comparable words (normalisation.py) have lost what facts are told by: capitals, digits as written, the marks between
words. Here ``words[i]`` is as written, ``folded[i]`` is the same in lower case less a possessive ending, and both stand
at characters ``starts[i]`` up to ``ends[i]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from provenance.document import Passage
from provenance.reuse.vocabulary import Vocabulary, vocabulary

_MARKS = "\u0300-\u036f\u00ad\u200c\u200d\u064b-\u065f\u0900-\u0903\u093a-\u094f"
_NUMBER = r"\d+(?:[.,:٫٬'’]\d+)*"
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_LETTERS = rf"[^\W\d_][\w{_MARKS}]*"
_TOKEN = re.compile(rf"{_NUMBER}|{_INITIALS}|{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_TOKEN_ELIDED = re.compile(rf"{_NUMBER}|{_INITIALS}|{_LETTERS}")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]+[\"'”’»“)\]\u200f]*\s|\n")
_ABBREVIATION = 5  # letters of a title cut short, at most
_SAMPLE = 800  # characters that the language is guessed from
_OPENING = frozenset(':;"“”„«»‘—–•*|…')
_POSSESSIVE = ("'s", "’s", "ʼs")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's words, in order; *sentence* numbers the sentence that each stands in, from 0."""

    text: str
    vocabulary: Vocabulary
    words: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """What stands between word *i* and the word before it (before the first: all that precedes it)."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def at(self, position: int) -> int:
        """The first word that starts at *position* or later."""
        return bisect_left(self.starts, position)

    def within(self, passage: Passage) -> range:
        """The words that start inside *passage*."""
        return range(self.at(passage.start), self.at(passage.end))

    def passage(self, first: int, last: int) -> Passage:
        """The passage from word *first* up to and including word *last*."""
        return Passage(self.starts[first], self.ends[last])

    def phrase(self, first: int, table: object, longest: int = 3) -> int:
        """How many words from *first* on make the longest phrase of *table* (words joined by single spaces); 0 for none."""
        for length in range(min(longest, len(self) - first), 0, -1):
            if " ".join(self.folded[first : first + length]) in table:  # type: ignore[operator]
                return length
        return 0

    def opens_sentence(self, i: int) -> bool:
        """Whether word *i* is the first of its sentence, or comes after a colon, a dash, a bullet or an opening quotation mark."""
        if i == 0 or self.sentence[i] != self.sentence[i - 1]:
            return True
        gap = self.gap(i)
        return gap != " " and not _OPENING.isdisjoint(gap)


def read(text: str, language: str | None = None) -> Reading:
    """Read *text*; *language* (BCP 47) is guessed from its function words where none is given.

    The last few texts are remembered: a comparison reads each for its facts and again for their surroundings.
    """
    return _read(text, vocabulary(language, [word.lower() for word in _TOKEN.findall(text[:_SAMPLE])]))


@lru_cache(maxsize=4)
def _read(text: str, words: Vocabulary) -> Reading:
    matches = list((_TOKEN_ELIDED if words.elision else _TOKEN).finditer(text))
    written = tuple([match.group() for match in matches])
    folded = [word.lower() for word in written]
    if not words.elision and ("'" in text or "’" in text or "ʼ" in text):
        folded = [word if word.isalpha() else _fold(word) for word in folded]
    spans = [match.span() for match in matches]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Reading(text, words, written, tuple(folded), starts, ends, _sentences(text, written, folded, starts, ends, words))


def _fold(word: str) -> str:
    if word.endswith(_POSSESSIVE):
        word = word[:-2]
    return word.replace("’", "'").replace("ʼ", "'")


def _sentences(
    text: str,
    words: tuple[str, ...],
    folded: list[str],
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    vocabulary_: Vocabulary,
) -> tuple[int, ...]:
    """Number sentences: one ends at closing punctuation and white space, unless a title, an initial or lower case says no."""
    numbers: list[int] = []
    current = 0
    for i, start in enumerate(starts):
        if i and start - ends[i - 1] > 1:
            gap = text[ends[i - 1] : start]
            if _SENTENCE_END.search(gap) and (
                "\n" in gap or not _goes_on(gap, words[i], words[i - 1], folded[i - 1], vocabulary_)
            ):
                current += 1
        numbers.append(current)
    return tuple(numbers)


def _goes_on(gap: str, word: str, previous: str, folded: str, vocabulary_: Vocabulary) -> bool:
    """Whether a full stop ends no sentence: ``Lt. Gen. K. Moss``, ``ca. 200``, ``at 5 p.m. on Monday``."""
    if word[0].islower():
        return True
    if not gap.startswith("."):
        return False
    if len(previous) == 1 and previous.isupper():
        return True
    short = len(previous) <= _ABBREVIATION and previous[0].isupper()
    return short and (folded in vocabulary_.name.titles or folded in vocabulary_.date.short_months)
