"""What is a document, and what does it carry about itself?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "year"]
CreditKind = Literal[
    "canonical", "metadata", "beacon", "first_published", "licence", "pointer", "wire", "plain", "cited"
]
FurnitureKind = Literal[
    "site", "share", "byline", "bio", "comments", "related", "tags", "subscribe", "advert", "caption", "credit"
]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters *start* up to *end* of one document's own text, as acquired."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The passage's wording in *text*, exactly as it stands there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Furniture(Passage):
    """A passage of the page that is not part of the article, and what it is."""

    kind: FurnitureKind = "site"


@dataclass(frozen=True, slots=True)
class Credit:
    """What a document says of its source: a claim by the document, not proof.

    *target* is a URL, a domain or a name, as far as the statement tells. *quotation* is its exact wording; *passage*
    is where that stands in the document's text, or None where it stands in the page but not in the text; *where* says
    so in a word: ``text`` or ``head``.
    """

    kind: CreditKind
    target: str
    quotation: str
    passage: Passage | None = None
    where: Literal["text", "head"] = "text"


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A time as some clock stated it.

    *value* is ISO 8601 cut to *precision*; *zone* is the offset stated (``+02:00``, ``Z``) or None where none was;
    *origin* says where it was read (``json-ld datePublished``, ``meta article:published_time``, ``given``).
    """

    value: str
    precision: Precision = "day"
    zone: str | None = None
    origin: str = "given"

    @classmethod
    def of(cls, value: Timestamp | date | str, origin: str = "given") -> Timestamp:
        """Read a date, a datetime or an ISO 8601 string. Raises ValueError where *value* is none of them."""
        if isinstance(value, Timestamp):
            return value
        if isinstance(value, str):
            return cls._parsed(value.strip(), origin)
        if not isinstance(value, datetime):
            return cls(value.isoformat(), "day", None, origin)
        offset = value.strftime("%z")
        zone = f"{offset[:3]}:{offset[3:5]}" if offset else None
        return cls(value.replace(tzinfo=None).isoformat(timespec="seconds"), "second", zone, origin)

    @classmethod
    def _parsed(cls, text: str, origin: str) -> Timestamp:
        if len(text) == len("2026") and text.isdigit():
            return cls(text, "year", None, origin)
        if len(text) == len("2026-11") and text[:4].isdigit() and text[4] == "-":
            date.fromisoformat(f"{text}-01")
            return cls(text, "month", None, origin)
        if len(text) == len("2026-11-22"):
            return cls(date.fromisoformat(text).isoformat(), "day", None, origin)
        return cls.of(datetime.fromisoformat(text), origin)

    def is_before(self, other: Timestamp) -> bool:
        """Whether this time is earlier than *other* as far as both are stated: 2026 is not before 2026-03-09.

        Clock times are only compared where both state their zone.
        """
        mine, theirs = self._minute_in_utc(), other._minute_in_utc()
        if not (mine and theirs):
            mine, theirs = self.value[: len("2026-11-22")], other.value[: len("2026-11-22")]
        shared = min(len(mine), len(theirs))
        return mine[:shared] < theirs[:shared]

    def _minute_in_utc(self) -> str | None:
        if self.zone is None or self.precision not in {"minute", "second"}:
            return None
        try:
            return datetime.fromisoformat(self.value + self.zone).astimezone(UTC).isoformat(timespec="minutes")
        except (ValueError, OverflowError):  # a page may state any zone: "+99:00"
            return None

    def __str__(self) -> str:
        return self.value + (self.zone or "")


@dataclass(frozen=True, slots=True)
class Document:
    """One publication of a text.

    *text* is the whole text as acquired, furniture included; *furniture* are passages of it. *canonical* is the address
    the page *declares*, *location* the one it was got from. *published* takes a Timestamp, a date or an ISO string and
    is kept as a Timestamp; *clocks* are all the dates that the page, its address or its server states, each with its
    origin. *media* are the addresses of the article's pictures and embedded players.
    """

    text: str
    location: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Timestamp | date | str | None = None
    language: str | None = None
    canonical: str | None = None
    links: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Passage, ...] = ()
    clocks: tuple[Timestamp, ...] = ()
    media: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", Timestamp.of(self.published))
        for name in ("authors", "links", "credits", "furniture", "clocks", "media"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
