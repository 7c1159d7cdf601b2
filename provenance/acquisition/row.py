"""What comes out of a place that holds many documents, one after the other?"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.document import Document
from provenance.reuse.known import Known


@dataclass(frozen=True, slots=True)
class UnreadDate:
    """A date as *stated*, ``03-01-2026``, and the *reason* why it was not read, in words that can be counted."""

    stated: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One document of many, or why there is none.

    *position* counts from 1 what was read so far, this row included: reading goes on after it with ``start=position``.
    *skipped* is the reason in words that can be counted, the same for all rows that fail alike; *place* says which row
    it was: ``line 17``, ``record 4 (https://fenpost.example/ferry)``. *unread_date* is the date that a document's row states
    where that was not read.
    """

    position: int
    document: Document | Known | None
    skipped: str | None = None
    place: str = ""
    unread_date: UnreadDate | None = None
