"""Bytes piece by piece: packed or not, torn, damaged, or made to fill the memory."""

import gzip
import os
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.stream import HEAD, Meter, stream_of

NEWS = "The ferry of Tolsey runs again — since Monday.\n".encode() * 2000


def zstd(content):
    return zstandard.ZstdCompressor().compress(content)


PACKED = {"plain": bytes, "gzip": gzip.compress, "zstd": zstd}


def opened(content):
    return stream_of(BytesIO(content), Meter(), "news.gz")


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_what_was_packed_comes_out(pack):
    stream = opened(pack(NEWS))
    assert stream.read() == NEWS
    assert stream.damage is None


@given(st.binary(max_size=4000), st.sampled_from(sorted(PACKED)), st.integers(1, 700))
def test_any_bytes_come_out_in_pieces_of_any_size(content, packing, size):
    if packing == "plain" and content.startswith((b"\x1f\x8b", b"\x28\xb5\x2f\xfd")):
        content = b"-" + content
    stream = opened(PACKED[packing](content))
    pieces = []
    while piece := stream.read(size):
        pieces.append(piece)
    assert b"".join(pieces) == content


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_a_file_of_many_members_is_one_stream(pack):
    stream = opened(b"".join(pack(line) for line in NEWS.splitlines(keepends=True)[:200]))
    assert stream.read() == b"".join(NEWS.splitlines(keepends=True)[:200])
    assert stream.damage is None


def test_zeros_behind_a_gzip_file_are_padding():
    stream = opened(gzip.compress(NEWS) + b"\x00" * 512)
    assert stream.read() == NEWS
    assert stream.damage is None


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_of_a_torn_file_there_is_what_there_is(pack):
    content = b"".join(zlib.crc32(b"%d" % n).to_bytes(4, "big").hex().encode() + b"\n" for n in range(200_000))
    stream = opened(pack(content)[:-400_000])
    read = stream.read()
    assert read
    assert content.startswith(read)
    assert stream.damage == "the compressed file ends early"


def test_damage_in_the_middle_is_told():
    packed = bytearray(gzip.compress(os.urandom(300_000)))
    packed[150_000:150_100] = b"\xff" * 100
    stream = opened(bytes(packed))
    stream.read()
    assert stream.damage == "the compressed file is damaged"


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_a_bomb_is_left_when_it_proves_one(pack):
    bomb = pack(bytes(100_000_000))
    stream = opened(bomb * 5)
    size = 0
    while piece := stream.read(1 << 20):
        size += len(piece)
    assert stream.damage == "it unpacks to more than 200 times its size"
    assert size < 200_000_000


def test_the_meter_counts_the_bytes_as_they_are_in_the_file():
    packed = gzip.compress(NEWS)
    meter = Meter(len(packed))
    stream_of(BytesIO(packed), meter, "news").read()
    assert meter.done == meter.total


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_much_can_be_looked_at_before_it_is_read(pack):
    stream = opened(pack(NEWS * 4))
    assert len(stream.peek(HEAD)) == HEAD
    assert stream.read(10) == NEWS[:10]


def test_without_its_package_zstandard_is_refused_with_the_command_that_installs_it(tmp_path):
    (tmp_path / "news.jsonl.zst").write_bytes(zstd(b"{}"))
    program = (
        "import sys; sys.modules['zstandard'] = None\n"
        "from provenance.acquisition.supply import supplies\n"
        "[row for supply in supplies(sys.argv[1]) for row in supply.rows()]"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program, str(tmp_path / "news.jsonl.zst")], capture_output=True, text=True, check=False
    )
    assert "needs a package more: pip install 'provenance-checker[zstd]'" in done.stderr
