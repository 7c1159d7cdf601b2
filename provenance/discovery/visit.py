"""How are places asked: each address once, counted, and no host any more that has said stop?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.acquisition.fetch import fetch, spent
from provenance.acquisition.target import host_of
from provenance.acquisition.wall import wall_of
from provenance.discovery.alias import Aliases, Move, aliases
from provenance.discovery.places import Places
from provenance.errors import AcquisitionError, FetchError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from provenance.acquisition.fetch import Fetched
    from provenance.discovery.front import Front

_TOO_MANY, _NOT_FOUND = 429, 404


@dataclass(slots=True)
class Visit:
    """One search's conversation with the web, through the caller's *client*.

    *asked* are the addresses asked so far, *requests* and *seconds* what that took: robots.txt, redirects and second
    attempts included where the client is one of ours.
    """

    client: httpx.Client
    places: Places
    aliases: Aliases
    asked: list[str] = field(default_factory=list)
    requests: int = 0
    seconds: float = 0.0
    _answers: dict[str, Fetched | AcquisitionError] = field(default_factory=dict)
    _silent: dict[str, AcquisitionError] = field(default_factory=dict)
    _fronts: dict[str, Front] = field(default_factory=dict)

    @classmethod
    def of(cls, client: httpx.Client, places: Places) -> Visit:
        """A conversation that has not begun."""
        return cls(client, places, aliases(places.aliases))

    def get(self, url: str) -> Fetched:
        """What *url* answers. Raises AcquisitionError as ``fetch()`` does; an address is asked once, failures included."""
        return self._known(url, lambda: fetch(url, self.client))

    def ask(self, url: str, headers: dict[str, str] | None = None) -> Fetched:
        """The same for an interface that is documented for programs to ask."""
        return self._known(url, lambda: fetch(url, self.client, interface=True, headers=headers))

    def page(self, url: str, *, interface: bool = False) -> Fetched:
        """The same as ``get()``, or ``ask()``, for an article. Raises also where something else stands in its place.

        RefusedError (rule ``wall``) where that is a wall, which is not gone round; FetchError (404) where it is a page
        that says, with another status, that there is no such page.
        """
        answer = self.ask(url) if interface else self.get(url)
        wall = wall_of(answer)
        if wall and wall.kind == "missing":
            raise FetchError(url, wall.reason, status=_NOT_FOUND)
        if wall:
            raise RefusedError(url, wall.reason, rule="wall")
        return answer

    def front(self, site: str) -> Front:
        """The front page of the domain *site* and what it declares. Raises AcquisitionError where it cannot be read."""
        from provenance.discovery.front import front_of  # front.py needs lxml

        if site not in self._fronts:
            address = self.address(site)
            try:
                answer = self.get(address)
            except FetchError as error:
                if error.status is not None or "://www." in address or address.count(".") > 1:
                    raise
                answer = self.get(address.replace("://", "://www.", 1))  # some domains have no server of their own
            self._fronts[site] = front_of(answer)
        return self._fronts[site]

    def address(self, site: str) -> str:
        """The address of the front page of *site*, a domain or an address that stands for one; never asks."""
        if site in self._fronts:
            return self._fronts[site].address
        return site if "://" in site else f"{self.places.scheme}://{site}/"

    def moved(self) -> Aliases:
        """The aliases of sites, and those met on the way: a front page that redirects to another domain."""
        met = [
            Move(host_of(site) or site, host_of(front.address) or site, "this search")
            for site, front in self._fronts.items()
            if self.aliases.home(site) != self.aliases.home(front.address)
        ]
        return Aliases((*met, *self.aliases.moves), self.aliases.names)

    def _known(self, url: str, ask: Callable[[], Fetched]) -> Fetched:
        if url not in self._answers:
            self._answers[url] = self._answer(url, ask)
        answer = self._answers[url]
        if isinstance(answer, AcquisitionError):
            raise answer
        return answer

    def _answer(self, url: str, ask: Callable[[], Fetched]) -> Fetched | AcquisitionError:
        host = urlsplit(url).netloc
        if host in self._silent:
            return _again(url, self._silent[host])
        if self.requests >= self.places.most_requests:
            return RefusedError(
                url, f"the {self.places.most_requests} requests of one search are used up", rule="budget"
            )
        self.asked.append(url)
        before = spent(self.client)
        try:
            return ask()
        except AcquisitionError as error:
            if _says_stop(error):
                self._silent[host] = error
            return error
        finally:
            cost = spent(self.client).since(before)
            self.requests += cost.requests or 1
            self.seconds += cost.seconds


def _says_stop(error: AcquisitionError) -> bool:
    """Whether an error is of the host and not of one address: nobody there, too slow, or asked too often."""
    if isinstance(error, FetchError):
        return error.status in {None, _TOO_MANY}
    return isinstance(error, RefusedError) and error.rule in {"time", "wait", "budget"}


def _again(url: str, before: AcquisitionError) -> AcquisitionError:
    """The error of a host that is not asked any more."""
    reason = f"not asked, for its host had failed before: {before.reason}"
    if isinstance(before, RefusedError):
        return RefusedError(url, reason, rule=before.rule)
    return FetchError(url, reason, status=getattr(before, "status", None))
