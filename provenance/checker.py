"""Through which stages does a comparison or a check go?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from provenance.acquisition.agencies import bare_agency
from provenance.assessment.chronology import chronology
from provenance.assessment.credit import credit_finding, names
from provenance.assessment.derivation import DERIVED
from provenance.assessment.pair import Assessment, assess
from provenance.assessment.ranking import Ranking, rank
from provenance.discovery.alias import aliases
from provenance.discovery.places import Places
from provenance.document import Document, Timestamp
from provenance.reader import read, read_beside
from provenance.reporting.report import Report, Skipped
from provenance.reuse.normalisation import disguises
from provenance.settings import Settings

if TYPE_CHECKING:
    import httpx

    from provenance.discovery.judging import Found
    from provenance.index.store import Index
    from provenance.sources import Consulted


def compare(copy: Document, source: Document, *, settings: Settings = Settings()) -> Assessment:
    """Compare *copy* with *source*: what was kept, what was changed, and whether the one derives from the other.

    A pure function of its arguments. Credits and furniture are read from the text where a document carries none.
    """
    return assess(read(copy), read(source), settings=settings)


def check(
    document: Document,
    *,
    index: Index | None = None,
    source: Document | None = None,
    client: httpx.Client | None = None,
    offline: bool = False,
    settings: Settings = Settings(),
    places: Places = Places(),
) -> Report:
    """Say where *document* comes from, as far as can be told, and whether it says so truthfully.

    Compared are *source*, where given, and the candidates of *index*, where there is one. Without a *source*, and
    unless *offline*, the article is searched for on the web through *client* (a guarded one of our own where None is
    given), at *places* and by what the credits state, until one clearly fits. The likeliest source comes first.
    """
    document = read_beside(document, index) if index is not None else read(document)
    comparing = partial(compare, settings=settings)
    given = (comparing(document, source),) if source else ()
    asked = (
        _from_index(document, index, client=None if offline else client, settings=settings)
        if index is not None
        else None
    )
    known = asked.assessments if asked else ()
    found = None
    if source is None and not offline and not _suffices(document, rank(known)):
        found = _from_web(document, client, settings, places)
    ranking = rank(_each_once((*given, *known, *(found.ranking.assessments if found else ()))))
    finding, reason = credit_finding(
        document.credits,
        ranking.assessments,
        outcome=found.outcome if found else None,
        stated=found.stated if found else None,
        spelling=bare_agency,
        home=(found.known if found else aliases(places.aliases)).home,
    )
    unread = tuple(Skipped(one.location, one.reason) for one in found.unread) if found else ()
    return Report(
        document=document,
        settings=settings,
        assessments=ranking.assessments,
        credits=document.credits,
        credit_finding=finding,
        credit_reason=reason,
        trail=(*((asked.step,) if asked else ()), *(found.trail.steps if found else ())),
        margin=ranking.margin,
        ambiguous=ranking.ambiguous,
        skipped=(*(asked.skipped if asked else ()), *unread),
        warnings=(*(asked.notes if asked else ()), *_warnings(document, ranking)),
    )


def _from_index(document: Document, index: Index, *, client: httpx.Client | None, settings: Settings) -> Consulted:
    from provenance.sources import from_index  # no index, no SQLite

    return from_index(document, index, partial(compare, settings=settings), client=client, settings=settings)


def _from_web(document: Document, client: httpx.Client | None, settings: Settings, places: Places) -> Found:
    from provenance.acquisition.fetch import guarded_client  # HTTP costs 0.1 s
    from provenance.discovery.judging import discover  # the same

    comparing = partial(compare, settings=settings)
    if client is not None:
        return discover(document, client, comparing, places=places)
    with guarded_client() as guarded:
        return discover(document, guarded, comparing, places=places)


def _suffices(document: Document, ranking: Ranking) -> bool:
    """Whether a source is known that needs no search: one that the document credits, or one where it credits nobody."""
    if not ranking.assessments or ranking.assessments[0].derivation not in DERIVED or ranking.ambiguous:
        return False
    claims = [credit for credit in document.credits if credit.kind != "cited"]
    return not claims or any(names(claim, ranking.assessments[0].source, bare_agency) for claim in claims)


def _each_once(assessments: Sequence[Assessment]) -> Iterator[Assessment]:
    """Each source once, as first met: what the index knows may also be found on the web."""
    met: set[str] = set()
    for one in assessments:
        place = one.source.canonical or one.source.location or ""
        if not place or place not in met:
            yield one
        met.add(place)


def _warnings(document: Document, ranking: Ranking) -> Iterator[str]:
    hidden = disguises(document.text)
    if hidden:
        yield f"{len(hidden)} words of the copy hold look-alike or invisible characters, which keep a plain search from finding them."
    yield from (f"The dates of the copy contradict one another. {said}" for said in chronology(document).contradictions)
    for one in ranking.assessments[:1]:
        copy, source = one.copy.published, one.source.published
        if isinstance(copy, Timestamp) and isinstance(source, Timestamp) and copy.is_before(source):
            yield f"The dates contradict the roles: the copy says it was published on {_said(copy)}, the source on {_said(source)}."
        yield from (
            f"The dates of the source contradict one another. {said}" for said in chronology(one.source).contradictions
        )


def _said(time: Timestamp) -> str:
    return str(time).replace("T", " ")
