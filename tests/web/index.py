"""The indexes of the small web: GDELT, the Wayback Machine, Common Crawl and Media Cloud, as their documents say."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from tests.web.server import Asked, Reply
from tests.web.site import Article, page

GDELT, ARCHIVE, CRAWL, CLOUD = "gdelt.example", "archive.example", "crawl.example", "cloud.example"
INTERFACES = frozenset({GDELT, ARCHIVE, CRAWL, CLOUD})
_TERM = re.compile(r'"([^"]*)"|(domainis|domain):(\S+)|(\S+)')


@dataclass
class Gdelt:
    """GDELT DOC 2.0: *articles* by host, *now* its clock; *mode* is ``""``, ``429`` or ``words``."""

    articles: Sequence[tuple[str, Article]] = ()
    now: datetime = datetime(2025, 4, 1, tzinfo=UTC)
    mode: str = ""

    def __call__(self, asked: Asked) -> Reply:
        date = {"Date": format_datetime(self.now, usegmt=True)}
        if self.mode == "429":
            return Reply(429, "Please limit requests to one every 5 seconds or contact us.", headers=date)
        query = asked.query.get("query", "")
        terms = [(phrase or word, domain) for phrase, _, domain, word in _TERM.findall(query)]
        if self.mode == "words" or any(len(term) < 3 for term, domain in terms if not domain):
            return Reply(body="The specified phrase is too short.", headers=date)
        oldest = self.now - timedelta(days=92)
        start, end = asked.query.get("startdatetime", ""), asked.query.get("enddatetime", "9")
        rows = []
        for host, article in self.articles:
            seen = (article.moment + timedelta(minutes=45)).astimezone(UTC)
            stamp = seen.strftime("%Y%m%d%H%M%S")
            text = " ".join(f"{article.title} {article.text}".lower().split())
            matches = all((host == domain) if domain else term.lower() in text for term, domain in terms)
            if matches and seen > oldest and start <= stamp <= end:
                rows.append(
                    {
                        "url": f"http://{host}{article.path}", "url_mobile": "", "title": article.title,
                        "seendate": seen.strftime("%Y%m%dT%H%M%SZ"), "socialimage": "", "domain": host,
                        "language": "English", "sourcecountry": "United States",
                    }
                )  # fmt: skip
        rows.sort(key=lambda row: row["seendate"], reverse=asked.query.get("sort") != "dateasc")
        body = json.dumps({"articles": rows[: int(asked.query.get("maxrecords", "75"))]} if rows else {})
        return Reply(body=body, kind="application/json; charset=utf-8", headers=date)


COLUMNS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def _surt(url: str) -> str:
    parts = urlsplit(url)
    return f"{','.join(reversed((parts.hostname or '').split('.')))}){parts.path}"


@dataclass
class Archive:
    """The Wayback Machine's CDX server and raw captures; *mode* is ``""``, ``429`` or ``words``."""

    captures: Mapping[str, tuple[str, Article]] = field(default_factory=dict)  # address → stamp and what was captured
    mode: str = ""

    def __call__(self, asked: Asked) -> Reply:
        if self.mode == "429":
            return Reply(429, "Too Many Requests", headers={"Retry-After": "3600"})
        if self.mode == "words":
            return Reply(
                body="<html><head><title>Internet Archive: Scheduled Maintenance</title></head><body>back soon</body></html>"
            )
        if asked.path == "/cdx/search/cdx":
            return self._cdx(asked)
        match = re.fullmatch(r"/web/(\d{14})id_/(.+)", asked.target)
        if match and match[2] in self.captures and self.captures[match[2]][0] == match[1]:
            article = self.captures[match[2]][1]
            host = urlsplit(match[2]).hostname or ""
            return Reply(body=page(article, host), headers={"Memento-Datetime": "Thu, 20 Mar 2025 10:15:00 GMT"})
        return Reply(404, "<html><head><title>Wayback Machine</title></head><body>not archived</body></html>")

    def _cdx(self, asked: Asked) -> Reply:
        wanted, kind = asked.query.get("url", ""), asked.query.get("matchType", "exact")
        rows = []
        for url, (stamp, _) in sorted(self.captures.items()):
            host = (urlsplit(url).hostname or "").removeprefix("www.")
            fits = (
                url.partition("://")[2] == wanted.partition("://")[2]
                if kind == "exact"
                else host == wanted or host.endswith("." + wanted)
            )
            if fits and asked.query.get("from", "0") <= stamp <= asked.query.get("to", "99999999"):
                rows.append([_surt(url), stamp, url, "text/html", "200", "SHA1DIGEST", "1000"])
        rows = rows[: int(asked.query.get("limit", "100000"))]
        return Reply(body=json.dumps([COLUMNS, *rows] if rows else []), kind="application/json")


def warc_record(url: str, stamp: str, article: Article) -> bytes:
    """A page as it was captured, as one gzipped record of WARC 1.0."""
    body = page(article, urlsplit(url).hostname or "").encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    date = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}Z"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


@dataclass
class Crawl:
    """Common Crawl's index server and its one file of records; *mode* is ``""``, ``503`` or ``words``."""

    captures: Mapping[str, tuple[str, Article]] = field(default_factory=dict)  # address → stamp and what was captured
    mode: str = ""

    def _records(self) -> list[bytes]:
        return [warc_record(url, stamp, article) for url, (stamp, article) in self.captures.items()]

    def _range(self, asked: Asked) -> Reply:
        first, last = re.fullmatch(r"bytes=(\d+)-(\d+)", asked.headers["range"]).groups()
        content = b"".join(self._records())[int(first) : int(last) + 1]
        return Reply(206, content, "application/octet-stream")

    def __call__(self, asked: Asked) -> Reply:
        if self.mode == "503":
            return Reply(503, "<html><body><h1>503 Service Unavailable</h1></body></html>")
        if asked.path == "/collinfo.json":
            crawls = [
                {
                    "id": f"CC-MAIN-2025-{week:02}",
                    "name": f"Week {week}",
                    "cdx-api": f"http://{CRAWL}/CC-MAIN-2025-{week:02}-index",
                }
                for week in range(51, 2, -4)
            ]
            return Reply(body=json.dumps(crawls), kind="application/json")
        if asked.path.startswith("/crawl-data/"):
            return self._range(asked)
        wanted = asked.query.get("url", "")
        if self.mode == "words":
            return Reply(body="upstream timed out", kind="text/plain")
        rows, offset = [], 0
        for (url, (stamp, _)), record in zip(self.captures.items(), self._records(), strict=True):
            if (urlsplit(url).hostname or "").endswith(wanted):
                rows.append(
                    {"urlkey": "x", "timestamp": stamp, "url": url, "mime": "text/html", "status": "200", "digest": "X",
                     "length": str(len(record)), "offset": str(offset), "filename": "crawl-data/x.warc.gz"}
                )  # fmt: skip
            offset += len(record)
        if not rows:
            return Reply(404, json.dumps({"message": f"No Captures found for: {wanted}"}), "application/json")
        return Reply(body="\n".join(map(json.dumps, rows)) + "\n", kind="text/x-ndjson")


@dataclass
class Cloud:
    """Media Cloud's story list, which asks for a token."""

    articles: Sequence[tuple[str, Article]] = ()
    token: str = "invented-token"  # noqa: S105 - invented

    def __call__(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Token {self.token}":
            return Reply(
                403, json.dumps({"detail": "Authentication credentials were not provided."}), "application/json"
            )
        terms = [term.lower() for term in re.findall(r'"([^"]+)"', asked.query.get("q", ""))]
        start, end = asked.query.get("start", ""), asked.query.get("end", "9")
        stories = [
            {"id": "x", "media_name": host, "media_url": host, "title": a.title, "url": f"http://{host}{a.path}",
             "publish_date": a.published[:10], "indexed_date": a.published[:19], "language": "en"}
            for host, a in self.articles
            if start <= a.published[:10] <= end and all(term in f"{a.title} {a.text}".lower() for term in terms)
        ]  # fmt: skip
        return Reply(body=json.dumps({"stories": stories, "pagination_token": None}), kind="application/json")
