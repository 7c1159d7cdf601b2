"""What was run, with what, on what, and which files came of it?"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from provenance.reporting.report import DISTRIBUTION, tool_version
from provenance.settings import Settings

FORMAT = "provenance-bundle"
FORMAT_VERSION = 1

_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was given: its *name* and its *arguments*, as JSON can say them, without secrets."""

    name: str
    arguments: dict[str, Any]


def manifest_of(
    command: Command, settings: Settings, *, now: str, began: str, ended: str, complete: bool, reason: str | None
) -> dict[str, Any]:
    """The part of a manifest that does not depend on the files."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "complete": complete,
        "reason": reason,
        "tool": {"name": DISTRIBUTION, "version": tool_version()},
        "python": platform.python_version(),
        "packages": package_versions(),
        "command": asdict(command),
        "settings": asdict(settings),
        "now": now,
        "began": began,
        "ended": ended,
    }


def package_versions() -> dict[str, str]:
    """The versions of the packages that this one needs, as far as they are installed, by name."""
    from importlib.metadata import PackageNotFoundError, requires, version

    found = {}
    for requirement in requires(DISTRIBUTION) or ():
        match = _REQUIREMENT.match(requirement)
        if match is None or "extra ==" in requirement:
            continue
        try:
            found[match[0].lower()] = version(match[0])
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def requests_of(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every request in a journal with the address that gave its answer in the end, after redirects."""
    exchanges = [entry for entry in entries if entry.get("kind") == "exchange"]
    onward = {entry["url"]: entry["redirects_to"] for entry in exchanges if "redirects_to" in entry}
    return [
        {
            "time": entry["time"],
            "requested": entry["url"],
            "final": _end_of(entry["url"], onward),
            "status": entry.get("status"),
            "failed": entry.get("failed"),
            "from_cache": entry.get("from_cache", False),
        }
        for entry in exchanges
    ]


def _end_of(url: str, onward: dict[str, str]) -> str:
    seen = set()
    while url in onward and url not in seen:
        seen.add(url)
        url = onward[url]
    return url
