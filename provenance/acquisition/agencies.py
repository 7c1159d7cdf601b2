"""Which names are news agencies, syndicates, press-release wires or picture agencies?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "agencies.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    """Every way of writing a name → the name it is reported under."""
    table = _table()
    names = {}
    for group in ("news", "syndicate", "press_release"):
        for name, others in table[group].items():
            names.update(dict.fromkeys((name, *others), name))
    return names


def agency(name: str) -> str | None:
    """The name an agency, syndicate or wire is reported under ("AP" → "Associated Press"), or None for any other."""
    bare = name.strip().strip(".,;:()[]/©")
    return _names().get(bare) or _names().get(bare.removeprefix("the ").removeprefix("The "))


@cache
def _bare_names() -> dict[str, str]:
    return {bare_name(written): bare_name(name) for written, name in _names().items()}


def bare_name(name: str) -> str:
    """*name* without blanks, marks, capitals and a leading "the", to compare names with hosts: "The Moss Tribune" → "mosstribune"."""
    return re.sub(r"[\W_]+", "", name.lower().removeprefix("the "))


def bare_agency(name: str) -> str:
    """The bare name an agency is reported under ("AP News" → "associatedpress"), any other's own bare name."""
    bare = bare_name(name)
    return _bare_names().get(bare, bare)


def is_picture_credit(text: str) -> bool:
    """Whether *text* names a picture agency, or says that it is about a picture."""
    return _pictures().search(text.lower()) is not None


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _table()["picture"]["names"])) + r")\b")


def agencies_in(text: str) -> tuple[str, ...]:
    """Wordings in *text*, one of which stands in every part of it that names an agency: a quick look that misses none."""
    letters = frozenset(text)
    return tuple(name for name in _shortest_names() if name[0] in letters and name in text)


@cache
def _shortest_names() -> tuple[str, ...]:
    """The names of which no other is a part: a text without them names no agency."""
    shortest: list[str] = []
    for name in sorted(_names(), key=len):
        if not any(part in name for part in shortest):
            shortest.append(name)
    return tuple(shortest)


@cache
def agency_pattern(*groups: str) -> str:
    """A regular expression, without groups of its own, for every name in *groups* (``news``, ``syndicate``, ``press_release``).

    Names must stand as whole words and as written; Chinese, Japanese and Korean ones may touch their neighbours,
    as in ``新华社北京电``.
    """
    table = _table()
    names = [name for group in groups for name in table[group]]
    names += [other for group in groups for others in table[group].values() for other in others]
    spaced = sorted((name for name in names if not _UNSPACED.search(name)), key=len, reverse=True)
    unspaced = sorted((name for name in names if _UNSPACED.search(name)), key=len, reverse=True)
    alternatives = [rf"\b(?:{'|'.join(map(re.escape, spaced))})(?!\w)"]
    if unspaced:
        alternatives.append("|".join(map(re.escape, unspaced)))
    return f"(?:{'|'.join(alternatives)})"
