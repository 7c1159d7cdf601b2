"""How well are credits and furniture told on real pages?

181 saved news pages were read by people, who marked every credit and every block of furniture in a window around the
article: labels/pages.jsonl holds offsets and kinds, no text (labels/README.md says how they were made). Pages with an
even place in gold.jsonl were used for development; those with an odd one were held out until the rules for credits had
settled, and labels/README.md has the figures of that moment.

    python -m quality.pages PAGES      where PAGES holds gold.jsonl and html/*.html.gz
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from rapidfuzz.distance import Indel

from provenance import Document
from provenance.acquisition.credit import find_credits
from provenance.acquisition.extract import extract
from provenance.acquisition.furniture import find_furniture
from provenance.errors import ProvenanceError

LABELS = Path(__file__).parent / "labels" / "pages.jsonl"
FLOOR = 0.90
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|\\w+")
_SHORT = 12  # words; the trivial rule calls every shorter block furniture


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block of the page's source: where its text begins and ends, and the text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Count:
    """Right ones among those found, and found ones among those there are."""

    right: float = 0
    found: float = 0
    recalled: float = 0
    there: float = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.there if self.there else 1.0


@dataclass(slots=True)
class Tally:
    """All counts of one group of pages, by name."""

    counts: dict[str, Count] = field(default_factory=dict)

    def add(self, name: str, right: float, found: float, recalled: float, there: float) -> None:
        count = self.counts.setdefault(name, Count())
        count.right += right
        count.found += found
        count.recalled += recalled
        count.there += there


def measure(pages: Path) -> dict[str, float]:
    """Precision and recall on the pages in *pages* (or in its folder article_extraction), all of them and by halves."""
    folder = pages if (pages / "gold.jsonl").exists() else pages / "article_extraction"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    labels = {row["id"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    tallies = {"development": Tally(), "held_out": Tally(), "all": Tally()}
    for number, row in enumerate(rows):
        source = gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")
        half = "held_out" if number % 2 else "development"
        for name, *counts in _of_page(source, row["url"], labels[row["id"]]):
            for group in (half, "all"):
                tallies[group].add(name, *counts)
    found = {}
    for group, tally in tallies.items():
        prefix = "" if group == "all" else f"{group}."
        for name, count in tally.counts.items():
            found[f"{prefix}{name}.precision"] = count.precision
            found[f"{prefix}{name}.recall"] = count.recall
    return found


def _of_page(source: str, url: str, label: dict) -> Iterator[tuple[str, float, float, float, float]]:
    document = acquired(source, url)
    stated = [
        (kind, where, "".join(block.text for block in blocks(source, start, end)) or source[start:end])
        for start, end, kind, where in label["credits"]
    ]
    yield from _credits(document, stated)
    shown = blocks(source, *label["window"])
    marked = [any(start <= block.start < end for start, end, _ in label["furniture"]) for block in shown]
    sizes = [len(_words(block.text)) for block in shown]
    yield from _furniture("acquired", marked, left_out(document, shown), sizes)
    yield from _furniture("pasted", marked, marked_when_pasted(shown, url), sizes)
    yield from _furniture("trivial", marked, [size < _SHORT for size in sizes], sizes)


def acquired(source: str, url: str) -> Document:
    """The page's document; an empty one where no article was found."""
    try:
        return extract(source, location=url, address=url)
    except ProvenanceError:
        return Document("")


def _credits(
    document: Document, stated: list[tuple[str, str, str]]
) -> Iterator[tuple[str, float, float, float, float]]:
    """A credit is right where a stated one on the same page has the same kind and shares its wording."""
    for name, same in (("credits", lambda one, kind: one.kind == kind), ("credits.any_kind", lambda _one, _kind: True)):
        right = sum(
            any(same(one, kind) and _overlap(one.quotation, wording) for kind, _, wording in stated)
            for one in document.credits
        )
        recalled = sum(
            any(same(one, kind) and _overlap(one.quotation, wording) for one in document.credits)
            for kind, _, wording in stated
        )
        yield name, right, len(document.credits), recalled, len(stated)


def _overlap(one: str, other: str) -> bool:
    first, second = _folded(one), _folded(other)
    return bool(first and second) and (first in second or second in first)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unescape(text.replace("\\/", "/"))).lower()


def _furniture(
    name: str, marked: list[bool], found: list[bool], sizes: list[int]
) -> Iterator[tuple[str, float, float, float, float]]:
    """By words, each block weighing its words, and by blocks."""
    for unit, weights in (("words", sizes), ("blocks", [1] * len(sizes))):
        both = sum(weight for weight, mark, find in zip(weights, marked, found, strict=True) if mark and find)
        yield f"furniture.{name}.{unit}", both, _sum(weights, found), both, _sum(weights, marked)


def _sum(weights: Iterable[int], chosen: Iterable[bool]) -> int:
    return sum(weight for weight, choice in zip(weights, chosen, strict=True) if choice)


def left_out(document: Document, shown: list[Block]) -> list[bool]:
    """For each block, whether most of its words are in neither the title nor the article of *document*."""
    parts, start = [], 0
    for passage in sorted(document.furniture):
        parts.append(document.text[start : max(start, passage.start)])
        start = max(start, passage.end)
    kept = _words(" ".join([*parts, document.text[start:]]))
    words = [word for block in shown for word in _words(block.text)]
    missing = [True] * len(words)
    for step in Indel.opcodes(words, kept):
        if step.tag == "equal":
            missing[step.src_start : step.src_end] = [False] * (step.src_end - step.src_start)
    found, at = [], 0
    for block in shown:
        size = len(_words(block.text))
        found.append(sum(missing[at : at + size]) * 2 > size or not size)
        at += size
    _keep_headline(document, shown, found)
    return found


def _keep_headline(document: Document, shown: list[Block], found: list[bool]) -> None:
    """The title is kept, but not in the text: of the blocks that say it, the last one above the article stands for it."""
    title = _folded(document.title or "")
    body = next(
        (number for number, gone in enumerate(found) if not gone and len(_words(shown[number].text)) > _SHORT),
        len(shown),
    )
    above = [
        number
        for number in range(body + 1 if body < len(shown) else body)
        if title and _folded(shown[number].text) == title
    ]
    if above and all(found[number] for number in above):
        found[above[-1]] = False


def marked_when_pasted(shown: list[Block], url: str) -> list[bool]:
    """For each block, whether it is marked as furniture when all are pasted as plain text, a line each."""
    text = "\n".join(block.text for block in shown)
    passages = find_furniture(text, find_credits(text, location=url))
    found, at = [], 0
    for block in shown:
        found.append(any(passage.start <= at < passage.end for passage in passages))
        at += len(block.text) + 1
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


_BREAKS = frozenset(
    """address article aside blockquote body button br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
    html label li legend main nav ol option p pre section select summary table tbody td tfoot th thead title tr ul textarea input iframe""".split()
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "select", "textarea"})


def blocks(source: str, start: int, end: int) -> list[Block]:
    """The visible blocks of *source* between two offsets, which must lie in visible text."""
    reader = _Reader(source[start:end], start)
    reader.feed(source[start:end])
    reader.close()
    reader.flush()
    return reader.found


class _Reader(HTMLParser):
    """Collects visible text up to each tag that breaks a line, with its offsets."""

    def __init__(self, source: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self.starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._base = offset
        self.found: list[Block] = []
        self._pieces: list[tuple[int, int, str]] = []
        self._unseen = ""
        self._depth = 0

    def flush(self) -> None:
        text = " ".join("".join(piece for _, _, piece in self._pieces).split())
        solid = [piece for piece in self._pieces if piece[2].strip()]
        if text:
            self.found.append(Block(solid[0][0], solid[-1][1], text))
        self._pieces = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag in _UNSEEN:
            self._unseen, self._depth = tag, 1
        elif tag in _BREAKS:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if not self._unseen:
            if tag in _BREAKS:
                self.flush()
        elif tag == self._unseen:
            self._depth -= 1
            self._unseen = self._unseen if self._depth > 0 else ""

    def handle_data(self, data: str) -> None:
        at = self._at() + len(data) - len(data.lstrip()) if data.strip() else self._at()
        self._add(at, at + len(data.strip()), data)

    def handle_entityref(self, name: str) -> None:
        self._add(self._at(), self._at() + len(name) + 2, unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add(self._at(), self._at() + len(name) + 3, unescape(f"&#{name};"))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._base + self.starts[line - 1] + column

    def _add(self, start: int, end: int, text: str) -> None:
        if not self._unseen:
            self._pieces.append((start, end, text))


def main() -> int:
    found = measure(Path(sys.argv[1]))
    print("181 pages read by people: credits and furniture; odd pages were held out at first, see labels/README.md")
    print(f"{'':<28}{'development':>16}{'held out':>16}{'all':>16}    (precision / recall)")
    names = [
        name.removesuffix(".precision")
        for name in found
        if name.endswith(".precision") and not name.startswith(("development.", "held_out."))
    ]
    for name in names:
        figures = [
            f"{found[f'{group}{name}.precision']:.3f} / {found[f'{group}{name}.recall']:.3f}"
            for group in ("development.", "held_out.", "")
        ]
        print(f"{name:<28}" + "".join(f"{figure:>16}" for figure in figures))
    watched = [
        found[f"{name}.{side}"] for name in ("credits", "furniture.acquired.words") for side in ("precision", "recall")
    ]
    return int(min(watched) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
