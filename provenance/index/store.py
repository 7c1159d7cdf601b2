"""Which documents do we know, since when, and where may a text come from?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from provenance.document import Document, Furniture
from provenance.index.batch import sorted_out, state_of
from provenance.index.failure import failures_told
from provenance.index.file import open_file
from provenance.index.link import save, saved
from provenance.index.lookup import keys, keys_at, must_be_there, sketches, stored, wordless
from provenance.index.posting import Postings
from provenance.index.removal import remove
from provenance.index.renewal import renew, stale
from provenance.index.setting import remembered, suits
from provenance.index.transaction import reading, writing
from provenance.index.value import Added, Origin, Reindexed, Stored
from provenance.index.word import WordIndex
from provenance.index.writing import Kept, Ready, made_ready, write, write_origin
from provenance.reuse.known import Known
from provenance.reuse.sketches.fingerprint_word import VERSION
from provenance.settings import Settings

if TYPE_CHECKING:
    from provenance.assessment.link import Link
    from provenance.index.boilerplate import Boilerplate
    from provenance.index.candidate import Candidate, Search

BATCH = 4096
"""Documents written in one transaction."""


class Index:
    """The documents known, in one SQLite file at *path*, or ``":memory:"``.

    Made where there is none; it takes *settings* for its own then, and refuses others later. One program writes at a
    time: another waits for it up to *patience* seconds. Any number read meanwhile, also with *read_only*, which works on
    a file that cannot be written to. Everything raises IndexFileError, in one sentence, where the file fails.
    """

    def __init__(
        self, path: str | Path, *, settings: Settings | None = None, read_only: bool = False, patience: float = 60
    ) -> None:
        self.path = str(path)
        self.read_only = read_only
        self._search: Search | None = None
        self._boilerplate: Boilerplate | None = None
        self._connection = open_file(self.path, read_only=read_only, patience=patience)
        try:
            with failures_told(self.path):
                self._remembered = remembered(self._connection, self.path, settings)
        except BaseException:
            self._connection.close()
            raise

    @property
    def settings(self) -> Settings:
        """The settings that its fingerprints are made with."""
        return self._remembered.settings

    @property
    def outdated(self) -> bool:
        """Whether an older normaliser may have made some of its fingerprints: ``reindex`` makes them anew."""
        return self._remembered.oldest < VERSION

    def add(
        self,
        documents: Iterable[Document | Known],
        *,
        text: bool = True,
        words: bool = True,
        facts: bool | None = None,
        origin: Origin | None = None,
        skipped: Sequence[tuple[int, str]] = (),
        seen: datetime | None = None,
    ) -> Added:
        """Remember *documents*, those known by their fingerprint alone among them, 4,096 in a transaction.

        A text that stands at its location already changes nothing but when it was last *seen* (now, where None is
        given) and what else its page states; another text at the same location is a version of its own. *text*, *words* (to be
        searched for) and *facts* say what is kept of a text besides its fingerprint; facts, where None, if the text is
        not. *origin* says how far an intake has come with these documents, and *skipped* which of its rows could not be
        read, and why; both are kept in the last transaction. Raises WrongSettingsError for a fingerprint that cannot be
        compared with the others.
        """
        kept = Kept(text, words, not text if facts is None else facts)
        when = int((seen or datetime.now(UTC)).timestamp())
        total = Added()
        with failures_told(self.path):
            for items in _batches(documents):
                last = len(items) < BATCH
                total += self._add(items, kept, when, origin if last else None, skipped if last else ())
        return total

    def position(self, name: str) -> Origin | None:
        """How far the intake of *name* has come; None where it never began."""
        with failures_told(self.path):
            row = self._connection.execute("SELECT position, finished FROM origin WHERE name = ?", (name,)).fetchone()
        return Origin(name, row[0], bool(row[1])) if row else None

    def candidates(self, document: Document, *, limit: int = 10, leaving_out: Collection[int] = ()) -> list[Candidate]:
        """The documents that are worth comparing *document* with, the likeliest first; no similarity is claimed.

        *leaving_out* are keys that are no candidates: of *document* itself, where it is known, and of its versions.
        """
        with failures_told(self.path), reading(self._connection):
            if self._search is None:
                from provenance.index.candidate import Search

                self._search = Search(self._connection, self.settings)
            found = self._search.find(document, limit=limit, leaving_out=leaving_out)
            must_be_there(self._connection, [candidate.key for candidate in found])
            return found

    def boilerplate(self, document: Document) -> tuple[Furniture, ...]:
        """What many documents of *document*'s site share, and is thus no part of the article: passages outside its furniture.

        At least eight documents known of the site, and a fifth of all, have it. A document without an address has no site.
        """
        with failures_told(self.path), reading(self._connection):
            if self._boilerplate is None:
                from provenance.index.boilerplate import Boilerplate

                self._boilerplate = Boilerplate(self._connection, self.settings)
            return self._boilerplate.find(document)

    def get(self, key: int) -> Stored:
        """The document under *key*. Raises KeyError where there is none, DamagedDocumentError where only it cannot be read."""
        with failures_told(self.path), reading(self._connection):
            return stored(self._connection, self.path, self.settings, key)

    def keys_at(self, location: str) -> tuple[int, ...]:
        """The keys of the texts that stood at *location*, the oldest first."""
        with failures_told(self.path), reading(self._connection):
            return tuple(keys_at(self._connection, location))

    def versions(self, location: str) -> tuple[Stored, ...]:
        """The texts that stood at *location*, the oldest first. Raises DamagedDocumentError where one cannot be read."""
        with failures_told(self.path), reading(self._connection):
            return tuple(
                stored(self._connection, self.path, self.settings, key, version)
                for version, key in enumerate(keys_at(self._connection, location), start=1)
            )

    def sketches(self, at_once: int = BATCH) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]]:
        """All sketches, *at_once* documents at a time: keys of shape (n,), minima of shape (n, permutations)."""
        with failures_told(self.path):
            yield from sketches(self._connection, self.settings.permutations, at_once)

    def remember(self, links: Iterable[Link], judge: str) -> None:
        """Remember assessed pairs, in one transaction; *judge* names what their outcome rests on."""
        with failures_told(self.path), writing(self._connection):
            save(self._connection, links, judge)

    def links(self, judge: str) -> tuple[Link, ...]:
        """The pairs that *judge* assessed before."""
        with failures_told(self.path), reading(self._connection):
            return tuple(saved(self._connection, judge))

    def delete(self, location: str | int) -> int:
        """Forget all texts at *location*, or the one under a key; say how many there were."""
        with failures_told(self.path), writing(self._connection):
            gone = keys_at(self._connection, location) if isinstance(location, str) else [location] * (location in self)
            remove(self._connection, gone)
        return len(gone)

    def expire(self, before: datetime) -> int:
        """Forget every text last seen before *before*; say how many there were."""
        query = "SELECT key FROM document WHERE last_seen < ? ORDER BY key LIMIT ?"
        count = 0
        with failures_told(self.path):
            while True:
                with writing(self._connection):
                    gone = [key for (key,) in self._connection.execute(query, (before.timestamp(), BATCH))]
                    remove(self._connection, gone)
                count += len(gone)
                if len(gone) < BATCH:
                    return count

    def reindex(self, progress: Callable[[int, int], object] | None = None) -> Reindexed:
        """Recompute the fingerprints that an older normaliser made, wherever the text is kept.

        *progress* is told how many are done, of how many. The others keep theirs, are counted, and ``stale`` names them.
        """
        with failures_told(self.path):
            done = renew(self._connection, self.settings, progress or (lambda *_: None))
            self._remembered = remembered(self._connection, self.path, None)
            return Reindexed(done, sum(1 for _ in stale(self._connection)) if self.outdated else 0)

    def stale(self) -> Iterator[tuple[int, str | None]]:
        """Key and location of every document whose fingerprint an older normaliser made."""
        with failures_told(self.path):
            yield from stale(self._connection)

    def compact(self) -> None:
        """Merge the postings and give the room of what was forgotten back to the disk; needs as much room again."""
        with failures_told(self.path):
            with writing(self._connection):
                Postings(self._connection).merge()
                WordIndex(self._connection).merge()
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; the index can then be used no more."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        with failures_told(self.path):
            return int(self._connection.execute("SELECT count(*) FROM place").fetchone()[0])

    @property
    def wordless(self) -> int:
        """How many documents were added without their words, so that rewritings of them are not found."""
        with failures_told(self.path):
            return wordless(self._connection)

    def __iter__(self) -> Iterator[int]:
        """The keys of all documents, in the order they came in."""
        with failures_told(self.path):
            yield from keys(self._connection)

    def __contains__(self, key: object) -> bool:
        with failures_told(self.path):
            return self._connection.execute("SELECT 1 FROM document WHERE key = ?", (key,)).fetchone() is not None

    def _add(
        self, items: Sequence[Document | Known], kept: Kept, seen: int, origin: Origin | None,
        skipped: Sequence[tuple[int, str]],
    ) -> Added:  # fmt: skip
        for item in items:
            if isinstance(item, Known):
                suits(self.path, item.fingerprint, self.settings)
        ready = self._ready(items, kept)
        with writing(self._connection):
            if state_of(self._connection) != ready.batch.state:  # another program has written since
                ready = self._ready(items, kept)
            write(self._connection, ready, kept, seen)
            if origin:
                write_origin(self._connection, origin, skipped, seen)
        batch = ready.batch
        return Added(len(batch.new) - batch.versions - len(batch.replaced), batch.unchanged, batch.versions)

    def _ready(self, items: Sequence[Document | Known], kept: Kept) -> Ready:
        with reading(self._connection):
            batch = sorted_out(self._connection, items, self.settings)
        return made_ready(batch, self.settings, kept)


def _batches(documents: Iterable[Document | Known]) -> Iterator[list[Document | Known]]:
    """*documents* in batches, of which only the last, maybe empty, is short."""
    rest = iter(documents)
    while True:
        batch = list(islice(rest, BATCH))
        yield batch
        if len(batch) < BATCH:
            return
