"""Which names are news agencies, syndicates, press-release wires or picture agencies?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from provenance.acquisition.line import folded

if TYPE_CHECKING:
    from provenance.acquisition.needle import Needles

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_LONG = 8


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


def bare_name(name: str) -> str:
    """*name* without blanks, marks, capitals and a leading "the", to compare names with hosts: "The Moss Tribune" → "mosstribune"."""
    return re.sub(r"[\W_]+", "", name.lower().removeprefix("the "))


def agency_of(name: str) -> str | None:
    """Like agency(), for names that markup may write without capitals or with hyphens: "associated-press"."""
    return agency(name) or _names_by_bare().get(bare_name(name))


@cache
def _names_by_bare() -> dict[str, str]:
    return {bare_name(written): name for written, name in _names().items()}


def bare_agency(name: str) -> str:
    """The bare name an agency is reported under ("AP News" → "associatedpress"), any other's own bare name."""
    bare = bare_name(name)
    return bare_name(_names_by_bare().get(bare, bare))


@cache
def is_news_agency(bare: str) -> bool:
    """Whether *bare*, the bare name something is reported under, is a news agency's."""
    return any(bare_name(name) == bare for name in _table()["news"])


def is_picture_credit(text: str) -> bool:
    """Whether *text* names a picture agency, or says that it is about a picture."""
    return _pictures().search(text.lower()) is not None


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _table()["picture"]["names"])) + r")\b")


def agencies_in(small: str) -> list[str]:
    """The names of agencies that may stand in a text of which *small* is in small letters, be it within a word: none is missed."""
    from provenance.acquisition.needle import plain  # loads numpy, which the names of outlets alone do not need

    needles, names = _name_needles()
    return [name for one in needles.likely_in(plain(small)) for name in names[one]]


@cache
def _name_needles() -> tuple[Needles, dict[str, list[str]]]:
    from provenance.acquisition.needle import Needles

    names: dict[str, list[str]] = {}
    for name in _names():
        names.setdefault(folded(name), []).append(name)
    return Needles(names), names


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
    # long names may be glued to what follows, as pages' blocks often are: "Associated PressNov. 20"
    glued = [
        re.escape(name) + "(?![a-z])" for name in spaced if len(name) >= _LONG and name.isascii() and name[-1].islower()
    ]
    alternatives = [rf"\b(?:{'|'.join(glued)})"] if glued else []
    alternatives.append(rf"\b(?:{'|'.join(map(re.escape, spaced))})(?!\w)")
    if unspaced:
        alternatives.append("|".join(map(re.escape, unspaced)))
    return f"(?:{'|'.join(alternatives)})"
