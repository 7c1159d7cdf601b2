"""When was a document published, by each of its clocks, as data and in words?"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from provenance.assessment.chronology import chronology
from provenance.reporting.visible import one_line

if TYPE_CHECKING:
    from provenance.document import Document, Timestamp

_KIND = {"claim": "stated", "sighting": "there by then", "floor": "not before"}


def plain_chronology(document: Document) -> dict[str, Any]:
    """Every clock with its kind, the interval of first publication in UTC, and contradictions in sentences."""
    told = chronology(document)
    return {
        "first_published": {
            "earliest": _moment(told.first_published.earliest),
            "latest": _moment(told.first_published.latest),
        },
        "clocks": [asdict(clock) | {"kind": kind} for clock, kind in told.clocks],
        "contradictions": list(told.contradictions),
    }


def clock_lines(document: Document) -> list[str]:
    """Each clock in a line: ``2026-03-04 08:15:00+01:00, stated (json-ld datePublished)``."""
    return [
        f"{_said(clock)}, {_KIND[kind]} ({one_line(clock.origin, 60)})" for clock, kind in chronology(document).clocks
    ]


def first_published(document: Document) -> str:
    """The interval of first publication in words, or nothing where no clock tells."""
    interval = chronology(document).first_published
    return str(interval) if interval.earliest or interval.latest else ""


def _said(clock: Timestamp) -> str:
    return one_line(str(clock).replace("T", " "), 60)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
