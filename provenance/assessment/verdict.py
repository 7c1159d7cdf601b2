"""Does one text derive from another, told with no more work than the answer takes?

Folding an index asks this of hundreds of thousands of pairs, most of which turn out to have little in common. What was
changed, which takes longest to find, is then only looked for where it can still decide: where the wording leaves a
derivation open, or the texts may report one event.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.evidence import (
    PARTICULARS,
    SHARED_ERRORS,
    Measure,
    errors_shared,
    longest_run,
    particulars_supported,
    source_vocabulary_used,
    words_in_sequence,
    words_together,
)
from provenance.assessment.model import Model, weigh
from provenance.assessment.pair import (
    DERIVED,
    DOUBTED,
    FEWEST_KEPT,
    NEEDED_RATIO,
    SAME_PARTICULARS,
    SAME_STATEMENTS,
    Derivation,
    derivation_found,
    doubt,
    reach_of,
    related,
    statements_shared,
    unfit_to_tell,
)
from provenance.assessment.share import Shares, shares
from provenance.document import Document
from provenance.reuse.alignment import Alignment, align
from provenance.reuse.change import Change, find_changes
from provenance.reuse.normalisation import normalise, stem
from provenance.reuse.order import word_order
from provenance.reuse.particular import find_particulars
from provenance.settings import Settings

OF_ORDER = (words_in_sequence, words_together, source_vocabulary_used)
OF_ALIGNMENT = (longest_run,)
OF_CHANGES = (particulars_supported, errors_shared)
"""All that is measured, by what must be known for it: nothing but the words, what is aligned, what was changed."""
_UNDECIDED = -2.0, 6.0
"""Between these the changes are looked for in earnest: beyond, they decide nothing any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document as it is read for all its comparisons: its *side*, its *stems*, and those of each of its *particulars*.

    Keep it for as long as its comparisons last: reading takes as long as comparing.
    """

    side: Side
    stems: frozenset[str]
    particulars: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, document: Document, settings: Settings) -> Self:
        """Read *document*, whose credits and furniture are known."""
        side = Side.of(document, settings)
        stated = {fact.passage.of(document.text).lower() for fact in side.facts if fact.kind in PARTICULARS}
        particulars = tuple(frozenset(map(stem, normalise(wording).words)) for wording in sorted(stated))
        return cls(side, frozenset(side.body.stems), particulars)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A *derivation*, and the log-likelihood ratio as its *weight*: None where nothing could be told.

    Of unrelated texts the weight is an upper bound.
    """

    derivation: Derivation
    weight: float | None

    @property
    def derived(self) -> bool:
        """Whether the one derives from the other."""
        return self.derivation in DERIVED


def verdict(copy: Reading, source: Reading, settings: Settings) -> Verdict:
    """Say of two documents what ``assess`` says of them.

    But for one case: texts that share hardly a particular are unrelated, if no derivation is possible, even where
    sentences of the one look like sentences of the other.
    """
    one, other = copy.side, source.side
    quoted = map(one.body.words.within, one.quotations)
    comparison = Comparison(one, other, Alignment(), (), word_order(one.body, other.body, quoted))
    if unfit_to_tell(comparison, settings):
        return Verdict("undetermined", None)
    reach = reach_of(comparison)
    weight = _weight(comparison, *OF_ORDER)
    far_apart = not _may_be_of_one_event(copy, source)
    if far_apart and (most := reach.scaled(weight + _most(*OF_ALIGNMENT, *OF_CHANGES))) < -NEEDED_RATIO:
        return Verdict("unrelated", most)
    comparison = replace(comparison, alignment=align(one.body, other.body))
    weight += _weight(comparison, *OF_ALIGNMENT)
    most = reach.scaled(weight + _most(*OF_CHANGES))
    split = shares(one.body.words, comparison.alignment.passages)
    if not related(comparison, split):
        return Verdict("unrelated", most)
    if far_apart and statements_shared(comparison, split) < SAME_STATEMENTS and most < -NEEDED_RATIO:
        return Verdict("unrelated", most)
    particulars = replace(comparison, changes=_changes(find_particulars, comparison))
    nearly = reach.scaled(weight + _weight(particulars, *OF_CHANGES))
    if not _UNDECIDED[0] < nearly < _UNDECIDED[1]:
        return Verdict(_derivation(particulars, split, nearly), nearly)
    comparison = replace(comparison, changes=_changes(find_changes, comparison))
    weight = reach.scaled(weight + _weight(comparison, *OF_CHANGES))
    return Verdict(_derivation(comparison, split, weight), weight)


def _changes(find: Callable[..., tuple[Change, ...]], comparison: Comparison) -> tuple[Change, ...]:
    one, other = comparison.copy, comparison.source
    return find(
        one.document.text,
        other.document.text,
        comparison.alignment,
        copy_facts=one.facts,
        source_facts=other.facts,
        languages=(one.language, other.language),
    )


def _derivation(comparison: Comparison, split: Shares, weight: float) -> Derivation:
    derivation = derivation_found(comparison, split, weight)
    return "undetermined" if derivation in DOUBTED and doubt(comparison, split) else derivation


def _weight(comparison: Comparison, *taken: Callable[[Comparison], Measure | None]) -> float:
    measured = [measure for take in taken if (measure := take(comparison))]
    return weigh(measured, Model.fitted()).log_likelihood_ratio  # full: what all add up to decides how far they reach


@cache
def _most(*taken: Callable[[Comparison], Measure | None]) -> float:
    """The most that measures not yet taken can weigh."""
    kinds = {SHARED_ERRORS if take is errors_shared else take.__name__ for take in taken}
    terms = [(coefficient, neutral) for kind, coefficient, neutral in Model.fitted().terms if kind in kinds]
    return sum(max(coefficient * (1 - neutral), -coefficient * neutral) for coefficient, neutral in terms)


def _may_be_of_one_event(copy: Reading, source: Reading) -> bool:
    """Whether enough particulars of the copy may stand in the source, whichever words of them do."""
    possible = sum(not source.stems.isdisjoint(particular) for particular in copy.particulars)
    return possible >= max(FEWEST_KEPT, SAME_PARTICULARS * min(len(copy.particulars), len(source.particulars)))
