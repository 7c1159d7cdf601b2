"""Which reasons speak for or against derivation, and where do they stand?"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.document import Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stated reason; positive *weight* (in log-odds) speaks for derivation. *passages* are of the copy's text."""

    kind: str
    weight: float
    statement: str
    passages: tuple[Passage, ...] = ()
