"""Which of several sources compared is the likeliest, and by how much?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from urllib.parse import urlsplit

from provenance.assessment.derivation import DERIVED, NEEDED_RATIO
from provenance.assessment.pair import Assessment
from provenance.document import Document, Timestamp

_LINK, _MOST_LINKS = 0.5, 3
_PICTURE, _MOST_PICTURES = 1.0, 2
_NAMED = 1.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The *assessments* of one copy, the likeliest source first.

    *margin* is how far, in log-odds, the first is ahead of the second, None where the copy derives from fewer than two.
    *ambiguous* is whether that is less than odds of 7 to 2 and the dates of publication do not settle it.
    """

    assessments: tuple[Assessment, ...] = ()
    margin: float | None = None
    ambiguous: bool = False


def rank(assessments: Iterable[Assessment]) -> Ranking:
    """Order *assessments* by log-likelihood ratio and shared traces; of those about equal, the first published leads.

    A copy's copies are as much like it as its source is, so that between sources less than 7 to 2 apart time decides.
    """
    ordered = sorted(assessments, key=standing, reverse=True)
    fit = [one for one in ordered if one.derivation in DERIVED]
    if len(fit) < 2:  # noqa: PLR2004 - a margin is between two
        return Ranking(tuple(fit + [one for one in ordered if one not in fit]))
    close = [one for one in fit if standing(fit[0]) - standing(one) < NEEDED_RATIO]
    first = _earliest(close)
    best = first or close[0]
    second = next(one for one in fit if one is not best)
    margin = standing(best) - standing(second)
    rest = [one for one in ordered if one is not best]
    ambiguous = len(close) > 1 and first is None
    return Ranking((best, *sorted(rest, key=_is_fit, reverse=True)), margin, ambiguous)


def standing(assessment: Assessment) -> float:
    """What speaks for a source, in log-odds: the texts, and traces that they share beside them."""
    ratio = assessment.log_likelihood_ratio
    return -inf if ratio is None else ratio + traces(assessment.copy, assessment.source)


def traces(copy: Document, source: Document) -> float:
    """The weight of links and pictures that both pages have, and of a link from *copy* to *source*.

    The weights are set by hand, small beside the texts' own, and capped: half a unit for each of three links, one for
    each of two pictures, one for the link.
    """
    own = {_key(address) for address in (source.location, source.canonical) if address}
    linked = {_key(link) for link in copy.links}
    common = linked & {_key(link) for link in source.links} - own
    pictures = set(map(_name, copy.media)) & set(map(_name, source.media)) - {""}
    weight = _LINK * min(len(common), _MOST_LINKS) + _PICTURE * min(len(pictures), _MOST_PICTURES)
    return weight + _NAMED * bool(own & linked)


def _is_fit(assessment: Assessment) -> bool:
    return assessment.derivation in DERIVED


def _earliest(close: Sequence[Assessment]) -> Assessment | None:
    """The one that was published before all others, or None where the dates do not tell."""
    dated = [(one, one.source.published) for one in close]
    for one, time in dated:
        others = [other for another, other in dated if another is not one]
        if isinstance(time, Timestamp) and all(
            isinstance(other, Timestamp) and time.is_before(other) for other in others
        ):
            return one
    return None


def _key(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _name(address: str) -> str:
    """The file name of a picture, which survives its being copied to another server; too short a name tells nothing."""
    name = urlsplit(address).path.rpartition("/")[2] if "[" not in address else ""
    return name.lower() if len(name) >= _LEAST_NAME else ""


_LEAST_NAME = 12
