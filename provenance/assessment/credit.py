"""Does what the copy says of its source agree with the source it was compared with?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from provenance.assessment.pair import Assessment
from provenance.document import Credit, Document
from provenance.reuse.normalisation import normalise

CreditFinding = Literal[
    "true", "another_source_fits_better", "uncredited", "licensed", "independent", "none", "unmeasured"
]
_DERIVED = {"verbatim", "edited", "rewritten", "partial"}
_DOMAIN = re.compile(r"[^/\s:?#]+\.[^/\s:?#]+(?=[/:?#]|$)")
Spelling = Callable[[str], str]


def bare(name: str) -> str:
    """*name* as comparable words written together, without a leading "the"."""
    words = normalise(name).words
    return "".join(words[1:] if words[:1] == ("the",) else words)


def credit_finding(  # noqa: PLR0911 - one line a finding
    credits_: Sequence[Credit], assessment: Assessment | None, *, spelling: Spelling = bare
) -> tuple[CreditFinding, str]:
    """What the credits are worth, and why, in one sentence; ``unmeasured`` where no source was compared.

    *spelling* gives the form in which two names of one outlet are equal; a caller who knows the agencies passes one
    that knows "AP" for the Associated Press.
    """
    claims = [credit for credit in credits_ if credit.kind != "cited"]
    if assessment is None:
        named = f"the text credits {_list(claims)}, but " if claims else "the text states no source, and "
        return "unmeasured", f"{named}no source was compared."
    if assessment.derivation == "undetermined":
        return "unmeasured", f"whether the text derives from the source could not be told: {assessment.reason}."
    source = assessment.source
    agreeing = [credit for credit in claims if names(credit, source, spelling)]
    if assessment.derivation not in _DERIVED:
        claim = f"although the text credits {_list(agreeing)}, " if agreeing else ""
        return "independent", f"{claim}the text does not derive from the source that it was compared with."
    if agreeing:
        if any(credit.kind == "licence" for credit in agreeing):
            return "licensed", f"the text says that it is republished from {_list(agreeing)}, and corresponds to it."
        return "true", f"the text credits {_list(agreeing)}, and corresponds to it."
    if not claims:
        return "uncredited", "the text corresponds to the source and states no source."
    if not _hosts(source) and not source.publisher:
        return (
            "unmeasured",
            f"the text credits {_list(claims)}; the address of the source is not known to hold it against.",
        )
    return "uncredited", f"the text corresponds to the source but credits {_list(claims)}, which was not compared."


def names(credit: Credit, document: Document, spelling: Spelling = bare) -> bool:
    """Whether *credit* points to *document*: its address, its domain or a parent of it, or its publisher.

    Names agree where their *spelling* does, and a host is also known by its own label: ``mosstribune.example`` is the
    Moss Tribune.
    """
    host = _host(credit.target)
    if host:
        return any(host == known or _is_within(host, known) or _is_within(known, host) for known in _hosts(document))
    wanted = spelling(credit.target)
    return bool(wanted) and wanted in {spelling(name) for name in _known_as(document)}


def _hosts(document: Document) -> set[str]:
    addresses = (address for address in (document.canonical, document.location) if address and "//" in address)
    return {host for address in addresses if (host := _host(address))}


def _host(target: str) -> str | None:
    """The host of an address or a bare domain without ``www.``; None for a name, and for nonsense like ``http://[moss``."""
    domain = _DOMAIN.match(target)
    try:
        host = urlsplit(f"//{domain.group()}" if domain else target).hostname or ""
    except ValueError:
        return None
    return host.rstrip(".").removeprefix("www.") or None


def _is_within(host: str, domain: str) -> bool:
    return "." in domain and host.endswith("." + domain)


def _known_as(document: Document) -> Iterator[str]:
    if document.publisher:
        yield document.publisher
    for host in _hosts(document):
        for label in host.split(".")[:-1]:
            yield from (label, label.removeprefix("the"))


def _list(credits_: Sequence[Credit]) -> str:
    return " and ".join(dict.fromkeys(credit.target for credit in credits_))
