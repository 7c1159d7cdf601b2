"""What is kept of a run, so that anybody can run it again and see whether anything was changed?"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.acquisition.location import acquire, content_of, document_from, is_address
from provenance.errors import AcquisitionError, BundleError
from provenance.reporting.archive import write_archive
from provenance.reporting.chain import Journal, utc_now
from provenance.reporting.interruption import undisturbed
from provenance.reporting.json_report import json_of
from provenance.reporting.manifest import Command, manifest_of, requests_of
from provenance.settings import Settings

if TYPE_CHECKING:
    import httpx

    from provenance.document import Document
    from provenance.index.store import Index
    from provenance.reporting.report import Report

MANIFEST, JOURNAL, EXCHANGES = "manifest.json", "journal.jsonl", "exchanges.warc"
REPORT, PAGE = "report.json", "report.html"
NAMES = (MANIFEST, JOURNAL, EXCHANGES, REPORT, PAGE)
"""The files of a bundle, in the order of the archive."""
UNFINISHED = ".unfinished"
"""What the folder is called that becomes the archive: as the archive, and this."""


class Bundle:
    """A bundle in the making: a folder that only grows, and at last an archive.

    *sha256* is that of the archive, once there is one, and *complete* whether it has a report. Made by ``Bundle.recording``.
    """

    repeats = False

    def __init__(
        self, path: Path, command: Command, settings: Settings, *, now: str, cache: Path | None, fulltext: bool
    ) -> None:
        self.path = path
        self.sha256: str | None = None
        self.complete = False
        self.now = now
        self._folder = path.with_name(path.name + UNFINISHED)
        self._command = command
        self._settings = settings
        self._cache = cache
        self._fulltext = fulltext
        self._began = utc_now()
        self._lock = threading.Lock()
        self._journal: Journal | None = None

    @classmethod
    @contextmanager
    def recording(
        cls,
        path: Path,
        command: Command,
        *,
        settings: Settings = Settings(),
        now: str | None = None,
        cache: Path | None = None,
        fulltext: bool = True,
    ) -> Iterator[Bundle]:
        """Record what is done in the ``with`` block, and leave the archive *path* whatever ends it.

        *cache* is a folder for an HTTP cache. The archive says that it is incomplete unless ``finish()`` was called. Without *fulltext* it holds hashes, offsets
        and short quotations, and cannot be run again. Raises BundleError where *path* exists or cannot be written.
        """
        bundle = cls(path, command, settings, now=now or utc_now(), cache=cache, fulltext=fulltext)
        try:
            bundle._begin()
            yield bundle
        except BaseException as error:
            bundle._close(_why(error))
            if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):  # a pipe is none of ours
                raise bundle._unwritable(error) from error
            raise
        bundle._close("it was ended without a report")

    def client(self, **options: Any) -> httpx.Client:
        """A ``guarded_client(**options)`` that writes every exchange into the bundle."""
        from provenance.acquisition.fetch import guarded_client
        from provenance.acquisition.recorder import Recorder

        return guarded_client(record=lambda inner: Recorder(inner, self._keep_exchange), cache=self._cache, **options)

    def acquire(self, location: str, client: httpx.Client) -> Document:
        """As ``acquire()``; the bytes of a local file or of standard input become part of the bundle."""
        if is_address(location):
            return acquire(location, client=client)
        try:
            content = content_of(location)
        except AcquisitionError as error:
            self._append("no input", b"", location=location, reason=error.reason)
            raise
        self._keep_resource("input", "file", location, content)
        return document_from(content, location, suffix=Path(location).suffix)

    def index(self, index: Index | None) -> Index | None:
        """*index*, whose answers become part of the bundle."""
        from provenance.reporting.index_record import AskedIndex

        if index is None:
            return None
        asked: Any = AskedIndex(index, lambda name, answer: self._keep_resource("index", "index", name, answer))
        found: Index = asked
        return found

    def finish(self, reports: list[Report]) -> None:
        """Add *reports* as JSON, and as HTML where there is one; the bundle is complete."""
        with undisturbed():
            self._add(REPORT, json_of(reports, fulltext=self._fulltext))
            if len(reports) == 1 and self._fulltext:
                from provenance.reporting.html import render_html

                self._add(PAGE, render_html(reports[0]).encode("utf-8", "backslashreplace"))
            self._seal(complete=True, reason=None)
            self.complete = True

    def _begin(self) -> None:
        if self.path.exists():
            raise BundleError(str(self.path), "it is there already, and a bundle replaces nothing")
        with undisturbed():
            try:
                self._folder.mkdir()
            except FileExistsError:
                reason = "an unfinished bundle stands there, which nothing is added to; move it away"
                raise BundleError(str(self._folder), reason) from None
            except OSError as error:
                raise BundleError(str(self._folder), f"it cannot be made: {error.strerror}") from None
            (self._folder / EXCHANGES).touch()
            self._journal = Journal(self._folder / JOURNAL)
            head = manifest_of(
                self._command, self._settings, now=self.now, began=self._began, ended="", complete=False, reason=None
            )
            self._journal.append("begin", **{name: head[name] for name in ("tool", "command", "settings", "now")})

    def _keep_exchange(self, records: bytes, note: dict[str, Any]) -> None:
        self._append("exchange", records, **note)

    def _keep_resource(self, kind: str, scheme: str, name: str, content: bytes) -> None:
        from provenance.acquisition.recorder import resource_record

        facts = {"location": name, "bytes": len(content), "content_sha256": sha256(content).hexdigest()}
        self._append(kind, resource_record(scheme, name, content, utc_now()), **facts)

    def _append(self, kind: str, records: bytes, **facts: Any) -> None:
        """Write *records* to the WARC file and an entry about them to the journal, both or none."""
        with self._lock, undisturbed():
            if self._journal is None:
                return
            if self._fulltext:
                place = self._folder / EXCHANGES
                where = {"offset": place.stat().st_size, "length": len(records), "sha256": sha256(records).hexdigest()}
                facts |= where
                with place.open("ab") as file:
                    file.write(records)
            self._journal.append(kind, **facts)

    def _add(self, name: str, content: bytes) -> None:
        if self._journal is not None:
            (self._folder / name).write_bytes(content)
            self._journal.append("file", name=name, sha256=sha256(content).hexdigest(), length=len(content))

    def _close(self, reason: str) -> None:
        with undisturbed():
            try:
                self._seal(complete=False, reason=reason)
            except OSError as error:
                raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> BundleError:
        return BundleError(
            str(self._folder), f"it cannot be written: {error.strerror}; what was recorded is left there"
        )

    def _seal(self, *, complete: bool, reason: str | None) -> None:
        """End the journal, write the manifest over all files and turn the folder into the archive."""
        with self._lock:
            if self._journal is None:
                return
            journal, self._journal = self._journal, None
        journal.append("end", complete=complete, reason=reason)
        journal.close()
        names = [name for name in NAMES[1:] if (self._folder / name).exists()]
        head = manifest_of(
            self._command, self._settings, now=self.now, began=self._began, ended=utc_now(),
            complete=complete, reason=reason,
        )  # fmt: skip
        entries = [json.loads(line) for line in (self._folder / JOURNAL).read_bytes().splitlines()]
        head |= {
            "fulltext": self._fulltext,
            "requests": requests_of(entries),
            "chain": {"entries": journal.entries, "last": journal.last},
            "files": {name: _facts(self._folder / name) for name in names},
        }
        content = json.dumps(head, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
        (self._folder / MANIFEST).write_bytes(content)
        self._archive([MANIFEST, *names], sha256(content).hexdigest())

    def _archive(self, names: list[str], manifest_hash: str) -> None:
        sizes = {name: (self._folder / name).stat().st_size for name in names}
        draft = self._folder / "archive"
        with draft.open("wb") as target:
            write_archive(
                target, names, sizes, lambda name: (self._folder / name).open("rb"), comment_of(manifest_hash)
            )
        self.sha256 = str(_facts(draft)["sha256"])
        draft.replace(self.path)
        for name in names:
            (self._folder / name).unlink()
        self._folder.rmdir()


def comment_of(manifest_hash: str) -> bytes:
    """What stands at the end of the archive, so that the manifest itself is covered."""
    return f"manifest.json SHA-256 {manifest_hash}".encode("ascii")


def _facts(path: Path) -> dict[str, Any]:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _why(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "it was interrupted"
    return f"it ended with an error ({type(error).__name__})"
