"""Which names of people, places and bodies does a text state?

Told by capitals, titles and particles, without a list of names or a trained model: that takes half a millisecond, and
whoever disputes a finding can follow it. Scripts without capitals (Arabic, Persian) show people whose first name is known
(caseless.py), and German, which gives every noun a capital, names of two words or more, known places, acronyms and what
follows a title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.capital import Run, capital_runs
from provenance.reuse.facts.caseless import caseless_runs
from provenance.reuse.facts.noun import proper_nouns
from provenance.reuse.facts.reading import Reading

_TITLE_CASE: Final = 0.7
_PERSON: Final = 2  # parts of a name and a surname
_LONG: Final = 4  # letters of a word that a headline in title case gives a capital


@dataclass(frozen=True, slots=True)
class Name:
    """A name's comparable *parts*: lower case, no accents, no titles, no initials.

    *full* are the parts of the longest mention that this one shortens (``moss`` of ``ada``, ``moss``). An unsure name owes its
    capital perhaps to where it stands, at the start of a sentence or in a headline.
    """

    parts: tuple[str, ...]
    full: tuple[str, ...]
    titled: bool = False
    sure: bool = True


def find_names(reading: Reading, taken: bytearray) -> Iterator[tuple[Passage, Name]]:
    """The names of *reading* in order, outside words marked in *taken* (dates and figures)."""
    headlines = _title_case(reading)
    runs = [
        replace(run, sure=False) if reading.sentence[run.first] in headlines else run
        for run in capital_runs(reading, taken)
    ]
    if reading.vocabulary.grammar.nouns_have_capitals:
        runs = proper_nouns(reading, runs)
    if reading.vocabulary.grammar.caseless:
        runs = sorted([*runs, *caseless_runs(reading, taken)], key=lambda run: run.first)
    sure = {part for run in runs if run.sure for part in run.parts}
    written = set(reading.words)
    names = [
        _confirmed(run, sure)
        for run in runs
        if len(run.parts) > 1 or run.titled or not _is_common(run, reading.folded[run.last], written)
    ]
    for run, full in zip(names, _full_names(names), strict=True):
        yield reading.passage(run.first, run.last), Name(run.parts, full, run.titled, run.sure)


def _is_common(run: Run, word: str, written: set[str]) -> bool:
    """Whether the text also writes a run of one part, which is *word*, without a capital."""
    return run.parts[0].islower() and (run.parts[0] in written or word in written)


def _confirmed(run: Run, sure: set[str]) -> Run:
    return run if run.sure or not sure.issuperset(run.parts) else replace(run, sure=True)


def _title_case(reading: Reading) -> set[int]:
    """The sentences that are headlines with a capital on every longer word, so that capitals there say nothing."""
    headlines: set[int] = set()
    for sentence, (first, end) in enumerate(pairwise(reading.bounds)):
        behind = reading.text[reading.ends[end - 1] : reading.ends[end - 1] + 3].lstrip(' )"”’') if end else "."
        if behind and behind[0] != "\n":
            continue
        long = [word for word in reading.words[first:end] if len(word) >= _LONG and word[0].isalpha()]
        high = sum(word[0].isupper() for word in long)
        if high > _LONG and high >= _TITLE_CASE * len(long):
            headlines.add(sentence)
    return headlines


def _full_names(runs: list[Run]) -> list[tuple[str, ...]]:
    """For each mention the longest name that it shortens, as a surname or an acronym: the last such before it, else the first."""
    alone = {run.parts[0] for run in runs if len(run.parts) == 1}
    places = {part[:-1] for part in alone if len(part) >= _LONG}
    longer: dict[str, tuple[str, ...]] = {}
    called = {run.parts[0]: run.parts for run in reversed(runs) if len(run.parts) == _PERSON}
    shortened = [_shortened(run.parts, alone, places) for run in runs]
    for run, short in zip(reversed(runs), reversed(shortened), strict=True):
        longer.update(dict.fromkeys(short, run.parts))
    full: list[tuple[str, ...]] = []
    for run, short in zip(runs, shortened, strict=True):
        longer.update(dict.fromkeys(short, run.parts))
        known = longer.get(run.parts[0]) or (called.get(run.parts[0]) if run.titled else None)  # Dame Ada
        full.append((known if len(run.parts) == 1 else None) or run.parts)
    return full


def _shortened(parts: tuple[str, ...], alone: set[str], places: set[str]) -> list[str]:
    """Which of the names that stand *alone* may stand for a longer one: a person's surname, a body's initials."""
    if len(parts) == 1:
        return []
    short = [initials] if (initials := "".join([part[0] for part in parts])) in alone else []
    if len(parts) in {2, 3} and parts[-1] in alone and not _is_of_place(parts[0], places):
        short.append(parts[-1])
    return short


def _is_of_place(part: str, places: set[str]) -> bool:
    """Whether a part begins as a place does: the ``Norvikian`` of ``Norvikian Harbour``, where ``Norvik`` stands alone."""
    return any(part[:end] in places for end in range(_LONG - 1, len(part) + 1))
