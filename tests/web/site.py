"""Sites of the small web: what they publish, and which of the ways to look for it they offer."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as xml

from tests.web.server import MISSING, Asked, Reply

FILLING = (
    "The allotment society of Lower Brindle will hold its seed exchange on Saturday in the old library, its secretary said.",
    "Members bring what they have kept from their own beds, mostly beans, marrows and a purple carrot that nobody can name.",
    "Tea is served from two o'clock, and the draw for the vacant plots follows at three, weather and committee permitting.",
)
"""What stands under every address that only a list names."""


@dataclass(frozen=True)
class Article:
    """Something published: *path* begins with a slash; *published* is ISO 8601 with a zone."""

    path: str
    title: str
    paragraphs: tuple[str, ...]
    published: str = "2025-03-20T08:00:00+00:00"
    after: str = ""
    head: str = ""
    language: str = "en"
    number: int = 0
    states_date: bool = True
    canonical: str = ""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.published)

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def page(article: Article, host: str, declared: str = "") -> str:
    """The article as a page with a header, a menu, a footer and what the site declares in its head."""
    date = f'<meta property="article:published_time" content="{article.published}">' if article.states_date else ""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8"><title>{escape(article.title)} - {host}</title>'
        f'<meta property="og:site_name" content="{host}">{date}'
        f'<link rel="canonical" href="{article.canonical or f"http://{host}{article.path}"}">'
        f"{declared}{article.head}</head><body><header><nav><a href='/'>Home</a> <a href='/about'>About</a></nav></header>"
        f"<main><article><h1>{escape(article.title)}</h1>\n{body}\n{article.after}</article></main><footer><p>© {host}</p></footer></body></html>"
    )


@dataclass
class Site:
    """A site that answers as told: every offer is one field, off unless named."""

    host: str
    articles: Sequence[Article] = ()
    wordpress: str = ""  # "open", "shut" (REST answers 401), or nothing
    feeds: tuple[str, ...] = ()  # "rss", "atom", "json"
    feed_length: int = 20
    sitemap: str = ""  # "flat", "monthly", "monthly gz", "news", "numbered"
    robots: Reply | None = None
    search: str = ""  # "opensearch", "action"
    fillers: Sequence[tuple[str, str]] = ()  # path and ISO date of other articles, which only lists name
    front_links: int = 5
    over: dict[str, Callable[[Asked], Reply] | Reply] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Reply:
        """Answer one request."""
        special = self.over.get(asked.path) or self.over.get("*")
        if special is not None and (asked.path != "/robots.txt" or "/robots.txt" in self.over):
            return special(asked) if callable(special) else special
        for part in (self._robots, self._wordpress, self._front, self._feed, self._maps, self._found, self._article):
            reply = part(asked)
            if reply is not None:
                return reply
        return MISSING

    @property
    def newest(self) -> list[Article]:
        return sorted(self.articles, key=lambda article: article.moment, reverse=True)

    def url(self, article: Article) -> str:
        return f"http://{self.host}{article.path}"

    def _robots(self, asked: Asked) -> Reply | None:
        if asked.path != "/robots.txt":
            return None
        if self.robots is not None:
            return self.robots
        maps = f"\nSitemap: http://{self.host}/sitemap.xml\n" if self.sitemap else ""
        return Reply(body=f"User-agent: *\nDisallow: /private/\n{maps}", kind="text/plain")

    def _declared(self) -> str:
        kinds = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
        found = "".join(f'<link rel="alternate" type="{kinds[name]}" href="/feed.{name}">' for name in self.feeds)
        if self.wordpress:
            found += '<link rel="https://api.w.org/" href="/wp-json/"><script src="/wp-includes/js/x.js"></script>'
        if self.search == "opensearch":
            found += '<link rel="search" type="application/opensearchdescription+xml" href="/osd.xml">'
        if self.search == "action":
            data = {
                "@context": "https://schema.org", "@type": "WebSite", "url": f"http://{self.host}/",
                "potentialAction": {
                    "@type": "SearchAction", "query-input": "required name=search_term_string",
                    "target": {"@type": "EntryPoint", "urlTemplate": f"http://{self.host}/find?q={{search_term_string}}"},
                },
            }  # fmt: skip
            found += f'<script type="application/ld+json">{json.dumps(data)}</script>'
        return found

    def _front(self, asked: Asked) -> Reply | None:
        if asked.path != "/" or asked.query:
            return None
        teasers = "".join(
            f'<p><a href="{a.path}">{escape(a.title)}</a></p>' for a in self._others()[: self.front_links]
        )
        body = f"<html><head><title>{self.host}</title>{self._declared()}</head><body><nav><a href='/about'>About</a></nav>{teasers}</body></html>"
        return Reply(body=body)

    def _others(self) -> list[Article]:
        """What the front page shows: the newest."""
        return self.newest

    # WordPress

    def _wordpress(self, asked: Asked) -> Reply | None:
        if not self.wordpress:
            return None
        if asked.path.startswith("/wp-json"):
            return self._rest(asked)
        if asked.path == "/" and "s" in asked.query:
            found = self._matching(_terms(asked.query["s"]))
            if asked.query.get("feed") == "rss2":
                return Reply(body=self._rss(found), kind="application/rss+xml; charset=UTF-8")
        if asked.path == "/" and asked.query.get("p", "").isdigit():
            for article in self.articles:
                if article.number == int(asked.query["p"]):
                    return Reply(301, headers={"Location": self.url(article)})
        return None

    def _rest(self, asked: Asked) -> Reply:
        if self.wordpress == "shut":
            error = {
                "code": "rest_not_logged_in",
                "message": "You are not currently logged in.",
                "data": {"status": 401},
            }
            return Reply(401, json.dumps(error), "application/json")
        if not asked.path.startswith("/wp-json/wp/v2/posts"):
            return Reply(body=json.dumps({"name": self.host}), kind="application/json")
        found = self._matching(_terms(asked.query.get("search", "")))
        after, before = asked.query.get("after", ""), asked.query.get("before", "9")
        found = [a for a in found if after <= a.published[:19] <= before]
        posts = [
            {
                "id": a.number, "date_gmt": a.published[:19], "modified_gmt": a.published[:19], "link": self.url(a),
                "slug": a.path.strip("/").rpartition("/")[2], "title": {"rendered": escape(a.title)},
                "content": {"rendered": "".join(f"<p>{p}</p>" for p in a.paragraphs), "protected": False},
            }
            for a in found[: int(asked.query.get("per_page", "10"))]
        ]  # fmt: skip
        headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": "1"}
        return Reply(body=json.dumps(posts), kind="application/json; charset=UTF-8", headers=headers)

    def _matching(self, words: list[str]) -> list[Article]:
        """As WordPress does: every word or quoted phrase must occur in title or text, in any case; newest first."""
        wanted = [word.lower() for word in words]
        return [a for a in self.newest if wanted and all(word in f"{a.title}\n{a.text}".lower() for word in wanted)]

    # Feeds

    def _feed(self, asked: Asked) -> Reply | None:
        name = asked.path.rpartition("/feed.")[2]
        if not asked.path.startswith("/feed.") or name not in self.feeds:
            return None
        listed = self.newest[: self.feed_length]
        if name == "rss":
            return Reply(body=self._rss(listed), kind="application/rss+xml")
        if name == "atom":
            entries = "".join(
                f'<entry><title>{xml(a.title)}</title><link href="{self.url(a)}"/><id>{self.url(a)}</id>'
                f"<published>{a.published}</published><updated>{a.published}</updated><summary>{xml(a.paragraphs[0])}</summary></entry>"
                for a in listed
            )
            body = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>x</id><updated>2025-01-01T00:00:00Z</updated>{entries}</feed>'
            return Reply(body=body, kind="application/atom+xml")
        items = [
            {"id": self.url(a), "url": self.url(a), "title": a.title, "date_published": a.published} for a in listed
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": self.host, "items": items}
        return Reply(body=json.dumps(feed), kind="application/feed+json")

    def _rss(self, listed: Sequence[Article]) -> str:
        items = "".join(
            f"<item><title>{xml(a.title)}</title><link>{self.url(a)}</link><pubDate>{format_datetime(a.moment)}</pubDate>"
            f"<description>{xml(a.paragraphs[0])}</description></item>"
            for a in listed
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{self.host}</title><link>http://{self.host}/</link><description>x</description>{items}</channel></rss>'

    # Sitemaps

    def _maps(self, asked: Asked) -> Reply | None:
        if not self.sitemap or "sitemap" not in asked.path:
            return None
        listed = [(a.path, a.published, a.title) for a in self.newest]
        listed += [(path, f"{day}T06:00:00+00:00", "") for path, day in self.fillers]
        if self.sitemap == "news":
            latest = max(datetime.fromisoformat(when) for _, when, _ in listed)
            recent = [each for each in listed if datetime.fromisoformat(each[1]) > latest - timedelta(days=2)]
            return _xml(self._news(recent))
        if self.sitemap == "flat":
            return _xml(self._urls(listed))
        months = sorted({when[:7] for _, when, _ in listed})
        zipped = ".gz" if self.sitemap.endswith("gz") else ""
        names = {f"/sitemap-{month}.xml{zipped}": month for month in months}
        if self.sitemap == "numbered":
            names = {f"/post-sitemap{number}.xml": month for number, month in enumerate(months, 1)}
        if asked.path == "/sitemap.xml":
            rows = "".join(
                f"<sitemap><loc>http://{self.host}{name}</loc><lastmod>{month}-28T00:00:00+00:00</lastmod></sitemap>"
                for name, month in {**names, "/category-sitemap.xml": months[-1]}.items()
            )
            return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>')
        if asked.path not in names:
            return None
        body = self._urls([each for each in listed if each[1].startswith(names[asked.path])]).encode()
        return Reply(body=gzip.compress(body), kind="application/x-gzip") if zipped else _xml(body.decode())

    def _urls(self, listed: Sequence[tuple[str, str, str]]) -> str:
        rows = "".join(
            f"<url><loc>http://{self.host}{path}</loc><lastmod>{when}</lastmod></url>" for path, when, _ in listed
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'

    def _news(self, listed: Sequence[tuple[str, str, str]]) -> str:
        rows = "".join(
            f"<url><loc>http://{self.host}{path}</loc><news:news><news:publication><news:name>x</news:name><news:language>en</news:language></news:publication>"
            f"<news:publication_date>{when}</news:publication_date><news:title>{xml(title)}</news:title></news:news></url>"
            for path, when, title in listed
        )
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'

    # Search

    def _found(self, asked: Asked) -> Reply | None:
        if asked.path == "/osd.xml" and self.search == "opensearch":
            body = f'<?xml version="1.0"?><OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>x</ShortName><Url type="text/html" template="http://{self.host}/find?q={{searchTerms}}&amp;start={{startIndex?}}"/></OpenSearchDescription>'
            return Reply(body=body, kind="application/opensearchdescription+xml")
        if asked.path != "/find" or not self.search:
            return None
        found = self._matching(asked.query.get("q", "").split())
        rows = "".join(
            f'<h2><a href="{a.path}">{escape(a.title)}</a></h2><p>{a.paragraphs[0][:150]}</p>' for a in found
        )
        return Reply(
            body=f"<html><head><title>Search - {self.host}</title></head><body><nav><a href='/about'>About us here</a></nav>{rows or 'No results'}</body></html>"
        )

    def _article(self, asked: Asked) -> Reply | None:
        for article in self.articles:
            if article.path.rstrip("/") == urlsplit(asked.target).path.rstrip("/"):
                return Reply(body=page(article, self.host, self._declared()))
        for path, day in self.fillers:
            if path == asked.path:
                words = path.rpartition("/")[2].replace("-", " ")
                filler = Article(path, words.capitalize(), FILLING, f"{day}T06:00:00+00:00")
                return Reply(body=page(filler, self.host, self._declared()))
        return None


def _terms(search: str) -> list[str]:
    return [phrase or word for phrase, word in re.findall(r'"([^"]*)"|(\S+)', search)]


def _xml(body: str) -> Reply:
    return Reply(body=body, kind="application/xml")
