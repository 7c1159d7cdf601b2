"""Was an entry of a journal changed, left out or put in after it was written?"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

BEGINNING = "0" * 64
"""What the first entry names as the one before it."""


class Journal:
    """A file that only grows: one JSON object a line, each with the SHA-256 of the line before it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self.entries = 0
        self.last = BEGINNING

    def append(self, kind: str, **facts: Any) -> None:
        """Write an entry of *kind* with *facts* and the time, and hand it to the operating system."""
        entry = {"entry": self.entries + 1, "previous": self.last, "time": utc_now(), "kind": kind, **facts}
        line = json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
        self._file.write(line)
        self._file.flush()
        self.entries += 1
        self.last = sha256(line).hexdigest()

    def close(self) -> None:
        """Write no more."""
        self._file.close()


def read_journal(content: bytes) -> tuple[list[dict[str, Any]], str, list[str]]:
    """The entries of a journal, the hash that its last line has, and what is wrong with it, in sentences."""
    entries: list[dict[str, Any]] = []
    faults: list[str] = []
    last = BEGINNING
    lines = content.split(b"\n")
    if lines.pop():
        faults.append("journal.jsonl ends within an entry")
    for number, line in enumerate(lines, 1):
        entry = _entry(line)
        if entry is None:
            faults.append(f"journal.jsonl: entry {number} is not an entry")
        elif entry.get("entry") != number or entry.get("previous") != last:
            faults.append(f"journal.jsonl: entry {number} does not follow from the one before it")
        entries.append(entry or {})
        last = sha256(line + b"\n").hexdigest()
    return entries, last, faults


def utc_now() -> str:
    """The time in UTC to the millisecond: ``2026-11-22T18:20:00.123Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
