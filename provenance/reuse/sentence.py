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
    known = primary(language) or "en"
    text = _LONE_SURROGATE.sub("\ufffd", text)  # which sentencex, written in Rust, does not take
    found: list[Passage] = []
    for line in _LINE.finditer(text):
        open_end = False
        for boundary in get_sentence_boundaries(known, line.group()):
            start, end = line.start() + boundary["start_index"], line.start() + boundary["end_index"]
            ink = text[start:end].lstrip()
            if not ink:
                continue
            start, end = end - len(ink), end - len(ink) + len(ink.rstrip())
            start = found.pop().start if open_end else start
            found.append(Passage(start, end))
            open_end = text[end - 1] == "." and bool(_INITIAL.search(text, max(start, end - _LONGEST_TITLE), end))
    return tuple(found)
