"""Which of the articles in a site's feeds resemble the copy?"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from provenance.acquisition.written_date import timestamp
from provenance.discovery.data import in_words, json_of, rows_of, text_of
from provenance.discovery.listing import promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.visit import Visit
from provenance.discovery.wording import resembling
from provenance.document import Timestamp
from provenance.errors import AcquisitionError

_MOST_BYTES = 5_000_000
_MOST_ENTRIES = 500
_MOST_TAGS = 30_000
_MOST_FEEDS = 2

logging.getLogger("feedparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Feed:
    """The feeds that the front page of *site* declares, RSS, Atom or JSON Feed; ``/feed/`` where it declares none."""

    site: str
    name = "feed"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks at most two feeds; one that does not reach back to the copy's window has not measured anything."""
        front = visit.front(self.site)
        declared = [url for url in front.feeds if "comment" not in url.lower()][:_MOST_FEEDS]
        reasons, answered = [], 0
        for url in declared or [urljoin(front.address, "/feed/")]:
            try:
                answer = visit.get(url)
                entries = list(entries_of(answer.content, answer.final_url, self.name))
            except AcquisitionError as error:
                reasons.append(error.reason if declared else f"none is declared, and /feed/: {error.reason}")
                continue
            except ValueError as error:
                reasons.append(f"what should be a feed is none: {error}")
                continue
            best = promising(ranked(entries, question, stated=True))
            if best:
                return Answer("found", resembling(len(best), len(entries), "entry", "entries"), best)
            short = short_of(entries, question)
            answered += short is None
            reasons.append(short or resembling(0, len(entries), "entry", "entries"))
        return Answer("none" if answered == len(reasons) else "unmeasured", "; ".join(reasons))


def short_of(entries: list[Candidate], question: Question) -> str | None:
    """Why a list tells nothing of the copy's window, or None where it reaches back to it; undated lists do not."""
    days = sorted(clock.value[:10] for entry in entries for clock in entry.clocks)
    if not days:
        return "its entries bear no dates" if entries else "it is empty"
    if question.window is None or days[0] > question.window.first.isoformat():
        return f"it goes back only to {days[0]}: {resembling(0, len(entries), 'entry', 'entries')}"
    return None


def entries_of(content: bytes, address: str, place: str) -> Iterator[Candidate]:
    """The entries of a feed at *address*, at most 500. Raises ValueError where *content* is no feed, or too large."""
    if len(content) > _MOST_BYTES:
        raise ValueError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
    if content.lstrip()[:1] == b"{":
        return _json_feed(json_of(content), address, place)
    if content.count(b"<") + content.count(b"&lt;") > _MOST_TAGS:  # a million take feedparser a minute and more
        raise ValueError(f"it has more than {_MOST_TAGS:,} tags")
    if b"<!ENTITY" in content:
        raise ValueError("it defines entities of its own, which no feed needs")
    return _xml_feed(content, address, place)


def _xml_feed(content: bytes, address: str, place: str) -> Iterator[Candidate]:
    import feedparser  # costs 0.1 s

    feed: Any = feedparser.parse(
        content, response_headers={"content-location": address}, sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.get("version"):
        raise ValueError(f"it says “{in_words(content)}”")
    return filter(None, (_entry(entry, address, place) for entry in feed.entries[:_MOST_ENTRIES]))


def _entry(entry: Any, address: str, place: str) -> Candidate | None:
    link = entry.get("link") or (entry.get("id", "") if str(entry.get("id", "")).startswith("http") else "")
    if not link:
        return None
    bodies = [str(part.get("value", "")) for part in entry.get("content", ())]
    text = text_of(max([*bodies, str(entry.get("summary", ""))], key=len))
    title = text_of(str(entry.get("title", "")))
    return Candidate(
        urljoin(address, link),
        place,
        title,
        text,
        tuple(_clocks(dict.get(entry, "published"), dict.get(entry, "updated"))),
    )


def _json_feed(feed: Any, address: str, place: str) -> Iterator[Candidate]:
    is_feed = isinstance(feed, dict) and "jsonfeed.org" in str(feed.get("version"))
    items = rows_of(feed.get("items") if is_feed else None, b"JSON, but no JSON Feed")
    return filter(None, (_item(item, address, place) for item in items[:_MOST_ENTRIES]))


def _item(item: Any, address: str, place: str) -> Candidate | None:
    link = item.get("url") or item.get("external_url") if isinstance(item, dict) else None
    if not isinstance(link, str):
        return None
    text = item.get("content_text") or text_of(str(item.get("content_html") or item.get("summary") or ""))
    clocks = tuple(_clocks(item.get("date_published"), item.get("date_modified")))
    return Candidate(urljoin(address, link), place, text_of(str(item.get("title") or "")), str(text), clocks)


def _clocks(published: object, updated: object) -> Iterator[Timestamp]:
    for value, origin in ((published, "feed"), (updated, "feed updated")):
        stamp = timestamp(value, origin) if isinstance(value, str) else None
        if stamp and not (value == published and origin == "feed updated"):
            yield stamp
