"""Which articles has GDELT seen that contain the copy's names, figures or quotations?

GDELT DOC 2.0 answers at most 250 articles of about the last three months, asks for one request in five seconds and
answers mistakes in words, with status 200 (blog.gdeltproject.org/gdelt-doc-2-0-api-debuts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from provenance.discovery.data import json_of, rows_of
from provenance.discovery.listing import promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.wording import resembling
from provenance.document import Timestamp

if TYPE_CHECKING:
    from provenance.acquisition.fetch import Fetched
    from provenance.discovery.visit import Visit

_MOST = 75
_MOST_QUERIES = 3
_KEPT = timedelta(days=92)
_SEEN = len("20250320T101500Z")


@dataclass(frozen=True, slots=True)
class Gdelt:
    """Articles of *site* that GDELT has seen, or of any site where *site* is empty."""

    site: str = ""
    name = "gdelt"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks for phrases and names within the copy's window; what lies before GDELT's three months is not measured."""
        queries = list(_queries(question))[:_MOST_QUERIES]
        if not queries:
            return Answer("unmeasured", "the copy has no names or quotations to ask for")
        seen = 0
        for query, terms in queries:
            answer = visit.ask(f"{visit.places.gdelt}?{urlencode(self._fields(query, question))}")
            try:
                found = list(_read(answer, self.name))
            except ValueError as error:
                return Answer("unmeasured", f"GDELT answers no data but “{error}”")
            seen += len(found)
            best = promising(ranked(found, question, terms=terms))
            if best:
                return Answer("found", resembling(len(best), len(found), "article seen", "articles seen"), best)
            if _is_too_old(answer, question):
                return Answer("unmeasured", "GDELT keeps about three months, and the copy claims to be older")
        return Answer("none", resembling(0, seen, "article seen", "articles seen"))

    def _fields(self, query: str, question: Question) -> dict[str, str]:
        fields = {
            "query": f"{query} domainis:{self.site}" if self.site else query,
            "mode": "artlist",
            "format": "json",
            "maxrecords": str(_MOST),
            "sort": "dateasc",
        }
        if question.window:
            fields["startdatetime"] = question.window.first.strftime("%Y%m%d000000")
            fields["enddatetime"] = question.window.last.strftime("%Y%m%d235959")
        return fields


def _queries(question: Question) -> Iterator[tuple[str, int]]:
    """Two names together, the longest quotation, two figures; with each, how many rare terms it has."""
    names, figures = question.names[:2], [figure for figure in question.figures[:2] if len(figure) > 2]  # noqa: PLR2004 - GDELT refuses words of two letters
    if names:
        yield " ".join(f'"{name}"' if re.search(r"\W", name) else name for name in names), len(names)
    for phrase in question.phrases[:1]:
        yield f'"{phrase}"', 2
    if len(figures) > 1:
        yield " ".join(f'"{figure}"' for figure in figures), 2


def _read(answer: Fetched, place: str) -> Iterator[Candidate]:
    data = json_of(answer.content)
    articles = rows_of(data.get("articles", []) if isinstance(data, dict) else None, answer.content)
    for article in articles[:_MOST]:
        if isinstance(article, dict) and isinstance(article.get("url"), str):
            title = str(article.get("title") or "")
            yield Candidate(article["url"], place, title, clocks=_clock(str(article.get("seendate") or "")))


def _clock(seen: str) -> tuple[Timestamp, ...]:
    digits = seen.replace("T", "").rstrip("Z")
    if len(seen) != _SEEN or not digits.isdigit():
        return ()
    value = f"{seen[:4]}-{seen[4:6]}-{seen[6:8]}T{seen[9:11]}:{seen[11:13]}:{seen[13:15]}"
    return (Timestamp(value, "second", "Z", "gdelt seendate"),)


def _is_too_old(answer: Fetched, question: Question) -> bool:
    """Whether the window ended before what GDELT keeps, by the clock of its own server."""
    try:
        now = parsedate_to_datetime(answer.headers.get("Date", "")).date()
    except (ValueError, TypeError):
        return False
    return question.window is not None and question.window.last < now - _KEPT
