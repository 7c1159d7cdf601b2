"""Through which stages does a comparison or a check go?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.acquisition.agencies import bare_agency
from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.assessment.credit import credit_finding
from provenance.assessment.pair import Assessment, assess
from provenance.document import Document, Timestamp
from provenance.errors import AcquisitionError
from provenance.reporting.report import Report, Skipped
from provenance.reuse.normalisation import disguises
from provenance.settings import Settings

if TYPE_CHECKING:
    import httpx

_REMEMBERED = 32


def compare(copy: Document, source: Document, *, settings: Settings = Settings()) -> Assessment:
    """Compare *copy* with *source*: what was kept, what was changed, and whether the one derives from the other.

    A pure function of its arguments. Credits and furniture are read from the text where a document carries none.
    """
    return assess(read(copy), read(source), settings=settings)


def check(
    document: Document,
    *,
    source: Document | None = None,
    client: httpx.Client | None = None,
    offline: bool = False,
    settings: Settings = Settings(),
) -> Report:
    """Say where *document* comes from, as far as can be told, and whether it says so truthfully.

    With *source* the two are compared. Without, the address that a credit gives is fetched through *client* (a guarded
    one of our own where None is given) and compared, unless *offline*; a credit that names only a domain or an outlet
    leaves the source ``unmeasured``.
    """
    document = read(document)
    skipped: tuple[Skipped, ...] = ()
    if source is None and not offline:
        source, skipped = _credited(document, client)
    assessment = assess(document, read(source), settings=settings) if source else None
    finding, reason = credit_finding(document.credits, assessment, spelling=bare_agency)
    return Report(
        document=document,
        settings=settings,
        assessments=(assessment,) if assessment else (),
        credits=document.credits,
        credit_finding=finding,
        credit_reason=reason,
        skipped=skipped,
        warnings=tuple(_warnings(document, assessment)),
    )


@lru_cache(maxsize=_REMEMBERED)
def read(document: Document) -> Document:
    """*document* with its credits and furniture read from the bare text where it carries none of them.

    The latest are remembered: a text is read once, however many others it is compared with.
    """
    credits_ = document.credits or find_credits(
        document.text, location=document.canonical or document.location, publisher=document.publisher
    )
    furniture = document.furniture or find_furniture(
        document.text, credits_, title=document.title, publisher=document.publisher
    )
    return replace(document, credits=credits_, furniture=furniture)


def _credited(document: Document, client: httpx.Client | None) -> tuple[Document | None, tuple[Skipped, ...]]:
    """The article at the first address that a credit states, and those that could not be looked at."""
    from provenance.acquisition.location import acquire

    skipped: list[Skipped] = []
    addresses = dict.fromkeys(
        credit.target
        for credit in document.credits
        if credit.kind != "cited" and credit.target.lower().startswith(("http://", "https://"))
    )
    for address in [*addresses][:_MOST_TRIED]:
        try:
            return acquire(address, client=client), tuple(skipped)
        except AcquisitionError as error:
            skipped.append(Skipped(address, error.reason))
    return None, tuple(skipped)


_MOST_TRIED = 5
"""Addresses that are fetched for one document: a hostile page may credit thousands."""


def _warnings(document: Document, assessment: Assessment | None) -> list[str]:
    warnings = []
    hidden = disguises(document.text)
    if hidden:
        warnings.append(
            f"{len(hidden)} words of the copy hold look-alike or invisible characters, which keep a plain search from finding them."
        )
    if assessment:
        copy, source = assessment.copy.published, assessment.source.published
        if isinstance(copy, Timestamp) and isinstance(source, Timestamp) and copy.is_before(source):
            warnings.append(
                f"The dates contradict the roles: the copy says it was published on {_said(copy)}, the source on {_said(source)}."
            )
    return warnings


def _said(time: Timestamp) -> str:
    return str(time).replace("T", " ")
