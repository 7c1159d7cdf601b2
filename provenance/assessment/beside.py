"""Which documents report a family's event without deriving from its text, and of which can that not be told?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from provenance.assessment.derivation import NEEDED_RATIO
from provenance.assessment.link import Link
from provenance.assessment.star import Compared

_OF_THE_EVENT = 0.34
"""Share of the figures, dates and quotations of that text which has fewer that the other states too, where both report one
event. In the training half of benchmarks/events, doubt counted in, 33 reports of their event share .37 or more with the text that
was copied, 11 of another event with the same people and places .33 or less. Names would not tell: those are shared."""
_DOUBT, _BEFORE = 3.0, 0.4
"""Imaginary facts and the share of them that both state, added to every count: of a brief report less is asked."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Keys of documents beside a family: *independents* of its text, and others that are left *open*.

    *origins* counts how many hands the event was reported by: the family's, and each family or lone document among the
    independents, once.
    """

    independents: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All *links* of an index's documents, the *home* of those that are in a family, named by its hub, and how to compare two.

    Without a comparison every document that an assessment calls independent counts as a report of the event.
    """

    links: Iterable[Link]
    home: Mapping[int, int]
    compared: Compared | None = None
    _of: dict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for link in self.links:
            if link.derivation != "unrelated" and link.weight is not None:
                for key in link.pair:
                    self._of[key].append(link)

    def beside(self, hub: int, members: Collection[int]) -> Beside:
        """What stands beside the family of *hub* and *members*, itself among them; reports of another event do not."""
        links: dict[int, list[Link]] = defaultdict(list)
        for member in sorted(members):
            for link in self._of.get(member, ()):
                for key in link.pair.difference(members):
                    links[key].append(link)
        met: dict[int, bool] = {}
        apart: list[int] = []
        left_open: list[int] = []
        for key in sorted(links):
            told = _independent(hub, links[key])
            if told is None:
                continue
            text = self.home.get(key, key)
            if text not in met:
                met[text] = self._of_the_event(hub, text)
            if met[text]:
                (apart if told else left_open).append(key)
        origins = {self.home.get(key, key) for key in apart}
        unknown = tuple(key for key in left_open if self.home.get(key, key) not in origins)
        return Beside(tuple(apart), unknown, 1 + len(origins))

    def _of_the_event(self, hub: int, key: int) -> bool:
        """Whether both state enough of the same figures, dates and quotations: what is altered may be another event's."""
        if self.compared is None:
            return True
        one, other = (self.compared(each, each).particulars for each in (hub, key))
        stated = min(len(one), len(other))
        return len(one & other) + _DOUBT * _BEFORE >= _OF_THE_EVENT * (stated + _DOUBT)


def _independent(hub: int, links: Collection[Link]) -> bool | None:
    """Whether a document with these *links* to a family is independent of it: by the hub, or by all on average.

    False where that is left open, None where the links say neither.
    """
    if not any(link.derivation in {"independent", "undetermined"} for link in links):
        return None
    if any(hub in link.pair and link.derivation == "independent" for link in links):
        return True
    return sum(link.weight or 0.0 for link in links) <= -NEEDED_RATIO * len(links)
