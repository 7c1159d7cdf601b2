"""What became of each quotation: verbatim, altered, turned into indirect speech or out of it, invented, dropped?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast

from rapidfuzz.distance import LCSseq

from provenance.document import Passage
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.other_speaker import Voices, other_speaker
from provenance.reuse.changes.short_quotation import short_outcomes
from provenance.reuse.changes.slot import Slots, stem
from provenance.reuse.fact import Fact
from provenance.reuse.facts.outcome import Detail, Outcome, Status
from provenance.reuse.facts.quotation import Quotation, marked_passages, quoted_words
from provenance.reuse.facts.speech import Line, spoken_words
from provenance.reuse.facts.spelling import same_part

_SAME_WORDS: Final = 0.6
"""Least share of a quotation's words, in order, for it to be a source's quotation with words changed."""
_SAME_CONTENT: Final = 0.5
"""Least share of its content words for it to say what a source's sentence says."""
_ALIGNED_CONTENT: Final = 0.34
"""… where the alignment already connects the sentences."""
_MOST: Final = 250
"""Quotations of each text that are compared; no article has more, and time grows with the square."""
_LEAST_STEMS: Final = 2
_LEAST_HALF: Final = 4
"""Words in a row that no two texts have in common by chance."""
_JOINING: Final = 3
"""Words that may be put before a quotation to make a sentence of it."""
_INFLECTED: Final = 4
"""Letters of a Slavic word that may have another ending."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation: its words folded, its parts as spoken (speech.py), its stems, the sentences it stands in."""

    fact: Fact
    words: tuple[str, ...]
    spoken: tuple[tuple[str, ...], ...]
    stems: frozenset[str]
    distinct: frozenset[str]
    sentences: range

    @property
    def quotation(self) -> Quotation:
        return cast("Quotation", self.fact.value)


def quotation_outcomes(
    copy: Slots,
    source: Slots,
    facts: tuple[Sequence[Fact], Sequence[Fact]],
    names: tuple[Sequence[Fact], Sequence[Fact]],
    behind: Counterparts,
) -> Iterator[Outcome]:
    """Say of every quotation in *facts* (the copy's, the source's) what became of it, once; *names* are those of both."""
    mine, theirs = [_said(copy, fact) for fact in facts[0][:_MOST]], [_said(source, fact) for fact in facts[1][:_MOST]]
    used: set[int] = set()
    lines = _Lines(source, theirs)
    found = [(said, _origin(said, source, lines, behind)) for said in mine]
    used.update(*(origin for _, (_, _, _, origin) in found))
    known = [said.fact.passage for said, (status, *_) in found if status != "added"]
    short = {outcome.copy: outcome for outcome in short_outcomes(copy, source, behind, known) if outcome.copy}
    here, there = Voices(copy, names[0]), Voices(source, names[1])
    placed = {said.fact.passage: said.fact for said in theirs}
    for said, (status, detail, passage, _) in found:
        other = placed.get(passage) if passage and status == "kept" else None
        turned = other_speaker(said.fact, here, other, there) if other else None
        told = Outcome("altered", "other_speaker", *turned) if turned else None
        yield short.pop(said.fact.passage, told or Outcome(status, detail, said.fact.passage, passage))
    yield from short.values()
    for number, said in enumerate(theirs):
        if number not in used:
            indirect = _told(said, copy, mine, behind)
            yield (
                Outcome("kept", "indirect", indirect, said.fact.passage)
                if indirect
                else Outcome("dropped", None, None, said.fact.passage)
            )


def _said(slots: Slots, fact: Fact) -> _Said:
    words = cast("Quotation", fact.value).words
    stop = slots.reading.vocabulary.stop
    inside = slots.reading.within(fact.passage)
    numbers = range(slots.reading.sentence[inside[0]], slots.reading.sentence[inside[-1]] + 1)
    stems = frozenset(stem(word) for word in words if word not in stop and len(word) > 1)
    spoken = tuple(tuple(spoken_words(slots.reading, part)) for part in quoted_words(slots.reading, fact.passage))
    return _Said(fact, words, spoken, stems, frozenset(words), numbers)


class _Lines:
    """What the source says, and what it says between quotation marks, to find wordings in."""

    def __init__(self, source: Slots, quotations: Sequence[_Said]) -> None:
        self.reading, self.quotations = source.reading, quotations

    @cached_property
    def openings(self) -> list[str]:
        """What the source says behind each opening mark, up to an elision."""
        marked = marked_passages(self.reading)[:_MOST]
        parts = [next(iter(quoted_words(self.reading, one)), ()) for one in marked]
        return ["".join(spoken_words(self.reading, part)) for part in parts if part]

    @cached_property
    def _all(self) -> Line:
        return Line(self.reading, range(len(self.reading)))

    @cached_property
    def _quoted(self) -> Line:
        marked = marked_passages(self.reading)
        return Line(self.reading, [i for one in marked for part in quoted_words(self.reading, one) for i in part])

    def find(self, part: Sequence[str]) -> Passage | None:
        """Where the source has the words *part* in a row."""
        return self._all.find("".join(part))

    def around(self, passage: Passage, before: int, after: int) -> range:
        """The words of *passage* with so many words *before* and *after* it."""
        words = self.reading.within(passage)
        return range(max(0, words[0] - before), min(len(self.reading), words[-1] + after + 1))

    def is_quoted(self, part: Sequence[str]) -> bool:
        """Whether the source has the words *part* between quotation marks, be they in two quotations in a row."""
        return self._quoted.find("".join(part)) is not None


Origin = tuple[Status, Detail | None, Passage | None, set[int]]


def _origin(said: _Said, source: Slots, lines: _Lines, behind: Counterparts) -> Origin:
    """What a quotation of the copy is to the source, where it comes from, and which of the source's quotations it uses."""
    parts = said.spoken
    if lines.quotations and (all(lines.is_quoted(part) for part in parts) or _begins_before(said, source, lines)):
        return _verbatim(said, lines.quotations)
    places = [lines.find(part) for part in parts]
    if places[0] and all(places):
        return "kept", "direct", places[0], set()
    ranked = sorted(
        (
            (_in_order(said, other), number)
            for number, other in enumerate(lines.quotations)
            if len(said.distinct & other.distinct) >= _SAME_WORDS / 2 * len(said.distinct)
        ),
        reverse=True,
    )
    if ranked and ranked[0][0] >= _SAME_WORDS:
        other = lines.quotations[ranked[0][1]]
        status: Status = "kept" if _spelt_otherwise(said.words, other.words) else "altered"
        return status, None, other.fact.passage, {number for score, number in ranked if score >= _SAME_WORDS}
    reworded = _reworded(said, source, lines.quotations, behind)
    partly = _partly_verbatim(said, lines) if reworded[0] == "added" else None
    if not partly:
        return reworded
    place = source.reading.passage(partly[0], partly[-1])
    told = _is_retold(said.words, source.reading.folded[partly.start : partly.stop], source)
    return ("added", "direct", place, set()) if told else ("altered", None, place, set())


def _begins_before(said: _Said, source: Slots, lines: _Lines) -> bool:
    """Whether a quotation is one of the source's with light words before it: *"I am extremely proud"*, where she was *"extremely proud"*."""
    vocabulary, (part, *more) = source.reading.vocabulary, said.spoken
    for k in range(0 if more else min(_JOINING, len(part) - _LEAST_HALF)):
        word = said.words[k].removesuffix("'m")
        if word not in vocabulary.stop or word in vocabulary.negation or word in vocabulary.hedging:
            return False
        rest = "".join(part[k + 1 :])
        begun = [opening for opening in lines.openings if opening.startswith(rest) or rest.startswith(opening)]
        if begun and lines.is_quoted(part[k + 1 :]):
            return True
    return False


def _partly_verbatim(said: _Said, lines: _Lines) -> range | None:
    """Where the source has the first or the last half of a quotation in a row, as an interview does without quotation marks."""
    words = said.spoken[0]
    half = max(_LEAST_HALF, (len(words) + 1) // 2)
    if len(words) <= half or len(said.spoken) > 1:
        return None
    for part, before in ((words[:half], 0), (words[-half:], len(words) - half)):
        place = lines.find(part)
        if place:
            return lines.around(place, before, len(words) - half - before)
    return None


def _verbatim(said: _Said, quotations: Sequence[_Said]) -> Origin:
    used = {
        number for number, other in enumerate(quotations)
        if said.stems & other.stems and _in_order(said, other) * len(said.words) >= min(len(other.words), len(said.words)) * 0.8
    }  # fmt: skip
    best = max(used or range(len(quotations)), key=lambda number: _in_order(said, quotations[number]))
    return "kept", None, quotations[best].fact.passage, used | {best}


def _in_order(said: _Said, other: _Said) -> float:
    return LCSseq.similarity(said.words, other.words) / len(said.words)


def _is_retold(copy: Sequence[str], source: Sequence[str], slots: Slots) -> bool:
    """Whether words that the source tells of somebody differ but in person and tense: *we will not close*, *they would not close*."""
    vocabulary = slots.reading.vocabulary
    tells = vocabulary.negation | vocabulary.hedging | vocabulary.number.values.keys() | vocabulary.opposites.keys()
    return len(copy) == len(source) and all(
        a == b or stem(a) == stem(b) or ({a, b} <= vocabulary.stop and tells.isdisjoint((a, b)))
        for a, b in zip(copy, source, strict=True)
    )


def _spelt_otherwise(copy: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Whether the wordings are those of a name inflected: «Норвік банка». A letter makes another word of most: *adopt*, *adapt*."""
    return len(copy) == len(source) and all(a == b or _inflected(a, b) for a, b in zip(copy, source, strict=True))


def _inflected(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _INFLECTED and not a.isascii() and same_part(a, b)


def _reworded(said: _Said, source: Slots, quotations: Sequence[_Said], behind: Counterparts) -> Origin:
    """A quotation with no wording in common: of what a source's quotation or narrative says, or of nothing in it."""
    if len(said.stems) < _LEAST_STEMS:
        return "added", None, None, set()
    near = {other for number in said.sentences for other in behind.of_copy.get(number, {})}
    for number, other in enumerate(quotations):
        share = len(said.stems & other.stems) / len(said.stems)
        if share >= _SAME_CONTENT or (share >= _ALIGNED_CONTENT and not near.isdisjoint(other.sentences)):
            return "altered", None, other.fact.passage, {number}
    shares = ((len(said.stems & stems) / len(said.stems), number) for number, stems in enumerate(source.sentences))
    share, number = max(shares, default=(0.0, 0))
    if share >= _SAME_CONTENT or (share >= _ALIGNED_CONTENT and number in near):
        return "added", "direct", _sentence(source, number), set()
    return "added", "invented", None, set()


def _sentence(slots: Slots, number: int) -> Passage:
    words = slots.reading.span(number)
    return slots.reading.passage(words[0], words[-1])


def _told(said: _Said, copy: Slots, quotations: Sequence[_Said], behind: Counterparts) -> Passage | None:
    """The copy's sentence that tells in indirect speech what the source's quotation *said* says; None where none does."""
    if len(said.stems) < _LEAST_STEMS:
        return None
    near = {other for number in said.sentences for other in behind.of_source.get(number, {})}
    quoted = {number for other in quotations for number in other.sentences}
    best, place = 0.0, None
    for number, stems in enumerate(copy.sentences):
        if number in quoted:
            continue
        share = len(said.stems & stems) / min(len(said.stems), 12)
        if share > best and (share >= _SAME_CONTENT or (number in near and share >= _ALIGNED_CONTENT / 2)):
            best, place = share, number
    return None if place is None else _sentence(copy, place)
