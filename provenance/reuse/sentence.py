"""Where do the sentences of a text begin and end?"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from provenance.document import Passage
from provenance.reuse.language import primary

_LINE = re.compile(r"[^\n]+")
_INK = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def sentences(text: str, language: str | None = None) -> tuple[Passage, ...]:
    """The sentences of *text* in order, white space left out; a line break always ends one.

    *language* (BCP 47) picks the abbreviations that end no sentence; without it English ones apply.
    """
    known = primary(language) or "en"
    found: list[Passage] = []
    for line in _LINE.finditer(text):
        wording = line.group()
        for boundary in get_sentence_boundaries(known, wording):
            ink = _INK.search(wording, boundary["start_index"], boundary["end_index"])
            if ink:
                found.append(Passage(line.start() + ink.start(), line.start() + ink.end()))
    return tuple(found)
