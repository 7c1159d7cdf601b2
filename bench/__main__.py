"""Time comparisons, commands and fingerprints, and print medians with ratios to peers run in the same rounds.

Machines are noisy: contenders take turns, medians are quoted, and the ratio is the figure to trust. Results are written
to results/bench.json. A floor or ceiling that is broken is said to be, and makes the exit status 1 only with
``--strict``.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path

from bench import fingerprint
from provenance import compare
from provenance.demo import demo_pair
from provenance.document import Document
from provenance.reuse.normalisation import normalise

ROUNDS = 40


def main(arguments: list[str]) -> int:
    rows = {**_comparisons(), **_commands(), **fingerprint.measure()}
    ceilings = {
        **fingerprint.CEILINGS,
        "compare() of a 700-word pair, ms": 12.0,
        "compare() ÷ difflib": 4.5,
        "compare() of new texts ÷ difflib": 8.0,
        "provenance --help ÷ import click": 3.0,
        "provenance demo, s": 1.0,
        "compare() of 10,000 words with 10,000, s": 1.0,
        "compare() of 100 kB of names that begin alike, s": 5.0,
        "compare() of 100 kB of denials in endless sentences, s": 5.0,
    }
    broken = 0
    for name, value in rows.items():
        verdict = ""
        if name in ceilings:
            verdict = f"ceiling {ceilings[name]:g} {'holds' if value <= ceilings[name] else 'BROKEN'}"
        if name in fingerprint.FLOORS:
            floor = fingerprint.FLOORS[name]
            verdict = f"floor {floor:g} {'holds' if value >= floor else 'BROKEN'}"
        broken += "BROKEN" in verdict
        print(f"{name:<62} {value:>9.3f}  {verdict}")
    folder = Path(__file__).parent.parent / "results"
    folder.mkdir(exist_ok=True)
    (folder / "bench.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return 1 if broken and "--strict" in arguments else 0


def _comparisons() -> dict[str, float]:
    copy, source = demo_pair()
    words = normalise(copy.text).words, normalise(source.text).words
    number = count()

    def anew() -> None:
        """Compare two texts that were never read before: a running number at the end makes them new."""
        mark = f"\nNo {next(number)}."
        compare(replace(copy, text=copy.text + mark), replace(source, text=source.text + mark))

    medians = _in_turn(
        {
            "compare() of a 700-word pair, ms": lambda: compare(copy, source),
            "compare() of a 700-word pair, both texts new, ms": anew,
            "peer: difflib on the same words, ms": lambda: SequenceMatcher(None, *words, autojunk=False).get_opcodes(),
        }
    )
    ours, new, peer = medians.values()
    long_pair = (Document(_long_text(side.text), language="en") for side in (copy, source))
    names = (Document(_names_alike(seed)) for seed in (1, 2))
    denials = (Document(_denials(seed), language="en") for seed in (1, 2))
    return {
        **{name: 1000 * seconds for name, seconds in medians.items()},
        "compare() ÷ difflib": ours / peer,
        "compare() of new texts ÷ difflib": new / peer,
        "compare() of 10,000 words with 10,000, s": _seconds(*long_pair),
        "compare() of 100 kB of names that begin alike, s": _seconds(*names),
        "compare() of 100 kB of denials in endless sentences, s": _seconds(*denials),
    }


def _seconds(copy: Document, source: Document) -> float:
    started = time.perf_counter()
    compare(copy, source)
    return time.perf_counter() - started


def _commands() -> dict[str, float]:
    medians = _in_turn(
        {
            "provenance --help, s": _process("-m", "provenance", "--help"),
            "peer: python -c 'import click', s": _process("-c", "import click"),
            "provenance demo, s": _process("-m", "provenance", "demo"),
        },
        rounds=9,
    )
    return {
        **medians,
        "provenance --help ÷ import click": medians["provenance --help, s"]
        / medians["peer: python -c 'import click', s"],
    }


def _in_turn(contenders: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each contender; they take turns, so that a slow moment of the machine hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for contender in contenders.values():
        contender()
    for _ in range(rounds):
        for name, contender in contenders.items():
            started = time.perf_counter()
            contender()
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def _process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def _long_text(text: str) -> str:
    """Some 10,000 words, every paragraph made different by a running number so that nothing simply repeats."""
    paragraphs = [p for p in text.split("\n") if len(p) > 100]
    return "\n".join(f"{p.replace(' the ', f' the {k}th ', 3)}" for k in range(16) for p in paragraphs)


def _names_alike(seed: int, size: int = 100_000) -> str:
    """Nothing but thousands of names in Cyrillic letters that all begin as one another do."""
    draw = random.Random(seed)  # noqa: S311 - a bench, no secret
    names = ["Нор" + "".join(draw.choices("абвгдежзіклмнопрсту", k=draw.randint(4, 10))) for _ in range(3000)]
    return " ".join(name + "." * (draw.random() < 0.1) for name in draw.choices(names, k=size // 10))[:size]


def _denials(seed: int, size: int = 100_000) -> str:
    """Thousands of denials of one word, hardly ever with a full stop: each may be turned round at every place of the word."""
    draw = random.Random(seed)  # noqa: S311 - a bench, no secret
    words = draw.choices(["Moss", "not sure", "sure"], k=size // 5)
    return " ".join(word + "." * (draw.random() < 0.01) for word in words)[:size]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
