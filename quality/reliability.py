"""Does a probability of p come true in p of the cases?

The probability is stated at even odds, and a benchmark has as many derived texts as it has: what came true is counted as
if derived and other texts were equally many.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from provenance.assessment.derivation import NEEDED_RATIO
from provenance.assessment.rate import wilson

EDGES = (0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs with a stated probability from *low* to *high*: their number, mean probability, and share derived.

    Mean, share and *interval* are at even odds; *weight* is the part of all pairs that the bin then has.
    """

    low: float
    high: float
    pairs: int
    weight: float
    stated: float
    derived: float
    interval: tuple[float, float]


def bins(ratios: Sequence[float], labels: Sequence[bool]) -> list[Bin]:
    """Group log-likelihood ratios by the probability they mean at even odds, and count what was derived."""
    stated = 1 / (1 + np.exp(-np.clip(np.asarray(ratios, float), -500, 500)))
    true = np.asarray(labels, bool)
    weights = np.where(true, 0.5 / max(1, true.sum()), 0.5 / max(1, (~true).sum()))
    odds = float((~true).sum() / max(1, true.sum()))  # what makes as many of both
    found = []
    for low, high in pairwise(EDGES):
        inside = (stated >= low) & ((stated < high) | (high == 1.0))
        count = int(inside.sum())
        if count:
            hits = int(true[inside].sum())
            interval = wilson(hits, count)
            found.append(
                Bin(
                    low,
                    high,
                    count,
                    float(weights[inside].sum()),
                    float(np.average(stated[inside], weights=weights[inside])),
                    _evened(hits / count, odds),
                    (_evened(interval[0], odds), _evened(interval[1], odds)),
                )
            )
    return found


def _evened(share: float, odds: float) -> float:
    """*share* as it is where the odds of a pair's being derived are *odds* times as high."""
    return share * odds / (share * odds + 1 - share)


def expected_error(found: Sequence[Bin]) -> float:
    """The mean distance between stated and observed, weighted by how many pairs there are at even odds."""
    return sum(b.weight * abs(b.stated - b.derived) for b in found) / sum(b.weight for b in found)


@dataclass(frozen=True, slots=True)
class Length:
    """Pairs whose copy has from *words* words and whose source is from *times* times as long, whatever set they are of.

    *bins* are, for a stated probability under .1, from .1 to .9, and over .9, how many pairs and which share derived, at
    even odds; *independent* is the share of the derived pairs that the evidence calls independent.
    """

    words: int
    times: float
    pairs: int
    bins: tuple[tuple[int, float], ...]
    independent: float


COPY_WORDS = (40, 80, 130, 200)
TIMES_LONGER = (0.0, 2.0, 4.0)
_STATED = (0.0, 0.1, 0.9, 1.0)


def by_length(
    ratios: np.ndarray, labels: np.ndarray, weights: np.ndarray, copies: np.ndarray, sources: np.ndarray
) -> list[Length]:
    """Group pairs by the words of *copies*, and of *sources* beside them; *weights* even the classes."""
    stated = 1 / (1 + np.exp(-np.clip(ratios, -500, 500)))
    cells = np.digitize(copies, COPY_WORDS[1:]), np.digitize(sources / copies, TIMES_LONGER[1:])
    found = []
    for i, words in enumerate(COPY_WORDS):
        for j, times in enumerate(TIMES_LONGER):
            inside = (cells[0] == i) & (cells[1] == j) & (weights > 0)
            if not inside.any():
                continue
            bins = []
            for low, high in pairwise(_STATED):
                those = inside & (stated >= low) & ((stated < high) | (high == 1.0))
                total = float(weights[those].sum())
                bins.append((int(those.sum()), float(weights[those & labels].sum()) / total if total else 0.0))
            called = float((ratios[inside & labels] <= -NEEDED_RATIO).mean())
            found.append(Length(words, times, int(inside.sum()), tuple(bins), called))
    return found


def read_lengths() -> list[Length]:
    """What ``quality.calibrate`` wrote when it fitted the model."""
    rows = json.loads((Path(__file__).parent / "lengths.json").read_text("utf-8"))
    return [Length(**{**row, "bins": tuple(map(tuple, row["bins"]))}) for row in rows]


def length_table(found: Sequence[Length]) -> str:
    """*found* as a table in Markdown; bins of fewer than twenty pairs are in brackets."""
    lines = [
        "| words of the copy | source ÷ copy | pairs | under .1: really derived | .1 to .9 | over .9 | derived, called independent |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found:
        words = _span(one.words, COPY_WORDS)
        times = _span(one.times, TIMES_LONGER)
        told = " | ".join(_told(count, share) for count, share in one.bins)
        lines.append(f"| {words} | {times} | {one.pairs} | {told} | {one.independent:.3f} |")
    return "\n".join(lines)


def _span(low: float, starts: Sequence[float]) -> str:
    """From *low* to the next of *starts*, in words."""
    place = list(starts).index(low)
    return f"{low:g} to {starts[place + 1]:g}" if place + 1 < len(starts) else f"{low:g} and more"


def _told(count: int, share: float) -> str:
    said = f"{share:.2f} of {count}"
    return "·" if not count else said if count >= _TELLING else f"({said})"


_TELLING = 20


def plot(found: Sequence[Bin], title: str) -> str:
    """A small SVG: stated probability across, observed share up, with intervals; the diagonal is perfect."""
    size, margin = 280, 40

    def at(x: float, y: float) -> tuple[float, float]:
        return round(margin + x * size, 1), round(margin + (1 - y) * size, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * margin} {size + 2 * margin}" role="img">',
        f"<title>{title}</title>",
        "<style>text{font:12px sans-serif}.g{stroke:#999;fill:none}.d{stroke:#0072b2;stroke-width:2}</style>",
        f'<rect class="g" x="{margin}" y="{margin}" width="{size}" height="{size}"/>',
        '<line class="g" stroke-dasharray="4" x1="{}" y1="{}" x2="{}" y2="{}"/>'.format(*at(0, 0), *at(1, 1)),
    ]
    for one in found:
        x, low = at(one.stated, one.interval[0])
        _, high = at(one.stated, one.interval[1])
        _, y = at(one.stated, one.derived)
        parts.append(
            f'<line class="d" x1="{x}" y1="{low}" x2="{x}" y2="{high}"/><circle cx="{x}" cy="{y}" r="4" fill="#0072b2"/>'
        )
    parts.append(f'<text x="{margin}" y="{size + 1.7 * margin}">stated probability, 0 to 1</text>')
    parts.append(f'<text x="{margin}" y="{margin - 8}">share really derived, with 95% interval</text></svg>')
    return "\n".join(parts) + "\n"
