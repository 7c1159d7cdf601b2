"""May this address be asked for, by the robots.txt of its host (RFC 9309)?"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from provenance.acquisition.exchange import KEY
from provenance.errors import AcquisitionError, FetchError, RefusedError

if TYPE_CHECKING:
    from protego import Protego

Ask = Callable[[httpx.Request], httpx.Response]

MOST_BYTES = 500 * 1024
"""RFC 9309, 2.5: a crawler must read at least so much; no more is read."""
_MOST_REDIRECTS = 5
_SERVER_ERRORS = 500
_TOO_MANY_REQUESTS = 429
_AGENT_LINE = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the robots.txt of one origin says to us.

    *response* is the file as it was answered; *failure* says why there was no answer to be had, and then nothing may be
    asked. *down* is the error where the server itself gave no answer, or may not be asked at all.
    """

    agent: str = ""
    response: httpx.Response | None = None
    failure: str = ""
    down: Exception | None = None
    parsed: Protego | None = None

    def refusal(self, url: httpx.URL) -> str | None:
        """Why *url* may not be asked for, or None where it may."""
        if self.failure:
            return f"its robots.txt could not be read ({self.failure}), so nothing is asked of this server"
        if self.parsed is None or self.parsed.can_fetch(str(url), self.agent):
            return None
        return "its robots.txt does not allow it"

    @property
    def pause(self) -> float:
        """The seconds that the file asks to leave between two requests; 0 where it asks nothing."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(self.agent)
        per_request = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(self.parsed.crawl_delay(self.agent) or 0.0, per_request)


class Robots:
    """The robots.txt of every origin that a run meets, each asked for once through *ask*."""

    def __init__(self, ask: Ask, agent: str) -> None:
        self._ask = ask
        self._agent = agent
        self._known: dict[str, Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, request: httpx.Request) -> Rules:
        """What the origin of *request* allows; asks for its robots.txt where that is not known yet."""
        robots = request.url.copy_with(raw_path=b"/robots.txt", fragment=None)
        origin = str(robots)
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._known:
                self._known[origin] = self._read(robots, request)
            return self._known[origin]

    def _read(self, robots: httpx.URL, request: httpx.Request) -> Rules:
        try:
            response = self._answer(robots, request)
        except httpx.HTTPError as error:  # no connection, no answer in time, no HTTP
            return Rules(down=error, failure="no answer")
        except RefusedError as refused:
            if refused.rule in {"budget", "wait"}:
                raise
            return Rules(failure=refused.reason, down=_of_the_server(refused, robots))
        except FetchError as failed:
            return Rules(failure=failed.reason, down=_of_the_server(failed, robots))
        return self._judged(response)

    def _answer(self, robots: httpx.URL, request: httpx.Request) -> httpx.Response:
        """The answer after at most five redirects, which count wherever they lead (RFC 9309, 2.3.1.2)."""
        response = self._ask(_request_for(robots, request))
        for _ in range(_MOST_REDIRECTS):
            if not response.has_redirect_location:
                break
            robots = robots.join(response.headers["Location"])
            response = self._ask(_request_for(robots, request))
        return response

    def _judged(self, response: httpx.Response) -> Rules:
        status = response.status_code
        if response.is_success:
            return Rules(self._agent, response, parsed=_parsed(response.content, self._agent))
        if status >= _SERVER_ERRORS or status == _TOO_MANY_REQUESTS:
            return Rules(self._agent, response, failure=f"the server answered {status}")
        return Rules(self._agent, response)  # "unavailable": everything may be asked (RFC 9309, 2.3.1.3)


def _of_the_server(error: AcquisitionError, robots: httpx.URL) -> Exception | None:
    """*error* where it is about the server that was to be asked, and not about one that it redirects to."""
    about_the_server = isinstance(error, RefusedError) and error.rule in {"address", "scheme"}
    return error if error.location == str(robots) and (about_the_server or "is not known" in error.reason) else None


def _request_for(robots: httpx.URL, request: httpx.Request) -> httpx.Request:
    headers = {name: request.headers[name] for name in ("User-Agent", "Accept-Encoding") if name in request.headers}
    extensions: dict[str, Any] = {KEY: {"most": MOST_BYTES}}
    if timeout := request.extensions.get("timeout"):
        extensions["timeout"] = timeout
    return httpx.Request("GET", robots, headers={**headers, "Accept": "text/plain,*/*;q=0.5"}, extensions=extensions)


def _parsed(content: bytes, agent: str) -> Protego:
    from protego import Protego  # costs 10 ms

    text = content[:MOST_BYTES].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return Protego.parse("\n".join(_for_us(text, agent)))


def _for_us(text: str, agent: str) -> Iterator[str]:
    """The lines of a robots.txt with all other agents under one name.

    20,000 agents before 10,000 rules take Protego five minutes, since each agent gets a copy of each rule.
    """
    others = False
    for line in text.splitlines():
        match = _AGENT_LINE.match(line)
        name = match[1].partition("#")[0].strip().lower().replace("*", "") if match else ""
        if match and name and name not in agent.lower():
            if not others:
                yield "User-agent: others"
            others = True
        else:
            others = others and not line.strip()
            yield line
