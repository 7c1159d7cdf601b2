"""Which documents are in a table of characters: CSV, TSV and their like?"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import TextIOWrapper

from provenance.acquisition.cell import document_of, unread_date
from provenance.acquisition.charset import charset_of_lines
from provenance.acquisition.column import Columns, Guide
from provenance.acquisition.medium import PAGE_BYTES
from provenance.acquisition.row import Row
from provenance.acquisition.stream import HEAD, Stream
from provenance.acquisition.written_date import day_first_in
from provenance.errors import AcquisitionError, RefusedError

BROKEN_QUOTES = "its quotation marks do not match"
_OTHER_WIDTH = "it has another number of cells than the heading"
_ROW_TOO_LARGE = f"a row of more than {PAGE_BYTES // 1_000_000} MB"
_MOST_COLUMNS = 2000
_MOST_WORDS = 5  # of a column's name
_SEPARATORS = ",\t;|"
_LINE = re.compile(r"[^\r\n]+")

csv.field_size_limit(PAGE_BYTES)  # the module's own limit of 131 kB is less than a page in a column


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How a table is written: its *separator*, its charset, and whether ``\"`` is a quotation mark inside a cell."""

    separator: str
    charset: str
    escaped: bool = False


def dialect_of(head: bytes) -> Dialect:
    """How the table that begins with *head* is written; the sign that makes the most cells of the first line parts them."""
    charset = charset_of_lines(head)
    text = head.decode(charset, errors="replace")
    separator = max(_SEPARATORS, key=lambda sign: len(_heading(text, sign)))
    return Dialect(separator, charset, text.count('\\"') > text.count('""'))


def looks_like_table(head: bytes, guide: Guide) -> bool:
    """Whether what begins with *head*, and says nothing of itself, is a table that we could read.

    Many texts have a comma in their first line: there must be a column for the text, or one for an address and one for
    a title or a date.
    """
    dialect = dialect_of(head)
    names = _heading(head.decode(dialect.charset, errors="replace"), dialect.separator)
    if not 1 < len(names) <= _MOST_COLUMNS or len(set(names)) < len(names):
        return False
    if any(len(name.split()) > _MOST_WORDS for name in names):
        return False
    roles = guide.columns(names).keys()
    return "text" in roles or "html" in roles or ("url" in roles and bool(roles & {"title", "published"}))


def _heading(text: str, separator: str) -> list[str]:
    first = _LINE.search(text.removeprefix("\ufeff"))
    return next(csv.reader([first[0]], delimiter=separator), []) if first else []


def table_rows(stream: Stream, name: str, guide: Guide, dialect: Dialect, start: int = 0) -> Iterator[Row]:
    """The rows of a table after its heading, *start* of them left out.

    A row whose quotation marks do not match costs that line and no other. Raises RefusedError where the table has more
    than 2000 columns, AcquisitionError where none of them holds a text or an address.
    """
    day_first = day_first_in(stream.peek(HEAD))
    lines = _Lines(TextIOWrapper(stream, dialect.charset, errors="replace", newline=""))
    rows = _records(lines, dialect)
    heading = next(rows, None)
    names = [cell.removeprefix("\ufeff").strip() for cell in heading] if isinstance(heading, list) else []
    if len(names) > _MOST_COLUMNS:
        raise RefusedError(name, f"it has more than {_MOST_COLUMNS} columns", rule="size")
    columns = readable_columns(names, guide, name)
    for position, cells in enumerate(rows, 1):
        if position > start:
            yield _row(position, cells, names, columns, name, day_first=day_first)


def readable_columns(names: list[str], guide: Guide, name: str) -> Columns:
    """The columns among *names* that hold something for us. Raises AcquisitionError where a text is nowhere to be found."""
    columns = guide.columns(names)
    if missing := guide.missing(names):
        raise AcquisitionError(name, f"it has no column {missing[0]!r}; its columns are {_listed(names)}")
    if not columns.keys() & {"text", "html", "url"}:
        raise AcquisitionError(
            name, f"which column holds the text? Say --columns text=NAME; its columns are {_listed(names)}"
        )
    return columns


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in names[:20])
    return f"{shown} and {len(names) - 20} more" if len(names) > 20 else shown or "none"  # noqa: PLR2004 - as shown


def _row(
    position: int, cells: list[str] | str, names: list[str], columns: Columns, name: str, *, day_first: bool | None
) -> Row:
    place = f"row {position}"
    if isinstance(cells, str):
        return Row(position, None, cells, place)
    if len(cells) != len(names) and any(cells[len(names) :] or ["x"]):
        return Row(position, None, _OTHER_WIDTH, place)
    return row_of(position, dict(zip(names, cells, strict=False)), columns, name, place, day_first=day_first)


def row_of(
    position: int, cells: Mapping[str, object], columns: Columns, name: str, place: str, *,
    day_first: bool | None = None,
) -> Row:  # fmt: skip
    """The row with the document that *cells* make, or with the reason why they make none."""
    try:
        document = document_of(cells, columns, name, position, day_first=day_first)
        return Row(position, document, unread_date=unread_date(cells, columns, document))
    except AcquisitionError as error:
        return Row(position, None, error.reason, place)


class _Lines:
    """The lines of a file, which can be given back to be read again."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self._again: list[str] = []
        self.taken: list[str] = []  # by the row that is being read
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._file.readline(PAGE_BYTES)
        self.size += len(line)
        if not line:
            raise StopIteration
        self.taken.append(line)
        if self.size > PAGE_BYTES:
            raise csv.Error(_ROW_TOO_LARGE)
        return line

    def begin(self) -> None:
        self.taken.clear()
        self.size = 0

    def give_back_all_but_first(self) -> None:
        self._again.extend(reversed(self.taken[1:]))
        self.begin()


def _records(lines: _Lines, dialect: Dialect) -> Iterator[list[str] | str]:
    """Each row's cells, or why they cannot be told apart; blank lines are none."""
    reader = _reader(lines, dialect)
    while True:
        lines.begin()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            lines.give_back_all_but_first()
            reader = _reader(lines, dialect)
            yield _ROW_TOO_LARGE if _ROW_TOO_LARGE in str(error) else BROKEN_QUOTES
            continue
        if cells is None:
            return
        if cells:
            yield cells


def _reader(lines: _Lines, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=dialect.separator, strict=True, escapechar="\\" if dialect.escaped else None)
