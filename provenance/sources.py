"""Which known documents may a text come from, each compared with it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING

from provenance.assessment.chronology import chronology
from provenance.assessment.derivation import DERIVED
from provenance.assessment.pair import Assessment, text_not_kept
from provenance.assessment.rival import MOST_REPORTS, among_reports
from provenance.discovery.trail import Outcome, Step
from provenance.document import Document, Timestamp
from provenance.errors import AcquisitionError, DamagedDocumentError
from provenance.index.failure import DAMAGED
from provenance.reader import read_beside
from provenance.reporting.report import Skipped
from provenance.reporting.wording import count
from provenance.reuse.normalisation import normalise
from provenance.settings import Settings

if TYPE_CHECKING:
    import httpx

    from provenance.index.store import Index
    from provenance.index.value import Stored

Compare = Callable[[Document, Document], Assessment]

MOST_COMPARED = 10
_SAID = {"source": "may be the source", "independent": "on the same event", "undetermined": "could not be told"}
_MOST_CONTENDERS = 3


@dataclass(frozen=True, slots=True)
class _Readable:
    """The documents of an *index* as far as they can be read; the others are *skipped*, by their keys."""

    index: Index
    skipped: dict[int, Skipped] = field(default_factory=dict)

    def get(self, key: int) -> Stored | None:
        try:
            return self.index.get(key)
        except DamagedDocumentError as error:
            self.skipped[key] = Skipped(error.name, DAMAGED)
            return None

    def versions(self, location: str) -> list[Stored]:
        return [stored for key in self.index.keys_at(location) if (stored := self.get(key))]


@dataclass(frozen=True, slots=True)
class Consulted:
    """What an index had to say: the candidates' *assessments*, the *step* for the trail, and what could not be looked at.

    *notes* say which version of a source was compared, where it has several.
    """

    assessments: tuple[Assessment, ...]
    step: Step
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


def from_index(
    document: Document, index: Index, compare: Compare, *, client: httpx.Client | None, settings: Settings
) -> Consulted:
    """Compare *document* with the candidates that *index* has for it, itself and unrelated texts left out.

    Of each candidate what stands in many documents of its site is left out, as furniture is; *document* must have been
    read so. Of a source with several versions the latest before *document* is taken. A candidate whose text is not kept is
    acquired again through *client*, and stays undetermined where there is none or where the page has gone.
    """
    assessments: list[Assessment] = []
    skipped: list[Skipped] = []
    notes: dict[str, str] = {}
    own = {key for place in _places(document) for key in index.keys_at(place)}
    readable = _Readable(index)
    for candidate in index.candidates(document, limit=MOST_COMPARED, leaving_out=own):
        stored = readable.get(candidate.key)
        if stored is None or stored.document.location in notes:
            continue
        if place := stored.document.location:
            stored, notes[place] = _version_before(document, readable.versions(place), stored)
        source, problem = _with_text(stored, client)
        skipped += [problem] if problem else []
        assessments.append(
            compare(document, read_beside(source, index))
            if source.text
            else text_not_kept(document, source, stored.fingerprint, settings=settings)
        )
    told = _among_reports(assessments, compare, settings)
    related = tuple(one for one in told if one.derivation != "unrelated")
    step = _step(document, index, assessments, related, own=bool(own), settings=settings)
    told_of = [notes.get(one.source.location or "") for one in related]
    return Consulted(related, step, (*readable.skipped.values(), *skipped), tuple(note for note in told_of if note))


def _step(
    document: Document, index: Index, compared: Sequence[Assessment], related: Sequence[Assessment], *, own: bool,
    settings: Settings,
) -> Step:  # fmt: skip
    """What the index answered: none only where whatever it knows could have been found in it."""
    kinds = Counter("source" if one.derivation in DERIVED else one.derivation for one in related)
    said = [f"{kinds[kind]:,} {words}" for kind, words in _SAID.items() if kinds[kind]]
    compared_with = count(len(compared), "candidate")
    reason = f"{count(len(index), 'document')} known, {compared_with} compared: {', '.join(said) or 'none related'}"
    if own:
        reason += "; what stands at the text's own address is left out"
    outcome: Outcome = "found" if kinds["source"] or kinds["independent"] else "unmeasured" if related else "none"
    hindrance = "" if outcome == "found" else _hindrance(document, index, settings)
    if hindrance:
        outcome, reason = "unmeasured", f"{reason}; {hindrance}"
    found = tuple(one.source.location or "a text without address" for one in related)
    return Step("index", (index.path,), outcome, reason, found)


def _hindrance(document: Document, index: Index, settings: Settings) -> str:
    """Why a source that *index* knows may not have been found in it."""
    words = len(normalise(document.text).words)
    if words < settings.shortest:
        return f"the text has {count(words, 'word')}, too few to be looked for"
    if wordless := index.wordless:
        return f"only fingerprints are kept of {count(wordless, 'document')}, by which rewritings are not found"
    return "" if len(index) else "an empty index tells nothing"


def _among_reports(assessments: list[Assessment], compare: Compare, settings: Settings) -> tuple[Assessment, ...]:
    """The likeliest sources assessed anew beside other reports of the event: facts that only they have tell most of all.

    A candidate counts as another report where the copy does not derive from it, and it reports the source's event on its
    own. All contenders are treated alike, or two copies of one text would part.
    """
    others = [one.source for one in assessments if one.derivation in {"independent", "unrelated"}][:MOST_REPORTS]
    open_ = [one for one in assessments if one.derivation in {"rewritten", "undetermined"}]
    contenders = sorted(open_, key=_ratio, reverse=True)[:_MOST_CONTENDERS]
    told = {}
    for one in contenders:
        reports = [other for other in others if compare(other, one.source).derivation == "independent"]
        told[id(one)] = among_reports(one, reports, settings=settings)
    return tuple(told.get(id(one), one) for one in assessments)


def _ratio(assessment: Assessment) -> float:
    ratio = assessment.log_likelihood_ratio
    return -inf if ratio is None else ratio


def _places(document: Document) -> set[str]:
    return {place for place in (document.location, document.canonical) if place and place != "-"}


def _version_before(document: Document, versions: Sequence[Stored], found: Stored) -> tuple[Stored, str]:
    """The latest of *versions* that was there before *document*, and a sentence that names it where there are several."""
    if len(versions) < 2:  # noqa: PLR2004 - one version needs no choice
        return found, ""
    until = chronology(document).first_published.latest if isinstance(document.published, Timestamp) else None
    before = [version for version in versions if until is None or _since(version) <= until]
    chosen = before[-1] if before else found
    location = chosen.document.location
    return (
        chosen,
        f"{location} has {len(versions)} versions; compared was version {chosen.version}, known since {chosen.first_seen:%Y-%m-%d %H:%M} UTC.",
    )


def _since(version: Stored) -> datetime:
    """Since when a version was there: by its own date where that is earlier than when it was first seen."""
    told = chronology(version.document).first_published.earliest
    return min(told, version.first_seen) if told else version.first_seen


def _with_text(stored: Stored, client: httpx.Client | None) -> tuple[Document, Skipped | None]:
    """The document with its text: as kept, or acquired again; without one, and why, where it cannot be had."""
    location = stored.document.location or ""
    if stored.has_text:
        return stored.document, None
    if client is None or not location.startswith(("http://", "https://")):
        return stored.document, Skipped(location or f"document {stored.key}", "its text is not kept")
    from provenance.acquisition.location import acquire

    try:
        return replace(acquire(location, client=client), location=location), None
    except AcquisitionError as error:
        return stored.document, Skipped(location, f"its text is not kept, and cannot be had again: {error.reason}")
