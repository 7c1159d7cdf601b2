"""Which figures, dates, names and quotations does a text state?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage

FactKind = Literal["figure", "date", "name", "quotation"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A checkable particular of a text, with where it stands."""

    kind: FactKind
    passage: Passage
