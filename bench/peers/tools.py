"""How does each tool make a sketch of a text, at 128 slots over runs of three words?

Every function imports its tool, so that it runs in that tool's environment alone, and sets it up as its documentation
says, as near to the others as it allows; the docstring says what differs. All else is of the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from tempfile import gettempdir
from typing import Any

SLOTS = 128
WORDS = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Tool:
    """A tool: its *packages*, how it makes sketches of texts, compares two, and the shingles it makes them of."""

    packages: Sequence[str]
    sketches: Callable[[Sequence[str]], Any]
    resemblance: Callable[[str, str], float]
    shingles: Callable[[str], AbstractSet[Any]]


def provenance(*, fast: bool) -> Tool:
    """Ours, which makes the sample of shingles as well."""
    from provenance.reuse.fingerprint import Fingerprint
    from provenance.reuse.shingle import shingle_hashes
    from provenance.reuse.similarity import resemblance
    from provenance.reuse.sketches.batch import sketch_many
    from provenance.reuse.sketches.fingerprint_word import fingerprint_words
    from provenance.settings import Settings

    settings = Settings(shingle_length=WORDS)
    if fast:
        from provenance.reuse.sketches import kernel_numba as kernel
    else:
        from provenance.reuse.sketches import kernel_numpy as kernel

    def sketches(texts: Sequence[str]) -> list[Fingerprint]:
        return list(Fingerprint.of_rows(sketch_many(texts, settings, kernel), settings))

    return Tool(
        ["provenance-checker", "numpy", *["numba"] * fast],
        sketches,
        lambda one, other: resemblance(*sketches([one, other])).value,
        lambda text: set(shingle_hashes(fingerprint_words(text), WORDS).tolist()),
    )


def datasketch() -> Tool:
    """As its documentation has it: SHA-1, 32 bits a slot."""
    from datasketch import MinHash

    def sketch(text: str) -> MinHash:
        made = MinHash(num_perm=SLOTS)
        made.update_batch([shingle.encode() for shingle in _runs(text)])
        return made

    return Tool(
        ["datasketch", "numpy"],
        lambda texts: [sketch(text) for text in texts],
        lambda one, other: sketch(one).jaccard(sketch(other)),
        lambda text: set(_runs(text)),
    )


def datasketch_bulk() -> Tool:
    """The fastest way it has: many documents in a call, and a hash other than SHA-1."""
    from datasketch import MinHash
    from xxhash import xxh32_intdigest

    def sketches(texts: Sequence[str]) -> list[MinHash]:
        encoded = [[shingle.encode() for shingle in _runs(text)] for text in texts]
        return MinHash.bulk(encoded, num_perm=SLOTS, hashfunc=xxh32_intdigest)

    return Tool(
        ["datasketch", "numpy", "xxhash"],
        sketches,
        lambda one, other: sketches([one])[0].jaccard(sketches([other])[0]),
        lambda text: set(_runs(text)),
    )


def rensa() -> Tool:
    """Its full-set R-MinHash, 32 bits a slot, as a matrix; `rho`, which samples positions, is no MinHash of the whole."""
    from rensa import RMinHash

    def sketches(texts: Sequence[str]) -> Any:
        return RMinHash.digest_matrix_from_token_sets([_runs(text) for text in texts], SLOTS, 42)

    return Tool(
        ["rensa"],
        sketches,
        lambda one, other: _alike(*sketches([one, other]).to_rows()),
        lambda text: set(_runs(text)),
    )


def gaoya() -> Tool:
    """Signs and inserts, having no way to do only the first: into a single band here, the least that it can do.

    Cuts at white space and ASCII punctuation in Rust; a curly quotation mark stays with its word.
    """
    from gaoya.minhash import MinHashStringIndex

    def index(texts: Sequence[str], bands: int) -> MinHashStringIndex:
        made = MinHashStringIndex(32, 0.0, bands, SLOTS // bands, None, "word", True, (WORDS, WORDS))  # noqa: FBT003 - lower case
        made.par_bulk_insert_docs(list(range(len(texts))), list(texts))
        return made

    def resemblance(one: str, other: str) -> float:
        found: list[tuple[int, float]] = index([one], bands=SLOTS).query(other, return_similarity=True)
        return found[0][1] if found else 0.0

    word = re.compile(r"[^\s!-/:-@\[-`{-~]+")
    return Tool(
        ["gaoya"], lambda texts: index(texts, bands=1), resemblance, lambda text: set(_runs(text, word.findall))
    )


def text_dedup() -> Tool:
    """`embed_func` with the defaults of its command line: SHA-1, 64 bits a slot; without the data set around it."""
    import numpy as np
    from text_dedup.minhash import NON_ALPHA, RNG, embed_func
    from text_dedup.utils import ngrams, sha1_hash

    prime, most = np.uint64((1 << 61) - 1), np.uint32((1 << 32) - 1)
    settings = {
        "num_perm": SLOTS,
        "ngram_size": WORDS,
        "min_length": 5,
        "hashranges": [(start, start + 8) for start in range(0, SLOTS, 8)],
        "permutations": tuple(RNG.randint(least, prime, size=SLOTS, dtype=np.uint64) for least in (1, 0)),
        "hash_func": sha1_hash,
        "dtype": np.uint64,
        "max_hash": most,
        "modulo_prime": prime,
    }

    def sketch(text: str) -> list[bytes]:
        return list(embed_func(text, 0, **settings)["__signatures__"])

    def resemblance(one: str, other: str) -> float:
        return _alike(*(np.frombuffer(b"".join(sketch(text)), np.uint64) for text in (one, other)))

    return Tool(
        ["text-dedup", "numpy"],
        lambda texts: [sketch(text) for text in texts],
        resemblance,
        lambda text: set(ngrams(NON_ALPHA.split(text.lower()), WORDS, 5)),
    )


def datatrove() -> Tool:
    """The first step of its pipeline without the files: spaCy's words of simplified text, xxhash, 64 bits a slot."""
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature

    step = MinhashDedupSignature(gettempdir(), MinhashConfig(n_grams=WORDS, num_buckets=SLOTS // 8))

    def sketch(text: str) -> list[int]:
        return list(chain.from_iterable(step.get_signature(step.get_shingles(text))))

    return Tool(
        ["datatrove", "numpy", "spacy", "xxhash"],
        lambda texts: [sketch(text) for text in texts],
        lambda one, other: _alike(sketch(one), sketch(other)),
        lambda text: set(step.get_shingles(text).ravel().tolist()),
    )


CONTENDERS: dict[str, Callable[[], Tool]] = {
    "Fingerprint.many with fast": lambda: provenance(fast=True),
    "Fingerprint.many without": lambda: provenance(fast=False),
    "datasketch, update_batch": datasketch,
    "datasketch, bulk with xxh32": datasketch_bulk,
    "rensa": rensa,
    "gaoya": gaoya,
    "text-dedup": text_dedup,
    "datatrove": datatrove,
}


def _runs(text: str, words: Callable[[str], list[str]] = _WORD.findall) -> list[str]:
    """Three words in a row, as the users of a tool would cut them that takes no bare text."""
    found = words(text.lower())
    return [" ".join(found[i : i + WORDS]) for i in range(len(found) - WORDS + 1)]


def _alike(one: Sequence[Any], other: Sequence[Any]) -> float:
    """The share of equal slots."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / SLOTS
