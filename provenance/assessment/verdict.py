"""Does one text derive from another, told with no more work than the answer takes?

Folding an index asks this of hundreds of thousands of pairs, most of which turn out to have little in common. What was
changed, which takes longest to find, is then only looked for where it can still decide: where the wording leaves a
derivation open, or the texts may report one event.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Self

from provenance.assessment.case import Case
from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.derivation import DERIVED, NEEDED_RATIO, Derivation
from provenance.assessment.evidence import KINDS, PARTICULARS, SHARED_ERRORS, Measure
from provenance.assessment.model import Model, weigh
from provenance.assessment.relation import SAME_STATEMENTS, are_enough
from provenance.document import Document
from provenance.reuse.normalisation import normalise, stem
from provenance.settings import Settings

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
    case = Case(Comparison(copy.side, source.side), settings)
    if case.unfit:
        return Verdict("undetermined", None)
    far_apart = not _may_report_one_event(copy, source)
    most = _at_most(case, case.of_words)
    if far_apart and most < -NEEDED_RATIO:
        return Verdict("unrelated", most)
    most = _at_most(case, (*case.of_words, *case.of_passages))
    if not case.related:
        return Verdict("unrelated", most)
    if far_apart and case.statements_shared < SAME_STATEMENTS and most < -NEEDED_RATIO:
        return Verdict("unrelated", most)
    found = case.finding(case.comparison.particulars)
    if _UNDECIDED[0] < found.weighed.log_likelihood_ratio < _UNDECIDED[1]:
        found = case.finding(case.comparison.changes)
    return Verdict(found.derivation, found.weighed.log_likelihood_ratio)


def _at_most(case: Case, measured: tuple[Measure, ...]) -> float:
    """The most that the evidence can add up to, whatever is still to be measured."""
    rest = _most_of(frozenset({*KINDS, SHARED_ERRORS}.difference(measure.kind for measure in measured)))
    return case.reach.scaled(weigh(measured, Model.fitted()).log_likelihood_ratio + rest)


@cache
def _most_of(kinds: frozenset[str]) -> float:
    """The most that measures of *kinds* can weigh, each of them between 0 and 1."""
    terms = [(coefficient, neutral) for kind, coefficient, neutral in Model.fitted().terms if kind in kinds]
    return sum(max(coefficient * (1 - neutral), -coefficient * neutral) for coefficient, neutral in terms)


def _may_report_one_event(copy: Reading, source: Reading) -> bool:
    """Whether enough particulars of the copy may stand in the source, whichever words of them do."""
    possible = sum(not source.stems.isdisjoint(particular) for particular in copy.particulars)
    return are_enough(possible, len(copy.particulars), len(source.particulars))
