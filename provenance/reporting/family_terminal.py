"""How do families read in a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reporting import term, wording
from provenance.reporting.family import FamilyReport
from provenance.reporting.family_html import heading, summary
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

_WIDEST = 100
_MOST_FAMILIES = 20
_MOST_ROWS = 12


def render_families_terminal(report: FamilyReport, console: Console) -> None:
    """Print *report* to *console*: the twenty largest families, a line a witness. Texts from outside cannot act on the screen."""
    width = min(console.width, _WIDEST)
    for line, style in _lines(report):
        console.print(line, style=style, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _lines(report: FamilyReport) -> Iterator[tuple[str, str]]:
    yield heading(report), "bold"
    yield " ".join(summary(report)), ""
    for family in report.to_dict()["families"][:_MOST_FAMILIES]:
        hub = report.documents[family["hub"]]
        yield "", ""
        yield f"{family['family']}. {wording.name(hub)}", "bold"
        beside = f", {family['origins']} independent origins in all" if family["independents"] else ""
        yield f"   {wording.count(len(family['witnesses']), 'witness', 'witnesses')}{beside}", ""
        rows = family["witnesses"] + family["independents"]
        for row in rows[:_MOST_ROWS]:
            yield from _witness(row)
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


def _witness(row: dict[str, object]) -> Iterator[tuple[str, str]]:
    when = str(row["earliest"] or row["latest"] or "no date")[: len("2026-03-04T07:15")].replace("T", " ")
    how = str(row["derivation"] or ("hub" if row["role"] != "independent" else ""))
    credited = ", credited" if row["credited"] else ""
    where = one_line(str(row["location"] or row["title"] or row["key"]), 60)
    yield f"   {when:<16}  {term.FAMILY_ROLE[str(row['role'])]:<18}  {how + credited:<19}  {where}", ""
    for flag in row["flags"] if isinstance(row["flags"], list) else ():
        yield f"      {one_line(flag)}", "yellow"
