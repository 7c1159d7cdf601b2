"""Which capitalised words are names in German, where every noun has a capital?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from provenance.reuse.facts.capital import Run, plain
from provenance.reuse.facts.reading import Reading

_FIRMS: Final = frozenset({"gmbh", "ag", "kg", "se", "ev", "ohg", "mbh", "fc", "sv", "tsv"})
"""What ends or begins the name of a firm or a club."""


def proper_nouns(reading: Reading, runs: list[Run]) -> list[Run]:
    """Of capitalised *runs*, those that are names.

    Two words or more that no determiner makes common nouns (``Ulf Brandt``, not ``ihrem Ärger Luft``), firms, known
    places, acronyms, what follows a title, and the surnames of all these.
    """
    long = [_without_common(reading, run) for run in runs]
    people = {run.parts[-1] for run in long if _is_name(reading, run) and run.sure}
    return [run for whole in long for run in _names(reading, whole, people)]


def _without_common(reading: Reading, run: Run) -> Run:
    """A run less the noun that a determiner or the start of a sentence says is common: ``der Konzern Moss Stahl``."""
    if run.titled or run.first == run.last or not _FIRMS.isdisjoint(run.parts):
        return run
    if reading.is_in(run.first - 1, reading.vocabulary.determiners) and reading.gap(run.first) == " ":
        parts = run.parts[1:] if plain(reading.folded[run.first]) == run.parts[0] else run.parts
        return replace(run, first=run.first + 1, parts=parts or run.parts)
    return replace(run, sure=False) if reading.opens_sentence(run.first) else run


def _is_name(reading: Reading, run: Run) -> bool:
    # "Klavichord- und Orgelfreunde": half a word in front says that the other half is a common noun
    halved = (
        run.first > 1 and reading.is_in(run.first - 1, reading.vocabulary.joints) and reading.gap(run.first - 1) == "- "
    )
    return (
        len(run.parts) > 1
        and not halved
        and all(reading.gap(i) in {" ", ". "} for i in range(run.first + 1, run.last + 1))
    )


def _names(reading: Reading, run: Run, people: set[str]) -> Iterator[Run]:
    if _is_name(reading, run):
        yield run
        return
    for i in range(run.first, run.last + 1):
        word, part = reading.words[i], reading.vocabulary.name.same.get(reading.folded[i]) or plain(reading.folded[i])
        place = reading.folded[i] in reading.vocabulary.name.places and not reading.is_in(
            i - 1, reading.vocabulary.determiners
        )
        known = place or (len(word) > 1 and word.isupper())
        if known or part in people or (run.titled and run.last == i):
            yield Run(i, i, (part,), run.titled, sure=True)
