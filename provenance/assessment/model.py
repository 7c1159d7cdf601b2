"""How much does each piece of evidence weigh, and what do all together say?

A logistic regression over named measures, fitted by ``just calibrate`` (quality/calibrate.py), which writes the
coefficients to model.json and says there on which texts. A measure's weight is its coefficient times its distance from
the neutral value, times the reach of evidence from as few words, so the weights of a report add up to its log-likelihood
ratio.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log

from provenance.assessment.evidence import Evidence, Measure
from provenance.assessment.rate import Rate

_LARGEST = 700.0
"""Beyond this a double cannot hold the odds."""


@dataclass(frozen=True, slots=True)
class Model:
    """For each kind of evidence its coefficient and the value at which it speaks neither way.

    The last terms are of kinds that most pairs do not show (shared errors, exclusive facts): they weigh where they are found.

    *independents* are the log-likelihood ratios, rising, that independent reports of one event got when the model was
    fitted without them; *tried_on* says which reports.
    """

    terms: tuple[tuple[str, float, float], ...]
    independents: tuple[float, ...] = ()
    tried_on: str = ""

    @classmethod
    @lru_cache(maxsize=1)
    def fitted(cls) -> Model:
        """The model that this version of the package was released with."""
        content = json.loads((files(__package__) / "model.json").read_text("utf-8"))
        measures = {**content["measures"], **content["where found"]}
        terms = tuple((kind, t["coefficient"], t["neutral"]) for kind, t in measures.items())
        return cls(terms, tuple(content["independents"]["ratios"]), content["independents"]["tried_on"])

    def error_at(self, log_likelihood_ratio: float) -> Rate:
        """How many independent reports scored as high: the measured chance of a false alarm at this score."""
        higher = len(self.independents) - bisect_left(self.independents, log_likelihood_ratio)
        return Rate.of(higher, len(self.independents), self.tried_on)


@dataclass(frozen=True, slots=True)
class Weighed:
    """All evidence with its weights, and their sum; *reach* is how much of its full weight everything counts."""

    evidence: tuple[Evidence, ...]
    log_likelihood_ratio: float

    reach: float = 1.0

    def probability(self, prior: float) -> float:
        """The probability of derivation where it was *prior* before looking."""
        log_odds = self.log_likelihood_ratio + log(prior / (1 - prior))
        return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, log_odds))))

    def strongest(self, *, derived: bool) -> Evidence:
        """The piece that speaks most for derivation, or most against it."""
        return max(self.evidence, key=lambda piece: piece.weight if derived else -piece.weight)


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of its full weight evidence counts, by whether it speaks *for* derivation or *against* it in sum.

    What sixty words show is more of a chance than what six hundred show. And what they lack shows less than what they
    have: the first sentences of a rewrite are often those that were changed most, and take from all over the source.
    """

    derived: float = 1.0
    independent: float = 1.0

    @classmethod
    def of(cls, words_of_copy: int, words_of_source: int, *, measured: bool = True) -> Reach:
        """The reach of so many words; half as far where the like of the texts was not *measured*.

        A copy more than twice as long as the source cannot have most of what it says from there, which speaks against
        nothing: the source counts as shorter by as much.
        """
        words = min(words_of_copy, words_of_source)
        lacking = words * min(1.0, 2 * words_of_source / max(1, words_of_copy))
        most = 1.0 if measured else 0.5
        return cls(most * words / (words + _WORDS_FOR), most * lacking / (lacking + _WORDS_AGAINST))

    def scaled(self, full: float) -> float:
        """What a *full* sum of weights counts."""
        return full * self.factor(full)

    def factor(self, full: float) -> float:
        """The reach on the side that a *full* sum of weights is on."""
        return self.derived if full >= 0 else self.independent


_WORDS_FOR = 75
_WORDS_AGAINST = 350
"""Words of the shorter text at which evidence for, or against, counts half. With 250 against, one in six rewrites of the
events' training half that were cut to 100 words was called independent, with 350 none; of 50, 75, 100 and 150 for, 75 costs
rewrites least (.002 of them) for the false alarms at shortened sources that it saves (.033 for .042)."""
WHOLE = Reach()


def weigh(measured: Sequence[Measure], model: Model, reach: Reach = WHOLE) -> Weighed:
    """Weigh what was *measured*, on texts whose evidence has so much *reach*."""
    terms = {kind: (coefficient, neutral) for kind, coefficient, neutral in model.terms}
    full = [terms[measure.kind][0] * (measure.value - terms[measure.kind][1]) for measure in measured]
    factor = reach.factor(sum(full))
    evidence = tuple(
        Evidence(measure.kind, factor * weight, measure.statement, measure.passages)
        for measure, weight in zip(measured, full, strict=True)
    )
    return Weighed(evidence, sum(piece.weight for piece in evidence), factor)
