"""Are rewrites and paraphrases of news by language models assessed as derived (raidar_news, llmfake)?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from provenance import Document, compare
from quality import pairs
from quality.pairs import Pair

_DERIVED = ("verbatim", "edited", "rewritten", "partial")


def measure(benchmarks: Path) -> dict[str, float]:
    raidar = [
        Pair(
            r["id"],
            Document(r["suspicious_text"]),
            Document(r["source_text"]),
            derived=True,
            role=r["label"],
            family="",
        )
        for r in pairs.rows(benchmarks / "raidar_news" / "pairs.jsonl")
        if min(len(r["suspicious_text"].split()), len(r["source_text"].split())) >= 60
    ]
    sets = {
        "raidar_news": raidar,
        "llmfake, half not fitted to": pairs.paraphrases(benchmarks, even=False),
        "llmfake, all": [*pairs.paraphrases(benchmarks, even=False), *pairs.paraphrases(benchmarks, even=True)],
    }
    result: dict[str, float] = {}
    for name, found in sets.items():
        count = Counter(pairs.in_parallel(_derivation, found))
        result[f"{name}: pairs"] = len(found)
        result[f"{name}: assessed as derived"] = sum(count[kind] for kind in _DERIVED) / len(found)
        result[f"{name}: undetermined"] = count["undetermined"] / len(found)
    return result


def _derivation(pair: Pair) -> str:
    return compare(pair.copy, pair.source).derivation
