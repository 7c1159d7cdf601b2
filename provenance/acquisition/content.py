"""Which rows are in these bytes, whatever they are?"""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

from provenance.acquisition.capture import capture_rows
from provenance.acquisition.column import Guide
from provenance.acquisition.container import Container, container_of, suffix_of
from provenance.acquisition.location import document_from
from provenance.acquisition.medium import PAGE_BYTES
from provenance.acquisition.parquet import parquet_rows
from provenance.acquisition.record import record_rows
from provenance.acquisition.row import Row
from provenance.acquisition.stream import HEAD, Meter, Stream, stream_of
from provenance.acquisition.table import dialect_of, table_rows
from provenance.errors import NoArticleError, RefusedError

_MOST_UNPACKED = 100_000_000_000  # bytes of Parquet on standard input or inside gzip, which is read from its end


def kind_of(source: BinaryIO, name: str, guide: Guide) -> Container:
    """What *source*, called *name*, holds; its first bytes are read. Raises AcquisitionError where they cannot be."""
    return container_of(stream_of(source, Meter(), name).peek(HEAD), name, guide)


def rows_of(
    source: BinaryIO, name: str, guide: Guide, meter: Meter, start: int = 0, *, file_name: str | None = None
) -> Iterator[Row]:
    """The rows of *source*, *start* of them left out; a page or a text is one row.

    *name* is what it is called, and *file_name* where another name tells its kind. Bytes that are damaged from some place
    on are one row more, which is skipped. Raises AcquisitionError where nothing can be read.
    """
    stream = stream_of(source, meter, name)
    head = stream.peek(HEAD)
    if not head:
        raise NoArticleError(name, stream.damage or "it is empty")
    last = start
    for row in _rows(source, stream, container_of(head, file_name or name, guide), name, guide, meter, start):
        last = row.position
        yield row
    if stream.damage:
        yield Row(last + 1, None, stream.damage, f"after {last} row{'' if last == 1 else 's'}")


def _rows(
    source: BinaryIO, stream: Stream, kind: Container, name: str, guide: Guide, meter: Meter, start: int
) -> Iterator[Row]:
    if kind == "parquet":
        if stream.is_plain and source.seekable():
            return parquet_rows(source, name, guide, meter, start)
        return _spooled_rows(stream, name, guide, meter, start)
    if kind == "warc":
        return capture_rows(stream, name, start)
    if kind == "json":
        return record_rows(stream, name, guide, start)
    if kind == "table":
        return table_rows(stream, name, guide, dialect_of(stream.peek(HEAD)), start)
    content = stream.read(PAGE_BYTES + 1)
    return iter([Row(1, document_from(content, name, suffix=suffix_of(name)))][start:])


def _spooled_rows(stream: Stream, name: str, guide: Guide, meter: Meter, start: int) -> Iterator[Row]:
    """The rows of Parquet that cannot be sought in, by way of the disk."""
    written = 0
    with TemporaryFile() as file:
        while piece := stream.read(1 << 20):
            written += file.write(piece)
            if written > _MOST_UNPACKED:
                raise RefusedError(name, f"it is larger than {_MOST_UNPACKED // 1_000_000_000} GB", rule="size")
        file.seek(0)
        yield from parquet_rows(file, name, guide, meter, start)
