"""How well does it hold on texts by hands that neither the model nor the rules were made on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from provenance.assessment.derivation import DERIVED
from provenance.assessment.pair import Assessment
from provenance.document import Document
from provenance.reuse.sentence import sentence_edges
from quality import pairs
from quality.events import assess
from quality.pairs import Pair
from quality.statistic import auc, auc_interval, found_at

OTHER_HANDS = Path(__file__).parent.parent / "benchmarks" / "other_hands"
HALVES = ("development", "held out")
ALTERED = {"": "alterations.jsonl", "long, ": "long_alterations.jsonl"}
"""Altered rewrites of 250 to 450 words, and those of articles of usual length."""
_SHORT = "brief_rewrite"
"""The hundred words to which an article was cut down: counted apart, for of so few little can be told."""


def measure(benchmarks: Path) -> dict[str, float]:
    del benchmarks  # these texts are the project's own
    figures: dict[str, float] = {}
    for half in HALVES:
        figures |= {f"{half}: {name}": value for name, value in told_apart(reports(half)).items()}
        for which, file in ALTERED.items():
            found = alterations_reported(rows_of(OTHER_HANDS / file, half))
            figures |= {f"{half}: {which}{name}": value for name, value in found.items()}
    return figures


def rows_of(file: Path, half: str) -> list[dict[str, Any]]:
    """The rows of *file* that belong to *half*."""
    return [row for row in pairs.rows(file) if row["half"] == half]


def reports(half: str, folder: Path = OTHER_HANDS) -> list[Pair]:
    """The texts of every event of *half* beside its original."""
    rows = rows_of(folder / "reports.jsonl", half)
    originals = {row["event"]: _document(row, "text") for row in rows if row["role"] == "original"}
    return [
        Pair(
            f"{row['event']}-{row['role']}", _document(row, "text"), originals[row["event"]],
            derived=row["derived"], role=row["role"], family=row["event"],
        )
        for row in rows
        if row["role"] != "original"
    ]  # fmt: skip


def _document(row: dict[str, Any], field: str) -> Document:
    return Document(row[field], language=row["language"])


def told_apart(told: list[Pair]) -> dict[str, float]:
    """How well the rewrites among *told* are told from the independent reports."""
    assessed = pairs.in_parallel(assess, told)
    ratios = np.array([one.log_likelihood_ratio or 0.0 for one in assessed])
    named = np.array([one.derivation in DERIVED for one in assessed])
    roles = np.array([pair.role for pair in told])
    derived = np.array([pair.derived for pair in told])
    words = np.array([float(len(pair.copy.text.split())) for pair in told])
    rewrites = derived & (roles != _SHORT)
    area = auc(ratios[rewrites].tolist(), ratios[~derived].tolist())
    low, high = auc_interval(area, int(rewrites.sum()), int((~derived).sum()))
    independent = np.array([one.derivation in ("independent", "unrelated") for one in assessed])
    briefs = {"briefs_found": float(named[roles == _SHORT].mean())} if _SHORT in roles else {}
    return {
        "texts": len(told),
        "auc_rewrites": area,
        "auc_rewrites_interval_low": low,
        "auc_rewrites_interval_high": high,
        "auc_rewrites_of_length (baseline)": auc(words[rewrites].tolist(), words[~derived].tolist()),
        "auc_rewrites_beside_agencies": auc(ratios[rewrites].tolist(), ratios[roles == "agency"].tolist()),
        "rewrites_found": float(named[rewrites].mean()),
        "rewrites_found_at_5_percent": found_at(ratios[rewrites].tolist(), ratios[~derived].tolist(), 0.05),
        "rewrites_called_independent": float(independent[rewrites].mean()),
        **briefs,
        "false_alarms": float(named[~derived].mean()),
        "false_alarms_of_long_reports": float(named[np.isin(roles, ("newspaper", "local"))].mean()),
    }


def alterations_reported(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Which of the alterations planted in *rows* are reported, and what is reported besides."""
    told = [
        Pair(
            row["id"], _document(row, "copy"), _document(row, "source"), derived=True, role="altered", family=row["id"]
        )
        for row in rows
    ]
    planted: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    false = idle = shown = 0
    for row, found in zip(rows, pairs.in_parallel(assess, told), strict=True):
        places = [(one["kind"], one["start"], one["end"]) for one in row["alterations"]]
        for kind, start, end in places:
            planted[kind] += 1
            reported[kind] += any(_overlaps(span, start, end) for span in _spans(found, cues=True))
        shown += sum(_is_shown(found, row, one) for one in row["alterations"])
        false += sum(_is_none(span, places) for span in _spans(found, cues=False))
        idle += sum(_is_none(span, places) for span in set(_spans(found, cues=True)) - set(_spans(found, cues=False)))
    return {
        "planted_alterations": planted.total(),
        "planted_alterations_reported": reported.total() / planted.total(),
        **{f"planted_alterations_reported, {kind}": reported[kind] / planted[kind] for kind in sorted(planted)},
        "false_altered_per_text": false / len(rows),
        "alterations_whose_sentence_is_shown_beside_its_source": shown / planted.total(),
        "idle_denials_and_hedges_per_text": idle / len(rows),
    }


def _spans(found: Assessment, *, cues: bool) -> list[tuple[int, int]]:
    """Where the copy is said to alter something, or with *cues* to gain or lose a denial or a hedge."""
    return [
        (change.copy.start, change.copy.end)
        for change in found.changes
        if change.copy and (change.status == "altered" or (cues and change.fact in ("negation", "hedging")))
    ]


def _is_shown(found: Assessment, row: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether a shared passage connects the sentence of an alteration with the source's that it stands for."""
    here = _sentence(row["copy"], one["start"], row["language"])
    there = _sentence(row["source"], row["source"].index(one["source"]), row["language"])
    return any(
        _overlaps(here, passage.copy.start, passage.copy.end)
        and _overlaps(there, passage.source.start, passage.source.end)
        for passage in found.passages
    )


def _sentence(text: str, at: int, language: str) -> tuple[int, int]:
    return next(edge for edge in sentence_edges(text, language) if edge[1] > at)


def _overlaps(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] < end and start < span[1]


def _is_none(span: tuple[int, int], places: Sequence[tuple[str, int, int]]) -> bool:
    return not any(_overlaps(span, start, end) for _, start, end in places)
