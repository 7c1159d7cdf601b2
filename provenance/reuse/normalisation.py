"""Which comparable words does a text have, and where does each stand in the text as acquired?

A comparable word is a run of letters, digits and marks, folded so that only wording remains: case, Unicode
compatibility forms, invisible characters, look-alike letters of another script, Arabic vowel signs and the spelling of
percent and currency make no difference. Apostrophes and hyphens separate (``Kyiv's`` is ``kyiv``, ``s``), digit groups
join (``25,000`` is ``25000``), a decimal comma is a point, an amount and its unit are one word (``$5 million`` and
``5 million dollars`` are ``5_million_dollar``, ``12.5 per cent`` is ``12.5_percent``). Scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) give one word a character. Nothing here moves an offset:
every word keeps its passage in the text it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress, filterfalse
from typing import Literal

from provenance.document import Passage

VERSION = 1
"""Raised whenever the same text would give other words: fingerprints of different versions cannot be compared."""

# Python's \w leaves out combining marks, without which Hindi, vocalised Arabic and decomposed Latin fall apart.
MARK_CLASS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d"
    "\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u20d0-\u20f0"
)
INVISIBLE_CLASS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
UNSPACED_CLASS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LETTER_CLASS = rf"[^\W_\u02bc{UNSPACED_CLASS}]"

_WORD = re.compile(
    r"((?![ ,.\n])(?:[A-Za-z][a-z]*+(?=[ ,.\n])"  # most gaps and words of most texts, which the rest would tell later
    r"|(?<![^\W\d_])\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"  # numbers
    r"|(?:(?<![^\W_])(?:US|AU|CA|NZ|HK|A|C))?\$|[%‰€£¥₴₽₹₩₺]"  # signs
    rf"|[{UNSPACED_CLASS}]"
    rf"|{LETTER_CLASS}+(?:[{INVISIBLE_CLASS}{MARK_CLASS}]+{LETTER_CLASS}*)*))"
)
_INVISIBLE_CHARACTER = re.compile(f"[{INVISIBLE_CLASS}]")
Scripts = Literal["one", "mostly Latin", "mostly other"]

_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+")
_SEPARATOR = re.compile(r"[.,\u00a0\u2009\u202f]")

_SIGNS = {
    "%": "percent", "‰": "permille", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₴": "hryvnia",
    "₽": "rouble", "₹": "rupee", "₩": "won", "₺": "lira",
}  # fmt: skip
_SPELLINGS = {
    "pct": "percent", "percentage": "percent", "dollars": "dollar", "usd": "dollar", "euros": "euro", "eur": "euro",
    "pounds": "pound", "gbp": "pound", "hryvnias": "hryvnia", "uah": "hryvnia", "rubles": "rouble", "roubles": "rouble",
    "ruble": "rouble", "rub": "rouble", "rupees": "rupee", "inr": "rupee", "prozent": "percent",
}  # fmt: skip
_CURRENCIES = frozenset(_SIGNS) - {"%", "‰"}
_CURRENCY_WORDS = frozenset(_SIGNS[sign] for sign in _CURRENCIES)
_UNITS = frozenset({*_CURRENCY_WORDS, "percent", "permille", "per"})
_MAGNITUDES = frozenset(
    "thousand million billion trillion bn m mn k tn mio mrd tausend millionen millionen milliarde milliarden million "
    "millions milliard milliards mille millón millones mil milione milioni miliardo miliardi".split()
)

# Letters that look the same in Latin, Cyrillic and Greek (the single-letter part of Unicode's confusables table).
_CYRILLIC_LOOKS = dict(zip("асеорхуіјѕһԁԛԝвкмнтгп", "aceopxyijshdqwbkmhtrn", strict=True))
_GREEK_LOOKS = dict(zip("ανορυικτχ", "avopuiktx", strict=True))
_TO_LATIN = str.maketrans({**_CYRILLIC_LOOKS, **_GREEK_LOOKS})
_TO_CYRILLIC = str.maketrans(
    {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і", "j": "ј", "s": "ѕ"}
)
LATIN_LETTER = re.compile(r"[a-z\u00df-\u024f]")
CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
GREEK_LETTER = re.compile(r"[\u0370-\u03ff]")
_OTHER_LETTER = re.compile(r"[\u0370-\u052f]")  # of either
TRUE_LOOKS = frozenset("асеорхуіјѕһԁԛԝ")
"""Cyrillic letters that pass for Latin ones in any typeface, upper or lower case; a word of them alone may be either."""

ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, **dict.fromkeys(map(chr, range(0x064B, 0x0660)))})


@dataclass(frozen=True, slots=True)
class Words:
    """The comparable words of a text, in order: ``words[i]`` stands at characters ``starts[i]`` up to ``ends[i]``."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def passage(self, first: int, last: int) -> Passage:
        """The passage from word *first* up to and including word *last*."""
        return Passage(self.starts[first], self.ends[last])

    def within(self, passage: Passage) -> range:
        """Indices of the words that start inside *passage*."""
        return range(bisect_left(self.starts, passage.start), bisect_left(self.starts, passage.end))

    def without(self, passages: Iterable[Passage]) -> Words:
        """The same words less those that start inside any of *passages*."""
        ranges = sorted((within.start, within.stop) for within in map(self.within, passages) if within)
        if not ranges:
            return self
        kept: list[slice] = []
        first = 0
        for start, stop in ranges:
            kept.append(slice(first, max(first, start)))
            first = max(first, stop)
        kept.append(slice(first, None))
        return Words(
            tuple(chain.from_iterable(self.words[part] for part in kept)),
            tuple(chain.from_iterable(self.starts[part] for part in kept)),
            tuple(chain.from_iterable(self.ends[part] for part in kept)),
        )


def normalise(text: str) -> Words:
    """Read *text* as comparable words, each with its place in *text*."""
    _, written, starts, ends = divided(text, _WORD)
    words = list(map(str.lower, written))
    scripts = "one" if text.isascii() else scripts_of(text.lower())
    each = set(words)
    unlike = _SPELLINGS.keys() & each
    unlike.update(filterfalse(str.isalpha, each), filterfalse(str.isascii, each))
    if unlike:
        comparable = {word: _comparable(word, scripts) for word in unlike}
        words = list(map(comparable.get, words, words))
    if not all(words):  # "ـ", a dash in Arabic datelines, folds to nothing
        starts, ends = list(compress(starts, words)), list(compress(ends, words))
        words = list(filter(None, words))
    if not _UNITS.isdisjoint(words):
        words, starts, ends = _join_amounts(words, starts, ends)
    return Words(tuple(words), tuple(starts), tuple(ends))


def divided(text: str, word: re.Pattern[str]) -> tuple[list[str], list[str], list[int], list[int]]:
    """The gaps of *text* (one more than words), its words, and where each word starts and ends.

    *word* is a pattern with one group around all of it: splitting by that takes half the time of a match object a word.
    """
    pieces = word.split(text)
    edges = list(accumulate(map(len, pieces)))
    return pieces[::2], pieces[1::2], edges[:-1:2], edges[1::2]


@lru_cache(maxsize=65536)
def _comparable(word: str, scripts: Scripts) -> str:
    """Fold one word, number or sign, in small letters, of a text in *scripts*."""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if word[-1] in _SIGNS:
        return _SIGNS[word[-1]]
    if word[0].isdecimal() and not any(c.isalpha() for c in word):
        return _fold_number(word)
    return fold_word(word, scripts)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part of *word* that inflection mostly leaves alone: no plural s, no last two letters, six letters at most.

    Truncation is crude but needs no language; McNamee & Mayfield (2004) found it close to real stemmers.
    """
    if len(word) <= 3:  # noqa: PLR2004 - too short to inflect
        return word
    word = word.removesuffix("s")
    return word[: min(6, max(4, len(word) - 2))]


def disguises(text: str) -> tuple[Passage, ...]:
    """Passages where *text* hides its wording: look-alike letters of another script, invisible characters in words.

    Joiners that Persian, Arabic, Indic scripts and emoji need, and hyphenation marks, are lawful and left out; so is a
    stray single character, as editors leave behind: fewer than three disguised words accuse nobody.
    """
    if text.isascii():
        return ()
    found = [
        Passage(match.start(), match.end())
        for match in _WORD.finditer(text)
        if not match.group().isascii() and _is_disguised(match.group())
    ]
    return tuple(found) if len(found) >= 3 else ()  # noqa: PLR2004 - explained above


def _is_disguised(word: str) -> bool:
    low = word.lower()
    latin, cyrillic, greek = (
        bool(LATIN_LETTER.search(low)),
        bool(CYRILLIC_LETTER.search(low)),
        bool(GREEK_LETTER.search(low)),
    )
    if latin + cyrillic + greek > 1:
        return True
    return (latin or cyrillic or greek) and bool(re.search("[\u200b-\u200d\u2060\ufeff]", word))


def scripts_of(low: str) -> Scripts:
    """Whether Latin letters stand beside Cyrillic or Greek ones in a text in small letters, and which are more."""
    other = len(_OTHER_LETTER.findall(low))
    latin = len(LATIN_LETTER.findall(low)) if other else 0
    if not latin:
        return "one"
    return "mostly Latin" if latin >= other else "mostly other"


def fold_word(word: str, scripts: Scripts) -> str:
    """*word* with case, compatibility forms, invisible characters, look-alikes and vowel signs folded away."""
    word = unicodedata.normalize("NFKC", _INVISIBLE_CHARACTER.sub("", word).casefold())
    word = word.replace(" ", "")  # the ligature "ﷺ" is four words, but stands as one
    if scripts != "one":
        word = _fold_look_alikes(word, scripts)
    if "\u0600" <= word[:1] <= "\u06ff":
        word = word.translate(ARABIC)
    return word


def _fold_look_alikes(word: str, scripts: Scripts) -> str:
    """Bring a word of two alphabets to the one that most of its unmistakable letters belong to (a tie goes to Latin).

    A word wholly of look-alikes, such as Cyrillic "а", is taken for Latin only in a text that is mostly Latin.
    """
    latin, foreign = (
        len(LATIN_LETTER.findall(word)),
        len(CYRILLIC_LETTER.findall(word)) + len(GREEK_LETTER.findall(word)),
    )
    if not foreign or (not latin and (scripts == "mostly other" or not set(word) <= TRUE_LOOKS)):
        return word
    certain = len([c for c in word if CYRILLIC_LETTER.match(c) and c not in _CYRILLIC_LOOKS])
    if certain and latin < foreign:
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN)


def _fold_number(digits: str) -> str:
    if not digits.isascii():
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in digits)
    if digits.isdigit():
        return digits
    return _SEPARATOR.sub("", digits) if _GROUPED.fullmatch(digits) else digits.replace(",", ".")


def _join_amounts(words: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """Read an amount and its unit as one word, in one order: ``$5 million`` and ``5 million dollars`` alike."""
    joined: list[str] = []
    joined_starts: list[int] = []
    joined_ends: list[int] = []
    done = 0

    def adjoins(i: int) -> bool:
        """Whether there is a word *i* and at most a space before it."""
        return i < len(starts) and starts[i] - ends[i - 1] <= 1

    for i in [i for i, word in enumerate(words) if word in _UNITS]:
        if i < done:
            continue
        first, last, word = _amount_at(words, adjoins, i, done)
        joined += [*words[done:first], word]
        joined_starts += starts[done : first + 1]
        joined_ends += [*ends[done:first], ends[last]]
        done = last + 1
    return joined + words[done:], joined_starts + starts[done:], joined_ends + ends[done:]


def _amount_at(words: Sequence[str], adjoins: Callable[[int], bool], i: int, done: int) -> tuple[int, int, str]:
    """The first and the last word of the amount whose unit stands at word *i*, and how it reads; maybe the unit alone."""
    unit_end, unit = _unit_at(words, i)
    if unit in _CURRENCY_WORDS and adjoins(i + 1) and words[i + 1][0].isdigit():
        last = i + 2 if adjoins(i + 2) and words[i + 2] in _MAGNITUDES else i + 1
        return i, last, "_".join([*words[i + 1 : last + 1], unit])
    first = i
    if first > done and adjoins(first) and words[first - 1] in _MAGNITUDES:
        first -= 1
    if unit and first > done and adjoins(first) and words[first - 1][0].isdigit():
        return first - 1, unit_end, "_".join([*words[first - 1 : i], unit])
    return i, unit_end, unit or words[i]


def _unit_at(words: Sequence[str], i: int) -> tuple[int, str]:
    """The unit that begins at word *i*, and the index of its last word; no unit gives an empty one."""
    if words[i] == "per" and i + 1 < len(words) and words[i + 1] == "cent":
        return i + 1, "percent"
    return i, words[i] if words[i] in _UNITS and words[i] != "per" else ""


def folded(words: Sequence[str]) -> str:
    """Words as one line, for comparing headlines and quotations."""
    return " ".join(words)
