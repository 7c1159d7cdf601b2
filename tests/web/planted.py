"""Planted cases: a copy on one site of the small web, its original somewhere or nowhere, and what must come out.

The texts are those of benchmarks/events: originals, what was made from them, and independent reports of the same event.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from provenance.discovery.alias import read_aliases
from provenance.discovery.places import Places
from provenance.discovery.query import latin, plain
from tests.web.index import ARCHIVE, CLOUD, CRAWL, GDELT, Archive, Cloud, Crawl, Gdelt
from tests.web.server import Answering, Asked, Reply
from tests.web.site import Article, Site

EVENTS = Path(__file__).parents[2] / "benchmarks" / "events"
COPIER = "copyfarmless.example"
ENGLISH = [f"e{number:02}" for number in range(1, 17)]
OTHERS = [f"e{number:02}" for number in range(17, 31)]

PLACES = Places(
    scheme="http",
    gdelt=f"http://{GDELT}/api/v2/doc/doc",
    wayback=f"http://{ARCHIVE}",
    wayback_cdx=f"http://{ARCHIVE}/cdx/search/cdx",
    common_crawl=f"http://{CRAWL}",
    common_crawl_data=f"http://{CRAWL}",
    media_cloud=f"http://{CLOUD}/api/search/story-list",
)


@dataclass(frozen=True)
class Case:
    """*truth* are the addresses that are the exact original, none where it cannot be found; *findings* what may be said."""

    name: str
    kind: str
    sites: Mapping[str, Answering]
    copy: str
    truth: frozenset[str]
    findings: frozenset[str]
    places: Places = PLACES


@cache
def labels(event: str) -> dict:
    return json.loads((EVENTS / event / "labels.json").read_text("utf-8"))


@cache
def told(event: str, role: str) -> tuple[str, tuple[str, ...]]:
    """Headline and paragraphs of a text, without the furniture below its credit line."""
    text = (EVENTS / event / f"{role}.txt").read_text("utf-8")
    credit = labels(event)["texts"][role].get("credit")
    if credit:
        text = text.partition(credit)[0]
    title, _, rest = text.strip().partition("\n")
    return title, tuple(escape(" ".join(part.split()), quote=False) for part in rest.split("\n\n") if part.strip())


def published(event: str) -> date:
    return date.fromisoformat(labels(event)["texts"]["original"]["published"])


def original(event: str, path: str | None = None, **changes: object) -> Article:
    title, paragraphs = told(event, "original")
    stated = labels(event)["texts"]["original"]["url"]
    article = Article(
        path or urlsplit(stated).path, title, paragraphs, f"{published(event)}T08:00:00+00:00",
        language=labels(event)["language"], number=4000,
    )  # fmt: skip
    return replace(article, **changes)


def article_of(event: str, role: str, days: int = 1, **changes: object) -> Article:
    """The text of *role* published *days* after the original."""
    title, paragraphs = told(event, role)
    when = published(event) + timedelta(days=days)
    article = Article(
        f"/{when:%Y/%m}/{slug(title)}", title, paragraphs, f"{when}T09:30:00+00:00", language=labels(event)["language"],
        number=5000 + days,
    )  # fmt: skip
    return replace(article, **changes)


def outlet(event: str) -> str:
    return labels(event)["texts"]["original"]["outlet"]


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Sentences of all texts with their event, from which addresses of other articles are made."""
    found = []
    for event in (*ENGLISH, *OTHERS):
        for role in ("feature", "local", "agency", "original"):
            for paragraph in told(event, role)[1]:
                found += [(event, sentence) for sentence in re.split(r"(?<=[.!?])\s+", paragraph)]
    return tuple(found)


_HEADLINE = 15


@cache
def fillers(event: str, number: int, months: int = 24) -> tuple[tuple[str, str], ...]:
    """Addresses and days of *number* other articles, over *months* months around the original's."""
    chance = random.Random(event)  # noqa: S311 - the same every time, on purpose
    start = published(event) - timedelta(days=30 * (months - 3))
    pool = [sentence for origin, sentence in sentences() if origin != event and len(sentence.split()) > _HEADLINE]
    found = []
    for count in range(number):
        words = [word for word in re.findall(r"[a-z0-9]+", plain(latin(chance.choice(pool)))) if len(word) > 3]
        first = chance.randrange(max(1, len(words) - 7))
        day = start + timedelta(days=chance.randrange(30 * months))
        found.append((f"/{day:%Y/%m}/{'-'.join(words[first : first + chance.randrange(5, 9)])}-{count}", str(day)))
    return tuple(found)


def others(event: str, number: int = 10) -> list[Article]:
    """Other articles of the same language that a site has: one on the same people and places, the rest on other events."""
    same = [e for e in (*ENGLISH, *OTHERS) if labels(e)["language"] == labels(event)["language"] and e != event]
    found = [article_of(event, "other", days=-20, number=3000)]
    for count, other in enumerate((same * number)[:number]):
        shifted = article_of(other, "feature", number=3500 + count)
        day = published(event) + timedelta(days=3 * count - 12)
        found.append(
            replace(
                shifted,
                published=f"{day}T07:00:00+00:00",
                path=f"/{day:%Y/%m}/{shifted.path.rpartition('/')[2]}-{count}",
            )
        )
    return found


def credit_line(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def copy_of(event: str, role: str, credit: str = "", days: int = 2, **changes: object) -> Article:
    after = credit_line(credit) if credit else ""
    return article_of(event, role, days, **{"after": after, **changes})


def world(
    event: str,
    copy: Article,
    *sites: Site,
    seen: list[tuple[str, Article]] | None = None,
    captures: Mapping[str, tuple[str, Article]] | None = None,
    gdelt: str = "",
    archive: str = "",
    crawl: str = "",
    extra: Mapping[str, Answering] | None = None,
) -> tuple[dict[str, Answering], str]:
    """All hosts of a case and the copy's address; GDELT has seen what *seen* says, its clock is a month after the event."""
    copier = Site(COPIER, [copy, *others(event, 3)])
    now = datetime.combine(published(event) + timedelta(days=30), datetime.min.time(), UTC)
    known = [(COPIER, copy), *((COPIER, article) for article in others(event, 3)), *(seen or [])]
    hosts: dict[str, Answering] = {
        COPIER: copier,
        **{site.host: site for site in sites},
        GDELT: Gdelt(known, now, gdelt),
        ARCHIVE: Archive(captures or {}, archive),
        CRAWL: Crawl(captures or {}, crawl),
        CLOUD: Cloud(known),
        **(extra or {}),
    }
    return hosts, copier.url(copy)


# What a site may offer, by name

OFFERS: dict[str, dict] = {
    "wordpress": {"wordpress": "open", "feeds": ("rss",)},
    "wordpress shut": {"wordpress": "shut"},
    "monthly gz": {"sitemap": "monthly gz"},
    "monthly": {"sitemap": "monthly"},
    "numbered": {"sitemap": "numbered"},
    "flat": {"sitemap": "flat"},
    "rss": {"feeds": ("rss",)},
    "atom": {"feeds": ("atom",)},
    "json feed": {"feeds": ("json",)},
    "opensearch": {"search": "opensearch"},
    "action": {"search": "action"},
    "news": {"sitemap": "news"},
}
SIZES = {"monthly gz": 50_000, "monthly": 6_000, "numbered": 6_000, "flat": 3_000}
TRUE = frozenset({"true", "licensed"})
LOST = frozenset({"unmeasured", "none"})


def offering(event: str, offer: str, *more: Article, path: str | None = None) -> tuple[Site, Article]:
    source = original(event, path)
    articles = [source, *others(event), *more]
    if offer == "news":
        articles = [source, *[a for a in articles[1:] if a.moment < source.moment]]
    site = Site(outlet(event), articles, fillers=fillers(event, SIZES.get(offer, 0)), front_links=0, **OFFERS[offer])
    return site, source


def bare(event: str, role: str, offer: str, credit: str | None = None) -> Case:
    """A copy with a bare-domain credit, and a site that can be searched in one way."""
    path = None
    if labels(event)["language"] != "en" or offer in SIZES:
        path = f"/{published(event):%Y/%m/%d}/{slug(told(event, 'original')[0])}"
    site, source = offering(event, offer, path=path)
    hosts, url = world(event, copy_of(event, role, credit or f"Original Source: www.{outlet(event)}"), site)
    return Case(
        f"{event} {role} credits a bare domain, {offer}", "bare domain", hosts, url, frozenset({site.url(source)}), TRUE
    )


def slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", plain(latin(title))))[:80].strip("-")


def rewritten(event: str, offer: str) -> Case:
    case = bare(event, "rewrite_altered", offer)
    return replace(case, name=f"{event} heavily rewritten, facts altered, {offer}", kind="rewritten")


def wrong(event: str, role: str) -> Case:
    """A copy that credits a site which has its own independent report; GDELT has seen the true original."""
    source = original(event)
    truth = Site(outlet(event), [source, *others(event)])
    theirs = article_of(event, "local", 1)
    named = Site("thewrongherald.example", [theirs, *others(event)], wordpress="open")
    seen = [(truth.host, source), (named.host, theirs), (named.host, article_of(event, "agency", 1))]
    copy = copy_of(event, role, "Original Source: www.thewrongherald.example")
    hosts, url = world(event, copy, truth, named, seen=seen)
    allowed = frozenset({"another_source_fits_better"})
    return Case(
        f"{event} {role} credits the wrong site", "wrong credit", hosts, url, frozenset({truth.url(source)}), allowed
    )


def wrong_unfindable(event: str, role: str) -> Case:
    """The same where the true original is nowhere: the credit must not be called true."""
    named = Site("thewrongherald.example", [article_of(event, "local", 1), *others(event)], wordpress="open")
    copy = copy_of(event, role, "Original Source: www.thewrongherald.example")
    hosts, url = world(event, copy, named)
    allowed = LOST | {"independent"}
    return Case(
        f"{event} {role} credits the wrong site, original nowhere", "unfindable", hosts, url, frozenset(), allowed
    )


def linked(event: str, role: str) -> Case:
    """A copy without a credit, which links to its original among other articles."""
    source = original(event)
    truth = Site(outlet(event), [source, *others(event)])
    _, paragraphs = told(event, role)
    links = [f"http://{truth.host}{article.path}" for article in truth.articles[1:4]] + [truth.url(source)]
    middle = len(paragraphs) // 2
    with_link = [
        f'{text} <a href="{links[n % 4]}">see here</a>' if middle - 2 <= n < middle + 2 else text
        for n, text in enumerate(paragraphs)
    ]
    copy = replace(copy_of(event, role), paragraphs=tuple(with_link))
    hosts, url = world(event, copy, truth)
    allowed = frozenset({"uncredited", "true"})
    return Case(f"{event} {role} has no credit but links", "links", hosts, url, frozenset({truth.url(source)}), allowed)


def back_dated(event: str, offer: str) -> Case:
    """A copy that claims to be two months older than its original."""
    site, source = offering(event, offer, path=f"/{published(event):%Y/%m/%d}/{slug(told(event, 'original')[0])}")
    copy = copy_of(event, "light", f"Original Source: {outlet(event)}", days=-60)
    hosts, url = world(event, copy, site)
    return Case(f"{event} back-dated, {offer}", "back-dated", hosts, url, frozenset({site.url(source)}), TRUE)


def uncredited(event: str, role: str) -> Case:
    """No credit at all; GDELT has seen original and copy."""
    source = original(event)
    truth = Site(outlet(event), [source, *others(event)])
    report = article_of(event, "feature", 1)
    report_site = Site("anothervoice.example", [report])
    seen = [(truth.host, source), (report_site.host, report)]
    hosts, url = world(event, copy_of(event, role), truth, report_site, seen=seen)
    allowed = frozenset({"uncredited"})
    return Case(
        f"{event} {role} has no credit, GDELT", "no credit", hosts, url, frozenset({truth.url(source)}), allowed
    )


def gone(event: str, role: str, how: str) -> Case:
    """The original is deleted, or its whole site is dead; the archive has it."""
    source = original(event, f"/{published(event):%Y/%m}/{slug(told(event, 'original')[0])}")
    address = f"http://{outlet(event)}{source.path}"
    stamp = f"{published(event):%Y%m%d}101500"
    captures = {address: (stamp, source)}
    for article in others(event):
        captures[f"http://{outlet(event)}{article.path}"] = (f"{published(event):%Y%m%d}111500", article)
    site = Site(outlet(event), others(event), robots=Reply(404))
    sites = (site,) if how != "dead" else ()
    credit = f"Original Source: {address}" if how == "address" else f"Original Source: www.{outlet(event)}"
    hosts, url = world(event, copy_of(event, role, credit), *sites, captures=captures)
    truth = frozenset({f"http://{ARCHIVE}/web/{stamp}id_/{address}"})
    return Case(f"{event} {role}, original gone ({how}) but captured", "gone", hosts, url, truth, TRUE)


def walled(event: str, how: str) -> Case:
    """The original stands where it is said to stand, behind something that must be respected."""
    source = original(event)
    address = f"http://{outlet(event)}{source.path}"
    site = Site(outlet(event), [source, *others(event)], sitemap="flat", front_links=0)
    challenge = Reply(
        403, "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>",
        headers={"cf-mitigated": "challenge"},
    )  # fmt: skip
    unpaid = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    if how == "challenge":
        site.over["*"] = challenge
    elif how == "challenge with status 200":
        site.over["*"] = replace(challenge, status=200)
    elif how == "forbidden":
        site.robots = Reply(body="User-agent: *\nDisallow: /\n", kind="text/plain")
    elif how == "robots 503":
        site.over["/robots.txt"] = Reply(503, "busy")
    elif how == "429":
        site.over["*"] = Reply(429, "slow down", headers={"Retry-After": "3600"})
    elif how == "paywall":
        teaser = replace(
            source, paragraphs=source.paragraphs[:1], head=unpaid, after="<p>Subscribe to continue reading.</p>"
        )
        site.articles = [teaser, *others(event)]
    elif how == "slow":
        site.over["*"] = lambda _: Reply(body=_dripping())
    elif how == "soft 404":
        site.over[source.path] = Reply(
            body="<html><head><title>Page not found - x</title></head><body>Sorry</body></html>"
        )
    captures = {address: ("20250601000000", source)} if how in {"challenge", "paywall", "forbidden"} else {}
    credit = f"Original Source: {address}" if how in {"paywall", "soft 404"} else f"Original Source: {outlet(event)}"
    hosts, url = world(
        event, copy_of(event, "light", credit), site, captures=captures, archive="" if captures else "429"
    )
    return Case(f"{event} original behind: {how}", "wall", hosts, url, frozenset(), frozenset({"unmeasured"}))


def _dripping() -> Iterator[bytes]:
    import time

    for _ in range(60):
        yield b"x"
        time.sleep(0.1)


def nowhere(event: str, role: str, offer: str) -> Case:
    """A credit to a site that can be searched in full and never had the article."""
    site, _ = offering(event, offer)
    site.articles = [article for article in site.articles if article.number != 4000]
    hosts, url = world(event, copy_of(event, role, f"Original Source: {outlet(event)}"), site)
    return Case(f"{event} {role}, credited site never had it, {offer}", "unfindable", hosts, url, frozenset(), LOST)


def silent(event: str, mode: str) -> Case:
    """No credit, and the indexes do not answer: unmeasured, never none."""
    hosts, url = world(event, copy_of(event, "light"), gdelt=mode)
    return Case(
        f"{event} no credit, GDELT answers {mode}", "unfindable", hosts, url, frozenset(), frozenset({"unmeasured"})
    )


def conversation(event: str) -> Case:
    """A copy with The Conversation's counting picture and its licence line."""
    source = original(event, f"/{slug(told(event, 'original')[0])}-251733")
    site = Site("theconversation.com", [source, *others(event)])
    site.over["/article-251733"] = Reply(301, headers={"Location": site.url(source)})
    beacon = '<img src="https://counter.theconversation.com/content/251733/count.gif?distributor=republish-lightbox-basic" width="1" height="1">'
    line = "<p>This article is republished from The Conversation under a Creative Commons license. Read the original article.</p>"
    hosts, url = world(event, copy_of(event, "verbatim", after=beacon + line), site)
    return Case(f"{event} beacon of The Conversation", "beacon", hosts, url, frozenset({site.url(source)}), TRUE)


def tracker(event: str) -> Case:
    """A copy with the picture of the Republication Tracker Tool."""
    source = original(event)
    site = Site(outlet(event), [source, *others(event)], wordpress="open")
    beacon = f'<img id="republication-tracker-tool-source" src="http://{site.host}/?republication-pixel=true&post=4000&ga4=G-X">'
    hosts, url = world(event, copy_of(event, "verbatim", after=beacon), site)
    return Case(f"{event} Republication Tracker's picture", "beacon", hosts, url, frozenset({site.url(source)}), TRUE)


def moved(event: str) -> Case:
    """The copy names a domain that the site has left; where it is now, only the user's table of aliases knows."""
    source = original(event)
    site = Site(outlet(event), [source, *others(event)], wordpress="open")
    hosts, url = world(event, copy_of(event, "light", "Original Source: www.formerplace.example"), site)
    table = EVENTS.parents[1] / "tests" / "web" / "aliases" / f"{event}.toml"
    places = replace(PLACES, aliases=read_aliases(table.read_text("utf-8"), table.name))
    return Case(f"{event} the site has moved", "moved", hosts, url, frozenset({site.url(source)}), TRUE, places)


def redirected(event: str) -> Case:
    """The copy names a domain that sends everything to the site's new domain."""
    source = original(event)
    site = Site(outlet(event), [source, *others(event)], wordpress="open")

    def send_on(asked: Asked) -> Reply:
        return Reply(301, headers={"Location": f"http://{site.host}{asked.target}"})

    hosts, url = world(
        event,
        copy_of(event, "light", "Original Source: www.formerplace.example"),
        site,
        extra={"formerplace.example": send_on},
    )
    return Case(f"{event} the old domain redirects", "moved", hosts, url, frozenset({site.url(source)}), TRUE)


def hundred(event: str, offer: str) -> Case:
    """One true source among a hundred articles on the same event, which differ in order and in what they leave out."""
    site, source = offering(event, offer)
    chance = random.Random(event)  # noqa: S311 - the same every time, on purpose
    crowd = []
    for number in range(99):
        role = ("agency", "local", "feature")[number % 3]
        title, paragraphs = told(event, role)
        kept = [text for text in paragraphs if chance.random() < 0.8] or list(paragraphs)
        day = published(event) + timedelta(days=number % 7 - 2)
        crowd.append(
            replace(
                article_of(event, role), paragraphs=tuple(kept), title=f"{title} ({number})", number=3900 - number,
                published=f"{day}T{number % 24:02}:10:00+00:00", path=f"/{day:%Y/%m}/{slug(title)}-{number}",
            )
        )  # fmt: skip
    site.articles = [*crowd, *site.articles]
    hosts, url = world(event, copy_of(event, "rewrite_credited", f"Original Source: {outlet(event)}"), site)
    return Case(
        f"{event} one of a hundred on the same event, {offer}",
        "hundred",
        hosts,
        url,
        frozenset({site.url(source)}),
        TRUE,
    )


def cases() -> Iterator[Case]:
    """All planted cases, each made when asked for."""
    roles = ("rewrite_credited", "light", "spun", "verbatim")
    for number, offer in enumerate(OFFERS):
        yield bare(ENGLISH[number], roles[number % 4], offer)
        yield bare(ENGLISH[(number + 5) % 16], roles[(number + 2) % 4], offer)
    for number, event in enumerate(("e17", "e18", "e21", "e22", "e25", "e26", "e28", "e29")):
        yield bare(
            event,
            roles[number % 3],
            ("wordpress", "monthly", "rss", "action")[number % 4],
            labels(event)["texts"]["rewrite_credited"]["credit"],
        )
    for number, event in enumerate(("e02", "e05", "e09", "e12", "e15", "e19", "e23", "e27")):
        yield rewritten(event, ("wordpress", "numbered", "opensearch", "atom")[number % 4])
    for event, role in (
        ("e01", "light"),
        ("e03", "rewrite_credited"),
        ("e06", "spun"),
        ("e08", "verbatim"),
        ("e10", "rewrite_credited"),
        ("e20", "light"),
    ):
        yield wrong(event, role)
    for event, role in (("e04", "light"), ("e07", "rewrite_credited"), ("e11", "spun"), ("e24", "light")):
        yield linked(event, role)
    for event, offer in (("e13", "wordpress"), ("e14", "flat"), ("e16", "rss"), ("e30", "wordpress")):
        yield back_dated(event, offer)
    for event, role in (("e02", "light"), ("e04", "rewrite_credited"), ("e09", "rewrite_altered"), ("e19", "light")):
        yield uncredited(event, role)
    for event, role, how in (
        ("e03", "light", "address"),
        ("e07", "rewrite_credited", "dead"),
        ("e12", "light", "deleted"),
        ("e16", "verbatim", "dead"),
    ):
        yield gone(event, role, how)
    for number, how in enumerate(
        ("challenge", "challenge with status 200", "forbidden", "robots 503", "429", "paywall", "slow", "soft 404")
    ):
        yield walled(ENGLISH[number], how)
    yield wrong_unfindable("e05", "light")
    yield wrong_unfindable("e10", "rewrite_credited")
    yield nowhere("e06", "light", "wordpress")
    yield nowhere("e08", "rewrite_credited", "flat")
    yield nowhere("e11", "light", "monthly gz")
    yield silent("e13", "429")
    yield silent("e14", "words")
    yield conversation("e03")
    yield tracker("e09")
    yield moved("e12")
    yield redirected("e15")
    yield hundred("e01", "wordpress")
    yield hundred("e02", "flat")
