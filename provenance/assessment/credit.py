"""Does what the copy says of its source agree with the source it was compared with?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from provenance.assessment.derivation import DERIVED
from provenance.assessment.pair import Assessment
from provenance.document import Credit, Document
from provenance.reuse.normalisation import normalise

CreditFinding = Literal[
    "true", "another_source_fits_better", "uncredited", "licensed", "independent", "none", "unmeasured"
]
_DOMAIN = re.compile(r"[^/\s:?#]+\.[^/\s:?#]+(?=[/:?#]|$)")
Spelling = Callable[[str], str]
Home = Callable[[str], str]
Outcome = Literal["found", "none", "unmeasured"]


def bare(name: str) -> str:
    """*name* as comparable words written together, without a leading "the"."""
    words = normalise(name).words
    return "".join(words[1:] if words[:1] == ("the",) else words)


def credit_finding(
    credits_: Sequence[Credit],
    assessments: Sequence[Assessment],
    *,
    outcome: Outcome | None = None,
    stated: Outcome | None = None,
    spelling: Spelling = bare,
    home: Home = str,
) -> tuple[CreditFinding, str]:
    """What the credits are worth beside the sources compared, the likeliest first, and why, in one sentence.

    *outcome* is that of a search for the source, None where there was none: ``none`` only where every place answered;
    *stated* is the same of the sites that the credits name, ``found`` where something of theirs was compared.
    *spelling* gives the form in which two names of one outlet are equal; a caller who knows the agencies passes one
    that knows "AP" for the Associated Press. *home* gives the site that a host belongs to today, for sites that moved.
    """
    claims = [credit for credit in credits_ if credit.kind != "cited"]
    best = next((one for one in assessments if one.derivation in DERIVED), None)
    if best is not None:
        return _of_source(claims, best, assessments, stated, spelling, home)
    return _of_none(claims, assessments, outcome, spelling, home)


def _of_source(
    claims: Sequence[Credit],
    best: Assessment,
    assessments: Sequence[Assessment],
    stated: Outcome | None,
    spelling: Spelling,
    home: Home,
) -> tuple[CreditFinding, str]:
    """The finding where the text derives from *best*."""
    agreeing = [
        claim
        for claim in claims
        if names(claim, best.source, spelling, home) or (not claim.target and links_to(best.copy, best.source))
    ]
    if agreeing:
        if any(credit.kind == "licence" for credit in agreeing):
            return "licensed", f"the text says that it is republished from {_list(agreeing)}, and corresponds to it."
        return "true", f"the text credits {_list(agreeing)}, and corresponds to it."
    if not claims:
        return "uncredited", "the text corresponds to the source and states no source."
    named = [claim for claim in claims if claim.target]
    if not named:
        return "unmeasured", "the text corresponds to the source; it points to an original, but does not say which."
    others = [one for one in assessments if one is not best]
    compared = [claim for claim in named if any(names(claim, one.source, spelling, home) for one in others)]
    return _of_another(named, compared, best.source, stated)


def _of_another(
    claims: Sequence[Credit], compared: Sequence[Credit], source: Document, stated: Outcome | None
) -> tuple[CreditFinding, str]:
    """The finding where the text derives from *source*, which none of its *claims* names."""
    if not _hosts(source) and not source.publisher:
        reason = f"the text credits {_list(claims)}; the address of the source is not known to hold it against."
        return "unmeasured", reason
    fits = source.location or source.title or "another text"
    if compared:
        return "another_source_fits_better", f"the text credits {_list(compared)}, but corresponds better to {fits}."
    if stated in {"found", "none"}:
        reason = f"the text credits {_list(claims)}, where it was not found, and corresponds to {fits}."
        return "another_source_fits_better", reason
    return "uncredited", f"the text corresponds to the source but credits {_list(claims)}, which was not compared."


def _of_none(
    claims: Sequence[Credit], assessments: Sequence[Assessment], outcome: Outcome | None, spelling: Spelling, home: Home
) -> tuple[CreditFinding, str]:
    """The finding where no source was found that the text derives from."""
    stated = [one for one in assessments if any(names(claim, one.source, spelling, home) for claim in claims)]
    unsettled = next((one for one in stated or assessments if one.derivation == "undetermined"), None)
    if unsettled and (stated or outcome is None):
        place = unsettled.source.location if stated else None
        reason = f"whether the text derives from {place or 'the source'} could not be told: {unsettled.reason}."
        return "unmeasured", reason
    if outcome == "none":
        looked = "every place that was asked answered, and none has a text that this one derives from."
        return "none", f"the text credits {_list(claims)}, but {looked}" if claims else looked
    if outcome == "unmeasured" or not assessments:
        credited = f"the text credits {_list(claims)}, but " if claims else "the text states no source, and "
        asked = "not every place that was asked could answer." if outcome else "no source was compared."
        return "unmeasured", f"{credited}{asked}"
    named = [claim for claim in claims if claim.target]
    if named and not stated and outcome is None:
        reason = (
            f"the text credits {_list(named)}, which was not compared; it does not derive from any source that was."
        )
        return "unmeasured", reason
    agreeing = [claim for claim in claims if any(names(claim, one.source, spelling, home) for one in stated)]
    claim = f"although the text credits {_list(agreeing)}, " if agreeing else ""
    sources = "the source that it was" if len(assessments) == 1 else "any of the sources that it was"
    return "independent", f"{claim}the text does not derive from {sources} compared with."


def names(credit: Credit, document: Document, spelling: Spelling = bare, home: Home = str) -> bool:
    """Whether *credit* points to *document*: its address, its domain or a parent of it, or its publisher.

    Names agree where their *spelling* does, hosts also where their *home* does, and a host is also known by its own
    label: ``mosstribune.example`` is the Moss Tribune.
    """
    host = _host(credit.target)
    if host:
        return any(
            home(host) == home(known) or _is_within(host, known) or _is_within(known, host)
            for known in _hosts(document)
        )
    wanted = spelling(credit.target)
    return bool(wanted) and wanted in {spelling(name) for name in _known_as(document)}


def links_to(copy: Document, source: Document) -> bool:
    """Whether a link in *copy* leads to *source*: what "Read the original article" points to."""
    linked = {link.partition("#")[0].rstrip("/") for link in copy.links}
    return any(address and address.rstrip("/") in linked for address in (source.location, source.canonical))


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
    return " and ".join(dict.fromkeys(credit.target or f"“{credit.quotation}”" for credit in credits_))
