"""Are LLM rewrites told from independent reports of the same event, at equal lengths, by a model that saw neither?

l2r_other's rewrites of 60 words or more against basil's reports of one event, each copy cut to the length of a random
rewrite; and once more with the reports' sources cut, too, to the length of a random rewrite's source, for rewrites of
paragraphs have shorter sources than reports have. The model is the released one refitted without the families it is
tested on (five folds).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from provenance.assessment.case import Case
from provenance.assessment.derivation import NEEDED_RATIO
from provenance.reader import read
from provenance.settings import Settings
from quality import calibrate, pairs
from quality.calibrate import Labelled
from quality.pairs import Pair
from quality.statistic import auc, found_at

_REWRITES = 1500


def measure(benchmarks: Path) -> dict[str, float]:
    tested, scores, needed = _scored(benchmarks)
    of = {role: [pair for pair in tested if pair.role == role] for role in _ROLES}
    by_role, named = _by_role(tested, scores), _by_role(tested, scores > needed)
    rewritten, reports, cut = (by_role[role] for role in _ROLES[:3])
    return {
        "rewrites": len(of["llm_rewrite"]),
        "same-event pairs": len(of["same_event"]),
        "auc": auc(rewritten, reports),
        "auc_of_length (baseline)": auc(pairs.lengths(of["llm_rewrite"]), pairs.lengths(of["same_event"])),
        "auc_of_both_lengths (baseline)": auc(_both_lengths(of["llm_rewrite"]), _both_lengths(of["same_event"])),
        "auc_of_5_shingle_containment (baseline)": _containment_auc(of["llm_rewrite"], of["same_event"]),
        "found_at_1_percent_false_alarms": found_at(rewritten, reports, 0.01),
        "found_at_default": float(np.mean(named["llm_rewrite"])),
        "same_event_false_alarms_at_default": float(np.mean(named["same_event"])),
        "sources cut: auc": auc(rewritten, cut),
        "sources cut: auc_of_both_lengths (baseline)": auc(
            _both_lengths(of["llm_rewrite"]), _both_lengths(of["same_event_cut"])
        ),
        "sources cut: found_at_1_percent_false_alarms": found_at(rewritten, cut, 0.01),
        "sources cut: false_alarms_at_default": float(np.mean(named["same_event_cut"])),
        "unrelated pairs": len(of["unrelated"]),
        "unrelated_false_alarms": float(np.mean(named["unrelated"])),
    }


_ROLES = ("llm_rewrite", "same_event", "same_event_cut", "unrelated")


def ratios(benchmarks: Path) -> tuple[list[float], list[bool]]:
    """The cross-fitted log-likelihood ratios of rewrites and same-event reports, and which of them are rewrites."""
    tested, scores, _ = _scored(benchmarks)
    kept = [i for i, pair in enumerate(tested) if pair.role in _ROLES[:2]]
    return [float(scores[i]) for i in kept], [tested[i].derived for i in kept]


def _scored(benchmarks: Path) -> tuple[list[Pair], np.ndarray, np.ndarray]:
    """All pairs, their ratios by models fitted without their families, and the ratio each needs to be called derived."""
    rewritten = pairs.rewrites(benchmarks, _REWRITES)
    reports = pairs.same_event(benchmarks, pairs.lengths(rewritten))
    cut = pairs.cut_sources(reports, pairs.source_lengths(rewritten))
    tested = [*rewritten, *reports, *cut, *pairs.unrelated(benchmarks)]
    read = pairs.in_parallel(_measured, tested)
    values, needed = np.array([values for values, _ in read]), np.array([needed for _, needed in read])
    fitted_to = {name: Labelled.of(found) for name, found in calibrate.training_sets(benchmarks).items()}
    return tested, calibrate.cross_fitted(fitted_to, Labelled(tested, values)), needed


def _measured(pair: Pair) -> tuple[list[float], float]:
    """As ``calibrate.measured``, and how much evidence the pair needs to be called derived."""
    case = Case.of(read(pair.copy), read(pair.source), Settings())
    needed = NEEDED_RATIO if case.related and not case.doubt else np.inf
    return calibrate.values_of(case), needed


def _by_role(tested: Sequence[Pair], values: np.ndarray) -> dict[str, list[float]]:
    return {
        role: [float(value) for value, pair in zip(values, tested, strict=True) if pair.role == role] for role in _ROLES
    }


def _both_lengths(found: Sequence[Pair]) -> list[float]:
    """What the ratio of a copy's length to its source's alone tells."""
    return [a / b for a, b in zip(pairs.lengths(found), pairs.source_lengths(found), strict=True)]


def _containment_auc(rewritten: list[Pair], reports: list[Pair]) -> float:
    shares = [pairs.in_parallel(_containment, group) for group in (rewritten, reports)]
    return auc(shares[0], shares[1])


def _containment(pair: Pair) -> float:
    return pairs.shingle_containment(pair.copy.text, pair.source.text, 5)
