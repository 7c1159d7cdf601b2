"""How far do the methods that others use to find copies find LLM rewrites, on the pairs that ours is tested on?

Each peer gives a pair a score, the higher the likelier a copy, as it comes: no parameter was chosen on anything here.
Rewrites are told from independent and same-topic texts on the events' test half, and from reports of one event by other
outlets (quality/rewrite.py, copies cut to equal lengths). Embeddings are left out: wordllama, the only package we found
that carries its weights along, looks for its tokenizer in a folder that its release 0.4.0.post1 does not have, and then
on the network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.normalisation import normalise
from provenance.reuse.similarity import resemblance
from provenance.settings import Settings
from quality import events, pairs, rewrite
from quality.pairs import Pair, shingle_containment
from quality.statistic import auc, found_at

FALSE_ALARMS = 0.05
OURS = "Provenance"
LENGTHS = "words of the shorter text ÷ words of the longer (baseline)"
_REWRITES = 1500


def measure(benchmarks: Path) -> dict[str, float]:
    own = [pair for pair in pairs.events(test=True) if pair.role.startswith("rewrite_") or not pair.derived]
    rewritten = pairs.rewrites(benchmarks, _REWRITES)
    others = [*rewritten, *pairs.same_event(benchmarks, pairs.lengths(rewritten))]
    ratios = [found.log_likelihood_ratio or 0.0 for found in pairs.in_parallel(events.assess, own)]
    scores, labels = rewrite.ratios(benchmarks)
    found = {
        **_figures("events", OURS, ratios, [pair.derived for pair in own]),
        **_figures("same event", OURS, scores, labels),
    }
    for name, peer in PEERS.items():
        found |= _figures("events", name, peer(own), [pair.derived for pair in own])
        found |= _figures("same event", name, peer(others), [pair.derived for pair in others])
    return found


def _figures(against: str, name: str, scores: Sequence[float], derived: Sequence[bool]) -> dict[str, float]:
    positive = [score for score, label in zip(scores, derived, strict=True) if label]
    negative = [score for score, label in zip(scores, derived, strict=True) if not label]
    return {
        f"{name}: auc, {against}": auc(positive, negative),
        f"{name}: found, {against}": found_at(positive, negative, FALSE_ALARMS),
    }


def _minhash(pair: Pair, shingle_length: int) -> float:
    """MinHash resemblance (Broder 1997), 128 permutations."""
    settings = Settings(shingle_length=shingle_length)
    return resemblance(Fingerprint.of(pair.copy, settings), Fingerprint.of(pair.source, settings)).value


def _containment(pair: Pair) -> float:
    return shingle_containment(pair.copy.text, pair.source.text, 5)


def _fuzz_ratio(pair: Pair) -> float:
    return fuzz.ratio(pair.copy.text, pair.source.text)


def _token_set_ratio(pair: Pair) -> float:
    return fuzz.token_set_ratio(pair.copy.text, pair.source.text)


def _difflib(pair: Pair) -> float:
    words = normalise(pair.copy.text).words, normalise(pair.source.text).words
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _tf_idf(tested: Sequence[Pair]) -> list[float]:
    """Cosines of tf-idf vectors (Salton & Buckley 1988), rarity counted in all texts tested, scikit-learn's defaults."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [text for pair in tested for text in (pair.copy.text, pair.source.text)]
    vectors = TfidfVectorizer().fit_transform(texts)
    return np.asarray(vectors[::2].multiply(vectors[1::2]).sum(axis=1)).ravel().tolist()


def _lengths(pair: Pair) -> float:
    """No peer: what the ratios of whole texts owe to it that a rewrite is about as long as its source."""
    one, other = sorted(len(side.text.split()) for side in (pair.copy, pair.source))
    return one / other


def _each(score: Callable[[Pair], float]) -> Callable[[Sequence[Pair]], list[float]]:
    return partial(pairs.in_parallel, score)


PEERS: dict[str, Callable[[Sequence[Pair]], list[float]]] = {
    "MinHash resemblance, 5 words": _each(partial(_minhash, shingle_length=5)),
    "MinHash resemblance, 3 words": _each(partial(_minhash, shingle_length=3)),
    "containment of the copy, 5 words": _each(_containment),
    "rapidfuzz ratio": _each(_fuzz_ratio),
    "rapidfuzz token_set_ratio": _each(_token_set_ratio),
    "difflib ratio of words": _each(_difflib),
    "tf-idf cosine": _tf_idf,
    LENGTHS: _each(_lengths),
}
