"""Which documents are in a Parquet file?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import IO, Any

from provenance.acquisition.column import Columns, Guide, Path
from provenance.acquisition.entry import COLUMNS, is_entry, known_of
from provenance.acquisition.row import Row
from provenance.acquisition.stream import HEAD, Meter
from provenance.acquisition.table import readable_columns, row_of
from provenance.acquisition.written_date import day_first_in
from provenance.errors import AcquisitionError

_ROWS = 256  # held at once: 2 MB of ordinary news
_FIRST_ROWS = 10_000  # whose dates tell how the others are written
_BUFFER = 1 << 20
_DAMAGED = "a damaged part of the file"


def parquet_rows(file: IO[bytes], name: str, guide: Guide, meter: Meter, start: int = 0) -> Iterator[Row]:
    """The rows of a Parquet file that can be sought in, *start* of them left out; *meter* counts rows.

    Only the columns that hold something for us are read, a part of a row group at a time; a row group that is damaged
    is one row that is skipped. Raises AcquisitionError where there is no Parquet, or none that we can read.
    """
    source = _opened(file, name)
    names = source.schema_arrow.names
    is_exchange = {"format", "fingerprint"} <= set(names)
    columns = {} if is_exchange else readable_columns(names, guide, name)
    wanted = [column for column in COLUMNS if column in names] if is_exchange else _wanted(columns, source)
    made = partial(_row, columns=columns, name=name, day_first=_day_first(source, columns))
    meter.total = source.metadata.num_rows
    meter.done = position = 0
    for group in range(source.num_row_groups):
        size = source.metadata.row_group(group).num_rows
        if position + size > start:
            skipping = max(0, start - position)
            yield from _group(source, group, wanted, made, position, skipping, meter)
        position += size
        meter.done = position


def _group(
    source: Any, group: int, wanted: list[str], made: Callable[[int, dict[str, Any]], Row], before: int, skipping: int,
    meter: Meter,
) -> Iterator[Row]:  # fmt: skip
    """The rows *made* of a row group that *before* rows precede, *skipping* the first of them."""
    position = before
    batches = source.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False)
    try:
        for batch in batches:
            for cells in _records(batch):
                position += 1
                if position > before + skipping:
                    yield made(position, cells)
            meter.done = position
    except _errors() as error:
        end = before + source.metadata.row_group(group).num_rows
        yield Row(end, None, _DAMAGED, f"rows {position + 1} to {end} ({_first_line(error)})")


def _row(position: int, cells: dict[str, Any], columns: Columns, name: str, *, day_first: bool | None) -> Row:
    place = f"row {position}"
    if columns:
        return row_of(position, cells, columns, name, place, day_first=day_first)
    try:
        if is_entry(cells):
            return Row(position, known_of(cells))
    except AcquisitionError as error:
        return Row(position, None, error.reason, place)
    return Row(position, None, "no fingerprint", place)


def _day_first(source: Any, columns: Columns) -> bool | None:
    """Whether the dates of the first rows have the day before the month, as far as one of them can only mean that."""
    stated = [path[0] for path in columns.get("published", ()) if len(path) == 1 and _is_text(source, path[0])]
    try:
        batches = source.iter_batches(_FIRST_ROWS, row_groups=[0], columns=stated, use_threads=False) if stated else ()
        first = next(iter(batches), None)
    except _errors():
        return None
    dates = (str(value) for column in (first.columns if first else ()) for value in column.to_pylist())
    return day_first_in("\n".join(dates).encode(errors="replace")[:HEAD])


def _records(batch: Any) -> Iterator[dict[str, Any]]:
    names = batch.schema.names
    for cells in zip(*(_listed(column) for column in batch.columns), strict=True):
        yield dict(zip(names, cells, strict=True))


def _listed(column: Any) -> list[Any]:
    import pyarrow as pa

    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":  # Python's datetime has no nanoseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _wanted(columns: Columns, source: Any) -> list[str]:
    """The columns to be read, fields inside a column by their path."""
    paths: dict[Path, None] = dict.fromkeys(chain.from_iterable(columns.values()))
    top = {path[0] for path in paths if len(path) == 1 and not _is_nested(source, path[0])}
    inner = [path for path in paths if path[0] not in top and (len(path) > 1 or _is_list(source, path[0]))]
    return [*(name for name in source.schema_arrow.names if name in top), *(".".join(path) for path in inner)]


def _is_text(source: Any, name: str) -> bool:
    import pyarrow as pa

    kind = source.schema_arrow.field(name).type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_nested(source: Any, name: str) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_nested(source.schema_arrow.field(name).type))


def _is_list(source: Any, name: str) -> bool:
    import pyarrow as pa

    kind = source.schema_arrow.field(name).type
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _opened(file: IO[bytes], name: str) -> Any:
    try:
        from pyarrow.parquet import ParquetFile  # an extra
    except ImportError:
        reason = "reading Parquet needs a package more: pip install 'provenance-checker[parquet]'"
        raise AcquisitionError(name, reason) from None
    try:
        return ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
    except _errors() as error:
        file.seek(0)
        whole = file.read(4) != b"PAR1"
        reason = "this is no Parquet file" if whole else "it ends early, and what describes a Parquet file is its end"
        raise AcquisitionError(name, f"{reason} ({_first_line(error)})") from None


def _errors() -> tuple[type[Exception], ...]:
    from pyarrow import ArrowException

    return (ArrowException, OSError, ValueError)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:100].rstrip(". ")
