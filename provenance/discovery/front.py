"""What does a site's front page declare: feeds, searches, a WordPress interface; and what does it link to?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from provenance.acquisition.charset import decode
from provenance.acquisition.metadata import linked_data, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.acquisition.fetch import Fetched

_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}
_OPENSEARCH = "application/opensearchdescription+xml"
_API = "https://api.w.org/"
_API_HEADER = re.compile(r"<([^<>\s]{1,500})>\s*;[^,]{0,200}rel=\"?https://api\.w\.org/")
_WORDPRESS = re.compile(r"/wp-(?:content|includes)/|name=[\"']generator[\"'] content=[\"']WordPress", re.IGNORECASE)
_MOST_LINKS = 1_000
_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Front:
    """A front page at *address*: its *links* with their wording, and the addresses that it declares.

    *searches* are templates with ``{search_term_string}``, *descriptions* addresses of OpenSearch documents; *api* is
    the root of a WordPress REST interface; *date* is the server's own clock, as it writes it.
    """

    address: str
    links: tuple[tuple[str, str], ...] = ()
    feeds: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    api: str | None = None
    is_wordpress: bool = False
    date: str = ""


def front_of(answer: Fetched) -> Front:
    """Read a front page; one that is no HTML declares nothing."""
    text = decode(answer.content[:_MOST], None, markup=True)
    tree = tree_of(text)
    date = answer.headers.get("Date", "")
    stated = _API_HEADER.search(answer.headers.get("Link", "")[:5_000])
    if tree is None:
        return Front(answer.final_url, api=stated[1] if stated else None, date=date)
    links = tuple(_declared(tree, answer.final_url))
    api = stated[1] if stated else next((url for rel, _, url in links if rel == _API), None)
    return Front(
        address=answer.final_url,
        links=links_of(tree, answer.final_url),
        feeds=tuple(dict.fromkeys(url for rel, kind, url in links if "alternate" in rel and kind in _FEEDS)),
        descriptions=tuple(url for rel, kind, url in links if "search" in rel and kind == _OPENSEARCH),
        searches=tuple(_actions(tree)),
        api=api,
        is_wordpress=bool(api or _WORDPRESS.search(text)),
        date=date,
    )


def tree_of(text: str) -> HtmlElement | None:
    """A page as a tree, or None where there is nothing to parse."""
    from lxml import etree, html  # costs 30 ms

    try:
        parser = html.HTMLParser(encoding="utf-8", recover=True)
        tree: HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def links_of(tree: HtmlElement, base: str) -> tuple[tuple[str, str], ...]:
    """The addresses that a page links to, with the links' wording, at most 1000; an address keeps its longest wording."""
    found: dict[str, str] = {}
    for element in islice(tree.iter("a"), _MOST_LINKS):
        url = web_address(element.get("href") or "", base)
        if url:
            wording = " ".join("".join(element.itertext()).split())[:300]
            found[url] = max(found.get(url, ""), wording, key=len)
    return tuple(found.items())


def _declared(tree: HtmlElement, base: str) -> Iterator[tuple[str, str, str]]:
    for element in islice(tree.iter("link"), _MOST_LINKS):
        url = web_address(element.get("href") or "", base)
        if url:
            yield (element.get("rel") or "").strip(), (element.get("type") or "").strip().lower(), url


def _actions(tree: HtmlElement) -> Iterator[str]:
    """Templates of a schema.org SearchAction; in JSON-LD the target is a string or an EntryPoint."""
    for node in linked_data(tree):
        if "SearchAction" in json.dumps(node.get("@type", "")):
            target: Any = node.get("target")
            template = target.get("urlTemplate") if isinstance(target, dict) else target
            if isinstance(template, str) and "{search_term_string}" in template:
                yield template
