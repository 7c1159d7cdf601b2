"""How do the figures on the events benchmark differ from language to language?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.assessment.pair import Assessment
from provenance.assessment.rate import wilson
from quality import events
from quality.pairs import Pair

_NAMED = ("verbatim", "edited", "rewritten", "partial")


@dataclass(frozen=True, slots=True)
class Row:
    """One language, or all of them: of each count how many there are of how many."""

    language: str
    events: int
    rewrites_found: tuple[int, int]
    derived_found: tuple[int, int]
    false_alarms: tuple[int, int]
    alterations_reported: tuple[int, int]


def rows(tested: Sequence[Pair], assessed: Sequence[Assessment]) -> list[Row]:
    """A row for each language of *tested*, those with most events first, and one for all."""
    names = sorted({pair.copy.language or "" for pair in tested}, key=lambda name: (-_events(tested, name), name))
    return [_row(name, tested, assessed) for name in (*names, "all")]


def _row(name: str, tested: Sequence[Pair], assessed: Sequence[Assessment]) -> Row:
    chosen = [
        (pair, found) for pair, found in zip(tested, assessed, strict=True) if name in ("all", pair.copy.language)
    ]
    summary = events.summary([pair for pair, _ in chosen], [found for _, found in chosen])
    planted = int(summary["planted_alterations"])
    return Row(
        name,
        len({pair.family for pair, _ in chosen}),
        _named([found for pair, found in chosen if pair.role.startswith("rewrite_")]),
        _named([found for pair, found in chosen if pair.derived]),
        _named([found for pair, found in chosen if not pair.derived]),
        (round(summary["planted_alterations_reported"] * planted), planted),
    )


def _events(tested: Sequence[Pair], name: str) -> int:
    return len({pair.family for pair in tested if pair.copy.language == name})


def _named(assessed: Sequence[Assessment]) -> tuple[int, int]:
    return sum(found.derivation in _NAMED for found in assessed), len(assessed)


def table(found: Sequence[Row]) -> str:
    """*found* as a table in Markdown, with Wilson's intervals of 95 %."""
    lines = [
        "| language | events | rewrites found | all derived texts found | false alarms | planted alterations reported |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.language} | {row.events} | {_said(row.rewrites_found)} | {_said(row.derived_found)} | "
        f"{_said(row.false_alarms)} | {_said(row.alterations_reported)} |"
        for row in found
    ]
    return "\n".join(lines)


def _said(count: tuple[int, int]) -> str:
    low, high = wilson(*count)
    return f"{count[0]} of {count[1]} ({low:.2f} to {high:.2f})"
