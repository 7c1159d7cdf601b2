"""What does a page declare of itself: when it was published, whose it is, its language and its own address?"""

from __future__ import annotations

import json
import re
from collections import deque
from copy import deepcopy
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from provenance.document import Precision, Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_ARTICLES = ("article", "posting", "report", "webpage")  # ends of schema.org's types, small, in the order of trust
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
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ]+(?P<minute>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_EARLIEST = 1900  # "0001-01-01" is how some systems write that they do not know
_DIVIDER = "[-|:\u00b7\u2013\u2014]"  # hyphen, bar, colon, middle dot, dashes
_RUNNING_TEXT = 80
_LONGEST_NAME = 200
_MOST_NODES = 5000
_FEW = 20  # elements of a kind of which a page should have one
_MOST_CHARACTERS = 2_000_000


def linked_data(tree: HtmlElement) -> tuple[dict[str, Any], ...]:
    """The objects in the page's JSON-LD, nested ones after those that hold them, at most 5000; broken ones are skipped."""
    scripts = tree.iterfind(".//script[@type='application/ld+json']")
    waiting = deque(node for script in scripts for node in _json(script.text or ""))
    found: list[dict[str, Any]] = []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.popleft()
        if isinstance(node, dict):
            found.append(node)
            waiting.extend(value for value in node.values() if isinstance(value, (dict, list)))
        elif isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
    return tuple(found)


def _json(text: str) -> list[Any]:
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("]"))
    if start < 0 or len(text) > _MOST_CHARACTERS:
        return []
    try:
        return [json.loads(text[start : end + 1], strict=False)]  # line breaks in strings are common
    except (ValueError, RecursionError):
        return []


def published(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> Timestamp | None:
    """When the page says that it was published: *nodes* of JSON-LD, meta, microdata, then ``time`` after the headline."""
    for value, origin in _statements(tree, nodes):
        if stamp := timestamp(value, origin):
            return stamp
    return None


def _statements(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    dated = [node for node in nodes if node.get("datePublished")]
    for node in sorted(dated, key=_rank):
        if _rank(node) < len(_ARTICLES):
            yield str(node["datePublished"]), "json-ld datePublished"
    metas = meta_elements(tree)
    for name in _PUBLISHED:
        if name in metas:
            yield metas[name], f"meta {name}"
    for element in islice(tree.iterfind(".//*[@itemprop='datePublished']"), _FEW):
        value = element.get("content") or element.get("datetime") or element.text_content()
        yield value, "itemprop datePublished"
    yield from _time_after_headline(tree)


def _rank(node: dict[str, Any]) -> int:
    kinds = str(node.get("@type")).lower().rstrip("]'")
    return next((rank for rank, end in enumerate(_ARTICLES) if kinds.endswith(end)), len(_ARTICLES))


def _time_after_headline(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    headline = tree.find(".//h1")
    if headline is not None:
        following = headline.xpath("(.//time[@datetime] | following::time[@datetime])[1]")
        yield from ((element.get("datetime"), "time datetime") for element in following)


def meta_elements(tree: HtmlElement) -> dict[str, str]:
    """The contents of ``meta`` elements by property, name or itemprop, in small letters; the first of each wins."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def guessed_date(tree: HtmlElement, address: str | None) -> Timestamp | None:
    """The day that htmldate reads from the address or from a short piece of the visible page (``4 March 2026``), or None.

    Dates in scripts and in running text are not the page's own: "the council met on 2026-02-28".
    """
    from htmldate import find_date  # costs 0.2 s, and trafilatura has loaded it
    from lxml import etree  # the same

    short = deepcopy(tree)
    etree.strip_elements(short, "script", "style", with_tail=False)
    for paragraph in list(short.iter("p", "li", "blockquote", "td")):
        if len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph) > _RUNNING_TEXT:
            paragraph.drop_tree()
    try:
        day = find_date(short, extensive_search=False, original_date=True, url=address)
    except Exception:  # noqa: BLE001 - a guess that fails on a hostile page is no date
        return None
    return timestamp(day, "htmldate") if day else None


def timestamp(value: str, origin: str) -> Timestamp | None:
    """Read *value* as ISO 8601, loosely, or as RFC 5322 (``Sun, 22 Nov 2026 10:00:00 GMT``); None for anything else."""
    text = value.strip()[:60]
    match = _ISO.match(text)
    if match is None:
        return _from_mail_date(text, origin)
    day, minute, second, zone = match["day"], match["minute"], match["second"], match["zone"]
    precision: Precision = "second" if second else "minute" if minute else "day"
    written = day + (f"T{minute}" if minute else "") + (second or "")
    return Timestamp(written, precision, _zone(zone), origin) if _is_plausible(written) else None


def _from_mail_date(text: str, origin: str) -> Timestamp | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Timestamp.of(moment, origin) if moment.year >= _EARLIEST else None


def _zone(written: str | None) -> str | None:
    if written is None:
        return None
    if written.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _is_plausible(written: str) -> bool:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return False
    return moment.year >= _EARLIEST and not (moment.year == 1970 and moment.timetuple().tm_yday == 1)  # noqa: PLR2004 - a clock's zero


def publisher(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> str | None:
    """The site's own name for itself, as ``og:site_name`` or the publisher of the article in the *nodes* of JSON-LD, or None."""
    metas = meta_elements(tree)
    stated = metas.get("og:site_name") or _stated_publisher(nodes) or metas.get("application-name")
    name = " ".join((stated or "").split())[:_LONGEST_NAME]
    return (urlsplit(name).hostname if name.startswith(("http://", "https://")) else name) or None


def _stated_publisher(nodes: Iterable[dict[str, Any]]) -> str | None:
    ranked = sorted(nodes, key=_rank)
    for node in ranked:
        stated = node.get("publisher")
        if isinstance(stated, dict) and "name" not in stated:  # {"@id": "#publisher"}, described elsewhere on the page
            stated = next(
                (other for other in ranked if "name" in other and other.get("@id") == stated.get("@id")), None
            )
        name = stated.get("name") if isinstance(stated, dict) else stated
        if _rank(node) < len(_ARTICLES) and isinstance(name, str) and name.strip():
            return name
    return None


def headline(tree: HtmlElement, title: str | None, site: str | None) -> str | None:
    """*title* without what the site adds to it: ``Ferry runs again - Harbour Post`` is headed ``Ferry runs again``.

    The page's own heading is taken where the title contains it; else the name of the *site* is cut off.
    """
    whole = " ".join((title or "").split())
    for element in islice(tree.iterfind(".//h1"), _FEW):
        heading = " ".join(element.text_content().split())
        if heading in whole and len(heading) > len(whole) / 3:
            return heading
    if site:
        name = re.escape(" ".join(site.split()))
        whole = re.sub(f"^{name} ?{_DIVIDER} ?(?=.)|(?<=.) ?{_DIVIDER} ?{name}$", "", whole, flags=re.IGNORECASE)
    return whole or None


def language(tree: HtmlElement) -> str | None:
    """The primary subtag of the language that the page declares (``en`` of ``en-GB``), or None where it declares none."""
    root = tree.getroottree().getroot()
    declared = root.get("lang") or root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    primary = re.split(r"[-_]", declared.strip().lower())[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) else None


def canonical(tree: HtmlElement, base: str | None) -> str | None:
    """The address that a ``link rel=canonical`` declares, made absolute by *base*; None where there is no such link."""
    for element in tree.iterfind(".//link[@rel][@href]"):
        if "canonical" in element.get("rel").lower().split():
            return web_address(element.get("href"), base)
    return None


def base_address(tree: HtmlElement, address: str | None) -> str | None:
    """What relative addresses in the page are relative to: its ``base`` element, else its own *address*, as far as known."""
    element = tree.find(".//base[@href]")
    declared = web_address(element.get("href"), address) if element is not None else None
    return declared or address


def web_address(reference: str, base: str | None) -> str | None:
    """*reference* as an absolute http or https address, without a fragment; None where it is or becomes none."""
    try:
        whole = urljoin(base or "", reference.strip())
        parts = urlsplit(whole)
    except ValueError:  # "https://[bad"
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return parts._replace(fragment="").geturl()
