"""How do the documents of many locations come into an index, so that an interrupted intake can go on?"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.acquisition.row import Row
from provenance.acquisition.supply import Supply, supplies
from provenance.document import Document
from provenance.errors import AcquisitionError, WrongSettingsError
from provenance.index.setting import suits
from provenance.index.value import Origin
from provenance.reuse.known import Known

if TYPE_CHECKING:
    import httpx

    from provenance.index.store import Index

BATCH = 4000
"""Documents in one transaction, at most."""
_MOST_CHARACTERS = 32_000_000
_LONGEST = 10.0  # seconds: what a power cut may cost
_MOST_REMEMBERED = 10_000  # skipped rows whose numbers the index keeps, of one supply
_NOTHING = "nothing"
_OTHER_SETTINGS = "a fingerprint made with other settings, or by a newer version of this program"


@dataclass(slots=True)
class Tally:
    """What became of everything that was read so far, kept up as it is read.

    *taken* are documents that were read, the last ones of which may be on their way still; *skipped* counts rows by reason, and *unreadable* are locations that gave nothing, or nothing more, each with its
    reason; *undated* counts documents whose row states a date that was not read by the reason for that, of which
    *unread_dates* has the first;
    *known* are the names of supplies that were read to their end before, *resumed* of those in the middle of
    which reading went on.
    """

    taken: int = 0
    added: int = 0
    unchanged: int = 0
    versions: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    unreadable: list[AcquisitionError] = field(default_factory=list)
    undated: Counter[str] = field(default_factory=Counter)
    unread_dates: dict[str, str] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    resumed: list[str] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Count the document of *row*, and its date if that was not read."""
        self.taken += 1
        if unread := row.unread_date:
            self.undated[unread.reason] += 1
            self.unread_dates.setdefault(unread.reason, unread.stated)

    @property
    def read(self) -> int:
        """Documents that are in the index now."""
        return self.added + self.unchanged + self.versions


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document beside its fingerprint: *text*, *words* to be searched for, *facts* (None: if no text)."""

    text: bool = True
    words: bool = True
    facts: bool | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told what: *seen* of each supply, with every row; *skipped* of each row that is skipped, by supply and row.

    *begun* is called before each transaction, *done* when it is written and counted, and may end the intake there.
    """

    seen: Callable[[Supply, Tally], object] = lambda *_: None
    skipped: Callable[[str, Row], object] = lambda *_: None
    begun: Callable[[], object] = lambda: None
    done: Callable[[], object] = lambda: None


def take_in(
    locations: Iterable[str],
    index: Index,
    *,
    client: httpx.Client | None = None,
    columns: Mapping[str, str] | None = None,
    kept: Kept = Kept(),
    again: bool = False,
    tally: Tally | None = None,
    watch: Watch = Watch(),
) -> Tally:
    """Read all documents of *locations* into *index*, of which *kept* is kept.

    A table, archive or folder that was read to its end before, and has not changed since, is left out unless *again*;
    one that was interrupted goes on where it stopped. The index's own files in a folder are no documents. What cannot be read is counted in *tally*, which is filled on the
    way: it tells what was done even where an interruption or a failing index ends this call.
    """
    tally = tally if tally is not None else Tally()
    own = {os.path.realpath(index.path) + ending for ending in ("", "-wal", "-shm", "-journal")}
    for location in locations:
        for supply in supplies(location, client=client, columns=columns, leaving_out=own):
            before = index.position(supply.identity) if supply.identity else None
            if before and before.finished and not again:
                tally.known.append(supply.name)
                continue
            start = before.position if before and not before.finished else 0
            if start:
                tally.resumed.append(supply.name)
            _Taking(supply, index, tally, watch, kept).run(start)
    return tally


def documents_at(
    locations: Iterable[str],
    *,
    client: httpx.Client | None = None,
    columns: Mapping[str, str] | None = None,
    tally: Tally,
    watch: Watch = Watch(),
) -> Iterator[Document | Known]:
    """All documents of *locations*, without an index; *tally* counts what is taken, skipped and unreadable."""
    for location in locations:
        for supply in supplies(location, client=client, columns=columns):
            try:
                for row in supply.rows():
                    watch.seen(supply, tally)
                    if row.document is None:
                        tally.skipped[row.skipped or _NOTHING] += 1
                        watch.skipped(supply.name, row)
                    else:
                        tally.take(row)
                        yield row.document
            except AcquisitionError as error:
                tally.unreadable.append(error)


class _Taking:
    """One supply on its way into the index."""

    def __init__(self, supply: Supply, index: Index, tally: Tally, watch: Watch, kept: Kept) -> None:
        self._supply = supply
        self._index = index
        self._tally = tally
        self._watch = watch
        self._kept = kept
        self._documents: list[Document | Known] = []
        self._skipped: list[tuple[int, str]] = []
        self._remembered = 0
        self._characters = 0

    def run(self, start: int) -> None:
        """Read everything after *start* rows, a batch at a time."""
        position, began = start, time.monotonic()
        finished = True
        try:
            for row in self._supply.rows(start):
                position = row.position
                self._take(row)
                self._watch.seen(self._supply, self._tally)
                if self._is_full or time.monotonic() - began > _LONGEST:
                    self._write(position, finished=False)
                    began = time.monotonic()
        except AcquisitionError as error:
            self._tally.unreadable.append(error)
            finished = False
        if finished or position > start:
            self._write(position, finished=finished)

    @property
    def _is_full(self) -> bool:
        return (
            len(self._documents) >= BATCH
            or self._characters >= _MOST_CHARACTERS
            or len(self._skipped) >= _MOST_REMEMBERED
        )

    def _take(self, row: Row) -> None:
        reason = row.skipped
        if isinstance(row.document, Known):
            try:
                suits(self._index.path, row.document.fingerprint, self._index.settings)
            except WrongSettingsError:
                reason = _OTHER_SETTINGS
        if row.document is None or reason:
            self._skip(row, reason or _NOTHING)
            return
        self._tally.take(row)
        self._documents.append(row.document)
        self._characters += len(row.document.text) if isinstance(row.document, Document) else 0

    def _skip(self, row: Row, reason: str) -> None:
        self._tally.skipped[reason] += 1
        self._watch.skipped(self._supply.name, Row(row.position, None, reason, row.place))
        if self._remembered < _MOST_REMEMBERED:
            self._remembered += 1
            self._skipped.append((row.position, reason))

    def _write(self, position: int, *, finished: bool) -> None:
        identity = self._supply.identity
        origin = Origin(identity, position, finished) if identity else None
        if not origin and not self._documents:
            return
        skipped = self._skipped if origin else ()
        self._watch.begun()
        kept = self._kept
        done = self._index.add(
            self._documents, text=kept.text, words=kept.words, facts=kept.facts, origin=origin, skipped=skipped
        )
        self._tally.added += done.added
        self._tally.unchanged += done.unchanged
        self._tally.versions += done.versions
        self._documents, self._skipped, self._characters = [], [], 0
        self._watch.seen(self._supply, self._tally)
        self._watch.done()
