"""How are many bytes read piece by piece, compressed or not, without trusting them?"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO

from provenance.errors import AcquisitionError

GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
HEAD = 1 << 18  # bytes that can be looked at before anything is read
_READ = 1 << 16
_READ_ZSTANDARD = 1 << 11  # four bytes can stand for 128 kB: more at once could fill the memory
_PIECE = 1 << 20
_HIGHEST_RATIO = 200  # news in a table shrinks to a third or a tenth, the same row repeated without end to a hundredth
_RATIO_COUNTS_FROM = 1 << 26
_WINDOW = 1 << 27  # what `zstd --long` writes
_ENDS_EARLY = "the compressed file ends early"
_DAMAGED = "the compressed file is damaged"
_BOMB = f"it unpacks to more than {_HIGHEST_RATIO} times its size"


@dataclass(slots=True)
class Meter:
    """How far something is read: *done* of *total*, in bytes or rows; *total* is None where nobody knows it."""

    total: int | None = None
    done: int = 0


class Stream(BufferedReader):
    """Bytes to be read; `peek` shows 256 kB of them where there are that many."""

    @property
    def damage(self) -> str | None:
        """Why the stream ended before its time, or None where it did not."""
        return self.raw.damage if isinstance(self.raw, _Unpacked) else None

    @property
    def is_plain(self) -> bool:
        """Whether it reads its source as that is, not compressed."""
        return not isinstance(self.raw, _Unpacked)


def stream_of(source: BinaryIO, meter: Meter, name: str) -> Stream:
    """*source*, unpacked where its first bytes say gzip or Zstandard, counted in *meter* as it is read.

    Raises AcquisitionError, which calls it *name*, where it is Zstandard and the package for that is not installed.
    """
    packed = BufferedReader(_Counted(source, meter), HEAD)
    head = packed.peek(4)
    if head.startswith(GZIP):
        return Stream(_Unpacked(_gunzipped(packed), meter), HEAD)
    if head.startswith(ZSTANDARD):
        return Stream(_Unpacked(_unzstandarded(packed, _zstandard(name)), meter), HEAD)
    return Stream(_Counted(packed, Meter()), HEAD)


class _Counted(RawIOBase):
    """A source that fills every buffer as far as it can, and counts."""

    def __init__(self, source: BinaryIO, meter: Meter) -> None:
        self._source = source
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            piece = self._source.read(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        self._meter.done += filled
        return filled


class _Unpacked(RawIOBase):
    """The bytes of *pieces*, up to the place where the compressed data is damaged, ends early or proves a bomb."""

    def __init__(self, pieces: Iterator[bytes], meter: Meter) -> None:
        self.damage: str | None = None
        self._pieces = pieces
        self._meter = meter
        self._rest = memoryview(b"")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and (self._rest or self._advance()):
            count = min(len(self._rest), len(view) - filled)
            view[filled : filled + count] = self._rest[:count]
            self._rest = self._rest[count:]
            filled += count
        return filled

    def _advance(self) -> bool:
        """Take the next piece that is not empty; whether there is one."""
        if self.damage:
            return False
        try:
            piece = next((piece for piece in self._pieces if piece), b"")
        except _DamageError as error:
            self.damage = str(error)
            return False
        self._rest = memoryview(piece)
        self._given += len(piece)
        if self._given > _RATIO_COUNTS_FROM and self._given > _HIGHEST_RATIO * self._meter.done:
            self.damage = _BOMB
            return False
        return bool(piece)


class _DamageError(Exception):
    """The compressed data cannot be unpacked any further."""


def _gunzipped(packed: BufferedReader[Any]) -> Iterator[bytes]:
    """What is in all members of a gzip file, in pieces of at most 1 MB."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    data = packed.read(_READ)
    while data:
        if inflater.eof:  # a WARC file has a member for each record
            inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            piece = inflater.decompress(data, _PIECE)
            yield piece
            while len(piece) == _PIECE:
                piece = inflater.decompress(inflater.unconsumed_tail, _PIECE)
                yield piece
        except zlib.error:
            raise _DamageError(_DAMAGED) from None
        data = inflater.unused_data.lstrip(b"\x00") or packed.read(_READ)  # zeros pad the file on a tape
    if not inflater.eof:
        raise _DamageError(_ENDS_EARLY)


def _unzstandarded(packed: BufferedReader[Any], zstandard: Any) -> Iterator[bytes]:
    """What is in all frames of a Zstandard file."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    frame = unpacker.decompressobj()
    data = packed.read(_READ_ZSTANDARD)
    while data:
        if frame.eof:
            frame = unpacker.decompressobj()
        try:
            yield frame.decompress(data)
        except zstandard.ZstdError:
            raise _DamageError(_DAMAGED) from None
        data = frame.unused_data or packed.read(_READ_ZSTANDARD)
    if not frame.eof:
        raise _DamageError(_ENDS_EARLY)


def _zstandard(name: str) -> Any:
    try:
        import zstandard  # an extra
    except ImportError:
        raise AcquisitionError(
            name, "reading Zstandard needs a package more: pip install 'provenance-checker[zstd]'"
        ) from None
    return zstandard
