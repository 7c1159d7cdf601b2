"""Where may be looked, at which addresses, with which keys, and how far?"""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.discovery.alias import Aliases

PLACES = (
    "statement", "beacon", "link", "front page", "wordpress", "feed", "sitemap", "site search",
    "gdelt", "wayback", "common crawl", "media cloud",
)  # fmt: skip
"""Every place there is, in the order in which a trail asks them."""


@dataclass(frozen=True, slots=True)
class Places:
    """The settings of a search.

    *asked* names the places to ask, of ``PLACES``. A bare domain is asked by *scheme*. *most_requests* bounds one
    search, *most_read* the candidates that are read and compared. *aliases* are the user's own, which are
    asked before those of alias.toml. Any archive with a CDX server and raw captures (pywb) may stand in for the Wayback Machine. Pauses between requests are the client's business.
    """

    asked: tuple[str, ...] = PLACES
    scheme: str = "https"
    gdelt: str = "https://api.gdeltproject.org/api/v2/doc/doc"
    wayback: str = "https://web.archive.org"
    wayback_cdx: str = "https://web.archive.org/cdx/search/cdx"
    common_crawl: str = "https://index.commoncrawl.org"
    common_crawl_data: str = "https://data.commoncrawl.org"
    media_cloud: str = "https://search.mediacloud.org/api/search/story-list"
    media_cloud_token: str | None = field(default=None, repr=False)
    aliases: Aliases = Aliases()
    most_requests: int = 40
    most_read: int = 5

    def __post_init__(self) -> None:
        unknown = set(self.asked) - set(PLACES)
        if unknown:
            message = f"no such places: {', '.join(sorted(unknown))}; there are {', '.join(PLACES)}"
            raise ValueError(message)
