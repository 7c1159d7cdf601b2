"""How are reports written as JSON, with the texts or without them?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.reporting.report import Report

_LONGEST_QUOTATION = 160  # characters: a sentence, not a paragraph
_CUT = " […]"


def json_of(reports: Sequence[Report], *, fulltext: bool = True) -> bytes:
    """One report as an indented JSON object, several as one object a line; a lone surrogate is written as JSON does.

    Without *fulltext*, of the documents only hashes, offsets and quotations of at most 160 characters are left.
    """
    indent = 2 if len(reports) == 1 else None
    plain = (report.to_dict() if fulltext else without_fulltext(report.to_dict()) for report in reports)
    text = "".join(json.dumps(each, ensure_ascii=False, indent=indent) + "\n" for each in plain)
    return text.encode("utf-8", "backslashreplace")


def without_fulltext(value: Any) -> Any:
    """A report, as ``to_dict()`` gives it, whose texts are None and whose quotations are short."""
    if isinstance(value, dict):
        return {name: _shortened(name, item) for name, item in value.items()}
    return [without_fulltext(item) for item in value] if isinstance(value, list) else value


def _shortened(name: str, value: Any) -> Any:
    if name == "text" and isinstance(value, str):
        return None
    if name == "quotation" and isinstance(value, str) and len(value) > _LONGEST_QUOTATION:
        return value[: _LONGEST_QUOTATION - len(_CUT)].rstrip() + _CUT
    return without_fulltext(value)
