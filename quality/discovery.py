"""Is the exact original found on a small web of planted cases, politely, and is nothing claimed that was not measured?

Real HTTP servers on loopback play the sites and indexes (tests/web); the texts are those of benchmarks/events. Requests
are counted in the servers' own logs, robots.txt and the copy's own page included.
"""

from __future__ import annotations

import statistics
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from provenance.acquisition.location import acquire
from provenance.assessment.derivation import DERIVED
from provenance.checker import check
from provenance.reporting.report import Report
from tests.web.index import INTERFACES
from tests.web.planted import Case, cases
from tests.web.server import Web, impolite


@dataclass(frozen=True)
class Result:
    """What came out of a case: the address found first, what was said of the credit, and what the servers noted."""

    case: Case
    report: Report
    first: str
    finding: str
    reason: str
    requests: int
    complaints: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        exact = self.first in self.case.truth if self.case.truth else not self.first
        return exact and self.finding in self.case.findings


def run(case: Case) -> Result:
    with Web(case.sites) as web, web.client() as client:
        report = check(acquire(case.copy, client=client), client=client, places=case.places)
        best = report.assessments[0] if report.assessments else None
        claimed = best is not None and (best.derivation in DERIVED or best.source.location in case.truth)
        first = best.source.location or "" if best and claimed else ""
        complaints = tuple(impolite(web.log, INTERFACES))
        return Result(case, report, first, report.credit_finding, report.credit_reason, len(web.log), complaints)


def measure(_: Path) -> dict[str, float]:
    results = [run(case) for case in cases()]
    findable = [result for result in results if result.case.truth]
    lost = [result for result in results if not result.case.truth]
    for result in results:
        if not result.is_right or result.complaints:
            print_result(result)
    kinds = defaultdict(list)
    for result in results:
        kinds[result.case.kind].append(result.is_right)
    for kind, right in kinds.items():
        print(f"  {kind:<14} {sum(right):>3} of {len(right)}")
    share: Callable[[list[bool]], float] = lambda flags: sum(flags) / len(flags)  # noqa: E731 - used four times below
    return {
        "cases": float(len(results)),
        "exact original first": share([result.first in result.case.truth for result in findable]),
        "finding right": share([result.is_right for result in results]),
        "false credit true": float(sum(r.finding in {"true", "licensed"} and not r.is_right for r in results)),
        "unfindable said to be so": share(
            [not result.first and result.finding in result.case.findings for result in lost]
        ),
        "median requests": float(statistics.median(result.requests for result in results)),
        "most requests": float(max(result.requests for result in results)),
        "impolite requests": float(sum(len(result.complaints) for result in results)),
    }


def print_result(result: Result) -> None:
    print(f"  {'ok ' if result.is_right else 'NOT'} {result.case.name}: {result.requests} requests")
    print(f"      first {result.first or '-'}; finding {result.finding}: {result.reason}")
    for step in result.report.trail:
        print(f"      {step.outcome:<10} {step.place:<12} {step.requests} {step.reason[:150]}")
    for complaint in result.complaints[:5]:
        print(f"      impolite: {complaint}")


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for case in cases():
        if not wanted or any(word in case.name for word in wanted):
            print_result(run(case))
