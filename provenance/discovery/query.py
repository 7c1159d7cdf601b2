"""What can be asked for that survives a rewriting, and in which window of time?

Wording dies in a rewriting, names, figures and quotations live: the terms are the copy's rare names, its figures and
its longest quotations; two to four a query, and each query with other names, because one of them may be corrupted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from provenance.document import Document, Timestamp
from provenance.reuse.fact import Fact, find_facts
from provenance.reuse.facts.name import Name
from provenance.reuse.language import is_function_word
from provenance.reuse.normalisation import stem

_WORD = re.compile(r"[^\W_]+")
_READ = 60_000  # characters of a copy from which queries are made
_MOST_TERMS = 12
_PHRASE = 8  # words of a quotation that are asked for: a longer one is more often cut or mended somewhere
_LEAST_PHRASE = 4
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Window:
    """From *first* to *last*, both days included."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Whether *day* lies in the window."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for.

    *frequency* is how much of the copy each of its stems makes up, rare terms counted twice; *telling* are the stems of
    those. *names*, *figures* and *phrases* are as they stand in the copy, the best to ask for first. *window* is around the
    date that the copy *claimed*, None where it claims none.
    """

    document: Document
    frequency: Mapping[str, float]
    telling: frozenset[str]
    names: tuple[str, ...]
    figures: tuple[str, ...]
    phrases: tuple[str, ...]
    window: Window | None
    claimed: date | None

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, document: Document) -> Question:
        """Read *document* for what to ask."""
        text = _sayable(document.text[:_READ])
        published = document.published if isinstance(document.published, Timestamp) else None
        facts = [fact for fact in find_facts(text, language=document.language) if not _in_furniture(fact, document)]
        names, figures = _names(facts, text), _figures(facts, text)
        title = _sayable(document.title or text.partition("\n")[0])
        claimed = _claimed(published)
        return cls(
            document=document,
            frequency=_frequency(text, title, [*names, *figures]),
            telling=frozenset(stem_ for term in (*names, *figures) for stem_ in _stems(term)),
            names=names[:_MOST_TERMS],
            figures=figures[:_MOST_TERMS],
            phrases=_phrases(facts, text),
            window=_window(claimed),
            claimed=claimed,
        )

    @property
    def queries(self) -> tuple[tuple[str, ...], ...]:
        """Terms to ask for together, two a query: names, then figures, which a spinner leaves alone, then other names."""
        pairs = [self.names[at : at + 2] for at in range(0, len(self.names), 2)]
        together = [*pairs[:1], self.figures[:2], *pairs[1:]]
        return tuple(dict.fromkeys(query for query in together if query))


def _sayable(text: str) -> str:
    """*text* with a question mark for each lone surrogate, which no address can carry."""
    return text.encode("utf-8", "replace").decode()


def _frequency(text: str, title: str, terms: Sequence[str]) -> Mapping[str, float]:
    """The share of each stem among all of *text*, its *title* three times, and its rare *terms*, each once more."""
    counted = Counter(_stems(text))
    for _ in range(_TITLE_COUNTS):
        counted.update(_stems(title))
    for term in terms:
        counted.update(_stems(term))
    total = counted.total()
    return {stem_: count / total for stem_, count in counted.items()}


_TITLE_COUNTS = 3


def _stems(text: str) -> list[str]:
    return list(_content_stems(plain(text))) + (list(_content_stems(latin(text))) if _CYRILLIC.search(text) else [])


_CYRILLIC = re.compile("[\u0400-\u04ff]")


def stems_of(text: str) -> frozenset[str]:
    """The content words of *text*, an address or a title among others, as comparable stems without accents."""
    return frozenset(_content_stems(plain(text)))


def _content_stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if (len(word) > 2 or word.isdigit()) and not is_function_word(word):  # noqa: PLR2004 - "of", "uk"
            yield _stem(word)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """The stem as it may be misspelt: ``Orrinhaven`` and ``Orinhaven``, ``Kelderby`` and ``Kelderbi`` are one."""
    return stem(_DOUBLED.sub(r"\1", word.replace("ck", "k").replace("ph", "f").translate(_MISSPELT)))


_DOUBLED = re.compile(r"(.)\1")
_MISSPELT = str.maketrans({"y": "i", "c": "k", "w": "v", "z": "s", "h": ""})


def plain(text: str) -> str:
    """*text* in small letters without accents, as addresses spell it: ``Łódź`` is ``lodz``, ``ß`` is ``ss``."""
    if text.isascii():
        return text.lower()
    spelt = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))


_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


def latin(text: str) -> str:
    """The Cyrillic letters of *text* in Latin ones, as Ukrainian addresses spell them: ``Кротун`` is ``Krotun``."""
    return text.casefold().translate(_LATIN)


_LATIN = str.maketrans(
    dict(zip("абвгґдежзиіїйклмнопрстуфцчшщьюяєхыэъё", "a b v h g d e zh z y i i i k l m n o p r s t u f ts ch sh shch  iu ia ie kh y e  e".split(" "), strict=True))
)  # fmt: skip


def _in_furniture(fact: Fact, document: Document) -> bool:
    return any(passage.start <= fact.passage.start < passage.end for passage in document.furniture)


def _names(facts: list[Fact], text: str) -> tuple[str, ...]:
    """Names as written, without titles, the likeliest to be rare first: with digits, of several words, said often."""
    written: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact.value, Name) and (fact.value.sure or len(fact.value.parts) > 1):
            words = _POSSESSIVE.sub("", " ".join(fact.passage.of(text).split())).split()
            untitled = words[-min(len(fact.value.parts), _LONGEST_NAME) :]
            written[" ".join(untitled)] += 1
    whole = [name for name in written if not any(_is_part(name, other) for other in written)]
    return tuple(sorted(whole, key=lambda name: (-_rarity(name), -written[name])))


_POSSESSIVE = re.compile("['’]s?$")
_LONGEST_NAME = 3


def _is_part(name: str, other: str) -> bool:
    return name != other and set(name.split()) < set(other.split())


def _rarity(name: str) -> int:
    return 2 * any(letter.isdigit() for letter in name) + (len(name.split()) > 1) - (len(name) < _SHORT_NAME)


_SHORT_NAME = 4


def _figures(facts: list[Fact], text: str) -> tuple[str, ...]:
    """The numbers of figures as written, without their units, which are often converted; the longest numbers first."""
    numbers: dict[str, int] = {}
    for fact in facts:
        number = _NUMBER.search(fact.passage.of(text)) if fact.kind == "figure" else None
        if number:
            numbers.setdefault(number.group().strip(".,"), len(re.sub(r"\D", "", number.group()).rstrip("0")))
    telling = [number for number, digits in numbers.items() if digits > 1 and len(number) > 2]  # noqa: PLR2004 - "12"
    return tuple(sorted(telling, key=lambda number: -numbers[number]))


_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]{0,20}")


def _phrases(facts: list[Fact], text: str) -> tuple[str, ...]:
    """The first words of each quotation, without marks, of the longest quotation first."""
    said = [fact.passage.of(text).strip("\"“”„«»‹›「」『』‘’'` \n") for fact in facts if fact.kind == "quotation"]
    phrases = []
    for quotation in sorted(said, key=len, reverse=True):
        sentence = re.split(r"[.,;:!?…\[\]()\"“”]", quotation, maxsplit=1)[0].split()
        if len(sentence) >= _LEAST_PHRASE:
            phrases.append(" ".join(sentence[:_PHRASE]))
    return tuple(dict.fromkeys(phrases))[:_MOST_TERMS]


def _window(claimed: date | None) -> Window | None:
    try:
        return Window(claimed - _BEFORE, claimed + _AFTER) if claimed else None
    except OverflowError:
        return None


def _claimed(published: Timestamp | None) -> date | None:
    if published is None or published.precision == "year":
        return None
    stated = f"{published.value}-01" if published.precision == "month" else published.value[: len("2026-11-22")]
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None
