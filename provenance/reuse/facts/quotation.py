"""What does a text put between quotation marks, and in whose mouth?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.dialogue import spoken_passages
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.reading import REMEMBERED, Reading
from provenance.reuse.facts.speaker import Speakers, asides

_MARK: Final = re.compile(r"''|``|[\"“”„‟«»‹›「」『』‘’‚']|\n")
_CLOSERS: Final = {
    '"': '"”“', "“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "‘": "’'", "’": "’", "‚": "‘’", "'": "'’", "''": "''", "``": "''",
}  # fmt: skip
_SINGLE: Final = frozenset("‘’'‚")
_NESTING: Final = {"«": re.compile("[«»\n]"), "“": re.compile("[“”\n]"), '"': re.compile('["\n]')}
_OUTSIDE: Final = frozenset(" \n\u00a0\u202f([—–-")
_INSERTED: Final = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,80}\)")
_ELISION: Final = re.compile(r"\.(?: ?\.)+|…|\[\s?(?:\.{2,}|…)\s?\]|\(\s?(?:\.{2,}|…)\s?\)")
_POSSESSIVE: Final = re.compile(r"'? [a-z](?:[^'’\n]|(?<=\w)['’](?=\w)){0,300}[.,!?…]['’](?!\w)")
"""What follows the apostrophe of *the boats' home* where the quotation goes on and ends behind a comma or full stop."""
_CUT: Final = re.compile(r"\d0s\b|[knst](?!\w)|[Nn]dr")
"""What stands behind an apostrophe that opens no quotation: the *'90s*, *'s avonds*, *'ndrangheta*."""
_BREAKING: Final = ("[", "(", "…", "..", ". .")
_FEWEST: Final = 3
_LONGEST_TITLE: Final = 9  # words
_MOST_NESTED: Final = 20  # marks inside a quotation
_LONGEST: Final = 4000  # characters of one quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: *parts* are runs of folded words that elisions separate; *speaker* the full name's parts."""

    parts: tuple[tuple[str, ...], ...]
    speaker: tuple[str, ...] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """All words, elisions closed up."""
        return tuple(word for part in self.parts for word in part)


def find_quotations(reading: Reading, names: Sequence[tuple[Passage, Name]]) -> Iterator[tuple[Passage, Quotation]]:
    """The quotations of three words or more in *reading*, marks included in their passages; *names* are its names."""
    marked = [(passage, words, asides(reading, words)) for passage, words in _worded(reading)]
    speakers = Speakers(reading, names, ((words, told) for _, words, told in marked))
    previous: tuple[int, tuple[str, ...] | None] = (0, None)
    for passage, words, told in marked:
        if len(words) < _FEWEST or _is_title(reading, words):
            continue
        said, speaker = speakers.of(words, told)
        if not said and "\n" not in reading.text[previous[0] : passage.start]:
            speaker = previous[1]  # the paragraph goes on quoting
        previous = (passage.end, speaker)
        parts = tuple(tuple(reading.folded[i] for i in part) for part in quoted_words(reading, passage, told))
        if parts:
            yield passage, Quotation(parts, speaker)


def _worded(reading: Reading) -> Iterator[tuple[Passage, range]]:
    for passage in marked_passages(reading):
        words = reading.within(passage)
        if words:
            yield passage, words


def quoted_words(reading: Reading, inside: Passage, told: Sequence[range] | None = None) -> Iterator[Sequence[int]]:
    """The words of a quotation, apart where something was elided or inserted, or *told* whose it is (``asides``)."""
    words, wording = reading.within(inside), inside.of(reading.text)
    told = asides(reading, words) if told is None else told
    if not (told or any(mark in wording for mark in _BREAKING)):
        yield words
        return
    left_out = {i for aside in told for i in aside}
    for match in _INSERTED.finditer(wording):
        left_out.update(reading.within(Passage(match.start() + inside.start, match.end() + inside.start)))
    part: list[int] = []
    for i in words:
        if part and (i in left_out or _ELISION.search(reading.gap(i))):
            yield part
            part = []
        if i not in left_out:
            part.append(i)
    if part:
        yield part


@lru_cache(maxsize=REMEMBERED)
def marked_passages(reading: Reading) -> tuple[Passage, ...]:
    """The outermost quotations of a text, however short, marks included, and in some languages what is said behind dashes."""
    marked = [Passage(start, end) for start, end in _marked(reading.text, _before_years(reading))]
    if not reading.vocabulary.grammar.spoken_dashes:
        return tuple(marked)
    spoken = list(spoken_passages(reading))
    apart = [one for one in marked if not any(one.start < other.end and other.start < one.end for other in spoken)]
    return tuple(sorted(apart + spoken, key=lambda one: one.start))


def _before_years(reading: Reading) -> set[int]:
    """Where an apostrophe opens a year or a decade, no quotation: *negli anni '90*, *dal '92*, *12 gennaio '98*."""
    date = reading.vocabulary.date
    leads = (date.before_year, date.decade_leads, date.decade_nouns, date.months)
    years = reading.where(word for word in reading.numerals if len(word) == len("90") and word.isdecimal())
    led = (i for i in years if any(reading.is_in(i - 1, words) for words in leads))
    return {reading.starts[i] - 1 for i in led if reading.gap(i)[-1:] in _SINGLE}


def _marked(text: str, cut: Container[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    nested: int | None = None
    """Where the mark stands that closes a quotation with another of the same marks in it; 0 if they do not pair."""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened and opened[1] not in _SINGLE and _is_taken_up(text, opened, at):
                found.append((opened[0], at))  # the next paragraph opens with a mark of its own
            opened = None
        elif at in cut:
            continue
        elif opened is None or at - opened[0] > _LONGEST:
            opened = (at, mark) if _opens(text, at, match.end(), mark) else None
            nested = None
        else:
            if nested is None and mark == opened[1] in _NESTING and _opens_within(text, at, mark):
                nested = _outer_end(text, opened)
            if mark in _CLOSERS[opened[1]] and at >= (nested or 0) and _closes(text, at, match.end(), mark):
                found.append((opened[0], match.end()))
                opened = None
    return found


def _is_taken_up(text: str, opened: tuple[int, str], at: int) -> bool:
    """Whether a quotation that is open where its paragraph ends goes on: it is the whole paragraph, or the next opens with its mark."""
    return _whole_paragraph(text, opened[0]) or text[at : at + 4].lstrip().startswith(opened[1])


def _opens_within(text: str, at: int, mark: str) -> bool:
    """Whether a mark inside a quotation opens another: it does, but a straight one only where a word begins."""
    return mark != '"' or (text[at - 1] in _OUTSIDE and not text[at + 1 : at + 2].isspace())


def _outer_end(text: str, opened: tuple[int, str]) -> int:
    """Where the quotation ends in which another has the same marks: «Фірма «Норвік» пішла»; 0 if they do not pair."""
    depth, (start, mark) = 0, opened
    for match in islice(_NESTING[mark].finditer(text, start, start + _LONGEST), _MOST_NESTED):
        if match.group() == "\n":
            return 0
        opens = match.start() == start or (match.group() == mark and _opens_within(text, match.start(), mark))
        depth += 1 if opens else -1
        if not depth:
            return match.start()
    return 0


def _whole_paragraph(text: str, at: int) -> bool:
    """Whether a mark left open stands first in its paragraph."""
    return at == 0 or text[text.rfind("\n", 0, at) + 1 : at].isspace() or text[at - 1] == "\n"


def _opens(text: str, at: int, end: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    if not after or mark in {"」", "』"}:
        return False
    if mark in _SINGLE:
        return (not before or before in ' \n\u00a0([—–-"“') and after.isalnum() and not _CUT.match(text, end)
    if mark == '"':
        closes = after.isspace() and before and not before.isspace()
        return not closes and (not before.isalnum() or after.isalnum())
    return mark != "”" or not before.isalnum()


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    if mark in _SINGLE:
        possessive = text[at - 1 : at] == "s" and _POSSESSIVE.match(text, end)
        return not (text[end : end + 1].isalnum() or text[at - 1 : at].isspace() or possessive)
    return True


def _is_title(reading: Reading, words: range) -> bool:
    """``"The Long Road Home"``: the title of a work, not words that someone said."""
    if len(words) > _LONGEST_TITLE or reading.vocabulary.grammar.caseless:
        return False
    german = reading.vocabulary.grammar.nouns_have_capitals
    long = [i for i in words if german or reading.folded[i] not in reading.vocabulary.stop]
    inside = any(i > words.start for i in long)  # the first word may owe its capital to its sentence
    return inside and all(not reading.words[i][0].islower() for i in long)
