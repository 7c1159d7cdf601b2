"""In whose mouth does a text put a quotation?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.capital import plain
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.reading import APOSTROPHES, Reading
from provenance.reuse.facts.spelling import same_part

_ASKS: Final = frozenset("?!…")
_NEAR: Final = 12  # words between a quotation and the verb that attributes it
_ASIDE, _SOON = 14, 4
"""Words that tell inside a quotation whose it is, and those of them with the verb."""
_DASH: Final = re.compile(r"[,!?….»”\"]*\s?(?:[—–]|-(?=\s))\s?")


class Speakers:
    """The names of a text, to be asked which of them stands beside a verb of speech next to a quotation."""

    def __init__(
        self, reading: Reading, names: Sequence[tuple[Passage, Name]], quoted: Iterable[tuple[range, Sequence[range]]]
    ) -> None:
        # "Soon, she said": a single word that opens a sentence may be no name
        known = [(passage, name) for passage, name in names if name.sure or len(name.parts) > 1]
        self.reading, self.names = reading, [name for _, name in known]
        self.starts = [reading.at(passage.start) for passage, _ in known]
        self.quoted = bytearray(len(reading))
        for words, told in quoted:
            self.quoted[words.start : words.stop] = b"\1" * len(words)
            for aside in told:
                self.quoted[aside.start : aside.stop] = b"\0" * len(aside)

    def of(self, words: range, told: Sequence[range] = ()) -> tuple[bool, tuple[str, ...] | None]:
        """Whether somebody is said to say the quotation of *words*, by it (*told*) or beside it, and the full name's parts, if a name is given."""
        for side in (*map(list, told), self._after(words), self._before(words)):
            ordered = side if side and side[0] > words[0] else side[::-1]
            verb = next((i for i in ordered if self._says(i)), None)
            if verb is None and side and side[0] < words[0] and self.reading.gap(words[0]).strip()[:1] == ":":
                return True, self._subject(side)
            if verb is not None:
                pronoun = self._is_pronoun(verb - 1) or self._is_pronoun(verb + 1)
                last = self.reading.vocabulary.grammar.verb_last
                found = self._led(words, side, verb) if last else self._nearest(side, verb)
                return True, None if pronoun else found
        return False, None

    def _led(self, words: range, side: Sequence[int], verb: int) -> tuple[str, ...] | None:
        """Whose a quotation is where verbs stand last: *Moss, “Hayır” dedi*, *“Hayır” diyen Başkan Moss*, *Moss şunu söyledi: “Hayır”*."""
        if verb < words[0]:
            return self._subject(side)
        k = bisect_left(self.starts, words[0])
        if k and all(word[0].isupper() for word in self.reading.words[self.starts[k - 1] : words[0]]):
            return self.names[k - 1].full
        k, name = bisect_left(self.starts, verb), self.reading.vocabulary.name
        at = self.starts[k] if k < len(self.starts) else len(self.reading)
        leading = name.said | name.titles | name.departments
        close = at <= min(side[-1], verb + _SOON) and all(self.reading.gap(i) == " " for i in range(verb + 1, at + 1))
        if close and leading.issuperset(self.reading.folded[verb + 1 : at]):
            return self.names[k].full
        opens = self.reading.span(self.reading.sentence[words[0]]).start
        before = range(bisect_left(self.starts, opens), bisect_left(self.starts, words[0]))
        bare = [k for k in before if not self._has_ending(k)]
        return self.names[bare[0]].full if len(bare) == 1 else None

    def _has_ending(self, k: int) -> bool:
        """Whether an ending stands behind name *k* and an apostrophe, so that it is no subject: *Moss’un*."""
        i = next((i for i in range(self.starts[k], len(self.reading)) if not self.reading.words[i][0].isupper()), 0)
        return self.reading.gap(i) in APOSTROPHES

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
        return _says(self.reading, i)

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
        nearest = min(spoken, key=lambda k: abs(self.starts[k] - verb)) if spoken else None
        return None if nearest is None or self._is_of_speaker(nearest) else self.names[nearest].full

    def _is_of_speaker(self, k: int) -> bool:
        """Whether a name is but the body that whoever speaks belongs to: *a autarca do PS disse*."""
        i, links = self.starts[k], self.reading.vocabulary.name.links
        acronym = len(self.names[k].parts) == 1 and len(self.reading.words[i]) > 1 and self.reading.words[i].isupper()
        return acronym and self.reading.gap(i) == " " and self.reading.is_in(i - 1, links)


def asides(reading: Reading, words: range) -> list[range]:
    """Where a quotation of *words* itself says whose it is: « …, — сказала мерка. — … », « …, a déclaré la maire. … »."""
    begin, found, done = reading.vocabulary.name.aside, list[range](), words.start
    for i in words[1:]:
        gap = reading.gaps[i]
        if gap == " " or i < done:
            continue
        dashed = _DASH.fullmatch(gap)
        if dashed or (begin and gap[:1] == "," and _begins_to_say(reading, i)):
            done = _dash(reading, i, words.stop) if dashed else _comma(reading, i, words.stop)
            if any(_says(reading, j) for j in range(i, min(done, i + _SOON))):
                found.append(range(i, done))
    return found


def _dash(reading: Reading, i: int, stop: int) -> int:
    """The word behind the next dash after word *i*, if it comes soon."""
    return next((j for j in range(i + 1, min(stop, i + _ASIDE)) if _DASH.fullmatch(reading.gaps[j])), i)


def _comma(reading: Reading, i: int, stop: int) -> int:
    """The word behind the next full stop after word *i*, or behind a comma that no name follows, if it comes soon."""
    for j in range(i + 1, min(stop, i + _ASIDE)):
        mark = reading.gaps[j][:1]
        if mark in {".", "!", "?"} or (mark == "," and reading.words[j][0].islower()):
            return j
    return stop if stop <= i + _ASIDE else i


def _begins_to_say(reading: Reading, i: int) -> bool:
    return reading.is_in(i, reading.vocabulary.name.aside) or reading.is_in(i, reading.vocabulary.name.said)


def _says(reading: Reading, i: int) -> bool:
    """Whether word *i* is a verb of speech, or begins what stands for one: ``according to``."""
    name = reading.vocabulary.name
    return reading.folded[i] in name.said or bool(reading.phrase(i, name.according))


def same_speaker(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two speakers share a part of their names, so that they may be one."""
    return any(same_part(plain(a), plain(b)) for a in one for b in other)
