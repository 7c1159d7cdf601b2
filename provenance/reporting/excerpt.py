"""How is a passage quoted with a little of what stands around it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.document import Passage

_LONGEST = 400  # characters of a wording; what is longer is cut in the middle, for a table is no place for a page


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The *wording* of a passage, exact but for line ends and characters that act, with words *before* and *after* it."""

    before: str
    wording: str
    after: str

    @classmethod
    def of(cls, text: str, passage: Passage, around: int = 40) -> Excerpt:
        """Quote *passage* of *text* with up to *around* characters of its own line on either side, cut at words."""
        line_start = text.rfind("\n", 0, passage.start) + 1
        line_end = text.find("\n", passage.end)
        line_end = len(text) if line_end < 0 else line_end
        start, end = max(line_start, passage.start - around), min(line_end, passage.end + around)
        before, after = text[start : passage.start], text[passage.end : end]
        if start > line_start:
            before = "…" + (before.split(" ", 1)[-1] if " " in before else "")
        if end < line_end:
            after = (after.rsplit(" ", 1)[0] if " " in after else "") + "…"
        return cls(_edge(before), quotation(passage.of(text)), _edge(after))


def quotation(wording: str, limit: int = _LONGEST) -> str:
    """Give *wording* on one line, cut in its middle where it has more than *limit* characters."""
    line = one_line(wording)
    if len(line) <= limit:
        return line
    head, tail = line[: limit // 2], line[-limit // 2 :]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = tail.split(" ", 1)[-1] if " " in tail else tail
    return f"{head} […] {tail}"


def _edge(words: str) -> str:
    """Keep the space that parts the words around from the wording: ``… about `` 1,200 ``people …``."""
    line = one_line(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and line else ""
    return left + line + right
