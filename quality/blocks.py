"""Do our blocks agree with what was really taken over, and do independent texts stay free of them?

PAN 2013's text alignment corpus by plagdet, whole and in the halves that the SHA-256 of a pair's id makes: parameters
were chosen on the even half only. Beside it reports of the same event, uncut, and LLM rewrites.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from provenance.document import Document, Passage
from provenance.reuse.block import find_blocks
from provenance.reuse.body import Body
from provenance.reuse.run import shared_runs
from quality import pairs
from quality.pairs import Pair, in_parallel, is_even
from quality.plagdet import Agreement, Marked, agreement

_KINDS = {
    "verbatim": "verbatim",
    "random_obfuscation": "random",
    "translation_chain": "translation",
    "summary": "summary",
}
_RUN = 8
_UNCUT = [1_000_000]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a pair: our blocks, the shared runs, the copy's words and how many of them are in blocks.

    *beyond_quotations* is whether some block holds no shared run of eight words: what shares one may be a quotation.
    """

    id: str
    role: str
    derived: bool
    blocks: tuple[Marked, ...]
    runs: tuple[Marked, ...]
    words: int
    in_blocks: int
    beyond_quotations: bool


def measure(benchmarks: Path) -> dict[str, float]:
    return {**_pan(benchmarks), **_independent(benchmarks), **_rewritten(benchmarks)}


def _pan(benchmarks: Path) -> dict[str, float]:
    cases = _cases(benchmarks)
    found = in_parallel(_read, _pan_pairs(benchmarks))
    whole = _agreement(cases, found)
    halves = {even: [read for read in found if is_even(read.id) == even] for even in (True, False)}
    return {
        "pan13_train pairs": len(found),
        "plagdet": whole.plagdet,
        "recall": whole.recall,
        "precision": whole.precision,
        "granularity": whole.granularity,
        "plagdet_even_half": _agreement(cases, halves[True]).plagdet,
        "plagdet_odd_half": _agreement(cases, halves[False]).plagdet,
        "plagdet_of_shared_runs (baseline)": _agreement(cases, found, runs=True).plagdet,
        **_by_kind(cases, found, "plagdet"),
        **_by_kind(cases, halves[False], "plagdet_odd_half"),
        "pairs_without_reuse_with_blocks": _with_blocks(read for read in found if read.role == "none"),
        "summary_pairs_without_case_with_blocks": _with_blocks(
            read for read in found if read.role == "summary" and not read.derived
        ),
    }


def _by_kind(cases: dict[str, list[Marked]], found: list[_Read], name: str) -> dict[str, float]:
    return {
        f"{name}_{short}": _agreement(cases, [read for read in found if read.role == kind]).plagdet
        for kind, short in _KINDS.items()
    }


def _independent(benchmarks: Path) -> dict[str, float]:
    """Reports of one event that share at most 5 % of their 12-grams, each ordered pair."""
    found = in_parallel(_read, pairs.same_event(benchmarks, _UNCUT))
    return {
        "same_event_pairs": len(found),
        "same_event_pairs_with_blocks": _with_blocks(found),
        "same_event_words_in_blocks": _words_in_blocks(found),
        "same_event_pairs_with_blocks_beyond_quotations": sum(read.beyond_quotations for read in found) / len(found),
    }


def _rewritten(benchmarks: Path) -> dict[str, float]:
    found = in_parallel(_read, pairs.rewrites(benchmarks, 1500))
    return {
        "rewrites_with_blocks": _with_blocks(found),
        "rewrites_words_in_blocks": _words_in_blocks(found),
        "unrelated_pairs_with_blocks": _with_blocks(in_parallel(_read, pairs.neighbours(benchmarks))),
        "more_unrelated_pairs_with_blocks": _with_blocks(in_parallel(_read, pairs.unrelated(benchmarks))),
    }


def _pan_pairs(benchmarks: Path) -> list[Pair]:
    folder = benchmarks / "pan13_train"
    texts = {row["id"]: Document(row["text"]) for row in pairs.rows(folder / "docs.jsonl")}
    return [
        Pair(
            row["id"],
            texts[row["suspicious_id"]],
            texts[row["source_id"]],
            derived=bool(row["annotations"]),
            role=row["label"],
            family=row["source_id"],
        )
        for row in pairs.rows(folder / "pairs.jsonl")
    ]


def _cases(benchmarks: Path) -> dict[str, list[Marked]]:
    return {
        row["id"]: [
            Marked(
                row["id"],
                Passage(case["this_offset"], case["this_offset"] + case["this_length"]),
                Passage(case["source_offset"], case["source_offset"] + case["source_length"]),
            )
            for case in row["annotations"]
        ]
        for row in pairs.rows(benchmarks / "pan13_train" / "pairs.jsonl")
    }


def _read(pair: Pair) -> _Read:
    copy, source = _body(pair.copy.text), _body(pair.source.text)
    runs = shared_runs(copy.words.words, source.words.words, _RUN)
    blocks = tuple(Marked(pair.id, block.copy, block.source) for block in find_blocks(copy, source, runs))
    marked = tuple(
        Marked(
            pair.id,
            copy.words.passage(run.copy, run.copy + run.length - 1),
            source.words.passage(run.source, run.source + run.length - 1),
        )
        for run in runs
    )
    return _Read(
        pair.id,
        pair.role,
        pair.derived,
        blocks,
        marked,
        words=len(copy.words),
        in_blocks=sum(len(copy.words.within(block.copy)) for block in blocks),
        beyond_quotations=any(not any(_holds(block, run) for run in marked) for block in blocks),
    )


@lru_cache(maxsize=32)
def _body(text: str) -> Body:
    """A copy stands in several pairs, one after the other."""
    return Body.of(text)


def _holds(block: Marked, run: Marked) -> bool:
    return all(
        outer.start <= inner.start and inner.end <= outer.end
        for outer, inner in ((block.copy, run.copy), (block.source, run.source))
    )


def _agreement(cases: dict[str, list[Marked]], found: Iterable[_Read], *, runs: bool = False) -> Agreement:
    reads = list(found)
    return agreement(
        [case for read in reads for case in cases[read.id]],
        [marked for read in reads for marked in (read.runs if runs else read.blocks)],
    )


def _words_in_blocks(found: Iterable[_Read]) -> float:
    reads = list(found)
    return sum(read.in_blocks for read in reads) / sum(read.words for read in reads)


def _with_blocks(found: Iterable[_Read]) -> float:
    reads = list(found)
    return sum(bool(read.blocks) for read in reads) / len(reads)
