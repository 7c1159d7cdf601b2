"""What text does a reader see on a page, block by block?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr""".split()
)
_UNSEEN = frozenset(
    """head script style noscript template nav iframe object svg math canvas video audio map select option button input
    textarea""".split()
)
_CELL = frozenset({"td", "th", "cell"})
_CELL_END = "\x1f"  # the parser is given no control characters, so that this is no character of the page
_CELLS = re.compile(f" ?(?:{_CELL_END} ?)+")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that nothing but the ends of its element or a line break interrupts, and the links in it.

    White space of the mark-up is one blank, and the cells of a table's row are apart by a tab; every other character,
    invisible ones included, is as the page has it.
    """

    text: str
    links: tuple[str, ...] = ()
    caption: bool = False  # it belongs to a picture


def parsed(page: str) -> HtmlElement | None:
    """*page* as a tree, or None where there is nothing to parse; a bare fragment gets a page around it.

    What is nested more than 256 elements deep is cut off there.
    """
    from trafilatura import load_html  # costs 0.3 s

    tree = load_html(page)
    return load_html(f"<html><head></head><body>{page}</body></html>") if tree is None else tree


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """The visible blocks of a parsed page, or of the body that trafilatura has made of one."""
    from lxml.etree import iterwalk  # costs 30 ms

    reader = _Reader()
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
        elif event == "start":
            reader.enter(element)
        else:
            reader.leave(element, is_last=element is tree)
    return tuple(reader.found)


class _Reader:
    """Gathers text from element to element, and closes a block where the next one begins."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._captions = 0  # elements around this place that make it a caption

    def enter(self, element: HtmlElement) -> None:
        self._part(element)
        self._captions += _is_caption(element)
        self._text.append(element.text or "")
        if element.tag == "a" and element.get("href"):
            self._links.append(element.get("href"))

    def leave(self, element: HtmlElement, *, is_last: bool) -> None:
        self._part(element)
        if not _is_unseen(element):
            self._captions -= _is_caption(element)
        if not is_last:
            self._text.append(element.tail or "")

    def _part(self, element: HtmlElement) -> None:
        if element.tag in _CELL:
            self._text.append(_CELL_END)
        elif element.tag not in _INLINE:
            self._close()

    def _close(self) -> None:
        text = _CELLS.sub("\t", _SPACES.sub(" ", "".join(self._text))).strip(" \t")
        self._text.clear()
        if text.strip():
            self.found.append(Block(text, tuple(self._links), self._captions > 0))
            self._links.clear()  # a link around a whole block opens before it: while there is no text, links wait


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figure" or (element.tag not in _INLINE and "caption" in element.get("class", ""))


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN and element.get("rend") is None:  # trafilatura's "head" is a heading, and has a rend
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
