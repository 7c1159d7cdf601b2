"""How does a text look to those who seek its facts: its words as written, where they stand, and where sentences end?

Comparable words (normalisation.py) have lost what facts are told by: capitals, digits as written, the marks between
words. Here ``words[i]`` is as written, ``folded[i]`` is the same in lower case less a possessive ending, and both stand
at characters ``starts[i]`` up to ``ends[i]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise

from provenance.document import Passage
from provenance.reuse.facts.phrase import Phrases, Value
from provenance.reuse.facts.vocabulary import Vocabulary, vocabulary
from provenance.reuse.facts.word_list import one_spelling, table
from provenance.reuse.language import primary
from provenance.reuse.normalisation import divided

_MARKS = "\u0300-\u036f\u00ad\u200c\u200d\u064b-\u065f\u0900-\u0903\u093a-\u094f"
_NUMBER = r"\d+(?:[.,:٫٬'’]\d+)*"
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f"
# Letters may carry digits (A320), but an Arabic "and" written on to a number may not.
_LETTERS = rf"(?:[{_ARABIC}][{_ARABIC}\u200c\u200d]*|[^\W\d_][\w{_MARKS}]*)"
_PLAIN = r"[A-Za-z][a-z]++(?=[ ,\n]|\.\s)"  # most words of most texts, which the rest would tell later
_TOKEN = re.compile(rf"((?![ ,.\n])(?:{_PLAIN}|{_NUMBER}|{_INITIALS}|{_LETTERS}(?:['’ʼ]{_LETTERS})*))")
_TOKEN_ELIDED = re.compile(rf"((?![ ,.\n])(?:{_PLAIN}|{_NUMBER}|{_INITIALS}|{_LETTERS}))")
_DOTTED = str.maketrans({"I": "ı", "İ": "i"})
APOSTROPHES = frozenset({"'", "’", "ʼ"})
"""What parts names and numbers from their endings in languages that do that."""
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]+[\"'”’»“)\]\u200f]*\s|\n")
_LONG_GAP = 100
"""Characters between two words of which the middle is not looked at, so that a page of full stops costs no time."""
_ABBREVIATION = 5  # letters of a title cut short, at most
_UNSEEN = str.maketrans(dict.fromkeys("\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
"""Marks of direction and joining, which stand beside digits in Arabic and Persian and change nothing."""
_BARE = 3  # letters of a word that two prefixes or more may hide
_MAGNITUDE = 4  # letters of a magnitude cut short: 3 Mio. Euro
_SAMPLE = 800  # characters that the language is guessed from
REMEMBERED = 32
"""Texts whose reading is kept, and whatever is found in one and kept: as many as a comparison remembers documents."""
_WITHIN = frozenset({" ", ", ", "-", "\u00a0"})
"""What stands between most words of one sentence; other gaps are looked at."""
_OPENING = frozenset(':"“”„«»‘—–•*|…')
POSSESSIVE = ("'s", "’s", "ʼs")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text's words, in order.

    *gaps* are what stands before each. *sentence* numbers the sentence that each stands in, from 0; *bounds* are the
    first words of the sentences, and the number of all words at last. *places* says of each folded word where it stands,
    *numerals* are those that begin with a digit.
    """

    text: str
    vocabulary: Vocabulary
    words: tuple[str, ...]
    folded: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[int, ...]
    places: Mapping[str, Sequence[int]]
    numerals: frozenset[str]

    def __len__(self) -> int:
        return len(self.words)

    def is_in(self, i: int, table: Container[str]) -> bool:
        """Whether there is a word *i* and, folded, it is in *table*."""
        return 0 <= i < len(self.folded) and self.folded[i] in table

    def where(self, words: Iterable[str]) -> list[int]:
        """Where any of *words*, all different, stand, folded, in order."""
        return sorted(chain.from_iterable(filter(None, map(self.places.get, words))))

    def gap(self, i: int) -> str:
        """What stands between word *i* and the word before it; all that precedes the first, nothing beyond the last."""
        return self.gaps[i] if i < len(self.gaps) else ""

    def at(self, position: int) -> int:
        """The first word that starts at *position* or later."""
        return bisect_left(self.starts, position)

    def within(self, passage: Passage) -> range:
        """The words that start inside *passage*."""
        return range(self.at(passage.start), self.at(passage.end))

    def passage(self, first: int, last: int) -> Passage:
        """The passage from word *first* up to and including word *last*."""
        return Passage(self.starts[first], self.ends[last])

    def phrase(self, first: int, table: Phrases[Value]) -> int:
        """How many words from *first* on make the longest phrase of *table* that stands there; 0 for none."""
        begins = first < len(self.folded) and self.folded[first] in table.first_words
        return table.length_at(self.folded, first) if begins else 0

    def span(self, sentence: int) -> range:
        """The words of a sentence."""
        return range(self.bounds[sentence], self.bounds[sentence + 1])

    def is_small(self, i: int) -> bool:
        """Whether word *i* has no capital, as in scripts without them none has, and is no number."""
        word = self.words[i]
        return word == word.lower() and not word[0].isdecimal()

    def opens_sentence(self, i: int) -> bool:
        """Whether word *i* is the first of its sentence, or comes after a colon, a dash, a bullet or an opening quotation mark."""
        if i == 0 or self.sentence[i] != self.sentence[i - 1]:
            return True
        if self.vocabulary.grammar.elision and len(self.words[i - 1]) == 1 and self.gap(i) in APOSTROPHES:
            return self.opens_sentence(i - 1)  # L'Association
        gap = self.gaps[i]
        return gap != " " and not _OPENING.isdisjoint(gap)


def read(text: str, language: str | None = None) -> Reading:
    """Read *text*; *language* (BCP 47) is guessed from its function words where none is given.

    The last few texts are remembered: a comparison reads each for its facts and again for their surroundings.
    """
    sample = () if primary(language) else [word.lower() for word in _TOKEN.findall(text[:_SAMPLE])]
    return _read(text, vocabulary(language, sample))


@cache
def _token(words: Vocabulary) -> re.Pattern[str]:
    """What finds the words of a text: an ending that denies is one, the ``medi`` of *gelmedi*, but not the *maz* of *Yılmaz*."""
    if not words.joined:
        return _TOKEN_ELIDED if words.grammar.elision or words.grammar.apostrophe_endings else _TOKEN
    denied = rf"(?!(?:{'|'.join(words.unjoined)})\b)[a-zà-ÿğış]{{2,}}?(?=(?:{'|'.join(words.joined)})\b)"
    return re.compile(_TOKEN_ELIDED.pattern.replace("(?:", f"(?:{denied}|", 1))


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, words: Vocabulary) -> Reading:
    gaps, written, starts, ends = divided(text, _token(words))
    dotted = [word.translate(_DOTTED) for word in written] if words.grammar.dotless_i else written
    folded = list(map(str.lower, dotted))
    if not words.grammar.elision and ("'" in text or "’" in text or "ʼ" in text):
        folded = [word if word.isalpha() and "ʼ" not in word else _fold(word) for word in folded]
    if words.grammar.caseless:
        folded = [_as_known(word, words.language or "") for word in folded]
        gaps = [gap.translate(_UNSEEN) for gap in gaps]
    del gaps[-1]
    parted = [i for i, gap in enumerate(gaps) if gap not in _WITHIN and i]
    bounds = [0, *(i for i in parted if _opens(gaps[i], i, written, folded, words)), len(written)]
    sentence = chain.from_iterable([number] * (b - a) for number, (a, b) in enumerate(pairwise(bounds)))
    return Reading(
        text,
        words,
        tuple(written),
        tuple(folded),
        tuple(gaps),
        tuple(starts),
        tuple(ends),
        tuple(sentence),
        tuple(bounds),
        places := _places(folded),
        frozenset([word for word in places if word[0].isdecimal()]),
    )


def _places(words: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Where each of *words* stands: a tuple for a word that stands but once, which spares the garbage collector most of them."""
    places: dict[str, tuple[int] | list[int]] = {}
    for i, word in enumerate(words):
        if word in places:
            known = places[word]
            if isinstance(known, list):
                known.append(i)
            else:
                places[word] = [*known, i]
        else:
            places[word] = (i,)
    return places


def _fold(word: str) -> str:
    if word.endswith(POSSESSIVE):
        word = word[:-2]
    return word.replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=65536)
def _as_known(word: str, language: str) -> str:
    """An Arabic or Persian *word* in one spelling, less what hides a word of the tables: وقال is قال, شده‌اند is شده."""
    word, (known, prefixes, endings) = one_spelling(word), _known(language)
    if word not in known:
        for prefix in prefixes:
            bare = word.removeprefix(prefix)
            if bare in known and bare != word and (len(bare) >= _BARE or bare in vocabulary(language).stop):
                return bare
        for ending in endings:
            bare = word.removesuffix(ending)
            if bare in known and bare != word and len(bare) >= _BARE:
                return bare
    return word or "ـ"


@cache
def _known(language: str) -> tuple[frozenset[str], list[str], list[str]]:
    """The words of a language's tables, and what is written on to words before and behind them, the shortest first."""
    tables, text = table(language), ""
    for value in tables.values():
        text += " ".join(f"{key} {line}" for key, line in value.items()) if isinstance(value, dict) else f" {value} "
    before, behind = (sorted(tables.get(key, "").split(), key=len) for key in ("written_on", "written_behind"))
    return frozenset(re.split(r"[\W_]+", text)), before, behind


def _opens(gap: str, i: int, written: Sequence[str], folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a sentence opens with word *i*, after *gap*: after closing punctuation and white space, or a line break."""
    if not gap:
        return False
    if len(gap) >= _LONG_GAP:
        gap = gap[:_LONG_GAP] + gap[-_LONG_GAP:]
    if not _SENTENCE_END.search(gap):
        return gap.isspace() and len(gap) > 1 and written[i - 1][-1] == "."  # … in Tarn Head, N.H.   The town …
    return "\n" in gap or not _goes_on(gap, written[i], written[i - 1], folded[i - 1], words)


def _goes_on(gap: str, word: str, previous: str, folded: str, vocabulary_: Vocabulary) -> bool:
    """Whether a full stop ends no sentence: ``Lt. Gen. K. Moss``, ``ca. 200``, ``3 Mio. Euro``, ``at 5 p.m. on Monday``."""
    if word[0].islower():
        return True
    if not gap.startswith("."):
        return False
    if (
        (len(previous) == 1 and previous.isupper())
        or (folded in vocabulary_.number.magnitudes and len(folded) <= _MAGNITUDE)
        or previous in vocabulary_.abbreviations
    ):
        return True  # K. Moss, 3 Mio. Euro, prof. Moss
    if vocabulary_.grammar.nouns_have_capitals and previous.isdecimal() and len(previous) < len("100"):
        return word.lower() not in vocabulary_.stop  # am 21. Februar, in der 47. Minute
    if word[0].isdecimal() and (folded in vocabulary_.number.bounds or folded in vocabulary_.name.titles):
        return True
    short = len(previous) <= _ABBREVIATION and previous[0].isupper()
    months = vocabulary_.date.short_months.keys() - vocabulary_.date.months.keys()  # May is no abbreviation
    return short and (folded in vocabulary_.name.titles or folded in vocabulary_.name.leading or folded in months)
