"""How do families read in a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.reporting import term, wording
from provenance.reporting.family import FamilyReport
from provenance.reporting.family_html import heading, summary, when
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

_WIDEST = 100
_MOST_FAMILIES = 20
_MOST_ROWS = 12
_INDENT = 5


def render_families_terminal(report: FamilyReport, console: Console) -> None:
    """Print *report* to *console*: the twenty largest families, a line a witness. Texts from outside cannot act on the screen."""
    width = min(console.width, _WIDEST)
    for line, style in _lines(report, width):
        console.print(line, style=style, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _lines(report: FamilyReport, width: int) -> Iterator[tuple[str, str]]:
    yield heading(report), "bold"
    yield " ".join(summary(report)), ""
    for family in report.to_dict()["families"][:_MOST_FAMILIES]:
        namesake = report.documents[report.families[family["family"] - 1].namesake]
        yield "", ""
        yield f"{family['family']}. {wording.name(namesake)}", "bold"
        beside = f", {wording.count(family['origins'], 'independent origin')} in all" if family["independents"] else ""
        left_open = f", {wording.count(len(family['open']), 'text')} left open" if family["open"] else ""
        yield f"   {wording.count(len(family['witnesses']), 'witness', 'witnesses')}{beside}{left_open}", ""
        rows = family["witnesses"] + family["independents"] + family["open"]
        for row in rows[:_MOST_ROWS]:
            yield from _witness(row, width)
        if len(rows) > _MOST_ROWS:
            yield f"   … and {len(rows) - _MOST_ROWS:,} more", "dim"
    left = len(report.families) - _MOST_FAMILIES
    if left > 0:
        yield "", ""
        yield (
            f"{wording.count(left, 'smaller family', 'smaller families')} not shown; --format csv, jsonl or json has all.",
            "dim",
        )
    yield "", ""
    yield " ".join(term.FAMILY_LIMITS), "dim"


def _witness(row: dict[str, Any], width: int) -> Iterator[tuple[str, str]]:
    from rich.cells import chop_cells

    how = row["derivation"] or ("" if row["role"] in {"independent", "open"} else "hub")
    if row["linked_as"] == "source":
        how = f"source, {how}"
    credited = ", credited" if row["credited"] else ""
    yield f"   {when(row):<24}  {term.FAMILY_ROLE[row['role']]:<13}  {how + credited}".rstrip(), ""
    where = one_line(row["location"] or row["title"] or f"document {row['key']}", 300)
    for part in chop_cells(where, max(20, width - _INDENT)):
        yield f"{' ' * _INDENT}{part}", ""
    for flag in row["flags"]:
        yield f"{' ' * _INDENT}{one_line(flag)}", "yellow"
