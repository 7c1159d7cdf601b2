"""Which documents are in a file of JSON: one object a line, or all in a list?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from provenance.acquisition.charset import charset_of_lines
from provenance.acquisition.column import Guide
from provenance.acquisition.entry import is_entry, known_of
from provenance.acquisition.medium import PAGE_BYTES
from provenance.acquisition.row import Row
from provenance.acquisition.stream import HEAD, Stream
from provenance.acquisition.table import row_of
from provenance.acquisition.written_date import day_first_in
from provenance.errors import AcquisitionError

NOT_JSON = "not valid JSON"
_NO_OBJECT = "JSON that is no object"
_TOO_DEEP = "JSON nested too deep"
_OTHER_CHARSET = "characters in another encoding than UTF-8"
_TOO_LARGE = f"a row of more than {PAGE_BYTES // 1_000_000} MB"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 20
_LOOKS_LIKE_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*[\"}]|(?:\xef\xbb\xbf)?\s*\[\s*\]")
# An answer of NewsAPI, GDELT or a content system: some fields, then the list.
_LIST = re.compile(
    r"\s*(?:\{[^\[]{0,5000}?\"(?:articles|stories|results|items|documents|docs|data|hits|posts|news)\"\s*:\s*)?\["
)
_GAP = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}[\s,]*\{")


def looks_like_json(head: bytes) -> bool:
    """Whether what begins with *head* is JSON with objects in it."""
    if head.startswith(_UTF16):
        head = head[2:].replace(b"\x00", b"")
    return bool(_LOOKS_LIKE_JSON.match(head))


def record_rows(stream: Stream, name: str, guide: Guide, start: int = 0) -> Iterator[Row]:
    """The rows of a file of JSON, *start* of them left out: its lines, or the items of its list, none held longer than read."""
    head = stream.peek(HEAD)
    charset = charset_of_lines(head)
    day_first = day_first_in(head)
    if charset == "utf-8" and _is_lines(head.decode(errors="replace"), guide, whole=len(head) < HEAD):
        return _rows(enumerate(_lines(stream, start), start + 1), "line", name, guide, day_first=day_first)
    values = _values(TextIOWrapper(stream, charset, errors="replace", newline=""))
    numbered = ((number, value) for number, value in enumerate(values, 1) if number > start)
    return _rows(numbered, "item", name, guide, day_first=day_first)


def _is_lines(head: str, guide: Guide, *, whole: bool) -> bool:
    """Whether each line is a value of its own, as far as the first one tells; *head* may be the *whole* file."""
    first, newline, rest = head.removeprefix("\ufeff").lstrip().partition("\n")
    if first.startswith("["):
        return False
    holds_a_list = _LIST.match(first) is not None
    if not newline and not whole:  # one line of 256 kB
        return not holds_a_list
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return first.strip() != "{" and rest.lstrip().startswith("{")  # one bad line, or an object over several
    return bool(rest.strip()) or not holds_a_list or not isinstance(value, dict) or "text" in guide.columns(value)


def _rows(
    values: Iterator[tuple[int, Any]], word: str, name: str, guide: Guide, *, day_first: bool | None
) -> Iterator[Row]:
    for position, value in values:
        if value is None:  # a blank line
            continue
        if isinstance(value, dict):
            yield _row(position, value, f"{word} {position}", name, guide, day_first=day_first)
        else:
            reason = str(value) if isinstance(value, _Unreadable) else _NO_OBJECT
            yield Row(position, None, reason, f"{word} {position}")


def _row(position: int, value: dict[str, Any], place: str, name: str, guide: Guide, *, day_first: bool | None) -> Row:
    if not is_entry(value):
        return row_of(position, value, guide.columns(value), name, place, day_first=day_first)
    try:
        return Row(position, known_of(value))
    except AcquisitionError as error:
        return Row(position, None, error.reason, place)


class _Unreadable(str):
    """Why a value could not be read."""

    __slots__ = ()


def _lines(stream: Stream, start: int) -> Iterator[Any]:
    """The value of each line after *start* of them; None for a blank one."""
    for number, line in enumerate(_bounded_lines(stream)):
        if number < start:
            continue
        if line is None:
            yield _Unreadable(_TOO_LARGE)
        else:
            yield _value(line)


def _bounded_lines(stream: Stream) -> Iterator[bytes | None]:
    """Each line, or None for one that is too long to be held."""
    while line := stream.readline(PAGE_BYTES):
        if len(line) < PAGE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(PAGE_BYTES)
        yield None


def _value(line: bytes) -> Any:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode(errors="replace")
        if text.count("\ufffd") * 50 > len(text):  # a torn byte is no reason; every fiftieth character is
            return _Unreadable(_OTHER_CHARSET)
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return _Unreadable(NOT_JSON) if text.strip() else None
    except RecursionError:
        return _Unreadable(_TOO_DEEP)


def _values(file: TextIOWrapper) -> Iterator[Any]:
    """The items of the list in *file*, or the values that stand in it one after the other."""
    window = _Window(file)
    window.drop(int(window.text.startswith("\ufeff")))
    opening = _LIST.match(window.text, window.at)
    window.drop(opening.end() - window.at if opening else 0)
    while window.skip(_GAP) and not window.text.startswith("]", window.at):
        yield window.value()


class _Window:
    """The part of a file of JSON that is being read."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self._decoder = json.JSONDecoder()
        self._ended = False
        self.text = ""
        self.at = 0
        self._read(_PIECE)

    def drop(self, count: int) -> None:
        self.at += count

    def skip(self, gap: re.Pattern[str]) -> bool:
        """Go past *gap*; whether anything stands behind it."""
        while True:
            match = gap.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return True
            if not self._read(_PIECE):
                return False

    def value(self) -> Any:
        """The value at this place; where there is none, why, and the place is where the next one may begin."""
        while True:
            try:
                value, end = self._decoder.raw_decode(self.text, self.at)
            except RecursionError:
                return self._lost(_TOO_DEEP, self.at + 1)
            except ValueError as error:
                broken = getattr(error, "pos", self.at)
                torn = str(error).startswith("Unterminated") or broken > len(self.text) - 12  # "\ud83d\ude0" at the end
                if torn and not self._ended:
                    if len(self.text) - self.at > PAGE_BYTES:
                        return self._lost(_TOO_LARGE, self.at + 1)
                    self._read(len(self.text) - self.at)  # as much again: no byte is parsed more than twice on average
                    continue
                return self._lost(NOT_JSON, max(broken, self.at + 1))
            if end == len(self.text) and not self._ended:  # a number may go on
                self._read(_PIECE)
                continue
            self.at = end
            return value

    def _lost(self, reason: str, after: int) -> _Unreadable:
        self.at = after
        while not (match := _NEXT.search(self.text, self.at)):
            self.at = max(self.at, len(self.text) - 100)
            if not self._read(_PIECE):
                self.at = len(self.text)
                return _Unreadable(reason)
        self.at = match.end() - 1
        return _Unreadable(reason)

    def _read(self, least: int) -> bool:
        """Let go of what was read and take in more; whether there was more."""
        piece = self._file.read(max(least, _PIECE))
        self.text = self.text[self.at :] + piece
        self.at = 0
        self._ended = not piece
        return bool(piece)
