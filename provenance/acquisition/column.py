"""Which columns of a stranger's table hold the text, its address, title and date?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Path = tuple[str, ...]  # ("source", "name"): the field `name` inside the column `source`
Columns = Mapping[str, tuple[Path, ...]]  # for each role the columns that may hold it, the likeliest first

# Spelled small and without marks, as _key() makes them; after a dot a field inside, spelled as it is. The names are those
# of Media Cloud, GDELT, NewsAPI, news-please, fundus, newspaper4k, trafilatura, CC-News and the like.
_NAMES = {
    "text": """text maintext article.maintext article.text plaintext fulltext articletext articlebody body storytext
        content articlecontent article rawcontent rawtext cleanedtext textcontent bodytext newstext document""",
    "html": "html rawhtml htmlcontent contenthtml bodyhtml articlehtml content.rendered html.content",
    "url": """url link articleurl finalurl responsedurl respondedurl requestedurl weburl storyurl pageurl permalink uri
        location address article.url html.responded_url html.requested_url html.url canonicalurl canonicallink guid
        source""",
    "title": """title headline articletitle storytitle webtitle heading article.title headline.main title.rendered
        titlepage titlerss""",
    "published": """published publishedat publishedtime publisheddate publishdate datepublish datepublished
        publishingdate publicationdate publicationtime pubdate webpublicationdate article.date_publish dategmt date
        datetime timestamp""",
    "modified": "modified modifiedat datemodify datemodified updatedat lastmodified",
    "seen": "seendate indexeddate collectdate crawldate datedownload fetchedat downloaddate html.crawl_date warcdate",
    "publisher": """publisher publisher.name medianame sitename metasitename sourcehostname source.name sourcename
        source.title html.source_info.publisher outlet publication newspaper media source sourcedomain domain hostname mediaurl""",
    "authors": "authors author byline creator",
    "language": "language lang metalang languagecode",
    "canonical": "canonicallink canonicalurl canonical",
    "id": "id guid uuid docid documentid articleid storyid storiesid",
}  # fmt: skip
ROLES = ("text", "html", "url", "title", "published", "publisher", "authors", "language", "id")
"""What a person may name a column for."""

_MARKS = re.compile(r"[^a-z0-9]")
_MOST_PLANS, _MOST_KEYS = 256, 2000  # sets of keys that are remembered; a hostile file has new ones in each row


class Guide:
    """Finds each role's columns among the names that a table, or one row of JSON, has.

    *given* names columns by role; a role that is given is not guessed.
    """

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._given = dict(given or {})
        self._plans: dict[tuple[str, ...], Columns] = {}

    def __str__(self) -> str:
        return ",".join(f"{role}={column}" for role, column in sorted(self._given.items()))

    def columns(self, names: Iterable[str]) -> Columns:
        """The columns that hold something for us, for each role that has any."""
        key = tuple(names)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._planned(key)
            if len(self._plans) < _MOST_PLANS and len(key) <= _MOST_KEYS:
                self._plans[key] = plan
        return plan

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """The columns that were given and are not among *names*."""
        plan = self.columns(names)
        return tuple(column for role, column in self._given.items() if role not in plan)

    def _planned(self, names: tuple[str, ...]) -> Columns:
        known = dict(reversed([(_key(name), name) for name in names if name]))
        plan = {role: tuple(_paths(candidates.split(), known)) for role, candidates in _NAMES.items()}
        plan |= {role: _given_path(path, names) for role, path in self._given.items()}
        return {role: paths for role, paths in plan.items() if paths}


def roles_of(written: str) -> dict[str, str]:
    """Columns by role from ``text=body,url=link``. Raises ValueError, with a sentence, where it says something else."""
    given = {}
    for part in written.split(","):
        role, sign, column = (piece.strip() for piece in part.partition("="))
        if role not in ROLES or not sign or not column:
            raise ValueError(f"{part.strip()!r} does not say role=column; the roles are {', '.join(ROLES)}")
        given[role] = column
    return given


def value_at(row: Mapping[str, Any], path: Path) -> Any:
    """What stands at *path* in *row*, or None where nothing does."""
    value: Any = row
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def _key(name: str) -> str:
    return _MARKS.sub("", name.lower())


def _paths(candidates: list[str], known: Mapping[str, str]) -> Iterable[Path]:
    for candidate in candidates:
        outer, _, inner = candidate.partition(".")
        if not inner and outer in known:
            yield (known[outer],)
        elif inner and _key(candidate) in known:  # a CSV has nested fields as columns: "source.name", "source_name"
            yield (known[_key(candidate)],)
        elif inner and outer in known:
            yield (known[outer], *inner.split("."))


def _given_path(path: str, names: tuple[str, ...]) -> tuple[Path, ...]:
    if path in names:
        return ((path,),)
    nested = tuple(path.split("."))
    return (nested,) if nested[0] in names else ()
