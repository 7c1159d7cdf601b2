"""Which documents carry the same text, by which kinds of derivation, and who may have been first?

Documents are joined by assessed derivation, star by star (Aslam, Pelekhov & Rus 2004): the document with most derived
neighbours is the hub, and whatever derives from it, or it from them, is its family. A chain of updates, or an article
that quotes from ten others, thus never swallows what its ends have in common with nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from provenance.assessment.chronology import Chronology, Interval
from provenance.assessment.link import Link
from provenance.assessment.star import Compared, Complete, Folding

_UNKNOWN = Interval(None, None)
_LAST = datetime.max.replace(tzinfo=UTC)


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
    compared: Compared | None = None,
) -> tuple[SyndicationFamily, ...]:
    """Fold the documents of *links* into families of two or more, the largest first.

    *complete* assesses a pair that no link speaks of: every member of a connected group is held against its hub before
    it is said to belong or not. Without it only the given links count. *compared* tells what a text has in common with
    another document: beside further reports of the event, what they all have is public and no sign of copying, and what
    only two have is the surest one. Without it a doubtful link counts as it was assessed.
    """
    known = {link.pair: link for link in links}
    stars = Folding(known, complete, compared).stars()
    founded = sorted((_family(hub, joined, chronologies) for hub, joined in stars), key=lambda f: (-len(f.keys), f.hub))
    return tuple(_beside(family, founded, known.values()) for family in founded)


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
