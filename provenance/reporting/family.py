"""What did folding an index into families find, as plain versioned data?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from provenance.document import Document, Timestamp
from provenance.reporting.report import FORMAT_VERSION, tool_version

if TYPE_CHECKING:
    from provenance.assessment.chronology import Interval
    from provenance.assessment.family import SyndicationFamily, Witness
    from provenance.reporting.report import Skipped
    from provenance.settings import Settings

_OF_FAMILY = ("family", "witnesses", "origins", "left_open")
COLUMNS = (
    *(*_OF_FAMILY, "role", "key", "location", "publisher", "title", "published"),
    *("earliest", "latest", "derivation", "weight", "linked_to", "linked_as", "credited", "flags"),
)


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """The families of an index, the largest first, and what they were found among.

    *documents* are those that occur in a family or beside one, by their key, without their texts, and *first_published*
    says when they were. *documents_seen* counts those of the index and *pairs_assessed* how many pairs were compared;
    *skipped* are documents that could not be looked at, and why; *shortened* counts documents of which passages were left
    out that many documents of their site share.
    """

    families: tuple[SyndicationFamily, ...]
    documents: Mapping[int, Document]
    documents_seen: int
    pairs_assessed: int
    settings: Settings
    skipped: tuple[Skipped, ...] = ()
    first_published: Mapping[int, Interval] = field(default_factory=dict)
    shortened: int = 0

    @property
    def documents_looked_at(self) -> int:
        """How many documents could be looked at: without any, nothing was found out."""
        return self.documents_seen - len(self.skipped)

    def to_dict(self) -> dict[str, Any]:
        """Give everything as plain data for JSON; fields are explained in docs/families.md."""
        return {
            "format_version": FORMAT_VERSION,
            "tool_version": tool_version(),
            "settings": asdict(self.settings),
            "documents_seen": self.documents_seen,
            "pairs_assessed": self.pairs_assessed,
            "shortened": self.shortened,
            "families": [self._family(number, family) for number, family in enumerate(self.families, 1)],
            "skipped": [asdict(skipped) for skipped in self.skipped],
        }

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give a row for each witness, each independent report and each text left open, by column; what is not known is None."""
        for number, family in enumerate(self.families, 1):
            for witness in family.witnesses:
                yield self._row(number, family, witness)
            for key in (*family.independents, *family.open):
                yield self._row(number, family, None, key)

    def _family(self, number: int, family: SyndicationFamily) -> dict[str, Any]:
        rows = [self._row(number, family, witness) for witness in family.witnesses]
        beside, left_open = (
            [_without_family(self._row(number, family, None, key)) for key in keys]
            for keys in (family.independents, family.open)
        )
        return {
            "family": number,
            "origins": family.origins,
            "hub": family.hub,
            "first": list(family.first),
            "witnesses": [_without_family(row) for row in rows],
            "independents": beside,
            "open": left_open,
        }

    def _row(self, number: int, family: SyndicationFamily, witness: Witness | None, key: int = 0) -> dict[str, Any]:
        key = witness.key if witness else key
        document = self.documents[key]
        link = witness.link if witness else None
        interval = witness.first_published if witness else self.first_published.get(key)
        return {
            "family": number,
            "witnesses": len(family.witnesses),
            "origins": family.origins,
            "left_open": len(family.open),
            "role": role(family, witness) if witness else "open" if key in family.open else "independent",
            "key": key,
            "location": document.location,
            "publisher": publisher(document),
            "title": document.title,
            "published": str(document.published) if isinstance(document.published, Timestamp) else None,
            "earliest": _moment(interval, "earliest"),
            "latest": _moment(interval, "latest"),
            "derivation": link.derivation if link else None,
            "weight": round(link.weight, 2) if link and link.weight is not None else None,
            "linked_to": next(iter(link.pair - {key}), None) if link else None,
            "linked_as": _part(family, witness) if witness else None,
            "credited": link.credited if link and link.copy == key else None,
            "flags": list(witness.flags) if witness else [],
        }


def role(family: SyndicationFamily, witness: Witness) -> str:
    """What a witness is to *family*: ``first``, ``maybe first``, ``version`` or ``witness``."""
    if witness.key in family.first:
        return "first" if len(family.first) == 1 else "maybe first"
    return "version" if witness.link and witness.link.version else "witness"


def _part(family: SyndicationFamily, witness: Witness) -> str | None:
    """What a witness is in its link, ``copy`` or ``source``: by a credit or by dates that do not overlap, else None."""
    link = witness.link
    if link is None:
        return None
    if link.credited:
        return "copy" if link.copy == witness.key else "source"
    (other,) = (each for each in family.witnesses if each.key in link.pair - {witness.key})
    if witness.first_published.is_before(other.first_published):
        return "source"
    return "copy" if other.first_published.is_before(witness.first_published) else None


def publisher(document: Document) -> str | None:
    """Whose the document is: the publisher that it states, or the host of its address."""
    if document.publisher:
        return document.publisher
    try:
        host = urlsplit(document.canonical or document.location or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _without_family(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _OF_FAMILY}


def _moment(interval: Interval | None, side: str) -> str | None:
    moment: datetime | None = getattr(interval, side) if interval else None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
