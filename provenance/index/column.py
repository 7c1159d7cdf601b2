"""Which small number belongs to each document, for all of them at once?"""

from __future__ import annotations

import sqlite3

import numpy as np
import numpy.typing as npt

from provenance.index.failure import DamagedRowError, read_as_written
from provenance.index.key import must_be_given

Numbers = npt.NDArray[np.int64]

_ROW = 500
"""Keys in one row: at four bytes each, two rows fill one page of the file."""


class Column:
    """A number below 2^32 for every key, under *name* in the file behind *connection*; 0 where none was given."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._state: tuple[int, int] | None = None
        self._numbers = np.zeros(0, np.uint32)
        self._filled, self._total = 0, 0

    def set(self, keys: Numbers, numbers: Numbers) -> None:
        """Give ``keys[i]`` the number ``numbers[i]``, inside the caller's transaction."""
        rows = keys // _ROW
        for row in np.unique(rows).tolist():
            here = rows == row
            query = "SELECT numbers FROM key_number WHERE name = ? AND first = ?"
            found = self._connection.execute(query, (self._name, row * _ROW)).fetchone()
            content = _numbers(found[0]).copy() if found else np.zeros(_ROW, "<u4")
            content[keys[here] - row * _ROW] = numbers[here]
            change = "INSERT OR REPLACE INTO key_number VALUES (?, ?, ?)"
            self._connection.execute(change, (self._name, row * _ROW, content.tobytes()))

    def all(self) -> npt.NDArray[np.uint32]:
        """The numbers of all keys, by key; remembered until anybody changes the file."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        state = (version, self._connection.total_changes)
        if state != self._state:
            query = "SELECT first, numbers FROM key_number WHERE name = ? ORDER BY first"
            rows = self._connection.execute(query, (self._name,)).fetchall()
            with read_as_written():
                firsts = np.array([first for first, _ in rows], np.int64)
            must_be_given(self._connection, firsts)
            if (firsts % _ROW).any() or (firsts < 0).any():
                raise DamagedRowError
            self._numbers = np.zeros(firsts[-1] + _ROW if rows else 0, np.uint32)
            for first, content in rows:
                self._numbers[first : first + _ROW] = _numbers(content)
            self._filled, self._total = int(np.count_nonzero(self._numbers)), int(self._numbers.sum(dtype=np.int64))
            self._state = state
        return self._numbers

    def filled(self) -> tuple[int, float]:
        """How many keys have a number, and the mean of these."""
        self.all()
        return self._filled, self._total / max(1, self._filled)


def _numbers(content: bytes) -> npt.NDArray[np.uint32]:
    """The numbers of one row. Raises DamagedRowError where there are not as many as in every row."""
    with read_as_written():
        numbers: npt.NDArray[np.uint32] = np.frombuffer(content, "<u4").reshape(_ROW)
        return numbers
