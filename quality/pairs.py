"""Which labelled pairs of a copy and a source do several runners share, and how are they read?"""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from provenance.document import Document, Timestamp
from provenance.reuse.normalisation import normalise
from provenance.reuse.sentence import sentences

EVENTS = Path(__file__).parent.parent / "benchmarks" / "events"
SEED = 20261122
_LEAST_WORDS = 60
_MOST_SHARED_12_GRAMS = 0.05
_TEMPLATE = 0.1

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Pair:
    """A *copy* and a *source*, and whether the one is *derived* from the other by its label.

    *role* says how the copy came about; a *family* must not be split between fitting and testing.
    """

    id: str
    copy: Document
    source: Document
    derived: bool
    role: str
    family: str


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def is_even(name: str) -> bool:
    """Whether the SHA-256 of *name* is even: how splits are drawn, so that anybody can draw them again."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def rewrites(benchmarks: Path, most: int | None = None) -> list[Pair]:
    """LLM rewrites of l2r_other with at least 60 words, with what they were made from."""
    found = [r for r in rows(benchmarks / "l2r_other" / "pairs.jsonl") if _long(r["suspicious_text"])]
    made = [_pair(r, "llm_rewrite", _family(r)) for r in found if r["label"] == "llm_rewrite"]
    return _sample(made, most)


def neighbours(benchmarks: Path) -> list[Pair]:
    """L2r_other's own unrelated pairs: texts with at least 60 words beside another text of the same domain."""
    found = [row for row in rows(benchmarks / "l2r_other" / "pairs.jsonl") if row["label"] != "llm_rewrite"]
    return [_pair(row, "unrelated", _family(row), derived=False) for row in found if _long(row["suspicious_text"])]


def unrelated(benchmarks: Path, most: int | None = None) -> list[Pair]:
    """Texts with at least 60 words beside others as long that have nothing to do with them.

    Each of l2r_other's beside the next of its domain, the next but one, and one of the next domain; each of basil's
    reports beside one of the next event. Left out, as in that set itself, are texts a tenth of whose 5-word runs stand in the
    other: one company's answers of two years, word for word.
    """
    domains = _texts_by_domain(benchmarks)
    found = []
    for (_, texts), (domain_after, others) in zip(domains, [*domains[1:], *domains[:1]], strict=True):
        for i, (text, family) in enumerate(texts):
            following = (texts[(i + 1) % len(texts)], texts[(i + 2) % len(texts)], others[i % len(others)])
            for name, (other, _) in zip(("next", "next but one", domain_after), following, strict=True):
                pair_id = f"{family}-{name}"
                found.append(_strangers(pair_id, text, other, family))
    events = _basil(benchmarks)
    names = sorted(events)
    for event, following in zip(names, [*names[1:], *names[:1]], strict=True):
        for copy, source in zip(events[event], events[following], strict=False):
            pair_id = f"{copy['id']}--{source['id']}"
            found.append(_strangers(pair_id, copy["text"], source["text"], event))
    return _sample([pair for pair in found if not _is_template(pair)], most)


def _is_template(pair: Pair) -> bool:
    one, other = pair.copy.text, pair.source.text
    return max(shingle_containment(one, other, 5), shingle_containment(other, one, 5)) > _TEMPLATE


def _strangers(name: str, copy: str, source: str, family: str) -> Pair:
    return Pair(name, Document(copy), Document(source), derived=False, role="unrelated", family=family)


def _texts_by_domain(benchmarks: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """The different texts of l2r_other that are no rewrites and have at least 60 words, by domain, each with its family."""
    domains: dict[str, dict[str, str]] = {}
    for row in rows(benchmarks / "l2r_other" / "pairs.jsonl"):
        if row["label"] != "llm_rewrite" and _long(row["suspicious_text"]):
            domains.setdefault(row["domain"], {}).setdefault(row["suspicious_text"], _family(row))
    return [(domain, list(domains[domain].items())) for domain in sorted(domains)]


def news(benchmarks: Path) -> list[Pair]:
    """Raidar_news's rewrites of news where both texts have at least 60 words."""
    found = [row for row in rows(benchmarks / "raidar_news" / "pairs.jsonl") if _both_long(row)]
    return [_pair(row, row["label"], row["id"]) for row in found]


def paraphrases(benchmarks: Path, *, even: bool | None = None) -> list[Pair]:
    """Llmfake's faithful paraphrases and rewrites where both texts have at least 60 words: one half of them, or all."""
    return [
        _pair(row, row["label"], row["source_id"])
        for row in rows(benchmarks / "llmfake" / "pairs.jsonl")
        if row["label"] in ("paraphrase", "rewrite")
        and _both_long(row)
        and (even is None or is_even(row["source_id"]) == even)
    ]


def lengths(pairs: Iterable[Pair]) -> list[int]:
    """How many words the copies have."""
    return [len(pair.copy.text.split()) for pair in pairs]


def source_lengths(pairs: Iterable[Pair]) -> list[int]:
    """How many words the sources have."""
    return [len(pair.source.text.split()) for pair in pairs]


def cut_sources(reports: Sequence[Pair], words: Sequence[int]) -> list[Pair]:
    """*reports* with each source, too, cut at a sentence's end, to a length drawn from *words*."""
    draw = random.Random(SEED)
    return [
        replace(pair, source=Document(cut(pair.source.text, draw.choice(words))), role=f"{pair.role}_cut")
        for pair in reports
    ]


def same_event(benchmarks: Path, words: Sequence[int]) -> list[Pair]:
    """Ordered pairs of reports of one event (basil), the copy cut at a sentence's end to a length drawn from *words*.

    Pairs that share over 5 % of their 12-grams (agency text, long quotations) are left out.
    """
    draw = random.Random(SEED)
    pairs = []
    for event, articles in sorted(_basil(benchmarks).items()):
        for copy in articles:
            for source in articles:
                length = draw.choice(words)
                if copy is source or shingle_containment(copy["text"], source["text"], 12) > _MOST_SHARED_12_GRAMS:
                    continue
                name = f"{copy['id']}--{source['id']}"
                shortened, whole = Document(cut(copy["text"], length)), Document(source["text"])
                pairs.append(Pair(name, shortened, whole, derived=False, role="same_event", family=event))
    return pairs


def _basil(benchmarks: Path) -> dict[str, list[dict[str, Any]]]:
    """Basil's articles by their event."""
    events: dict[str, list[dict[str, Any]]] = {}
    for article in rows(benchmarks / "basil_same_event" / "articles.jsonl"):
        events.setdefault(article["event"], []).append(article)
    return events


def events(*, test: bool) -> list[Pair]:
    """Every text of the project's own benchmark beside its event's original; *test* are ids with an even SHA-256."""
    pairs = []
    for folder in sorted(path for path in EVENTS.iterdir() if (path / "labels.json").exists()):
        if is_even(folder.name) != test:
            continue
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        source = event_document(folder, labels, "original")
        for role, label in labels["texts"].items():
            if role != "original":
                copy = event_document(folder, labels, role)
                pairs.append(Pair(f"{folder.name}-{role}", copy, source, label["derived"], role, folder.name))
    return pairs


def event_document(folder: Path, labels: dict[str, Any], role: str) -> Document:
    text = (folder / f"{role}.txt").read_text("utf-8")
    published = labels["texts"][role].get("published")
    return Document(
        text,
        title=text.split("\n", 1)[0],
        language=labels["language"],
        published=Timestamp.of(published) if published else None,
    )


def cut(text: str, words: int) -> str:
    """The beginning of *text* up to that end of a sentence at which it comes nearest to *words* words."""
    best = text
    for sentence in sentences(text, "en"):
        part = text[: sentence.end]
        if abs(len(part.split()) - words) <= abs(len(best.split()) - words):
            best = part
        elif len(part.split()) > words:
            break
    return best


def in_parallel(function: Callable[[Pair], Result], pairs: Iterable[Pair]) -> list[Result]:
    """*function* of every pair, in order, on all cores."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(function, pairs, chunksize=16))


def folds(families: Iterable[str], count: int = 5) -> Iterator[set[str]]:
    """Split *families* into *count* groups, the same ones every time."""
    ranked = sorted(set(families), key=lambda family: hashlib.sha256(family.encode()).hexdigest())
    for k in range(count):
        yield set(ranked[k::count])


def _pair(row: dict[str, Any], role: str, family: str, *, derived: bool = True) -> Pair:
    return Pair(row["id"], Document(row["suspicious_text"]), Document(row["source_text"]), derived, role, family)


def _family(row: dict[str, Any]) -> str:
    return f"{row['domain']}-{row['id'].split('-')[1]}"


def _sample(pairs: list[Pair], most: int | None) -> list[Pair]:
    if most is None or len(pairs) <= most:
        return pairs
    return sorted(random.Random(SEED).sample(pairs, most), key=lambda pair: pair.id)


def _long(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS


def _both_long(row: dict[str, Any]) -> bool:
    return _long(row["suspicious_text"]) and _long(row["source_text"])


def shingle_containment(part: str, whole: str, length: int) -> float:
    """The share of *part*'s runs of *length* words that stand in *whole*."""
    grams = [
        {w[i : i + length] for i in range(len(w) - length + 1)} for w in (normalise(part).words, normalise(whole).words)
    ]
    return len(grams[0] & grams[1]) / len(grams[0]) if grams[0] else 0.0
