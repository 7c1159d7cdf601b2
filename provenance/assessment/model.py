"""How much does each piece of evidence weigh, and what do all together say?

A logistic regression over named measures, fitted by ``just calibrate`` (quality/calibrate.py), which writes the
coefficients below to model.json and says there on which texts. A measure's weight is its coefficient times its
distance from the neutral value, so the weights of a report add up to its log-likelihood ratio.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log

from provenance.assessment.comparison import Comparison
from provenance.assessment.evidence import Evidence, Measure, measures
from provenance.settings import Settings


@dataclass(frozen=True, slots=True)
class Weighed:
    """All evidence with its weights, their sum, and what follows at the prior of the settings."""

    evidence: tuple[Evidence, ...]
    log_likelihood_ratio: float
    probability: float
    derived: bool
    related: bool
    reason: str


def weigh(comparison: Comparison, settings: Settings) -> Weighed:
    """Weigh everything that *comparison* shows."""
    model = _model()
    measured = measures(comparison)
    evidence = tuple(
        Evidence(m.kind, model[m.kind]["coefficient"] * (m.value - model[m.kind]["neutral"]), m.statement, m.passages)
        for m in measured
    )
    ratio = sum(piece.weight for piece in evidence)
    probability = 1 / (1 + exp(-max(-500.0, min(500.0, ratio + log(settings.prior / (1 - settings.prior))))))
    strongest = max(evidence, key=lambda piece: piece.weight if probability >= 0.5 else -piece.weight)  # noqa: PLR2004
    return Weighed(evidence, ratio, probability, probability >= 0.5, _related(measured), strongest.statement)  # noqa: PLR2004


def _related(measured: tuple[Measure, ...]) -> bool:
    """Whether the texts are about the same event at all: they share statements, or names and vocabulary."""
    value = {measure.kind: measure.value for measure in measured}
    return value["shared_narrative"] >= 0.1 or value["shared_vocabulary"] >= 0.25  # noqa: PLR2004 - docs/method.md


@lru_cache(maxsize=1)
def _model() -> dict[str, dict[str, float]]:
    model: dict[str, dict[str, float]] = json.loads((files(__package__) / "model.json").read_text("utf-8"))["measures"]
    return model
