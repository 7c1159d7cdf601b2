"""Does the copy derive from the source, how much of it, and what was changed?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from provenance.assessment.case import Case
from provenance.assessment.comparison import Side
from provenance.assessment.derivation import Derivation, derivation_of, outside_quotations, reason_for
from provenance.assessment.evidence import Evidence
from provenance.assessment.headline import HeadlineComparison, compare_headlines
from provenance.assessment.model import Model, Weighed
from provenance.assessment.rate import Rate
from provenance.assessment.share import Shares, order, source_used
from provenance.document import Document
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.block import Block
from provenance.reuse.change import Change
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.similarity import Estimate, containment, exact_containment, exact_resemblance, resemblance
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Assessment:
    """What comparing *copy* with *source* showed. Fields are explained in docs/report.md, one by one.

    *reason* says in a clause what the derivation rests on, or why it is undetermined; *measured_error* how many
    independent reports of one event scored as high when the model was tried on them.
    """

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
    measured_error: Rate | None = None

    @property
    def aligned(self) -> bool:
        """Whether the texts were laid beside each other; they are not where the source's is not kept."""
        return bool(self.source.text) or not self.copy.text


def assess(copy: Document, source: Document, *, settings: Settings) -> Assessment:
    """Assess whether *copy* derives from *source*, on the text of both outside their furniture and headlines."""
    case = Case.of(copy, source, settings)
    one, other, passages = case.comparison.copy, case.comparison.source, case.comparison.alignment.passages
    found = case.finding(case.comparison.changes)
    ratio = None if case.unfit else found.weighed.log_likelihood_ratio
    return Assessment(
        copy=copy,
        source=source,
        derivation=found.derivation,
        reason=found.reason,
        probability=None if ratio is None else found.weighed.probability(settings.prior),
        log_likelihood_ratio=ratio,
        shares=case.shares,
        narrative_shares=case.narrative_shares,
        source_used=source_used(other.body.words, passages),
        resemblance=replace(
            resemblance(one.fingerprint, other.fingerprint), exact=exact_resemblance(one.shingles, other.shingles)
        ),
        containment_of_copy=_containment(one, other),
        containment_of_source=_containment(other, one),
        order=order(one.body.words, passages),
        passages=passages,
        blocks=case.comparison.alignment.blocks,
        changes=case.comparison.changes,
        headline=compare_headlines(copy.title, source.title),
        evidence=found.weighed.evidence,
        words_of_copy=len(one.body.words),
        words_of_source=len(other.body.words),
        measured_error=None if ratio is None else Model.fitted().error_at(ratio),
    )


def text_not_kept(copy: Document, source: Document, kept: Fingerprint, *, settings: Settings) -> Assessment:
    """What can be said of a *source* of which only the fingerprint was *kept*: estimates, and no derivation."""
    own = Fingerprint.of(copy, settings)
    nothing = Shares(0.0, 0.0, 0.0, 0.0)
    return Assessment(
        copy=copy,
        source=source,
        derivation="undetermined",
        reason="the text of the source is not kept, only its fingerprint",
        probability=None,
        log_likelihood_ratio=None,
        shares=nothing,
        narrative_shares=nothing,
        source_used=0.0,
        resemblance=resemblance(own, kept),
        containment_of_copy=containment(own, kept),
        containment_of_source=containment(kept, own),
        order=None,
        passages=(),
        blocks=(),
        changes=(),
        headline=compare_headlines(copy.title, source.title),
        evidence=(),
        words_of_copy=len(Side.of(copy, settings).body.words),
        words_of_source=0,
    )


def strengthened(assessment: Assessment, evidence: Evidence, *, settings: Settings) -> Assessment:
    """*assessment* with one more piece of *evidence*, which comparing two texts alone could not give.

    The measured error is left out: it was measured without such evidence. What nothing could be told of stays untold.
    """
    if assessment.log_likelihood_ratio is None or assessment.derivation == "unrelated":
        return assessment
    weighed = Weighed((*assessment.evidence, evidence), assessment.log_likelihood_ratio + evidence.weight)
    told = outside_quotations(assessment.narrative_shares, assessment.shares)
    derivation = derivation_of(told, weighed.log_likelihood_ratio, related=True)
    return replace(
        assessment,
        derivation=derivation,
        reason=reason_for(derivation, weighed, min(assessment.words_of_copy, assessment.words_of_source)),
        probability=weighed.probability(settings.prior),
        log_likelihood_ratio=weighed.log_likelihood_ratio,
        evidence=weighed.evidence,
        measured_error=None,
    )


def _containment(part: Side, whole: Side) -> Estimate:
    estimate = containment(part.fingerprint, whole.fingerprint)
    return replace(estimate, exact=exact_containment(part.shingles, whole.shingles))
