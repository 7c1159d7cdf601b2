"""What can be told of two documents side by side, each part of it worked out when it is first asked for?

An assessment asks for everything; whoever folds an index asks for no more than decides (verdict.py). Both ask here, so
that both are told the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from provenance.assessment.comparison import Comparison
from provenance.assessment.derivation import DERIVED, Derivation, derivation_of, outside_quotations, reason_for
from provenance.assessment.doubt import doubt, is_measured, unfit_to_tell
from provenance.assessment.evidence import (
    Measure,
    errors_shared,
    longest_run,
    particulars_supported,
    quotations_supported,
    source_vocabulary_used,
    words_in_sequence,
    words_together,
)
from provenance.assessment.model import Model, Reach, Weighed, weigh
from provenance.assessment.relation import are_related, report_one_event, statements_shared
from provenance.assessment.share import Shares, narrative_shares, shares
from provenance.document import Document
from provenance.reuse.change import Change
from provenance.settings import Settings

_DOUBTED: frozenset[Derivation] = DERIVED | {"independent"}
"""What is only said where nothing else casts doubt on it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The *derivation* of a copy from a source, the *reason* for it in a clause, and the evidence, *weighed*."""

    derivation: Derivation
    reason: str
    weighed: Weighed


@dataclass(frozen=True)  # no slots: what was worked out stays with the instance
class Case:
    """Two documents side by side, and what their comparison means."""

    comparison: Comparison
    settings: Settings

    @classmethod
    def of(cls, copy: Document, source: Document, settings: Settings) -> Case:
        """The case of two documents whose credits and furniture are known."""
        return cls(Comparison.of(copy, source, settings), settings)

    @cached_property
    def unfit(self) -> str | None:
        """Why no derivation can be ventured, in a clause; None where one can."""
        return unfit_to_tell(self.comparison, self.settings)

    @property
    def words(self) -> tuple[int, int]:
        """How many words the bodies of the copy and of the source have."""
        return len(self.comparison.copy.body.words), len(self.comparison.source.body.words)

    @cached_property
    def measured(self) -> bool:
        """Whether the evidence was measured on many texts in this language."""
        return is_measured(self.comparison)

    @cached_property
    def reach(self) -> Reach:
        """How far the evidence goes: by the words there are to go by, and whether the like was measured."""
        return Reach.of(*self.words, measured=self.measured)

    @cached_property
    def of_words(self) -> tuple[Measure, ...]:
        """What is measured on the words of both texts, before anything is aligned."""
        return tuple(take(self.comparison) for take in (words_in_sequence, words_together, source_vocabulary_used))

    @cached_property
    def of_passages(self) -> tuple[Measure, ...]:
        """What is measured on shared passages."""
        return (longest_run(self.comparison),)

    @cached_property
    def of_slips(self) -> tuple[Measure, ...]:
        """Slips of the source that the copy has, too; nothing where it has none."""
        slips = errors_shared(self.comparison)
        return (slips,) if slips else ()

    def measures(self, changes: Sequence[Change]) -> tuple[Measure, ...]:
        """Everything measured, in the order a report shows it, where *changes* became of the facts."""
        facts = particulars_supported(changes, self.words), quotations_supported(changes)
        return (*self.of_passages, *self.of_words, *facts, *self.of_slips)

    @cached_property
    def shares(self) -> Shares:
        """How much of the copy's words was kept, edited, reworded or is new."""
        return shares(self.comparison.copy.body.words, self.comparison.alignment.passages)

    @cached_property
    def narrative_shares(self) -> Shares:
        """The same outside quotations."""
        one, other = self.comparison.copy, self.comparison.source
        passages = self.comparison.alignment.passages
        return narrative_shares(one.body.words, other.body.words, passages, one.quotations, other.quotations)

    @cached_property
    def statements_shared(self) -> float:
        """The share of the shorter text's words that stand in shared passages."""
        return statements_shared(self.comparison, self.shares)

    @cached_property
    def related(self) -> bool:
        """Whether the texts have anything to do with each other."""
        return are_related(self.comparison, self.statements_shared)

    @cached_property
    def doubt(self) -> str | None:
        """Why the copy cannot be called derived, nor independent, in a clause; None where nothing is against it."""
        return doubt(self.comparison, self.shares)

    def finding(self, changes: Sequence[Change]) -> Finding:
        """What is found where *changes* became of the facts: all of them, or particulars alone, which are told sooner."""
        weighed = weigh(self.measures(changes), Model.fitted(), self.reach)
        if self.unfit:
            return Finding("undetermined", self.unfit, weighed)
        told = outside_quotations(self.narrative_shares, self.shares)
        derivation = derivation_of(told, weighed.log_likelihood_ratio, related=self.related)
        if derivation == "independent" and not report_one_event(self.comparison, self.statements_shared, changes):
            derivation = "unrelated"
        if derivation in _DOUBTED and self.doubt:
            return Finding("undetermined", self.doubt, weighed)
        return Finding(derivation, reason_for(derivation, weighed, min(self.words), measured=self.measured), weighed)
