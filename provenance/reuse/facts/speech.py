"""Which spellings are of one spoken word, so that a quotation is word for word the same?"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.reading import POSSESSIVE, Reading
from provenance.reuse.facts.vocabulary import LANGUAGES, Vocabulary
from provenance.reuse.facts.word_list import Words, entries, table, word_set

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_TRIES: Final = 50
"""Places inside of words that are passed over; no text has more but one made to cost time."""
_PERCENT: Final = ("%", " %", "\u00a0%", "\u202f%")


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a language is written as it is spoken: whole words, ends of words, and letters that only spelling tells apart."""

    same: Mapping[str, str]
    ends: tuple[tuple[str, str], ...]
    is_: Words
    """Words with whose last ``'s`` *is* was shortened: ``it's``."""
    letters: tuple[tuple[re.Pattern[str], str], ...]
    accents: bool
    """Whether accents are left out at times: ``Etat``."""
    percent: str


@cache
def _speech(language: str | None) -> _Speech:
    own = table(language).get("speech", {}) if language in LANGUAGES else {}
    ends = tuple((end, full.replace(" ", "")) for end, full in entries(own.get("ends")))
    same = {word: full.replace(" ", "") for full, *words in entries(own.get("same")) for word in words}
    letters = tuple((re.compile(pattern), one) for pattern, one in own.get("letters", ()))
    return _Speech(same, ends, word_set(own.get("is")), letters, own.get("accents", True), own.get("percent", ""))


@lru_cache(maxsize=65536)
def spoken(word: str, vocabulary: Vocabulary) -> str:
    """*word*, as written, in the one form of all its spellings: ``donot`` for *don’t*, ``labor`` for *labour*, ``3`` for *three*."""
    speech, word = _speech(vocabulary.language), word.lower().replace("’", "'").replace("ʼ", "'")
    if word in speech.same:
        return speech.same[word]
    value = vocabulary.number.values.get(word)
    if value is not None:
        return f"{value:g}"
    for end, full in speech.ends:
        if word.endswith(end) and word != end:
            return spoken(word[: -len(end)], vocabulary) + full
    if word.endswith(POSSESSIVE):
        return spoken(word[:-2], vocabulary) + ("is" if word[:-2] in speech.is_ else "")
    if not (speech.accents or word.isascii()):
        word = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    for pattern, letters in speech.letters:
        word = pattern.sub(letters, word)
    return word


def spoken_words(reading: Reading, words: Sequence[int]) -> list[str]:
    """The spoken forms of *words*, with the name of the percent sign behind a figure."""
    vocabulary = reading.vocabulary
    forms = [spoken(reading.words[i], vocabulary) for i in words]
    if "%" in reading.text:
        percent = _speech(vocabulary.language).percent
        for k, i in enumerate(words):
            if reading.text.startswith(_PERCENT, reading.ends[i]):
                forms[k] += percent
    return forms


class Line:
    """Spoken words in a row with nothing between them, to find wordings in: *long-term* is *longterm*."""

    def __init__(self, reading: Reading, words: Sequence[int]) -> None:
        self.reading, self.words = reading, words
        forms = spoken_words(reading, words)
        self.text, self.ends = "".join(forms), list(accumulate(map(len, forms)))
        self.bounds = frozenset((0, *self.ends))

    def find(self, wording: str) -> Passage | None:
        """Where the words say *wording*, from the beginning of a word to the end of one."""
        start = self.text.find(wording) if wording else -1
        for _ in range(_TRIES):
            if start < 0:
                return None
            if start in self.bounds and start + len(wording) in self.bounds:
                first, last = bisect_left(self.ends, start + 1), bisect_left(self.ends, start + len(wording))
                return self.reading.passage(self.words[first], self.words[last])
            start = self.text.find(wording, start + 1)
        return None
