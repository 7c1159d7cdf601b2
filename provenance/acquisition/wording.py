"""In which words, language by language, do texts state their source?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log10
from typing import Literal

from provenance.acquisition.needle import Rules, Telling

StatementKind = Literal["plain", "first_published", "licence", "pointer", "cited"]
LabelKind = Literal["label", "labels", "strong_label", "pointer_label", "picture_label"]

_STATED: tuple[StatementKind, ...] = ("first_published", "licence", "pointer", "plain", "cited")


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of stating a source: *lead*, the name, *tail*.

    Without a tail the name is read from the text after the lead, without a lead from the text before the tail. *named* is False where the statement may do without a name ("Read the original article"); *anchored* is True where
    it must begin a sentence. Patterns are for text in small letters. Of each tuple of *needles* one stands in every text
    that has the statement, so most texts need not be searched for it.
    """

    lead: re.Pattern[str] | None
    tail: re.Pattern[str] | None
    named: bool
    anchored: bool
    needles: Telling


@cache
def statements() -> tuple[tuple[StatementKind, Wording], ...]:
    """The statements of every kind in every language; where two say the same, the former counts."""
    return tuple(
        (kind, _wording(template)) for kind in _STATED for language in _table()[kind].values() for template in language
    )


@cache
def statement_rules() -> Rules:
    """On which lines the statements, numbered as in statements(), are worth trying."""
    return Rules([wording.needles for _, wording in statements()])


@cache
def labels(kind: LabelKind) -> re.Pattern[str]:
    """The labels of *kind* in every language with their colon, at the beginning of a line in small letters."""
    written = "|".join(_pattern(label) for language in _table()[kind].values() for label in language)
    return re.compile(rf"(?:{written})[ \u00a0]?[:：﹕][ \u00a0\u3000]*")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "wording.toml").read_text(encoding="utf-8"))


_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _wording(template: str) -> Wording:
    lead, name, rest = template.removeprefix("^").partition("X")
    start, tail = _pattern(lead), _pattern(rest)
    if lead and not _UNSPACED.search(template):
        start = rf"(?<!\w)(?:{start})"  # "as first reported", but not within "was first reported"
    anchored, telling = template.startswith("^"), needles(template.removeprefix("^"))
    if not name or not tail:
        return Wording(re.compile(start), None, named=bool(name), anchored=anchored, needles=telling)
    if re.fullmatch(tail, ""):  # what follows the name may be missing: the name is read first
        return Wording(re.compile(start), re.compile(tail), named=True, anchored=anchored, needles=telling)
    if not lead:
        return Wording(None, re.compile(tail), named=True, anchored=anchored, needles=telling)
    named = rf"{start}[\"“«「『《]?(?P<name>[^\n\"”»」』》]{{1,60}}?)[\"”»」』》]?{tail}"
    return Wording(re.compile(named), None, named=True, anchored=anchored, needles=telling)


# A template's parts: a group of alternatives, a class, anything at all, a letter that may be missing, plain wording.
_PART = re.compile(
    r"\((?P<group>(?:[^()]|\([^()]*\)\??)*)\)(?P<optional>\?|\{\d+,\d+\}\??)?|(?:\[[^\]]*\]|\.)(?:\{\d+,\d+\})?\??|.\?|X|(?P<plain>[^()\[\].?X]+(?!\?))"
)


_ESCAPED = re.compile(r"(?:\[\^?[()](?:\\.|[^\]\\])*\]|\\.)(?:\{\d+,\d+\}|[?*+])?\??")
_SPLIT = re.compile(r"(?:\[[^\]]*\]|\\?.)(?:\?|\{\d+,\d+\}\??)|\[[^\]]*\]|\\.|[(:^$|X]")


def needles(template: str) -> Telling:
    """For the template's two most telling parts that may not be missing, wordings one of which a text must have.

    What a template escapes, and a class of brackets, tells nothing.
    """
    template = _ESCAPED.sub("X", template)
    found: list[tuple[str, ...]] = []
    for part in _PART.finditer(template):
        if part["plain"]:
            found.append((max(_SPLIT.split(part["plain"]), key=len),))
        elif part["group"] and not part["optional"]:
            found.append(tuple({max(_SPLIT.split(option), key=len) for option in _options(part["group"])}))
    telling = sorted(found, key=_tells, reverse=True)
    return tuple(options for options in telling[:2] if min(map(len, options)))


def _tells(options: Sequence[str]) -> float:
    """How seldom a text has one of *options* by chance: a letter more makes up for ten times as many."""
    return min(len(option.strip()) for option in options) - log10(len(options))


def _options(group: str) -> list[str]:
    return re.sub(r"\([^()]*\)\??", ":", group).split("|")


def _pattern(template: str) -> str:
    """A template's part as a regular expression: "(a|b)" captures nothing, a space is one or two blanks."""
    uncaptured = re.sub(r"\((?!\?)", "(?:", template)
    return re.sub(r" (\??)", lambda blank: "[ \u00a0]{0,2}" if blank.group(1) else "[ \u00a0]{1,2}", uncaptured)
