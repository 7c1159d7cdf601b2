"""What is the article on a page, and what does the page state about it?"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from provenance.acquisition import metadata
from provenance.acquisition.block import blocks_of, parsed
from provenance.acquisition.charset import decode
from provenance.acquisition.clock import page_clocks, published
from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.acquisition.markup import head_credits
from provenance.acquisition.medium import TEXT_BYTES
from provenance.document import Document
from provenance.errors import NoArticleError, RefusedError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.acquisition.block import Block

_LEAST_LETTERS = 60  # "You need to enable JavaScript to run this app." has 37
_SHORT = 1000  # characters of an article that may have lost its greater part
_MOST_LINKS = 500
_LARGE = 3000  # elements; the largest of 181 news pages has 1600
_MOST_ELEMENTS = 30_000
_DEEPEST = 250  # the parser cuts off at 256
_KEY = 40
_BEFORE, _AFTER = 8, 8  # blocks around the article in which a dropped credit is looked for
_LONGEST_CREDIT = 300
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")

for _noisy in ("trafilatura", "htmldate", "charset_normalizer"):
    logging.getLogger(_noisy).addHandler(logging.NullHandler())  # else each page they dislike is a line on stderr


def extract(
    page: str | bytes, *, location: str | None = None, address: str | None = None, charset: str | None = None
) -> Document:
    """The document on *page*, got from *location*; *address* is the page's own where known, *charset* what was declared.

    The text is one block of the article a line (paragraph, heading, list item, table row with tabs between its cells),
    characters as the page has them; the headline is ``title``, and a line of its own only where the extraction takes
    it for part of the article. Lines in or next to the article that credit a source are kept even where the extraction
    takes them for furniture. Raises NoArticleError where there is no article, RefusedError where the page has too much
    text, too many elements, or nests them too deep to be read.
    """
    named = location or address or "the page"
    text = decode(page, charset, markup=True) if isinstance(page, bytes) else page
    tree = parsed(text)
    if tree is None:
        raise NoArticleError(named, "the page is empty")
    if _has_more_than(_MOST_ELEMENTS, tree):
        raise RefusedError(named, f"it has more than {_MOST_ELEMENTS} elements", rule="size")
    address = address or saved_from(text)
    found = _article(tree, address)
    lines = [block.text for block in blocks_of(found.body)] if found is not None and found.body is not None else []
    if sum(map(len, lines)) > TEXT_BYTES:
        raise RefusedError(named, f"its text is larger than {TEXT_BYTES // 1_000_000} MB", rule="size")
    if sum(map(str.isalnum, "".join(lines))) < _LEAST_LETTERS:
        if _depth(tree) >= _DEEPEST:
            raise RefusedError(named, f"its elements are nested more than {_DEEPEST} deep", rule="size")
        raise NoArticleError(named, "no article was found on the page")
    document = _document(tree, found, lines, address)
    return replace(document, location=location, credits=(*head_credits(text, location=address), *document.credits))


def saved_from(page: str) -> str | None:
    """The address that a browser wrote into the head of a page when it saved it, or None."""
    match = _SAVED_FROM.search(page[:4096])
    return match[1] if match else None


def _article(tree: HtmlElement, address: str | None) -> Any:
    """What trafilatura finds: strictly and with its second opinions, or else, where that leaves little, leniently.

    Second opinions take time that grows with the square of the page's size, so that large pages are read leniently.
    """
    strict = _extraction(tree, address, strict=True) if not _has_more_than(_LARGE, tree) else None
    if strict is not None and len(strict.text or "") >= _SHORT:
        return strict
    lenient = _extraction(tree, address, strict=False)
    if lenient is None or (strict is not None and len(lenient.text or "") <= 2 * len(strict.text or "")):
        return strict
    return lenient


def _has_more_than(number: int, tree: HtmlElement) -> bool:
    return next(islice(tree.iter(), number, None), None) is not None


def _extraction(tree: HtmlElement, address: str | None, *, strict: bool) -> Any:
    from trafilatura import bare_extraction  # costs 0.3 s

    try:
        return bare_extraction(
            tree,
            url=address,
            favor_precision=strict,
            fast=not strict,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # noqa: BLE001 - whatever breaks in a parser on a hostile page, it is a page without an article
        return None


def _depth(tree: HtmlElement) -> int:
    from lxml.etree import iterwalk  # costs 30 ms

    depth = deepest = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _document(tree: HtmlElement, found: Any, lines: list[str], address: str | None) -> Document:
    base = metadata.base_address(tree, address)
    nodes = metadata.linked_data(tree)
    publisher = metadata.publisher(tree, nodes)
    clocks = page_clocks(tree, nodes, address)
    title = metadata.headline(tree, found.title, publisher)
    blocks = blocks_of(tree)
    first, last = _region(lines, blocks)
    around = blocks[max(0, first - _BEFORE) : last + 1 + _AFTER]
    lines = _with_dropped_credits(lines, around, address, publisher)
    text = "\n".join(lines)
    stated = find_credits(text, location=address, publisher=publisher)
    return Document(
        text,
        title=title,
        publisher=publisher,
        authors=tuple(name for name in (found.author or "").split("; ") if name),
        published=published(clocks),
        language=metadata.language(tree),
        canonical=metadata.canonical(tree, base),
        links=_links(lines, blocks, base),
        credits=stated,
        furniture=find_furniture(text, stated, title=title, publisher=publisher),
        clocks=clocks,
        media=metadata.media(tree, nodes, base),
    )


def _with_dropped_credits(
    lines: list[str], blocks: tuple[Block, ...], address: str | None, publisher: str | None
) -> list[str]:
    """*lines* and, each after the line that it follows on the page, those of *blocks* that credit a source.

    Trafilatura takes "Original Source: www.fenpost.example" below an article for furniture. It is, but it is also what
    the page states about itself, so it must have a passage.
    """
    at = {_key(line): number for number, line in reversed(list(enumerate(lines)))}
    following: dict[int, list[str]] = {}
    crediting = _crediting(blocks, address, publisher)
    last = -1
    for nth, block in enumerate(blocks):
        number = at.get(_key(block.text))
        if number is not None:
            last = number
        elif nth in crediting:
            at[_key(block.text)] = last  # said twice, it is put back once
            following.setdefault(last, []).append(block.text)
    whole = following.get(-1, [])
    for number, line in enumerate(lines):
        whole += [line, *following.get(number, [])]
    return whole


def _crediting(blocks: tuple[Block, ...], address: str | None, publisher: str | None) -> set[int]:
    """The numbers of those *blocks* that credit a source, read together: what stands above a line tells what it means."""
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))
    whole = "\n".join(block.text for block in blocks)
    found = {
        bisect_right(starts, credit.passage.start) - 1
        for credit in find_credits(whole, location=address, publisher=publisher)
        if credit.passage and credit.kind != "cited"
    }
    return {nth for nth in found if not blocks[nth].caption and len(blocks[nth].text) <= _LONGEST_CREDIT}


def _region(lines: list[str], blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The first and the last of *blocks* that the article's longer *lines* were made of; all, where none is found."""
    keys = {_key(line) for line in lines}
    at = [number for number, block in enumerate(blocks) if len(block.text) > _KEY and _key(block.text) in keys]
    return (at[0], at[-1]) if at else (0, len(blocks) - 1)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text[: 2 * _KEY]))[:_KEY]


def _links(lines: list[str], blocks: tuple[Block, ...], base: str | None) -> tuple[str, ...]:
    """The addresses that links in the article's own *lines* lead to, each once, at most 500."""
    keys = {_key(line) for line in lines}
    references = (reference for block in blocks if _key(block.text) in keys for reference in block.links)
    found = (metadata.web_address(reference, base) for reference in references)
    return tuple(islice(dict.fromkeys(link for link in found if link), _MOST_LINKS))
