"""What goes into an index beside documents, and what comes out of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from provenance.document import Document
from provenance.reuse.fingerprint import Fingerprint

if TYPE_CHECKING:
    from provenance.reuse.fact import Fact


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents given: *added* at new locations, *versions* newer texts at known ones, *unchanged*."""

    added: int = 0
    unchanged: int = 0
    versions: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.added + other.added, self.unchanged + other.unchanged, self.versions + other.versions)


@dataclass(frozen=True, slots=True)
class Origin:
    """How far an intake has come: of the supply *name*, the rows before *position* are in; all, once *finished*."""

    name: str
    position: int
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the index holds it.

    Where *has_text* is false, ``document.text`` is empty and *facts* are those found when it was added (None: not looked
    for); where it is true, *facts* is None, for the text tells them. *version* counts from 1 at its location. The
    *fingerprint* carries no sample, which is spread over the postings: make one anew from the text where it is needed;
    it is stale where an older normaliser made it. *first_seen* and *last_seen* are in UTC.
    """

    key: int
    document: Document
    fingerprint: Fingerprint
    first_seen: datetime
    last_seen: datetime
    has_text: bool
    version: int
    facts: tuple[Fact, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What a reindexing did: *recomputed* fingerprints, and *stale* documents, whose texts are not kept."""

    recomputed: int
    stale: int
