"""Does the copy derive from the source, how much of it, and what was changed?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.evidence import LONG_RUN, PARTICULARS, Evidence, content_found, longest_run, measures
from provenance.assessment.headline import HeadlineComparison, compare_headlines
from provenance.assessment.model import Model, Reach, Weighed, weigh
from provenance.assessment.rate import Rate
from provenance.assessment.share import Shares, narrative_shares, order, shares, source_used
from provenance.document import Document, Passage
from provenance.reuse.alignment import SharedPassage
from provenance.reuse.block import Block
from provenance.reuse.change import Change
from provenance.reuse.facts.vocabulary import LANGUAGES
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.language import guess_language
from provenance.reuse.similarity import Estimate, containment, exact_containment, exact_resemblance, resemblance
from provenance.settings import Settings

Derivation = Literal["verbatim", "edited", "rewritten", "partial", "independent", "unrelated", "undetermined"]
DERIVED: frozenset[Derivation] = frozenset({"verbatim", "edited", "rewritten", "partial"})
"""The findings that say that the copy was made from the source."""

DOUBTED: frozenset[Derivation] = DERIVED | {"independent"}
"""What is only said where nothing else casts doubt on it."""
_MOSTLY = 0.5
_NINE_TENTHS = 0.9
NEEDED_RATIO = log(3)
"""How far from even the evidence must be for a derivation to be named: odds of 3 to 1, either way, at an even prior."""


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


def assess(copy: Document, source: Document, *, settings: Settings) -> Assessment:
    """Assess whether *copy* derives from *source*, on the text of both outside their furniture and headlines."""
    comparison = Comparison.of(copy, source, settings)
    one, other, passages = comparison.copy, comparison.source, comparison.alignment.passages
    model = Model.fitted()
    weighed = weigh(measures(comparison), model, reach_of(comparison))
    split = shares(one.body.words, passages)
    unfit = unfit_to_tell(comparison, settings)
    derivation: Derivation = "undetermined"
    if not unfit:
        derivation = derivation_found(comparison, split, weighed.log_likelihood_ratio)
    doubted = doubt(comparison, split) if derivation in DOUBTED else None
    if doubted:
        derivation = "undetermined"
    reason = unfit or doubted or _reason(weighed, derivation, min(len(one.body.words), len(other.body.words)))
    return Assessment(
        copy=copy,
        source=source,
        derivation=derivation,
        reason=reason,
        probability=None if unfit else weighed.probability(settings.prior),
        log_likelihood_ratio=None if unfit else weighed.log_likelihood_ratio,
        shares=split,
        narrative_shares=_narrative(comparison),
        source_used=source_used(other.body.words, passages),
        resemblance=_estimate(
            resemblance(one.fingerprint, other.fingerprint), exact_resemblance(one.shingles, other.shingles)
        ),
        containment_of_copy=_estimate(
            containment(one.fingerprint, other.fingerprint), exact_containment(one.shingles, other.shingles)
        ),
        containment_of_source=_estimate(
            containment(other.fingerprint, one.fingerprint), exact_containment(other.shingles, one.shingles)
        ),
        order=order(one.body.words, passages),
        passages=passages,
        blocks=comparison.alignment.blocks,
        changes=comparison.changes,
        headline=compare_headlines(copy.title, source.title),
        evidence=weighed.evidence,
        words_of_copy=len(one.body.words),
        words_of_source=len(other.body.words),
        measured_error=None if unfit else model.error_at(weighed.log_likelihood_ratio),
    )


def strengthened(assessment: Assessment, evidence: Evidence, *, settings: Settings) -> Assessment:
    """*assessment* with one more piece of *evidence*, which comparing two texts alone could not give.

    The measured error is left out: it was measured without such evidence. What nothing could be told of stays untold.
    """
    if assessment.log_likelihood_ratio is None or assessment.derivation == "unrelated":
        return assessment
    weighed = Weighed((*assessment.evidence, evidence), assessment.log_likelihood_ratio + evidence.weight)
    told = _outside_quotations(assessment.narrative_shares, assessment.shares)
    derivation = derivation_of(told, weighed.log_likelihood_ratio, related=True)
    return replace(
        assessment,
        derivation=derivation,
        reason=_reason(weighed, derivation, min(assessment.words_of_copy, assessment.words_of_source)),
        probability=weighed.probability(settings.prior),
        log_likelihood_ratio=weighed.log_likelihood_ratio,
        evidence=weighed.evidence,
        measured_error=None,
    )


def unfit_to_tell(comparison: Comparison, settings: Settings) -> str | None:
    """Why no derivation can be ventured on *comparison*, or None where one can."""
    for name, side in (("copy", comparison.copy), ("source", comparison.source)):
        if len(side.body.words) < settings.shortest:
            return f"the {name} is too short to tell: {len(side.body.words)} words outside furniture, fewer than {settings.shortest}"
    one, other = comparison.copy.language, comparison.source.language
    if one and other and one != other and not _is_one_language(comparison.copy, comparison.source):
        return f"the languages differ: the copy is in {one!r}, the source in {other!r}"
    return None


def reach_of(comparison: Comparison) -> Reach:
    """How far the evidence of *comparison* goes: by the words there are to go by, and whether the like was measured."""
    one, other = comparison.copy, comparison.source
    return Reach.of(len(one.body.words), len(other.body.words), measured=_is_measured(comparison))


def doubt(comparison: Comparison, split: Shares) -> str | None:
    """Why the pair cannot be called derived, nor independent, though the evidence may say so; None where nothing is against it."""
    return lone_run(comparison) or unmeasured(comparison, split)


def unmeasured(comparison: Comparison, split: Shares) -> str | None:
    """Why nothing but plain copying can be told of texts in a language that the evidence was not measured in."""
    if _is_measured(comparison) or split.verbatim + split.edited >= _MOSTLY or longest_run(comparison).value >= 1:
        return None
    language = comparison.copy.language
    named = f"in {language!r}" if language else "in this language"
    return f"how far the evidence goes {named} was not measured, and the copy does not plainly repeat the source"


def _is_measured(comparison: Comparison) -> bool:
    """Whether names, figures and dates are read in the language of both texts, without which half of the evidence is blind."""
    return all(
        side.language in LANGUAGES or guess_language(side.body.words.words) in LANGUAGES
        for side in (comparison.copy, comparison.source)
    )


def lone_run(comparison: Comparison) -> str | None:
    """Why the pair cannot be called derived where a single run is all that corresponds; None where more does.

    Two answers to one questionnaire, or two notices under one law, may share a sentence word for word and nothing else:
    both have it from elsewhere. Alone only as many words are telling as nobody writes a second time, or half the copy.
    """
    passages = comparison.alignment.passages
    if not passages or any(passage.kind != "verbatim" for passage in passages):
        return None
    copy = comparison.copy.body.words
    words = sum(len(copy.within(passage.copy)) for passage in passages)
    if words >= min(LONG_RUN, _MOSTLY * len(copy)):
        return None
    return f"all that corresponds are {words} words in a row, which both texts may have from elsewhere"


def derivation_found(comparison: Comparison, split: Shares, log_likelihood_ratio: float) -> Derivation:
    """What the evidence says of the pair: the kind of derivation by what stands outside quotations, which anyone may quote."""
    told = _outside_quotations(_narrative(comparison), split)
    derivation = derivation_of(told, log_likelihood_ratio, related=related(comparison, split))
    if derivation == "independent" and not about_same_event(comparison, split):
        return "unrelated"
    return derivation


def _narrative(comparison: Comparison) -> Shares:
    one, other, passages = comparison.copy, comparison.source, comparison.alignment.passages
    return narrative_shares(one.body.words, other.body.words, passages, one.quotations, other.quotations)


def _outside_quotations(narrative: Shares, split: Shares) -> Shares:
    """The *narrative* shares; all *split* shares where the copy is nothing but quotations."""
    return narrative if narrative.derived + narrative.new > 0 else split


def derivation_of(split: Shares, log_likelihood_ratio: float, *, related: bool) -> Derivation:
    """Name the kind of derivation: by the evidence whether there is one, by the shares of the copy's words which.

    The evidence decides at even odds, whatever prior the settings name for ``probability``; where it says
    less than 3 to 1 either way the derivation stays undetermined. What is word for word the same needs no other evidence,
    if there is none: in "the same, the same, the same" nothing but that can be told.
    """
    if not related:
        return "unrelated"
    if split.verbatim >= _NINE_TENTHS and log_likelihood_ratio > -NEEDED_RATIO:
        return "verbatim"
    if abs(log_likelihood_ratio) < NEEDED_RATIO:
        return "undetermined"
    if log_likelihood_ratio < 0:
        return "independent"
    if split.derived < _MOSTLY:
        return "partial"
    return "edited" if split.verbatim + split.edited > split.reworded else "rewritten"


def _reason(weighed: Weighed, derivation: Derivation, words: int) -> str:
    if derivation == "undetermined":
        said = f"the evidence is balanced: all weights add up to {weighed.log_likelihood_ratio:+.2f}, less than odds of 3 to 1 either way"
        if weighed.reach < _MOSTLY:
            said += f"; with {words} words to go by they count {weighed.reach:.0%} of what they would in a long text"
        return said
    if derivation == "unrelated":
        return "the texts share neither many statements nor many names, figures and dates"
    return weighed.strongest(derived=derivation != "independent").statement


def related(comparison: Comparison, split: Shares) -> bool:
    """Whether the texts have anything to do with each other: they share statements, or much of their vocabulary.

    Shares are of the shorter text: of a long copy only as much can come from a short source as there is.
    """
    shorter, longer = comparison.copy.body, comparison.source.body
    if len(shorter.words) > len(longer.words):
        shorter, longer = longer, shorter
    vocabulary = content_found(shorter, longer) or 0.0
    return statements_shared(comparison, split) >= _SOME_STATEMENTS or vocabulary >= _MUCH_VOCABULARY


def statements_shared(comparison: Comparison, split: Shares) -> float:
    """The share of the shorter text's words that stand in shared passages."""
    words = comparison.source.body.words
    if len(comparison.copy.body.words) <= len(words):
        return split.derived
    return max(split.derived, source_used(words, comparison.alignment.passages))


def about_same_event(comparison: Comparison, split: Shares) -> bool:
    """Whether two texts, neither derived from the other, report one event: they state the same particulars.

    Of 100 pairs of basil's reports of one event (events with an odd SHA-256) 96 share at least .30 of the names, figures
    and dates of that text which has fewer; of 100 pairs of different events, all of them one country's politics, 94 share
    less. With the statements 97 are said to report one event, and 6.
    """
    if statements_shared(comparison, split) >= SAME_STATEMENTS:
        return True
    particulars = [change for change in comparison.changes if change.fact in PARTICULARS]
    kept = _wordings(comparison.copy, (change.copy for change in particulars if change.status == "kept"))
    of_copy = _wordings(comparison.copy, (change.copy for change in particulars))
    of_source = _wordings(comparison.source, (change.source for change in particulars))
    return len(kept) >= max(FEWEST_KEPT, SAME_PARTICULARS * min(len(of_copy), len(of_source)))


def _wordings(side: Side, passages: Iterable[Passage | None]) -> set[str]:
    """The different wordings of *passages* in a document, in small letters: a name that is repeated counts once."""
    return {passage.of(side.document.text).lower() for passage in passages if passage}


_SOME_STATEMENTS = 0.1
_MUCH_VOCABULARY = 0.3
SAME_STATEMENTS = 0.2
FEWEST_KEPT = 3
SAME_PARTICULARS = 0.3


def _is_one_language(copy: Side, source: Side) -> bool:
    """Whether the texts are in one language, whatever their pages declare: "xx", or the language of the site's menu.

    They are where both are guessed to be, or where they share whole shingles.
    """
    guessed = [guess_language(side.body.words.words) for side in (copy, source)]
    if guessed[0] and guessed[0] == guessed[1]:
        return True
    return exact_containment(copy.shingles, source.shingles) > 0.05  # noqa: PLR2004 - more than names and quotations


def _estimate(estimate: Estimate, exact: float) -> Estimate:
    return replace(estimate, exact=exact)
