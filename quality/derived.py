"""Are rewrites and paraphrases of news by language models assessed as derived (raidar_news, llmfake)?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from provenance import compare
from provenance.assessment.derivation import DERIVED, Derivation
from quality import pairs
from quality.pairs import Pair


def measure(benchmarks: Path) -> dict[str, float]:
    sets = {
        "raidar_news": pairs.news(benchmarks),
        "llmfake, half not fitted to": pairs.paraphrases(benchmarks, even=False),
        "llmfake, all": pairs.paraphrases(benchmarks),
    }
    result: dict[str, float] = {}
    for name, found in sets.items():
        count = Counter(pairs.in_parallel(_derivation, found))
        result[f"{name}: pairs"] = len(found)
        result[f"{name}: assessed as derived"] = sum(count[kind] for kind in DERIVED) / len(found)
        result[f"{name}: undetermined"] = count["undetermined"] / len(found)
    return result


def _derivation(pair: Pair) -> Derivation:
    return compare(pair.copy, pair.source).derivation
