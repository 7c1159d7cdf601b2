"""How does this program behave towards the servers that it asks?"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.acquisition.version import installed_version

DOCUMENTED = (
    ("api.gdeltproject.org", 5.5),  # "one every 5 seconds", it says in its refusals
    ("web.archive.org", 2.6),  # 24 a minute; who ignores a 429 is shut out for an hour
    ("search.mediacloud.org", 30.0),  # 2 a minute
)
"""Seconds between two requests, as these services ask for them."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What one run allows itself.

    Between two requests to one host stand *pause* seconds, or what *pauses* says for that host, or what its robots.txt
    asks for, up to *longest_pause*. Where a server asks to wait, it is waited up to *longest_wait* seconds, and where it
    is overloaded *back_off* seconds, doubled each time; at most *retries* times a request. *budget* requests may leave
    in one run. Servers are told that *agent* asks, and at *contact* they read what that is; robots.txt is read for
    *agent*.
    """

    pause: float = 1.0
    pauses: tuple[tuple[str, float], ...] = DOCUMENTED
    longest_pause: float = 20.0
    longest_wait: float = 60.0
    back_off: float = 2.0
    retries: int = 2
    budget: int = 1000
    agent: str = "provenance-checker"
    # Until the project has a site; operators name their own.
    contact: str = "https://provenance-checker.example/fetching"

    @property
    def user_agent(self) -> str:
        """The User-Agent header: ``provenance-checker/0.1.0 (+https://…)``."""
        return f"{self.agent}/{installed_version()} (+{self.contact})"

    def pause_for(self, host: str) -> float:
        """The seconds between two requests to *host*, before its robots.txt is known."""
        return dict(self.pauses).get(host, self.pause)
