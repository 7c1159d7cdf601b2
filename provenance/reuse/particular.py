"""Which of its names, figures and dates does a copy have from the source, whatever became of the others?

What ``find_changes`` tells of particulars, without a search for what took the place of a particular that was changed: one
that was replaced is an added one here, and one kept elsewhere than where it was replaced counts as kept. That takes a
quarter of the time, and tells nearly as well how much two texts have in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reuse.alignment import Alignment
from provenance.reuse.change import Change
from provenance.reuse.changes import kind
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.mention import Kind
from provenance.reuse.changes.settlement import Settlement
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact, FactKind
from provenance.reuse.facts.reading import read


def find_particulars(
    copy: str,
    source: str,
    alignment: Alignment,
    *,
    copy_facts: Sequence[Fact],
    source_facts: Sequence[Fact],
    languages: tuple[str | None, str | None] = (None, None),
) -> tuple[Change, ...]:
    """One Change, *kept*, *added* or *dropped*, for each distinct name, figure and date; arguments as in ``find_changes``."""
    one, other = Slots.of(read(copy, languages[0])), Slots.of(read(source, languages[1]))
    behind = Counterparts.of(alignment.passages, one, other)
    mine, theirs = _by_kind(copy_facts), _by_kind(source_facts)
    kinds: dict[FactKind, Kind] = {
        "figure": kind.figures(one, other, theirs["figure"]),
        "date": kind.dates(theirs["date"]),
        "name": kind.names(one, other, theirs["name"]),
    }
    return tuple(
        Change(fact, outcome.status, outcome.detail, outcome.copy, outcome.source)
        for fact, how in kinds.items()
        for outcome in Settlement(how, one, other, (mine[fact], theirs[fact]), behind).outcomes(())
    )


def _by_kind(facts: Sequence[Fact]) -> dict[FactKind, list[Fact]]:
    found: dict[FactKind, list[Fact]] = {"figure": [], "date": [], "name": []}
    for fact in facts:
        if fact.kind in found:
            found[fact.kind].append(fact)
    return found
