"""How is a page got from the web without harm to the one who asks?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import responses as phrases
from typing import TYPE_CHECKING

from provenance.acquisition.medium import PAGE_BYTES
from provenance.errors import AcquisitionError, FetchError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

_NO_ADDRESS = "this is not an address of a web page"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: bytes of one answer, compressed or not; redirects; and seconds.

    *silence* is how long a server may say nothing, before its first byte and between any two; *seconds* is how long
    one request may take in all, so that a server which drips one byte a second is left in the end.
    """

    page_bytes: int = PAGE_BYTES
    redirects: int = 5
    silence: float = 15.0
    seconds: float = 40.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: *url* was asked, *final_url* gave it after all redirects; *content* is decompressed."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


def guarded_client(*, allow_private: bool = False, limits: Limits = Limits()) -> httpx.Client:
    """A client whose transport is the guard, for pages that nobody vouches for.

    It asks only http and https on their usual ports, only at addresses of the public internet as resolved for that
    very request and for every redirect, takes no more than *limits*, and reads no proxy settings from the environment.
    *allow_private* lifts the rules on addresses and ports. Its requests raise RefusedError and FetchError beside the
    errors of httpx.
    """
    import httpx  # httpx costs 0.1 s, which `--help` must not pay

    from provenance.acquisition.guard import GuardedTransport  # the same

    return httpx.Client(
        transport=GuardedTransport(limits, allow_private=allow_private),
        headers={
            "User-Agent": f"provenance-checker/{_version()} (news text comparison; contact: operator of this client)",
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=limits.silence,
        follow_redirects=True,
        max_redirects=limits.redirects,
        trust_env=False,
    )


def fetch(url: str, client: httpx.Client, limits: Limits = Limits()) -> Fetched:
    """Get *url* through *client*, redirects included.

    Raises FetchError where there is no usable answer, with the status where there was one; RefusedError where a rule
    forbids or stops it: of the guard if *client* has it, and *limits* for any client.
    """
    import httpx  # costs 0.1 s

    try:
        _check(url)
        with client.stream("GET", url, follow_redirects=True) as response:
            _usable(response, url)
            content = _read(response, url, limits)
    except httpx.TooManyRedirects:
        reason = f"it redirects more than {client.max_redirects} times"
        raise RefusedError(url, reason, rule="redirects") from None
    except httpx.TimeoutException:
        raise RefusedError(url, "the server did not answer in time", rule="time") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise RefusedError(url, _NO_ADDRESS, rule="scheme") from None
    except RefusedError as refused:  # by the guard, which names the address that it was asked for at last
        raise RefusedError(url, _on_the_way(url, refused), rule=refused.rule) from None
    except FetchError as failed:
        raise FetchError(url, _on_the_way(url, failed), status=failed.status) from None
    except httpx.HTTPError as error:
        raise FetchError(url, _failure(error)) from None
    return Fetched(url, str(response.url), response.status_code, response.headers, content)


def _check(url: str) -> None:
    import httpx  # loaded already by the one caller

    if not httpx.URL(url).host:  # "http://", "https:page.html"
        raise httpx.InvalidURL(url)


def _on_the_way(url: str, error: AcquisitionError) -> str:
    import httpx  # loaded already by whoever got this error

    same = error.location == url or error.location == str(httpx.URL(url))
    return error.reason if same else f"it redirects to {error.location[:200]}: {error.reason}"


def _usable(response: httpx.Response, url: str) -> None:
    if not response.is_success:
        code = response.status_code
        raise FetchError(url, f"the server answered {code} {phrases.get(code, '')}".rstrip(), status=code)


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


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # costs 20 ms

    try:
        return version("provenance-checker")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"
