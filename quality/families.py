"""How well are copies of one text folded into one family, and independent reports of its event left out?

Two sets: clusters of l2r_other (an original and its rewrites by three models) among basil's same-event reports, and the
project's own events, test half, among both. Pairwise precision, recall and F1 over all pairs of documents that share a
family. Texts of l2r_other are often paragraphs, so ``Settings.shortest`` is 8 there; where the originals of two clusters
share half of one's 5-word shingles (insurers' boilerplate) the clusters count as one.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from provenance.assessment.rate import wilson
from provenance.document import Document
from provenance.grouper import find_families
from provenance.index.store import Index
from provenance.reporting.family import FamilyReport
from provenance.settings import Settings
from quality.pairs import EVENTS, SEED, event_document, is_even, rows, shingle_containment

CLUSTERS = int(os.environ.get("PROVENANCE_CLUSTERS", "150"))
"""Clusters of l2r_other that are folded in CI; `just acceptance` takes all."""
_ALIKE = 0.5
_PARAGRAPHS = Settings(shortest=8)


def measure(benchmarks: Path) -> dict[str, float]:
    clusters = _clusters(benchmarks, CLUSTERS)
    reports = {
        f"basil-{row['id']}": Document(row["text"]) for row in rows(benchmarks / "basil_same_event" / "articles.jsonl")
    }
    events, homes, event_of = _events(test=True)
    paragraphs = {key: document for key, (document, _) in clusters.items()}
    found, seen = fold({**paragraphs, **reports}, _PARAGRAPHS)
    truth = _merged(clusters)
    folded = scores("l2r", found, {key: truth.get(key, key) for key in seen}, of=set(paragraphs))
    found, seen = fold({**events, **paragraphs, **reports}, Settings())
    return {
        "l2r_clusters": len({cluster for _, cluster in clusters.values()}),
        "distractors": len(reports),
        **folded,
        **scores("events", found, {key: homes.get(key, key) for key in seen}, of=set(events)),
        **swallowed(found, homes, event_of),
        **_origins(test=True),
        **{f"{name}_training": value for name, value in _origins(test=False).items()},
    }


def _origins(*, test: bool) -> dict[str, float]:
    """In how many families of an event's copies, folded by themselves, the independent origins are counted right.

    There are four of each event: the article with all that was made of it, and three reports. The text of another event is
    none. *wrong* is how far the count is off on average, *open* how many texts a family leaves open.
    """
    documents, homes, event_of = _events(test=test)
    report = _report(documents, Settings())
    known = {key: document.location or "" for key, document in report.documents.items()}
    true: dict[str, set[str]] = defaultdict(set)
    for name, event in event_of.items():
        if not name.endswith("-other"):
            true[event].add(homes[name])
    counted = []
    for family in report.families:
        events = [event_of[known[key]] for key in family.keys if homes[known[key]].endswith("-family")]
        if len(events) > 1:
            counted.append((family.origins - len(true[max(events, key=events.count)]), len(family.open)))
    total = max(1, len(counted))
    return {
        "origins_right": sum(not off for off, _ in counted) / total,
        "origins_wrong": sum(abs(off) for off, _ in counted) / total,
        "origins_open": sum(left for _, left in counted) / total,
    }


def fold(documents: Mapping[str, Document], settings: Settings) -> tuple[list[set[str]], list[str]]:
    """The families among *documents*, as sets of their names, and the names of all."""
    report = _report(documents, settings)
    return [{report.documents[key].location or "" for key in family.keys} for family in report.families], [*documents]


def _report(documents: Mapping[str, Document], settings: Settings) -> FamilyReport:
    order = sorted(documents, key=lambda name: random.Random(f"{SEED}{name}").random())
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder) / "index.sqlite", settings=settings) as index:
        index.add(
            Document(
                documents[name].text, location=name, title=documents[name].title, language=documents[name].language
            )
            for name in order
        )
        return find_families(index, settings=settings)


def scores(name: str, found: Iterable[set[str]], truth: Mapping[str, str], *, of: set[str]) -> dict[str, float]:
    """Pairwise precision, recall and F1 of *found*, over pairs of which at least one is one *of* those to be judged."""
    true_families: dict[str, set[str]] = defaultdict(set)
    for key, home in truth.items():
        true_families[home].add(key)
    said = _pairs(found, of)
    true = _pairs(true_families.values(), of)
    right = len(said & true)
    precision, recall = right / len(said) if said else 1.0, right / len(true) if true else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def swallowed(found: Iterable[set[str]], homes: Mapping[str, str], event_of: Mapping[str, str]) -> dict[str, float]:
    """In how many families with an event's own copies stands a report of the same event that does not derive from them."""
    families = [family for family in found if any(homes.get(key, "").endswith("-family") for key in family)]
    bad = sum(_swallows(family, homes, event_of) for family in families)
    low, high = wilson(bad, len(families))
    return {
        "event_families": len(families),
        "families_with_a_swallowed_report": bad / len(families) if families else 0.0,
        "families_with_a_swallowed_report_interval_low": low,
        "families_with_a_swallowed_report_interval_high": high,
    }


def _swallows(family: set[str], homes: Mapping[str, str], event_of: Mapping[str, str]) -> bool:
    events = {event_of[key] for key in family if homes.get(key, "").endswith("-family")}
    return any(event_of.get(key) in events and not homes[key].endswith("-family") for key in family if key in homes)


def _pairs(families: Iterable[set[str]], of: set[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for family in families for pair in combinations(sorted(family), 2) if of.intersection(pair)}


def _clusters(benchmarks: Path, most: int) -> dict[str, tuple[Document, str]]:
    found = rows(benchmarks / "l2r_other" / "clusters.jsonl")
    names = sorted({row["cluster"] for row in found})
    chosen = set(names if most >= len(names) else random.Random(SEED).sample(names, most))
    return {
        row["id"]: (Document(row["text"], language="en"), row["cluster"]) for row in found if row["cluster"] in chosen
    }


def _merged(clusters: Mapping[str, tuple[Document, str]]) -> dict[str, str]:
    """The true family of each text: its cluster, or the first of several whose originals are mostly the same."""
    originals: dict[str, list[str]] = defaultdict(list)
    for key, (document, cluster) in clusters.items():
        if "human" in key:
            originals[cluster].append(document.text)
    home = {cluster: cluster for cluster in originals}
    for one, other in combinations(sorted(originals), 2):
        if one.split("-")[0] == other.split("-")[0] and _alike(originals[one], originals[other]):
            first, second = sorted((home[one], home[other]))
            home = {cluster: first if known == second else known for cluster, known in home.items()}
    return {key: home.get(cluster, cluster) for key, (_, cluster) in clusters.items()}


def _alike(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(
        max(shingle_containment(one, other, 5), shingle_containment(other, one, 5)) >= _ALIKE
        for one in some
        for other in others
    )


def _events(*, test: bool) -> tuple[dict[str, Document], dict[str, str], dict[str, str]]:
    """The texts of the events, the true family of each (its own, where it derives from nothing), and its event."""
    documents, homes, event_of = {}, {}, {}
    for folder in sorted(path for path in EVENTS.iterdir() if (path / "labels.json").exists()):
        if is_even(folder.name) != test:
            continue
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        for role, label in labels["texts"].items():
            name = f"{folder.name}-{role}"
            documents[name] = event_document(folder, labels, role)
            homes[name] = f"{folder.name}-family" if role == "original" or label["derived"] else name
            event_of[name] = folder.name
    return documents, homes, event_of
