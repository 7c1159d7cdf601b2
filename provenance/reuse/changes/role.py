"""What does a text say beside a name of whoever has it: *the curator, Ada Moss*, *Ada Moss, who chairs the board*?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.settlement import Settlement
from provenance.reuse.changes.slot import Slots, stem
from provenance.reuse.facts.capital import CALLINGS, is_title
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.vocabulary import Vocabulary

_BEFORE, _AFTER = 5, 7
"""Words before and after a name that may say it."""
_TITLE: Final = 5
"""Letters of a title that tells something: not Mr, Dr, Lady."""
_MOST: Final = 1000
"""Names of each text that are asked; no article has more."""


class Roles:
    """The stems of the words that both texts put beside each of their names, to be asked who shares one with whom."""

    def __init__(self, names: Settlement) -> None:
        self.said = {
            **_said(names.copy, names.mine[:_MOST]),
            **_said(names.source, names.theirs[:_MOST]),
        }
        self.here: dict[Hashable, set[str]] = {}
        self.there: dict[Hashable, set[str]] = {}
        self.bearers: dict[str, set[Hashable]] = {}
        for other in names.theirs:
            self.there.setdefault(other.key, set()).update(self.of(other))
            for word in self.of(other):
                self.bearers.setdefault(word, set()).add(other.key)
        for one in names.mine:
            for key in names.agrees.get(one.key, ()):
                self.here.setdefault(key, set()).update(self.of(one))

    def of(self, mention: Mention) -> frozenset[str]:
        """What is said beside *mention*."""
        return self.said.get(mention, frozenset())

    def is_passed_on(self, one: Mention, other: Mention, own: Iterable[Hashable]) -> bool:
        """Whether the copy says beside *one* what the source says beside *other* alone, and the copy no more of that one.

        But not if the source says beside the name of *one*, whose keys are its *own* there, any of what the copy says.
        """
        said = self.of(one)
        shared = said & self.of(other)
        if not shared or any(not said.isdisjoint(self.there.get(key, ())) for key in own):
            return False
        return any(self.bearers[word] == {other.key} for word in shared.difference(self.here.get(other.key, ())))


def _said(slots: Slots, mentions: Sequence[Mention]) -> Mapping[Mention, frozenset[str]]:
    begun = {one.at[0] for one in mentions}
    parts = {stem(part) for one in mentions for part in _parts(one)}
    found = {one: _inside(slots, one) + (_before(slots, one) or _behind(slots, one, begun)) for one in mentions}
    return {one: frozenset(words) - parts for one, words in found.items()}


def _parts(mention: Mention) -> tuple[str, ...]:
    name = mention.fact.value
    return name.full if isinstance(name, Name) else ()


def _inside(slots: Slots, mention: Mention) -> list[str]:
    """The title that a name begins with."""
    name = range(*mention.at)
    titles = (i for i in name if len(slots.reading.words[i]) >= _TITLE and is_title(slots.reading, i))
    return [said for i in titles for said in _told_by(slots.reading.folded[i], slots.reading.vocabulary)]


@lru_cache(maxsize=65536)
def _told_by(word: str, words: Vocabulary) -> tuple[str, ...]:
    """What a word says of somebody: its stem, what it ends with (Amts-richterin), and the calling, whichever word says it (solicitor)."""
    ending = max((end for end in words.name.title_endings if word.endswith(end)), key=len, default=word)
    callings = (f"{name} {number}" for name, number in words.sets.of(word) if name in CALLINGS)
    return stem(word), stem(ending), *callings


def _before(slots: Slots, mention: Mention) -> list[str]:
    """The words that lead up to a name, or to the comma before it if another follows: *Holm, head of research*."""
    reading, (first, end) = slots.reading, mention.at
    words, span = reading.vocabulary, reading.span(mention.sentence)
    closed = end >= span.stop or reading.gap(end) != " "
    found: list[str] = []
    if reading.gap(first) != " " and not ("," in reading.gap(first) and closed):
        return found
    for i in range(first - 1, max(span.start, first - _BEFORE) - 1, -1):
        word, stem_ = reading.folded[i], slots.stems[i]
        links = word in words.name.links and bool(found)  # not the treasurer of the Harbour Club
        if word in words.name.said or not (stem_ or links or word in words.name.definite or word in words.determiners):
            break
        found += _told_by(word, words) if stem_ else ()
        if reading.gap(i).strip(" -"):
            break
    return found


def _behind(slots: Slots, mention: Mention, begun: set[int]) -> list[str]:
    """The words after the comma behind a name, unless they lead up to another: *in Norvik, the curator Ada Moss*."""
    reading, end = slots.reading, mention.at[1]
    span = reading.span(mention.sentence)
    found: list[str] = []
    if end >= span.stop or "," not in reading.gap(end):
        return found
    for i in range(end, min(span.stop, end + _AFTER)):
        if i > end and reading.gap(i).strip(" -"):
            break
        if i in begun and slots.stems[i - 1]:
            return []
        if slots.stems[i] and reading.folded[i] not in reading.vocabulary.name.said:
            found += _told_by(reading.folded[i], reading.vocabulary)
    return found
