"""What does a WordPress site answer to a search, by its REST interface or, where that is shut, by its search feed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode, urljoin

from provenance.acquisition.written_date import timestamp
from provenance.discovery.data import json_of, rows_of, text_of
from provenance.discovery.feed import entries_of
from provenance.discovery.listing import clearly_ahead, promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.visit import Visit
from provenance.discovery.wording import resembling
from provenance.document import Timestamp
from provenance.errors import AcquisitionError

_FIELDS = "id,date_gmt,modified_gmt,link,slug,title,content"
_MOST_QUERIES = 3
_POSTS = 20
_CROWD = 10  # posts among which the best must be clearly ahead, or another search is made


@dataclass(frozen=True, slots=True)
class WordPress:
    """The posts of *site*, found by names and figures of the copy, within its window and then at any time."""

    site: str
    name = "wordpress"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks the interface that the front page declares; a search feed where it is shut."""
        front = visit.front(self.site)
        if not front.is_wordpress:
            return Answer("unmeasured", "the site does not say that it is made with WordPress")
        if not question.queries:
            return Answer("unmeasured", "the copy has no names or figures to search for")
        shut = ""
        if front.api:
            try:
                return _answer(self._posts(front.api, question, visit))
            except AcquisitionError as error:
                shut = f"its REST interface is shut ({error.reason}); "
            except ValueError as error:
                shut = f"its REST interface answers no data ({error}); "
        try:
            return _answer(self._feed(front.address, question, visit), shut)
        except AcquisitionError as error:
            return Answer("unmeasured", f"{shut}its search feed: {error.reason}")
        except ValueError as error:
            return Answer("unmeasured", f"{shut}its search feed is none: {error}")

    def _posts(self, api: str, question: Question, visit: Visit) -> _Found:
        seen: list[Candidate] = []
        all_best: tuple[Candidate, ...] = ()
        for fields, terms in _searches(question):
            joiner = "&" if "?" in api else "?"
            route = f"{api.rstrip('/')}/wp/v2/posts{joiner}"
            stated = {**fields, "orderby": "relevance", "per_page": str(_POSTS), "_fields": _FIELDS}
            answer = visit.get(route + urlencode(stated))
            found = list(_read(answer.content, self.name))
            best = promising(ranked(found, question, terms=terms))
            seen, all_best = [*seen, *found], (*all_best, *best)
            if best and (clearly_ahead(best) or len(found) < _CROWD):
                return found, best
        return seen, _merged(all_best)

    def _feed(self, address: str, question: Question, visit: Visit) -> _Found:
        found: list[Candidate] = []
        for query in question.queries[:_MOST_QUERIES]:
            url = urljoin(address, "/?" + urlencode({"s": " ".join(query), "feed": "rss2"}))
            answer = visit.get(url)
            found = list(entries_of(answer.content, answer.final_url, self.name))
            best = promising(ranked(found, question, terms=len(query)))
            if best:
                return found, best
        return found, ()


def _searches(question: Question) -> Iterator[tuple[dict[str, str], int]]:
    """The best query within the copy's window, the others at any time; with each, how many terms it has."""
    for number, query in enumerate(question.queries[:_MOST_QUERIES]):
        words = {"search": " ".join(f'"{term}"' if " " in term else term for term in query)}
        if number == 0 and question.window:
            window = question.window
            words |= {"after": f"{window.first}T00:00:00", "before": f"{window.last}T23:59:59"}
        yield words, len(query)


def _merged(best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What several searches found, best first, every address once."""
    by_score = sorted(best, key=lambda candidate: candidate.score)
    return tuple({candidate.url: candidate for candidate in by_score}.values())[::-1]


_Found = tuple[list[Candidate], tuple[Candidate, ...]]
"""All posts that the last search gave, and those that resemble the copy."""


def _answer(found: _Found, shut: str = "") -> Answer:
    posts, best = found
    if best:
        return Answer(
            "found",
            shut + resembling(len(best), len(posts), "post found by its search", "posts found by its search"),
            best,
        )
    return Answer("none", shut + resembling(0, len(posts), "post found by its search", "posts found by its search"))


def _read(content: bytes, place: str) -> Iterator[Candidate]:
    posts = rows_of(json_of(content), content)
    whole = [post for post in posts[:_POSTS] if isinstance(post, dict) and isinstance(post.get("link"), str)]
    for post in whole:
        title, text = unescape(_rendered(post, "title")), text_of(_rendered(post, "content"))
        yield Candidate(post["link"], place, title, text, (*_clocks(post), *_floor(post, whole)))


def _rendered(post: dict[str, Any], field: str) -> str:
    value = post.get(field)
    rendered = value.get("rendered") if isinstance(value, dict) else value
    return rendered if isinstance(rendered, str) else ""


def _clocks(post: dict[str, Any]) -> Iterator[Timestamp]:
    for field in ("date_gmt", "modified_gmt"):
        value = post.get(field)
        stamp = timestamp(f"{value}Z", f"wordpress {field}") if isinstance(value, str) else None
        if stamp:
            yield stamp


def _floor(post: dict[str, Any], posts: list[dict[str, Any]]) -> Iterator[Timestamp]:
    """The latest date of a post with a smaller number: numbers grow, so that this post was not there before."""
    earlier = [other for other in posts if _number(other) < _number(post) and isinstance(other.get("date_gmt"), str)]
    latest = max((other["date_gmt"] for other in earlier), default="")
    stamp = timestamp(f"{latest}Z", "wordpress post-id") if latest else None
    if stamp:
        yield stamp


def _number(post: dict[str, Any]) -> int:
    number = post.get("id")
    return number if isinstance(number, int) else 0
