"""When are two spellings one name, and when is one a misspelling of the other?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import JaroWinkler, Levenshtein

from provenance.reuse.facts.word_list import entries, table

_SHORTEST: Final = 4  # letters below which only equal spellings are one name
_PREFIX: Final = 3
_DEMONYM: Final = frozenset(
    "n an ian ean eans ans ians ns s es ese ish i is er ers ien ienne iens iennes ais aise ain aine ains ano ana anos anas és esa esas eses eno ena enos enas ense enses ois oise oises een eenne eens eennes isch ische ischen ischer".split()
)
_SOUNDS: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("^[yj]e", "e"), ("^mac(?=[a-z]{3})", "mc"), ("zhzh", "zh"), ("dh", "d"), ("dj", "d"), ("([aou])e", r"\1"),
        ("[yj]", "i"), ("w", "v"), ("kh|ch(?=r)", "h"), ("ph", "f"), ("ck|q|c(?=[aoukl])", "k"), ("tz|ts", "z"),
        ("sch", "sh"), ("tre$", "ter"), ("ou|oo", "u"), (r"(.)\1+", r"\1"), ("i+", "i"),
    )
)  # fmt: skip
_SLAVIC_ENDINGS: Final = frozenset(
    # й and ї also as name parts are written, without their marks.
    "|а|я|о|е|и|і|ы|у|ю|ь|ии|ыи|іи|оі|еі|іі|ою|ею|єю|еи|ои|ого|его|ього|ому|ему|ьому|ім|им|ым|ом|ем|єм|ах|ях|ам|ям|ами|ями|ів|ев|ов|ую|юю|их|ых|іх|ові|еві|єві|ая|яя|ое|ее|ые|ие|ой|ей|ий|ый|ій|ої|її|ії".split(
        "|"
    )
)
_SLAVIC_ROOT: Final = 2  # letters of the shortest: Яр, Яру
_FUGITIVE: Final = re.compile("[еоєё]([^аеєиіоуюяёыэ])ь?$")
"""The vowel that goes when an ending comes: Вербенець and Вербенця, Садок and Садка."""
_CLOSED: Final = re.compile("і([бвгґджзйклмнпрстфхцчшщ]{1,2})ь?$")
"""The і of a closed syllable, which is о or е when an ending opens it: Брід and Броду, Тернопіль and Тернополя."""
_OPENED: Final = ("і", "о", "е", "є")
_SLAVIC_ADJECTIVES: Final = ("ськ", "ск", "иськ", "иск", "іиськ", "ииск", "зьк", "цьк")
_ADJECTIVE: Final = re.compile(
    "(.{2,}?)(ськ|зьк|цьк|ск|цк|жск)(?:ии|ого|ому|им|ім|ом|а|ая|ої|оі|ои|у|ую|ою|іи|е|ое|і|ие|их|ими|ых|ым)$"
)
_INHABITANTS: Final = re.compile("(.{3,}?)(?:[еє]?ць|ец|ц(?:я|ю|ем|і|ів|ям|ями|ях|а|у|ы|ев|ам|ами|ах))")
"""The people of a place: вільнюсці, вільнюсців."""
_NOUN_ENDS: Final = {
    "ськ": ("", "с", "х", "к"),
    "зьк": ("з", "г", "ж"),
    "цьк": ("ц", "к", "ч"),
    "ск": ("", "с", "к"),
    "цк": ("ц", "к", "ч"),
    "жск": ("г", "ж"),
}
"""How the root of a place ends that has such an adjective: Вінниця and вінницький, Одеса and одеський, Прага and празький."""
_SOFTENED: Final = {"зі": "г", "ці": "к", "сі": "х"}
_ALIKE: Final = 0.88


@lru_cache(maxsize=16384)
def sound(part: str) -> str:
    """*part* with letters that transliterations exchange written one way: ``zelenski`` for Zelenskyy and Zelensky."""
    for pattern, letter in _SOUNDS:
        part = pattern.sub(letter, part)
    return part[:-1] if len(part) > _SHORTEST + 1 and part[-1] in "aeiou" else part


def prefixes(part: str) -> tuple[str, ...]:
    """What any spelling of a name part, or of a shorter form of it, begins with, to look it up by."""
    own = prefix(part)
    others = (prefix(form) for entry in _forms().get(part, ()) for form in entry)
    return tuple(dict.fromkeys((own, *others)))


@cache
def _forms() -> Mapping[str, tuple[frozenset[str], ...]]:
    """All forms of a first name (*Bob*, *Robert*) by each; one may be short for several (*Alex*)."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for entry in map(frozenset, entries(table("shared")["names"]["forms"])):
        for form in entry:
            found[form] = (*found.get(form, ()), entry)
    return found


def prefix(part: str) -> str:
    """What all spellings of a name part begin with."""
    return _root(part) if _is_cyrillic(part) else sound(part)[:_PREFIX]


def _root(part: str) -> str:
    """What all Slavic forms begin with, the vowel of a closed syllable as it is in an open one: ``во`` of ``Віз`` and ``Возу``."""
    return part[0] + ("о" if part[1:2] in _OPENED else part[1:_SLAVIC_ROOT])


def _is_cyrillic(part: str) -> bool:
    return "\u0400" <= part[0] <= "\u052f"


@lru_cache(maxsize=65536)
def same_part(a: str, b: str) -> bool:
    """Whether *a* and *b* spell one name part: equal, transliterated, inflected, short for the other, or a country and its people."""
    if a == b or any(b in entry for entry in _forms().get(a, ())):
        return True
    if _is_cyrillic(a):
        return _inflected(a, b)
    if min(len(a), len(b)) < _SHORTEST or a[0].isdecimal():
        return False
    one_sound = sound(a) == sound(b)
    if one_sound or a[:_PREFIX] != b[:_PREFIX]:
        return one_sound
    short, long = sorted((a, b), key=lambda part: (len(part), not part.endswith(("um", "s"))))  # Texas, Texan
    for root in (short, short[:-1] if short[-1] in "aeioys" else short.removesuffix("um")):
        if long.startswith(root) and len(root) >= _SHORTEST and long[len(root) :] in _DEMONYM:
            return True
    return False


def _inflected(a: str, b: str) -> bool:
    """Whether two Slavic forms differ in their endings only: ``Будановим`` and ``Буданов``, ``Верхній`` and ``Верхнього``."""
    return _root(a) == _root(b) and any(_have_endings(one, other) for one in _roots(a) for other in _roots(b))


def is_of_place(a: str, b: str) -> bool:
    """Whether one of two Slavic forms is the adjective of the other: ``Вінницького`` and ``Вінниці``, but also ``Петровський`` and ``Петров``."""
    if a[:_SLAVIC_ROOT] != b[:_SLAVIC_ROOT] or not _is_cyrillic(a):
        return False
    return any(_inflected(root, noun) for adjective, noun in ((a, b), (b, a)) for root in _nouns(adjective))


@lru_cache(maxsize=16384)
def _nouns(adjective: str) -> tuple[str, ...]:
    """The roots of the places that have such an adjective; none if it is none."""
    found = _ADJECTIVE.fullmatch(adjective)
    if found:
        return tuple([found[1] + end for end in _NOUN_ENDS[found[2]]])
    people = _INHABITANTS.fullmatch(adjective)
    return (people[1],) if people else ()


@lru_cache(maxsize=16384)
def _roots(part: str) -> tuple[str, ...]:
    """*part*, and what it becomes before another ending: ``садк`` of ``садок``, ``харков`` of ``харків``, ``ольг`` of ``ользі``."""
    found = [part]
    if closed := _CLOSED.search(part):
        found += (part[: closed.start()] + vowel + closed[1] for vowel in "оеє")
    if len(part) < _SHORTEST:
        return tuple(found)
    if len(part) > _SHORTEST and (fugitive := _FUGITIVE.search(part)):
        found.append(part[: fugitive.start()] + fugitive[1])
    if part[-2:] in _SOFTENED:
        found.append(part[:-2] + _SOFTENED[part[-2:]])
    return tuple(found)


def _have_endings(a: str, b: str) -> bool:
    """Whether nothing but endings follows what two forms begin with."""
    shorter, longer = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    least = max(_SLAVIC_ROOT, shorter if shorter < _SHORTEST else max(_PREFIX, shorter - 3, longer - 4))
    if a[:least] != b[:least]:
        return False
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    return any(_is_ending(a[i:]) and _is_ending(b[i:]) for i in range(common, least - 1, -1))


def _is_ending(tail: str) -> bool:
    """Whether *tail* may end a Slavic noun or adjective: Вергун|ом, Рудаков|ой, but not Сальч|енко."""
    return tail in _SLAVIC_ENDINGS or tail.startswith(_SLAVIC_ADJECTIVES)


def misspelt(a: str, b: str, letters: int = 2) -> bool:
    """Whether *b* looks like *a* with so many *letters* wrong at most, so that one of them is a mistake."""
    if same_part(a, b) or min(len(a), len(b)) <= _SHORTEST:
        return False
    return Levenshtein.distance(a, b) <= letters and JaroWinkler.similarity(a, b) >= _ALIKE
