"""Which of the candidates is the source?

The best are read and compared, until one is clearly it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import log
from typing import TYPE_CHECKING

from provenance.acquisition.location import document_of
from provenance.acquisition.target import host_of
from provenance.assessment.derivation import DERIVED
from provenance.assessment.pair import Assessment
from provenance.assessment.ranking import Ranking, rank
from provenance.discovery.alias import Aliases
from provenance.discovery.commoncrawl import read_record
from provenance.discovery.listing import AHEAD, PROMISING
from provenance.discovery.places import Places
from provenance.discovery.query import Question
from provenance.discovery.search import asked
from provenance.discovery.target import stated_sites
from provenance.discovery.trail import Candidate, Outcome, Step, Trail
from provenance.discovery.visit import Visit
from provenance.discovery.wayback import first_capture
from provenance.document import Document, Timestamp
from provenance.errors import AcquisitionError, FetchError

if TYPE_CHECKING:
    import httpx

Compare = Callable[[Document, Document], Assessment]
"""How a copy is compared with a source."""

_SURE = log(20)
_FEWEST_OF_A_PLACE, _MOST_OF_A_PLACE = 2, 3
_GONE = frozenset({404, 410, None})
"""Statuses of a page that is gone, None where nobody answers at all; a wall is not among them."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A candidate that could not be read, and why."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a search: the *ranking* of all sources compared, the *trail*, and the candidates left *unread*.

    *outcome* is ``found`` where the copy derives from the first source; ``none`` only where the stated sites and the
    whole web were searched by content and answered, and no likely candidate stayed unread. *stated* is the same for the
    sites that the copy names: ``found`` where articles of theirs were compared. *known* are the aliases of sites, those
    that the search itself met among them.
    """

    ranking: Ranking
    trail: Trail
    unread: tuple[Unread, ...]
    outcome: Outcome
    stated: Outcome
    known: Aliases


@dataclass(slots=True)
class _Inquiry:
    """A search under way."""

    question: Question
    visit: Visit
    compare: Compare
    steps: list[Step] = field(default_factory=list)
    candidates: dict[str, Candidate] = field(default_factory=dict)
    assessments: list[Assessment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)


def discover(document: Document, client: httpx.Client, compare: Compare, *, places: Places = Places()) -> Found:
    """Search for the source of *document*, which carries its credits, and *compare* it with the likeliest candidates.

    Stops when *document* clearly derives from one, and no other candidate of the same list comes close.
    """
    visit = Visit.of(client, places)
    inquiry = _Inquiry(Question.of(document), visit, compare)
    for step, candidates in asked(inquiry.question, visit):
        inquiry.steps.append(step)
        inquiry.candidates.update((candidate.url, candidate) for candidate in candidates)
        if _settled(inquiry, candidates):
            break
    ranking = rank(one for one in inquiry.assessments if one.derivation != "unrelated")
    trail = Trail(tuple(inquiry.steps), tuple(sorted(inquiry.candidates.values(), key=lambda each: -each.score)))
    known = visit.moved()
    stated = _stated(inquiry, known)
    return Found(ranking, trail, tuple(inquiry.unread), _outcome(ranking, inquiry, stated), stated, known)


def _settled(inquiry: _Inquiry, candidates: Sequence[Candidate]) -> bool:
    """Read the most promising of one place's *candidates*; whether one of them is clearly the source.

    Where a place has articles of many sites, those close to the first are read as well: they may be other copies.
    """
    clear = False
    worth = [
        candidate for candidate in candidates if candidate.score >= PROMISING and _key(candidate) not in inquiry.tried
    ]
    likely = sum(candidate.score >= 0 for candidate in worth)
    for candidate in worth[: max(_FEWEST_OF_A_PLACE, min(likely, _MOST_OF_A_PLACE))]:
        if clear and (host_of(candidate.url) == host_of(worth[0].url) or candidate.score < worth[0].score - AHEAD):
            continue
        if len(inquiry.assessments) >= inquiry.visit.places.most_read:
            break
        inquiry.tried.add(_key(candidate))
        source = _read(candidate, inquiry)
        if source is not None:
            assessment = inquiry.compare(inquiry.question.document, source)
            inquiry.assessments.append(assessment)
            clear = clear or _is_clear(assessment)
    return clear


def _key(candidate: Candidate) -> str:
    return candidate.url.partition("://")[2].rstrip("/").removeprefix("www.")


def _is_clear(assessment: Assessment) -> bool:
    """Whether the copy derives from this source at odds of 20 to 1, and the dates do not say otherwise."""
    ratio = assessment.log_likelihood_ratio
    copy, source = assessment.copy.published, assessment.source.published
    later = isinstance(copy, Timestamp) and isinstance(source, Timestamp) and copy.is_before(source)
    return assessment.derivation in DERIVED and ratio is not None and ratio >= _SURE and not later


def _read(candidate: Candidate, inquiry: _Inquiry) -> Document | None:
    """The document of *candidate*, or its first capture where the page is gone; None and a reason where neither is."""
    visit = inquiry.visit
    requests, seconds, addresses = visit.requests, visit.seconds, len(visit.asked)
    document, reason = None, ""
    try:
        document = _document(candidate, visit)
    except AcquisitionError as error:
        reason = error.reason
        if _is_gone(error):
            document, reason = _captured(candidate, reason, visit)
    if document is None:
        inquiry.unread.append(Unread(candidate.url, reason))
    elif document.location != candidate.url and candidate.capture in {None, document.location}:
        reason = reason or f"it leads to {document.location}"
    inquiry.steps.append(
        Step(
            place="article",
            asked=tuple(visit.asked[addresses:]) or (candidate.url,),
            outcome="unmeasured" if document is None else "found",
            reason=reason or "read and compared",
            found=(document.location or candidate.url,) if document else (),
            requests=visit.requests - requests,
            seconds=round(visit.seconds - seconds, 3),
        )
    )
    return document


def _document(candidate: Candidate, visit: Visit, *, capture: str | None = None) -> Document:
    """Read *candidate*, from its *capture* where given: then that is its location, and its own address the canonical."""
    if capture and _IN_A_FILE in capture:
        document = read_record(replace(candidate, capture=capture), visit)
    else:
        answer = visit.page(capture or candidate.url, interface=capture is not None)
        document = document_of(replace(answer, final_url=candidate.url) if capture else answer)
    clocks = tuple(dict.fromkeys((*document.clocks, *candidate.clocks)))
    if capture:
        return replace(document, location=capture, canonical=document.canonical or candidate.url, clocks=clocks)
    return replace(document, clocks=clocks)


_IN_A_FILE = "#bytes="


def _captured(candidate: Candidate, reason: str, visit: Visit) -> tuple[Document | None, str]:
    if not candidate.capture and "wayback" not in visit.places.asked:
        return None, reason
    try:
        first = candidate if candidate.capture else first_capture(candidate.url, visit)
        if first is None or first.capture is None:
            return None, f"{reason}; the Wayback Machine has no capture of it"
        known = replace(candidate, clocks=tuple(dict.fromkeys((*candidate.clocks, *first.clocks))))
        return _document(known, visit, capture=first.capture), f"the page is gone ({reason}); its capture was read"
    except AcquisitionError as error:
        return None, f"{reason}; its capture: {error.reason}"


def _is_gone(error: AcquisitionError) -> bool:
    return isinstance(error, FetchError) and error.status in _GONE


def _stated(inquiry: _Inquiry, known: Aliases) -> Outcome:
    """What came of looking at the sites that the copy claims as its source; ``none`` where it claims none."""
    document = inquiry.question.document
    claims = tuple(credit for credit in document.credits if credit.kind != "cited" and credit.target)
    sites = [stated_sites(replace(document, credits=(claim,)), known) for claim in claims]
    homes = {known.home(site) for each in sites for site in each}
    read = (one.source for one in inquiry.assessments)
    addresses = [address for source in read for address in (source.location, source.canonical) if address]
    if any(known.home(address) in homes for address in addresses if "://" in address):
        return "found"
    if not all(sites):  # "Source: Moss Tribune", and nothing tells where that is
        return "unmeasured"
    return "none" if not claims or _answered(inquiry) & {"wordpress", "site search"} else "unmeasured"


def _outcome(ranking: Ranking, inquiry: _Inquiry, stated: Outcome) -> Outcome:
    if ranking.assessments and ranking.assessments[0].derivation in DERIVED:
        return "found"
    searched = stated == "none" or bool(_answered(inquiry) & {"wordpress", "site search"})
    open_ = any(one.derivation == "undetermined" for one in inquiry.assessments)
    if open_ or _likely_unread(inquiry) or not searched:
        return "unmeasured"
    return "none" if _answered(inquiry) & {"gdelt", "media cloud"} else "unmeasured"


def _answered(inquiry: _Inquiry) -> set[str]:
    """The places that were searched by content and had nothing, or nothing but what was read."""
    return {step.place for step in inquiry.steps if step.outcome != "unmeasured"}


def _likely_unread(inquiry: _Inquiry) -> bool:
    scores = {candidate.url: candidate.score for candidate in inquiry.candidates.values()}
    return any(scores.get(unread.location, PROMISING) >= PROMISING for unread in inquiry.unread)
