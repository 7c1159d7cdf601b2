"""Which articles of a site has Common Crawl captured about the time of the copy?

Its index servers speak pywb's dialect of CDX: one JSON object a line, 404 with a message where there is nothing, and
503 when busy (index.commoncrawl.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from provenance.discovery.data import json_of, lines_of, rows_of
from provenance.discovery.listing import is_article, promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.wayback import capture_clock
from provenance.discovery.wording import resembling
from provenance.document import Document
from provenance.errors import FetchError, NoArticleError

if TYPE_CHECKING:
    from provenance.discovery.visit import Visit

_MOST = 3_000
_MOST_BYTES = 5_000_000  # of one record
_WEEK = re.compile(r"CC-MAIN-(\d{4})-(\d\d)$")
_MISSING = 404


@dataclass(frozen=True, slots=True)
class CommonCrawl:
    """Addresses of *site* in the crawl that began after the copy's claimed date, or in the newest."""

    site: str
    name = "common crawl"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks for the list of crawls, then one crawl's index."""
        try:
            api = _crawl(visit.ask(f"{visit.places.common_crawl}/collinfo.json").content, question)
            if api is None:
                return Answer("unmeasured", "no crawl has begun since the copy was published")
            found = list(self._captured(api, visit))
        except ValueError as error:
            return Answer("unmeasured", f"it answers no data but “{error}”")
        best = promising(ranked(found, question, stated=True))
        if best:
            return Answer("found", resembling(len(best), len(found), "captured address", "captured addresses"), best)
        if not found:
            return Answer("unmeasured", "this crawl has captured nothing of the site")
        return Answer("none", resembling(0, len(found), "captured address", "captured addresses"))

    def _captured(self, api: str, visit: Visit) -> Iterator[Candidate]:
        fields = {
            "url": self.site,
            "matchType": "domain",
            "output": "json",
            "limit": str(_MOST),
            "filter": "=status:200",
        }
        try:
            answer = visit.ask(f"{api}?{urlencode(fields)}")
        except FetchError as error:
            if error.status == _MISSING:  # this is how it says that there is nothing
                return
            raise
        for row in lines_of(answer.content, _MOST):
            if is_article(row["url"]):
                clocks = capture_clock(row["timestamp"], "common crawl capture")
                yield Candidate(
                    row["url"], self.name, clocks=clocks, capture=_place(row, visit.places.common_crawl_data)
                )


def _crawl(content: bytes, question: Question) -> str | None:
    """The index of the first crawl that began after the copy's date; of the newest crawl where it claims none."""
    crawls = rows_of(json_of(content), content)
    known = [
        (_begun(str(crawl.get("id"))), str(crawl["cdx-api"]))
        for crawl in crawls
        if isinstance(crawl, dict) and crawl.get("cdx-api")
    ]
    dated = sorted((begun, api) for begun, api in known if begun)
    if question.window is None:
        return dated[-1][1] if dated else None
    claimed = question.window.last
    return next((api for begun, api in dated if begun >= claimed - timedelta(days=7)), None)


def _begun(name: str) -> date | None:
    week = _WEEK.match(name)
    try:
        return date.fromisocalendar(int(week[1]), int(week[2]), 1) if week else None
    except ValueError:
        return None


def _place(row: dict[str, str], data: str) -> str | None:
    """Where a capture's record stands: the address of its WARC file and the bytes of it, ``…/x.warc.gz#bytes=0-4711``."""
    offset, length = row.get("offset", ""), row.get("length", "")
    if not (row.get("filename") and offset.isdigit() and length.isdigit() and 0 < int(length) <= _MOST_BYTES):
        return None
    return f"{data}/{row['filename']}#bytes={offset}-{int(offset) + int(length) - 1}"


def read_record(candidate: Candidate, visit: Visit) -> Document:
    """The document in the one record that a capture of Common Crawl is. Raises AcquisitionError where there is none."""
    from provenance.acquisition.capture import capture_rows
    from provenance.acquisition.stream import Meter, stream_of

    place = candidate.capture or ""
    answer = visit.ask(place, {"Range": place.partition("#")[2]})
    row = next(capture_rows(stream_of(BytesIO(answer.content), Meter(), place), place), None)
    if row is None or not isinstance(row.document, Document):
        raise NoArticleError(place, "there is no page in this record")
    return row.document
