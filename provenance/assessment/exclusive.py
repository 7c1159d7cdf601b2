"""Which of the source's facts does the copy have that no other report of the event has?

Where other reports of an event are at hand, what only one of them states is the strongest evidence of where a text comes
from: public facts are in all. A comparison of two texts cannot know this; whoever has the others (a search, an index)
asks here with the comparisons made anyway, and adds the piece of evidence to the assessment.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.assessment.comparison import Comparison, Side
from provenance.assessment.evidence import Evidence, Measure
from provenance.assessment.model import Model, weigh
from provenance.document import Passage
from provenance.reuse.fact import Fact
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.day import CalendarDate

_STATED: Final = frozenset({"figure", "date", "name", "quotation"})
_DOUBT: Final = 2.0
"""Imaginary facts, at the neutral share, added to every count: one of one is no proof."""
KIND: Final = "exclusive_facts"


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Facts that the source alone has: how many it states (*stated*), and those the copy has too, where they stand there."""

    stated: int
    used: tuple[Passage, ...]
    reports: int

    def measure(self, neutral: float) -> Measure:
        """The share that the copy uses, doubted where few are stated, as evidence to be weighed."""
        value = (len(self.used) + _DOUBT * neutral) / (self.stated + _DOUBT)
        told = f"of {self.stated} facts that the source has and {_other_reports(self.reports)} not, the copy has {len(self.used)}"
        return Measure(KIND, value, told, self.used)


def exclusive_facts(comparison: Comparison, others: Sequence[Comparison]) -> Exclusive:
    """Compare what the copy took with what *others* have: comparisons of other reports of the event with the same source.

    Reports that are themselves copies of the source must be left out: what they have is not therefore public.
    Raises ValueError where a comparison of *others* is with another source.
    """
    if any(other.source.document != comparison.source.document for other in others):
        message = "the other reports must be compared with the same source"
        raise ValueError(message)
    public = {key for other in others for key in facts_used(other)}
    used = {key: passage for key, passage in facts_used(comparison).items() if key not in public}
    return Exclusive(len(stated_facts(comparison.source) - public), tuple(used.values()), len(others))


def stated_facts(side: Side) -> frozenset[Hashable]:
    """The figures, dates, names and quotations that a document states, each once however often it is mentioned."""
    return frozenset(_keys(side).values())


def particulars(side: Side) -> frozenset[Hashable]:
    """The figures, dates and quotations that a document states, equal to another's whatever either makes more exact.

    14 April is one day in a text with a date, which tells the year, and in one without.
    """
    return frozenset(_loosely(fact.value) for fact in side.facts if fact.kind in _STATED - {"name"})


def facts_used(comparison: Comparison) -> dict[Hashable, Passage]:
    """The source's facts that the copy of *comparison* has, altered or not, and where they first stand there."""
    keys = _keys(comparison.source)
    used: dict[Hashable, Passage] = {}
    for change in comparison.changes:
        if change.fact in _STATED and change.copy is not None and change.source in keys:
            used.setdefault(keys[change.source], change.copy)
    return used


def exclusive_evidence(found: Exclusive, model: Model) -> Evidence | None:
    """What *found* weighs by *model*; None where there are no other reports to tell by, or the source has nothing of its own."""
    neutral = next((neutral for kind, _, neutral in model.terms if kind == KIND), None)
    if neutral is None or not found.reports or not found.stated:
        return None
    return weigh([found.measure(neutral)], model).evidence[0]


def _keys(side: Side) -> dict[Passage | None, Hashable]:
    return {fact.passage: _key(fact) for fact in side.facts if fact.kind in _STATED}


def _key(fact: Fact) -> Hashable:
    """Equal for all mentions of one fact."""
    return fact.kind, getattr(fact.value, "full", fact.value)


def _loosely(value: object) -> Hashable:
    if isinstance(value, CalendarDate):
        year = value.year if value.month is None else None
        return "date", year, value.month, value.day, value.weekday, value.hour, value.minute
    if isinstance(value, Figure):
        return "figure", value.low, value.high, value.unit
    return "quotation", value


def _other_reports(count: int) -> str:
    return "another report of the event has" if count == 1 else f"{count} other reports of the event have"
