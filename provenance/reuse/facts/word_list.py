"""How are the tables of words in ``words/*.toml`` written: lists, synonyms, phrases, numbers in order?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.normalisation import ARABIC

Words = frozenset[str]

_ONE: Final = ARABIC | str.maketrans("أإآٱئؤۀة", "اااایوهه", "ٔ\u200c\u200d\u0670")
"""What comparable words fold, and besides it hamza, teh marbuta and joiners."""


def one_spelling(text: str) -> str:
    """*text* with the Arabic letters that spellings of one word differ in written one way: hamza, yeh, kaf, vowel signs, joiners."""
    return text.translate(_ONE)


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file of tables called *name*, read once."""
    import tomllib

    return tomllib.loads(_written(name))


def _written(name: str) -> str:
    from importlib.resources import files

    return one_spelling(files(__package__).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def is_month(word: str, name: str) -> bool:
    """Whether the tables called *name* have *word*, in small letters, among their months; told from their text, for reading them takes 20 ms."""
    return word in _months(name)


@cache
def _months(name: str) -> Words:
    lines = re.findall(r"^(?:persian_|short_)?months = ('{1,3})(.*?)\1", _written(name), re.MULTILINE | re.DOTALL)
    return frozenset(re.split(r"[\s/_]+", " ".join(line for _, line in lines)))


def entries(line: str | None) -> Iterator[list[str]]:
    """The entries of a list, each with all its spellings; texts are read with a word on either side of a hyphen."""
    for entry in (line or "").split():
        yield [spelling.replace("_", " ").replace("-", " ") for spelling in entry.split("/")]


def word_set(line: str | None) -> Words:
    """Every spelling of a list."""
    return frozenset(spelling for entry in entries(line) for spelling in entry)


def phrases(line: str | None) -> Phrases[bool]:
    """A list to look for in a text, phrases among it."""
    return Phrases(dict.fromkeys(word_set(line), True))


def counted(line: str | None, first: int = 0, step: int = 1) -> dict[str, int]:
    """``'monday tuesday'`` as ``{'monday': 0, 'tuesday': 1}``."""
    return {spelling: first + step * i for i, entry in enumerate(entries(line)) for spelling in entry}


def spaced(table: Mapping[str, int]) -> dict[str, int]:
    """A table by phrases, whose words are joined by underscores where it is written."""
    return {key.replace("_", " "): value for key, value in table.items()}


def turned(table: Mapping[str, str]) -> dict[str, str]:
    """``{'km': 'kilometre kilometres'}`` as ``{'kilometre': 'km', 'kilometres': 'km'}``."""
    return {spelling: key for key, line in table.items() for spelling in word_set(line)}


def fraction(written: str | float) -> float:
    """``'2/3'`` or ``0.25`` as a number."""
    part, _, whole = str(written).partition("/")
    return float(part) / float(whole or 1)


def first_words(phrases: Iterable[str]) -> Iterator[str]:
    """What the phrases of a list begin with."""
    return (phrase.split(" ", 1)[0] for phrase in phrases)
