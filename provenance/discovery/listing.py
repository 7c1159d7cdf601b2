"""Which entries of a list resemble the copy, before anything of them is read?

An entry's own words, of its headline or its address, are held to be drawn from the copy rather than from the list at
large: the query-likelihood model of Ponte and Croft (SIGIR 1998) with Dirichlet's smoothing, turned round, because here
the document is the query. A word that the copy repeats and the list hardly has speaks for an entry; a word that the
copy lacks speaks against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import exp, log
from urllib.parse import unquote, urlsplit

from provenance.acquisition.target import host_of
from provenance.discovery.query import Question, stems_of
from provenance.discovery.trail import Candidate

PROMISING = -2.5
"""The score from which an entry is worth a request."""
CONVINCING = 2.0
"""The score at which no further list of the same kind is read."""
AHEAD = 3.0
"""A runner-up so far below the best is left clearly behind."""
EXACT = 100.0
"""The score of what the copy itself names."""
PER_TERM = 2.0
"""What it is worth that a search has found an entry by one of the copy's rare terms: its text has that term."""
_MOST = 20  # candidates kept of one list
_DRAWN = 0.5  # the share of a headline's words that the copy, rewritten, still has
_UNSEEN, _UNSEEN_NAME = 1 / 1000, 1 / 20_000  # how frequent a word is, or a name, that no list has shown yet
_DOUBT = 2000  # words of which the list is thought to be a sample
_HEADLINE = 15  # words; what is longer than a headline counts no more than one
_HASTE = 4.0  # days after which, on average, a copy follows its source
_PROMPT = 0.85  # the share of copies that follow like that and claim no false date
_SHORTEST = 7  # days that a list is thought to span at least
_LEAST = -6.0  # log-odds below which an entry is not kept at all
_DATE = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?(?=/|$)|\b(?:19|20)\d\d-\d\d-\d\d\b")
_NOT_ARTICLES = re.compile(
    r"/(?:tags?|categor(?:y|ies)|authors?|topics?|sections?|search|page|feed|wp-(?:json|content|admin|login|includes)|about|contact|privacy|terms|login|subscribe)(?:/|$)"
    r"|\.(?:jpe?g|png|gif|webp|svg|css|js|pdf|mp[34]|xml|zip|ico|json)$",
    re.IGNORECASE,
)


def ranked(
    entries: Sequence[Candidate], question: Question, *, terms: int = 0, stated: bool = False
) -> tuple[Candidate, ...]:
    """The *entries* that resemble the copy at all, each with its score, best first, at most 20, every address once.

    A score is the log-odds that this entry is the source and not any other of the list; *terms* is by how many of the
    copy's rare terms a search has found them. Where the copy has *stated* this site, its source is likely in the list,
    and what the entries have of likelihood is shared out among them. Entries on the copy's own site are left out.
    """
    own = {host_of(address) for address in (question.document.location, question.document.canonical) if address}
    others = list({e.url: e for e in entries if is_article(e.url) and host_of(e.url) not in own}.values())
    words = [_words(entry) for entry in others]
    known = Counter(word for stems in words for word in stems)
    total, span = known.total(), _span(others)
    expected = PER_TERM * terms - log(len(others) + 1)
    scores = [
        expected + _likelihood(stems, known, total, question) + _timeliness(_day(entry), question, span)
        for entry, stems in zip(others, words, strict=True)
    ]
    if stated:
        scores = _shared_out(scores)
    scored = (
        replace(entry, score=round(score, 2)) for entry, score in zip(others, scores, strict=True) if score > _LEAST
    )
    return tuple(sorted(scored, key=lambda entry: -entry.score)[:_MOST])


def _shared_out(scores: Sequence[float]) -> list[float]:
    """The log-odds of each entry, given that one of them is the source, or, at the odds of _ELSEWHERE, none."""
    weights = [exp(min(score, _MOST_SURE)) for score in scores]
    whole = sum(weights) + exp(_ELSEWHERE)
    return [log(weight / (whole - weight)) for weight in weights]


_ELSEWHERE = -4.0
_MOST_SURE = 30.0


def _likelihood(stems: frozenset[str], known: Counter[str], total: int, question: Question) -> float:
    """How much likelier an entry's words are drawn from the copy than from the list, in log-odds."""
    if not stems:
        return _LEAST
    sum_ = 0.0
    for word in stems:
        unseen = _UNSEEN_NAME if word in question.telling else _UNSEEN
        at_large = (known[word] + _DOUBT * unseen) / (total + _DOUBT)
        sum_ += log((1 - _DRAWN) + _DRAWN * question.frequency.get(word, 0.0) / at_large)
    return sum_ * min(1.0, _HEADLINE / len(stems))


def promising(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those worth a request."""
    return tuple(candidate for candidate in candidates if candidate.score >= PROMISING)


def clearly_ahead(candidates: Sequence[Candidate]) -> bool:
    """Whether the first of *candidates*, which are ranked, leaves the second well behind."""
    return len(candidates) == 1 or (len(candidates) > 1 and candidates[1].score < candidates[0].score - AHEAD)


def is_article(url: str) -> bool:
    """Whether an address may be an article's: not a front page, a list, a picture or a form."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # "http://[moss"
        return False
    path = parts.path.rstrip("/")
    return is_web and bool(path or "p=" in parts.query) and _NOT_ARTICLES.search(path) is None


def slug_words(url: str) -> str:
    """The words in the address of an article, without its dates: ``ferry runs again`` of ``/2026/03/ferry-runs-again.html``."""
    path = _DATE.sub("/", unquote(urlsplit(url).path))
    longest = max(path.split("/"), key=len, default="")
    return re.sub(r"\.\w{2,5}$", "", longest)


def _words(entry: Candidate) -> frozenset[str]:
    """The content words of an entry's headline and text, or of its address where it has neither."""
    stated = stems_of(f"{entry.title[:500]} {entry.text[:_READ]}")
    return stated or frozenset(word for word in stems_of(slug_words(entry.url)) if not word.isdigit())


_READ = 20_000


def _timeliness(day: date | None, question: Question, span: int) -> float:
    """How much likelier a day is that of the copy's source than any day of a list that spans *span* days, in log-odds.

    Copies follow their sources within days; but some claim a false date, and a list's dates may be those of a change.
    """
    if day is None or question.claimed is None:
        return 0.0
    apart = (question.claimed - day).days
    prompt = _PROMPT * exp(-max(0, apart) / _HASTE) / (_HASTE + 1) if apart >= -1 else 0.0
    return log(prompt * span + 1 - _PROMPT)


def _span(entries: Sequence[Candidate]) -> int:
    days = [day for day in map(_day, entries) if day]
    return max(_SHORTEST, (max(days) - min(days)).days + 1) if days else _SHORTEST


def _day(entry: Candidate) -> date | None:
    """The first day that a list states for an entry; when an archive captured it says nothing of that."""
    stated = [clock.value for clock in entry.clocks if "capture" not in clock.origin]
    try:
        return date.fromisoformat(min(stated)[: len("2026-11-22")]) if stated else None
    except ValueError:
        return None
