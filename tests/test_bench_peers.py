import sys

import pytest

from bench.peers.environment import MissingError, Worker

PIER = (
    "The pier of Tolsey is shut since Monday, the harbour master said, and ferries land at Moss until it is repaired."
)
FAIR = "A fair in Tolsey drew four thousand people this year, twice as many as the last one, its organisers say."


@pytest.mark.parametrize("contender", ["datasketch, update_batch", "Fingerprint.many without"])
def test_a_worker_times_rounds_and_judges_pairs(contender):
    with Worker(sys.executable, contender, [PIER, FAIR] * 10) as worker:
        assert "numpy" in worker.versions
        assert worker.round() > 0
        same, other = worker.pairs([(PIER, PIER), (PIER, FAIR)])
        assert same == [1, 1]
        assert other[0] < 0.1
        assert other[1] == 0
        assert worker.round() > 0


def test_a_tool_that_is_not_there_is_named_with_the_reason():
    with pytest.raises(MissingError, match="no such tool"):
        Worker(sys.executable, "no such tool", [])
