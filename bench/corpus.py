"""Make a corpus of any size to measure on: invented news with Zipf's vocabulary, topics, sites, and copies planted.

Sentences come from the project's own benchmark of invented events; each keeps its function words, and the places of its
other words are filled anew, half from the vocabulary at large and half from the words of the document's topic. So
documents share phrases, topics and their site's boilerplate as real ones do, yet no text comes twice unless planted:
whole copies, light edits, a fifth or half of the words edited, 300 words of wire in 1,200, 80 or 30 words quoted in
1,000, and rewordings that keep facts and rare words. The same seed gives the same corpus.

``python -m bench.corpus COUNT FILE`` writes it as Parquet, a row a document.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

import numpy as np

from provenance.reuse.language import is_function_word
from provenance.reuse.sentence import sentences

EVENTS = Path(__file__).parent.parent / "benchmarks" / "events"
SEED = 20261122
AT_ONCE = 4096
_VOCABULARY = 400_000
_TOPICS = 3_000
_TOPIC_WORDS = 300
_SITES = 4_000
_SENTENCES = 32
"""Sentences a document has on average: some 700 words."""
_PLANTED = 0.1
_REMEMBERED = 2_000
"""Originals that a copy may be made of: the newest ones, so that a corpus of any size needs no more memory."""

_PIECE = re.compile(r"[^\W_]+|[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the corpus; *kind* says how it came about, *source* is the id it was made from."""

    id: int
    url: str
    title: str
    body: str
    date: str
    footer: str = ""
    kind: str = "original"
    source: int | None = None

    @property
    def text(self) -> str:
        """All of it, its site's boilerplate below."""
        return f"{self.body}\n\n{self.footer}" if self.footer else self.body


@dataclass(slots=True)
class Writer:
    """Writes texts: what it draws depends on *seed* alone."""

    seed: int = SEED
    draw: random.Random = field(init=False)
    _numbers: np.random.Generator = field(init=False)
    _left: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - a corpus, not a secret
        self._numbers = np.random.default_rng(self.seed)

    def fresh(self) -> str:
        """A text that is made of nothing else."""
        length = min(150, max(6, int(self.draw.lognormvariate(np.log(_SENTENCES), 0.5))))
        return self.text(self.draw.randrange(_TOPICS), length)

    def words(self, count: int) -> list[str]:
        """The next *count* words of texts that nothing else is made of."""
        while len(self._left) < count:
            self._left += self.fresh().split()
        taken, self._left = self._left[:count], self._left[count:]
        return taken

    def text(self, topic: int, length: int) -> str:
        """A text of *length* sentences on *topic*, a paragraph every third."""
        words = vocabulary()
        favourites = (topic * 7919 + np.arange(_TOPIC_WORDS) * 104_729) % _VOCABULARY
        parts: list[str] = []
        for k, sentence in enumerate(self.draw.choices(templates(), k=length)):
            drawn = iter(self._drawn(len(sentence) // 2 + 1, favourites))
            parts.append("".join([piece or words[next(drawn)] for piece in sentence]))
            parts.append("\n\n" if k % 3 == 2 else " ")
        return "".join(parts[:-1])

    def _drawn(self, count: int, favourites: np.ndarray) -> list[int]:
        """*count* words as their ranks, by Zipf's law; every other one is of the topic."""
        uniform = self._numbers.random((2, count))
        drawn = (_VOCABULARY ** uniform[0]).astype(np.int64) - 1
        own = favourites[(_TOPIC_WORDS ** uniform[1]).astype(np.int64) - 1]
        drawn[::2] = own[::2]
        ranks: list[int] = drawn.tolist()
        return ranks


class Words(Protocol):
    """Where other words come from: a Writer, or somebody's texts."""

    draw: random.Random

    def words(self, count: int) -> list[str]:
        """The next *count*."""
        ...


def generate(count: int, seed: int = SEED) -> Iterator[Row]:
    """*count* documents, one after another."""
    writer = Writer(seed)
    draw = writer.draw
    originals: list[tuple[int, str]] = []
    for number in range(1, count + 1):
        if len(originals) > 100 and draw.random() < _PLANTED:
            kind = draw.choice(list(PLANTED))
            source, text = draw.choice(originals)
            yield _row(number, PLANTED[kind](text, writer), draw, kind, source)
            continue
        text = writer.fresh()
        if len(originals) < _REMEMBERED:
            originals.append((number, text))
        else:
            originals[draw.randrange(_REMEMBERED)] = number, text
        yield _row(number, text, draw)


def _row(number: int, body: str, draw: random.Random, kind: str = "original", source: int | None = None) -> Row:
    site = int(_SITES ** draw.random())
    title = " ".join(body.split()[:8]).capitalize()
    footer = boilerplate(site) if draw.random() < 0.7 else ""
    date = f"2026-{1 + number * 7 % 12:02d}-{1 + number * 11 % 28:02d}"
    return Row(number, f"https://site{site}.example/{date}/{number}", title, body, date, footer, kind, source)


@cache
def boilerplate(site: int) -> str:
    """The same two sentences under most texts of a site."""
    return Writer(site).text(site % _TOPICS, 2)


def edited(text: str, other: Words, share: float) -> str:
    """*text* with a *share* of its words replaced, two to nine of them in a row."""
    words = re.split(r"(\s+)", text)
    left = int(share * (len(words) + 1) / 2)
    while left > 0:
        length = min(left, other.draw.randint(2, 9))
        start = 2 * other.draw.randrange(max(1, (len(words) + 1) // 2 - length))
        for place, word in zip(range(start, len(words), 2), other.words(length), strict=False):
            words[place] = word
        left -= length
    return "".join(words)


def inside(text: str, other: Words, length: int, whole: int) -> str:
    """*length* words of *text* inside another, of *whole* words in all."""
    words = text.split()
    start = other.draw.randrange(max(1, len(words) - length))
    own = other.words(whole - length)
    place = other.draw.randrange(len(own))
    return " ".join([*own[:place], *words[start : start + length], *own[place:]])


def reworded(text: str, other: Words) -> str:
    """Sentences in another order, all function words and a third of the others replaced: nothing of wording left."""
    kept = re.split(r"(?<=[.!?])\s+", text)
    other.draw.shuffle(kept)
    words = [word for sentence in kept for word in sentence.split() if not is_function_word(word.lower())]
    third = other.words(len(words) // 3)
    words[::3] = third + words[::3][len(third) :]
    links = ["in", "the", "of", "and", "to", "a", "which", "that", "has", "with"]
    return " ".join(part for word in words for part in (word, other.draw.choice(links)))


PLANTED: dict[str, Callable[[str, Words], str]] = {
    "whole copies": lambda text, _: text,
    "light edits": lambda text, other: edited(text, other, 0.05),
    "20 % of words edited": lambda text, other: edited(text, other, 0.2),
    "50 % of words edited": lambda text, other: edited(text, other, 0.5),
    "300 words of wire in 1,200": lambda text, other: inside(text, other, 300, 1200),
    "80 words quoted in 1,000": lambda text, other: inside(text, other, 80, 1000),
    "30 words quoted in 1,000": lambda text, other: inside(text, other, 30, 1000),
    "reworded": reworded,
}


@cache
def templates() -> list[list[str]]:
    """Sentences as lists of pieces; an empty piece is a place to be filled."""
    found: list[list[str]] = []
    for folder in sorted(path for path in EVENTS.iterdir() if (path / "labels.json").exists()):
        if json.loads((folder / "labels.json").read_text("utf-8"))["language"] != "en":
            continue
        for file in sorted(folder.glob("*.txt")):
            text = file.read_text("utf-8")
            found += [_template(passage.of(text)) for passage in sentences(text, "en")]
    return [template for template in found if template.count("") > 3]


def _template(sentence: str) -> list[str]:
    """Its function words and what stands between words, with empty pieces for all else."""
    return [
        piece if not piece[0].isalnum() or is_function_word(piece.lower()) else "" for piece in _PIECE.findall(sentence)
    ]


@cache
def vocabulary() -> list[str]:
    """Invented words, the commonest first and the shortest; one in eight is a name, one in forty a figure."""
    draw = random.Random(SEED)  # noqa: S311 - a corpus, not a secret
    onsets = "b br ch d dr f fl g gr h j k l m n p pl r s st t tr v w z".split()
    vowels = "a ai e ea i o ou u".split()
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY:
        syllables = 1 + (len(words) > 300) + (len(words) > 20_000) + (draw.random() < 0.4)
        word = "".join(draw.choice(onsets) + draw.choice(vowels) for _ in range(syllables)) + draw.choice("nrstlk")
        if draw.random() < 1 / 40:
            word = str(draw.randrange(2, 3 + 40 * len(words)))
        elif draw.random() < 1 / 8:
            word = word.capitalize()
        words[word] = None
    return list(words)


def write(count: int, path: Path, seed: int = SEED) -> None:
    """Write a corpus as Parquet, 4,096 documents at a time."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema(
        [("id", pa.int64()), ("url", pa.string()), ("title", pa.string()), ("text", pa.string()), ("date", pa.string()),
         ("kind", pa.string()), ("source", pa.int64())]
    )  # fmt: skip
    rows = generate(count, seed)
    with parquet.ParquetWriter(path, schema, compression="zstd", compression_level=1) as file:
        while batch := list(islice(rows, AT_ONCE)):
            columns = {name: [getattr(row, name) for row in batch] for name in schema.names}
            file.write_table(pa.table(columns, schema=schema))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
