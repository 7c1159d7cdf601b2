"""Does our share of words that are not verbatim follow the published edit distance of polished texts (apt_eval)?"""

from __future__ import annotations

from pathlib import Path

from provenance import Document, compare
from quality import pairs
from quality.pairs import Pair
from quality.statistic import spearman


def measure(benchmarks: Path) -> dict[str, float]:
    rows = pairs.rows(benchmarks / "apt_eval" / "pairs.jsonl")
    found = [
        Pair(
            r["id"],
            Document(r["suspicious_text"]),
            Document(r["source_text"]),
            derived=True,
            role="polished",
            family="",
        )
        for r in rows
    ]
    ours = pairs.in_parallel(_not_verbatim, found)
    published = [row["levenshtein_distance"] for row in rows]
    lengths = [len(pair.copy.text.split()) for pair in found]
    return {
        "pairs": len(found),
        "spearman": spearman(ours, published),
        "spearman_of_length (baseline)": abs(spearman(lengths, published)),
    }


def _not_verbatim(pair: Pair) -> float:
    return 1 - compare(pair.copy, pair.source).shares.verbatim
