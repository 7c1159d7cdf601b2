"""Does our share of words that are not verbatim follow the published edit distance of polished texts (apt_eval)?"""

from __future__ import annotations

import json
from pathlib import Path

from provenance import Document, compare
from quality.statistic import spearman


def measure(benchmarks: Path) -> dict[str, float]:
    lines = (benchmarks / "apt_eval" / "pairs.jsonl").read_text("utf-8").splitlines()
    ours, lengths, published = [], [], []
    for line in lines:
        row = json.loads(line)
        assessment = compare(Document(row["suspicious_text"]), Document(row["source_text"]))
        ours.append(1 - assessment.shares.verbatim)
        lengths.append(assessment.words_of_copy)
        published.append(row["levenshtein_distance"])
    return {
        "pairs": len(lines),
        "spearman": spearman(ours, published),
        "spearman_of_length (baseline)": abs(spearman(lengths, published)),
    }
