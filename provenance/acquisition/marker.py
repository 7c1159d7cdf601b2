"""Which lines are known as furniture by their own wording, whatever stands around them?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from provenance.acquisition.line import Line
from provenance.acquisition.needle import Rules
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
_SENTENCE_END = re.compile(r"[a-z]{3,}[.!?] ")
_COUNT = re.compile(r"\(?\d[\d.,]*[km]?\)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line's wording says it is; *heading* is True where it announces more of the kind below it."""

    kind: FurnitureKind
    heading: bool = False


class Marker:
    """Reads the marks of *lines*, all those of a text, having looked once which wordings stand in which of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._plain = [_plain(line.small) for line in lines]
        self._contained: dict[int, list[_Contained]] = {}
        for rule, numbers in _contained_rules().worth_trying(self._plain):
            for number in numbers:
                self._contained.setdefault(number, []).append(_contained()[rule])

    def mark_of(self, number: int) -> Mark | None:
        """The mark of a line, or None where its wording tells nothing. Linear in the line's length, which is bounded."""
        line = self._lines[number]
        if len(line.text) > _LONGEST:
            return None
        bare = self._plain[number].strip(_MARKS)
        if not bare:
            return None  # "___" or "***" between the parts of an article
        return _whole(bare, line.words) or self._partial(number)

    def _partial(self, number: int) -> Mark | None:
        words, small = self._lines[number].words, self._plain[number]
        contained = self._contained.get(number, ()) if words <= _LONGEST_HOLDER else ()
        held = {rule.kind for rule in contained if rule.kind != "bio" and rule.is_in(small)}
        begun = words <= _LONGEST_BEGUN and _any_beginning().match(small)
        if not held and not begun:
            return None
        for kind, begins in _beginnings():
            if begins and begun and begins.match(small):
                return Mark(kind)
            if kind in held:
                return Mark(kind)
        return None

    def is_biographic(self, number: int) -> bool:
        """Whether a line says who someone is and what they write; so may an article, so it matters where it stands."""
        return number in self._biographic

    @cached_property
    def _biographic(self) -> frozenset[int]:
        return frozenset(
            number
            for number, contained in self._contained.items()
            if len(self._plain[number]) <= _LONGEST
            and any(rule.kind == "bio" and rule.is_in(self._plain[number]) for rule in contained)
        )


def _plain(small: str) -> str:
    return small.replace("’", "'").replace("\u00a0", " ")


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


@cache
def _beginnings() -> tuple[tuple[FurnitureKind, re.Pattern[str] | None], ...]:
    return tuple((kind, _compiled(_table()[kind].get("begins", []))) for kind in _ORDER)


@cache
def _any_beginning() -> re.Pattern[str]:
    return re.compile("|".join(begins.pattern for _, begins in _beginnings() if begins))


@dataclass(frozen=True, slots=True)
class _Contained:
    """A wording that tells the *kind* of a line wherever it stands, or, if it *opens* it, in its first sentence only."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    opens: bool

    def is_in(self, line: str) -> bool:
        end = _SENTENCE_END.search(line) if self.opens else None
        return bool(self.pattern.search(line[: end.end()] if end else line))


@cache
def _contained() -> tuple[_Contained, ...]:
    return tuple(
        _Contained(kind, re.compile(_pattern(wording)), part == "opens") for kind, part, wording in _containing()
    )


@cache
def _contained_rules() -> Rules:
    return Rules([needles(wording) for _, _, wording in _containing()])


def _containing() -> list[tuple[FurnitureKind, str, str]]:
    return [
        (kind, part, wording)
        for kind in _ORDER
        for part in ("contains", "opens")
        for wording in _table()[kind].get(part, [])
    ]


@cache
def _rules() -> dict[FurnitureKind, _Rules]:
    found = {}
    for kind in _ORDER:
        table = _table()[kind]
        heading, whole = (_compiled(table.get(part, [])) for part in ("heading", "whole"))
        found[kind] = _Rules(heading, whole)
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
