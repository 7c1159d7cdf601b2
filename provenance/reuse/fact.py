"""Which figures, dates, names and quotations does a text state?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage, Timestamp
from provenance.reuse.facts.amount import Figure
from provenance.reuse.facts.calendar_date import find_dates
from provenance.reuse.facts.day import CalendarDate
from provenance.reuse.facts.figure import find_figures
from provenance.reuse.facts.name import Name, find_names
from provenance.reuse.facts.quotation import Quotation, find_quotations
from provenance.reuse.facts.reading import Reading, read

FactKind = Literal["figure", "date", "name", "quotation"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A checkable particular of a text, with where it stands and its comparable *value*."""

    kind: FactKind
    passage: Passage
    value: Figure | CalendarDate | Name | Quotation


def find_facts(text: str, *, language: str | None = None, published: Timestamp | None = None) -> tuple[Fact, ...]:
    """The facts that *text* states, by position (a quotation before what stands in it).

    *language* is a BCP 47 tag, guessed where None; relative dates are resolved against *published*.
    """
    return facts_of(read(text, language), published)


def facts_of(reading: Reading, published: Timestamp | None = None) -> tuple[Fact, ...]:
    """As ``find_facts``, of a text already read."""
    taken = bytearray(len(reading))
    dates = list(find_dates(reading, taken, published))
    figures = list(find_figures(reading, taken))
    names = list(find_names(reading, taken))
    facts = [Fact("date", passage, date) for passage, date in dates]
    facts += [Fact("figure", passage, figure) for passage, figure in figures]
    facts += [Fact("name", passage, name) for passage, name in names]
    facts += [Fact("quotation", passage, said) for passage, said in find_quotations(reading, names)]
    return tuple(sorted(facts, key=lambda fact: (fact.passage.start, -fact.passage.end)))
