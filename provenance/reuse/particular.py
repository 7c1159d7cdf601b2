"""Which of its names, figures and dates does a copy have from the source, whatever became of the others?

What ``find_changes`` tells of particulars, without a search for what took the place of a particular that was changed: one
that was replaced is an added one here, and one kept elsewhere than where it was replaced counts as kept. That takes a
quarter of the time, and tells nearly as well how much two texts have in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reuse.alignment import Alignment
from provenance.reuse.change import Change, settlements
from provenance.reuse.changes.counterpart import Counterparts
from provenance.reuse.changes.slot import Slots
from provenance.reuse.fact import Fact
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
    return tuple(
        Change(fact, outcome.status, outcome.detail, outcome.copy, outcome.source)
        for fact, settled in settlements(one, other, behind, copy_facts, source_facts).items()
        for outcome in settled.outcomes(())
    )
