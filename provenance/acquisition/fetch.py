"""How is a page got from the web without harm to the one who asks?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import responses as phrases
from typing import TYPE_CHECKING, Any

from provenance.acquisition.address import resolve
from provenance.acquisition.manners import Manners
from provenance.acquisition.medium import PAGE_BYTES
from provenance.errors import AcquisitionError, FetchError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import httpcore
    import httpx

    from provenance.acquisition.address import Resolver
    from provenance.acquisition.polite import Spent

    Layer = Callable[[httpx.BaseTransport], httpx.BaseTransport]

_NO_ADDRESS = "this is not an address of a web page"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: bytes of one answer, compressed or not; redirects; and seconds.

    *ratio* is how many times its own size a compressed answer may unpack to, past its first megabyte.
    *silence* is how long a server may say nothing, before its first byte and between any two; *seconds* is how long
    one request may take in all, so that a server which drips one byte a second is left in the end.
    """

    page_bytes: int = PAGE_BYTES
    ratio: float = 200.0
    redirects: int = 5
    silence: float = 15.0
    seconds: float = 40.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: *url* was asked, *final_url* gave it after all redirects; *content* is decompressed.

    *seconds* is how long its requests took, redirects included and pauses not; *began* is when the last one was sent, in
    UTC. Both are as recorded where a recorded run is repeated.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    seconds: float = 0.0
    began: str = ""


def guarded_client(
    *,
    allow_private: bool = False,
    limits: Limits = Limits(),
    manners: Manners = Manners(),
    cache: Path | None = None,
    record: Layer | None = None,
    resolver: Resolver = resolve,
    network: httpcore.NetworkBackend | None = None,
) -> httpx.Client:
    """A client for pages that nobody vouches for, and servers that did not invite us.

    It asks only http and https on their usual ports, only at addresses of the public internet as resolved for that
    very request and for every redirect, takes no more than *limits*, reads no proxy settings from the environment, and
    behaves as *manners* say. *allow_private* lifts the rules on addresses and ports. *cache* is a folder for an HTTP
    cache (RFC 9111, needs the extra ``cache``). *record* is laid around what goes over the network, to write it down;
    *resolver* answers which addresses a name has, and *network* connects to them, by default the system's. Its requests
    raise RefusedError and FetchError beside the errors of httpx.
    """
    from provenance.acquisition.guard import GuardedTransport  # httpx costs 0.1 s, which `--help` must not pay

    transport: httpx.BaseTransport = GuardedTransport(
        limits, allow_private=allow_private, resolver=resolver, network=network
    )
    if cache is not None:
        from provenance.acquisition.cache import cached  # an extra

        transport = cached(transport, cache)
    return polite_client(record(transport) if record else transport, limits=limits, manners=manners)


def polite_client(
    transport: httpx.BaseTransport,
    *,
    limits: Limits = Limits(),
    manners: Manners = Manners(),
    sleep: Callable[[float], object] = time.sleep,
) -> httpx.Client:
    """A client that behaves as *manners* say towards whatever *transport* asks."""
    import httpx  # costs 0.1 s

    from provenance.acquisition.polite import Polite  # the same

    return httpx.Client(
        transport=Polite(transport, manners, sleep=sleep),
        headers={
            "User-Agent": manners.user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=limits.silence,
        follow_redirects=True,
        max_redirects=limits.redirects,
        trust_env=False,
    )


def spent(client: httpx.Client) -> Spent:
    """The requests that *client* has sent so far, and the seconds they took; nothing for a client that is not ours."""
    from provenance.acquisition.polite import Polite, Spent  # imports httpx

    transport = client._transport  # noqa: SLF001 - httpx offers no other way to the transport it was given
    return transport.spent if isinstance(transport, Polite) else Spent()


def fetch(
    url: str,
    client: httpx.Client,
    limits: Limits = Limits(),
    *,
    interface: bool = False,
    headers: Mapping[str, str] | None = None,
    post: bytes | None = None,
) -> Fetched:
    """Get *url* through *client*, redirects included.

    *interface* says that the address is documented for programs to ask (GDELT's, an archive's index): robots.txt, which
    speaks to crawlers of pages, is not asked for it on its own origin; *headers* are sent beside the client's own; *post*
    is sent as the body of a POST.
    Raises FetchError where there is no usable answer, with the status where there was one, and a test for robots is
    none; RefusedError where a rule forbids or stops it: of the guard and of manners if *client* has them, and *limits*
    for any client.
    """
    import httpx  # costs 0.1 s

    try:
        _check(url)
        extensions = {"provenance": {"interface": _origin(url)}} if interface else {}
        method = "GET" if post is None else "POST"
        options: dict[str, Any] = {"headers": headers, "content": post, "extensions": extensions}
        with client.stream(method, url, follow_redirects=True, **options) as response:
            content = _read(response, url, limits)
            _usable(response, content, url)
    except httpx.TooManyRedirects:
        reason = f"it redirects more than {client.max_redirects} times"
        raise RefusedError(url, reason, rule="redirects") from None
    except httpx.TimeoutException:
        raise RefusedError(url, "the server did not answer in time", rule="time") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):  # the last: "xn--" that stands for no name
        raise RefusedError(url, _NO_ADDRESS, rule="scheme") from None
    except RefusedError as refused:  # by the guard, which names the address that it was asked for at last
        raise RefusedError(url, _on_the_way(url, refused), rule=refused.rule) from None
    except FetchError as failed:
        raise FetchError(url, _on_the_way(url, failed), status=failed.status) from None
    except httpx.HTTPError as error:
        raise FetchError(url, _failure(error)) from None
    began, seconds = _times(response)
    return Fetched(url, str(response.url), response.status_code, response.headers, content, seconds, began)


def _check(url: str) -> None:
    import httpx  # loaded already by the one caller

    if not httpx.URL(url).raw_host:  # "http://", "https:page.html"
        raise httpx.InvalidURL(url)


def _on_the_way(url: str, error: AcquisitionError) -> str:
    import httpx  # loaded already by whoever got this error

    same = error.location == url or error.location == str(httpx.URL(url))
    return error.reason if same else f"it redirects to {error.location[:200]}: {error.reason}"


def _usable(response: httpx.Response, content: bytes, url: str) -> None:
    from provenance.acquisition.wall import challenge_of  # after the answer, so that imports do not add to the wait

    code = response.status_code
    if wall := challenge_of(code, response.headers, content):
        raise FetchError(url, f"{wall.reason} (status {code})", status=code)
    if not response.is_success:
        asks = response.headers.get("Retry-After", "")[:40] if code in {429, 503} else ""
        waiting = (
            f" and asks to come back {f'in {asks} seconds' if asks.isdigit() else f'after {asks}'}" if asks else ""
        )
        raise FetchError(url, f"the server answered {code} {phrases.get(code, '')}".rstrip() + waiting, status=code)


def _origin(url: str) -> str:
    import httpx  # loaded already by the one caller

    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"


def _times(response: httpx.Response) -> tuple[str, float]:
    from provenance.acquisition.exchange import exchange_of  # imports httpx

    exchanges = [found for each in (*response.history, response) if (found := exchange_of(each))]
    return (exchanges[-1].began if exchanges else ""), round(sum(each.seconds for each in exchanges), 3)


def _read(response: httpx.Response, url: str, limits: Limits) -> bytes:
    content = bytearray()
    deadline = time.monotonic() + limits.seconds
    for piece in response.iter_bytes():
        content += piece
        if len(content) > limits.page_bytes:
            raise RefusedError(url, f"the answer is larger than {limits.page_bytes / 1e6:g} MB", rule="size")
        if time.monotonic() > deadline:
            raise RefusedError(url, "the server did not answer in time", rule="time")
    return bytes(content)


def _failure(error: httpx.HTTPError) -> str:
    import httpx  # loaded already by whoever got this error

    text = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in text or "certificate" in text.lower():
        return "the server's certificate is not valid for this address"
    if isinstance(error, httpx.ConnectError):
        return "no connection could be made"
    if isinstance(error, httpx.NetworkError):
        return "the connection broke off"
    return "the server's answer is not valid HTTP"
