"""What did a check find, as plain versioned data?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, is_dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from provenance.document import Credit, Document, Furniture, Passage, Timestamp
from provenance.reporting.clock import plain_chronology

if TYPE_CHECKING:
    from provenance.assessment.credit import CreditFinding
    from provenance.assessment.evidence import Evidence
    from provenance.assessment.headline import HeadlineComparison
    from provenance.assessment.pair import Assessment
    from provenance.assessment.rate import Rate
    from provenance.assessment.share import Shares
    from provenance.reuse.alignment import SharedPassage
    from provenance.reuse.block import Block
    from provenance.reuse.change import Change
    from provenance.reuse.similarity import Estimate
    from provenance.settings import Settings

FORMAT_VERSION = 1
DISTRIBUTION = "provenance-checker"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was to be looked at and could not be, and why."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check of *document*; ``to_dict()`` is its JSON."""

    document: Document
    settings: Settings
    assessments: tuple[Assessment, ...] = ()
    credits: tuple[Credit, ...] = ()
    credit_finding: CreditFinding = "unmeasured"
    credit_reason: str = ""
    trail: tuple[object, ...] = ()
    margin: float | None = None
    ambiguous: bool = False
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data for JSON: same names, stable order, floats to 4 places.

        The texts and their SHA-256 are part of it, so every quotation can be checked offline. Fields are explained in
        docs/report.md. Only lists, dicts, strings, numbers, booleans and None occur.
        """
        return {
            "format_version": FORMAT_VERSION,
            "tool_version": tool_version(),
            "settings": asdict(self.settings),
            "document": _document(self.document),
            "credits": [_credit(credit) for credit in self.credits],
            "credit_finding": self.credit_finding,
            "credit_reason": self.credit_reason,
            "assessments": [_assessment(assessment) for assessment in self.assessments],
            "trail": [_plain(step) for step in self.trail],
            "margin": _rounded(self.margin),
            "ambiguous": self.ambiguous,
            "skipped": [asdict(skipped) for skipped in self.skipped],
            "warnings": list(self.warnings),
        }


def tool_version() -> str:
    """Give the installed version of this package, as its metadata states it."""
    from importlib.metadata import version

    return version(DISTRIBUTION)


def sha256(text: str) -> str:
    """Give the SHA-256 of *text* in UTF-8, in hexadecimal; a lone surrogate counts as its three bytes."""
    from hashlib import sha256 as digest

    return digest(text.encode("utf-8", "surrogatepass")).hexdigest()


def _rounded(value: float | None) -> float | None:
    """Round to 4 places; infinities and NaN, which JSON cannot say, become None; a negative zero becomes zero."""
    if value is None or not isfinite(value):
        return None
    return round(value, 4) + 0.0


def _passage(passage: Passage | None, text: str) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {"start": passage.start, "end": passage.end, "quotation": passage.of(text)}


def _timestamp(timestamp: object) -> dict[str, Any] | None:
    return asdict(timestamp) if isinstance(timestamp, Timestamp) else None


def _document(document: Document) -> dict[str, Any]:
    return {
        "location": document.location,
        "canonical": document.canonical,
        "title": document.title,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "published": _timestamp(document.published),
        "chronology": plain_chronology(document),
        "language": document.language,
        "sha256": sha256(document.text),
        "text": document.text,
        "furniture": [_furniture(passage, document.text) for passage in document.furniture],
        "credits": [_credit(credit) for credit in document.credits],
        "links": list(document.links),
        "media": list(document.media),
    }


def _furniture(passage: Passage, text: str) -> dict[str, Any]:
    kind = passage.kind if isinstance(passage, Furniture) else None
    return {"kind": kind, "start": passage.start, "end": passage.end, "quotation": passage.of(text)}


def _credit(credit: Credit) -> dict[str, Any]:
    passage = credit.passage
    return {
        "kind": credit.kind,
        "target": credit.target,
        "quotation": credit.quotation,
        "where": credit.where,
        "passage": None if passage is None else {"start": passage.start, "end": passage.end},
    }


def _assessment(found: Assessment) -> dict[str, Any]:
    copy, source = found.copy.text, found.source.text
    return {
        "documents": {"copy": _document(found.copy), "source": _document(found.source)},
        "derivation": found.derivation,
        "reason": found.reason,
        "probability": _rounded(found.probability),
        "log_likelihood_ratio": _rounded(found.log_likelihood_ratio),
        "measured_error": _rate(found.measured_error),
        "words_of_copy": found.words_of_copy,
        "words_of_source": found.words_of_source,
        "shares": _shares(found.shares),
        "narrative_shares": _shares(found.narrative_shares),
        "source_used": _rounded(found.source_used),
        "resemblance": _estimate(found.resemblance),
        "containment_of_copy": _estimate(found.containment_of_copy),
        "containment_of_source": _estimate(found.containment_of_source),
        "order": _rounded(found.order),
        "passages": [_shared(passage, copy, source) for passage in found.passages],
        "blocks": [_block(block, copy, source) for block in found.blocks],
        "changes": [_change(change, copy, source) for change in found.changes],
        "headline": _headline(found.headline),
        "evidence": [_evidence(evidence, copy) for evidence in found.evidence],
    }


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    interval = [_rounded(rate.low), _rounded(rate.high)]
    return {"hits": rate.hits, "trials": rate.trials, "interval": interval, "set": rate.set}


def _shares(shares: Shares) -> dict[str, float | None]:
    return {name: _rounded(value) for name, value in asdict(shares).items()}


def _estimate(estimate: Estimate) -> dict[str, Any]:
    interval = [_rounded(end) for end in estimate.interval] if estimate.interval else None
    numbers = {name: _rounded(getattr(estimate, name)) for name in ("value", "standard_error", "exact")}
    return {**numbers, "interval": interval}


def _shared(shared: SharedPassage, copy: str, source: str) -> dict[str, Any]:
    return {"kind": shared.kind, "copy": _passage(shared.copy, copy), "source": _passage(shared.source, source)}


def _block(block: Block, copy: str, source: str) -> dict[str, Any]:
    return {"copy": _passage(block.copy, copy), "source": _passage(block.source, source)}


def _change(change: Change, copy: str, source: str) -> dict[str, Any]:
    return {
        "fact": change.fact,
        "status": change.status,
        "detail": change.detail,
        "copy": _passage(change.copy, copy),
        "source": _passage(change.source, source),
    }


def _headline(headline: HeadlineComparison) -> dict[str, Any]:
    return asdict(headline) | {"shared_words": _rounded(headline.shared_words)}


def _evidence(evidence: Evidence, copy: str) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "weight": _rounded(evidence.weight),
        "statement": evidence.statement,
        "passages": [_passage(passage, copy) for passage in evidence.passages],
    }


def _plain(value: object) -> object:
    """Give a step of a trail as plain data: dataclasses as dicts, tuples as lists, anything unknown as its text."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return _rounded(value)
    return value if value is None or isinstance(value, (str, int)) else str(value)
