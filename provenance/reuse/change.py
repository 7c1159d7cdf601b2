"""Which facts did the copy keep, alter, drop or add?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage

ChangedFact = Literal["figure", "date", "name", "quotation", "negation", "hedging"]
Status = Literal["kept", "altered", "dropped", "added"]
Detail = Literal["rounded", "converted", "indirect", "direct", "invented", "other_speaker"]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact kept, altered, dropped or added, with its passages on the sides where it stands."""

    fact: ChangedFact
    status: Status
    detail: Detail | None = None
    copy: Passage | None = None
    source: Passage | None = None
