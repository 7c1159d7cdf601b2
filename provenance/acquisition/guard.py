"""How is a request kept to public addresses, small answers and short times, whatever the server does?"""

from __future__ import annotations

import time
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from provenance.acquisition.address import is_public, resolve
from provenance.errors import FetchError, RefusedError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from provenance.acquisition.address import Resolver
    from provenance.acquisition.fetch import Limits

    Judged = Callable[[str, int, str], tuple[str, ...]]

_PORTS = {"http": 80, "https": 443}
_COMPRESSED = frozenset({"gzip", "x-gzip", "deflate"})
_UNSUSPICIOUS = 1_000_000  # bytes that anything may unpack to: pages repeat themselves, bombs do not stop here
_PIECE = 65_536  # bytes decoded at a time, so that a bomb is noticed while it is still small


class GuardedTransport(httpx.BaseTransport):
    """Sends each request over a connection of its own, to an address that was resolved and judged for that request.

    Redirects come through here as requests of their own, so each is judged anew. With *allow_private* any address and
    any port may be asked. Raises RefusedError where a rule forbids the request or stops the answer.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        allow_private: bool = False,
        resolver: Resolver = resolve,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._limits = limits
        self._allow_private = allow_private
        self._resolver = resolver
        self._network = network or httpcore.SyncBackend()
        self._ssl: ssl.SSLContext | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* and hand back its answer, unread and bounded."""
        location = str(request.url)
        self._judge(request.url, location)
        deadline = time.monotonic() + self._limits.seconds
        connection = httpcore.HTTPConnection(
            origin=_core_url(request.url).origin,
            ssl_context=self._context() if request.url.scheme == "https" else None,
            network_backend=_JudgedNetwork(location, deadline, self._addresses, self._network),
        )
        try:
            answer = self._answer(connection, request)
            return self._bounded(answer, connection, location)
        except BaseException:
            connection.close()
            raise

    def _judge(self, url: httpx.URL, location: str) -> None:
        if url.scheme not in _PORTS:
            raise RefusedError(location, f"only http and https are fetched, not {url.scheme or 'this'}", rule="scheme")
        if url.userinfo:
            raise RefusedError(location, "an address with a user name or password in it is not fetched", rule="address")
        if not self._allow_private and url.port not in {None, *_PORTS.values()}:
            raise RefusedError(location, f"port {url.port} is not a usual port of a website", rule="address")

    def _addresses(self, host: str, port: int, location: str) -> tuple[str, ...]:
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError):
            raise FetchError(location, f"the name {host} is not known on this network") from None
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise RefusedError(location, f"{host} is not on the public internet", rule="address")
        return tuple(str(address) for address in addresses)

    def _context(self) -> ssl.SSLContext:
        if self._ssl is None:
            self._ssl = httpx.create_ssl_context()
        return self._ssl

    @staticmethod
    def _answer(connection: httpcore.HTTPConnection, request: httpx.Request) -> httpcore.Response:
        with _as_httpx_errors():
            return connection.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=_core_url(request.url),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )

    def _bounded(self, answer: httpcore.Response, connection: httpcore.HTTPConnection, location: str) -> httpx.Response:
        headers = httpx.Headers(answer.headers)
        coding = headers.pop("Content-Encoding", "").strip().lower()
        if coding not in {"", "identity", *_COMPRESSED}:
            raise FetchError(location, f"the answer is compressed in a way we did not ask for ({coding[:40]!r})")
        if coding in _COMPRESSED:
            headers.pop("Content-Length", None)  # it counted the compressed bytes
        stream = _BoundedStream(answer, connection, coding, self._limits, location)
        return httpx.Response(answer.status, headers=headers, stream=stream, extensions=answer.extensions)


class _BoundedStream(httpx.SyncByteStream):
    """An answer's bytes, decompressed a little at a time and cut off with RefusedError past *most* bytes."""

    def __init__(
        self, answer: httpcore.Response, connection: httpcore.HTTPConnection, coding: str, limits: Limits, location: str
    ) -> None:
        self._answer = answer
        self._connection = connection
        self._coding = coding
        self._most = limits.page_bytes
        self._ratio = limits.ratio
        self._location = location

    def __iter__(self) -> Iterator[bytes]:
        yield from self._counted(self._decoded() if self._coding in _COMPRESSED else self._wire())

    def close(self) -> None:
        self._answer.close()
        self._connection.close()

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > self._most:
                reason = f"the answer is larger than {self._most / 1e6:g} MB"
                raise RefusedError(self._location, reason, rule="size")
            yield piece

    def _wire(self) -> Iterator[bytes]:
        with _as_httpx_errors():
            yield from self._answer.iter_stream()

    def _decoded(self) -> Iterator[bytes]:
        decoder: Any = None
        packed = unpacked = 0
        for piece in self._counted(self._wire()):  # compressed bytes may decode to nothing, so they count as well
            decoder = decoder or _decoder(self._coding, piece)
            packed += len(piece)
            pending = piece
            while pending and not decoder.eof:
                try:
                    plain = decoder.decompress(pending, _PIECE)
                except zlib.error:
                    raise FetchError(self._location, "the answer's compression is broken") from None
                unpacked += len(plain)
                if unpacked > max(_UNSUSPICIOUS, self._ratio * packed):
                    reason = f"the answer unpacks to more than {self._ratio:g} times its size"
                    raise RefusedError(self._location, reason, rule="size")
                yield plain
                pending = decoder.unconsumed_tail
            if decoder.eof:
                return
        if decoder:
            yield decoder.flush()


def _decoder(coding: str, beginning: bytes) -> Any:
    """A zlib decompressor; ``deflate`` is sent both with a zlib header and, against RFC 9110, without one."""
    if coding == "deflate":
        has_header = (
            len(beginning) > 1 and beginning[0] & 0x0F == zlib.DEFLATED and int.from_bytes(beginning[:2]) % 31 == 0
        )
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


class _JudgedNetwork(httpcore.NetworkBackend):
    """Opens connections to judged addresses only: the name is resolved once, and that very answer is connected to."""

    def __init__(self, location: str, deadline: float, judged: Judged, network: httpcore.NetworkBackend) -> None:
        self._location = location
        self._deadline = deadline
        self._judged = judged
        self._network = network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._judged(host, port, self._location):
            try:
                stream = self._network.connect_tcp(
                    address, port, _remaining(self._deadline, timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A connection that must be done by *deadline*, however steadily its server drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _remaining(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _remaining(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _remaining(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _remaining(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        message = "the time for this request is over"
        raise httpcore.ReadTimeout(message)
    return left if timeout is None else min(left, timeout)


def _core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


@contextmanager
def _as_httpx_errors() -> Iterator[None]:
    """Errors of httpcore as those of httpx, which bear the same names."""
    known = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
    try:
        yield
    except known as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error
