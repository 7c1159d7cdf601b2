"""Fit the derivation model to labelled texts and write provenance/assessment/model.json (``just calibrate``).

Fitted to the training half of benchmarks/events, to l2r_other's rewrites and unrelated texts, to the half of llmfake's
paraphrases and rewrites whose ids have an even SHA-256, and to basil's reports of one event; never to an event whose id
has an even SHA-256 (those are the test half). Every text is there whole, and cut at sentences' ends to several lengths, as
copy and as source, derived and independent alike (quality/cuts.py). Within a set pairs are grouped by the length of the copy
and by how much longer the source is; in each group derived and other texts weigh the same, so that no length says
anything, and the sum of the weights is a log-likelihood ratio at even odds for every length.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from provenance.assessment import model as derivation_model
from provenance.assessment.case import Case
from provenance.assessment.evidence import KINDS
from provenance.assessment.model import Model
from provenance.reader import read
from provenance.settings import Settings
from quality import cuts, pairs, rare, reliability
from quality.pairs import Pair

_PENALTY = 20.0
_AT_LEAST = {"longest_run": log(20)}
_LENGTHS = (80, 130, 200)
_RATIOS = (0.5, 2.0, 4.0)
_PAIRS_THAT_COUNT = 150  # more pairs of one length weigh no more
_WEIGHTS = {"events": 1.5}  # the only set of whole articles in several languages, by several hands
_CUT = 0.5  # what a pair made by cutting weighs beside one of whole texts: their like is met less often
_TARGET = Path(derivation_model.__file__).parent / "model.json"
LENGTHS = Path(__file__).parent / "lengths.json"
"""How reliable the probability is at every length, each pair scored by a model fitted without its family."""


def measured(pair: Pair) -> list[float]:
    """What the model sees of *pair*: see ``values_of``."""
    return values_of(Case.of(read(pair.copy), read(pair.source), Settings()))


def values_of(case: Case) -> list[float]:
    """The measures of *case*, in the order of KINDS, then its reach for and against, then the words of both texts."""
    values = {measure.kind: measure.value for measure in case.measures(case.comparison.changes)}
    reached = (case.reach.derived, case.reach.independent)
    return [*(values[kind] for kind in KINDS), *reached, *map(float, case.words)]


def fit(sets: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Model:
    """A model of *sets*, each an array of values (pairs × what ``values_of`` gives), one of labels and one of weights.

    Every measure is defined so that more of it speaks for derivation; coefficients are therefore kept from falling
    below zero, which costs a little and leaves no weight that a reader could not follow; and that of the longest run below
    odds of twenty to one, for texts that share forty words in a row, and have nothing else that could be measured.
    """
    rows = np.concatenate([x for x, _, _ in sets])
    labels = np.concatenate([y for _, y, _ in sets])
    weights = np.concatenate([w for _, _, w in sets])
    kept = weights > 0
    rows, labels, weights = rows[kept], labels[kept], weights[kept] * kept.sum() / weights.sum()
    values, reach = rows[:, : len(KINDS)], rows[:, len(KINDS)]
    scale = values.std(axis=0) + 1e-9
    reached = np.column_stack([reach, (values - values.mean(axis=0)) / scale * reach[:, None]])
    signs = np.where(labels, 1.0, -1.0)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (reached @ parameters)
        slope = -weights * signs / (1 + np.exp(np.clip(margins, -500, 500)))
        penalty = _PENALTY * np.concatenate(([0.0], parameters[1:]))
        value = (weights * np.logaddexp(0, -margins)).sum() + penalty @ parameters / 2
        return float(value), reached.T @ slope + penalty

    least = np.array([_AT_LEAST.get(kind, 0.0) for kind in KINDS]) * scale
    bounds = [(None, None), *((float(low), None) for low in least)]
    start = np.concatenate(([0.0], least))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    coefficients = found[1:] / scale
    intercept = float(found[0] - coefficients @ values.mean(axis=0))
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


def even_weights(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights that sum to 1: within each group of like lengths, half on each class; groups without both weigh nothing.

    Nor do pairs that are too short to be told anything of.
    """
    words, of_source = np.maximum(rows[:, -2], 1), rows[:, -1]
    group = np.digitize(words, _LENGTHS) * (len(_RATIOS) + 1) + np.digitize(of_source / words, _RATIOS)
    group[np.minimum(words, of_source) < Settings().shortest] = -1
    weights = np.zeros(len(labels))
    for one in np.unique(group[group >= 0]):
        classes = [(group == one) & (labels == label) for label in (True, False)]
        fewer = min(int(each.sum()) for each in classes)
        for each in classes if fewer else ():
            weights[each] = min(fewer, _PAIRS_THAT_COUNT) / each.sum()
    return weights / max(weights.sum(), 1e-9)


def training_sets(benchmarks: Path, rewrites: int = 800) -> dict[str, list[Pair]]:
    """What the model is fitted to; *rewrites* is how many of l2r_other's are drawn."""
    rewritten = pairs.rewrites(benchmarks, rewrites)
    shortened = pairs.paraphrases(benchmarks, even=True)
    unrelated = pairs.unrelated(benchmarks, 600)
    reports = cuts.of_reports(benchmarks)
    return {
        "events, training half": cuts.of_events(test=False),
        "l2r_other rewrites, basil same event": [
            *rewritten, *cuts.of_rewrites(rewritten), *_same_event(benchmarks, rewritten), *reports,
        ],
        "l2r_other rewrites, unrelated": [
            *rewritten[::2], *cuts.of_rewrites(rewritten[::2]), *unrelated, *cuts.of_rewrites(unrelated),
        ],
        "llmfake paraphrases and rewrites (even half), basil same event": [
            *shortened, *cuts.of_rewrites(shortened), *_same_event(benchmarks, shortened), *reports,
        ],
    }  # fmt: skip


def _same_event(benchmarks: Path, like: Sequence[Pair]) -> list[Pair]:
    """Reports of one event whose copies are as long as those of *like*, with their sources whole, and as long as theirs."""
    reports = pairs.same_event(benchmarks, pairs.lengths(like))
    return [*reports, *pairs.cut_sources(reports, pairs.source_lengths(like))]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Measured pairs: an array of what ``values_of`` gives (a row a pair), and the pairs' labels and families."""

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

    def only(self, kept: np.ndarray, share: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Values, labels and weights of those pairs that *kept* marks; the weights add up to *share*."""
        values, labels = self.values[kept], self.labels[kept]
        weights = even_weights(values, labels) * np.where([cuts.is_cut(pair) for pair in self.pairs], _CUT, 1.0)[kept]
        for label in (True, False):
            weights[labels == label] *= share / 2 / max(weights[labels == label].sum(), 1e-9)
        return values, labels, weights


def fitted_to(sets: Mapping[str, Labelled], held_out: Iterable[str] = ()) -> Model:
    """The model of *sets* by their names, without the families *held_out*."""
    left_out = list(held_out)
    return fit([
        one.only(~np.isin([pair.family for pair in one.pairs], left_out), _WEIGHTS.get(name.split(",")[0], 1.0))
        for name, one in sets.items()
    ])  # fmt: skip


def cross_fitted(sets: Mapping[str, Labelled], tested: Labelled) -> np.ndarray:
    """The log-likelihood ratio of every pair *tested* by a model fitted to *sets* without the pair's family (five folds)."""
    families = {pair.family for one in (tested, *sets.values()) for pair in one.pairs}
    own = np.array([pair.family for pair in tested.pairs])
    ratios = np.zeros(len(tested.pairs))
    for held_out in pairs.folds(families):
        out = np.isin(own, list(held_out))
        ratios[out] = score(fitted_to(sets, held_out), tested.values[out])
    return ratios


def score(model: Model, rows: np.ndarray) -> np.ndarray:
    """The log-likelihood ratio that *model* gives to rows of what ``values_of`` gives."""
    terms = {kind: (coefficient, neutral) for kind, coefficient, neutral in model.terms}
    coefficients, neutral = (np.array([terms[kind][i] for kind in KINDS]) for i in (0, 1))
    full = (rows[:, : len(KINDS)] - neutral) @ coefficients
    return full * np.where(full >= 0, rows[:, len(KINDS)], rows[:, len(KINDS) + 1])


def _independents(scored: Iterable[tuple[Labelled, np.ndarray]]) -> list[float]:
    """The ratios, rising, of all reports of the same event: neither text cut, but those of basil to rewrites' lengths."""
    found = [
        round(float(ratio), 2)
        for one, ratios in scored
        for pair, ratio in zip(one.pairs, ratios, strict=True)
        if pair.role in ("agency", "feature", "local", "same_event") and not cuts.is_cut(pair)
    ]
    return sorted(found)


def main(benchmarks: Path) -> None:
    sets = {name: Labelled.of(found) for name, found in training_sets(benchmarks).items()}
    fitted = fitted_to(sets)
    scored = [(one, cross_fitted(sets, one)) for one in sets.values()]
    events, ratios = _whole_texts(*scored[0])
    shared = rare.count_slips(pair for one in sets.values() for pair in one.pairs if not cuts.is_cut(pair))
    exclusive = rare.fit_exclusive(rare.share_exclusive(events.pairs), ratios, events.labels)
    content = {
        "made_by": "python -m quality.calibrate",
        "fitted_to": {
            name: {"derived": int(one.labels.sum()), "not derived": int((~one.labels).sum())}
            for name, one in sets.items()
        },
        "measures": {kind: {"coefficient": round(c, 4), "neutral": round(n, 4)} for kind, c, n in fitted.terms},
        "where found": {
            "shared_errors": {"coefficient": round(rare.weight_of_slips(shared), 4), "neutral": 0.0, "counted": shared},
            "exclusive_facts": {"coefficient": round(exclusive[0], 4), "neutral": round(exclusive[1], 4)},
        },
        "independents": {
            "tried_on": "events, training half, independent reports against the original and against one another; basil, cut to the lengths of rewrites; each scored by a model fitted without its family",
            "ratios": _independents(scored[:2]),
        },
    }
    _TARGET.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    LENGTHS.write_text(json.dumps([asdict(one) for one in _by_length(scored)], indent=1) + "\n", "utf-8")
    print(json.dumps({name: content[name] for name in ("measures", "where found")}, indent=1))


def _by_length(scored: Sequence[tuple[Labelled, np.ndarray]]) -> list[reliability.Length]:
    """All sets together, each with the classes of every length evened."""
    rows = np.concatenate([one.values for one, _ in scored])
    return reliability.by_length(
        np.concatenate([ratios for _, ratios in scored]),
        np.concatenate([one.labels for one, _ in scored]),
        np.concatenate([even_weights(one.values, one.labels) for one, _ in scored]),
        rows[:, -2],
        rows[:, -1],
    )


def _whole_texts(events: Labelled, ratios: np.ndarray) -> tuple[Labelled, np.ndarray]:
    """Those of *events* that are texts beside their event's original, neither cut, and their *ratios*."""
    kept = [i for i, pair in enumerate(events.pairs) if not cuts.is_cut(pair) and not cuts.is_crossed(pair)]
    return Labelled([events.pairs[i] for i in kept], events.values[kept]), ratios[kept]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
