"""Which pairs of documents were assessed before, and with what outcome?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from provenance.index.failure import DamagedRowError

if TYPE_CHECKING:
    from provenance.assessment.link import Link


def save(connection: sqlite3.Connection, links: Iterable[Link], judge: str) -> None:
    """Remember *links* that *judge* made, inside the caller's transaction; what was known of the pairs is replaced."""
    rows = [
        (min(link.pair), max(link.pair), link.copy, link.derivation, link.weight, link.credited, link.version, judge)
        for link in links
    ]
    connection.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def saved(connection: sqlite3.Connection, judge: str) -> Iterator[Link]:
    """All links that *judge* made."""
    from provenance.assessment.derivation import Derivation
    from provenance.assessment.link import Link  # costs all of reuse/, which opening an index must not

    query = "SELECT one, other, copy, derivation, weight, credited, version FROM link WHERE judge = ?"
    for one, other, copy, derivation, weight, credited, version in connection.execute(query, (judge,)):
        if copy not in {one, other} or derivation not in get_args(Derivation) or not isinstance(weight, float | None):
            raise DamagedRowError
        source = other if copy == one else one
        yield Link(copy, source, derivation, weight, credited=bool(credited), version=bool(version))


def forget(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Forget the links of documents that are gone, inside the caller's transaction."""
    for side in ("one", "other"):
        connection.executemany(f"DELETE FROM link WHERE {side} = ?", ((key,) for key in keys))  # noqa: S608 - our own names
