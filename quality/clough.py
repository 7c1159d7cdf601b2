"""Are near copies, light and heavy revisions and independent answers told apart (Clough & Stevenson 2011)?

Leave one task out: a nearest-threshold rule on the share of words kept and the log-likelihood ratio is fitted on four
of the five tasks and tested on the fifth; the majority class stands beside it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from provenance import Document, compare
from quality import pairs
from quality.pairs import Pair


def measure(benchmarks: Path) -> dict[str, float]:
    rows = pairs.rows(benchmarks / "clough_stevenson" / "pairs.jsonl")
    found = [
        Pair(r["id"], Document(r["suspicious_text"]), Document(r["source_text"]), derived=r["label"] != "non_plagiarised",
             role=r["label"], family=r["source_id"])
        for r in rows
    ]  # fmt: skip
    values = np.array(pairs.in_parallel(_values, found))
    labels = np.array([pair.role for pair in found])
    tasks = np.array([pair.family for pair in found])
    right, copied = [], []
    for task in np.unique(tasks):
        out = tasks == task
        scale = values[~out].std(axis=0) + 1e-9
        regression = LogisticRegression(max_iter=2000).fit(values[~out] / scale, labels[~out])
        predicted = regression.predict(values[out] / scale)
        right.extend(predicted == labels[out])
        copied.extend((predicted == "non_plagiarised") == (labels[out] == "non_plagiarised"))
    return {
        "texts": len(found),
        "accuracy_of_four": float(np.mean(right)),
        "accuracy_of_four_of_majority (baseline)": float((labels == "non_plagiarised").mean()),
        "accuracy_copy_or_not": float(np.mean(copied)),
        "copy_or_not_by_derivation": float(np.mean((values[:, 0] > 0) == (labels != "non_plagiarised"))),
    }


def _values(pair: Pair) -> list[float]:
    assessment = compare(pair.copy, pair.source)
    shares = assessment.shares
    return [
        assessment.log_likelihood_ratio or 0.0, shares.verbatim, shares.edited, shares.reworded,
        assessment.containment_of_copy.exact or 0.0,
    ]  # fmt: skip
