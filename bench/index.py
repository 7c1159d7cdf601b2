"""How fast does an index take documents in, how large is it, and how soon does it name candidates?

    python -m bench.index [COUNT] [--corpus FILE.parquet] [--strict]

Streams COUNT documents of bench/corpus.py from Parquet, 20,000 where no count is given; the time that reading and
unpacking them takes is taken off. The build runs in a process of its own, so that its peak memory is its own. Queries
are texts newly made from documents of the corpus. Then candidates of all pairs and their components, beside
datasketch's MinHashLSH doing its part on the same texts. Results go to results/index.json.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from datasketch import MinHash, MinHashLSH
from pyarrow import parquet

from bench import corpus
from provenance.document import Document
from provenance.index.join import components, shared_shingles
from provenance.index.posting import Postings
from provenance.index.store import Index
from provenance.reuse.sketches.batch import sketch_many
from provenance.settings import Settings

FLOORS = {
    "documents a second": 5_000.0,
    "candidates and components of all: datasketch ÷ ours": 5.0,
}
CEILINGS = {
    "bytes a document": 1_500.0,
    "opens in, ms": 50.0,
    "candidate query, median, ms": 5.0,
    "candidate query, 99th percentile, ms": 50.0,
    "peak memory, MB": 2_000.0,
}
_WITH_WORDS = 100_000
_WITH_FACTS = 2_000
_QUERIES = 1_000
_LSH = 4_000
_ROUNDS = 3

Item = TypeVar("Item")


@dataclass(slots=True)
class Timed:
    """Hands on what *supply* gives and adds up the *seconds* that getting it took, and those the processor *worked*."""

    supply: Iterator[Any]
    seconds: float = 0.0
    worked: float = 0.0
    count: int = 0

    def __iter__(self) -> Iterator[Any]:
        while True:
            started, worked = time.perf_counter(), time.process_time()
            item = next(self.supply, None)
            self.seconds += time.perf_counter() - started
            self.worked += time.process_time() - worked
            if item is None:
                return
            self.count += 1
            yield item


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        source = given.corpus or folder / "corpus.parquet"
        if given.corpus is None:
            corpus.write(given.count, source)
        figures = measure(source, given.count, folder)
    broken = 0
    for figure, value in figures.items():
        verdict = ""
        if figure in FLOORS or figure in CEILINGS:
            holds = value >= FLOORS[figure] if figure in FLOORS else value <= CEILINGS[figure]
            broken += not holds
            limit = f"floor {FLOORS[figure]:g}" if figure in FLOORS else f"ceiling {CEILINGS[figure]:g}"
            verdict = f"{limit} {'holds' if holds else 'BROKEN'}"
        print(f"{figure:<64} {value:>12,.3f}  {verdict}")
    path = Path(__file__).parent.parent / "results" / "index.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if broken and given.strict else 0


def measure(source: Path, count: int, folder: Path) -> dict[str, float]:
    """All figures of *count* documents in *source*; index files are made in *folder*."""
    plain, worded = folder / "plain.index", folder / "worded.index"
    with_words = min(count, _WITH_WORDS)
    texts = [row["text"] for row in islice(_rows(source), min(count, _LSH))]
    return {
        "documents": float(count),
        **_alone(build, source, plain, count, {"text": False, "words": False, "facts": False}, ""),
        **_queries(source, plain, ""),
        **_alone(build, source, worded, with_words, {"text": False, "words": True, "facts": False}, ", with words"),
        **_queries(source, worded, ", with words"),
        **_alone(
            build,
            source,
            folder / "facts.index",
            min(count, _WITH_FACTS),
            {"text": False, "facts": True},
            ", with facts",
        ),
        **_components(plain, texts),
    }


def build(source: Path, path: Path, count: int, kept: dict[str, bool], what: str) -> dict[str, float]:
    """Add *count* documents of *source* to a new index at *path*."""
    documents = Timed(_documents(islice(_rows(source), count)))
    started, worked = time.perf_counter(), time.process_time()
    with Index(path) as index:
        index.add(documents, **kept)
        seconds = time.perf_counter() - started - documents.seconds
        worked = time.process_time() - worked - documents.worked
    return {
        f"documents added{what}": float(documents.count),
        f"documents a second{what}": documents.count / seconds,
        f"processor time{what}, µs a document": 1e6 * worked / documents.count,
        f"reading, documents a second{what}": documents.count / documents.seconds,
        f"bytes a document{what}": sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / count,
        f"peak memory{what}, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def _alone(function: Callable[..., dict[str, float]], *arguments: object) -> dict[str, float]:
    """What *function* says in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _queries(source: Path, path: Path, what: str) -> dict[str, float]:
    """How soon the index opens and answers, and how often the true source is among its answers."""
    opened = []
    for _ in range(9):
        started = time.perf_counter()
        with Index(path, read_only=True) as index:
            opened.append(time.perf_counter() - started)
    seconds, found = [], []
    with Index(path, read_only=True) as index:
        for document, address in _copies(source, len(index)):
            started = time.perf_counter()
            candidates = index.candidates(document)
            seconds.append(time.perf_counter() - started)
            found.append(any(index.get(one.key).document.location == address for one in candidates))
    return {
        f"opens in{what}, ms": 1000 * float(np.median(opened)),
        f"first candidate query{what}, ms": 1000 * seconds[0],
        f"candidate query, median{what}, ms": 1000 * float(np.median(seconds)),
        f"candidate query, 99th percentile{what}, ms": 1000 * float(np.percentile(seconds, 99)),
        f"true source in the first ten{what}": float(np.mean(found)),
    }


def _copies(source: Path, count: int) -> Iterator[tuple[Document, str]]:
    """Texts newly made from documents spread over the first *count* of *source*, with the addresses of these."""
    step = max(1, count // _QUERIES)
    writer = corpus.Writer(corpus.SEED + 1)
    kinds = [kind for kind in corpus.PLANTED if kind != "reworded"]
    for number, row in enumerate(islice(_rows(source), 0, count, step)):
        made = corpus.PLANTED[kinds[number % len(kinds)]](row["text"], writer)
        yield Document(made), row["url"]


def _components(path: Path, texts: list[str]) -> dict[str, float]:
    """Sketches, candidates of all pairs and their components: ours over all of the index, datasketch's of *texts*."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        postings = Postings(connection)
        count = postings.documents()
        started = time.perf_counter()
        one, other, _ = shared_shingles(postings, max(50, count // 1000), least=4)
        groups = sum(1 for _ in components(one, other))
        joined = (time.perf_counter() - started) / count
    rounds = [(_sketching(texts), _lsh(texts)) for _ in range(_ROUNDS)]
    made, peer = (statistics.median(seconds) for seconds in zip(*rounds, strict=True))
    return {
        "pairs of candidates": float(len(one)),
        "components of two documents or more": float(groups),
        "sketches and postings, µs a document": 1e6 * made,
        "candidates and components, µs a document": 1e6 * joined,
        "datasketch MinHashLSH: sketch, insert, query, µs a document": 1e6 * peer,
        "candidates and components of all: datasketch ÷ ours": peer / (made + joined),
    }


def _sketching(texts: list[str]) -> float:
    """Seconds a document for sketches and postings, in memory as datasketch's."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(files("provenance.index").joinpath("index.sql").read_text("utf-8"))
    sketch_many(texts[:100], Settings())
    started = time.perf_counter()
    rows = sketch_many(texts, Settings())
    Postings(connection).add(np.arange(len(texts)), rows.offsets, rows.samples)
    return (time.perf_counter() - started) / len(texts)


def _lsh(texts: list[str]) -> float:
    """Seconds a document for datasketch: sketch, insert, query."""
    word = re.compile(r"[^\W_]+")
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    started = time.perf_counter()
    sketches = []
    for number, text in enumerate(texts):
        words = word.findall(text.lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
        lsh.insert(number, sketch)
        sketches.append(sketch)
    for sketch in sketches:
        lsh.query(sketch)
    return (time.perf_counter() - started) / len(texts)


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    for batch in parquet.ParquetFile(source, pre_buffer=False).iter_batches(
        corpus.AT_ONCE, columns=["url", "title", "text", "date"]
    ):
        yield from batch.to_pylist()


def _documents(rows: Iterable[dict[str, Any]]) -> Iterator[Document]:
    for row in rows:
        yield Document(row["text"], location=row["url"], title=row["title"], published=row["date"])


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.index")
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--corpus", type=Path, help="a corpus that bench/corpus.py wrote, at least as large")
    parser.add_argument("--strict", action="store_true", help="leave with 1 where a limit is broken")
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
