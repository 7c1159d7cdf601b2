"""Which sentences of the source stand behind a sentence of the copy?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from provenance.document import Passage
from provenance.reuse.slot import Slots

_LEAST_WORDS: Final = 3
"""Shared passages of fewer words do not make two sentences counterparts."""


class Shared(Protocol):
    """What an alignment's passages offer: a passage of the copy and its passage of the source."""

    @property
    def copy(self) -> Passage: ...  # noqa: D102 - said above
    @property
    def source(self) -> Passage: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Counterparts:
    """For each sentence of the copy, the likeness (0 to 1) of the source's sentences behind it; and the other way round."""

    of_copy: Mapping[int, Mapping[int, float]]
    of_source: Mapping[int, Mapping[int, float]]

    @classmethod
    def of(cls, passages: Iterable[Shared], copy: Slots, source: Slots) -> Counterparts:
        """Read them off an alignment: a word of a shared passage belongs to the word as far along on the other side."""
        counts: Counter[tuple[int, int]] = Counter()
        for passage in passages:
            at, to = copy.reading.within(passage.copy), source.reading.within(passage.source)
            if not at or not to:
                continue
            ratio = len(to) / len(at)
            for k, i in enumerate(at):
                counts[
                    copy.reading.sentence[i], source.reading.sentence[to[min(len(to) - 1, int((k + 0.5) * ratio))]]
                ] += 1
        of_copy: dict[int, dict[int, float]] = {}
        of_source: dict[int, dict[int, float]] = {}
        for (one, other), words in counts.items():
            if words >= _LEAST_WORDS:
                alike = _likeness(copy.sentences[one], source.sentences[other])
                of_copy.setdefault(one, {})[other] = alike
                of_source.setdefault(other, {})[one] = alike
        return cls(of_copy, of_source)


def _likeness(copy: frozenset[str], source: frozenset[str]) -> float:
    return len(copy & source) / min(len(copy), len(source)) if copy and source else 0.0
