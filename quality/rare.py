"""How much do two kinds of evidence weigh that most pairs of texts do not show: shared errors, and exclusive facts?

Few texts have a slip that can be told, so the weight of sharing one is counted, not fitted: how often derived texts took
over a slip of their source, against how often independent ones have it. Facts that only the source has can be told where
other reports of the event are at hand: on the events, whose training half it is fitted to, on top of all other evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from scipy.optimize import minimize

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.exclusive import exclusive_facts
from provenance.assessment.shared_error import shared_errors, slips
from provenance.reader import read
from provenance.settings import Settings
from quality.pairs import Pair, in_parallel

_INDEPENDENT = ("agency", "feature", "local")
_PENALTY = 0.5  # as much a pair as in calibrate.fit, which sees some twenty times as many


def slipped(pair: Pair) -> tuple[bool, bool]:
    """Whether the source of *pair* has a slip, and whether the copy shares one."""
    copy, source = Side.of(read(pair.copy), Settings()), Side.of(read(pair.source), Settings())
    return bool(slips(source)), bool(shared_errors(copy, source))


def count_slips(pairs: Iterable[Pair]) -> dict[str, dict[str, int]]:
    """Of the distinct *pairs* whose source has a slip, how many share one, by label."""
    firsts: dict[str, Pair] = {}
    for pair in pairs:
        firsts.setdefault(pair.id, pair)
    distinct = list(firsts.values())
    found = in_parallel(slipped, distinct)
    counts = {}
    for name, derived in (("derived", True), ("not derived", False)):
        those = [shared for pair, (has, shared) in zip(distinct, found, strict=True) if has and pair.derived == derived]
        counts[name] = {"sources with a slip": len(those), "shared": sum(those)}
    return counts


def weight_of_slips(counts: dict[str, dict[str, int]]) -> float:
    """The logarithm of the ratio of both shares, with half a pair added to every count (Jeffreys)."""
    shares = [
        (counts[label]["shared"] + 0.5) / (counts[label]["sources with a slip"] + 1)
        for label in ("derived", "not derived")
    ]
    return log(shares[0] / shares[1])


def share_exclusive(events: Sequence[Pair]) -> np.ndarray:
    """For each text of *events* the share that it uses of the facts that its original alone has."""
    families: dict[str, dict[str, Comparison]] = {}
    for pair in events:
        comparison = Comparison.of(read(pair.copy), read(pair.source), Settings())
        families.setdefault(pair.family, {})[pair.role] = comparison
    shares = []
    for pair in events:
        family = families[pair.family]
        found = exclusive_facts(family[pair.role], [family[role] for role in _INDEPENDENT if role != pair.role])
        shares.append(found.measure(0.25).value)
    return np.array(shares)


def fit_exclusive(shares: np.ndarray, ratios: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Coefficient and neutral value of *shares* in addition to the log-likelihood *ratios* of all other evidence.

    Neutral is midway between the means of both classes: the other evidence tells these texts apart already, so that a
    constant fitted beside it would only mend that evidence's own.
    """
    neutral = float((shares[labels].mean() + shares[~labels].mean()) / 2)
    scaled, signs = (shares - neutral) / shares.std(), np.where(labels, 1.0, -1.0)
    weights = np.where(labels, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))

    def loss(slope: np.ndarray) -> float:
        margins = signs * (ratios + slope[0] * scaled)
        return float((weights * np.logaddexp(0, -margins)).sum() + _PENALTY * slope[0] ** 2 / 2)

    slope = minimize(loss, np.zeros(1), bounds=[(0.0, None)]).x[0]
    return float(slope / shares.std()), neutral
