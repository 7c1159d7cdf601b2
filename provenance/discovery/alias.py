"""Which site does an address or a name belong to today, if the site has moved?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from provenance.acquisition.agencies import bare_name
from provenance.acquisition.target import host_of, is_address, site_of
from provenance.errors import ProvenanceError


@dataclass(frozen=True, slots=True)
class Move:
    """A site once at *old* (a domain, or a domain with the beginning of a path) is at *new* since *since*, ISO 8601."""

    old: str
    new: str
    since: str


@dataclass(frozen=True, slots=True)
class Aliases:
    """The moves of sites and the names of outlets that are known."""

    moves: tuple[Move, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def home(self, address: str) -> str:
        """The site that *address*, a URL or a domain, belongs to today: its registered domain."""
        return site_of(self.host(address))

    def host(self, address: str) -> str:
        """The host that *address* is found at today, without "www."; an address that never moved keeps its own."""
        place = _place(address)
        for _ in range(len(self.moves)):  # a site may have moved twice, and a table may go round in circles
            move = next((move for move in self.moves if _is_under(place, move.old)), None)
            if move is None:
                break
            place = move.new
        return place.partition("/")[0]

    def hosts(self, address: str) -> tuple[str, ...]:
        """Where to look for what *address* names: where the site is today, then where it has been."""
        today = self.host(address)
        former = (move.old for move in self.moves if self.host(move.old) == today)
        return tuple(dict.fromkeys((today, *(place.partition("/")[0] for place in former if "/" not in place))))

    def named(self, name: str) -> str | None:
        """The domain of the outlet called *name*, or None where it is not known."""
        return dict(self.names).get(bare_name(name))

    def site(self, target: str) -> str:
        """What *target*, an address, a domain or an outlet's name, is known as today: a domain, or the bare name."""
        named = self.named(target)
        if named or is_address(target) or "://" in target:
            return self.home(named or target)
        return bare_name(target)


def aliases(own: Aliases = Aliases()) -> Aliases:
    """The table of this package, after the user's *own* entries, which win."""
    ours = _shipped()
    return Aliases((*own.moves, *ours.moves), (*ours.names, *own.names))


def read_aliases(text: str, name: str) -> Aliases:
    """The entries of a table in the form of alias.toml, which is called *name* where it must be spoken of.

    Raises ProvenanceError where *text* is no such table.
    """
    try:
        return _read(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProvenanceError(f"{name}: this file of aliases cannot be read: {error}") from None


@cache
def _shipped() -> Aliases:
    return _read((files(__package__) / "alias.toml").read_text("utf-8"))


def _read(text: str) -> Aliases:
    table: dict[str, Any] = tomllib.loads(text)
    if not table.keys() <= {"move", "name"}:
        raise ValueError(
            f"it has {', '.join(sorted(table.keys() - {'move', 'name'}))}, and may have [[move]] and [name]"
        )
    moves = tuple(Move(_place(move["old"]), _place(move["new"]), str(move["since"])) for move in table.get("move", ()))
    names = tuple((bare_name(name), _place(domain)) for name, domain in table.get("name", {}).items())
    return Aliases(moves, names)


def _place(address: str) -> str:
    """The host without "www.", and the path: ``moss.example/news`` of ``https://www.moss.example/news/``."""
    whole = address if "://" in address else f"https://{address}"
    try:
        path = urlsplit(whole).path.rstrip("/")
    except ValueError:
        return address.lower()
    return f"{host_of(whole) or address.lower()}{path}"


def _is_under(place: str, old: str) -> bool:
    host, _, path = place.partition("/")
    old_host, _, old_path = old.partition("/")
    if old_path:
        return host == old_host and (f"{path}/").startswith(f"{old_path}/")
    return host == old_host or host.endswith("." + old_host)
