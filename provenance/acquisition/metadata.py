"""What does a page declare of itself: whose it is, its language and its own address?"""

from __future__ import annotations

import json
import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

ARTICLES = ("article", "posting", "report", "webpage")  # ends of schema.org's types, small, in the order of trust
_DIVIDER = "[-|:\u00b7\u2013\u2014]"  # hyphen, bar, colon, middle dot, dashes
_LONGEST_NAME = 200
_MOST_MEDIA = 100
_MOST_NODES = 5000
FEW = 20  # elements of a kind of which a page should have one
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


def rank(node: dict[str, Any]) -> int:
    """How far *node* is from being the page's article, by its type."""
    kinds = str(node.get("@type")).lower().rstrip("]'")
    return next((rank for rank, end in enumerate(ARTICLES) if kinds.endswith(end)), len(ARTICLES))


def meta_elements(tree: HtmlElement) -> dict[str, str]:
    """The contents of ``meta`` elements by property, name or itemprop, in small letters; the first of each wins."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def publisher(tree: HtmlElement, nodes: Iterable[dict[str, Any]]) -> str | None:
    """The site's own name for itself, as ``og:site_name`` or the publisher of the article in the *nodes* of JSON-LD, or None."""
    metas = meta_elements(tree)
    stated = metas.get("og:site_name") or _stated_publisher(nodes) or metas.get("application-name")
    name = " ".join((stated or "").split())[:_LONGEST_NAME]
    return (urlsplit(name).hostname if name.startswith(("http://", "https://")) else name) or None


def _stated_publisher(nodes: Iterable[dict[str, Any]]) -> str | None:
    ranked = sorted(nodes, key=rank)
    for node in ranked:
        stated = node.get("publisher")
        if isinstance(stated, dict) and "name" not in stated:  # {"@id": "#publisher"}, described elsewhere on the page
            stated = next(
                (other for other in ranked if "name" in other and other.get("@id") == stated.get("@id")), None
            )
        name = stated.get("name") if isinstance(stated, dict) else stated
        if rank(node) < len(ARTICLES) and isinstance(name, str) and name.strip():
            return name
    return None


def headline(tree: HtmlElement, title: str | None, site: str | None) -> str | None:
    """*title* without what the site adds to it: ``Ferry runs again - Harbour Post`` is headed ``Ferry runs again``.

    The page's own heading is taken where the title contains it; else the name of the *site* is cut off.
    """
    whole = " ".join((title or "").split())
    for element in islice(tree.iterfind(".//h1"), FEW):
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


def media(tree: HtmlElement, nodes: Iterable[dict[str, Any]], base: str | None) -> tuple[str, ...]:
    """The addresses of the article's pictures and embedded players, each once, at most 100."""
    metas = meta_elements(tree)
    stated = [metas[name] for name in ("og:image", "twitter:image", "og:video") if name in metas]
    stated += [address for node in nodes if rank(node) < len(ARTICLES) for address in _addresses(node.get("image"))]
    article = next((found for name in ("article", "main") if (found := tree.find(f".//{name}")) is not None), tree)
    embedded = article.iter("img", "iframe", "video", "audio", "source", "embed")
    stated += [element.get("src") or element.get("data-src") or "" for element in islice(embedded, _MOST_MEDIA)]
    found = (web_address(reference, base) for reference in stated if reference.strip())
    return tuple(islice(dict.fromkeys(address for address in found if address), _MOST_MEDIA))


def _addresses(image: Any) -> Iterator[str]:
    """The addresses in schema.org's ``image``: an address, an ImageObject, or a list of either."""
    for one in image if isinstance(image, list) else [image]:
        address = one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one
        if isinstance(address, str):
            yield address


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
