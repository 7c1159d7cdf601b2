"""What does a bundle hold, and was any of it changed?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from provenance.errors import BundleError
from provenance.reporting.archive import first_difference, reading
from provenance.reporting.bundle import EXCHANGES, JOURNAL, MANIFEST, NAMES, comment_of
from provenance.reporting.chain import read_journal
from provenance.reporting.manifest import FORMAT, FORMAT_VERSION

_PIECE = 1 << 20
_SHAPE: dict[str, type] = {
    "complete": bool, "fulltext": bool, "tool": dict, "packages": dict, "command": dict, "settings": dict, "now": str,
    "began": str, "ended": str, "requests": list, "chain": dict, "files": dict,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A bundle at *path*: an archive, or the folder of one that was never finished."""

    path: Path

    @property
    def manifest(self) -> dict[str, Any]:
        """What the bundle says of itself. Raises BundleError where it cannot be read."""
        found = _json(self.content(MANIFEST), self.path)
        if found.get("format") != FORMAT:
            raise BundleError(str(self.path), "this is not a bundle of this program")
        if found.get("format_version") != FORMAT_VERSION:
            reason = f"its format has version {found.get('format_version')}, and only version {FORMAT_VERSION} is known"
            raise BundleError(str(self.path), reason)
        if any(not isinstance(found.get(name), kind) for name, kind in _SHAPE.items()):
            raise BundleError(str(self.path), "manifest.json lacks what a bundle has")
        return found

    def names(self) -> list[str]:
        """The files that are there."""
        if self.path.is_dir():
            return [name for name in NAMES if (self.path / name).exists()]
        with _archive(self.path) as archive:
            return [str(name) for name in archive.namelist()]

    def content(self, name: str) -> bytes:
        """The file *name*. Raises BundleError where there is none."""
        with self.opened(name) as file:
            return file.read()

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """The file *name* to read from. Raises BundleError where there is none, or it turns out damaged."""
        if self.path.is_dir():
            try:
                with (self.path / name).open("rb") as file:
                    yield file
            except OSError as error:
                raise BundleError(str(self.path), f"{name}: {error.strerror}") from None
            return
        with _archive(self.path) as archive, archive.open(name) as member:
            yield member

    @property
    def journal(self) -> list[dict[str, Any]]:
        """The entries of the journal, however it was changed; ``faults()`` tells whether it was."""
        return read_journal(self.content(JOURNAL))[0]


def faults(kept: Kept) -> list[str]:
    """What was changed in a bundle after it was made, in sentences; nothing where every byte is as it was written."""
    try:
        if kept.path.is_dir():
            return _unfinished_faults(kept)
        return _archive_faults(kept)
    except BundleError as error:
        return [error.reason]
    except (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        return [f"it cannot be read as a bundle: {error}"]


def _archive_faults(kept: Kept) -> list[str]:
    names = kept.names()
    if names != [name for name in NAMES if name in names] or MANIFEST not in names or JOURNAL not in names:
        return [f"it does not hold the files of a bundle, in their order: {', '.join(names)[:200]}"]
    found = [*_manifest_faults(kept)]
    try:
        manifest = kept.manifest
    except BundleError as error:
        return [*found, error.reason]
    found += [*_file_faults(kept, manifest, names), *_journal_faults(kept, manifest["chain"])]
    try:
        place = first_difference(kept.path, names)
    except ValueError as error:
        return [*found, str(error)]
    if place is not None:
        found.append(f"the archive itself was changed, at byte {place}: its files do not make it again")
    return found


def _unfinished_faults(kept: Kept) -> list[str]:
    """The folder of a run that was killed may end within an entry or a record: that is no change, but no end either."""
    content = kept.content(JOURNAL)
    entries, _, found = read_journal(content[: content.rfind(b"\n") + 1])
    return [*found, *_record_faults(kept, entries, finished=False)]


def _manifest_faults(kept: Kept) -> Iterator[str]:
    content = kept.content(MANIFEST)
    with _archive(kept.path) as archive:
        if archive.comment != comment_of(sha256(content).hexdigest()):
            yield "manifest.json is not the one that the archive was made with"


def _file_faults(kept: Kept, manifest: dict[str, Any], names: list[str]) -> Iterator[str]:
    if sorted(manifest["files"]) != sorted(names[1:]):
        yield "manifest.json names other files than there are"
    for name in names[1:]:
        said = manifest["files"].get(name)
        if said != _facts(kept, name):
            yield f"{name} is not as it was written"


def _journal_faults(kept: Kept, chain: dict[str, Any]) -> Iterator[str]:
    entries, last, found = read_journal(kept.content(JOURNAL))
    yield from found
    if chain != {"entries": len(entries), "last": last}:
        yield "journal.jsonl does not end as manifest.json says"
    yield from _record_faults(kept, entries, finished=True)
    for entry in entries:
        if entry.get("kind") == "file" and entry.get("sha256") != _facts(kept, str(entry.get("name")))["sha256"]:
            yield f"{entry.get('name')} is not the file that the journal tells of"


def _record_faults(kept: Kept, entries: list[dict[str, Any]], *, finished: bool) -> Iterator[str]:
    """Each entry's records hold its hash, and one stands right after the other."""
    with kept.opened(EXCHANGES) as file:
        place = 0
        for entry in entries:
            if "offset" not in entry:
                continue
            records = file.read(entry["length"])
            if entry["offset"] != place or sha256(records).hexdigest() != entry["sha256"]:
                yield f"{EXCHANGES}: the records of entry {entry.get('entry')} ({_of(entry)}) are not as they were written"
            place += entry["length"]
        if finished and file.read(1):
            yield f"{EXCHANGES} holds more than the journal tells of"


def _of(entry: dict[str, Any]) -> str:
    return str(entry.get("url") or entry.get("location"))[:200]


def _facts(kept: Kept, name: str) -> dict[str, Any]:
    digest, size = sha256(), 0
    with kept.opened(name) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return {"bytes": size, "sha256": digest.hexdigest()}


def _json(content: bytes, path: Path) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise BundleError(str(path), "manifest.json is not JSON") from None
    return found if isinstance(found, dict) else {}


@contextmanager
def _archive(path: Path) -> Iterator[Any]:
    try:
        with reading(path) as archive:
            yield archive
    except ValueError as error:
        raise BundleError(str(path), str(error)) from None
    except OSError as error:
        raise BundleError(str(path), f"it cannot be read: {error.strerror}") from None
