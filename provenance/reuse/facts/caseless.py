"""Which names of people does a text state in a script without capitals?

Told by the first names that people of its language have: a table, for nothing in such a script tells a name from another
word. Who is named in full once is known by the last name alone wherever it stands. Places, bodies and people whose first
name the table lacks are not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from provenance.reuse.facts.capital import Run, is_title, plain
from provenance.reuse.facts.reading import Reading
from provenance.reuse.facts.word_list import one_spelling

_LONGEST: Final = 5
"""Words of one name."""
_DOTTED: Final = frozenset({"علي", "منى"})
"""First names that two dots tell from *on* and *of me*."""
_ARTICLE: Final = "ال"
_SERVANT: Final = "عبد"
"""What many first names begin with, which may stand apart."""
_TELLING: Final = 4
"""Letters of a last name that is known wherever it stands alone."""


def caseless_runs(reading: Reading, taken: bytearray) -> Iterator[Run]:
    """The names of *reading* in order, outside words marked in *taken*, and their last names where these stand alone."""
    full = {run.first: run for run in _full(reading, taken)}
    inside = {i for run in full.values() for i in range(run.first, run.last + 1)}
    last_names = {reading.folded[run.last] for run in full.values()}
    alone = [
        i
        for i in reading.where(last_names)
        if i not in inside and not taken[i] and len(reading.folded[i]) >= _TELLING and not _is_common(reading, i)
    ]
    for i in sorted([*full, *alone]):
        yield full.get(i) or Run(i, i, (plain(reading.folded[i]),), _is_titled(reading, i), sure=True)


def _full(reading: Reading, taken: bytearray) -> Iterator[Run]:
    done = 0
    for i in reading.where(reading.vocabulary.name.given):
        if i < done or taken[i] or _is_common(reading, i) or len(reading.words[i]) > len(reading.folded[i]) + 1:
            continue  # more than a conjunction is written on to it: the winner, not Faez
        last = _last(reading, i, taken)
        if last > i:
            done = last + 1
            yield Run(i, last, _parts(reading, i, done), _is_titled(reading, i), sure=True)


def _parts(reading: Reading, first: int, end: int) -> tuple[str, ...]:
    """The comparable parts of the name in words *first* to *end*, عبد الرحمن being one as is عبدالرحمن."""
    particles = reading.vocabulary.name.particles
    written = " ".join(plain(word) for word in reading.folded[first:end] if word not in particles)
    return tuple(f" {written}".replace(f" {_SERVANT} ", f" {_SERVANT}").split())


def _last(reading: Reading, first: int, taken: bytearray) -> int:
    """The last word of the name that a first name begins at word *first*: further first names, particles, one last name."""
    names, last = reading.vocabulary.name, first
    while last + 1 < min(len(reading), first + _LONGEST) and _goes_on(reading, last + 1, taken):
        last += 1
        if reading.folded[last - 1] == _SERVANT:
            continue
        if reading.folded[last] not in names.given and reading.folded[last] not in names.particles:
            return last
    return last if reading.folded[last] not in names.particles else first


def _goes_on(reading: Reading, i: int, taken: bytearray) -> bool:
    close = reading.gap(i) == " " and not taken[i] and reading.words[i].isalpha()
    return close and not _is_common(reading, i) and not _has_prefix(reading, i)


def _has_prefix(reading: Reading, i: int) -> bool:
    """Whether a preposition or an *and* is written on to word *i*, as to no last name: سعيد بفوز."""
    written = one_spelling(reading.words[i])
    return written != reading.folded[i] and not written.startswith(_ARTICLE)


def _is_common(reading: Reading, i: int) -> bool:
    """Whether word *i* is one that no name has: a function word, a verb of speech, a title."""
    word, names = reading.folded[i], reading.vocabulary.name
    return (
        (word in reading.vocabulary.stop and reading.words[i] not in _DOTTED)
        or word in names.said
        or is_title(reading, i)
    )


def _is_titled(reading: Reading, i: int) -> bool:
    return i > 0 and reading.gap(i) == " " and is_title(reading, i - 1)
