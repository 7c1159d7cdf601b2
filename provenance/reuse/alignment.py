"""Which passages of the copy stand in the source, and how much were they changed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.document import Passage

SharedKind = Literal["verbatim", "edited", "reworded"]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage in each of two documents that say the same: word for word, with edits, or in other words."""

    copy: Passage
    source: Passage
    kind: SharedKind


@dataclass(frozen=True, slots=True)
class Block:
    """A run of shared passages close together in both texts, merged as a reader would mark them."""

    copy: Passage
    source: Passage


@dataclass(frozen=True, slots=True)
class Alignment:
    """All shared passages of a pair, in the copy's order; on the copy's side they never overlap."""

    passages: tuple[SharedPassage, ...] = ()
    blocks: tuple[Block, ...] = ()
