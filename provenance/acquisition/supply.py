"""Which documents come out of a location, whatever it is: a page, a table, an archive, a folder of them?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from provenance.acquisition.column import Guide
from provenance.acquisition.container import is_named, suffix_of
from provenance.acquisition.content import kind_of, rows_of
from provenance.acquisition.folder import Found, files_in
from provenance.acquisition.location import acquire, document_of
from provenance.acquisition.medium import medium_of, names_a_file, unreadable
from provenance.acquisition.row import Row
from provenance.acquisition.stream import Meter
from provenance.errors import AcquisitionError, NoArticleError

if TYPE_CHECKING:
    import httpx

    from provenance.acquisition.fetch import Fetched

_NOT_KNOWN = "a kind of file that is not known to hold a text"
_LOOKED_INTO = 1 << 16


@dataclass(frozen=True, slots=True)
class Supply:
    """Something that documents are read from, one after the other.

    *identity* is the same only as long as the content is, so that an interrupted reading can go on; it is None where that
    makes no sense: for a page, an address, standard input. *meter* shows how far it was read.
    """

    name: str
    identity: str | None
    meter: Meter
    read: Callable[[int], Iterator[Row]]

    def rows(self, start: int = 0) -> Iterator[Row]:
        """Its rows after the first *start*. Raises AcquisitionError where nothing can be read, or nothing more."""
        try:
            yield from self.read(start)
        except OSError as error:
            raise AcquisitionError(self.name, f"it cannot be read: {error.strerror or error}") from None


def supplies(
    location: str | Path,
    *,
    client: httpx.Client | None = None,
    columns: Mapping[str, str] | None = None,
    leaving_out: Collection[str] = (),
) -> Iterator[Supply]:
    """What *location* consists of: itself, or for a folder its pages and texts as one, then each table and archive.

    A location is an http or https address, a page (.html, .mhtml), a text, a WARC archive, a table (.csv, .tsv, .jsonl,
    .json, .parquet), each packed (.gz, .zst) or not, a folder of any of these, or ``-`` for standard input; what does not
    say what it is, is looked into. *columns* names a table's columns by role (``{"text": "body", "url": "link"}``); the
    others are guessed. Credits and furniture of a row's text are not read. A row that cannot be read says why.
    Files of a folder whose absolute paths are in *leaving_out* are passed over without a word.
    """
    path = os.fspath(location)
    guide = Guide(columns)
    if path == "-":
        yield _from_standard_input(guide)
    elif isinstance(location, str) and path.lower().startswith(("http://", "https://")):
        yield _from_web(path, guide, client)
    elif path and Path(path).is_dir():
        yield from _from_folder(path, guide, leaving_out)
    else:
        yield _from_file(path, guide)


def _from_standard_input(guide: Guide) -> Supply:
    meter = Meter()

    def read(start: int) -> Iterator[Row]:
        if sys.stdin is None:  # "provenance add - <&-"
            raise NoArticleError("-", "standard input is closed")
        return rows_of(cast("BinaryIO", sys.stdin.buffer), "-", guide, meter, start)

    return Supply("-", None, meter, read)


def _from_web(url: str, guide: Guide, client: httpx.Client | None) -> Supply:
    meter = Meter()

    def read(start: int) -> Iterator[Row]:
        answer = _fetched(url, client)
        name = urlsplit(answer.final_url).path
        if kind_of(BytesIO(answer.content), name, guide) == "document":
            return iter([Row(1, document_of(answer))][start:])
        return rows_of(BytesIO(answer.content), url, guide, meter, start, file_name=name)

    return Supply(url, None, meter, read)


def _fetched(url: str, client: httpx.Client | None) -> Fetched:
    from provenance.acquisition.fetch import fetch, guarded_client  # a file on disk needs no HTTP

    if client is not None:
        return fetch(url, client)
    with guarded_client() as guarded:
        return fetch(url, guarded)


def _from_file(path: str, guide: Guide) -> Supply:
    name = _legible(path)
    if Path(path).is_fifo():  # provenance add <(zcat news.gz)
        return Supply(name, None, Meter(), partial(_opened, path, guide, Meter()))
    if not Path(path).is_file():
        return Supply(name, None, Meter(), partial(_acquired, path))
    status = Path(path).stat()
    found = Found(path, status.st_size, status.st_mtime_ns)
    meter = Meter(found.size)
    identity = _identity(found, guide) if _holds_many(path, guide) else None
    return Supply(name, identity, meter, partial(_opened, path, guide, meter))


def _opened(path: str, guide: Guide, meter: Meter, start: int) -> Iterator[Row]:
    with Path(path).open("rb") as file:
        yield from rows_of(cast("BinaryIO", file), _legible(path), guide, meter, start)


def _acquired(path: str, start: int) -> Iterator[Row]:
    document = acquire(path)
    yield from [Row(1, replace(document, location=_legible(path)))][start:]


def _holds_many(path: str, guide: Guide) -> bool:
    """Whether the file at *path* is a table or an archive; where it cannot be read, its rows will tell why."""
    if is_named(path):
        return True
    try:
        with Path(path).open("rb") as file:
            return kind_of(cast("BinaryIO", file), path, guide) != "document"
    except (OSError, AcquisitionError):
        return False


def _from_folder(folder: str, guide: Guide, leaving_out: Collection[str]) -> Iterator[Supply]:
    """The folder's pages and texts, with what is skipped after them, and each table and archive.

    What is skipped is not part of the identity: an index that grows in this very folder must not change it.
    """
    pages: list[Found] = []
    many: list[Found] = []
    others: list[Found] = []
    for found in files_in(folder):
        if leaving_out and os.path.realpath(found.path) in leaving_out:
            continue
        kind = _sorted_out(found, guide)
        if kind == "page":
            pages.append(found)
        elif kind == "many":
            many.append(found)
        else:
            others.append(replace(found, skipped=kind))
    if pages or others or not many:
        identity = blake2b("\n".join(map(_stated, pages)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        meter = Meter(sum(found.size for found in pages))
        read = partial(_pages, [*pages, *others], meter)
        yield Supply(_legible(folder), _legible(f"{Path(folder).absolute()} {identity}"), meter, read)
    yield from (_from_file(found.path, guide) for found in many)


def _sorted_out(found: Found, guide: Guide) -> str:
    """Whether a file in a folder is a ``page`` or holds ``many`` documents, or why it is skipped: by name, else by looking."""
    suffix = suffix_of(found.path)
    if found.skipped or is_named(found.path):
        return found.skipped or "many"
    if names_a_file(suffix):
        return unreadable(b"-", suffix) or "page"
    try:
        with Path(found.path).open("rb") as file:
            head = file.read(_LOOKED_INTO)
            file.seek(0)
            if kind_of(cast("BinaryIO", file), found.path, guide) != "document":
                return "many"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    except AcquisitionError as error:
        return error.reason
    return "page" if not unreadable(head) and medium_of(head) != "text" else _NOT_KNOWN


def _pages(files: list[Found], meter: Meter, start: int) -> Iterator[Row]:
    for position, found in enumerate(files[start:], start + 1):
        yield from _page(position, found)
        meter.done += found.size


def _page(position: int, found: Found) -> Iterator[Row]:
    """The file's document; after it, or instead of it, why there is no more: a packed page may end early."""
    reason = found.skipped
    if not reason:
        try:
            for row in _opened(found.path, Guide(), Meter(), 0):
                yield replace(row, position=position, place=_legible(found.path) if row.skipped else row.place)
        except AcquisitionError as error:
            reason = error.reason
        except OSError as error:
            reason = f"it cannot be read: {error.strerror}"
    if reason:
        yield Row(position, None, reason, _legible(found.path))


def _identity(found: Found, guide: Guide) -> str:
    return _legible(f"{Path(found.path).absolute()} {found.size} {found.modified} {guide}".rstrip())


def _stated(found: Found) -> str:
    return f"{found.path}\0{found.size}\0{found.modified}"


def _legible(path: str) -> str:
    """*path* with U+FFFD for what is no character: a file's name may be any bytes."""
    return path.encode("utf-8", "surrogateescape").decode(errors="replace")
