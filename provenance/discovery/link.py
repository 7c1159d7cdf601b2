"""Does the copy itself link to, or name, the article that it was made from?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from provenance.acquisition.target import host_of
from provenance.discovery.listing import EXACT, is_article, ranked
from provenance.discovery.query import Question
from provenance.discovery.trail import Answer, Candidate
from provenance.discovery.visit import Visit
from provenance.document import Credit

_FEW = 3
_CONVERSATION = re.compile(r"counter\.theconversation\.(?:com|edu\.au)/content/(\d{1,12})/count")


@dataclass(frozen=True, slots=True)
class Statement:
    """The addresses that the copy's credits give in full."""

    name = "statement"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks nothing: what is stated is a candidate to be read, however its address looks."""
        del visit
        stated = dict.fromkeys(
            credit.target
            for credit in question.document.credits
            if credit.kind not in {"cited", "beacon"} and credit.target.lower().startswith(("http://", "https://"))
        )
        found = [Candidate(url, self.name, score=EXACT, exact=True) for url in stated if is_article(url)][:5]
        if found:
            return Answer("found", "the copy states the address of its source", tuple(found))
        return Answer("none", "no credit in the copy gives the address of an article")


@dataclass(frozen=True, slots=True)
class Beacon:
    """Counting pictures that republished articles carry: they name the original by its number or address."""

    name = "beacon"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks nothing; The Conversation sends every address that ends in an article's number to that article."""
        beacons = [credit for credit in question.document.credits if credit.kind == "beacon"]
        found = [
            Candidate(url, self.name, score=EXACT, exact=True) for credit in beacons for url in _counted(credit, visit)
        ]
        if found:
            return Answer("found", "a counting picture in the copy names the original", tuple(dict.fromkeys(found)))
        reason = "its counting pictures name no article" if beacons else "the copy carries no counting picture"
        return Answer("none", reason)


def _counted(credit: Credit, visit: Visit) -> Iterator[str]:
    number = _CONVERSATION.search(credit.quotation)
    if number:
        yield f"{visit.places.scheme}://theconversation.com/article-{number[1]}"
    elif credit.target.lower().startswith(("http://", "https://")):
        yield credit.target


@dataclass(frozen=True, slots=True)
class Link:
    """Links in the copy's text to *sites*, or to any other site where the copy names none."""

    sites: tuple[str, ...] = ()
    name = "link"

    def look(self, question: Question, visit: Visit) -> Answer:
        """Asks nothing."""
        own = question.document.canonical or question.document.location or ""
        wanted = {visit.aliases.home(site) for site in self.sites}
        links = [
            Candidate(url, self.name)
            for url in question.document.links
            if is_article(url) and _leads(visit.aliases.home(host_of(url) or url), wanted, visit.aliases.home(own))
        ]
        found = ranked(links, question)
        if self.sites and len(links) <= _FEW:  # on the stated site, even "/node/4711" is worth a look
            scores = {candidate.url: candidate.score for candidate in found}
            few = (replace(link, score=max(scores.get(link.url, 0.0), 0.0)) for link in links)
            found = tuple(sorted(few, key=lambda link: -link.score))
        if found:
            return Answer(
                "found",
                f"{len(found)} {'link leads' if len(found) == 1 else 'links lead'} {'there' if self.sites else 'elsewhere'}",
                found,
            )
        to = f"to {' or '.join(self.sites)}" if self.sites else "to an article elsewhere"
        return Answer("none", f"no link in the copy leads {to}")


def _leads(site: str, wanted: set[str], own: str) -> bool:
    return site in wanted if wanted else site != own


def front_address(question: Question, site: str, scheme: str) -> str:
    """The address by which to begin at *site*: as the copy links to it, else its bare domain."""
    for url in question.document.links:
        if host_of(url) == site:
            parts = urlsplit(url)
            return f"{parts.scheme}://{parts.netloc}/"
    return f"{scheme}://{site}/"
