"""Does what the copy says of its source agree with the source it was compared with?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlsplit

from provenance.assessment.pair import Assessment
from provenance.document import Credit, Document
from provenance.reuse.normalisation import folded, normalise

CreditFinding = Literal[
    "true", "another_source_fits_better", "uncredited", "licensed", "independent", "none", "unmeasured"
]
_DERIVED = {"verbatim", "edited", "rewritten", "partial"}
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]+)", re.IGNORECASE)


def credit_finding(  # noqa: PLR0911 - one line a finding
    credits_: Sequence[Credit], assessment: Assessment | None
) -> tuple[CreditFinding, str]:
    """What the credits are worth, and why, in one sentence; ``unmeasured`` where no source was compared."""
    claims = [credit for credit in credits_ if credit.kind != "cited"]
    if assessment is None:
        named = f"the text credits {_list(claims)}, but " if claims else "the text states no source, and "
        return "unmeasured", f"{named}no source was compared."
    if assessment.derivation == "undetermined":
        return "unmeasured", f"whether the text derives from the source could not be told: {assessment.reason}."
    source = assessment.source
    agreeing = [credit for credit in claims if names(credit, source)]
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


def names(credit: Credit, document: Document) -> bool:
    """Whether *credit* points to *document*: its address, its domain or a parent of it, or its publisher."""
    match = _HOST.match(credit.target)
    if match:
        host = match.group(1).lower().rstrip(".")
        return any(
            known == host or known.endswith("." + host) or host.endswith("." + known) for known in _hosts(document)
        )
    wanted = folded(normalise(credit.target).words)
    publisher = folded(normalise(document.publisher or "").words)
    return bool(wanted) and (wanted == publisher or any(_spells(host, wanted) for host in _hosts(document)))


def _hosts(document: Document) -> set[str]:
    found = set()
    for address in (document.canonical, document.location):
        host = urlsplit(address).hostname if address and "//" in address else None
        if host:
            found.add(host.lower().removeprefix("www."))
    return found


def _spells(host: str, name: str) -> bool:
    """Whether a host's own label is the outlet's name written together: ``slipwaymonitor`` for Slipway Monitor."""
    joined = name.replace(" ", "")
    return joined in host.replace("-", "").split(".") or joined.removeprefix("the") in host.replace("-", "").split(".")


def _list(credits_: Sequence[Credit]) -> str:
    return " and ".join(dict.fromkeys(credit.target for credit in credits_))
