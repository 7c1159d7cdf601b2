"""In which order are the places asked for the source of a copy, and when is it enough?

By cost: what the copy itself says, then the stated site (its front page, searches and lists), then archives and
indexes of it, and the whole web last (docs/discovery.md).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Protocol

from provenance.discovery.commoncrawl import CommonCrawl
from provenance.discovery.feed import Feed
from provenance.discovery.gdelt import Gdelt
from provenance.discovery.link import Beacon, Link, Statement, front_address
from provenance.discovery.listing import CONVINCING, clearly_ahead
from provenance.discovery.mediacloud import MediaCloud
from provenance.discovery.places import Places
from provenance.discovery.query import Question
from provenance.discovery.site_search import FrontPage, SiteSearch
from provenance.discovery.sitemap import Sitemap
from provenance.discovery.target import stated_sites
from provenance.discovery.trail import Answer, Candidate, Outcome, Step, Trail
from provenance.discovery.visit import Visit
from provenance.discovery.wayback import Wayback
from provenance.discovery.wordpress import WordPress
from provenance.document import Document
from provenance.errors import AcquisitionError

if TYPE_CHECKING:
    import httpx

Asked = tuple[Step, tuple[Candidate, ...]]
"""A place that was asked, and its candidates, best first."""


class Place(Protocol):
    """Somewhere to look."""

    @property
    def name(self) -> str:
        """What it is called in a trail."""

    def look(self, question: Question, visit: Visit) -> Answer:
        """Ask it, by way of *visit* alone. AcquisitionErrors may pass: whoever asks makes them ``unmeasured``."""


def search(document: Document, client: httpx.Client, *, places: Places = Places()) -> Trail:
    """Look for the source of *document* through *client*, until one candidate is clearly ahead; nothing is compared.

    *document* carries its credits.
    """
    visit = Visit.of(client, places)
    steps: list[Step] = []
    candidates: dict[str, Candidate] = {}
    for step, found in asked(Question.of(document), visit):
        steps.append(step)
        candidates.update((candidate.url, candidate) for candidate in found)
        if found and (found[0].exact or (found[0].score >= CONVINCING and clearly_ahead(found))):
            break
    return Trail(tuple(steps), tuple(sorted(candidates.values(), key=lambda candidate: -candidate.score)))


def asked(question: Question, visit: Visit) -> Iterator[Asked]:
    """Ask one place after the other, cheapest first, for as long as the caller goes on."""
    document, places = question.document, visit.places
    sites = stated_sites(document, visit.aliases)
    yield from _ask(Statement(), question, visit)
    yield from _ask(Beacon(), question, visit)
    if sites:
        yield from _ask(Link(sites), question, visit)
    answered = True
    for site in sites:
        answered &= yield from _at_site(front_address(question, site, places.scheme), question, visit)
    for site in sites if not answered else ():
        yield from _in_archives(visit.aliases.home(site), question, visit)
    yield from _ask(Link(), question, visit)
    yield from _ask(Gdelt(), question, visit)
    yield from _ask(MediaCloud(), question, visit)


def _at_site(site: str, question: Question, visit: Visit) -> Generator[Asked, None, bool]:
    """Ask the site itself; give whether one of its searches by content answered."""
    yield from _ask(FrontPage(site), question, visit)
    searched = yield from _ask(WordPress(site), question, visit)
    if searched != "none":  # a search of all posts has said more than a feed of the last ten
        yield from _ask(Feed(site), question, visit)
    yield from _ask(Sitemap(site), question, visit)
    if searched != "none":
        searched = yield from _ask(SiteSearch(site), question, visit)
    return searched == "none"


def _in_archives(domain: str, question: Question, visit: Visit) -> Iterator[Asked]:
    for place in (Gdelt(domain), Wayback(domain), CommonCrawl(domain)):
        yield from _ask(place, question, visit)


def _ask(place: Place, question: Question, visit: Visit) -> Generator[Asked, None, Outcome | None]:
    """Ask one place and make a step of its answer; places that the settings leave out are passed over."""
    if place.name not in visit.places.asked:
        return None
    requests, seconds, addresses = visit.requests, visit.seconds, len(visit.asked)
    try:
        answer = place.look(question, visit)
    except AcquisitionError as error:
        answer = Answer("unmeasured", error.reason)
    except ValueError:  # a template that makes no address, an address with brackets that do not match
        answer = Answer("unmeasured", "what it gave is no address that can be asked")
    own = {question.document.location, question.document.canonical}
    found = tuple(candidate for candidate in answer.candidates if candidate.url not in own)
    outcome: Outcome = "none" if answer.outcome == "found" and not found else answer.outcome
    step = Step(
        place=place.name,
        asked=tuple(visit.asked[addresses:]) or (_looked_at(place),),
        outcome=outcome,
        reason=answer.reason if outcome == answer.outcome else "all it has is the copy itself",
        found=tuple(candidate.url for candidate in found),
        requests=visit.requests - requests,
        seconds=round(visit.seconds - seconds, 3),
    )
    yield step, found
    return outcome


def _looked_at(place: Place) -> str:
    """What was looked at where nothing was asked: the copy itself, or what is known already of a site."""
    site = getattr(place, "site", None)
    return site or "the copy itself"
