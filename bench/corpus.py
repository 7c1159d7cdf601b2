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
    text: str
    date: str
    kind: str = "original"
    source: int | None = None


@dataclass(slots=True)
class _Writer:
    """Writes documents: what it draws depends on the seed alone."""

    seed: int
    draw: random.Random = field(init=False)
    ranks: np.random.Generator = field(init=False)
    slots: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - a corpus, not a secret
        self.ranks = np.random.default_rng(self.seed)

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
        uniform = self.ranks.random((2, count))
        at_large = (_VOCABULARY ** uniform[0]).astype(np.int64) - 1
        own = favourites[(_TOPIC_WORDS ** uniform[1]).astype(np.int64) - 1]
        at_large[::2] = own[::2]
        return at_large.tolist()


def generate(count: int, seed: int = SEED) -> Iterator[Row]:
    """*count* documents, one after another."""
    writer = _Writer(seed)
    draw = writer.draw
    originals: list[tuple[int, str]] = []
    for number in range(1, count + 1):
        if len(originals) > 100 and draw.random() < _PLANTED:
            kind = draw.choice(list(PLANTED))
            source, text = draw.choice(originals)
            yield _row(number, PLANTED[kind](text, writer), draw, kind, source)
            continue
        text = fresh(writer)
        if len(originals) < _REMEMBERED:
            originals.append((number, text))
        else:
            originals[draw.randrange(_REMEMBERED)] = number, text
        yield _row(number, text, draw)


def fresh(writer: _Writer) -> str:
    """A text that is made of nothing else."""
    length = min(150, max(6, int(writer.draw.lognormvariate(np.log(_SENTENCES), 0.5))))
    return writer.text(writer.draw.randrange(_TOPICS), length)


def writer(seed: int = SEED) -> _Writer:
    """What ``fresh`` and the planted kinds draw from."""
    return _Writer(seed)


def _row(number: int, text: str, draw: random.Random, kind: str = "original", source: int | None = None) -> Row:
    site = int(_SITES ** draw.random())
    title = " ".join(text.split()[:8]).capitalize()
    if draw.random() < 0.7:
        text = f"{text}\n\n{boilerplate(site)}"
    date = f"2026-{1 + number * 7 % 12:02d}-{1 + number * 11 % 28:02d}"
    return Row(number, f"https://site{site}.example/{date}/{number}", title, text, date, kind, source)


@cache
def boilerplate(site: int) -> str:
    """The same two sentences under most texts of a site."""
    return _Writer(site).text(site % _TOPICS, 2)


def _bursts(text: str, writer: _Writer, share: float) -> str:
    """*text* with a *share* of its words replaced, two to nine of them in a row."""
    words = re.split(r"(\s+)", text)
    left = int(share * (len(words) + 1) / 2)
    names = vocabulary()
    while left > 0:
        length = min(left, writer.draw.randint(2, 9))
        start = 2 * writer.draw.randrange(max(1, (len(words) + 1) // 2 - length))
        for place in range(start, min(len(words), start + 2 * length), 2):
            words[place] = names[int(_VOCABULARY ** writer.draw.random()) - 1]
        left -= length
    return "".join(words)


def _inside(text: str, writer: _Writer, length: int, whole: int) -> str:
    """*length* words of *text* inside a text of its own, of *whole* words in all."""
    words = text.split()
    start = writer.draw.randrange(max(1, len(words) - length))
    own: list[str] = []
    while len(own) < whole - length:
        own += fresh(writer).split()
    own = own[: whole - length]
    place = writer.draw.randrange(len(own))
    return " ".join([*own[:place], *words[start : start + length], *own[place:]])


def _reworded(text: str, writer: _Writer) -> str:
    """Sentences in another order, function words and a third of the others replaced, nothing of wording left."""
    kept = sentences_of(text)
    writer.draw.shuffle(kept)
    names = vocabulary()
    words = [word for sentence in kept for word in sentence.split() if not is_function_word(word.lower())]
    chosen = (
        names[int(_VOCABULARY ** writer.draw.random()) - 1] if writer.draw.random() < 1 / 3 else word for word in words
    )
    link = ["in", "the", "of", "and", "to", "a", "which", "that", "has", "with"]
    return " ".join(part for word in chosen for part in (word, writer.draw.choice(link)))


def sentences_of(text: str) -> list[str]:
    """The sentences of *text*, roughly: cut after full stops."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


PLANTED: dict[str, Callable[[str, _Writer], str]] = {
    "copy": lambda text, _: text,
    "light edits": lambda text, writer: _bursts(text, writer, 0.05),
    "20 % of words edited": lambda text, writer: _bursts(text, writer, 0.2),
    "50 % of words edited": lambda text, writer: _bursts(text, writer, 0.5),
    "300 words of wire in 1,200": lambda text, writer: _inside(text, writer, 300, 1200),
    "80 words quoted in 1,000": lambda text, writer: _inside(text, writer, 80, 1000),
    "30 words quoted in 1,000": lambda text, writer: _inside(text, writer, 30, 1000),
    "reworded": _reworded,
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
