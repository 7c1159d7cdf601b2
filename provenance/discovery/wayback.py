"""Which captures has the Wayback Machine, of a site's articles or of one page that is gone?

Its CDX server lists captures by address alone; the capture itself is read raw (``/web/{timestamp}id_/{address}``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from provenance.discovery.data import in_words, json_of, lines_of, rows_of
from provenance.discovery.listing import is_article, promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.wording import resembling
from provenance.document import Timestamp
from provenance.errors import AcquisitionError

if TYPE_CHECKING:
    from provenance.discovery.visit import Visit

_MOST = 3_000
_STAMP = 14


@dataclass(frozen=True, slots=True)
class Wayback:
    """Captures of the articles of *site*, made from a month before the copy's date until half a year after it."""

    site: str
    name = "wayback"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks the CDX server once."""
        fields = {"url": self.site, "matchType": "domain", "collapse": "urlkey", "limit": str(_MOST)}
        if question.window:
            fields["from"] = question.window.first.strftime("%Y%m%d")
        answer = visit.ask(_cdx(visit, fields))
        try:
            found = list(_captures(answer.content, visit, self.name))
        except ValueError as error:
            return Answer("unmeasured", f"the CDX server answers no data but “{error}”")
        best = promising(ranked([capture for capture in found if is_article(capture.url)], question, stated=True))
        if best:
            return Answer("found", resembling(len(best), len(found), "captured address", "captured addresses"), best)
        if len(found) >= _MOST:
            return Answer(
                "unmeasured", f"none of the first {_MOST:,} captured addresses resembles the copy; there are more"
            )
        if not found:
            return Answer("unmeasured", "it has no captures of this site from this time")
        return Answer("none", resembling(0, len(found), "captured address", "captured addresses"))


def first_capture(url: str, visit: Visit) -> Candidate | None:
    """The first good capture of the page at *url*; None where there is none. Raises AcquisitionError where unanswered."""
    answer = visit.ask(_cdx(visit, {"url": url, "matchType": "exact", "limit": "1"}))
    try:
        return next(_captures(answer.content, visit, "wayback"), None)
    except ValueError as error:
        raise AcquisitionError(url, f"the CDX server answers no data but “{error}”") from None


def _cdx(visit: Visit, fields: dict[str, str]) -> str:
    stated = [*fields.items(), ("filter", "statuscode:200"), ("filter", "mimetype:text/html")]
    return f"{visit.places.wayback_cdx}?{urlencode([*stated, ('output', 'json')])}"


def _captures(content: bytes, visit: Visit, place: str) -> Iterator[Candidate]:
    for url, stamp in _rows(content):
        raw = f"{visit.places.wayback}/web/{stamp}id_/{url}"
        yield Candidate(url.replace(":80/", "/", 1), place, clocks=capture_clock(stamp, "first capture"), capture=raw)


def _rows(content: bytes) -> Iterator[tuple[str, str]]:
    """Address and stamp of each capture in a CDX answer; no captures is an empty list, or nothing at all.

    The Wayback Machine's is a list of rows, the first of which names the columns; pywb's has an object on each line.
    """
    if not content.strip():
        return
    if content.lstrip()[:1] == b"{":
        yield from ((row["url"], row["timestamp"]) for row in lines_of(content, _MOST))
        return
    rows = rows_of(json_of(content), content)
    names = rows[0] if rows and isinstance(rows[0], list) else []
    if rows and not {"original", "timestamp"} <= {name for name in names if isinstance(name, str)}:
        raise ValueError(in_words(content))
    for row in rows[1 : _MOST + 1]:
        known = dict(zip(names, row, strict=False)) if isinstance(row, list) else {}
        if isinstance(known.get("original"), str) and isinstance(known.get("timestamp"), str):
            yield known["original"], known["timestamp"]


def capture_clock(stamp: str, origin: str) -> tuple[Timestamp, ...]:
    """The time in an archive's stamp: ``20250320101500``; nothing where it is none."""
    if len(stamp) != _STAMP or not stamp.isdigit():
        return ()
    value = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}"
    return (Timestamp(value, "second", "Z", origin),)
