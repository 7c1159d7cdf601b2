"""Which names of a text, or which of its plain words, could a name of the other text be?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.reuse.changes.slot import Slots
from provenance.reuse.facts.capital import plain
from provenance.reuse.facts.spelling import is_of_place, misspelt, prefix, prefixes, same_part

Parts = tuple[str, ...]

_LONG = 6
"""Letters of a single name that a slip of the pen does not turn into another by chance (Moss, Ross)."""
_PERSON = 2  # parts of a name and a surname
_TELLING = 4  # letters of a part that is none of many: New, San, Al
_ALIKE = 2  # letters that all spellings of a word begin with
_BETWEEN = 4  # words among the parts of a name in other words: the council of the town of Norvik
_CROWD = 40
"""Places and spellings that are tried for one word: no article has more, and time must stay linear."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names to look up by any spelling of any part."""

    by_prefix: Mapping[str, list[tuple[str, Parts]]]
    by_letter: Mapping[str, list[Parts]]
    acronyms: Mapping[str, Parts]
    single: frozenset[Parts]
    joined: Mapping[str, Parts]

    def agreeing(self, name: Parts) -> Iterator[Parts]:
        """The names that *name* may be: one that has all its parts, one part that it completes, an acronym of it."""
        having = [self._having(part) for part in name]
        whole = [other for other in having[0] if all(other in others for others in having[1:])] if having else []
        yield from whole
        apart = self.joined.get("".join(name))  # CityLine, City Line
        if apart is not None and apart not in whole:
            yield apart
        if len(name) > 1:
            yield from (other for other in self._completed(having, whole) if other not in whole)
            if len(name) > _PERSON:  # Skipper Ada Moss
                yield from (other for other in having[-1] if len(other) == _PERSON and other in having[-_PERSON])
            short = "".join(part[0] for part in name)
            if (short,) in self.single:
                yield (short,)
        elif name[0] in self.acronyms:
            yield self.acronyms[name[0]]
        else:
            alike = self.by_prefix.get(prefix(name[0]), ())[:_CROWD]
            yield from (other for part, other in alike if len(other) == 1 and is_of_place(name[0], part))

    @staticmethod
    def _completed(having: Sequence[Mapping[Parts, None]], whole: Sequence[Parts]) -> Iterator[Parts]:
        """The surname, or the first name of one of a family, that the source has alone: *Ada* beside *Ben Moss* for *Ada Moss*.

        But not the Moss of an *Ada Moss*, who is not *whole* in the source, where its Ada is *Ada Brand*.
        """
        if not whole and any(len(other) == _PERSON == len(having) for other in having[0]):
            return
        yield from (other for other in having[-1] if len(other) == 1)
        if len(having) == _PERSON and any(len(other) > 1 for other in having[-1]):
            yield from (other for other in having[0] if len(other) == 1)

    def almost(self, name: Parts) -> Iterator[Parts]:
        """The names that differ from *name* by a slip of the pen: as many parts, one misspelt and the others the same."""
        for other in dict.fromkeys(other for part in name for other in self.by_letter.get(part[0], ())[:_CROWD]):
            if len(other) == len(name):
                wrong = [(a, b) for a, b in zip(name, other, strict=True) if not same_part(a, b)]
                if len(wrong) == 1 and misspelt(*wrong[0], 2 if len(name) > 1 else 1) and len("".join(name)) >= _LONG:
                    yield other

    def sharing(self, name: Parts) -> Iterator[Parts]:
        """The one name of two parts, if only one, that has one of the two parts of *name*: another surname, another first name."""
        if len(name) == _PERSON:
            for part in reversed(name):  # one surname tells more than one first name
                found = (
                    [other for other in self._having(part) if len(other) == _PERSON] if len(part) >= _TELLING else []
                )
                if found:
                    yield from found if len(found) == 1 else ()
                    return

    def _having(self, part: str) -> dict[Parts, None]:
        """The names that have *part*, each once and in order: a set's order would differ from run to run."""
        found = (entry for begun in prefixes(part) for entry in self.by_prefix.get(begun, ())[:_CROWD])
        return dict.fromkeys(name for other, name in found if same_part(part, other))


@lru_cache(maxsize=2)
def index_names(names: tuple[Parts, ...]) -> NameIndex:
    """Index *names* by their parts and initials; the last are remembered, as a comparison asks twice for the source's."""
    by_prefix: dict[str, list[tuple[str, Parts]]] = {}
    by_letter: dict[str, list[Parts]] = {}
    acronyms: dict[str, Parts] = {}
    single = set()
    for name in names:
        for part in name:
            by_prefix.setdefault(prefix(part), []).append((part, name))
            by_letter.setdefault(part[0], []).append(name)
        if len(name) > 1:
            acronyms["".join(part[0] for part in name)] = name
        else:
            single.add(name)
    return NameIndex(by_prefix, by_letter, acronyms, frozenset(single), {"".join(name): name for name in names})


class WordIndex:
    """The words of a text, to be searched for a name whether or not they have a capital there."""

    def __init__(self, slots: Slots) -> None:
        self.reading = slots.reading
        self._by_prefix: dict[str, list[str]] = {}

    def find(self, name: Parts) -> tuple[int, int] | None:
        """The words (first, past the last) of the first sentence that has every part of *name*, in any case and order."""
        found: list[dict[int, int]] = []
        for part in name:
            spots = {self.reading.sentence[i]: i for i in reversed(self._spots(part))}
            if not spots:
                return None
            found.append(spots)
        common = set(found[0]).intersection(*found[1:])
        if not common:
            return None
        words = [spots[min(common)] for spots in found]
        apart = max(words) - min(words) > _PERSON + _BETWEEN
        # "Ada Moss and her colleague, the skipper Ben Holm" has no Ada Holm.
        return None if apart and len(name) == _PERSON else (min(words), max(words) + 1)

    def of_place(self, name: Parts) -> Iterator[tuple[int, int]]:
        """Where a word without a capital tells of a place of one part: *die Norviker Werft*, *la ville norvikaise*, *норвікський*."""
        for word in self._alike(name[0]) if len(name) == 1 else ():
            if same_part(name[0], plain(word)) or is_of_place(name[0], plain(word)):
                yield from ((i, i + 1) for i in self.reading.places[word][:_CROWD] if self.reading.words[i].islower())

    def _spots(self, part: str) -> Sequence[int]:
        """Where the words stand that may spell *part*."""
        places = self.reading.places
        if part in places:
            return places[part][:_CROWD]
        alike = (word for word in self._alike(part) if same_part(part, plain(word)))
        return sorted(i for word in alike for i in places[word][:_CROWD])

    def _alike(self, part: str) -> Sequence[str]:
        """The words that begin as *part* does."""
        if not self._by_prefix:
            for word in self.reading.places:
                self._by_prefix.setdefault(word[:_ALIKE], []).append(word)
        return self._by_prefix.get(part[:_ALIKE], ())[:_CROWD]
