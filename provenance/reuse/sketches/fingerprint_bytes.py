"""How is a fingerprint written as bytes, and read from bytes that may be anything?

All integers are little-endian::

    4  "PVFP"                    8  number of distinct shingles
    1  format, 1                 4  number of sampled shingles, n
    1  scheme, 1 for affine32    4 · permutations  minima
    2  version of the words      8 · n             sampled shingles
    2  words in a shingle        4  CRC-32 of all that stands before
    2  permutations
    4  seed
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from provenance.settings import Settings

_MAGIC = b"PVFP"
_FORMAT, _AFFINE32 = 1, 1
_HEADER = struct.Struct("<4sBBHHHIQI")
_CHECKSUM = struct.Struct("<I")


Content = tuple[bytes, int, Settings, int, bytes]
"""What a fingerprint is made of, in the order in which it takes it: sketch, size, settings, normaliser, sample."""


def packed(content: Content) -> bytes:
    """*content* as bytes. Raises ValueError where it has more permutations, or longer shingles, than 65,535."""
    sketch, size, settings, normaliser, sample = content
    if max(settings.permutations, settings.shingle_length) >= 1 << 16:
        raise ValueError("a fingerprint of more than 65,535 permutations, or words in a shingle, cannot be written")
    header = _HEADER.pack(
        _MAGIC, _FORMAT, _AFFINE32, normaliser, settings.shingle_length, settings.permutations, settings.seed, size,
        len(sample) // 8,
    )  # fmt: skip
    body = header + sketch + sample
    return body + _CHECKSUM.pack(zlib.crc32(body))


def unpacked(content: bytes) -> Content:
    """What the bytes *content* hold, checked throughout. Raises ValueError where that is no fingerprint."""
    if content[:4] != _MAGIC:
        raise ValueError("these bytes are no fingerprint of this program")
    if content[4:6] not in {b"", bytes([_FORMAT, _AFFINE32])}:
        raise ValueError(
            "this fingerprint is written in a format or scheme that a newer version of this program may read"
        )
    damaged = ValueError("this fingerprint is damaged: its length or its checksum is wrong")
    if len(content) < _HEADER.size + _CHECKSUM.size:
        raise damaged
    _, _, _, normaliser, length, permutations, seed, size, sampled = _HEADER.unpack_from(content)
    middle = _HEADER.size + 4 * permutations
    end = middle + 8 * sampled
    if len(content) != end + _CHECKSUM.size or _CHECKSUM.unpack_from(content, end) != (zlib.crc32(content[:end]),):
        raise damaged
    sample = np.frombuffer(content, "<u8", sampled, middle)
    if not (length and permutations and size >= sampled and (sample[1:] > sample[:-1]).all()):
        raise ValueError("this fingerprint contradicts itself: no text has one like it")
    settings = Settings(shingle_length=length, permutations=permutations, seed=seed)
    return content[_HEADER.size : middle], size, settings, normaliser, content[middle:end]
