"""Which settings does an index remember, and do they suit the fingerprints it is given?"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from provenance.errors import WrongSettingsError, WrongVersionError
from provenance.index.failure import read_as_written
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.sketches.fingerprint_word import VERSION
from provenance.settings import Settings

_NAMES = ("shingle_length", "permutations", "seed", "scheme")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an index remembers: *settings* of its fingerprints; the *oldest* and *newest* normaliser that made some."""

    settings: Settings
    oldest: int
    newest: int


def remembered(connection: sqlite3.Connection, path: str, wished: Settings | None) -> Remembered:
    """What the index at *path* remembers; a new one takes the settings *wished*.

    Raises WrongSettingsError where those wished would make other fingerprints, WrongVersionError where a newer
    normaliser made them. An older normaliser is no reason to refuse: ``Index.reindex`` brings it up to date.
    """
    found: dict[str, Any] = dict(connection.execute("SELECT name, value FROM setting"))
    if not found:
        found = _remember(connection, wished or Settings())
    with read_as_written():
        kept = {name: found[name] for name in _NAMES}
        newest, oldest = int(found["normaliser"]), int(found["oldest_normaliser"])
        own = replace(wished or Settings(), **kept)
    if newest > VERSION:
        raise WrongVersionError(path, "a newer version of this program made its fingerprints; upgrade this one")
    if wished and any(getattr(wished, name) != value for name, value in kept.items()):
        asked = {name: getattr(wished, name) for name in _NAMES}
        raise WrongSettingsError(
            path,
            f"its fingerprints were made with {_said(kept)}, not with {_said(asked)}; use its settings or another index",
        )
    return Remembered(own, oldest, newest)


def suits(path: str, fingerprint: Fingerprint, settings: Settings) -> None:
    """Raise WrongSettingsError where *fingerprint*, made elsewhere, cannot be compared with those made with *settings*."""
    theirs = {name: getattr(fingerprint.settings, name) for name in _NAMES}
    mine = {name: getattr(settings, name) for name in _NAMES}
    if theirs != mine:
        raise WrongSettingsError(
            path, f"a fingerprint given was made with {_said(theirs)}, those kept with {_said(mine)}"
        )
    if fingerprint.normaliser > VERSION:
        raise WrongSettingsError(
            path, "a fingerprint given was made by a newer version of this program; upgrade this one"
        )


def note_normaliser(connection: sqlite3.Connection, oldest: int) -> None:
    """Remember that fingerprints of normaliser *oldest* and of the one at work are in the index."""
    connection.execute("UPDATE setting SET value = max(value, ?) WHERE name = 'normaliser'", (VERSION,))
    connection.execute("UPDATE setting SET value = min(value, ?) WHERE name = 'oldest_normaliser'", (oldest,))


def forget_older_normalisers(connection: sqlite3.Connection) -> None:
    """Remember that no fingerprint of an older normaliser is left."""
    connection.execute("UPDATE setting SET value = ? WHERE name IN ('normaliser', 'oldest_normaliser')", (VERSION,))


def _remember(connection: sqlite3.Connection, settings: Settings) -> dict[str, Any]:
    kept = {name: getattr(settings, name) for name in _NAMES}
    kept |= {"normaliser": VERSION, "oldest_normaliser": VERSION}
    rows = ", ".join(["(?, ?)"] * len(kept))  # one statement: all of them are remembered, or none
    connection.execute(f"INSERT OR IGNORE INTO setting VALUES {rows}", [part for item in kept.items() for part in item])  # noqa: S608 - question marks alone
    return dict(connection.execute("SELECT name, value FROM setting"))


def _said(settings: dict[str, object]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in settings.items())
