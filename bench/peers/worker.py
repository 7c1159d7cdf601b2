"""What does one tool make of the texts it is given, and how long does it take?

    python -m bench.peers.worker CONTENDER

Runs in the tool's own environment. It says which versions it found, or why there are none, and then reads JSON: a line
of texts to work on, and after that a request a line. ``null`` asks for the processor microseconds a document of one
round over all texts, ``[[text, text], ...]`` for the resemblance of each pair, as estimated and as it is over the
tool's own shingles.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from importlib.metadata import version
from typing import Any

from bench.peers.tools import CONTENDERS, Tool


def serve(contender: str) -> None:
    """Answer request after request; a tool that prints something itself must not come between."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", buffering=1) as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            tool = CONTENDERS[contender]()
        except Exception as error:  # noqa: BLE001 - whatever a tool fails with is what the table says of it
            print(json.dumps({"missing": f"{type(error).__name__}: {error}"}), file=answers)
            return
        print(json.dumps({name: version(name) for name in tool.packages}), file=answers)
        texts = json.loads(sys.stdin.readline())
        for line in sys.stdin:
            pairs = json.loads(line)
            print(json.dumps(_timed(tool, texts) if pairs is None else _judged(tool, pairs)), file=answers)


def _timed(tool: Tool, texts: Sequence[str]) -> float:
    """Processor time, that of all threads together: other programs hardly change it, and cores put nobody ahead."""
    started = time.process_time()
    tool.sketches(texts)
    return 1e6 * (time.process_time() - started) / len(texts)


def _judged(tool: Tool, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    return [(tool.resemblance(one, other), _exact(tool.shingles(one), tool.shingles(other))) for one, other in pairs]


def _exact(one: AbstractSet[Any], other: AbstractSet[Any]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


if __name__ == "__main__":
    serve(sys.argv[1])
