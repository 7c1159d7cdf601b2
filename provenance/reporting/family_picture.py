"""Where does each witness of a family stand on a line of time?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from provenance.reporting.family import publisher, role
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.assessment.family import SyndicationFamily, Witness
    from provenance.document import Document

MOST_ROWS = 40
_ROW, _TOP, _WIDTH = 22, 30, 640  # pixels of the drawing
_LETTER, _LEAST_LEFT = 7, 60
_MOST_MARKS = 5
_NARROWEST = timedelta(hours=1)
_DAY, _MONTH = timedelta(days=1), timedelta(days=30.5)
_STEPS = (
    *(timedelta(minutes=minutes) for minutes in (15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12)),
    *(timedelta(days=days) for days in (1, 2, 7, 14)),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
"""Steps between the marks of a scale; a label says no more of its moment than the step lets differ."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One witness: *label*, and where its time begins and how long it lasts on the scale; no *start* where undated.

    *seen* where nothing but the time by which it was there is known; where that lies outside the scale, which is made
    for those that are dated, the *note* tells it.
    """

    key: int
    label: str
    role: str
    derivation: str
    row: int
    start: float | None
    length: float
    seen: bool = False
    note: str = "no date known"

    @property
    def y(self) -> int:
        """The middle of its line."""
        return _TOP + self.row * _ROW + _ROW // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A family over time: a bar a witness, at most forty, and a few *marks* of the time scale, each with its place."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[float, str], ...]
    left_out: int

    @property
    def height(self) -> int:
        """Of the drawing, in pixels."""
        return _TOP + len(self.bars) * _ROW + 8

    @property
    def width(self) -> int:
        """Of the drawing, in pixels."""
        return self.left + _WIDTH + 60

    @property
    def left(self) -> int:
        """Where the scale begins in the drawing, to the right of the labels, in pixels."""
        return _LEAST_LEFT + _LETTER * max((len(bar.label) for bar in self.bars), default=0)


def picture(family: SyndicationFamily, documents: Mapping[int, Document]) -> Picture:
    """Draw *family*, whose *documents* are known by their keys."""
    shown = family.witnesses[:MOST_ROWS]
    dated = [witness for witness in shown if witness.first_published.earliest] or shown
    moments = [moment for witness in dated for moment in _ends(witness) if moment]
    first, last = min(moments, default=None), max(moments, default=None)
    scale = _Scale(first, max(last - first, _NARROWEST)) if first and last else None
    bars = tuple(_bar(number, witness, family, documents, scale) for number, witness in enumerate(shown))
    return Picture(bars, scale.marks() if scale else (), len(family.witnesses) - len(shown))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    length: timedelta

    def place(self, moment: datetime) -> float:
        return round(_WIDTH * ((moment - self.first) / self.length), 1)

    def holds(self, moment: datetime) -> bool:
        return self.first <= moment <= self.first + self.length

    def marks(self) -> tuple[tuple[float, str], ...]:
        """The place and the label of whole hours, days, weeks (their Mondays), months or years, a few of them."""
        for step in _STEPS:
            if self.length <= step * _MOST_MARKS:
                form = "%d %b %Y" if step >= _DAY else "%d %b %H:%M"
                return self._labelled(_every(step, self.first), form)
        months = next(months for months in _MONTHS if self.length <= months * _MONTH * _MOST_MARKS)
        return self._labelled(_every_months(months, self.first), "%b %Y" if months % 12 else "%Y")

    def _labelled(self, moments: Iterator[datetime], form: str) -> tuple[tuple[float, str], ...]:
        held = takewhile(self.holds, moments)
        return tuple((self.place(moment), moment.strftime(form)) for moment in held)


def _every(step: timedelta, first: datetime) -> Iterator[datetime]:
    """The multiples of *step* from *first* on."""
    beginning = datetime.min.replace(tzinfo=UTC)  # a Monday
    number = -((beginning - first) // step)
    with suppress(OverflowError):  # the year 9999
        while True:
            yield beginning + number * step
            number += 1


def _every_months(step: int, first: datetime) -> Iterator[datetime]:
    """The beginnings of every *step*-th month after *first*."""
    number = (first.year * 12 + first.month - 1) // step + 1
    with suppress(ValueError):  # as above
        while True:
            year, month = divmod(number * step, 12)
            yield datetime(year, month + 1, 1, tzinfo=UTC)
            number += 1


def _ends(witness: Witness) -> tuple[datetime | None, datetime | None]:
    return witness.first_published.earliest, witness.first_published.latest


def _bar(
    row: int, witness: Witness, family: SyndicationFamily, documents: Mapping[int, Document], scale: _Scale | None
) -> Bar:
    document = documents[witness.key]
    label = one_line(publisher(document) or document.location or f"document {witness.key}", 38)
    kind = witness.link.derivation if witness.link else "hub"
    earliest, latest = _ends(witness)
    begins, ends = earliest or latest, latest or earliest
    if scale is None or begins is None or ends is None:
        return Bar(witness.key, label, role(family, witness), kind, row, None, 0)
    start = scale.place(begins)
    if earliest is None and not scale.holds(begins):
        note = f"there by {begins:%d %b %Y}"
        return Bar(witness.key, label, role(family, witness), kind, row, None, 0, seen=True, note=note)
    length = round(scale.place(ends) - start, 1)
    return Bar(witness.key, label, role(family, witness), kind, row, start, length, seen=earliest is None)
