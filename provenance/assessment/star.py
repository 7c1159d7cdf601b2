"""Which linked documents stand round which hub?

Star by star (Aslam, Pelekhov & Rus 2004): the document with most derived neighbours is the hub, and whatever derives
from it, or it from them, is joined to it. Where other reports of the event are known, a doubtful link counts as far as the
facts that only one of them has bear it out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import exp, log

from provenance.assessment.circle import Neighbour, Told, told_together
from provenance.assessment.derivation import NEEDED_RATIO
from provenance.assessment.link import Link

_SAME_TEXT = frozenset({"verbatim", "edited"})
_WHOLE_TEXT = frozenset({"verbatim", "edited", "rewritten"})
_BEYOND_DOUBT = 5.0
_MOST_ASKED = 3
"""Copies of the whole text that are asked beside the hub: where the hub alone leaves a rewriting undetermined, the average
over several wordings of the same text may settle it."""
_MOST_NEIGHBOURS = 20
"""Documents whose facts are held against a text's: those likeliest to derive from it or to report its event."""
_LIKELIER = log(1.5)
"""Where no other report of the event is known, an undetermined document is joined at odds of 3 to 2; of 288 pairs of basil's
reports of one event, 2 lie between even odds and those."""
_FAR = 30.0
_REPORTS = 0.5
"""How much of another report there must be for it to be asked."""


@dataclass(frozen=True, slots=True)
class Common:
    """The *facts* of a text that another document has too, and whether the two share a *long_run* of words.

    Of one text alone, *particulars* are its figures, dates and quotations, equal to another's however exactly they are told.
    """

    facts: frozenset[Hashable]
    long_run: bool
    particulars: frozenset[Hashable] = frozenset()


Complete = Callable[[int, int], Link]
"""How a pair is assessed that no link speaks of yet."""
Compared = Callable[[int, int], Common]
"""What a text has in common with another document, given by their keys; of one key alone, all of its facts."""


@dataclass(slots=True)
class Folding:
    """The links *known* so far, which grow as pairs are assessed, and how to learn more of them."""

    known: dict[frozenset[int], Link]
    complete: Complete | None = None
    compared: Compared | None = None
    _links: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _neighbours: dict[int, dict[int, float]] = field(default_factory=dict)
    _circles: dict[int, dict[int, Told]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for pair in self.known:
            self._note(pair)

    def stars(self, progress: Callable[[int, int], object]) -> Iterator[tuple[int, dict[int, Link]]]:
        """The hub of each star, and the link of each other member; *progress* is told how many documents are done, of how many."""
        groups = _with_open(list(_components(self.known.values())), self.known.values())
        done, total = 0, sum(map(len, groups))
        for group in groups:
            yield from self._of_group(group)
            done += len(group)
            progress(done, total)

    def _of_group(self, group: set[int]) -> Iterator[tuple[int, dict[int, Link]]]:
        left = set(group)
        while present := self._derived(left):
            hub = _hub(present)
            links = {key: link for key in sorted(left - {hub}) if (link := self._link(hub, key))}
            joined = self._joined(hub, links)
            if joined:
                yield hub, joined
            left -= {hub, *joined}

    def _derived(self, among: set[int]) -> list[Link]:
        pairs = {frozenset((key, other)) for key in among for other in self._links[key] & among}
        return [link for pair in sorted(pairs, key=sorted) if (link := self.known[pair]).derived]

    def _link(self, one: int, other: int) -> Link | None:
        pair = frozenset((one, other))
        if pair not in self.known and self.complete is not None:
            self.known[pair] = self.complete(one, other)
            self._note(pair)
        return self.known.get(pair)

    def _note(self, pair: frozenset[int]) -> None:
        for key in pair:
            self._links[key] |= pair - {key}

    def _joined(self, hub: int, links: Mapping[int, Link]) -> dict[int, Link]:
        """The links to the *hub* that join a document, as they were assessed or as they are told beside other reports."""
        joined, left_open = {}, {}
        for key, link in links.items():
            told = self._beside_reports(hub, key, link)
            if told is not None:
                self.known[link.pair] = told
                if (told.weight or 0) > 0:
                    joined[key] = told
            elif link.derived:
                joined[key] = link
            elif link.derivation == "undetermined" and link.weight is not None:
                left_open[key] = link
        whole = [key for key, link in joined.items() if link.derivation in _WHOLE_TEXT]
        copies = sorted(whole, key=lambda key: -(joined[key].weight or 0))[:_MOST_ASKED]
        likelier = {key: told for key, link in left_open.items() if (told := self._together(key, link, copies))}
        return {**joined, **likelier}

    def _together(self, key: int, link: Link, copies: Iterable[int]) -> Link | None:
        """The strongest link from a document to the hub or *copies* of it, if they show derivation on average."""
        asked = [link, *(known for other in copies if (known := self._link(other, key)))]
        weights = [one.weight for one in asked if one.weight is not None]
        if sum(weights) < _LIKELIER * len(weights):
            return None
        return max(asked, key=lambda one: (one.derived, one.weight or 0))

    def _beside_reports(self, hub: int, key: int, link: Link) -> Link | None:
        """A doubtful *link* with what the facts that only one report has add to it; None where nothing can tell.

        Asked of the hub's facts, and of the other document's as well where it states more: of a terse report that
        everybody has, nothing is exclusive. A copy of a part is not doubted for what it left out.
        """
        if link.weight is None or abs(link.weight) >= _BEYOND_DOUBT or self.compared is None:
            return None
        if not (self._may_tell(hub, key) or self._may_tell(key, hub)):
            return None
        if link.derivation == "partial" and self.compared(hub, key).long_run:
            return None
        texts = [(hub, key)]
        if len(self.compared(key, key).facts) > len(self.compared(hub, hub).facts):
            texts.append((key, hub))
        told = [known for text, other in texts if (known := self._circle(text).get(other))]
        if max((one.reports for one in told), default=0.0) < _REPORTS:
            return None
        weight = link.weight + sum(one.weight for one in told)
        if weight <= -NEEDED_RATIO:
            return replace(link, weight=weight, derivation="independent")
        sure = link.derived and weight >= NEEDED_RATIO
        return replace(link, weight=weight, derivation=link.derivation if sure else "undetermined")

    def _may_tell(self, text: int, key: int) -> bool:
        """Whether *text* has neighbours besides *key* that may be other reports of its event."""
        near = self._near(text)
        return sum(1 / (1 + exp(min(weight, _FAR))) for other, weight in near.items() if other != key) >= _REPORTS

    def _circle(self, text: int) -> dict[int, Told]:
        """What is told of all that may derive from *text*, or report its event."""
        if text not in self._circles and self.compared:
            near = sorted(self._near(text).items(), key=lambda item: (-item[1], item[0]))[:_MOST_NEIGHBOURS]
            facts = self.compared(text, text).facts
            neighbours = {
                key: Neighbour(weight, self.compared(text, key).facts, len(self.compared(key, key).facts))
                for key, weight in near
            }
            self._circles[text] = told_together(facts, neighbours)
        return self._circles.get(text, {})

    def _near(self, text: int) -> dict[int, float]:
        """The documents linked to *text* or to a copy of it that is clearly the same, with their links' mean weights."""
        if text in self._neighbours:
            return self._neighbours[text]
        same = {text, *(other for other in self._links[text] if self._is_same(text, other))}
        weights = defaultdict(list)
        for one in sorted(same):
            for other in sorted(self._links[one] - same):
                link = self.known[frozenset((one, other))]
                if link.weight is not None and link.derivation != "unrelated" and link.weight < _BEYOND_DOUBT:
                    weights[other].append(link.weight)
        self._neighbours[text] = {key: sum(some) / len(some) for key, some in weights.items()}
        return self._neighbours[text]

    def _is_same(self, one: int, other: int) -> bool:
        link = self.known[frozenset((one, other))]
        return link.derivation in _SAME_TEXT and (link.weight or 0) >= _BEYOND_DOUBT


def _components(links: Iterable[Link]) -> Iterator[set[int]]:
    """The groups of keys that derived links connect, each once."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.derived:
            neighbours[link.copy].add(link.source)
            neighbours[link.source].add(link.copy)
    waiting = set(neighbours)
    for first in sorted(neighbours):
        if first not in waiting:
            continue
        group, border = set(), {first}
        while border:
            group |= border
            border = set().union(*(neighbours[key] for key in border)) - group
        waiting -= group
        yield group


def _with_open(groups: list[set[int]], links: Iterable[Link]) -> list[set[int]]:
    """*groups*, each with the documents of no group that it most likely includes, as far as assessments leave it open."""
    home = {key: place for place, group in enumerate(groups) for key in group}
    likeliest: dict[int, tuple[float, int]] = {}
    for link in links:
        if (
            link.derivation == "undetermined"
            and link.weight is not None
            and (link.copy in home) != (link.source in home)
        ):
            inside, outside = (link.copy, link.source) if link.copy in home else (link.source, link.copy)
            likeliest[outside] = max(likeliest.get(outside, (link.weight, -1)), (link.weight, home[inside]))
    for key, (_, place) in likeliest.items():
        groups[place].add(key)
    return groups


def _hub(links: list[Link]) -> int:
    """The key with most derived neighbours; those of which it only quotes a part do not count for the quoting side."""
    degree: dict[int, float] = defaultdict(float)
    for link in links:
        degree[link.source] += 1
        degree[link.copy] += 0 if link.derivation == "partial" else 1
    weight: dict[int, float] = defaultdict(float)
    for link in links:
        weight[link.source] += link.weight or 0
        weight[link.copy] += link.weight or 0
    copies = Counter(link.copy for link in links)
    return min(degree, key=lambda key: (-degree[key], -weight[key], copies[key], key))
