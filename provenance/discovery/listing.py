"""Which entries of a list resemble the copy, before anything of them is read?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log
from urllib.parse import unquote, urlsplit

from provenance.discovery.query import Question, stems_of
from provenance.discovery.trail import Candidate

PROMISING = 0.45
"""The score from which an entry is worth a request."""
AHEAD = 0.8
"""A runner-up below this share of the best score is left clearly behind."""
_MOST = 20  # candidates kept of one list
_FULL_TEXT = 60  # content words from which a text tells more than its headline
_SURE = 3.0  # words in common, at full weight, that are no accident
_FAR = 0.6  # what is left of the score of an entry dated after the copy's window
_DATE = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?(?=/|$)|\b(?:19|20)\d\d-\d\d-\d\d\b")
_NOT_ARTICLES = re.compile(
    r"/(?:tags?|categor(?:y|ies)|authors?|topics?|sections?|search|page|feed|wp-(?:json|content|admin|login|includes)|about|contact|privacy|terms|login|subscribe)(?:/|$)"
    r"|\.(?:jpe?g|png|gif|webp|svg|css|js|pdf|mp[34]|xml|zip|ico|json)$",
    re.IGNORECASE,
)


def ranked(entries: Sequence[Candidate], question: Question) -> tuple[Candidate, ...]:
    """The *entries* that resemble the copy at all, each with its score, best first, at most 20, every address once.

    A word counts the more, the fewer entries have it: in a list of ferries, "ferry" tells nothing. The measure is the
    share of an entry's own words that the copy has, weighted so, and lowered where there are fewer than three of them.
    """
    words = [_words(entry) for entry in entries]
    known = Counter(word for stems in words for word in stems)
    best: dict[str, Candidate] = {}
    for entry, stems in zip(entries, words, strict=True):
        score = _score(entry, stems, known, len(entries), question)
        if score > best.get(entry.url, entry).score:
            best[entry.url] = replace(entry, score=round(score, 4))
    return tuple(sorted(best.values(), key=lambda entry: -entry.score)[:_MOST])


def promising(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those worth a request."""
    return tuple(candidate for candidate in candidates if candidate.score >= PROMISING)


def clearly_ahead(candidates: Sequence[Candidate]) -> bool:
    """Whether the first of *candidates*, which are ranked, leaves the second well behind."""
    return len(candidates) == 1 or (len(candidates) > 1 and candidates[1].score < AHEAD * candidates[0].score)


def is_article(url: str) -> bool:
    """Whether an address may be an article's: not a front page, a list, a picture or a form."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return bool(path or "p=" in parts.query) and _NOT_ARTICLES.search(path) is None


def slug_words(url: str) -> str:
    """The words in the address of an article, without its dates: ``ferry runs again`` of ``/2026/03/ferry-runs-again.html``."""
    path = _DATE.sub("/", unquote(urlsplit(url).path))
    longest = max(path.split("/"), key=len, default="")
    return re.sub(r"\.\w{2,5}$", "", longest)


def _words(entry: Candidate) -> frozenset[str]:
    title = stems_of(entry.title[:500]) if entry.title else frozenset()
    return title or frozenset(word for word in stems_of(slug_words(entry.url)) if not word.isdigit())


def _score(entry: Candidate, stems: frozenset[str], known: Counter[str], entries: int, question: Question) -> float:
    if not stems:
        return 0.0
    weight = {word: log(1 + entries / known[word]) / log(1 + entries) for word in stems}
    shared = stems & question.stems
    common = sum(weight[word] * (1.5 if word in question.telling else 1.0) for word in shared)
    share = sum(weight[word] for word in shared) / sum(weight.values())
    score = share * min(1.0, common / _SURE)
    if entry.text:
        score = max(score, _of_text(entry.text, question))
    return score * (_FAR if _is_after(entry, question) else 1.0)


def _of_text(text: str, question: Question) -> float:
    """The share of the copy's telling words that a text has; twice that share is as good as a headline's."""
    stems = stems_of(text[:60_000])
    if len(stems) < _FULL_TEXT or not question.telling:
        return 0.0
    return min(1.0, 1.5 * len(stems & question.telling) / len(question.telling))


def _is_after(entry: Candidate, question: Question) -> bool:
    if question.window is None:
        return False
    return any(clock.value[:10] > question.window.last.isoformat() for clock in entry.clocks if len(clock.value) >= 10)  # noqa: PLR2004 - a day
