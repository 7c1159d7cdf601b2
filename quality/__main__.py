"""Run every benchmark whose data is at hand, print one table, and fail where a floor is broken.

The data lies in the folder PROVENANCE_BENCHMARKS names (by default ``../shared/benchmarks``); a benchmark whose folder
is missing is skipped, and said to be. ``python -m quality NAME…`` runs only those named. Floors are in floors.toml, the
digests of the data they were measured on in digests.toml (``python -m quality.digest`` writes it anew); results are
written to results/quality.json.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import tomllib
from pathlib import Path

from quality import digest

HERE = Path(__file__).parent
BENCHMARKS = Path(os.environ.get("PROVENANCE_BENCHMARKS", HERE.parent.parent / "shared" / "benchmarks"))


def main(names: list[str]) -> int:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    broken, results = 0, {}
    for runner, spec in floors.items():
        if names and runner not in names:
            continue
        missing = [folder for folder in spec["data"] if not (BENCHMARKS / folder).exists()]
        if missing:
            print(f"{runner:<12} skipped: no {', '.join(missing)} in {BENCHMARKS}")
            continue
        started = time.perf_counter()
        measured = importlib.import_module(f"quality.{runner}").measure(BENCHMARKS)
        results[runner] = measured
        print(f"{runner} ({time.perf_counter() - started:.0f} s)")
        for name in digest.changed(BENCHMARKS, spec["data"]):
            print(f"  note: {name} is not the file the floors were set on")
        broken += _print_metrics(measured, spec.get("floors", {}), spec.get("ceilings", {}))
    _save(results)
    print(f"{broken} floors broken" if broken else "all floors hold")
    return 1 if broken else 0


def _print_metrics(measured: dict[str, float], floors: dict[str, float], ceilings: dict[str, float]) -> int:
    broken = 0
    for metric, value in measured.items():
        verdict = ""
        if metric in floors:
            holds = value >= floors[metric]
            verdict = f"floor {floors[metric]:.3f} {'holds' if holds else 'BROKEN'}"
            broken += not holds
        elif metric in ceilings:
            holds = value <= ceilings[metric]
            verdict = f"ceiling {ceilings[metric]:.3f} {'holds' if holds else 'BROKEN'}"
            broken += not holds
        print(f"  {metric:<44} {value:>9.3f}  {verdict}")
    for metric in {*floors, *ceilings} - measured.keys():
        print(f"  {metric:<44}   missing  BROKEN")
        broken += 1
    return broken


def _save(results: dict[str, dict[str, float]]) -> None:
    folder = HERE.parent / "results"
    folder.mkdir(exist_ok=True)
    path = folder / "quality.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**kept, **results}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
