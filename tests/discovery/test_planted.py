"""A sample of the planted cases that quality/discovery.py runs in full."""

from __future__ import annotations

import pytest

from quality.discovery import run
from tests.web import planted

SAMPLE = (
    []
    if not planted.EVENTS.is_dir()
    else [  # a source distribution is without the benchmark
        planted.bare("e02", "rewrite_credited", "wordpress"),
        planted.bare("e13", "light", "monthly"),
        planted.rewritten("e15", "opensearch"),
        planted.wrong("e06", "spun"),
        planted.linked("e10", "light"),
        planted.back_dated("e12", "wordpress"),
        planted.uncredited("e20", "light"),
        planted.gone("e13", "light", "dead"),
        planted.walled("e02", "paywall"),
        planted.nowhere("e06", "light", "wordpress"),
        planted.conversation("e15"),
    ]
)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.name.replace(" ", "-"))
def test_a_planted_case_comes_out_right_and_no_server_could_complain(case):
    result = run(case)
    assert result.is_right, f"{result.first} {result.finding}: {result.reason}"
    assert not result.complaints
    assert result.requests <= 20
