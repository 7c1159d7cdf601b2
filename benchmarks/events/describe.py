# noqa: INP001 - a script beside its data, not a package
"""Which texts, labels and trivial scores does the benchmark of events hold, in figures?

``python benchmarks/events/describe.py`` prints the figures of its README. It needs nothing but Python, and words are
read as plainly as can be (runs of letters and digits, in lower case), so that no figure depends on a tool under test.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

FOLDER = Path(__file__).parent
REWRITES = ("rewrite_credited", "rewrite_altered")
INDEPENDENT = ("agency", "feature", "local", "other")
DERIVED = ("verbatim", "light", *REWRITES, "spun", "excerpt")
LANGUAGES = ("en", "de", "fr", "es", "uk")
FALSE_ALARMS = 0.05
_RUN = 5
_LONG_RUN = 6

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of one *event*, with its *label*."""

    event: str
    language: str
    role: str
    label: dict[str, Any]
    text: str

    @property
    def words(self) -> list[str]:
        """Its runs of letters and digits, in lower case."""
        return words_of(self.text)

    @property
    def test(self) -> bool:
        """Whether its event belongs to the test half."""
        return is_test(self.event)

    @property
    def length(self) -> int:
        """How many words ``wc -w`` counts."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and the original of its event."""

    copy: Text
    original: Text


def is_test(event: str) -> bool:
    """Whether the SHA-256 of the event's id (``e01``) is even."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % 2 == 0


def digest() -> str:
    """SHA-256 over the names and contents of all texts: the same as long as no text changes."""
    total = hashlib.sha256()
    for path in sorted(FOLDER.glob("e??/*.txt")):
        total.update(f"{path.parent.name}/{path.name}\n".encode() + path.read_bytes())
    return total.hexdigest()


def texts() -> list[Text]:
    """Every text, by event and role."""
    found = []
    for folder in sorted(FOLDER.glob("e??")):
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        for role, label in labels["texts"].items():
            text = (folder / f"{role}.txt").read_text("utf-8")
            found.append(Text(folder.name, labels["language"], role, label, text))
    return found


def pairs(found: Iterable[Text]) -> list[Pair]:
    """Every text but the originals, beside its original."""
    listed = list(found)
    originals = {text.event: text for text in listed if text.role == "original"}
    return [Pair(text, originals[text.event]) for text in listed if text.role != "original"]


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, in lower case: ``Kyiv's 2,400`` has four."""
    return re.findall(r"\w+", text.lower())


def runs(words: Sequence[str], length: int = _RUN) -> Runs:
    """All different runs of *length* words."""
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def share_of_runs(pair: Pair) -> float:
    """The share of the copy's five-word runs that stand in the original."""
    return _share(runs(pair.copy.words), runs(pair.original.words))


def share_of_words(pair: Pair) -> float:
    """The share of the copy's different words that stand in the original."""
    return _share(frozenset(pair.copy.words), frozenset(pair.original.words))


def share_of_figures(pair: Pair) -> float:
    """The share of the copy's different numbers, as written in digits, that stand in the original."""
    copy, original = (frozenset(re.findall(r"\d+(?:[.,]\d+)*", t.text)) for t in (pair.copy, pair.original))
    return _share(copy, original)


def copy_length(pair: Pair) -> float:
    """How many words the copy has: what a score has to beat to be about wording at all."""
    return float(pair.copy.length)


BASELINES: dict[str, Callable[[Pair], float]] = {
    "length in words": copy_length,
    "five-word runs found in the original": share_of_runs,
    "different words found in the original": share_of_words,
    "figures found in the original": share_of_figures,
}


def long_runs(pair: Pair, least: int = _LONG_RUN) -> list[str]:
    """Runs of at least *least* words that a text shares with its original, labelled public quotations left out."""
    pieces = [pair.copy.text]
    for quotation in pair.copy.label.get("public_quotations", ()):
        pieces = [part for piece in pieces for part in piece.split(quotation)]
    found = []
    for piece in pieces:
        words = words_of(piece)
        found += [" ".join(words[start:end]) for start, end in _shared(words, pair.original.words, least)]
    return found


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative, ties counting half (Mann & Whitney 1947)."""
    wins = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def found_at(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The share of positives above the score that at most one negative in twenty exceeds."""
    threshold = sorted(negative, reverse=True)[int(FALSE_ALARMS * len(negative))]
    return sum(score > threshold for score in positive) / len(positive)


def report() -> str:
    """All tables, as Markdown."""
    found = texts()
    paired = pairs(found)
    return "\n\n".join(
        [
            "\n".join(_events(found)),
            "\n".join(_languages(found)),
            "\n".join(_roles(found, paired)),
            "\n".join(_labels(found)),
            "\n".join(_long_runs(paired)),
            "\n".join(_baselines([pair for pair in paired if pair.copy.test])),
            f"SHA-256 of all texts: `{digest()}`",
        ]
    )


def _events(found: list[Text]) -> Iterator[str]:
    yield "| event | half | language | beat | what happens | planted error |\n|---|---|---|---|---|---|"
    for text in found:
        if text.role == "original":
            labels = json.loads((FOLDER / text.event / "labels.json").read_text("utf-8"))
            error = (text.label["error"] or {"kind": "–"})["kind"]
            half = "test" if text.test else "training"
            yield f"| {text.event} | {half} | {text.language} | {labels['beat']} | {labels['event']} | {error} |"


def _languages(found: list[Text]) -> Iterator[str]:
    yield "| language | events | test | training | texts | words |\n|---|---|---|---|---|---|"
    for name in (*LANGUAGES, "all"):
        those = [text for text in found if name in (text.language, "all")]
        events = {text.event: text.test for text in those}
        test = sum(events.values())
        words = sum(text.length for text in those)
        yield f"| {name} | {len(events)} | {test} | {len(events) - test} | {len(those)} | {words:,} |"


def _roles(found: list[Text], paired: list[Pair]) -> Iterator[str]:
    yield (
        "| role | texts | words: fewest, median, most | five-word runs found in the original: median (range) "
        "| longest run shared |\n|---|---|---|---|---|"
    )
    for role in ("original", *DERIVED, *INDEPENDENT):
        lengths = sorted(text.length for text in found if text.role == role)
        counts = f"{len(lengths)} | {lengths[0]}, {median(lengths):.0f}, {lengths[-1]}"
        those = [pair for pair in paired if pair.copy.role == role]
        shares = sorted(100 * share_of_runs(pair) for pair in those)
        share = f"{median(shares):.1f} % ({shares[0]:.1f} to {shares[-1]:.1f})" if shares else ""
        longest = ""
        if role in (*REWRITES, *INDEPENDENT):
            longest = f"{max((len(run.split()) for pair in those for run in long_runs(pair)), default=0)} words"
        yield f"| `{role}` | {counts} | {share} | {longest} |"


def _labels(found: list[Text]) -> Iterator[str]:
    errors = Counter(text.label["error"]["kind"] for text in found if text.label.get("error"))
    planted = Counter(a["kind"] for text in found for a in text.label.get("alterations", ()))
    unplanned = Counter(a["kind"] for text in found for a in text.label.get("unplanned", ()))
    shared = Counter(text.role for text in found if text.label.get("shares_error"))
    quoted = Counter(text.role for text in found for _ in text.label.get("public_quotations", ()))
    yield "| labels | count | of which |\n|---|---|---|"
    for name, counter in (
        ("planted alterations", planted),
        ("unplanned alterations", unplanned),
        ("planted errors", errors),
        ("copies that carry the error over", shared),
        ("public quotations used verbatim", quoted),
    ):
        parts = ", ".join(f"{kind} {count}" for kind, count in counter.most_common())
        yield f"| {name} | {counter.total()} | {parts} |"


def _long_runs(paired: list[Pair]) -> Iterator[str]:
    yield "| rewrite | run of six or more words shared with the original |\n|---|---|"
    for pair in paired:
        if pair.copy.role in REWRITES:
            for run in long_runs(pair):
                yield f"| {pair.copy.event} `{pair.copy.role}` | {run} |"


def _baselines(tested: list[Pair]) -> Iterator[str]:
    yield (
        "| score (test half) | AUC, rewrites | rewrites found at 5 % false alarms | AUC, all derived "
        "| derived found at 5 % false alarms |\n|---|---|---|---|---|"
    )
    for name, score in BASELINES.items():
        scores = [(pair.copy.role, score(pair)) for pair in tested]
        independent = [value for role, value in scores if role in INDEPENDENT]
        cells = []
        for roles in (REWRITES, DERIVED):
            derived = [value for role, value in scores if role in roles]
            cells.append(f"{auc(derived, independent):.3f} | {found_at(derived, independent):.2f}")
        yield f"| {name} | {' | '.join(cells)} |"


def _share(part: frozenset[Any], whole: frozenset[Any]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _shared(words: list[str], original: list[str], least: int) -> Iterator[tuple[int, int]]:
    line = f" {' '.join(original)} "
    start = 0
    while start <= len(words) - least:
        end = start + least
        if f" {' '.join(words[start:end])} " not in line:
            start += 1
            continue
        while end < len(words) and f" {' '.join(words[start : end + 1])} " in line:
            end += 1
        yield start, end
        start = end


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
