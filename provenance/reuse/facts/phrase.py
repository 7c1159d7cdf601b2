"""How are phrases of one or more words looked up in a text?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value")


class Phrases(dict[str, Value]):
    """A table of phrases, their words joined by single spaces, that knows which words begin one."""

    __slots__ = ("_lengths", "first_words")

    def __init__(self, table: Mapping[str, Value]) -> None:
        super().__init__(table)
        lengths: dict[str, set[int]] = {}
        for phrase in table:
            first, *rest = phrase.split(" ")
            lengths.setdefault(first, set()).add(len(rest) + 1)
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self.first_words = self._lengths.keys()

    def begins_with(self, word: str) -> bool:
        """Whether some phrase begins with *word*."""
        return word in self._lengths

    def length_at(self, words: Sequence[str], i: int) -> int:
        """How many of *words* from index *i* on make the longest phrase of the table that stands there; 0 for none."""
        if i >= len(words):
            return 0
        for length in self._lengths.get(words[i], ()):
            if length == 1 or (i + length <= len(words) and " ".join(words[i : i + length]) in self):
                return length
        return 0
