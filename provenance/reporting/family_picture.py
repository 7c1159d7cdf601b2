"""Where does each witness of a family stand on a line of time?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from provenance.reporting.family import publisher, role
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.assessment.family import SyndicationFamily, Witness
    from provenance.document import Document

MOST_ROWS = 40
_ROW, _TOP, _LEFT, _WIDTH = 22, 30, 300, 640  # pixels of the drawing
_MARKS = 4
_NARROWEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One witness: *label*, and where its time begins and how long it lasts in the drawing; no *start* where undated.

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
        return _LEFT + _WIDTH + 60


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
        return round(_LEFT + _WIDTH * ((moment - self.first) / self.length), 1)

    def holds(self, moment: datetime) -> bool:
        return self.first <= moment <= self.first + self.length

    def marks(self) -> tuple[tuple[float, str], ...]:
        form = "%d %b %Y" if self.length > timedelta(days=3) else "%d %b %H:%M"
        moments = [self.first + self.length * n / _MARKS for n in range(_MARKS + 1)]
        return tuple((self.place(moment), moment.strftime(form)) for moment in moments)


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
