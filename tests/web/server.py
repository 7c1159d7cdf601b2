"""A small web: real HTTP servers on loopback, each with a host name, a port and a log of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

import httpcore

from provenance.acquisition.fetch import Limits, polite_client
from provenance.acquisition.guard import GuardedTransport
from provenance.acquisition.manners import Manners

if TYPE_CHECKING:
    import httpx

PAUSE = 0.05


@dataclass(frozen=True)
class Asked:
    """A request as its server sees it."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    target: str


@dataclass(frozen=True)
class Reply:
    """An answer: the body is sent in one piece, or piece by piece where it is an iterable."""

    status: int = 200
    body: bytes | str | Iterable[bytes] = b""
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


MISSING = Reply(404, "<html><head><title>404</title></head><body><h1>Nothing here</h1></body></html>")
Answering = Callable[[Asked], Reply]


@dataclass
class Logged:
    """One line of a server's log: when a request began and ended, by the server's own clock."""

    host: str
    target: str
    agent: str
    began: float
    ended: float = 0.0


class Web:
    """Hosts by name. ``with Web({"moss.example": answer}) as web`` starts a server for each; ``web.client()`` asks them."""

    def __init__(self, sites: Mapping[str, Answering], elsewhere: Mapping[str, int] | None = None) -> None:
        """*elsewhere* are hosts whose servers run already, with their ports."""
        self.log: list[Logged] = []
        self._servers: dict[str, ThreadingHTTPServer] = {}
        self._addresses: dict[str, str] = {}
        self._lock = threading.Lock()
        for number, (host, answer) in enumerate(sites.items()):
            server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(host, answer, self))
            server.daemon_threads = True
            self._servers[host] = server
            self._addresses[host] = f"93.184.{number // 250}.{number % 250 + 1}"
        self._elsewhere = {f"93.185.0.{number}": port for number, port in enumerate((elsewhere or {}).values(), 1)}
        self._addresses |= dict(zip(elsewhere or {}, self._elsewhere, strict=True))

    def __enter__(self) -> Self:
        for server in self._servers.values():
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        threads = [threading.Thread(target=server.shutdown) for server in self._servers.values()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for server in self._servers.values():
            server.server_close()

    def note(self, entry: Logged) -> None:
        with self._lock:
            self.log.append(entry)

    def resolve(self, host: str, port: int) -> tuple[Any, ...]:
        """Names of this web have addresses that look public; all others are unknown. ``www.`` is the same host."""
        del port
        name = host if host in self._addresses else host.removeprefix("www.")
        if name not in self._addresses:
            raise OSError(f"no such host: {host}")
        return (ip_address(self._addresses[name]),)

    def client(self, manners: Manners | None = None, limits: Limits | None = None) -> httpx.Client:
        """The client that the program itself uses; only its sockets lead to loopback."""
        own = {self._addresses[host]: server.server_address[1] for host, server in self._servers.items()}
        ports = own | self._elsewhere
        limits = limits or Limits(
            silence=1.0 if not self._elsewhere else 15.0,
            seconds=2.0 if not self._elsewhere else 20.0,
            page_bytes=12_000_000,
        )
        manners = manners or Manners(pause=PAUSE, longest_wait=0.5, back_off=0.05, retries=1)
        transport = GuardedTransport(limits, resolver=self.resolve, network=_Loopback(ports))
        return polite_client(transport, limits=limits, manners=manners)


class _Loopback(httpcore.SyncBackend):
    """Connects every address of the small web to its server's port on 127.0.0.1."""

    def __init__(self, ports: Mapping[str, int]) -> None:
        super().__init__()
        self._ports = ports

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        del port
        return super().connect_tcp("127.0.0.1", self._ports[host], *args, **kwargs)


def _handler(host: str, answer: Answering, web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            entry = Logged(host, self.path, self.headers.get("User-Agent", ""), time.monotonic())
            web.note(entry)
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            asked = Asked(parts.path, query, {k.lower(): v for k, v in self.headers.items()}, self.path)
            try:
                self._send(answer(asked))
            except (ConnectionError, TimeoutError):
                pass
            finally:
                self.close_connection = True
                entry.ended = time.monotonic()

        def _send(self, reply: Reply) -> None:
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response_only(reply.status)
            headers = {"Content-Type": reply.kind, "Date": "Sat, 01 Mar 2025 10:00:00 GMT", **reply.headers}
            if isinstance(body, bytes):
                headers["Content-Length"] = str(len(body))
            headers["Connection"] = "close"
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in [body] if isinstance(body, bytes) else body:
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    return Handler


def impolite(log: Iterable[Logged], interfaces: Container[str] = (), pause: float = PAUSE) -> list[str]:
    """What a server could complain of: two requests at a time, too short a pause, no name, no robots.txt first.

    *interfaces* are hosts that are documented for programs to ask; of these nobody asks for a robots.txt.
    """
    complaints = []
    by_host: dict[str, list[Logged]] = {}
    for entry in sorted(log, key=lambda each: each.began):
        by_host.setdefault(entry.host, []).append(entry)
        if not entry.agent.startswith("provenance-checker/") or "+http" not in entry.agent:
            complaints.append(f"{entry.host}{entry.target}: asked by {entry.agent!r}")
    for host, entries in by_host.items():
        if host not in interfaces and entries[0].target != "/robots.txt":
            complaints.append(f"{host}{entries[0].target}: asked before robots.txt")
        for before, after in pairwise(entries):
            apart = after.began - before.began
            if apart < pause * 0.9 or (before.ended and after.began < before.ended - _SLACK):
                complaints.append(f"{host}{after.target}: {apart:.3f} s after {before.target}, which took {before.ended - before.began:.3f} s")  # fmt: skip
    return complaints


_SLACK = 0.02  # a server notes the end of an answer a little after its reader has it
