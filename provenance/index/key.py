"""Which keys were ever given to documents?"""

from __future__ import annotations

import sqlite3

import numpy as np
import numpy.typing as npt

from provenance.index.failure import DamagedRowError

BITS = 32
"""Keys are whole numbers from 0 of so many bits."""


def next_key(connection: sqlite3.Connection) -> int:
    """The first key that was never given. Raises DamagedRowError where nobody can have given so many."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'document'").fetchone()
    if found and not (isinstance(found[0], int) and 0 <= found[0] < 1 << BITS):
        raise DamagedRowError
    return found[0] + 1 if found else 1


def must_be_given(connection: sqlite3.Connection, keys: npt.NDArray[np.int64]) -> None:
    """Raise DamagedRowError where *keys*, read from what is kept beside the documents, are none of theirs."""
    given = next_key(connection)
    if len(keys) and keys.max() >= (given if given > 1 else 1 << BITS):  # postings may be kept without documents
        raise DamagedRowError
