"""What does a page's markup say of its source: links, metadata, JSON-LD and the beacons of republished articles?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from provenance.acquisition.agencies import agency, agency_of, agency_pattern
from provenance.acquisition.target import Self, host_of, same_site
from provenance.document import Credit, CreditKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_PAGE = 20_000_000
_LONGEST_VALUE = 2_000
_MOST_NODES = 20_000
_LONGEST_NAME = 60


def head_credits(page: str | _Element, *, location: str | None = None) -> tuple[Credit, ...]:
    """The credits in the markup of *page*, HTML or a parsed tree of it; none names the page's own host or publisher.

    An address on another host counts only when *location* says which is the page's own. Each quotation is the value of
    the attribute or key as it stands there; a value stated twice is given once. Garbage in the page is passed over.
    """
    tree = _parsed(page[:_LONGEST_PAGE]) if isinstance(page, str) else page
    if tree is None:
        return ()
    own = Self.of(location, _meta(tree, "og:site_name"), _meta(tree, "application-name"))
    found: dict[tuple[CreditKind, str], Credit] = {}
    for credit in (*_canonical(tree, own), *_metas(tree, own), *_linked_data(tree, own), *_beacons(tree, own)):
        found.setdefault((credit.kind, credit.quotation.strip().lower()), credit)
    return tuple(found.values())


def _parsed(page: str) -> _Element | None:
    from lxml import etree, html

    try:
        return html.document_fromstring(
            page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", recover=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _credit(kind: CreditKind, target: str, quotation: str) -> Credit:
    return Credit(kind, target, quotation, None, "head")


def _meta(tree: _Element, name: str) -> str | None:
    return next((value for known, value in _meta_values(tree) if known == name), None)


def _meta_values(tree: _Element) -> Iterator[tuple[str, str]]:
    """Name and content of every meta element, whichever attribute carries its name; links that act as one, too."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() in _SOURCE_METAS and link.get("href"):
            yield link.get("rel").lower(), link.get("href").strip()[:_LONGEST_VALUE]
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if name and value and len(value) <= _LONGEST_VALUE:
            yield name.strip().lower(), value


# Addresses on another host


def _is_elsewhere(url: str, own: Self) -> bool:
    host = host_of(url)
    return own.host is not None and host is not None and "." in host and not same_site(host, own.host)


def _canonical(tree: _Element, own: Self) -> Iterator[Credit]:
    hrefs = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for href in (*hrefs, _meta(tree, "og:url") or ""):
        if _is_elsewhere(href.strip(), own):
            yield _credit("canonical", href.strip(), href.strip())


# Metadata

_SOURCE_METAS = frozenset(
    {
        "original-source",
        "syndication-source",
        "dcterms.source",
        "dc.source",
        "article:distributor_name",
        "tncms.syndication.source",
        "townnews.content.source",
    }
)
_AUTHOR_META = re.compile(
    r"source|author|provider|byl|distribut|creator|publisher|agency|wire|copyright|rights|syndicat|credit"
)
_SCRIPTED = re.compile(
    r"[\"'](?:tncms\.syndication\.source|townnews\.content\.source|contentSourceCode)[\"']\s{0,9}[:=,]\s{0,9}[\"']([^\"'\n]{2,120})[\"']"
)
_CODES = {"USAT": "USA TODAY", "wires": "wires"}


def _metas(tree: _Element, own: Self) -> Iterator[Credit]:
    for name, value in _meta_values(tree):
        if name in _SOURCE_METAS:
            elsewhere = _is_elsewhere(value, own) if host_of(value) else not own.is_named(value)
            if elsewhere:
                yield _credit("metadata", agency(value) or value, value)
        elif _AUTHOR_META.search(name):
            yield from _agency_credit(value, own)
            yield from _affiliation(tree, value, own)
    for script in tree.iter("script"):
        for value in _SCRIPTED.findall(script.text or ""):
            yield from _agency_credit(value, own)


def _agency_credit(value: str, own: Self) -> Iterator[Credit]:
    """A credit for a value that names an agency: "Associated Press", "By JANE ROE, AP Auto Writer"."""
    named = re.search(
        rf"(?:^|[,/|(;•–—-]\s?|\b(?:[Bb]y|of|for|from|via|and|BY|©|\d{{4}}) )(?:[Tt]he )?({agency_pattern('news', 'syndicate', 'press_release')})(?=$|[\s,/|);.•-])",
        value[:_LONGEST_VALUE],
    )
    if _ORGANISATION.match(value) and not own.is_named(value) and not agency(value):
        yield _credit("metadata", value, value)
        return
    target = (
        _CODES.get(value)
        or (agency(named.group(1)) if named else None)
        or (agency_of(value) if len(value) < _LONGEST_NAME else None)
    )
    if target and not own.is_named(target):
        yield _credit("metadata", target, value)


def _affiliation(tree: _Element, value: str, own: Self) -> Iterator[Credit]:
    """A credit for "Jane Roe, Hillside", where the page itself says that it was published by Hillside."""
    parted = _AFFILIATED.fullmatch(value)
    if parted and not agency(parted[1]) and not own.is_named(parted[1]):
        stated = re.compile(
            rf"\b(?:published|posted|appeared) (?:by|on|in|at) (?:the )?{re.escape(parted[1])}\b", re.IGNORECASE
        )
        if stated.search(" ".join("".join(tree.itertext()).split())):
            yield _credit("metadata", parted[1], value)


_AFFILIATED = re.compile(r"[^,|]{3,60}, (?:The )?([A-Z][\w'’&. -]{1,40})")


# An author with an article is an organisation: "The Moss Tribune"; not so the staff's names for themselves.
_ORGANISATION = re.compile(
    r"The (?!Editor|Staff|Team|Newsroom)(?:[A-Z][\w&'’.-]*(?: of| and)? ?){1,5}$(?<!Staff)(?<!Team)(?<!Board)(?<!Desk)(?<!Editors)(?<!Newsroom)"
)

# JSON-LD

_ARTICLE = re.compile(r"article|posting|report|webpage|newsstory", re.IGNORECASE)
_APART = frozenset(
    {
        "itemReviewed",
        "claimReviewed",
        "citation",
        "mentions",
        "hasPart",
        "isPartOf",
        "comment",
        "video",
        "about",
        "itemListElement",
    }
)
_ADDRESSES = ("isBasedOn", "isBasedOnUrl", "mainEntityOfPage", "url")
_ORGANISATIONS = (
    "provider",
    "sourceOrganization",
    "creditText",
    "copyrightHolder",
    "author",
    "creator",
    "contributor",
    "publisher",
    "sdPublisher",
)


def _linked_data(tree: _Element, own: Self) -> Iterator[Credit]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node in _nodes(_read(script.text or "")):
                if "headline" in node or _ARTICLE.search(str(node.get("@type", ""))[:200]):
                    yield from _of_article(node, own)


def _read(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return {"@type": "Article", "author": [{"name": name} for name in _NAMED.findall(text)]}


# In JSON that is none, names are read from where they would stand.
_NAMED = re.compile(
    r"\"(?:author|creator|publisher|provider|sourceOrganization)\"\s{0,20}:\s{0,20}[\[{]{0,2}[^{}\[\]]{0,300}?\"name\"\s{0,20}:\s{0,20}\"([^\"\n]{2,120})\""
)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in *data*, outermost first, but for those about something else."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key not in _APART and isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)


def _of_article(node: dict[str, Any], own: Self) -> Iterator[Credit]:
    for key in _ADDRESSES:
        for value in _strings(node.get(key), ("@id", "url", "name")):
            if _is_elsewhere(value, own):
                yield _credit("metadata", value, value)
            elif key.startswith("isBasedOn") and not host_of(value) and not own.is_named(value):
                yield _credit("metadata", agency(value) or value, value)
    for key in _ORGANISATIONS:
        for value in _strings(node.get(key), ("name",)):
            yield from _agency_credit(value, own)
    for author in _strings_of_objects(node.get("author")):
        for value in _strings(author.get("worksFor"), ("name",)):
            yield from _agency_credit(value, own)


def _strings(value: Any, keys: Iterable[str]) -> Iterator[str]:
    """*value* where it is a string, or what its *keys* hold; of a list, of each of its items."""
    for item in _listed(value):
        if isinstance(item, str) and item.strip():
            yield item.strip()[:_LONGEST_VALUE]
        elif isinstance(item, dict):
            for text in (
                text for key in keys for text in _listed(item.get(key)) if isinstance(text, str) and text.strip()
            ):
                yield unescape(text.strip())[:_LONGEST_VALUE]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _strings_of_objects(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in _listed(value) if isinstance(item, dict))


# Beacons: pictures of one pixel by which a publisher counts the readers of its republished articles

_COUNTERS = {
    re.compile(r"(?:https?:)?//counter\.theconversation\.(?:com|edu\.au)/content/\d+/count"): "theconversation.com",
    re.compile(r"(?:https?:)?//pixel\.propublica\.org/"): "propublica.org",
}


def _beacons(tree: _Element, own: Self) -> Iterator[Credit]:
    """Beacons name their publisher, and often the article by its number; the number stays in the quotation."""
    for element in tree.iter("img", "script", "iframe"):
        source = (element.get("src") or element.get("data-src") or "").strip()[:_LONGEST_VALUE]
        target = _counted(source) if source else None
        if target and not own.is_named(target):
            yield _credit("beacon", target, source)


def _counted(source: str) -> str | None:
    """The publisher or article that a beacon's address counts readers for."""
    for pattern, target in _COUNTERS.items():
        if pattern.match(source):
            return target
    return _tracked(source) if "republication-pixel" in source or "pixel.gif" in source else None


def _tracked(source: str) -> str | None:
    """The article a tracking picture counts: the Republication Tracker Tool's post, or the address in Pixel Ping's key."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    query = parse_qs(parts.query, max_num_fields=50) if parts.query.count("&") < 50 else {}  # noqa: PLR2004 -- more fields are no beacon
    post = query.get("post", [""])[0]
    if query.get("republication-pixel") and post.isdigit():
        return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/?p={post}"
    key = query.get("key", [""])[0]
    return key if key.startswith(("http://", "https://")) else None
