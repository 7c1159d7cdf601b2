"""What does a text say in somebody's mouth behind a dash, as newsrooms of some languages quote: ``– Nie wiem – mówi Ada Moss. – Zobaczymy.``?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from provenance.document import Passage
from provenance.reuse.facts.reading import Reading

_OPENS: Final = re.compile(r"(?:^|(?<=\n)|(?<=[.!?…”»\"] ))[–—-] ?(?=[^\W\d_])")
_DASH: Final = re.compile(r"(?<=\S) ?[–—][.,;:]? ?|(?<=\S) - ")
_SENTENCE: Final = re.compile(r"[.!?…](?=\s|$)")
_ENDS: Final = frozenset(".!?…,:")
_SOON: Final = 3
"""Words from a dash to the verb that tells whose the words before it are."""
_LONGEST, _MOST = 4000, 12  # characters and dashes of one paragraph that are looked at


def spoken_passages(reading: Reading) -> Iterator[Passage]:
    """The words that somebody says behind dashes, without these; a dash that no verb of speech follows opens a list."""
    done = 0
    for opening in _OPENS.finditer(reading.text):
        if opening.start() < done:
            continue
        end = reading.text.find("\n", opening.end(), opening.end() + _LONGEST)
        end = end if end >= 0 else min(len(reading.text), opening.end() + _LONGEST)
        alone = opening.start() == 0 or reading.text[opening.start() - 1] == "\n"
        found = list(_said(reading, opening.end(), end, alone=alone))
        if found:
            yield from found
            done = found[-1].end


def _said(reading: Reading, start: int, end: int, *, alone: bool) -> Iterator[Passage]:
    """What is said from *start* on, up to a dash that tells whose it is, and behind the dash that ends that; *alone* in its paragraph."""
    dashes = [match.span() for match in islice(_DASH.finditer(reading.text, start, end), _MOST)]
    told = next((k for k, (_, behind) in enumerate(dashes) if _tells(reading, behind)), None)
    if told is None:
        return
    yield Passage(start, dashes[told][0])
    for (_, behind), (goes_on, opens) in pairwise(dashes[told:]):
        if not _tells(reading, behind) or _ENDS.isdisjoint(reading.text[goes_on - 1 : opens]):
            return
        stop = next((at for at, after in dashes if at > opens and _tells(reading, after)), None)
        sentence = _SENTENCE.search(reading.text, opens, end)
        last = stop or (end if alone or sentence is None else sentence.end())
        yield Passage(opens, last)
        if stop is None:
            return


def _tells(reading: Reading, position: int) -> bool:
    """Whether what begins at *position* is in small letters and soon says who spoke."""
    if not reading.text[position : position + 1].islower():
        return False
    i = reading.at(position)
    return any(reading.is_in(j, reading.vocabulary.name.said) for j in range(i, i + _SOON))
