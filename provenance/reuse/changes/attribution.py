"""Does the copy tell of one name what the source tells of another?

A name that both texts have may stand for another: a sentence of the copy has it, and the sentences of the source behind that
one do not, but name another that the copy's do not. What tells it is weighed in one sum. Its weights are those of
a logistic regression over some 550 names of faithful machine rewrites that were replaced by another name of the same
article, against the names of the same and of 600 further rewrites as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from provenance.reuse.changes.mention import Mention
from provenance.reuse.changes.role import Roles
from provenance.reuse.changes.settlement import Kept, Settlement
from provenance.reuse.changes.slot import Slots, likeness
from provenance.reuse.facts.capital import is_title
from provenance.reuse.facts.name import Name
from provenance.reuse.facts.quotation import marked_passages
from provenance.reuse.facts.reading import Reading

_SLOT, _OWN = 0.45, -0.43
"""Weights of the likeness of the slots of the two names, and of the slot that the copy's has there to its own in the source."""
_BEHIND, _BESIDE, _TOLD = 0.145, 0.06, -0.05
"""… of what the sum counts once: that the other's sentence stands behind that of the copy or next to such a one, not anywhere,
and that it stands behind another sentence of the copy alone;"""
_OWN_BESIDE, _ELSEWHERE, _PEOPLE = -0.13, -0.112, 0.097
"""… that the own stands next to one behind, that the copy tells of the other where the source does,
elsewhere, and that both are people, who speak or bear titles;"""
_SINGLE: Final = -0.05
"""… that the name is one word, which may be short for another, as *Tess* is for Theresa;"""
_PASSED_ON: Final = 0.25
"""… that the copy says who the one is in words that the source has for the other alone;"""
_MISSING, _PLACES, _MOST = -0.086, -0.06, 4
"""… and, up to so many, of each name that the other's sentence has and the copy has not around, and of each place of the own."""
_LEAST, _EXCHANGED = -0.062, -0.26
"""Least sum, and least sum of two names that stand for each other."""
_LONGEST: Final = 4
"""Parts of a name; more are a heading."""
_LEADS, _CLOSE = 4, 2
"""Words between a name and its title before and after it: *the chair of the jury, the critic Ada Moss*."""
_CROWD: Final = 40
"""Names of a sentence; more make a list."""
_MOST_PAIRS: Final = 10_000
"""Names and sentences that are tried: no article has as many, and time must not grow with the square."""

Pair = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class _Found:
    """*one* of the copy may stand for *other*; *own* are the keys that it has in the source."""

    one: Mention
    other: Mention
    own: Mapping[Hashable, object]
    score: float


def misattributions(names: Settlement, altered: Sequence[Pair]) -> list[Pair]:
    """Mentions of the copy with those of the source in whose place they stand, beside those known to be *altered*."""
    known = {one for one, _ in altered}
    search = _Search(names)
    found = (found for kept in names.kept.values() if kept.copy not in known for found in search.others(kept))
    # Of two names that might stand for one, the surer does: "Ada Moss, the manager", not the firm beside her.
    best = _surest(_surest(found, lambda pair: pair.one), lambda pair: pair.other)
    return [(pair.one, pair.other) for pair in best if pair.score >= _LEAST or _is_exchanged(pair, best)]


def _surest(found: Iterable[_Found], which: Callable[[_Found], Mention]) -> list[_Found]:
    """Of each name in each sentence, the one pair with the highest score."""
    best: dict[tuple[Hashable, int], _Found] = {}
    for pair in found:
        place = which(pair).key, which(pair).sentence
        if place not in best or pair.score > best[place].score:
            best[place] = pair
    return list(best.values())


def _is_exchanged(one: _Found, found: Iterable[_Found]) -> bool:
    """Whether the other name stands in the place of the one, in turn, so that less need tell either."""
    return any(
        one.other.key in back.own and back.other.key in one.own and one.score + back.score >= _EXCHANGED
        for back in found
    )


class _Search:
    def __init__(self, names: Settlement) -> None:
        self.names, self.left = names, _MOST_PAIRS
        self.named = _by_sentence(names.theirs)
        self.said = {
            number: {key for one in here for key in names.agrees.get(one.key, ())}
            for number, here in _by_sentence(names.mine).items()
        }
        self.taken = {kept.source for kept in names.kept.values() if kept.aligned}
        self.aligned = {other.key for other in self.taken}
        self.beside: dict[str, set[str]] = {}
        for one in (*names.mine, *names.theirs):
            for part in _parts(one):
                self.beside.setdefault(part, set()).update(_parts(one))
        self.quoted = _quoted(names.copy), _quoted(names.source)
        self.people, self.roles = _people(names), Roles(names)

    def others(self, kept: Kept) -> Iterator[_Found]:
        """The names of sentences like that of the copy's one that it may stand for, if those behind do not have it."""
        one, names = kept.copy, self.names
        own, behind = names.agrees.get(one.key, {}), names.behind.of_copy.get(one.sentence, {})
        there = self._have(behind, own)
        if not own or (there and not self.roles.of(one)):
            return  # told of the one right there
        near_by = {**behind, **names.behind.unaligned(one.sentence)}
        beside = {number + step for number in behind for step in (-1, 1)}.difference(behind)
        beside.update(() if behind else names.behind.beyond(one.sentence))
        places = sum(len(names.places[key]) for key in own)
        score = _OWN * likeness(names.copy, one.at, names.source, kept.source.at)
        score += _OWN_BESIDE * self._have(beside, own) + _PLACES * min(_MOST, places)
        score += _SINGLE * _is_single(names.copy, one)
        around = set().union(*(self.said.get(one.sentence + step, ()) for step in (-1, 0, 1)))
        far = () if behind else names.behind.beyond(one.sentence)
        for number in dict.fromkeys((*near_by, *far)) if self.left > 0 else ():
            here = self.named.get(number, ())
            self.left -= 1 + len(here)
            if len(here) > _CROWD or self._have((number,), own):
                continue
            elsewhere = _BESIDE * (number in beside) + _TOLD * (number in names.behind.of_source)
            near = _BEHIND if number in behind else elsewhere
            near += _MISSING * min(_MOST, len({other.key for other in here} - around))
            for other in here:
                if other in self.taken:
                    continue  # told of that one right there, if in another sentence
                passed_on = self.roles.is_passed_on(one, other, own)
                if (there or number not in near_by) and not (passed_on and other.key not in names.said):
                    continue  # told of the one right there, unless it is told of the other as well, who is gone
                if self._may_replace(one, other) and not (self._stands_for_role(one, other) and not passed_on):
                    slot = _SLOT * likeness(names.copy, one.at, names.source, other.at) + _PASSED_ON * passed_on
                    slot += _PEOPLE * (other.key in self.people and not self.people.isdisjoint(own))
                    yield _Found(one, other, own, score + near + slot + _ELSEWHERE * (other.key in self.aligned))

    def _stands_for_role(self, one: Mention, other: Mention) -> bool:
        """Whether *one* has a title that the source's sentence gives to nobody: *Judge Moss*, where the judge spoke to the other."""
        copy, source = self.names.copy.reading, self.names.source.reading
        titles = {copy.folded[i] for i in range(max(0, one.at[0] - 1), one.at[1]) if is_title(copy, i)}
        near = range(_leads(source, other.at[0]), other.at[1] + _CLOSE)
        return bool(titles) and any(source.folded[i] in titles and i not in near for i in source.span(other.sentence))

    def _have(self, numbers: Iterable[int], keys: Container[Hashable]) -> bool:
        return any(other.key in keys for number in numbers for other in self.named.get(number, ()))

    def _may_replace(self, one: Mention, other: Mention) -> bool:
        """Whether *one* and *other* are two people or bodies, or two places of one word of which the copy leaves out the other.

        A single word is mostly short for something else, as *Rovers* and *Norvik* are for the Norvik Rovers. The copy's sentence
        must not have the other name as well.
        """
        names, (mine, theirs) = self.names, (_parts(one), _parts(other))
        single = _is_single(names.copy, one)
        if single != _is_single(names.source, other) or max(len(mine), len(theirs)) > _LONGEST:
            return False
        if single and (other.key in names.said or not self.beside[mine[0]].isdisjoint(theirs)):
            return False
        if other.key in self.said[one.sentence] or self.quoted[0][one.at[0]] != self.quoted[1][other.at[0]]:
            return False
        return names.kind.fit(one, other) is not None


def _leads(reading: Reading, first: int) -> int:
    """The first of the words before word *first* that may say whose name begins there: *the chair of the jury, the critic*, but not: *the judge agreed that*."""
    words, i = reading.vocabulary, first
    links = words.name.links | words.name.definite
    while i > first - _LEADS and not (reading.is_in(i - 1, words.stop) and not reading.is_in(i - 1, links)):
        i -= 1
    return min(i, first - _CLOSE)


def _quoted(slots: Slots) -> bytearray:
    """Which words of a text somebody says: of whom he speaks is not who spoke."""
    quoted = bytearray(len(slots.reading))
    for passage in marked_passages(slots.reading):
        words = slots.reading.within(passage)
        if len(words) > _LONGEST:
            quoted[words.start : words.stop] = b"\1" * len(words)
    return quoted


def _people(names: Settlement) -> set[Hashable]:
    """The source's names that bear a title or stand right beside a verb of speech somewhere in either text."""
    found: set[Hashable] = set()
    for slots, mentions in ((names.copy, names.mine), (names.source, names.theirs)):
        said, folded = slots.reading.vocabulary.name.said, slots.reading.folded
        for one in mentions:
            first, end = one.at
            if cast("Name", one.fact.value).titled or not said.isdisjoint(
                (*folded[max(0, first - 1) : first], *folded[end : end + 1])
            ):
                found.update(names.agrees.get(one.key, ()) if mentions is names.mine else (one.key,))
    return found


def _by_sentence(mentions: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _parts(mention: Mention) -> tuple[str, ...]:
    return cast("Name", mention.fact.value).full


def _is_single(slots: Slots, mention: Mention) -> bool:
    """Whether a name is one word and short for no longer one: *Norvik*, *Saint-Norvik*, but not the surname of Ada Moss."""
    name = cast("Name", mention.fact.value)
    return len(name.full) == 1 or (name.full == name.parts and " " not in mention.fact.passage.of(slots.reading.text))
