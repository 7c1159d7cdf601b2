"""Are rewrites and paraphrases of news by language models assessed as derived (raidar_news, llmfake)?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from provenance import Document, compare
from quality import pairs
from quality.pairs import Pair

_MOST = 1500
_DERIVED = ("verbatim", "edited", "rewritten", "partial")


def measure(benchmarks: Path) -> dict[str, float]:
    result: dict[str, float] = {}
    for name, kinds in (("raidar_news", None), ("llmfake", ("paraphrase", "rewrite"))):
        found = [
            Pair(
                r["id"],
                Document(r["suspicious_text"]),
                Document(r["source_text"]),
                derived=True,
                role=r["label"],
                family="",
            )
            for r in pairs.rows(benchmarks / name / "pairs.jsonl")
            if (kinds is None or r["label"] in kinds)
            and min(len(r["suspicious_text"].split()), len(r["source_text"].split())) >= 60
        ]
        count = Counter(pairs.in_parallel(_derivation, found[:_MOST] if kinds else found))
        result[f"{name}: pairs"] = sum(count.values())
        result[f"{name}: assessed as derived"] = sum(count[kind] for kind in _DERIVED) / sum(count.values())
        result[f"{name}: undetermined"] = count["undetermined"] / sum(count.values())
    return result


def _derivation(pair: Pair) -> str:
    return compare(pair.copy, pair.source).derivation
