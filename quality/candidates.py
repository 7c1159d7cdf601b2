"""Is the true source among the first ten candidates, for copies, excerpts, quotations and rewritings, in a crowd?

The crowd is bench/corpus.py's: PROVENANCE_DISTRACTORS of them (5,000 where not set, 100,000 in `just acceptance`), and
all originals of the benchmarks used. Copies are made here of PAN's source documents and of the crowd's own originals;
their new surroundings are reports of basil, which are not in the index. A text counts as the source where its words are
the source's but for one in seven: some originals stand in the benchmarks twice.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bench import corpus
from provenance.document import Document
from provenance.index.store import Index
from quality.pairs import SEED, rows

DISTRACTORS = int(os.environ.get("PROVENANCE_DISTRACTORS", "5000"))
COPIES = 200 if DISTRACTORS < 100_000 else 400
REWRITES = 400
LIMIT = 10
LONG = 80
LONG_ENOUGH = 400
_SAME = 0.85


@dataclass(frozen=True, slots=True)
class Query:
    """A *text* under question, and the texts it was made from."""

    kind: str
    text: str
    sources: tuple[str, ...]


def measure(benchmarks: Path) -> dict[str, float]:
    queries, originals = _rewrites(benchmarks)
    of_pan, sources = _pan(benchmarks)
    texts = list(dict.fromkeys([*originals, *sources]))
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder) / "crowd.db") as index:
        real = [Document(text, location=f"text-{i}") for i, text in enumerate(texts)]
        index.add(real, text=False, facts=False)
        crowd = (Document(row.text, location=row.url, title=row.title) for row in corpus.generate(DISTRACTORS))
        index.add(crowd, text=False, facts=False)
        found: dict[str, list[tuple[float, float]]] = {}
        for query in [*_copies(sources, _Others.of(benchmarks)), *queries, *of_pan]:
            found.setdefault(query.kind, []).append(_found(index, texts, query))
        return {"documents": len(index), **_shares(found)}


def _shares(found: dict[str, list[tuple[float, float]]]) -> dict[str, float]:
    measured = {}
    for kind, outcomes in found.items():
        measured[f"{kind}: first ten"] = sum(ten for ten, _ in outcomes) / len(outcomes)
        measured[f"{kind}: first"] = sum(first for _, first in outcomes) / len(outcomes)
    return measured


def _found(index: Index, texts: Sequence[str], query: Query) -> tuple[float, float]:
    """The share of *query*'s sources among the candidates, and whether the first of these is one.

    Keys count the documents as they were added, the real ones first; one of the crowd goes by its address.
    """
    keys = [candidate.key for candidate in index.candidates(Document(query.text), limit=LIMIT)]
    named = [texts[key - 1] if key <= len(texts) else str(index.get(key).document.location) for key in keys]
    hits = [any(_same(source, name) for name in named) for source in query.sources]
    first = any(_same(source, name) for source in query.sources for name in named[:1])
    return sum(hits) / min(len(hits), LIMIT), float(first)


def _same(source: str, found: str) -> bool:
    if source == found:
        return True
    if found.startswith("https://") or source.startswith("https://"):
        return False
    one, other = set(source.split()), set(found.split())
    return len(one & other) >= _SAME * len(one | other)


def _rewrites(benchmarks: Path) -> tuple[list[Query], list[str]]:
    """LLM rewrites of l2r_other and raidar_news, and every text a person wrote there."""
    queries: dict[str, list[Query]] = {}
    originals: list[str] = []
    for name in ("l2r_other", "raidar_news"):
        for row in rows(benchmarks / name / "pairs.jsonl"):
            originals.append(row["source_text"])
            text = row["suspicious_text"]
            if name == "l2r_other" and row["label"] != "llm_rewrite":
                originals.append(text)
                continue
            length = "80 words or more" if len(text.split()) >= LONG else "shorter"
            kind = f"{name}, {length}"
            queries.setdefault(kind, []).append(Query(kind, text, (row["source_text"],)))
    draw = random.Random(SEED)
    most = REWRITES if DISTRACTORS < 100_000 else 2000
    return [query for of in queries.values() for query in draw.sample(of, min(most, len(of)))], originals


def _pan(benchmarks: Path) -> tuple[list[Query], list[str]]:
    """PAN's suspicious documents, each with all of its sources, by how they were reused; and all sources."""
    documents = {row["id"]: row["text"] for row in rows(benchmarks / "pan13_train" / "docs.jsonl")}
    labels = {
        row["suspicious_id"]: row["label"]
        for row in rows(benchmarks / "pan13_train" / "pairs.jsonl")
        if row["label"] != "none" and row["annotations"]
    }
    queries = [
        Query(
            f"pan13_train, {labels[row['query']]}",
            documents[row["query"]],
            tuple(documents[source] for source in row["relevant"]),
        )
        for row in rows(benchmarks / "pan13_train" / "retrieval.jsonl")
        if row["query"] in labels
    ]
    return queries, [text for name, text in documents.items() if name.startswith("source")]


@dataclass(frozen=True, slots=True)
class _Others:
    """Words of reports that are not in the index, to put copies among."""

    draw: random.Random
    articles: list[list[str]]

    @classmethod
    def of(cls, benchmarks: Path) -> Self:
        read = rows(benchmarks / "basil_same_event" / "articles.jsonl")
        return cls(random.Random(SEED), [row["text"].split() for row in read])

    def words(self, count: int) -> list[str]:
        drawn: list[str] = []
        while len(drawn) < count:
            article = self.draw.choice(self.articles)
            start = self.draw.randrange(len(article))
            drawn += article[start : start + count]
        return drawn[:count]


def _copies(real: Sequence[str], others: _Others) -> Iterator[Query]:
    """Copies of every planted kind: of *real* texts, among others' words, and of the crowd's, among words like its own."""
    long = [(text, text) for text in real if len(text.split()) >= LONG_ENOUGH]
    invented = [(row.body, row.url) for row in corpus.generate(DISTRACTORS // 2) if row.kind == "original"][
        : 10 * COPIES
    ]
    drawn = [(one, others) for one in others.draw.sample(long, COPIES // 2)]
    drawn += [(one, corpus.Writer(1)) for one in others.draw.sample(invented, COPIES // 2)]
    for kind, made in corpus.PLANTED.items():
        for (text, name), words in drawn:
            yield Query(kind, made(text, words), (name,))
