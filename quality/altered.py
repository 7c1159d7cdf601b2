"""Are altered facts reported, and more often in falsified copies than in faithful rewrites of the same length?

Three sets: single sentences of which one fact was changed (fever_symmetric), machine rewrites told to manipulate the news
against those told to paraphrase it (llmfake), and machine texts told to perturb against paraphrase (f3). What is invented
beside the source's statements alters none of them: the count of added facts stands beside that of altered ones. Rows whose pair id
has a SHA-256 that begins with an even hex digit were looked at while the rules were written; the others are held out.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from provenance import Document, Settings
from provenance.assessment.comparison import Comparison
from provenance.document import Passage
from provenance.reuse.change import Change, Status
from provenance.reuse.facts.reading import read
from quality.statistic import auc

_STATUSES: tuple[Status, Status] = ("altered", "added")
_NEAR = 0.1
"""Copies are matched if their lengths differ by at most this share."""


def measure(benchmarks: Path) -> dict[str, float]:
    measured = _single_sentences(_rows(benchmarks, "fever_symmetric"))
    fake = _rows(benchmarks, "llmfake")
    measured |= _contrast(
        "llmfake",
        [row for row in fake if row["label"].startswith("manipulation")],
        [row for row in fake if row["label"] in {"paraphrase", "rewrite"}],
    )
    f3 = _rows(benchmarks, "f3")
    return measured | _contrast(
        "f3",
        [row for row in f3 if row["label"].startswith("perturb")],
        [row for row in f3 if row["label"].startswith("paraphrase")],
    )


def _rows(benchmarks: Path, name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (benchmarks / name / "pairs.jsonl").read_text("utf-8").split("\n") if line]


def held_out(row: dict[str, str]) -> bool:
    """Whether a row was kept from those who wrote the rules."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest()[0], 16) % 2 == 1


def changes(row: dict[str, str]) -> tuple[Change, ...]:
    return Comparison.of(Document(row["suspicious_text"]), Document(row["source_text"]), Settings()).changes


def _single_sentences(rows: Sequence[dict[str, str]]) -> dict[str, float]:
    """The share of pairs in which a change is reported where the sentences differ."""
    hits: dict[bool, list[bool]] = {False: [], True: []}
    for row in rows:
        hits[held_out(row)].append(is_reported(row))
    return {
        "fever_symmetric": sum(map(sum, hits.values())) / len(rows),
        "fever_symmetric held out": sum(hits[True]) / len(hits[True]),
    }


def is_reported(row: dict[str, str]) -> bool:
    copy, source = differing(row["suspicious_text"], row["source_text"])
    return any(
        change.status != "kept" and (_touches(change.copy, copy) or _touches(change.source, source))
        for change in changes(row)
    )


def differing(copy: str, source: str) -> tuple[list[Passage], list[Passage]]:
    """The words of each sentence that the other lacks or has in another place."""
    one, other = read(copy, "en"), read(source, "en")
    blocks = difflib.SequenceMatcher(None, one.folded, other.folded, autojunk=False).get_opcodes()
    changed = [(a, b, c, d) for tag, a, b, c, d in blocks if tag != "equal"]
    return (
        [one.passage(i, i) for a, b, _, _ in changed for i in range(a, b)],
        [other.passage(j, j) for _, _, c, d in changed for j in range(c, d)],
    )


def _touches(passage: Passage | None, others: Iterable[Passage]) -> bool:
    return passage is not None and any(passage.start < other.end and other.start < passage.end for other in others)


def _contrast(name: str, falsified: Sequence[dict[str, str]], faithful: Sequence[dict[str, str]]) -> dict[str, float]:
    measured = {}
    for label, wanted in (("", (False, True)), (" held out", (True,))):
        pairs = matched(
            [row for row in falsified if held_out(row) in wanted], [row for row in faithful if held_out(row) in wanted]
        )
        scores, added = ([(rate(one, status), rate(other, status)) for one, other in pairs] for status in _STATUSES)
        lengths = [(_length(one), _length(other)) for one, other in pairs]
        measured[f"{name}{label}"] = auc(*zip(*scores, strict=True))
        measured[f"{name}{label}, by facts added"] = auc(*zip(*added, strict=True))
        measured[f"{name}{label}, length alone"] = auc(*zip(*lengths, strict=True))
        measured[f"{name}{label}, gain"] = measured[f"{name}{label}"] - measured[f"{name}{label}, length alone"]
        measured[f"{name}{label}, pairs"] = len(pairs)
    return measured


def matched(
    one: Sequence[dict[str, str]], other: Sequence[dict[str, str]]
) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Rows of both kinds in pairs whose copies are equally long within a tenth, each row once."""
    free = sorted(other, key=_length)
    pairs = []
    for row in sorted(one, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest()):
        near = min(free, key=lambda candidate: abs(_length(candidate) - _length(row)), default=None)
        if near and abs(_length(near) - _length(row)) <= _NEAR * _length(row):
            free.remove(near)
            pairs.append((row, near))
    return pairs


def _length(row: dict[str, str]) -> int:
    return len(row["suspicious_text"].split())


_COUNTS: dict[str, Counter[str]] = {}


def rate(row: dict[str, str], status: Status) -> float:
    """Facts of *status* per 100 words of the copy."""
    if row["id"] not in _COUNTS:
        _COUNTS[row["id"]] = Counter(change.status for change in changes(row))
    return 100 * _COUNTS[row["id"]][status] / max(1, _length(row))


def main() -> None:
    for metric, value in measure(Path(sys.argv[1])).items():
        print(f"{metric:<40} {value:8.3f}")


if __name__ == "__main__":
    main()
