"""What would a server answer now, if it answered as it was recorded?"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import httpx

from provenance.acquisition.exchange import KEY, Exchange, note
from provenance.errors import FetchError, RefusedError


@dataclass(frozen=True, slots=True)
class Recorded:
    """One exchange as recorded: its *answer* (status, raw headers, body), or *error* with the facts of one."""

    method: str
    url: str
    exchange: Exchange
    answer: tuple[int, list[tuple[bytes, bytes]], bytes] | None
    error: dict[str, Any] | None


class Replay(httpx.BaseTransport):
    """Answers every request as it was answered in the recording *archive*, in the order of recording; never asks anybody.

    Raises the errors that were recorded, and RefusedError by the rule ``offline`` for what was not asked for then.
    """

    def __init__(self, archive: BinaryIO) -> None:
        self._answers: defaultdict[tuple[str, str], deque[Recorded]] = defaultdict(deque)
        for recorded in exchanges(archive):
            self._answers[recorded.method, recorded.url].append(recorded)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The next recorded answer to *request*; the last one again where there are no more."""
        location = str(request.url)
        answers = self._answers.get((request.method, location))
        if not answers:
            raise RefusedError(location, "it was not asked for when this was recorded", rule="offline")
        recorded = answers.popleft() if len(answers) > 1 else answers[0]
        if recorded.answer is None:
            raise _failure(recorded)
        status, headers, content = recorded.answer
        return httpx.Response(status, headers=headers, content=content, extensions={KEY: recorded.exchange})


def exchanges(archive: BinaryIO) -> Iterator[Recorded]:
    """The exchanges in a WARC file that a Recorder made, in order."""
    method, answer = "GET", None
    for kind, url, block in _blocks(archive):
        if kind == "request":
            method, answer = block.partition(b" ")[0].decode("ascii"), None
        elif kind == "response":
            answer = _answer(block)
        elif kind == "metadata":
            facts = json.loads(block.decode("utf-8", "surrogatepass"))
            exchange = Exchange(facts["began"], facts["seconds"], facts["cut"])
            yield Recorded(method, url, exchange, answer, facts["error"])


def resources(archive: BinaryIO) -> Iterator[bytes]:
    """The contents of the resource records of a WARC file, in order."""
    for kind, _, block in _blocks(archive):
        if kind == "resource":
            yield block


def _blocks(archive: BinaryIO) -> Iterator[tuple[str, str, bytes]]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(archive, no_record_parse=True):
            yield record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.raw_stream.read()
    except ArchiveLoadFailed as error:
        raise ValueError(str(error)) from error


def _answer(block: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    pairs = [line.split(b": ", 1) if b": " in line else [line.rstrip(b":"), b""] for line in lines]
    return int(first.split(b" ")[1]), [(name, value) for name, value in pairs], body


def _failure(recorded: Recorded) -> Exception:
    facts = recorded.error or {}
    error: Exception
    if facts.get("type") == "RefusedError":
        error = RefusedError(recorded.url, facts["reason"], rule=facts["rule"])
    elif facts.get("type") == "FetchError":
        error = FetchError(recorded.url, facts["reason"], status=facts["status"])
    else:
        kind = getattr(httpx, str(facts.get("type")), httpx.TransportError)
        error = kind(str(facts.get("reason")))
    note(error, recorded.exchange)
    return error
