"""How are servers asked: only what they allow, one request at a time, not too often and not too much?"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from provenance.acquisition.exchange import KEY, exchange_of, whole
from provenance.acquisition.manners import Manners
from provenance.acquisition.pace import Pace
from provenance.acquisition.robots import Robots, Rules
from provenance.errors import FetchError, RefusedError

_TOO_MANY_REQUESTS = 429
_OVERLOADED = frozenset({502, 503, 504})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Spent:
    """What has left so far: *requests*, robots.txt and repetitions included, and the *seconds* they took."""

    requests: int = 0
    seconds: float = 0.0

    def since(self, before: Spent) -> Spent:
        """What was spent after *before*."""
        return Spent(self.requests - before.requests, round(self.seconds - before.seconds, 3))


class Polite(httpx.BaseTransport):
    """Sends requests through *inner* as *manners* say; thread-safe.

    Answers come back read to the end. Raises RefusedError by the rules ``robots``, ``budget`` and ``wait`` (a server
    that asked for a longer wait than *manners* have is not asked again in this run), beside what *inner* raises.
    """

    def __init__(
        self, inner: httpx.BaseTransport, manners: Manners, *, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._inner = inner
        self._manners = manners
        self._pace = Pace(sleep)
        self._robots = Robots(self._asked, manners.agent)
        self._pauses: dict[str, float] = {}
        self._closed: set[str] = set()
        self._spent = Spent()
        self._lock = threading.Lock()

    @property
    def spent(self) -> Spent:
        """What was sent so far."""
        return self._spent

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer *request*, after the pause that is due, or say why it is not sent."""
        if _is_robots(request.url):
            return _again(self._robots.rules(request), request)
        if request.extensions.get(KEY, {}).get("interface") != _origin(request.url):
            self._permit(request)
        return self._asked(request)

    def close(self) -> None:
        """Close the transport below."""
        self._inner.close()

    def _permit(self, request: httpx.Request) -> None:
        rules = self._robots.rules(request)
        if rules.down is not None:
            raise _about(rules.down, str(request.url))
        if reason := rules.refusal(request.url):
            raise RefusedError(str(request.url), reason, rule="robots")
        host = _place(request.url)
        self._pauses[host] = max(
            self._manners.pause_for(_host(request.url)), min(rules.pause, self._manners.longest_pause)
        )

    def _asked(self, request: httpx.Request) -> httpx.Response:
        """The answer to *request*, asked again where the server is overloaded."""
        host = _place(request.url)
        wait: float | None
        for attempt in range(self._manners.retries + 1):
            response = self._once(request, host)
            wait = _wait_asked(response)
            if response.status_code == _TOO_MANY_REQUESTS and wait is None:
                self._closed.add(host)
                return response
            if response.status_code not in {_TOO_MANY_REQUESTS, *_OVERLOADED}:
                return response
            wait = self._manners.back_off * 2**attempt if wait is None else wait
            if wait > self._manners.longest_wait:
                self._closed.add(host)
                return response
            self._pace.postpone(host, wait)
        if response.status_code == _TOO_MANY_REQUESTS:
            self._closed.add(host)
        return response

    def _once(self, request: httpx.Request, host: str) -> httpx.Response:
        pause = self._pauses.get(host, self._manners.pause_for(_host(request.url)))
        with self._pace.turn(host, pause):
            if host in self._closed:
                reason = "its server has asked to be left alone, and so it is for the rest of this run"
                raise RefusedError(str(request.url), reason, rule="wait")
            self._count(request)
            try:
                response = whole(self._inner, request)
            except Exception as error:
                self._spend(error)
                raise
            self._spend(response)
            return response

    def _count(self, request: httpx.Request) -> None:
        with self._lock:
            if self._spent.requests >= self._manners.budget:
                reason = f"the {self._manners.budget} requests that one run may send are used up"
                raise RefusedError(str(request.url), reason, rule="budget")
            self._spent = Spent(self._spent.requests + 1, self._spent.seconds)

    def _spend(self, outcome: httpx.Response | Exception) -> None:
        exchange = exchange_of(outcome)
        if exchange is not None:
            with self._lock:
                self._spent = Spent(self._spent.requests, round(self._spent.seconds + exchange.seconds, 3))


def _is_robots(url: httpx.URL) -> bool:
    return url.raw_path == b"/robots.txt"


def _place(url: httpx.URL) -> str:
    """What counts as one host: http and https of a name together, an unusual port for itself."""
    return _host(url) if url.port in {None, *_PORTS.values()} else f"{_host(url)}:{url.port}"


def _host(url: httpx.URL) -> str:
    """The host as it is sent; ``url.host`` would decode it, and fail at ``xn--`` that stands for nothing."""
    return url.raw_host.decode("ascii")


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _again(rules: Rules, request: httpx.Request) -> httpx.Response:
    """The robots.txt that *rules* were read from, as an answer of its own."""
    if rules.down is not None:
        raise _about(rules.down, str(request.url))
    kept = rules.response
    if kept is None:
        raise FetchError(str(request.url), rules.failure)
    return httpx.Response(kept.status_code, headers=kept.headers, content=kept.content, extensions=kept.extensions)


def _about(error: Exception, location: str) -> Exception:
    """*error* once more, for *location*."""
    if isinstance(error, RefusedError):
        return RefusedError(location, error.reason, rule=error.rule)
    if isinstance(error, FetchError):
        return FetchError(location, error.reason, status=error.status)
    return type(error)(str(error))


def _wait_asked(response: httpx.Response) -> float | None:
    """The seconds that the server asks to wait (RFC 9110, 10.2.3), counted from when it answered."""
    value = response.headers.get("Retry-After", "").strip()[:40]
    if value.isascii() and value.isdigit():
        return float(value)
    then = _moment(value)
    exchange = exchange_of(response)
    now = _moment(response.headers.get("Date", "")) or (datetime.fromisoformat(exchange.began) if exchange else None)
    return max(0.0, (then - now).total_seconds()) if then and now else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
