"""docs/schema.md from the comments in index.sql: `python -m quality.schema` writes it, a test holds the two together."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "schema.md"
_HEAD = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)")
_COLUMN = re.compile(r"^ {4}(\w+) ?([^-]*?),? *-- (.+)$|^ {4}(\w+) ?([^-]*?),?$")
_CONSTRAINTS = {"PRIMARY", "UNIQUE", "FOREIGN", "CHECK"}


def page() -> str:
    """The whole page."""
    script = files("provenance.index").joinpath("index.sql").read_text("utf-8")
    first, *rest = script.split("\n\n")
    parts = ["# The index file", _said(first)]
    for section in rest:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: str) -> list[str]:
    """What one statement of the schema makes: its name, its comment, and a row for each column."""
    head = _HEAD.search(section)
    if not head:
        return []
    columns = []
    if head[1] == "TABLE":
        for line in section[head.end() :].splitlines():
            found = _COLUMN.match(line)
            name, kind, comment = (
                (found[1] or found[4], found[2] or found[5] or "", found[3] or "") if found else ("", "", "")
            )
            if name and name not in _CONSTRAINTS:
                columns.append(f"| `{name}` | {kind.strip()} | {comment} |")
    table = "\n".join(["| column | type | |", "|---|---|---|", *columns])
    kind = "View" if head[1] == "VIEW" else "Table"
    return [f"## {kind} `{head[2]}`", _said(section[: head.start()]), *([table] if columns else [])]


def _said(comment: str) -> str:
    return "\n".join(
        line.removeprefix("-- ")
        for line in comment.splitlines()
        if line.startswith("-- ") and line[3:].strip() not in {"SEARCH", "END SEARCH"}
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
