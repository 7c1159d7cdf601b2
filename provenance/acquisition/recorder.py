"""How is every exchange with a server written down as WARC (ISO 28500)?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import responses as phrases
from io import BytesIO
from typing import Any

import httpx

from provenance.acquisition.exchange import Exchange, exchange_of, whole
from provenance.errors import FetchError, RefusedError

Keep = Callable[[bytes, dict[str, Any]], None]
"""Takes the WARC records of one exchange, and what a journal should say of it."""


_SECRET = frozenset({b"authorization", b"proxy-authorization", b"cookie"})  # not for whoever reads the record


class Recorder(httpx.BaseTransport):
    """Sends requests through *inner* and gives *keep* each of them with its answer, or with the error that it ended in."""

    def __init__(self, inner: httpx.BaseTransport, keep: Keep) -> None:
        self._inner = inner
        self._keep = keep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer *request* as *inner* does, read to the end."""
        try:
            response = whole(self._inner, request)
        except Exception as error:
            self._keep(_records(request, None, error), _note(request, error=error))
            raise
        self._keep(_records(request, response, None), _note(request, response))
        return response

    def close(self) -> None:
        """Close the transport below."""
        self._inner.close()


def resource_record(scheme: str, name: str, content: bytes, began: str) -> bytes:
    """A WARC resource record, as bytes, of something that no server answered: a local file, an answer of an index."""
    from urllib.parse import quote

    address = f"{scheme}:{quote(name, errors='surrogateescape')}"
    return _warc([_Record("resource", address, began, content, extra={"Content-Type": "application/octet-stream"})])


@dataclass(frozen=True, slots=True)
class _Record:
    """A WARC record: *head* is the first part of an HTTP message, *content* its body or all that there is."""

    kind: str
    url: str
    began: str
    content: bytes
    head: bytes | None = None
    extra: dict[str, str] = field(default_factory=dict)


def _note(
    request: httpx.Request, response: httpx.Response | None = None, error: Exception | None = None
) -> dict[str, Any]:
    note: dict[str, Any] = {"url": str(request.url)}
    if response is not None:
        note |= {"status": response.status_code, "bytes": len(response.content)}
        note["content_sha256"] = sha256(response.content).hexdigest()
        if response.extensions.get("caching", {}).get("from_cache"):
            note["from_cache"] = True  # no server said this now
        if response.has_redirect_location:
            note["redirects_to"] = str(request.url.join(response.headers["Location"]))
    if error is not None:
        note["failed"] = getattr(error, "reason", type(error).__name__)
    return note


def _records(request: httpx.Request, response: httpx.Response | None, error: Exception | None) -> bytes:
    outcome = response if response is not None else error
    exchange = (exchange_of(outcome) if outcome is not None else None) or Exchange("", 0.0)
    url, began = str(request.url), exchange.began
    facts = {"began": began, "seconds": exchange.seconds, "cut": exchange.cut, "error": _error(error)}
    records = [_Record("request", url, began, b"", _request_head(request))]
    if response is not None:
        truncated = {"WARC-Truncated": "length"} if exchange.cut else {}
        records.append(_Record("response", url, began, response.content, _response_head(response), truncated))
    body = json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    records.append(_Record("metadata", url, began, body, extra={"Content-Type": "application/json"}))
    return _warc(records)


def _error(error: Exception | None) -> dict[str, Any] | None:
    if error is None:
        return None
    known = {"type": type(error).__name__, "reason": getattr(error, "reason", str(error))}
    if isinstance(error, RefusedError):
        return {**known, "rule": error.rule}
    return {**known, "status": error.status} if isinstance(error, FetchError) else known


def _request_head(request: httpx.Request) -> bytes:
    target = request.url.raw_path.decode("ascii")
    headers = httpx.Headers([each for each in request.headers.raw if each[0].lower() not in _SECRET])
    return _head(f"{request.method} {target} HTTP/1.1", headers)


def _response_head(response: httpx.Response) -> bytes:
    code = response.status_code
    return _head(f"HTTP/1.1 {code} {phrases.get(code, '')}".rstrip(), response.headers)


def _head(first: str, headers: httpx.Headers) -> bytes:
    return b"\r\n".join([first.encode("ascii"), *(b"%s: %s" % each for each in headers.raw), b"", b""])


def _warc(records: Iterable[_Record]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class Exactly(StatusAndHeaders):  # type: ignore[misc]  # warcio has no types; it would percent-encode what is no ASCII
        def compute_headers_buffer(self, header_filter: object = None) -> None:  # noqa: ARG002 - warcio's own name
            self.headers_buff = self.statusline

    written = BytesIO()
    writer = WARCWriter(written, gzip=False, warc_version="1.1")
    for each in records:
        record = writer.create_warc_record(
            each.url,
            each.kind,
            payload=BytesIO(each.content),
            length=len(each.content),
            warc_headers_dict={"WARC-Date": each.began, **each.extra},
            http_headers=None if each.head is None else Exactly(each.head, [], ""),
        )
        writer.write_record(record)
    return written.getvalue()
