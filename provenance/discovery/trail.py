"""Which places were asked for the source, and what did each answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Timestamp

Outcome = Literal["found", "none", "unmeasured"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document worth reading; no similarity is claimed yet.

    *url* is its own address and *place* what named it, *title* and *text* are what that place says of it. *score*, 0 to
    1, is how much of its title and address the copy shares, weighed by rarity. *capture* is the address of an archived
    capture, which is read where the page itself is gone. *clocks* are the times that the place states for it. An
    *exact* candidate is one that the copy itself names as its source, by address or by beacon.
    """

    url: str
    place: str
    title: str = ""
    text: str = ""
    clocks: tuple[Timestamp, ...] = ()
    capture: str | None = None
    score: float = 0.0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one place said: *found* only with candidates that resemble the copy, *unmeasured* where it could not say."""

    outcome: Outcome
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the trail.

    *asked* are the addresses that were requested, or what was looked at without a request; *found* are the addresses of
    the candidates, best first; *requests* and *seconds* are what it cost.
    """

    place: str
    asked: tuple[str, ...]
    outcome: Outcome
    reason: str
    found: tuple[str, ...] = ()
    requests: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """All steps in their order, and all candidates, best first."""

    steps: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def requests(self) -> int:
        """How many requests the whole trail took."""
        return sum(step.requests for step in self.steps)
