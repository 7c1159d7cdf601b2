"""Are LLM rewrites told from independent reports of the same event, at equal lengths, by a model that saw neither?

l2r_other's rewrites of 60 words or more against basil's reports of one event, each copy cut to the length of a random
rewrite. The model is the released one refitted without the families it is tested on (five folds).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from provenance import checker
from provenance.assessment.comparison import Comparison
from provenance.assessment.pair import NEEDED_RATIO, related
from provenance.assessment.share import shares
from provenance.settings import Settings
from quality import calibrate, pairs
from quality.calibrate import Labelled
from quality.pairs import Pair
from quality.statistic import auc, found_at


def measure(benchmarks: Path) -> dict[str, float]:
    tested, scores, needed = _scored(benchmarks)
    rewritten = [pair for pair in tested if pair.role == "llm_rewrite"]
    reports = [pair for pair in tested if pair.role == "same_event"]
    lengths = pairs.lengths(rewritten)
    by_role = {
        role: [s for s, pair in zip(scores, tested, strict=True) if pair.role == role]
        for role in ("llm_rewrite", "same_event", "unrelated")
    }
    named = {
        role: float(np.mean([s > n for s, n, pair in zip(scores, needed, tested, strict=True) if pair.role == role]))
        for role in by_role
    }
    words = pairs.lengths(reports)
    return {
        "rewrites": len(rewritten),
        "same-event pairs": len(reports),
        "auc": auc(by_role["llm_rewrite"], by_role["same_event"]),
        "auc_of_length (baseline)": auc(lengths, words),
        "auc_of_5_shingle_containment (baseline)": _containment_auc(rewritten, reports),
        "found_at_1_percent_false_alarms": found_at(by_role["llm_rewrite"], by_role["same_event"], 0.01),
        "found_at_default": named["llm_rewrite"],
        "same_event_false_alarms_at_default": named["same_event"],
        "unrelated_false_alarms": named["unrelated"],
    }


def ratios(benchmarks: Path) -> tuple[list[float], list[bool]]:
    """The cross-fitted log-likelihood ratios of rewrites and same-event reports, and which of them are rewrites."""
    tested, scores, _ = _scored(benchmarks)
    kept = [i for i, pair in enumerate(tested) if pair.role != "unrelated"]
    return [float(scores[i]) for i in kept], [tested[i].derived for i in kept]


def _scored(benchmarks: Path) -> tuple[list[Pair], np.ndarray, np.ndarray]:
    """All pairs, their ratios by models fitted without their families, and the ratio each needs to be called derived."""
    rewritten = pairs.rewrites(benchmarks, 1500)
    tested = [*rewritten, *pairs.same_event(benchmarks, pairs.lengths(rewritten)), *pairs.unrelated(benchmarks, 1000)]
    read = pairs.in_parallel(_measured, tested)
    values, needed = np.array([values for values, _ in read]), np.array([needed for _, needed in read])
    roles = np.array([pair.role for pair in tested])
    related, unrelated = roles != "unrelated", roles != "same_event"
    sets = [
        Labelled([pair for pair, kept in zip(tested, mask, strict=True) if kept], values[mask])
        for mask in (related, unrelated)
    ]
    found = calibrate.cross_fitted([Labelled.of(pairs.events(test=False)), *sets])
    scores = np.zeros(len(tested))
    scores[unrelated], scores[related] = found[2], found[1]
    return tested, scores, needed


def _measured(pair: Pair) -> tuple[list[float], float]:
    """As ``calibrate.measured``, and how much evidence the pair needs to be called derived."""
    comparison = Comparison.of(checker.read(pair.copy), checker.read(pair.source), Settings())
    split = shares(comparison.copy.body.words, comparison.alignment.passages)
    needed = NEEDED_RATIO if related(comparison, split) else np.inf
    return calibrate.values_of(comparison), needed


def _containment_auc(rewritten: list[Pair], reports: list[Pair]) -> float:
    shares = [pairs.in_parallel(_containment, group) for group in (rewritten, reports)]
    return auc(shares[0], shares[1])


def _containment(pair: Pair) -> float:
    return pairs.shingle_containment(pair.copy.text, pair.source.text, 5)
