"""Are near copies, light and heavy revisions and independent answers told apart (Clough & Stevenson 2011)?

Leave one task out: a support vector machine over containments of several lengths and the longest common subsequence,
as in the publication, its settings chosen within the other four tasks, never on the one that it is tested on. Beside it
what ``compare`` itself says of copy or not, and the majority class.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from rapidfuzz.distance import LCSseq
from sklearn.model_selection import GridSearchCV, LeaveOneGroupOut
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from provenance import Document, compare
from provenance.reuse.normalisation import normalise
from quality import pairs
from quality.pairs import Pair

_LENGTHS = (1, 2, 3, 4, 5, 7, 10)
_GRID = {"svc__C": [0.3, 1, 3, 10, 30, 100], "svc__kernel": ["rbf", "linear"]}


def measure(benchmarks: Path) -> dict[str, float]:
    found = [
        Pair(r["id"], Document(r["suspicious_text"]), Document(r["source_text"]), derived=r["label"] != "non_plagiarised",
             role=r["label"], family=r["source_id"])
        for r in pairs.rows(benchmarks / "clough_stevenson" / "pairs.jsonl")
    ]  # fmt: skip
    labels = np.array([pair.role for pair in found])
    predicted = _leave_one_task_out(found, labels)
    ratios = np.array(pairs.in_parallel(_ratio, found))
    apart = labels == "non_plagiarised"
    return {
        "texts": len(found),
        "accuracy_of_four": float((predicted == labels).mean()),
        "accuracy_of_four_of_majority (baseline)": float(apart.mean()),
        "accuracy_copy_or_not": float(((predicted == "non_plagiarised") == apart).mean()),
        "copy_or_not_by_log_likelihood_ratio": float(((ratios <= 0) == apart).mean()),
    }


def _leave_one_task_out(found: list[Pair], labels: np.ndarray) -> np.ndarray:
    values = np.array(pairs.in_parallel(_containments, found))
    tasks = np.array([pair.family for pair in found])
    predicted = labels.copy()
    for task in np.unique(tasks):
        out = tasks == task
        search = GridSearchCV(make_pipeline(StandardScaler(), SVC()), _GRID, cv=LeaveOneGroupOut())
        search.fit(values[~out], labels[~out], groups=tasks[~out])
        predicted[out] = search.predict(values[out])
    return predicted


def _containments(pair: Pair) -> list[float]:
    copy, source = normalise(pair.copy.text).words, normalise(pair.source.text).words
    kept = LCSseq.similarity(copy, source) / len(copy)
    return [kept, *(pairs.shingle_containment(pair.copy.text, pair.source.text, length) for length in _LENGTHS)]


def _ratio(pair: Pair) -> float:
    return compare(pair.copy, pair.source).log_likelihood_ratio or 0.0
