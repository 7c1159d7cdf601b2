"""How long does folding a corpus into families take, with every pair assessed, and are the planted copies in them?

    python -m bench.families [COUNT] [--index FILE]

COUNT documents of bench/corpus.py, 2,000 where no count is given, without dates, so that every pair is assessed both ways
where the first leaves the second open. With --index the index is kept at FILE: interrupted, the run goes on there, adds
what is missing and assesses what is left. Says every half minute how far it is. Results go to results/families.json.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bench import corpus
from provenance.document import Document
from provenance.grouper import find_families
from provenance.index.store import BATCH, Index
from provenance.index.value import Origin
from provenance.reporting.family import FamilyReport

_EVERY = 30.0
_SUPPLY = "bench.corpus"


@dataclass(slots=True)
class Clock:
    """Says how far each stage is, and remembers when it began, as the one before ended, and how much was done."""

    stages: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    _said: float = 0.0
    _last: float = field(default_factory=time.perf_counter)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """*done* of *total* are done of *stage*."""
        now = time.perf_counter()
        began = self.stages[stage][0] if stage in self.stages else self._last
        self.stages[stage] = began, now, done
        self._last = now
        if now - self._said >= _EVERY or done == total:
            self._said = now
            pace = done / max(now - began, 1e-9)
            left = f", {(total - done) / pace / 60:.0f} minutes left" if now - began > _EVERY else ""
            told = f"{stage}: {done:,} of {total:,}, {pace:,.0f} a second{left}; {_memory():,.0f} MB"
            print(f"{time.strftime('%H:%M:%S')} {told}", flush=True)

    def pace(self, stage: str) -> float:
        """How many a second, 0 where the stage had nothing to do."""
        began, ended, done = self.stages.get(stage, (0.0, 0.0, 0))
        return done / (ended - began) if ended > began else 0.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.families")
    parser.add_argument("count", type=int, nargs="?", default=2_000)
    parser.add_argument("--index", type=Path, help="where the index is kept, to go on with later")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(given.count, given.index or Path(folder) / "families.index")
    for figure, value in figures.items():
        print(f"{figure:<64} {value:>12,.3f}")
    path = Path(__file__).parent.parent / "results" / "families.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


def measure(count: int, path: Path) -> dict[str, float]:
    """All figures of *count* documents, kept in the index at *path*."""
    clock = Clock()
    truth: dict[int, corpus.Row] = {}
    with Index(path) as index:
        fill(index, count, truth, clock)
        started = time.perf_counter()
        report = find_families(index, progress=clock)
        seconds = time.perf_counter() - started
    return {
        "documents": float(count),
        "candidates, documents a second": clock.pace("looking for candidates"),
        "pairs": float(report.pairs_assessed),
        "pairs assessed in this run": float(clock.stages.get("assessing pairs", (0, 0, 0))[2]),
        "pairs a second": clock.pace("assessing pairs"),
        "seconds in all, without adding": seconds,
        "families": float(len(report.families)),
        "peak memory, all processes together at most, MB": _memory(),
        **found(report, truth),
    }


def fill(index: Index, count: int, truth: dict[int, corpus.Row], clock: Clock) -> None:
    """Add what is missing of the corpus, and remember in *truth* which rows are planted."""
    known = index.position(_SUPPLY)
    done = known.position if known else 0
    rows = _noted(corpus.generate(count), truth)
    for _ in islice(rows, done):
        pass
    while batch := list(islice(rows, BATCH - 1)):
        documents = [Document(row.text, location=row.url, title=row.title) for row in batch]
        done += len(batch)
        index.add(documents, origin=Origin(_SUPPLY, done, finished=done >= count))
        clock("adding", done, count)


def found(report: FamilyReport, truth: dict[int, corpus.Row]) -> dict[str, float]:
    """The share of each kind of planted copies that stand in one family with what they were made from."""
    number = {key: int((document.location or "").rsplit("/", 1)[1]) for key, document in report.documents.items()}
    home = {number[key]: place for place, family in enumerate(report.families) for key in family.keys}
    planted = Counter(row.kind for row in truth.values())
    right = Counter(row.kind for row in truth.values() if row.id in home and home[row.id] == home.get(row.source or 0))
    return {f"found, {kind}": right[kind] / planted[kind] for kind in corpus.PLANTED if planted[kind]}


def _noted(rows: Iterator[corpus.Row], truth: dict[int, corpus.Row]) -> Iterator[corpus.Row]:
    for row in rows:
        if row.source is not None:
            truth[row.id] = corpus.Row(row.id, "", "", "", "", kind=row.kind, source=row.source)
        yield row


def _memory() -> float:
    """What this process had at most, in MB, and the largest of those it started and waited for, once for each."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + 2 * children) / 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
