"""What does a text put between quotation marks, and in whose mouth?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.speaker import Speakers

_MARK: Final = re.compile(r"''|``|[\"“”„‟«»‹›「」『』‘’‚']|\n")
_CLOSERS: Final = {
    '"': '"”“', "“": '”"', "”": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "‘": "’'", "’": "’", "‚": "‘’", "'": "'’", "''": "''", "``": "''",
}  # fmt: skip
_SINGLE: Final = frozenset("‘’'‚")
_INSERTED: Final = re.compile(r"\[[^\[\]]{0,200}\]")
_ELISION: Final = re.compile(r"\.{2,}|…|\[\s?(?:\.{2,}|…)\s?\]|\(\s?(?:\.{2,}|…)\s?\)")
_DECADE: Final = re.compile(r"\d0s\b")
_BREAKING: Final = ("[", "…", "..")
_FEWEST: Final = 3
_LONGEST_TITLE: Final = 9  # words
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
    marked = marked_passages(reading.text)
    speakers = Speakers(reading, names, map(reading.within, marked))
    previous: tuple[int, tuple[str, ...] | None] = (0, None)
    for passage in marked:
        words = reading.within(passage)
        if len(words) < _FEWEST or _is_title(reading, words):
            continue
        said, speaker = speakers.of(words)
        if not said and "\n" not in reading.text[previous[0] : passage.start]:
            speaker = previous[1]  # the paragraph goes on quoting
        previous = (passage.end, speaker)
        parts = tuple(_parts(reading, passage, words))
        if parts:
            yield passage, Quotation(parts, speaker)


def _parts(reading: Reading, inside: Passage, words: range) -> Iterator[tuple[str, ...]]:
    """The words of a quotation: bracketed insertions left out, parts apart where something was elided."""
    wording = inside.of(reading.text)
    if not any(mark in wording for mark in _BREAKING):
        yield reading.folded[words.start : words.stop]
        return
    inserted = [(match.start() + inside.start, match.end() + inside.start) for match in _INSERTED.finditer(wording)]
    part: list[str] = []
    for i in words:
        if i > words.start and _ELISION.search(reading.gap(i)) and part:
            yield tuple(part)
            part = []
        if not any(start <= reading.starts[i] < end for start, end in inserted):
            part.append(reading.folded[i])
    if part:
        yield tuple(part)


@lru_cache(maxsize=32)
def marked_passages(text: str) -> tuple[Passage, ...]:
    """The outermost quotations of *text*, however short, marks included."""
    return tuple(Passage(start, end) for start, end in _marked(text))


def _marked(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened and _whole_paragraph(text, opened[0]) and opened[1] not in _SINGLE:
                found.append((opened[0], at))  # the next paragraph opens with a mark of its own
            opened = None
        elif opened is None or at - opened[0] > _LONGEST:
            opened = (at, mark) if _opens(text, at, match.end(), mark) else None
        elif mark in _CLOSERS[opened[1]] and _closes(text, at, match.end(), mark):
            found.append((opened[0], match.end()))
            opened = None
    return found


def _whole_paragraph(text: str, at: int) -> bool:
    """Whether a mark left open stands first in its paragraph."""
    return at == 0 or text[text.rfind("\n", 0, at) + 1 : at].isspace() or text[at - 1] == "\n"


def _opens(text: str, at: int, end: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    if not after or mark in {"」", "』"}:
        return False
    if mark in _SINGLE:
        return (not before or before in ' \n\u00a0([—–-"“') and after.isalnum() and not _DECADE.match(text, end)
    if mark == '"':
        return not before.isalnum() or after.isalnum()
    return mark != "”" or not before.isalnum()


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    if mark in _SINGLE:
        return not text[end : end + 1].isalnum() and not text[at - 1 : at].isspace()
    return True


def _is_title(reading: Reading, words: range) -> bool:
    """``"The Long Road Home"``: the title of a work, not words that someone said."""
    if len(words) > _LONGEST_TITLE or reading.vocabulary.language in {"ar", "fa"}:
        return False
    german = reading.vocabulary.nouns_have_capitals
    long = [i for i in words if german or reading.folded[i] not in reading.vocabulary.stop]
    return bool(long) and all(not reading.words[i][0].islower() for i in long)
