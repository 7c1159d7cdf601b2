"""At which sites is the source to be looked for, by what the copy says of it?"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.acquisition.agencies import bare_name
from provenance.acquisition.target import host_of, is_address, site_of
from provenance.discovery.alias import Aliases
from provenance.document import Credit, Document

_MOST = 3
_ORDER = ("beacon", "canonical", "metadata", "first_published", "licence", "pointer", "plain", "wire", "cited")


def stated_sites(document: Document, known: Aliases) -> tuple[str, ...]:
    """The domains that the credits of *document* state or mean, the most telling kinds first, at most three.

    A name without a domain is looked up among the known outlets and among the sites that the copy links to
    ("The Moss Tribune", with a link to mosstribune.example). The copy's own site is none of them.
    """
    own = {known.home(address) for address in (document.location, document.canonical) if address and "://" in address}
    credits_ = sorted(document.credits, key=lambda credit: _ORDER.index(credit.kind))
    sites = (site for credit in credits_ for site in _sites(credit, document, known))
    return tuple(dict.fromkeys(site for site in sites if known.home(site) not in own))[:_MOST]


def _sites(credit: Credit, document: Document, known: Aliases) -> Iterator[str]:
    target = credit.target
    if "://" in target or is_address(target):
        yield from known.hosts(target)
    elif named := known.named(target):
        yield from known.hosts(named)
    elif target:
        wanted = bare_name(target)
        for link in document.links:
            host = host_of(link)
            if host and site_of(host).split(".")[0] in {wanted, f"the{wanted}"}:
                yield host
