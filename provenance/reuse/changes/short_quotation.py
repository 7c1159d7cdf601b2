"""Does the copy put other words between quotation marks than the source: *a "considerable" effect* for *a "modest" effect*?

Wordings of one or two words are no facts of their own: many are titles or irony. But a rewrite hardly ever invents one.
Where the source has none of the kind, and left out is one of a corresponding sentence, that one was altered.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.document import Passage
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.slot import Slots, likeness, stem
from provenance.reuse.facts.outcome import Outcome
from provenance.reuse.facts.quotation import marked_passages
from provenance.reuse.facts.spelling import same_part

_LONGEST: Final = 5
"""Words of the copy's wording; longer ones tell by themselves where they are from."""
_WHOLE: Final = 7
"""Words of a source's wording that is replaced as a whole rather than quoted in part."""
_LONG: Final = 10
"""Words of one in which a denial need not be of the words that the copy has."""
_ALIGNED, _BESIDE, _SHORT, _KEPT = 0.3, 0.1, 0.3, 0.5
"""What counts for a wording of the source beside the likeness of sentences and of slots: that the alignment connects the
sentences, or those next to them; that it is short, too; that the copy kept a word of it, in the quotation or beside it."""
_INTRODUCES: Final = frozenset(":,.;—–-")
"""What stands before words that somebody says."""
_MOST: Final = 60
"""Wordings of each text that are compared."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """Words *at* between quotation marks, folded, with their stems, and the sentences that they stand in."""

    passage: Passage
    at: tuple[int, int]
    words: tuple[str, ...]
    stems: frozenset[str]
    sentences: range

    @property
    def sentence(self) -> int:
        """The sentence in which they begin."""
        return self.sentences[0]


def short_outcomes(copy: Slots, source: Slots, behind: Counterparts, told: Sequence[Passage]) -> Iterator[Outcome]:
    """Short wordings of the copy that took the place of the source's; *told* are quotations of which more is known."""
    if not behind.are_many:
        return
    mine = [one for one in _marked(copy, _LONGEST, {passage.start for passage in told}) if not _is_name(copy, one)]
    if not mine:
        return
    said, line = _line(copy.reading.folded), _line(source.reading.folded)
    lost = [other for other in _marked(source) if _line(other.words) not in said and not _is_name(source, other)]
    for one in mine if lost else ():
        if _line(one.words) in line:
            continue
        ranked = [(score, -other.at[0], other) for other in lost if (score := _score(one, other, copy, source, behind))]
        if ranked:
            other = max(ranked, key=lambda found: found[:2])[2]
            lost.remove(other)
            yield Outcome("altered", None, one.passage, other.passage)


def _marked(slots: Slots, longest: int | None = None, known: Container[int] = ()) -> list[_Marked]:
    """The wordings between quotation marks of so many words at most, less those that begin at *known* places."""
    found, stop = [], slots.reading.vocabulary.stop
    for passage in marked_passages(slots.reading)[:_MOST]:
        at = slots.reading.within(passage)
        if at and (longest is None or (len(at) <= longest and passage.start not in known)):
            words = slots.reading.folded[at.start : at.stop]
            stems = frozenset(stem(word) for word in words if word not in stop and len(word) > 1)
            sentences = range(slots.reading.sentence[at[0]], slots.reading.sentence[at[-1]] + 1)
            found.append(_Marked(passage, (at.start, at.stop), words, stems, sentences))
    return found


def _line(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _is_name(slots: Slots, one: _Marked) -> bool:
    """Whether every longer word has a capital (but in German) or is a figure: the name of a firm, a ship, a book.

    But for English and German, the first has it alone, right behind a word of the sentence: *l'association « Mer propre »*.
    """
    reading, words = slots.reading, slots.reading.words[one.at[0] : one.at[1]]
    begun = words[0][0].isupper() and one.at[0] > reading.span(one.sentence).start
    if begun and reading.vocabulary.grammar.first_capital_alone and _INTRODUCES.isdisjoint(reading.gap(one.at[0])):
        return True
    long = [word for word, low in zip(words, one.words, strict=True) if low not in slots.reading.vocabulary.stop]
    german = slots.reading.vocabulary.grammar.nouns_have_capitals and len(words) == 1
    return not any(word.islower() for word in long) and not (german and words[0][1:].islower())


def _score(one: _Marked, other: _Marked, copy: Slots, source: Slots, behind: Counterparts) -> float:
    """How likely *one* stands for *other*, above 0 where it may."""
    alike = max(_alike(one.sentence, number, behind) for number in other.sentences)
    inflected = _is_inflected(one, other) and (len(other.words) > _LONG or _denies(copy, one) == _denies(source, other))
    if not alike or inflected:
        return 0.0
    short = len(other.words) <= _WHOLE
    kept = bool(one.stems & other.stems) or (not short and not other.stems.isdisjoint(copy.around(one.at)[0]))
    return alike + likeness(copy, one.at, source, other.at) + _SHORT * short + _KEPT * kept


def _alike(sentence: int, number: int, behind: Counterparts) -> float:
    """How surely sentence *number* of the source corresponds to *sentence* of the copy, or to the one before or after."""
    alike = behind.of_copy.get(sentence, {}).get(number)
    if alike is not None:
        return _ALIGNED + alike
    near = behind.unaligned(sentence).get(number)
    if near is not None:
        return near
    return _BESIDE if any(number in behind.of_copy.get(sentence + step, ()) for step in (-1, 1)) else 0.0


def _is_inflected(one: _Marked, other: _Marked) -> bool:
    """Whether every word of *one* is among those of *other* in some form."""
    return all(word in other.words or any(same_part(word, there) for there in other.words) for word in one.words) or (
        bool(one.stems) and one.stems <= other.stems
    )


def _denies(slots: Slots, one: _Marked) -> bool:
    strict = slots.reading.vocabulary.strict_negation
    return any(word in strict or word.endswith("n't") for word in one.words)
