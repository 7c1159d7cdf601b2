"""Which documents carry the same text, by which kinds of derivation, and who may have been first?

Documents are joined by assessed derivation, star by star (Aslam, Pelekhov & Rus 2004): the document with most derived
neighbours is the hub, and whatever derives from it, or it from them, is its family. A chain of updates, or an article
that quotes from ten others, thus never swallows what its ends have in common with nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from provenance.assessment.chronology import Chronology, Interval
from provenance.assessment.pair import DERIVED, NEEDED_RATIO, Derivation

_OPEN = frozenset({"rewritten", "undetermined"})
_SAME_TEXT = frozenset({"verbatim", "edited"})
_WHOLE_TEXT = frozenset({"verbatim", "edited", "rewritten"})
_BEYOND_DOUBT = 5.0
_MOST_ASKED = 3
"""Copies of the whole text that are asked beside the hub: where the hub alone leaves a rewriting undetermined, the average
over several wordings of the same text may settle it."""
_UNKNOWN = Interval(None, None)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Link:
    """What an assessment said of two documents, known by their keys.

    *weight* is the log-likelihood ratio, None where nothing could be told; *credited* is whether the copy credits the
    source; *version* whether both come from the same hand, so that the one is a later version and not a copy.
    """

    copy: int
    source: int
    derivation: Derivation
    weight: float | None
    credited: bool = False
    version: bool = False

    @property
    def derived(self) -> bool:
        """Whether the one derives from the other."""
        return self.derivation in DERIVED

    @property
    def pair(self) -> frozenset[int]:
        """Both keys, whichever way round."""
        return frozenset((self.copy, self.source))


Complete = Callable[[int, int], Link]
"""How a pair is assessed that no link speaks of yet."""
Reconsider = Callable[[Link, int, tuple[int, ...]], Link]
"""How a link to a hub is assessed anew beside independent reports of its event, given by their keys."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One document as a carrier of a family's text.

    *link* is what joined it, None for the hub; *flags* say in words what its clocks contradict.
    """

    key: int
    link: Link | None
    first_published: Interval
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyndicationFamily:
    """Documents joined by derivation, earliest first.

    *hub* is the key of the witness to which all others are linked. *first* are the keys of those that may have been
    first as far as the clocks tell: one, several that cannot be told apart, or none where nothing is dated.
    *independents* are the keys of documents on the same event that do not derive from the hub; *origins* counts how
    many hands the event was reported by: this family, and each family or lone document among the independents, once.
    """

    hub: int
    witnesses: tuple[Witness, ...]
    first: tuple[int, ...]
    independents: tuple[int, ...] = ()
    origins: int = 1

    @property
    def keys(self) -> tuple[int, ...]:
        """The witnesses' keys, earliest first."""
        return tuple(witness.key for witness in self.witnesses)

    @property
    def namesake(self) -> int:
        """The key of the document that the family is named after: the first if one is known, else the hub."""
        return self.first[0] if len(self.first) == 1 else self.hub

    @property
    def versions(self) -> tuple[int, ...]:
        """The keys of witnesses that are later versions by the same hand."""
        return tuple(w.key for w in self.witnesses if w.link and w.link.version)


def families(
    links: Iterable[Link],
    chronologies: Mapping[int, Chronology],
    complete: Complete | None = None,
    reconsider: Reconsider | None = None,
) -> tuple[SyndicationFamily, ...]:
    """Fold the documents of *links* into families of two or more, the largest first.

    *complete* assesses a pair that no link speaks of: every member of a connected group is held against its hub before
    it is said to belong or not. Without it only the given links count. *reconsider* assesses a link to the hub anew
    where independent reports of the event are known: what they have too is public, and no sign of copying.
    """
    known = {link.pair: link for link in links}
    stars = [star for group in _components(known.values()) for star in _stars(group, known, complete, reconsider)]
    founded = sorted((_family(hub, joined, chronologies) for hub, joined in stars), key=lambda f: (-len(f.keys), f.hub))
    return tuple(_beside(family, founded, known.values()) for family in founded)


def _components(links: Iterable[Link]) -> Iterator[set[int]]:
    """The groups of keys that derived links connect, each once."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.derived:
            neighbours[link.copy].add(link.source)
            neighbours[link.source].add(link.copy)
    waiting = set(neighbours)
    while waiting:
        group, border = set(), {min(waiting)}
        while border:
            group |= border
            border = set().union(*(neighbours[key] for key in border)) - group
        waiting -= group
        yield group


def _stars(
    group: set[int],
    known: dict[frozenset[int], Link],
    complete: Complete | None,
    reconsider: Reconsider | None,
) -> Iterator[tuple[int, dict[int, Link]]]:
    """The hub of each star in a connected *group*, and the link of each other member; *known* grows as pairs are assessed."""
    inside = [link for pair, link in known.items() if pair <= group and link.derived]
    left = set(group)
    while present := [link for link in inside if link.pair <= left]:
        hub = _hub(present)
        links = {key: link for key in sorted(left - {hub}) if (link := _known(hub, key, known, complete))}
        reports = _reports(hub, links, known)
        if reconsider and reports:
            links = {key: _beside_reports(link, hub, reports, reconsider) for key, link in links.items()}
        joined = {key: link for key, link in links.items() if link.derived}
        whole = sorted(
            (key for key in joined if joined[key].derivation in _WHOLE_TEXT), key=lambda key: -(joined[key].weight or 0)
        )
        for key, link in links.items():
            if link.derivation == "undetermined":
                others = [_known(text, key, known, complete) for text in whole[:_MOST_ASKED]]
                if derived := _together([link, *(other for other in others if other)]):
                    joined[key] = derived
        yield hub, joined
        left -= {hub, *joined}


def _reports(hub: int, links: Mapping[int, Link], known: Mapping[frozenset[int], Link]) -> tuple[int, ...]:
    """Reports of the event that are clearly independent of the hub or of the same text elsewhere, the clearest first."""
    texts = {hub, *(key for key, link in links.items() if link.derivation in _SAME_TEXT)}
    apart = [link for link in known.values() if link.derivation == "independent" and len(link.pair & texts) == 1]
    ordered = sorted(apart, key=lambda link: (link.weight or 0, sorted(link.pair)))
    derived = {key for key, link in links.items() if link.derived}
    return tuple(dict.fromkeys(key for link in ordered for key in link.pair - texts - derived))


def _beside_reports(link: Link, hub: int, reports: tuple[int, ...], reconsider: Reconsider) -> Link:
    """*link* as it is where it is beyond doubt, else assessed anew beside other *reports* than its own document.

    Of a copy of a part it says little that most of what only the hub has is missing.
    """
    others = tuple(key for key in reports if key not in link.pair)
    doubtful = link.weight is not None and abs(link.weight) < _BEYOND_DOUBT and link.derivation in _OPEN
    return reconsider(link, hub, others) if others and doubtful else link


def _known(one: int, other: int, known: dict[frozenset[int], Link], complete: Complete | None) -> Link | None:
    pair = frozenset((one, other))
    if pair not in known and complete is not None:
        known[pair] = complete(one, other)
    return known.get(pair)


def _together(links: list[Link]) -> Link | None:
    """The strongest derived of *links* from one document to several copies of a text, if they show derivation on average."""
    weights = [link.weight for link in links if link.weight is not None]
    derived = [link for link in links if link.derived]
    if not derived or sum(weights) < NEEDED_RATIO * len(weights):
        return None
    return max(derived, key=lambda link: link.weight or 0)


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


def _family(hub: int, joined: Mapping[int, Link], chronologies: Mapping[int, Chronology]) -> SyndicationFamily:
    links: dict[int, Link | None] = {hub: None, **joined}
    witnesses = [_witness(key, link, chronologies) for key, link in links.items()]
    ordered = sorted(witnesses, key=lambda w: (w.first_published.earliest or _LAST, w.key))
    crediting = {link.copy for link in joined.values() if link.credited}
    flagged = tuple(
        replace(w, flags=(*w.flags, *_earlier_than_credited(w, links, chronologies))) if w.key in crediting or w.key == hub else w
        for w in ordered
    )  # fmt: skip
    return SyndicationFamily(hub, flagged, _first(flagged, crediting))


def _witness(key: int, link: Link | None, chronologies: Mapping[int, Chronology]) -> Witness:
    told = chronologies.get(key)
    return Witness(key, link, told.first_published, told.contradictions) if told else Witness(key, link, _UNKNOWN)


def _earlier_than_credited(
    witness: Witness, links: Mapping[int, Link | None], chronologies: Mapping[int, Chronology]
) -> Iterator[str]:
    """Statements about a witness whose dates put it before the very document that it credits."""
    for link in links.values():
        if link and link.credited and link.copy == witness.key:
            told = chronologies.get(link.source)
            if told and witness.first_published.is_before(told.first_published):
                yield "It states an earlier date than the document that it credits; one of the two dates was set back or is wrong."


def _first(witnesses: tuple[Witness, ...], crediting: set[int]) -> tuple[int, ...]:
    """Who may have been first: no other witness was certainly earlier. Whoever credits another was not.

    Nor was a later version by the hub's own hand, where the hub may have been.
    """
    dated = [w for w in witnesses if w.first_published.earliest and w.key not in crediting]
    if not dated:
        return ()
    soonest = min(w.first_published.latest or _LAST for w in dated)
    maybe = [w for w in dated if w.first_published.earliest and w.first_published.earliest <= soonest]
    hub = next((place for place, w in enumerate(maybe) if w.link is None), len(maybe))
    return tuple(w.key for place, w in enumerate(maybe) if place < hub or not (w.link and w.link.version))


def _beside(
    family: SyndicationFamily, founded: Iterable[SyndicationFamily], links: Iterable[Link]
) -> SyndicationFamily:
    """*family* with the documents that report the same event independently of it."""
    members = set(family.keys)
    independents = {
        key
        for link in links
        if link.derivation == "independent" and len(link.pair & members) == 1
        for key in link.pair - members
    }
    if not independents:
        return family
    home = {key: other.hub for other in founded for key in other.keys}
    origins = 1 + len({home.get(key, -1 - key) for key in independents})
    return replace(family, independents=tuple(sorted(independents)), origins=origins)
