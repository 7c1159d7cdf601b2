"""How well does it hold in languages that the model was never fitted to?"""

from __future__ import annotations

from pathlib import Path

from quality import other_hands

MORE_LANGUAGES = Path(__file__).parent.parent / "benchmarks" / "more_languages"


def measure(benchmarks: Path) -> dict[str, float]:
    del benchmarks  # these texts are the project's own
    figures = other_hands.told_apart(other_hands.reports("held out", MORE_LANGUAGES))
    for half in other_hands.HALVES:
        found = other_hands.alterations_reported(other_hands.rows_of(MORE_LANGUAGES / "alterations.jsonl", half))
        figures |= {f"{half}: {name}": value for name, value in found.items()}
    return figures
