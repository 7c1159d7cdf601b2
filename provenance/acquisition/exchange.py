"""What was one request answered, in full, when, and how long did it take?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

KEY = "provenance"
"""The key of our own entries among the ``extensions`` of requests (a dict) and of responses (an Exchange)."""
_NOT_OF_THE_BODY = ("Content-Encoding", "Transfer-Encoding")  # the body is kept as it was before either


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer: *began* in UTC, *seconds* until the last byte; *cut* where that was not awaited."""

    began: str
    seconds: float
    cut: bool = False


def whole(transport: httpx.BaseTransport, request: httpx.Request) -> httpx.Response:
    """Ask *transport* and read the answer to its end, or up to the ``most`` bytes that the request's extension allows.

    The answer's ``extensions["provenance"]`` is its Exchange, and so is the attribute ``exchange`` of an error, unless
    whoever is below has given them one already: a recorded exchange keeps the time it took when it was recorded.
    """
    began, start = _now(), time.monotonic()
    try:
        response = transport.handle_request(request)
        if response.is_stream_consumed:
            return response
        content, cut = _content(response, request.extensions.get(KEY, {}).get("most"))
    except Exception as error:
        if exchange_of(error) is None:
            note(error, Exchange(began, _since(start)))
        raise
    exchange = Exchange(began, _since(start), cut)
    extensions = {**response.extensions, KEY: response.extensions.get(KEY, exchange)}
    headers = httpx.Headers(response.headers)
    for name in (*_NOT_OF_THE_BODY, *(["Content-Length"] if cut else [])):
        headers.pop(name, None)
    return httpx.Response(response.status_code, headers=headers, content=content, extensions=extensions)


def exchange_of(outcome: httpx.Response | Exception) -> Exchange | None:
    """The Exchange that an answer or an error came from, where it is known."""
    found = outcome.extensions.get(KEY) if isinstance(outcome, httpx.Response) else vars(outcome).get("exchange")
    return found if isinstance(found, Exchange) else None


def note(error: Exception, exchange: Exchange) -> None:
    """Remember at *error* the exchange that it came from."""
    vars(error)["exchange"] = exchange


def _content(response: httpx.Response, most: int | None) -> tuple[bytes, bool]:
    content = bytearray()
    try:
        for piece in response.iter_bytes():
            content += piece
            if most is not None and len(content) > most:
                return bytes(content[:most]), True
    finally:
        response.close()
    return bytes(content), False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _since(start: float) -> float:
    return round(time.monotonic() - start, 3)
