"""Fit the derivation model to labelled texts and write provenance/assessment/model.json (``just calibrate``).

Fitted to the training half of benchmarks/events, to l2r_other's rewrites and unrelated texts, to the half of llmfake's
paraphrases and rewrites whose ids have an even SHA-256, and to basil's reports of one event; never to an event whose id
has an even SHA-256 (those are the test half). The rewrites are of paragraphs and of articles, basil's reports all of
articles: each pair of reports is there twice, with its source whole and with its source cut to the length of a
rewrite's, so that the length of the source says nothing. Each of the sets weighs the same, derived and not derived
texts weigh the same within it, so that the sum of the weights is a log-likelihood ratio at even odds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from provenance.assessment import model as derivation_model
from provenance.assessment.comparison import Comparison
from provenance.assessment.evidence import KINDS, measures
from provenance.assessment.model import Model
from provenance.checker import read
from provenance.settings import Settings
from quality import pairs, rare
from quality.pairs import Pair

_PENALTY = 5.0
_TARGET = Path(derivation_model.__file__).parent / "model.json"


def measured(pair: Pair) -> list[float]:
    """What the model sees of *pair*, in the order of KINDS."""
    return values_of(Comparison.of(read(pair.copy), read(pair.source), Settings()))


def values_of(comparison: Comparison) -> list[float]:
    """The measures of *comparison*, in the order of KINDS."""
    values = {measure.kind: measure.value for measure in measures(comparison)}
    return [values[kind] for kind in KINDS]


def fit(sets: Sequence[tuple[np.ndarray, np.ndarray]]) -> Model:
    """A model of *sets*, each an array of measures (pairs × kinds) and one of labels.

    Every measure is defined so that more of it speaks for derivation; coefficients are therefore kept from falling
    below zero, which costs a little and leaves no weight that a reader could not follow.
    """
    values = np.concatenate([x for x, _ in sets])
    labels = np.concatenate([y for _, y in sets])
    weights = np.concatenate([_even_weights(y) for _, y in sets])
    centre, scale = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled, signs = (values - centre) / scale, np.where(labels, 1.0, -1.0)
    weights = weights * len(labels) / weights.sum()

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (scaled @ parameters[1:] + parameters[0])
        slope = -weights * signs / (1 + np.exp(np.clip(margins, -500, 500)))
        penalty = _PENALTY * parameters[1:]
        value = (weights * np.logaddexp(0, -margins)).sum() + penalty @ parameters[1:] / 2
        return float(value), np.concatenate(([slope.sum()], scaled.T @ slope + penalty))

    bounds = [(None, None), *[(0.0, None)] * len(KINDS)]
    found = minimize(loss, np.zeros(len(KINDS) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    coefficients = found[1:] / scale
    intercept = float(found[0] - coefficients @ centre)
    neutral = _neutral(values, labels, weights, coefficients, intercept)
    return Model(tuple((kind, float(c), float(n)) for kind, c, n in zip(KINDS, coefficients, neutral, strict=True)))


def _neutral(
    values: np.ndarray, labels: np.ndarray, weights: np.ndarray, coefficients: np.ndarray, intercept: float
) -> np.ndarray:
    """Where each measure speaks neither way, such that the weights add up to the regression's own log-odds.

    That is midway between the means of both classes, shifted by a share of what is left over: each measure's part in
    all that the coefficients spread.
    """
    means = [np.average(values[labels == k], axis=0, weights=weights[labels == k]) for k in (0, 1)]
    middle = (means[0] + means[1]) / 2
    rest = intercept + float(coefficients @ middle)
    spread = coefficients * (values.std(axis=0) + 1e-9)
    shift = rest * spread / max(spread.sum(), 1e-9)
    return middle - np.divide(shift, coefficients, out=np.zeros_like(shift), where=coefficients > 1e-9)


def _even_weights(labels: np.ndarray) -> np.ndarray:
    """Weights that sum to 1, half of it on each class that occurs."""
    weights = np.zeros(len(labels))
    classes = np.unique(labels)
    for label in classes:
        weights[labels == label] = 1 / (len(classes) * (labels == label).sum())
    return weights


def training_sets(benchmarks: Path, rewrites: int = 800) -> dict[str, list[Pair]]:
    """What the model is fitted to; *rewrites* is how many of l2r_other's are drawn."""
    rewritten = pairs.rewrites(benchmarks, rewrites)
    shortened = pairs.paraphrases(benchmarks, even=True)
    return {
        "events, training half": pairs.events(test=False),
        "l2r_other rewrites, basil same event": [*rewritten, *_same_event(benchmarks, rewritten)],
        "l2r_other rewrites, unrelated": [*rewritten[::2], *pairs.unrelated(benchmarks, 400)],
        "llmfake paraphrases and rewrites (even half), basil same event": [
            *shortened, *_same_event(benchmarks, shortened),
        ],
    }  # fmt: skip


def _same_event(benchmarks: Path, like: Sequence[Pair]) -> list[Pair]:
    """Reports of one event whose copies are as long as those of *like*, with their sources whole, and as long as theirs."""
    reports = pairs.same_event(benchmarks, pairs.lengths(like))
    return [*reports, *pairs.cut_sources(reports, pairs.source_lengths(like))]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Measured pairs: an array of measures (pairs × kinds), and the pairs' labels and families."""

    pairs: list[Pair]
    values: np.ndarray

    @classmethod
    def of(cls, found: list[Pair]) -> Labelled:
        """Measure every pair, on all cores."""
        return cls(found, np.array(pairs.in_parallel(measured, found)))

    @property
    def labels(self) -> np.ndarray:
        """Which pairs are derived."""
        return np.array([pair.derived for pair in self.pairs])

    def only(self, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The measures and labels of those pairs that *kept* marks."""
        return self.values[kept], self.labels[kept]


def cross_fitted(sets: Sequence[Labelled], tested: Labelled) -> np.ndarray:
    """The log-likelihood ratio of every pair *tested* by a model fitted to *sets* without the pair's family (five folds)."""
    families = [np.array([pair.family for pair in one.pairs]) for one in (tested, *sets)]
    ratios = np.zeros(len(tested.pairs))
    for held_out in pairs.folds(family for found in families for family in found):
        out, *outs = (np.isin(found, list(held_out)) for found in families)
        model = fit([one.only(~mask) for one, mask in zip(sets, outs, strict=True)])
        ratios[out] = score(model, tested.values[out])
    return ratios


def score(model: Model, values: np.ndarray) -> np.ndarray:
    """The log-likelihood ratio that *model* gives to rows of measures in the order of KINDS."""
    terms = {kind: (coefficient, neutral) for kind, coefficient, neutral in model.terms}
    coefficients = np.array([terms[kind][0] for kind in KINDS])
    return (values - np.array([terms[kind][1] for kind in KINDS])) @ coefficients


def _independents(sets: Sequence[Labelled], ratios: Sequence[np.ndarray]) -> list[float]:
    """The ratios, rising, of all reports of the same event, each pair once, with its source whole."""
    found = [
        round(float(ratio), 2)
        for one, scores in zip(sets, ratios, strict=True)
        for pair, ratio in zip(one.pairs, scores, strict=True)
        if pair.role in ("agency", "feature", "local", "same_event")
    ]
    return sorted(found)


def main(benchmarks: Path) -> None:
    names = training_sets(benchmarks)
    sets = [Labelled.of(found) for found in names.values()]
    fitted = fit([(one.values, one.labels) for one in sets])
    ratios = [cross_fitted(sets, one) for one in sets[:2]]
    shared = rare.count_slips(pair for one in sets for pair in one.pairs)
    exclusive = rare.fit_exclusive(rare.share_exclusive(sets[0].pairs), ratios[0], sets[0].labels)
    content = {
        "made_by": "python -m quality.calibrate",
        "fitted_to": {
            name: {"derived": int(one.labels.sum()), "not derived": int((~one.labels).sum())}
            for name, one in zip(names, sets, strict=True)
        },
        "measures": {kind: {"coefficient": round(c, 4), "neutral": round(n, 4)} for kind, c, n in fitted.terms},
        "where found": {
            "shared_errors": {"coefficient": round(rare.weight_of_slips(shared), 4), "neutral": 0.0, "counted": shared},
            "exclusive_facts": {"coefficient": round(exclusive[0], 4), "neutral": round(exclusive[1], 4)},
        },
        "independents": {
            "tried_on": "events, training half; basil cut to the lengths of rewrites; neither fitted to",
            "ratios": _independents(sets[:2], ratios),
        },
    }
    _TARGET.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    print(json.dumps({name: content[name] for name in ("measures", "where found")}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
