"""Put our fingerprints beside the sketches of other tools, and print one table.

    python -m bench.peers [COUNT]

Every tool gets the same COUNT texts (2,000 if not said) in an environment of its own, which is made the first time
(peers.toml; some 2 GB), and stays alive while all take turns, one timed round each. From text to 128 slots over runs of
three words: medians of processor time, and ratios, which are what to trust. The error is the mean distance of an
estimated resemblance from the exact one over the tool's own shingles, for every pair of a copy and its source that the
corpus has planted.
"""

from __future__ import annotations

import statistics
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.corpus import Row, generate
from bench.peers.environment import MissingError, Worker, environment

ROUNDS = 7
OURS = ("Fingerprint.many with fast", "Fingerprint.many without")
PEERS = tomllib.loads(Path(__file__).with_name("peers.toml").read_text("utf-8"))


def main(count: int = 2_000) -> None:
    rows = list(generate(count))
    with ExitStack() as stack:
        workers: dict[str, Worker] = {}
        missing: dict[str, str] = {}
        for contender, name in contenders():
            try:
                python = environment(name, PEERS[name]["requires"]) if name else sys.executable
                workers[contender] = stack.enter_context(Worker(python, contender, [row.text for row in rows]))
            except MissingError as reason:
                missing[contender] = str(reason)
        print(*table(workers, planted(rows)), sep="\n")
    for contender, reason in missing.items():
        print(f"\n{contender} is missing: {reason}")


def contenders() -> Iterator[tuple[str, str]]:
    """Every contender, with its environment; ours is this one."""
    yield from ((contender, "") for contender in OURS)
    yield from ((contender, name) for name, peer in PEERS.items() for contender in peer["contenders"])


def planted(rows: list[Row]) -> list[tuple[str, str]]:
    """Each copy of the corpus with what it was made from."""
    texts = {row.id: row.text for row in rows}
    return [(row.text, texts[row.source]) for row in rows if row.source is not None]


def table(workers: dict[str, Worker], pairs: list[tuple[str, str]]) -> Iterator[str]:
    """A row for each worker, in Markdown."""
    taken = in_turn(workers)
    columns = ["", "versions", "µs a document", *(f"÷ {name}" for name in OURS if name in taken), "mean error"]
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)
    for name, worker in workers.items():
        versions = ", ".join(f"{package} {number}" for package, number in worker.versions.items())
        ratios = [f"{taken[name] / taken[ours]:.2f}" for ours in OURS if ours in taken]
        error = statistics.mean(abs(estimate - exact) for estimate, exact in worker.pairs(pairs))
        yield f"| {' | '.join([name, versions, f'{taken[name]:.1f}', *ratios, f'{error:.4f}'])} |"


def in_turn(workers: dict[str, Worker]) -> dict[str, float]:
    """The median microseconds a document of each; they take turns, so that a slow moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in workers}
    for number in range(ROUNDS + 1):
        for name, worker in workers.items():
            spent = worker.round()
            if number:  # the first round warms up
                taken[name].append(spent)
    return {name: statistics.median(spent) for name, spent in taken.items()}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
