"""How much does each piece of evidence weigh, and what do all together say?

A logistic regression over named measures, fitted by ``just calibrate`` (quality/calibrate.py), which writes the
coefficients to model.json and says there on which texts. A measure's weight is its coefficient times its distance from
the neutral value, so the weights of a report add up to its log-likelihood ratio.
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
    """All evidence with its weights, and their sum."""

    evidence: tuple[Evidence, ...]
    log_likelihood_ratio: float

    def probability(self, prior: float) -> float:
        """The probability of derivation where it was *prior* before looking."""
        log_odds = self.log_likelihood_ratio + log(prior / (1 - prior))
        return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, log_odds))))

    def strongest(self, *, derived: bool) -> Evidence:
        """The piece that speaks most for derivation, or most against it."""
        return max(self.evidence, key=lambda piece: piece.weight if derived else -piece.weight)


def weigh(measured: Sequence[Measure], model: Model) -> Weighed:
    """Weigh what was *measured*."""
    terms = {kind: (coefficient, neutral) for kind, coefficient, neutral in model.terms}
    evidence = []
    for measure in measured:
        coefficient, neutral = terms[measure.kind]
        weight = coefficient * (measure.value - neutral)
        evidence.append(Evidence(measure.kind, weight, measure.statement, measure.passages))
    return Weighed(tuple(evidence), sum(piece.weight for piece in evidence))
