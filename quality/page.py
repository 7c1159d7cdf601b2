"""Write docs/quality.md from results/quality.json and fresh assessments of the events, test half (``just quality-page``)."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from provenance.assessment.pair import Assessment
from quality import events, language, more_languages, other_hands, pairs, peers, reliability, rewrite
from quality.pairs import Pair

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
_DERIVATIONS = ("verbatim", "edited", "rewritten", "partial", "independent", "unrelated", "undetermined")


def main(benchmarks: Path) -> None:
    tested = pairs.events(test=True)
    assessed = pairs.in_parallel(events.assess, tested)
    ratios, labels = rewrite.ratios(benchmarks)
    own = [a.log_likelihood_ratio or 0.0 for a in assessed]
    grouped = {
        "events, test half, the released model": reliability.bins(own, [pair.derived for pair in tested]),
        "l2r_other rewrites and basil's same-event reports, fitted without the family tested": reliability.bins(
            ratios, labels
        ),
    }
    (DOCS / "reliability.svg").write_text(
        reliability.plot(next(iter(grouped.values())), "Reliability of the probability on the events benchmark"),
        "utf-8",
    )
    text = (HERE / "page.md").read_text("utf-8")
    for mark, content in {
        "TABLE": _table(),
        "CONFUSION": _confusion(tested, assessed),
        "LANGUAGES": language.table(language.rows(tested, assessed)),
        "HANDS": _hands(other_hands.reports("held out")),
        "MORE LANGUAGES": _hands(other_hands.reports("held out", more_languages.MORE_LANGUAGES)),
        "PEERS": _peers(),
        "RELIABILITY": "\n\n".join(_bins(name, found) for name, found in grouped.items()),
        "LENGTHS": reliability.length_table(reliability.read_lengths()),
        "ERRORS": _worst(tested, assessed),
    }.items():
        text = text.replace(f"<!-- {mark} -->", content)
    (DOCS / "quality.md").write_text(text, "utf-8")


def _hands(told: list[Pair]) -> str:
    """What is said of reports by other hands."""
    return _confusion(told, pairs.in_parallel(events.assess, told))


def _results() -> dict[str, dict[str, float]]:
    results: dict[str, dict[str, float]] = json.loads((HERE.parent / "results" / "quality.json").read_text("utf-8"))
    return results


def _peers() -> str:
    """Each peer's figures on both sets, ours first."""
    found = _results()["peers"]
    sets = ("events", "same event")
    lines = [
        "| method | " + " | ".join(f"AUC, {name} | found, {name}" for name in sets) + " |",
        "|---|---|---|---|---|",
    ]
    for peer in (peers.OURS, *peers.PEERS):
        figures = (found[f"{peer}: {figure}, {name}"] for name in sets for figure in ("auc", "found"))
        lines.append(f"| {peer} | " + " | ".join(f"{value:.3f}" for value in figures) + " |")
    return "\n".join(lines)


def _table() -> str:
    results = _results()
    specs = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    lines = ["| benchmark | figure | value | floor or ceiling | aim |", "|---|---|---|---|---|"]
    for runner, spec in specs.items():
        if runner == "peers":
            continue  # a table of its own
        for metric, value in results.get(runner, {}).items():
            bound = spec.get("floors", {}).get(metric)
            limit = spec.get("ceilings", {}).get(metric)
            said = f"≥ {bound:g}" if bound is not None else f"≤ {limit:g}" if limit is not None else ""
            digits = 4 if 0 < abs(value) < 0.001 else 3
            shown = f"{value:,.0f}" if value == int(value) and abs(value) > 1 else f"{value:.{digits}f}"
            lines.append(f"| {runner} | {metric} | {shown} | {said} | {_aim(spec, metric, value)} |")
    return "\n".join(lines)


def _aim(spec: dict[str, Any], metric: str, value: float) -> str:
    """What the figure is to be, where that is more than its floor; a ceiling's aim is below it."""
    aim = spec.get("aims", {}).get(metric)
    if aim is None:
        return ""
    is_ceiling = metric in spec.get("ceilings", {})
    reached = value <= aim if is_ceiling else value >= aim
    return f"{'≤' if is_ceiling else '≥'} {aim:g}{'' if reached else ', missed'}"


def _confusion(tested: Sequence[Pair], assessed: Sequence[Assessment]) -> str:
    table = events.confusion(tested, assessed)
    lines = [f"| role | {' | '.join(_DERIVATIONS)} |", f"|---|{'---|' * len(_DERIVATIONS)}"]
    for role, count in table.items():
        lines.append(f"| {role} | {' | '.join(str(count[d] or '·') for d in _DERIVATIONS)} |")
    return "\n".join(lines)


def _bins(name: str, found: Sequence[reliability.Bin]) -> str:
    lines = [
        f"*{name[0].upper() + name[1:]}* (mean distance {reliability.expected_error(found):.3f}):",
        "",
        "| stated | pairs | mean stated | really derived | 95% interval |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {b.low:g} to {b.high:g} | {b.pairs} | {b.stated:.3f} | {b.derived:.3f} | {b.interval[0]:.3f} to {b.interval[1]:.3f} |"
        for b in found
    ]
    return "\n".join(lines)


def _worst(tested: Sequence[Pair], assessed: Sequence[Assessment]) -> str:
    """The twenty pairs on which the evidence points furthest to the wrong side, with what misled."""
    signed = [
        (a.log_likelihood_ratio or 0.0) * (1 if pair.derived else -1) for pair, a in zip(tested, assessed, strict=True)
    ]
    lines = ["| pair | assessed | ratio | what weighed most for the wrong side |", "|---|---|---|---|"]
    for i in np.argsort(signed)[:20].tolist():
        pair, found = tested[i], assessed[i]
        misled = max(found.evidence, key=lambda e: -e.weight if pair.derived else e.weight)
        lines.append(
            f"| {pair.id} | {found.derivation} | {found.log_likelihood_ratio or 0:+.2f} | {misled.kind} {misled.weight:+.2f}: {misled.statement} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
