"""What did a check find, as plain versioned data?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from provenance.assessment.pair import Assessment
from provenance.document import Credit, Document
from provenance.settings import Settings

FORMAT_VERSION = 1

CreditFinding = Literal[
    "true", "another_source_fits_better", "uncredited", "licensed", "independent", "none", "unmeasured"
]


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
