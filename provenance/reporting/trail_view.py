"""How is a trail said in words: what was asked, what it answered, how long it took?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.discovery.trail import Outcome, Step
from provenance.reporting.visible import one_line
from provenance.reporting.wording import count

PLACE = {
    "index": "the index",
    "statement": "addresses the copy states",
    "beacon": "counting pictures in the copy",
    "link": "links in the copy",
    "front page": "front page",
    "wordpress": "WordPress search",
    "feed": "feeds",
    "sitemap": "sitemaps",
    "site search": "site search",
    "gdelt": "GDELT",
    "wayback": "Wayback Machine",
    "common crawl": "Common Crawl",
    "media cloud": "Media Cloud",
    "article": "the article itself",
}
"""What each place is called; one that is not here keeps its own name."""
_COUNTED: dict[Outcome, str] = {
    "found": "found something",
    "none": "had nothing",
    "unmeasured": "could not tell",
}
_MOST_FOUND = 3
_SHORT = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Row:
    """One step in words; *asked* and *found* are addresses, *more* how many were found beside those."""

    outcome: Outcome
    place: str
    reason: str
    cost: str
    asked: tuple[str, ...]
    found: tuple[str, ...]
    more: int


def rows(trail: Iterable[object]) -> tuple[Row, ...]:
    """Every step of *trail* in words, in its order."""
    return tuple(_row(step) for step in trail if isinstance(step, Step))


def summary(trail: Sequence[object]) -> str:
    """The whole trail in a sentence: ``Looked in 11 places, with 9 requests in 4.2 s: …``; empty where there is none."""
    steps = [step for step in trail if isinstance(step, Step)]
    if not steps:
        return ""
    counted = Counter(step.outcome for step in steps)
    parts = [f"{counted[outcome]} {words}" for outcome, words in _COUNTED.items() if counted[outcome]]
    cost = _cost(sum(step.requests for step in steps), sum(step.seconds for step in steps))
    return f"Looked in {count(len(steps), 'place')}, {f'with {cost}' if cost else 'without a request'}: {', '.join(parts)}."


def _row(step: Step) -> Row:
    requested = step.asked if step.requests else ()
    new = [url for url in step.found if url not in requested]
    found = tuple(one_line(url, 200) for url in new[:_MOST_FOUND])
    reason = one_line(step.reason, 400)
    return Row(
        outcome=step.outcome,
        place=PLACE.get(step.place, one_line(step.place, 60)),
        reason=reason[:1].upper() + reason[1:],
        cost=_cost(step.requests, step.seconds),
        asked=tuple(one_line(address, 300) for address in requested),
        found=found,
        more=len(new) - len(found),
    )


def _cost(requests: int, seconds: float) -> str:
    """``2 requests, 0.4 s``; empty where nothing was requested."""
    if not requests:
        return ""
    took = f"{seconds:.1f} s" if seconds >= _SHORT else "under 0.1 s"
    return f"{requests:,} request{'' if requests == 1 else 's'} in {took}"
