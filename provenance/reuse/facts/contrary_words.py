"""Which words of a language say contraries of each other, or exclude each other?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeVar

from provenance.reuse.facts.phrase import Phrases
from provenance.reuse.facts.word_list import Words, counted, entries, word_set

_SHORTEST_STEM, _LONGEST_STEM = 3, 15
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Poles:
    """Words that say contraries of each other, as a scale's name and the side (1, 0 or -1) on which they stand."""

    phrases: Phrases[tuple[str, int]]
    stems: Mapping[str, tuple[str, int]]
    """Beginnings of words, at least three letters long."""
    parted: Mapping[str, Mapping[str, tuple[str, int]]]
    """Verbs and the particles that end their clauses: ``nahm`` … ``ab``."""
    before_numbers: Mapping[str, tuple[str, int]]
    """Words that say so right before a number only: ``up`` 3 per cent."""

    def of(self, word: str) -> tuple[str, int] | None:
        """What a single *word* stands for: as it is, or by its beginning."""
        beginnings = (word[:length] for length in range(min(len(word), _LONGEST_STEM), _SHORTEST_STEM - 1, -1))
        return self.phrases.get(word) or next((self.stems[part] for part in beginnings if part in self.stems), None)


Entry = tuple[str, int]
"""A set's name and the number of one of its entries."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Words of which one excludes the others (seasons, kin, callings); a word may be in several sets."""

    words: Mapping[str, tuple[Entry, ...]]
    phrases: Mapping[str, Sequence[tuple[int, tuple[str, ...], tuple[Entry, ...]]]]
    """By the longest word of each phrase: which of its words that is, all of them, and what they say."""
    stems: Mapping[str, tuple[Entry, ...]]
    """Beginnings of words, at least three letters long."""
    parted: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    """Verbs and the particles that end their clauses: ``lehnte`` … ``ab``."""
    answers: Words
    """The sets of contraries that somebody says, or has said of him: ``agreed``, ``disputed``."""
    quantities: Words
    """The sets of contraries that tell only before one and the same word: ``more`` ships, ``fewer`` ships."""
    contraries: Words
    """The sets of two entries of which one says that the other is not so: ``open``, ``shut``."""

    def of(self, word: str) -> tuple[Entry, ...]:
        """What a single *word* says: as it is, and by its beginnings, the longest of each set."""
        found = dict(self.words.get(word, ()))
        longest = min(len(word), _LONGEST_STEM) if word[:_SHORTEST_STEM] in self.stems else 0
        for length in range(longest, _SHORTEST_STEM - 1, -1):
            for name, number in self.stems.get(word[:length], ()):
                found.setdefault(name, number)
        return tuple(found.items())


def opposites(line: str | None) -> dict[str, Words]:
    """``'rise/fall rose/fell'`` as each word with those that say the contrary."""
    found: dict[str, set[str]] = {}
    for one, other in entries(line):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_SCALES: Final = (
    ("amount", "up", 1), ("amount", "level", 0), ("amount", "down", -1), ("assent", "granted", 1), ("assent", "refused", -1),
    ("price", "dear", 1), ("price", "cheap", -1),
)  # fmt: skip


def poles(own: Mapping[str, str]) -> Poles:
    """The words of a language's scales: ``up``, ``level`` and ``down`` of amounts, and so on."""
    sides = {word: (scale, side) for scale, end, side in _SCALES for word in word_set(own.get(end))}
    phrases = {word: pole for word, pole in sides.items() if word[-1] != "*" and "+" not in word}
    stems = {word[:-1]: pole for word, pole in sides.items() if word[-1] == "*"}
    before = dict.fromkeys(word_set(own.get("up_before_numbers")), ("amount", 1))
    before |= dict.fromkeys(word_set(own.get("down_before_numbers")), ("amount", -1))
    return Poles(Phrases(phrases), stems, _parted(sides), before)


def _parted(table: Mapping[str, Value]) -> dict[str, dict[str, Value]]:
    """What *table* says of ``lehnte+ab``, by the verb and its particle."""
    found: dict[str, dict[str, Value]] = {}
    for word in [word for word in table if "+" in word]:
        verb, _, particle = word.partition("+")
        found.setdefault(verb, {})[particle] = table[word]
    return found


def sets(
    plain: Mapping[str, str], contraries: Mapping[str, str], answers: Mapping[str, str], quantities: Mapping[str, str]
) -> Sets:
    """The tables of words that exclude each other; what stems begin with leads nowhere, but tells that they may follow."""
    found: dict[str, dict[str, int]] = {}
    for name, line in chain.from_iterable(table.items() for table in (plain, contraries, answers, quantities)):
        for word, number in counted(line).items():
            found.setdefault(word, {})[name] = number
    told = {word: tuple(said.items()) for word, said in found.items()}
    parted = _parted(told)
    told = {word: said for word, said in told.items() if "+" not in word}
    stems = {word[:-1]: told.pop(word) for word in list(told) if word.endswith("*")}
    beginnings: dict[str, tuple[Entry, ...]] = {stem[:_SHORTEST_STEM]: () for stem in stems}
    several: dict[str, list[tuple[int, tuple[str, ...], tuple[Entry, ...]]]] = {}
    for phrase in [word for word in told if " " in word]:
        words = tuple(phrase.split(" "))
        longest = max(words, key=len)
        several.setdefault(longest, []).append((words.index(longest), words, told.pop(phrase)))
    both = frozenset({*contraries, *answers, *quantities})
    return Sets(told, several, beginnings | stems, parted, frozenset(answers), frozenset(quantities), both)
