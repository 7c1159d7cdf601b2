"""Does the copy derive from the source, how much of it, and what was changed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.assessment.evidence import Evidence
from provenance.document import Document, Passage
from provenance.reuse.alignment import Block, SharedPassage
from provenance.reuse.change import Change
from provenance.reuse.similarity import Estimate

Derivation = Literal["verbatim", "edited", "rewritten", "partial", "independent", "unrelated", "undetermined"]


@dataclass(frozen=True, slots=True)
class Shares:
    """Fractions of the copy's words, furniture left out; they sum to 1 (all 0 where the copy has no words)."""

    verbatim: float
    edited: float
    reworded: float
    new: float


@dataclass(frozen=True, slots=True)
class HeadlineComparison:
    """How the headlines compare, apart from the bodies: their words in common over all their words, and the wording."""

    copy: str | None
    source: str | None
    kind: Literal["verbatim", "edited", "reworded", "new", "missing"]
    shared_words: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What comparing *copy* with *source* showed. Fields are explained in docs/method.md, one by one."""

    copy: Document
    source: Document
    derivation: Derivation
    reason: str
    probability: float | None
    log_likelihood_ratio: float | None
    shares: Shares
    narrative_shares: Shares
    source_used: float
    resemblance: Estimate
    containment_of_copy: Estimate
    containment_of_source: Estimate
    order: float | None
    passages: tuple[SharedPassage, ...]
    blocks: tuple[Block, ...]
    changes: tuple[Change, ...]
    headline: HeadlineComparison
    evidence: tuple[Evidence, ...]
    words_of_copy: int
    words_of_source: int
