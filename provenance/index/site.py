"""Which site does a document come from, and what do many of a site's documents share?"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from provenance.index.column import Column, Numbers
from provenance.index.failure import read_as_written

_LEAST = 8
_SHARE = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One site: its number among *all*, the sites of the documents by key, and how many *documents* were ever seen of it."""

    number: int
    documents: int
    all: npt.NDArray[np.uint32]

    @property
    def least(self) -> float:
        """How many of the site's documents share what is its boilerplate, at least."""
        return max(_LEAST, _SHARE * self.documents)

    def holding(self, asked: Numbers, keys: Numbers, count: int) -> Numbers:
        """How many documents of the site hold each of *count* hashes, where ``asked[i]`` stands in document ``keys[i]``."""
        known = keys < len(self.all)
        mine = asked[known][self.all[keys[known]] == self.number]
        return np.bincount(mine, minlength=count)


class Sites:
    """The sites of the documents in the file behind *connection*."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._column = Column(connection, "site")

    def add(self, locations: Iterable[tuple[int, str | None]]) -> None:
        """Learn from pairs of a key and its location, inside the caller's transaction."""
        sites = {key: site for key, location in locations if (site := site_of(location))}
        if not sites:
            return
        change = "INSERT INTO site VALUES (NULL, ?, ?) ON CONFLICT (name) DO UPDATE SET documents = documents + excluded.documents"
        self._connection.executemany(change, sorted(Counter(sites.values()).items()))
        query = "SELECT name, id FROM site WHERE name IN (SELECT value FROM json_each(?))"
        ids = dict(self._connection.execute(query, (json.dumps(sorted(set(sites.values()))),)))
        with read_as_written():
            numbers = np.array([ids[site] for site in sites.values()], np.int64)
        self._column.set(np.array(list(sites), np.int64), numbers)

    def known(self, location: str | None) -> Site | None:
        """The site of *location*; None where it has none, or too few documents are known of it to have boilerplate."""
        name = site_of(location)
        row = self._connection.execute("SELECT id, documents FROM site WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        with read_as_written():
            number, documents = map(int, row)
        return Site(number, documents, self._column.all()) if documents >= _LEAST else None

    def boilerplate(self, asked: Numbers, keys: Numbers) -> npt.NDArray[np.bool_]:
        """Which postings (hash ``asked[i]`` in document ``keys[i]``) a site's boilerplate explains.

        At least eight documents of the site hold the hash, and a fifth of those ever seen of it.
        """
        sites = self._column.all()
        of = (
            np.where(keys < len(sites), sites[np.minimum(keys, len(sites) - 1)], 0)
            if len(sites)
            else np.zeros_like(keys)
        )
        pairs = asked << 32 | of
        kinds, which, counts = np.unique(pairs, return_inverse=True, return_counts=True)
        many = np.flatnonzero((counts >= _LEAST) & (kinds & 0xFFFFFFFF > 0))
        boilerplate = np.zeros(len(kinds), np.bool_)
        if len(many):
            ids = (kinds[many] & 0xFFFFFFFF).tolist()
            totals = self._totals(ids)
            with read_as_written():
                boilerplate[many] = counts[many] >= _SHARE * np.array([totals[id_] for id_ in ids])
        found: npt.NDArray[np.bool_] = boilerplate[which]
        return found

    def _totals(self, ids: list[int]) -> dict[int, int]:
        query = "SELECT id, documents FROM site WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (json.dumps(ids),)))


def site_of(location: str | None) -> str | None:
    """The site of an address: its host without ``www.``; None for a file or no location."""
    if not location or not location.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(location).hostname
    except ValueError:  # "http://[broken"
        return None
    return host.removeprefix("www.") if host else None
