"""Which spellings are of one spoken word, so that a quotation is word for word the same?"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.number import Number, read_number
from provenance.reuse.facts.reading import POSSESSIVE, Reading
from provenance.reuse.facts.vocabulary import LANGUAGES, Vocabulary
from provenance.reuse.facts.word_list import Words, entries, one_spelling, table, word_set

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_TRIES: Final = 50
"""Places inside of words that are passed over; no text has more but one made to cost time."""
_CURRENCIES: Final = frozenset("usd eur gbp pound jpy cny rub uah inr krw try chf sek nok dkk pln czk huf brl".split())
"""Units whose names are left out behind a number, as their signs before it are: *$5*, *five dollars*; figures are compared besides."""
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
    and_: str
    """The word for ``&``."""


@cache
def _speech(language: str | None) -> _Speech:
    own = table(language).get("speech", {}) if language in LANGUAGES else {}
    ends = tuple((end, full) for end, full in entries(own.get("ends")))
    same = {word: full for full, *words in entries(own.get("same")) for word in words}
    letters = tuple((re.compile(pattern), one) for pattern, one in own.get("letters", ()))
    return _Speech(
        same,
        ends,
        word_set(own.get("is")),
        letters,
        own.get("accents", True),
        own.get("percent", ""),
        own.get("and", ""),
    )


@lru_cache(maxsize=65536)
def spoken(word: str, vocabulary: Vocabulary) -> str:
    """*word*, as written, in the one form of all its spellings: ``donot`` for *don’t*, ``labor`` for *labour*, ``3`` for *three*."""
    speech, word = _speech(vocabulary.language), word.lower().replace("’", "'").replace("ʼ", "'")
    if vocabulary.grammar.caseless:
        word = one_spelling(word)
    if word in speech.same:
        return _all(speech.same[word], vocabulary)
    value = vocabulary.number.values.get(word)
    if value is not None:
        return f"{value:g}"
    for end, full in speech.ends:
        if word.endswith(end) and word != end:
            return spoken(word[: -len(end)], vocabulary) + _all(full, vocabulary)
    if word.endswith(POSSESSIVE):
        return spoken(word[:-2], vocabulary) + ("is" if word[:-2] in speech.is_ else "")
    if not (speech.accents or word.isascii()):
        word = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    if "." in word and not word[0].isdecimal():
        word = word.replace(".", "")  # p.m.
    for pattern, letters in speech.letters:
        word = pattern.sub(letters, word)
    return word


def _all(words: str, vocabulary: Vocabulary) -> str:
    return "".join(spoken(word, vocabulary) for word in words.split(" "))


def spoken_words(reading: Reading, words: Sequence[int]) -> list[str]:
    """The spoken forms of *words*, numbers as figures, with the names of signs between them: ``5percent`` for *5%*."""
    vocabulary = reading.vocabulary
    forms, speech = [spoken(reading.words[i], vocabulary) for i in words], _speech(vocabulary.language)
    for k, number in _numbers(reading, words):
        length = number.last - number.first + 1
        forms[k : k + length] = [f"{number.value:.15g}", *[""] * (length - 1)]
        if reading.is_in(number.last + 1, vocabulary.number.units) and k + length < len(words):
            unit = vocabulary.number.units[reading.folded[number.last + 1]]
            forms[k + length] = "" if unit in _CURRENCIES else forms[k + length]
    if "%" in reading.text or "&" in reading.text:
        for k, i in enumerate(words):
            if reading.text.startswith(_PERCENT, reading.ends[i]):
                forms[k] += _all(speech.percent, vocabulary)
            if "&" in reading.gaps[i]:
                forms[k] = speech.and_ + forms[k]
    return forms


def _numbers(reading: Reading, words: Sequence[int]) -> Iterator[tuple[int, Number]]:
    """The numbers that *words* say, with the index of the first word of each: *twenty-five* is 25."""
    starters, done = reading.vocabulary.number.starters, 0
    for k, i in enumerate(words):
        if i >= done and (reading.words[i][0].isdecimal() or reading.folded[i] in starters):
            number = read_number(reading, i)
            last = k + number.last - i if number and number.first == i else len(words)
            if number and last < len(words) and words[last] == number.last:
                done = number.last + 1
                yield k, number


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
