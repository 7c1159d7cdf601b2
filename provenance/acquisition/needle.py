"""Which of many rules are worth trying on which lines of a text, told by fixed wordings that those lines must have?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Telling = tuple[tuple[str, ...], ...]
"""Of each tuple of needles one stands in every line on which a rule is worth trying; a rule without any is always."""
_LONGEST_RUN = 4
_SLOTS = 1 << 16


class Needles:
    """Many fixed wordings, one at least, to be looked for in text after text, all at once.

    The text's runs of up to four characters are noted in a table (Bloom 1970); a wording one of whose runs is not there
    stands nowhere.
    """

    def __init__(self, wordings: Iterable[str]) -> None:
        self._wordings = sorted(frozenset(wordings))
        runs = [[*_runs(wording, min(len(wording), _LONGEST_RUN))][-1] for wording in self._wordings]
        self._runs = np.concatenate(runs)
        self._firsts = np.cumsum([0, *map(len, runs[:-1])])

    def likely_in(self, text: str) -> frozenset[str]:
        """Those wordings that stand in *text*, letter for letter, and a few more."""
        possible = np.flatnonzero(np.logical_and.reduceat(_noted(text)[self._runs], self._firsts))
        return frozenset(self._wordings[i] for i in possible.tolist())


class Rules:
    """Rules, by their numbers, to be tried on no lines but those that have the needles of each, however blank and apostrophe are written."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = [
            tuple(tuple(plain(needle) for needle in needles) for needles in telling) for telling in tellings
        ]
        self._needles = Needles(needle for telling in self._tellings for needles in telling for needle in needles)
        self._always = [number for number, telling in enumerate(self._tellings) if not telling]
        self._by_first: dict[str, list[int]] = {}
        for number, telling in enumerate(self._tellings):
            for needle in telling[0] if telling else ():
                self._by_first.setdefault(needle, []).append(number)

    def worth_trying(self, lines: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """The rules worth trying, and on which of *lines*: by number and in order."""
        text = plain("\n".join(lines))
        lines = text.split("\n") if lines else ()
        ends = [*accumulate(len(line) + 1 for line in lines)]
        likely = self._needles.likely_in(text)
        possible = {rule: set(range(len(lines))) for rule in self._always}
        for needle in likely.intersection(self._by_first):
            found = _lines_with(needle, text, ends)
            for rule in self._by_first[needle] if found else ():
                possible.setdefault(rule, set()).update(found)
        for rule in sorted(possible):
            numbers = possible[rule]
            for needles in self._tellings[rule][1:]:
                group = likely.intersection(needles)
                numbers = {number for number in numbers if _holds_any(lines[number], group)}
            if numbers:
                yield rule, sorted(numbers)


def _lines_with(needle: str, text: str, ends: Sequence[int]) -> list[int]:
    """The numbers of the lines of *text*, each ending before one of *ends*, that have *needle*."""
    found, at = [], text.find(needle)
    while at >= 0:
        found.append(bisect_right(ends, at))
        at = text.find(needle, ends[found[-1]])
    return found


def _holds_any(line: str, needles: Iterable[str]) -> bool:
    for needle in needles:  # noqa: SIM110 - any() takes twice as long
        if needle in line:
            return True
    return False


def plain(text: str) -> str:
    """*text* with straight apostrophes, and one plain blank where there are two or another one."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("  ", " ")


@lru_cache(maxsize=1)
def _noted(text: str) -> npt.NDArray[np.bool_]:
    """The table of the runs of *text*; the latest is remembered, as one text is looked through for several sets of wordings."""
    noted = np.zeros(_SLOTS, bool)
    for slots in _runs(text, _LONGEST_RUN):
        noted[slots] = True
    return noted


def _runs(text: str, longest: int) -> Iterator[npt.NDArray[np.uint32]]:
    """The slots in the table of all runs of one character of *text*, then of all of two, and so on up to the *longest*."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    mixed = np.zeros(len(letters), np.uint32)
    for offset in range(longest):
        last = letters[offset:]
        mixed = mixed[: len(last)] * np.uint32(0x9E3779B1) + last
        yield (mixed * np.uint32(0xC2B2AE35)) >> np.uint32(16)
