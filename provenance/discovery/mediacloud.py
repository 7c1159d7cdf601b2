"""Which stories does Media Cloud hold that contain the copy's names? It asks for a token of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from provenance.acquisition.written_date import timestamp
from provenance.discovery.data import json_of, rows_of
from provenance.discovery.listing import promising, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.wording import resembling
from provenance.document import Timestamp

if TYPE_CHECKING:
    from provenance.discovery.visit import Visit


@dataclass(frozen=True, slots=True)
class MediaCloud:
    """Stories of *site*, or of any site where *site* is empty, from the time of the copy."""

    site: str = ""
    name = "media cloud"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks once, where there is a token."""
        token = visit.places.media_cloud_token
        if not token:
            return Answer("unmeasured", "it asks for a token, and none is set")
        if question.window is None or not question.queries:
            return Answer("unmeasured", "the copy bears no date, or no names to ask for")
        terms = " AND ".join(f'"{term}"' for term in question.queries[0])
        fields = {
            "q": f"{terms} AND canonical_domain:{self.site}" if self.site else terms,
            "start": question.window.first.isoformat(),
            "end": question.window.last.isoformat(),
            "platform": "onlinenews-mediacloud",
        }
        answer = visit.ask(f"{visit.places.media_cloud}?{urlencode(fields)}", {"Authorization": f"Token {token}"})
        try:
            found = list(_read(answer.content, self.name))
        except ValueError as error:
            return Answer("unmeasured", f"it answers no data but “{error}”")
        best = promising(ranked(found, question, terms=len(question.queries[0])))
        if best:
            return Answer("found", resembling(len(best), len(found), "story", "stories"), best)
        return Answer("none", resembling(0, len(found), "story", "stories"))


def _read(content: bytes, place: str) -> Iterator[Candidate]:
    data = json_of(content)
    stories = rows_of(data.get("stories") if isinstance(data, dict) else None, content)
    for story in stories[:1_000]:
        if isinstance(story, dict) and isinstance(story.get("url"), str):
            yield Candidate(story["url"], place, str(story.get("title") or ""), clocks=tuple(_clocks(story)))


def _clocks(story: dict[str, object]) -> Iterator[Timestamp]:
    for field, origin in (("publish_date", "media cloud"), ("indexed_date", "media cloud first seen")):
        value = story.get(field)
        stamp = timestamp(value, origin) if isinstance(value, str) else None
        if stamp:
            yield stamp
