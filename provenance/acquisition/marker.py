"""Which lines are known as furniture by their own wording, whatever stands around them?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from provenance.acquisition.line import Line, folded
from provenance.acquisition.wording import needles
from provenance.document import FurnitureKind

_LONGEST_WHOLE = 16  # words of a line that is nothing but a marker
_LONGEST_BEGUN = 60  # words of a line that begins with one
_LONGEST_HOLDER = 90  # words of a line that has one somewhere
_LONGEST = 700  # characters of any of them
_ORDER: tuple[FurnitureKind, ...] = (
    "comments",
    "advert",
    "share",
    "subscribe",
    "tags",
    "related",
    "caption",
    "site",
    "credit",
    "bio",
    "byline",
)
_MARKS = ' \t\u00a0:.…!?*|»«›>→←–—-•·▼▲▸►✕×#()[]"“”'
_WORD = re.compile(r"[\w.:&+-]+")
_COUNT = re.compile(r"\(?\d[\d.,]*[km]?\)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line's wording says it is; *heading* is True where it announces more of the kind below it."""

    kind: FurnitureKind
    heading: bool = False


class Marker:
    """Reads the marks of the lines of one text, having looked once which wordings the text may have at all."""

    def __init__(self, text: str) -> None:
        small = _plain(text)
        self._possible = {
            kind: [rule for rule in _rules()[kind].contains if rule.may_stand_in(small)] for kind in _ORDER
        }

    def mark_of(self, line: Line) -> Mark | None:
        """The mark of *line*, or None where its wording tells nothing. Linear in the line's length, which is bounded."""
        if len(line.text) > _LONGEST:
            return None
        small = _plain(line.text)
        bare = small.strip(_MARKS)
        if not bare:
            return None  # "___" or "***" between the parts of an article
        return _whole(bare, line.words) or self._partial(small, line.words)

    def _partial(self, small: str, words: int) -> Mark | None:
        for kind in _ORDER:
            begins = _rules()[kind].begins
            if begins and words <= _LONGEST_BEGUN and begins.match(small):
                return Mark(kind)
            if (
                words <= _LONGEST_HOLDER
                and kind != "bio"
                and any(rule.stands_in(small) for rule in self._possible[kind])
            ):
                return Mark(kind)
        return None

    def is_biographic(self, line: Line) -> bool:
        """Whether *line* says who someone is and what they write; so may an article, so it matters where it stands."""
        if len(line.text) > _LONGEST or not self._possible["bio"]:
            return False
        small = _plain(line.text)
        return any(rule.stands_in(small) for rule in self._possible["bio"])


def _plain(text: str) -> str:
    return folded(text).replace("’", "'").replace("\u00a0", " ")


def _whole(bare: str, words: int) -> Mark | None:
    if words > _LONGEST_WHOLE:
        return None
    for kind in _ORDER:
        rules = _rules()[kind]
        if kind == "share" and _is_share_bar(bare):
            return Mark("share")
        if rules.heading and rules.heading.fullmatch(bare):
            return Mark(kind, heading=True)
        if rules.whole and rules.whole.fullmatch(bare):
            return Mark(kind)
    return None


def _is_share_bar(bare: str) -> bool:
    core, fillers = _share_words()
    words = [word for word in _WORD.findall(bare) if not _COUNT.fullmatch(word)]
    return any(word in core for word in words) and all(word in core or word in fillers for word in words)


@cache
def _share_words() -> tuple[frozenset[str], frozenset[str]]:
    share = _table()["share"]
    return frozenset(share["words"].split()), frozenset(share["fillers"].split())


@dataclass(frozen=True, slots=True)
class _Rules:
    heading: re.Pattern[str] | None
    whole: re.Pattern[str] | None
    begins: re.Pattern[str] | None
    contains: tuple[_Contained, ...]


@dataclass(frozen=True, slots=True)
class _Contained:
    pattern: re.Pattern[str]
    needles: tuple[tuple[str, ...], ...]

    def may_stand_in(self, small: str) -> bool:
        return all(any(needle in small for needle in alternatives) for alternatives in self.needles)

    def stands_in(self, small: str) -> bool:
        return self.may_stand_in(small) and self.pattern.search(small) is not None


@cache
def _rules() -> dict[FurnitureKind, _Rules]:
    found = {}
    for kind in _ORDER:
        table = _table()[kind]
        heading, whole, begins = (_compiled(table.get(part, [])) for part in ("heading", "whole", "begins"))
        contains = tuple(
            _Contained(re.compile(_pattern(wording)), needles(wording)) for wording in table.get("contains", [])
        )
        found[kind] = _Rules(heading, whole, begins, contains)
    return found


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "furniture.toml").read_text(encoding="utf-8"))


def _compiled(wordings: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{_pattern(wording)})" for wording in wordings)) if wordings else None


def _pattern(wording: str) -> str:
    """A wording of the table as a regular expression: its groups capture nothing, apostrophes are straight."""
    straight = wording.replace("[’']", "'").replace("’", "'")
    return re.sub(r"\\.|\[[^\]]*\]|\((?!\?)", lambda part: "(?:" if part.group() == "(" else part.group(), straight)
