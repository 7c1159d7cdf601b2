"""How well are copies, rewrites and independent reports told apart on the project's own events, test half?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from provenance import compare
from provenance.assessment.evidence import SHARED_ERRORS
from provenance.assessment.pair import Assessment
from provenance.assessment.rate import wilson
from quality import cuts, pairs
from quality.pairs import EVENTS, Pair, shingle_containment
from quality.rare import share_exclusive
from quality.statistic import auc, auc_interval, found_at

_REWRITES = ("rewrite_credited", "rewrite_altered")
_DERIVED = ("verbatim", "edited", "rewritten", "partial")


def measure(benchmarks: Path) -> dict[str, float]:
    del benchmarks  # these texts are the project's own
    tested = pairs.events(test=True)
    return {**summary(tested, pairs.in_parallel(assess, tested)), **cut_copies(tested), **_reports_alike(test=True)}


def cut_copies(tested: list[Pair]) -> dict[str, float]:
    """What is said of rewrites of which only the beginning is at hand, beside their whole originals."""
    rewritten = [pair for pair in tested if pair.role in _REWRITES]
    figures: dict[str, float] = {}
    for words in cuts.COPIES:
        assessed = pairs.in_parallel(assess, cuts.copies_cut(rewritten, words))
        for said, kinds in (("found", _DERIVED), ("called independent", ("independent", "unrelated"))):
            figures[f"rewrites cut to {words} words {said}"] = float(np.mean([a.derivation in kinds for a in assessed]))
    return figures


def _reports_alike(*, test: bool) -> dict[str, float]:
    """How many independent reports of an event are said to derive from another of them."""
    assessed = pairs.in_parallel(assess, cuts.crossed(test=test))
    alarms = float(np.mean([a.derivation in _DERIVED for a in assessed]))
    return {"reports_beside_reports": len(assessed), "false_alarms_of_reports_beside_reports": alarms}


def summary(tested: list[Pair], assessed: list[Assessment]) -> dict[str, float]:
    ratios = np.array([a.log_likelihood_ratio if a.log_likelihood_ratio is not None else 0.0 for a in assessed])
    roles = np.array([pair.role for pair in tested])
    derived = np.array([pair.derived for pair in tested])
    rewritten = np.isin(roles, _REWRITES)
    named = np.array([a.derivation in _DERIVED for a in assessed])
    alarms = int(named[~derived].sum())
    low, high = wilson(alarms, int((~derived).sum()))
    planted = _planted(tested, assessed)
    shingles = np.array([shingle_containment(pair.copy.text, pair.source.text, 5) for pair in tested])
    words = np.array([float(len(pair.copy.text.split())) for pair in tested])
    return {
        "texts": len(tested),
        "auc_rewrites": auc(ratios[rewritten].tolist(), ratios[~derived].tolist()),
        "auc_rewrites_of_5_shingle_containment (baseline)": auc(
            shingles[rewritten].tolist(), shingles[~derived].tolist()
        ),
        "auc_rewrites_of_length (baseline)": auc(words[rewritten].tolist(), words[~derived].tolist()),
        "auc_derived": auc(ratios[derived].tolist(), ratios[~derived].tolist()),
        **_intervals(ratios, {"auc_rewrites": rewritten, "auc_derived": derived}, derived),
        "false_alarms": alarms / int((~derived).sum()),
        "false_alarms_interval_low": low,
        "false_alarms_interval_high": high,
        "rewrites_found": float(named[rewritten].mean()),
        "rewrites_found_at_5_percent": found_at(ratios[rewritten].tolist(), ratios[~derived].tolist(), 0.05),
        "derived_found": float(named[derived].mean()),
        **planted,
        **_shared_errors(tested, assessed),
        **_exclusive(tested),
    }


def _intervals(ratios: np.ndarray, areas: dict[str, np.ndarray], derived: np.ndarray) -> dict[str, float]:
    """The intervals of the *areas* under the curves of those pairs against all that are not *derived*."""
    figures: dict[str, float] = {}
    for name, positive in areas.items():
        area = auc(ratios[positive].tolist(), ratios[~derived].tolist())
        low, high = auc_interval(area, int(positive.sum()), int((~derived).sum()))
        figures |= {f"{name}_interval_low": low, f"{name}_interval_high": high}
    return figures


def confusion(tested: Sequence[Pair], assessed: Sequence[Assessment]) -> dict[str, Counter[str]]:
    """For each role how often each derivation was assessed."""
    table: dict[str, Counter[str]] = {}
    for pair, assessment in zip(tested, assessed, strict=True):
        table.setdefault(pair.role, Counter())[assessment.derivation] += 1
    return table


def _planted(tested: list[Pair], assessed: list[Assessment]) -> dict[str, float]:
    """Planted alterations reported as changes where they stand, and facts falsely called altered."""
    reported = total = false = texts = 0
    for pair, assessment in zip(tested, assessed, strict=True):
        if pair.role != "rewrite_altered":
            continue
        texts += 1
        labels = json.loads((EVENTS / pair.family / "labels.json").read_text("utf-8"))
        places = [_place(pair.copy.text, a["copy"]) for a in labels["texts"]["rewrite_altered"]["alterations"]]
        total += len(places)
        altered = [
            c.copy
            for c in assessment.changes
            if c.copy and (c.status == "altered" or c.fact in ("negation", "hedging"))
        ]
        reported += sum(any(p.start < end and start < p.end for p in altered) for start, end in places)
        named = [c.copy for c in assessment.changes if c.copy and c.status == "altered"]
        places += [_place(pair.copy.text, a["copy"]) for a in labels["texts"]["rewrite_altered"].get("unplanned", [])]
        false += sum(not any(p.start < end and start < p.end for start, end in places) for p in named)
    return {
        "planted_alterations": total,
        "planted_alterations_reported": reported / total if total else 0.0,
        "false_altered_per_text": false / texts if texts else 0.0,
        "denials_and_hedges_per_faithful_text": _cues(tested, assessed),
    }


def _cues(tested: list[Pair], assessed: list[Assessment]) -> float:
    """Denials and hedges said to be gained or lost in rewrites that changed nothing on purpose."""
    counts = [
        sum(change.fact in ("negation", "hedging") and change.status != "altered" for change in assessment.changes)
        for pair, assessment in zip(tested, assessed, strict=True)
        if pair.role == "rewrite_credited"
    ]
    return sum(counts) / max(1, len(counts))


def _shared_errors(tested: list[Pair], assessed: list[Assessment]) -> dict[str, float]:
    """In how many copies that carry the original's error over it is found, and in how many independent texts wrongly.

    Most of the errors contradict only what is publicly known: one text beside its source cannot show them.
    """
    found = {
        pair.id: any(e.kind == SHARED_ERRORS for e in a.evidence) for pair, a in zip(tested, assessed, strict=True)
    }
    carried = [
        pair.id
        for pair in tested
        if json.loads((EVENTS / pair.family / "labels.json").read_text("utf-8"))["texts"][pair.role].get("shares_error")
    ]
    return {
        "shared_errors": len(carried),
        "shared_errors_found": sum(found[name] for name in carried) / max(1, len(carried)),
        "shared_errors_in_independent_texts": sum(found[pair.id] for pair in tested if not pair.derived),
    }


def _exclusive(tested: list[Pair]) -> dict[str, float]:
    """How the share of the original's exclusive facts alone ranks rewrites, where the other reports are at hand."""
    shares = share_exclusive(tested)
    rewritten = np.array([pair.role in _REWRITES for pair in tested])
    derived = np.array([pair.derived for pair in tested])
    return {"auc_rewrites_of_exclusive_facts": auc(shares[rewritten].tolist(), shares[~derived].tolist())}


def _place(text: str, wording: str) -> tuple[int, int]:
    start = text.index(wording)
    return start, start + len(wording)


def assess(pair: Pair) -> Assessment:
    return compare(pair.copy, pair.source)
