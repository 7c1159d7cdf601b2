"""In whose mouth does a text put a quotation?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.capital import plain
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.spelling import same_part

_ASKS: Final = frozenset("?!…")
_NEAR: Final = 12  # words between a quotation and the verb that attributes it


class Speakers:
    """The names of a text, to be asked which of them stands beside a verb of speech next to a quotation."""

    def __init__(self, reading: Reading, names: Sequence[tuple[Passage, Name]], quoted: Iterable[range]) -> None:
        # "Soon, she said": a single word that opens a sentence may be no name
        known = [(passage, name) for passage, name in names if name.sure or len(name.parts) > 1]
        self.reading, self.names = reading, [name for _, name in known]
        self.starts = [reading.at(passage.start) for passage, _ in known]
        self.quoted = bytearray(len(reading))
        for words in quoted:
            self.quoted[words.start : words.stop] = b"\1" * len(words)

    def of(self, words: range) -> tuple[bool, tuple[str, ...] | None]:
        """Whether somebody is said to say the quotation of *words*, and the full name's parts, if a name is given."""
        for side in (self._after(words), self._before(words)):
            ordered = side if side and side[0] > words[0] else side[::-1]
            verb = next((i for i in ordered if self._says(i)), None)
            if verb is None and side and side[0] < words[0] and self.reading.gap(words[0]).strip()[:1] == ":":
                return True, self._subject(side)
            if verb is not None:
                return True, None if self._is_pronoun(verb - 1) or self._is_pronoun(verb + 1) else self._nearest(
                    side, verb
                )
        return False, None

    def _subject(self, side: Sequence[int]) -> tuple[str, ...] | None:
        """The name that leads a clause without a verb of speech: *the winner, Ada Moss, was glad*, but not: *his son Ben*, *after Holm's defeat*."""
        opens, words = self.reading.span(self.reading.sentence[side[0]]).start, self.reading.vocabulary
        k = bisect_left(self.starts, opens)
        if k == len(self.starts) or not opens <= self.starts[k] <= side[-1]:
            return None
        before = set(self.reading.folded[opens : self.starts[k]])
        return None if (before & words.stop) - words.name.definite else self.names[k].full

    def _after(self, words: range) -> list[int]:
        end = words[-1] + 1
        behind = self._outside(range(end, min(self.reading.bounds[self.reading.sentence[end - 1] + 1], end + _NEAR)))
        return behind or self._asked(end)

    def _asked(self, end: int) -> list[int]:
        """What stands behind a question that ends its own sentence: *"Who knew?" Ada Moss asked.*"""
        gap = self.reading.gap(end) if end < len(self.reading) else "\n"
        if "\n" in gap or _ASKS.isdisjoint(gap):
            return []
        stop = min(self.reading.bounds[self.reading.sentence[end] + 1], end + _NEAR)
        verb = next((i for i in range(end, stop) if self._says(i)), stop)
        closed = verb + 1 >= len(self.reading) or self.reading.gap(verb + 1) != " "
        return self._outside(range(end, verb + 1)) if verb < stop and closed else []

    def _before(self, words: range) -> list[int]:
        sentence = self.reading.sentence[words[0]]
        return self._outside(range(max(self.reading.bounds[sentence], words[0] - _NEAR), words[0]))

    def _outside(self, words: range) -> list[int]:
        return [i for i in words if not self.quoted[i]]

    def _says(self, i: int) -> bool:
        name = self.reading.vocabulary.name
        return self.reading.folded[i] in name.said or bool(self.reading.phrase(i, name.according))

    def _is_pronoun(self, i: int) -> bool:
        return self.reading.is_in(i, self.reading.vocabulary.name.pronouns) and not self.quoted[i]

    def _nearest(self, side: Sequence[int], verb: int) -> tuple[str, ...] | None:
        """The name next to a verb, unless it stands in a clause behind it, or before a pronoun: *she told Ada that Moss was late*."""
        low, high = sorted((side[0], side[-1]))
        joints = self.reading.vocabulary.joints
        low = next(
            (i for i in range(verb, low, -1) if self._is_pronoun(i) and self.reading.folded[i] not in joints), low
        )
        high = next((i for i in range(verb + 1, high) if self.reading.folded[i] in joints), high + 1)
        spoken = range(bisect_left(self.starts, low), bisect_left(self.starts, high))
        return self.names[min(spoken, key=lambda k: abs(self.starts[k] - verb))].full if spoken else None


def same_speaker(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two speakers share a part of their names, so that they may be one."""
    return any(same_part(plain(a), plain(b)) for a in one for b in other)
