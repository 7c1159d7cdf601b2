"""Where do the sentences of a text begin and end?"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from provenance.document import Passage
from provenance.reuse.language import primary

_LINE = re.compile(r"[^\n]+")
_INITIAL = re.compile(
    r"(?:^|[\s(«“\"])(?:[^\W\d_]|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Prof|Sr|Sra|Gen|Lt|Col|Sgt|St|Hr|Fr)\.\Z"
)
"""What ends no sentence in any language: an initial (``Y. Petrescu``), a form of address (``M. Duvallon``)."""
_LONGEST_TITLE = 8
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences(text: str, language: str | None = None) -> tuple[Passage, ...]:
    """The sentences of *text* in order, white space left out; a line break always ends one.

    *language* (BCP 47) picks the abbreviations that end no sentence; without it English ones apply.
    """
    return tuple(Passage(start, end) for start, end in sentence_edges(text, language))


def sentence_edges(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Where each of the sentences of *text* starts and ends."""
    known = primary(language) or "en"
    text = _LONE_SURROGATE.sub("\ufffd", text)  # which sentencex, written in Rust, does not take
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        before, open_end = line.start(), False
        for boundary in get_sentence_boundaries(known, line.group()):
            ink = boundary["text"].lstrip()
            if not ink:
                continue
            start = before + boundary["end_index"] - len(ink)
            end = start + len(ink.rstrip())
            start = found.pop()[0] if open_end else start
            found.append((start, end))
            open_end = text[end - 1] == "." and bool(_INITIAL.search(text, max(start, end - _LONGEST_TITLE), end))
    return found
