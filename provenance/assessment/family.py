"""Which documents carry the same text, by which kinds of derivation, and who may have been first?

Documents are joined by assessed derivation, star by star (Aslam, Pelekhov & Rus 2004): the document with most derived
neighbours is the hub, and whatever derives from it, or it from them, is its family. A chain of updates, or an article
that quotes from ten others, thus never swallows what its ends have in common with nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial

from provenance.assessment.beside import Surroundings
from provenance.assessment.chronology import Chronology, Interval
from provenance.assessment.link import Link
from provenance.assessment.star import Compared, Complete, Folding

Progress = Callable[[str, int, int], object]
"""Told the stage, how many are done, and of how many."""
_REMEMBERED = 8_192
"""Comparisons that are kept while families are folded: each is asked several times."""
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
    *independents* are the keys of documents on the same event that do not derive from the hub, *open* those of which that
    could not be told; *origins* counts how many hands the event was reported by: this family, and each family or lone
    document among the independents, once.
    """

    hub: int
    witnesses: tuple[Witness, ...]
    first: tuple[int, ...]
    independents: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
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
    progress: Progress = lambda *_: None,
) -> tuple[SyndicationFamily, ...]:
    """Fold the documents of *links* into families of two or more, the largest first.

    *complete* assesses a pair that no link speaks of: every member of a connected group is held against its hub before
    it is said to belong or not. Without it only the given links count. *compared* tells what a text has in common with
    another document: beside further reports of the event, what they all have is public and no sign of copying, and what
    only two have is the surest one; whatever shares too little of them reports another event. Without it a doubtful link
    counts as it was assessed. *progress* is told the stage, how many are done, and of how many.
    """
    known = {link.pair: link for link in links}
    compared = lru_cache(_REMEMBERED)(compared) if compared else None
    stars = Folding(known, complete, compared).stars(partial(progress, "folding documents"))
    founded = sorted((_family(hub, joined, chronologies) for hub, joined in stars), key=lambda f: (-len(f.keys), f.hub))
    home = {key: family.hub for family in founded for key in family.keys}
    surroundings = Surroundings(known.values(), home, compared)
    whole = []
    for family in founded:
        found = surroundings.beside(family.hub, set(family.keys))
        whole.append(replace(family, independents=found.independents, open=found.open, origins=found.origins))
        progress("looking beside families", len(whole), len(founded))
    return tuple(whole)


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
