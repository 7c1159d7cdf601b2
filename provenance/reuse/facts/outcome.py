"""What can become of a fact on its way from source to copy?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage

Status = Literal["kept", "altered", "dropped", "added"]
Detail = Literal["rounded", "converted", "indirect", "direct", "invented", "other_speaker"]
Agreement = Literal["same", "rounded", "converted"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact's *status*, and where it stands in the copy and in the source."""

    status: Status
    detail: Detail | None
    copy: Passage | None
    source: Passage | None


def detail_of(agreement: Agreement) -> Detail | None:
    """The detail to report with a fact that was kept this way."""
    return None if agreement == "same" else agreement
