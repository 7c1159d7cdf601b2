"""When was a document first published, as far as its clocks tell, and do they contradict one another?

Every clock is kept apart. A *claim* is what the site itself says of the publication; a *sighting* is when somebody
else, or the server, had the page already, so that it cannot be younger; a *floor* is what the page cannot be older
than. A claim is easily set back, a sighting hardly ever: where they disagree, words say so, and nobody is accused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from provenance.document import Document, Timestamp

ClockKind = Literal["claim", "sighting", "floor"]

_SIGHTINGS = re.compile(r"modif|updated|lastmod|gdelt|capture|crawl|first seen", re.IGNORECASE)
_FLOORS = re.compile(r"post-id|post id", re.IGNORECASE)
_WESTERNMOST, _EASTERNMOST = timedelta(hours=12), timedelta(hours=14)
"""Where no zone is stated: a day has begun in Kiribati 14 hours before, and lasts near Baker Island 12 hours after, UTC."""
_TOLERANCE = timedelta(hours=26)
"""Two claims of one site may differ by a day and two time zones without anyone having set a clock."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time in UTC, *earliest* up to *latest*; None where nothing bounds that side."""

    earliest: datetime | None
    latest: datetime | None

    def is_before(self, other: Interval) -> bool:
        """Whether all of this lies before all of *other*."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        if self.earliest is None and self.latest is None:
            return "unknown"
        if self.earliest is None:
            return f"by {_minute(self.latest)}"
        if self.earliest == self.latest:
            return _minute(self.earliest)
        return f"between {_minute(self.earliest)} and {_minute(self.latest)}"


@dataclass(frozen=True, slots=True)
class Chronology:
    """What a document's clocks tell: *first_published*, every clock with its kind, and *contradictions* in words.

    *back_dated* is whether a clock that is hard to set shows that the stated date is too early.
    """

    first_published: Interval
    clocks: tuple[tuple[Timestamp, ClockKind], ...]
    contradictions: tuple[str, ...] = ()
    back_dated: bool = False


def chronology(document: Document) -> Chronology:
    """Hold the clocks of *document* against one another.

    The interval of first publication is what the claims have in common, cut off at the first sighting; where claims
    lie apart it reaches from the first to the last, because one of them is wrong and nobody knows which.
    """
    published = document.published if isinstance(document.published, Timestamp) else None
    clocks = tuple(dict.fromkeys((*([published] if published else ()), *document.clocks)))
    kinds = tuple((clock, kind_of(clock)) for clock in clocks)
    claims = [clock for clock, kind in kinds if kind == "claim"]
    sightings = [clock for clock, kind in kinds if kind == "sighting"]
    floors = [clock for clock, kind in kinds if kind == "floor"]
    back_dating = [*_claims_apart(claims), *_below_floor(claims, floors)]
    return Chronology(
        _first_published(claims, sightings, floors),
        kinds,
        (*back_dating, *_after_sighting(claims, sightings)),
        back_dated=bool(back_dating),
    )


def kind_of(clock: Timestamp) -> ClockKind:
    """What *clock* tells, by its origin."""
    if _FLOORS.search(clock.origin):
        return "floor"
    return "sighting" if _SIGHTINGS.search(clock.origin) else "claim"


def interval_of(clock: Timestamp) -> Interval:
    """The stretch of time that *clock* may mean, given its precision and, where it states none, every zone there is."""
    moment, following = _moments(clock)
    if clock.zone is None:
        return Interval(_shifted(moment, -_EASTERNMOST), _shifted(following, _WESTERNMOST))
    offset = _offset(clock.zone)
    return Interval(_shifted(moment, -offset), _shifted(following, -offset))


def _moments(clock: Timestamp) -> tuple[datetime, datetime]:
    """The first moment that *clock* names and the last, as clocks of its zone show them."""
    text = clock.value
    if clock.precision == "year":
        return datetime(int(text), 1, 1, tzinfo=UTC), datetime(int(text), 12, 31, 23, 59, 59, tzinfo=UTC)
    if clock.precision == "month":
        first = datetime.fromisoformat(f"{text}-01").replace(tzinfo=UTC)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(seconds=1)
    first = datetime.fromisoformat(text).replace(tzinfo=UTC)
    lasts = {"day": timedelta(days=1), "minute": timedelta(minutes=1), "second": timedelta(seconds=1)}
    return first, _shifted(first, lasts[clock.precision] - timedelta(seconds=1))


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:  # the year 9999
        return moment


def _offset(zone: str) -> timedelta:
    """A stated offset as a duration; a page may state any: "+99:00" counts as none."""
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)", zone)
    if match is None:
        return timedelta()
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    try:
        timezone(size)
    except ValueError:
        return timedelta()
    return size if match[1] == "+" else -size


def _first_published(claims: list[Timestamp], sightings: list[Timestamp], floors: list[Timestamp]) -> Interval:
    intervals = [interval_of(claim) for claim in claims]
    starts = [one.earliest for one in intervals if one.earliest]
    ends = [one.latest for one in intervals if one.latest]
    earliest, latest = (max(starts), min(ends)) if starts else (None, None)
    if earliest and latest and latest < earliest:  # the claims lie apart
        earliest, latest = min(starts), max(ends)
    seen = [one.latest for one in map(interval_of, sightings) if one.latest]
    latest = min([*([latest] if latest else ()), *seen], default=None)
    known = [one.earliest for one in map(interval_of, floors) if one.earliest]
    earliest = max([*([earliest] if earliest else ()), *known], default=None)
    if earliest and latest and latest < earliest:  # seen before it is said to be published
        earliest = None if not known else max(known)
    return Interval(earliest, max(latest, earliest) if earliest and latest else latest)


def _claims_apart(claims: list[Timestamp]) -> list[str]:
    """Statements about claims of the site that no difference of zone explains, the first named first."""
    ordered = sorted(claims, key=lambda claim: interval_of(claim).earliest or datetime.min.replace(tzinfo=UTC))
    if len(ordered) < 2:  # noqa: PLR2004 - it takes two to contradict
        return []
    first, last = ordered[0], ordered[-1]
    end, start = interval_of(first).latest, interval_of(last).earliest
    if end is None or start is None or start - end < _TOLERANCE:
        return []
    return [f"The stated dates lie apart: {_said(first)} and {_said(last)}; the earlier may have been set back."]


def _below_floor(claims: list[Timestamp], floors: list[Timestamp]) -> list[str]:
    return [
        f"The stated date is {_said(claim)}, but the page is no older than {_said(floor)}; the date may have been set back."
        for floor in floors
        for claim in claims[:1]
        if (interval_of(claim).latest or _LAST) + _TOLERANCE < (interval_of(floor).earliest or _FIRST)
    ]


def _after_sighting(claims: list[Timestamp], sightings: list[Timestamp]) -> list[str]:
    """Statements about a page that was there before the day it states."""
    if not claims or not sightings:
        return []
    claim = min(claims, key=lambda one: interval_of(one).earliest or _LAST)
    seen = min(sightings, key=lambda one: interval_of(one).latest or _LAST)
    if (interval_of(seen).latest or _LAST) < (interval_of(claim).earliest or _FIRST):
        return [f"Seen {_said(seen)}, before the stated {_said(claim)}, which is that of a later version, or wrong."]
    return []


_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC) - timedelta(days=3)


def _said(clock: Timestamp) -> str:
    return f"{str(clock).replace('T', ' ').replace('+00:00', 'Z')} ({clock.origin})"


def _minute(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else "now"
