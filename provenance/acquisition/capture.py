"""Which pages are in a WARC archive?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from io import StringIO
from itertools import count
from typing import Any

from provenance.acquisition.location import document_from
from provenance.acquisition.medium import PAGE_BYTES, medium_of
from provenance.acquisition.row import Row
from provenance.acquisition.stream import Stream
from provenance.acquisition.written_date import timestamp
from provenance.document import Document
from provenance.errors import AcquisitionError

_DAMAGED = "a damaged record"
_ENDS_EARLY = "the archive ends within this record"
_TOO_LARGE = f"it is larger than {PAGE_BYTES // 1_000_000} MB"
_MOST_HEADER_BYTES = 1 << 20
_PIECE = 1 << 20
_BLANK = 64  # bytes of blank lines after the last record, at most
_BEGINNING = b"WARC/"
_STATED = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length")
"""What every record states."""
_PAGES = ("text/html", "application/xhtml+xml")


def capture_rows(stream: Stream, name: str, start: int = 0) -> Iterator[Row]:
    """The pages among the records of a WARC archive (ISO 28500), after *start* records: answers with status 200 and HTML,
    resources that are HTML, and conversions to plain text; other records are passed over and only count.

    After a damaged record reading goes on at the next one that can be found.
    """  # noqa: D205 - one sentence does not fit into a line
    archive = _Archive(stream)
    for position in count(1):
        record = archive.next()
        if record is None:
            return
        if isinstance(record, str):
            yield Row(position, None, record, f"record {position}")
        elif position > start:
            if _is_page(record):
                yield _row(position, record, archive, name)
            elif archive.ends_within(record):
                yield Row(position, None, _ENDS_EARLY, f"record {position}")


def _row(position: int, record: Any, archive: _Archive, name: str) -> Row:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")[:4000]
    place = f"record {position} ({address})"
    content = archive.content(record)
    if isinstance(content, str):
        return Row(position, None, content, place)
    try:
        return Row(position, _document(record, content, address, f"{name}#{position}"))
    except AcquisitionError as error:
        return Row(position, None, error.reason, place)


def _document(record: Any, content: bytes, address: str, place: str) -> Document:
    is_web = address.startswith(("http://", "https://"))
    media_type = "text/plain" if record.rec_type == "conversion" else _media_type(record)
    document = document_from(content, address or place, media_type=media_type, address=address if is_web else None)
    modified = record.http_headers.get_header("Last-Modified") if record.http_headers else None
    stamps = (
        timestamp(record.rec_headers.get_header("WARC-Date") or "", "capture"),
        timestamp(modified or "", "last-modified"),
    )
    return replace(document, clocks=(*document.clocks, *(stamp for stamp in stamps if stamp)))


def _is_page(record: Any) -> bool:
    if record.rec_type == "conversion":
        return str(record.content_type).startswith("text/plain")
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return False
    elif record.rec_type != "resource":
        return False
    kind = _media_type(record).partition(";")[0].strip().lower()
    return kind in _PAGES or not kind


def _media_type(record: Any) -> str:
    stated = record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
    return str(stated or "")[:200]


class _Archive:
    """The records of an archive, one at a time, whatever is between them."""

    def __init__(self, stream: Stream) -> None:
        self._source = _Source(stream)
        self._records = self._opened()
        self._open: Any = None

    def _opened(self) -> Any:
        from warcio.archiveiterator import WARCIterator  # costs 50 ms

        return WARCIterator(self._source, verify_http=False)

    def next(self) -> Any:
        """The next record, None after the last, or why there is none here."""
        try:
            with redirect_stderr(StringIO()):  # warcio prints what it dislikes
                self._drain()
                self._source.allow(_MOST_HEADER_BYTES)
                before = self._source.taken - self._unused()
                record = next(iter(self._records), None)
        except Exception:  # noqa: BLE001 - whatever breaks in a parser on a hostile file, it is a damaged record
            self._open = None
            self._source.give_back(self._unused())
            if not self._source.find(_BEGINNING):
                return _DAMAGED if self._source.take_end() else None
            self._records = self._opened()
            return _DAMAGED
        self._source.allow(None)
        self._open = record
        if record is None and self._source.holds_more(before) and self._source.take_end():
            return _ENDS_EARLY
        return record

    def _unused(self) -> int:
        """How many bytes were taken from the source that no record has used yet."""
        return int(self._records.reader.rem_length()) if self._records.reader else 0

    def content(self, record: Any) -> bytes | str:
        """The record's body, without chunks and compression, or why there is none."""
        try:
            with redirect_stderr(StringIO()):
                content: bytes = record.content_stream().read(PAGE_BYTES + 1)
                self._drain()
        except Exception:  # noqa: BLE001 - as above
            return _DAMAGED
        if len(content) > PAGE_BYTES:
            return _TOO_LARGE
        if self.ends_within(record):
            return _ENDS_EARLY
        is_typed = bool(_media_type(record)) or record.rec_type == "conversion"
        return content if is_typed or medium_of(content) == "page" else "neither a page nor said to be one"

    def ends_within(self, record: Any) -> bool:
        """Whether the archive ends within *record*, be it within its first lines, after which none states its length."""
        if not all(record.rec_headers.get_header(name) for name in _STATED):
            return True
        try:
            self._drain()
        except Exception:  # noqa: BLE001 - as above
            return True
        return bool(getattr(record.raw_stream, "limit", 0) > 0)

    def _drain(self) -> None:
        while self._open is not None and self._open.raw_stream.read(_PIECE):
            pass


class _Source:
    """The archive's bytes, of which a header may take only so many."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._allowed: int | None = None
        self._last = b""
        self._again = b""
        self._ended = False
        self._tail = b""
        self.taken = 0

    def allow(self, most: int | None) -> None:
        self._allowed = most

    def read(self, size: int) -> bytes:
        if self._allowed is not None:
            self._allowed -= size
            if self._allowed < 0:
                raise ValueError("a header without end")
        piece, self._again = self._again[:size], self._again[size:]
        self._last = piece or self._stream.read(size)
        self._tail = (self._tail + self._last[-_BLANK:])[-_BLANK:]
        self.taken += len(self._last)
        return self._last

    def holds_more(self, before: int) -> bool:
        """Whether the bytes that were taken after the first *before* are more than the blank lines at an archive's end."""
        count = self.taken - before
        return count > _BLANK or bool(count and self._tail[-count:].strip())

    def give_back(self, count: int) -> None:
        """Have the last *count* bytes, which were taken but not used, read again."""
        self._again = (self._last[-count:] if count else b"") + self._again

    def find(self, beginning: bytes) -> bool:
        """Go on to the next line that starts with *beginning*; whether there is one."""
        while line := self._line():
            if line.startswith(beginning):
                self._again = line + self._again
                return True
        return False

    def _line(self) -> bytes:
        line, end, self._again = self._again.partition(b"\n")
        return line + end if end else line + self._stream.readline(_PIECE)

    def take_end(self) -> bool:
        """Whether the end is reached for the first time."""
        first, self._ended = not self._ended, True
        return first
