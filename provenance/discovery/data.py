"""What is in an answer that should be data, and what does it say where it is none?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_TAG = re.compile(r"<[^<>]{0,5000}>")
_MOST = 200_000


def text_of(markup: str) -> str:
    """The words in *markup*, blanks for tags; good enough to rank by, never compared."""
    return " ".join(unescape(_TAG.sub(" ", markup[:_MOST])).split())


def json_of(content: bytes) -> object:
    """The JSON in an answer. Raises ValueError where it is none: a page, an error in words."""
    try:
        return json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise ValueError(in_words(content)) from None


def in_words(content: bytes) -> str:
    """The first words of an answer that should have been data."""
    words = text_of(content[:2_000].decode("utf-8", "replace"))
    return words if len(words) <= _FEW else words[:_FEW] + "…"


_FEW = 120


def rows_of(value: object, content: bytes) -> list[Any]:
    """*value* where it is a list. Raises ValueError with the first words of *content*, which it was read from."""
    if not isinstance(value, list):
        raise ValueError(in_words(content))  # noqa: TRY004 - it is the answer that is wrong, not a type
    return value


def lines_of(content: bytes, most: int) -> Iterator[dict[str, str]]:
    """The captures in a CDX answer of pywb's kind, a JSON object a line, at most *most*. Raises ValueError for others."""
    for line in content.splitlines()[:most]:
        try:
            row = {str(name): str(value) for name, value in json.loads(line).items()}
            row["url"] = row.get("url") or row["original"]
            yield row | {"timestamp": row["timestamp"]}
        except (ValueError, KeyError, AttributeError, RecursionError):
            raise ValueError(in_words(content)) from None
