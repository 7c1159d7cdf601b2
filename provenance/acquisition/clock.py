"""Which dates does a page state, each by which clock?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from provenance.acquisition.metadata import ARTICLES, FEW, meta_elements, rank
from provenance.acquisition.written_date import timestamp
from provenance.document import Timestamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "publish-date",
    "publication_date",
    "pubdate",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_RUNNING_TEXT = 80
_MOST_CLOCKS = 20
_QUERY = re.compile("[?#]")
_IN_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d)(?:[/-](?P<day>[0-3]?\d))?(?=[/-]|$)")


def page_clocks(tree: HtmlElement, nodes: Iterable[dict[str, Any]], address: str | None) -> tuple[Timestamp, ...]:
    """Every date that the page states of itself, the one to be trusted most first, at most twenty.

    Its origin names the clock: ``json-ld datePublished``, ``meta article:published_time``, ``itemprop datePublished``,
    ``time datetime``, ``visible`` where only a reader sees it, ``url``, and the same for modifications.
    """
    nodes = tuple(nodes)
    stated = (timestamp(value, origin) for value, origin in _statements(tree, nodes))
    found = [stamp for stamp in stated if stamp]
    if not found and (seen := _guessed(tree)):
        found.append(seen)
    if address and (dated := address_clock(address)):
        found.append(dated)
    found += [stamp for value, origin in _modifications(tree, nodes) if (stamp := timestamp(value, origin))]
    return tuple(dict.fromkeys(found))[:_MOST_CLOCKS]


def published(clocks: Iterable[Timestamp]) -> Timestamp | None:
    """The best of *clocks* for when the page was published, or None where they speak of modifications alone."""
    return next((clock for clock in clocks if not is_modification(clock)), None)


def is_modification(clock: Timestamp) -> bool:
    """Whether *clock* tells a later change and not the first publication."""
    return bool(re.search("modif|updated|lastmod", clock.origin, re.IGNORECASE))


def address_clock(address: str) -> Timestamp | None:
    """The date in an address's path (``/2026/03/09/ferry.html``, ``/2026-03-09-ferry``, ``/2026/03/``), or None."""
    # urlsplit() would take most of the time of a table's row.
    match = _IN_PATH.search(_QUERY.split(address, 1)[0][:400])
    if match is None:
        return None
    written = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        return Timestamp.of(written, "url")
    except ValueError:  # /2026/13/
        return None


def _statements(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    dated = [node for node in nodes if node.get("datePublished")]
    for node in sorted(dated, key=rank):
        if rank(node) < len(ARTICLES):
            yield str(node["datePublished"]), "json-ld datePublished"
    metas = meta_elements(tree)
    for name in _PUBLISHED:
        if name in metas:
            yield metas[name], f"meta {name}"
    for element in islice(tree.iterfind(".//*[@itemprop='datePublished']"), FEW):
        value = element.get("content") or element.get("datetime") or element.text_content()
        yield value, "itemprop datePublished"
    yield from _time_after_headline(tree)


def _time_after_headline(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    headline = tree.find(".//h1")
    if headline is not None:
        following = headline.xpath("(.//time[@datetime] | following::time[@datetime])[1]")
        yield from ((element.get("datetime"), "time datetime") for element in following)


def _modifications(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in sorted((node for node in nodes if node.get("dateModified")), key=rank):
        if rank(node) < len(ARTICLES):
            yield str(node["dateModified"]), "json-ld dateModified"
    metas = meta_elements(tree)
    yield from ((metas[name], f"meta {name}") for name in _MODIFIED if name in metas)


def _guessed(tree: HtmlElement) -> Timestamp | None:
    """The day that htmldate reads from a short piece of the visible page (``4 March 2026``), or None.

    Dates in scripts and in running text are not the page's own: "the council met on 2026-02-28".
    """
    from htmldate import find_date  # costs 0.2 s, and trafilatura has loaded it
    from lxml import etree  # the same

    short = deepcopy(tree)
    etree.strip_elements(short, "script", "style", "meta", "link", with_tail=False)
    for paragraph in list(short.iter("p", "li", "blockquote", "td")):
        if len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph) > _RUNNING_TEXT:
            paragraph.drop_tree()
    try:
        day = find_date(short, extensive_search=False, original_date=True)
    except Exception:  # noqa: BLE001 - a guess that fails on a hostile page is no date
        return None
    return timestamp(day, "visible") if day else None
