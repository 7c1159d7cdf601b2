"""Do the words that we call verbatim follow the published edit distance of polished texts (apt_eval)?

Held against the distance: 1 − verbatim words ÷ the words of the longer text, which a cut moves as an addition does. The
copy's own share of verbatim words, as a report states it, cannot see what was left out; it is printed beside it.
"""

from __future__ import annotations

from pathlib import Path

from provenance import Document, compare
from provenance.reuse.normalisation import normalise
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
    of_longer, of_copy = zip(*pairs.in_parallel(_not_verbatim, found), strict=True)
    published = [row["levenshtein_distance"] for row in rows]
    lengths = [len(pair.copy.text.split()) for pair in found]
    return {
        "pairs": len(found),
        "spearman": spearman(of_longer, published),
        "spearman_of_the_copy's_share": spearman(of_copy, published),
        "spearman_of_length (baseline)": abs(spearman(lengths, published)),
    }


def _not_verbatim(pair: Pair) -> tuple[float, float]:
    assessment = compare(pair.copy, pair.source)
    copy, source = normalise(pair.copy.text), normalise(pair.source.text)
    verbatim = sum(len(copy.within(one.copy)) for one in assessment.passages if one.kind == "verbatim")
    return 1 - verbatim / max(len(copy), len(source)), 1 - assessment.shares.verbatim
