"""Are the labelled files those on which the floors were set?

    python -m quality.digest FOLDER

writes digests.toml anew: the SHA-256 of every file and folder of every set in FOLDER, to be done when a floor is set on new data.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

_PATH = Path(__file__).parent / "digests.toml"
_HEAD = "# SHA-256 of every labelled file that floors were set on, set by set. Written by python -m quality.digest.\n"


def changed(benchmarks: Path, sets: Iterable[str]) -> list[str]:
    """The files of *sets* in *benchmarks* that are not those the floors were set on, new and missing ones included."""
    known = tomllib.loads(_PATH.read_text("utf-8"))
    found = {name: _digests(benchmarks / name) for name in sets}
    return sorted(
        f"{name}/{file}"
        for name, digests in found.items()
        for file in digests.keys() | known.get(name, {}).keys()
        if digests.get(file) != known.get(name, {}).get(file)
    )


def _digests(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    return {path.name: _digest(path) for path in sorted(folder.iterdir()) if path.name != "README.md"}


def _digest(path: Path) -> str:
    """Of a file its SHA-256; of a folder that of its files' names and digests, one a line."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = "".join(f"{inner.name} {_digest(inner)}\n" for inner in sorted(path.iterdir()))
    return hashlib.sha256(lines.encode()).hexdigest()


def main(benchmarks: Path) -> None:
    sets = sorted(path for path in benchmarks.iterdir() if path.is_dir())
    tables = (
        "\n".join([f"\n[{folder.name}]", *(f'"{file}" = "{value}"' for file, value in _digests(folder).items()), ""])
        for folder in sets
    )
    _PATH.write_text(_HEAD + "".join(tables), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
