"""How well is the article of a real page told from the rest of it?

The measure of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark): runs of four words
of the text found and of the text that a person marked, counted with repetition; true and false ones of a page as
fractions of its total, so that long pages weigh no more than short ones; precision and recall averaged over the pages.

The data is article_extraction/gold.jsonl and html/*.html.gz below the benchmarks' folder.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING

from provenance.acquisition.extract import extract
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from pathlib import Path

    from provenance import Document

_WORD = re.compile(r"\w+")


def measure(benchmarks: Path) -> dict[str, float]:
    """Extract every page of the benchmark; a page without an article counts as empty, any other exception as a crash."""
    pages = benchmarks / "article_extraction"
    rows = [json.loads(line) for line in (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    scores, crashes, seconds = [], 0, 0.0
    for row in rows:
        content = gzip.decompress((pages / row["html"]).read_bytes())
        begun = time.perf_counter()
        try:
            found = article_text(extract(content, location=row["url"], address=row["url"]))
        except ProvenanceError:
            found = ""
        except Exception as error:  # noqa: BLE001 - that is what is counted
            print(f"{row['url']}: {error!r}", file=sys.stderr)
            found, crashes = "", crashes + 1
        seconds += time.perf_counter() - begun
        scores.append(score(found, row["article_text"]))
    precision = mean(true / (true + false) for true, false, _ in scores if true + false)
    recall = mean(true / (true + missed) for true, _, missed in scores if true + missed)
    return {
        "f1": 2 * precision * recall / (precision + recall),
        "precision": precision,
        "recall": recall,
        "pages": len(rows),
        "crashes": crashes,
        "milliseconds": 1000 * seconds / len(rows),
    }


def article_text(document: Document) -> str:
    """The document's text without its furniture."""
    parts, start = [], 0
    for passage in sorted(document.furniture):
        parts.append(document.text[start : max(start, passage.start)])
        start = max(start, passage.end)
    return "\n".join([*parts, document.text[start:]])


def score(found: str, marked: str) -> tuple[float, float, float]:
    """Shares of all shingles of both texts that are in both, only in *found*, only in *marked*."""
    ours, theirs = _shingles(found), _shingles(marked)
    counts = (ours & theirs).total(), (ours - theirs).total(), (theirs - ours).total()
    total = sum(counts) or 1
    true, false, missed = (count / total for count in counts)
    return true, false, missed


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(shingle for at in range(max(1, len(words) - 3)) if (shingle := tuple(words[at : at + 4])))
