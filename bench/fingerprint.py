"""How fast are fingerprints made, beside peers, and how exact are they?

Every contender starts from texts in memory and ends with 128 values a text; peers get their texts as their users would
hand them over, cut into runs of words by a regular expression. The cost of encoding is that of putting all texts, some
50 MB, into one buffer of UTF-8. Times are processor time, that of all threads together: other programs hardly change it,
and nobody is ahead for using more cores. How many documents a second all cores make stands beside them.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import islice

import numpy as np

from bench.corpus import Row, generate
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.shingle import shingle_hashes
from provenance.reuse.similarity import exact_resemblance, resemblance
from provenance.reuse.sketches import kernel_numpy
from provenance.reuse.sketches.batch import sketch_many
from provenance.reuse.sketches.fingerprint_word import fingerprint_words
from provenance.settings import Settings

ROUNDS = 7
_GENERATED = 2_000
_TEXTS = 10_000
"""As many as peers of this speed see at once, and large enough that no buffer is found in a cache."""
_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("“”‘’–—…", "\"\"''--.")
_CYRILLIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхийклмнопярстужвьызАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗ"
)

FLOORS = {
    "datasketch ÷ Fingerprint.many with fast, 3 words": 40.0,
    "datasketch ÷ Fingerprint.many with fast, 5 words": 40.0,
    "datasketch ÷ Fingerprint.many without, 3 words": 6.0,
    "datasketch ÷ Fingerprint.many without, 5 words": 6.0,
}
CEILINGS = {
    "Fingerprint.many with fast ÷ encoding, ASCII": 4.0,
    "Fingerprint.many with fast ÷ encoding, curly quotation marks": 6.0,
    "Fingerprint.many with fast ÷ encoding, Cyrillic": 6.0,
    "mean error of a resemblance from 128 permutations": 0.028,
}


@dataclass(frozen=True, slots=True)
class Contender:
    """Something to be timed: *run* works through *count* texts."""

    run: Callable[[], object]
    count: int


def measure() -> dict[str, float]:
    """Processor microseconds a document of every contender, ratios to ours, and the mean error."""
    rows = list(generate(_GENERATED))
    scripts = _scripts([row.text for row in rows])
    spent: dict[str, float] = {}
    for length in (3, 5):
        spent |= _in_turn(_fingerprinting(scripts["ASCII"], length))
    spent |= _in_turn(_encoding(scripts))
    found = {f"{name}, µs": value for name, value in spent.items()}
    for length in (3, 5):
        peer = spent[f"peer: datasketch update_batch, {length} words"]
        for ours in ("with fast", "without"):
            if mine := spent.get(f"Fingerprint.many {ours}, {length} words"):
                found[f"datasketch ÷ Fingerprint.many {ours}, {length} words"] = peer / mine
    for script in scripts:
        if mine := spent.get(f"Fingerprint.many with fast, {script}"):
            found[f"Fingerprint.many with fast ÷ encoding, {script}"] = mine / spent[f"encoding, {script}"]
    started = time.perf_counter()
    Fingerprint.many(scripts["ASCII"])
    found["Fingerprint.many, documents a second on all cores"] = _TEXTS / (time.perf_counter() - started)
    return found | {"mean error of a resemblance from 128 permutations": _mean_error(rows)}


def _scripts(texts: Sequence[str]) -> dict[str, list[str]]:
    """The same texts in ASCII, with curly quotation marks, and in Cyrillic letters; many, by cutting each anew."""
    plain = [text.translate(_PLAIN).encode("ascii", "ignore").decode() for text in texts]
    many = []
    for i in range(_TEXTS):
        text = plain[i % len(plain)]
        cut = text.find(" ", len(text) * (i // len(plain)) // 7)
        many.append(text[cut:] + text[:cut])
    curly = [re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’") + " “”" for text in many]
    return {
        "ASCII": many,
        "curly quotation marks": curly,
        "Cyrillic": [text.translate(_CYRILLIC) for text in many],
    }


def _fingerprinting(texts: Sequence[str], length: int) -> dict[str, Contender]:
    """Ours with and without numba, and datasketch, over shingles of *length* words; other tools: bench/peers."""
    settings = Settings(shingle_length=length)
    contenders: dict[str, Contender] = {
        f"Fingerprint.many without, {length} words": Contender(partial(_without_numba, texts[:2000], settings), 2000),
        f"cutting into {length} words for a peer": Contender(
            lambda: [_shingles(text, length) for text in texts[:300]], 300
        ),
        f"peer: datasketch update_batch, {length} words": Contender(lambda: _datasketch(texts[:300], length), 300),
    }
    if find_spec("numba"):
        contenders[f"Fingerprint.many with fast, {length} words"] = Contender(
            lambda: Fingerprint.many(texts, settings), len(texts)
        )
    return contenders


def _encoding(scripts: dict[str, list[str]]) -> dict[str, Contender]:
    contenders = {}
    for script, texts in scripts.items():
        contenders[f"encoding, {script}"] = Contender(partial(_encoded, texts), len(texts))
        if find_spec("numba"):
            contenders[f"Fingerprint.many with fast, {script}"] = Contender(
                partial(Fingerprint.many, texts), len(texts)
            )
    return contenders


def _in_turn(contenders: dict[str, Contender]) -> dict[str, float]:
    """The median microseconds a document of each; they take turns, so that a slow moment hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for contender in contenders.values():
        contender.run()
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            started = time.process_time()
            contender.run()
            seconds[name].append((time.process_time() - started) / contender.count)
    return {name: 1e6 * statistics.median(taken) for name, taken in seconds.items()}


def _without_numba(texts: Sequence[str], settings: Settings) -> list[Fingerprint]:
    return list(Fingerprint.of_rows(sketch_many(texts, settings, kernel_numpy), settings))


def _encoded(texts: Sequence[str]) -> bytes:
    return b"".join([text.encode() for text in texts])


def _shingles(text: str, length: int) -> list[str]:
    words = _WORD.findall(text.lower())
    return [" ".join(words[i : i + length]) for i in range(len(words) - length + 1)]


def _datasketch(texts: Sequence[str], length: int) -> list[object]:
    from datasketch import MinHash

    sketches: list[object] = []
    for text in texts:
        sketch = MinHash(num_perm=128, scheme="affine32")
        sketch.update_batch([shingle.encode() for shingle in _shingles(text, length)])
        sketches.append(sketch)
    return sketches


def _mean_error(rows: Sequence[Row]) -> float:
    """The mean absolute error of the estimated resemblance, over copies of every planted kind and their sources."""
    settings = Settings(shingle_length=3)
    texts = {row.id: row.text for row in rows}
    pairs = [(row.text, texts[row.source]) for row in rows if row.source is not None]
    errors = []
    for pair in islice(pairs, 400):
        sides = [shingle_hashes(fingerprint_words(text), settings.shingle_length) for text in pair]
        estimate = resemblance(*(Fingerprint.of_shingles(side, settings) for side in sides))
        errors.append(abs(estimate.value - exact_resemblance(*map(np.unique, sides))))
    return statistics.mean(errors)


if __name__ == "__main__":
    for label, figure in measure().items():
        print(f"{label:<70} {figure:>10.3f}")
