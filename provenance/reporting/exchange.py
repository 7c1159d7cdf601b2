"""How are fingerprints handed to others without their texts?"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from provenance.acquisition.entry import COLUMNS, FORMAT
from provenance.document import Document
from provenance.errors import ProvenanceError
from provenance.reuse.fingerprint import Fingerprint
from provenance.reuse.known import Known
from provenance.settings import Settings

_AT_ONCE = 1000


def fingerprinted(documents: Iterable[Document | Known], settings: Settings | None = None) -> Iterator[Known]:
    """The fingerprint of each document, made a thousand at a time; one that is known by its fingerprint keeps it."""
    batch: list[Document | Known] = []
    for document in documents:
        batch.append(document)
        if len(batch) == _AT_ONCE:
            yield from _made(batch, settings)
            batch = []
    yield from _made(batch, settings)


def _made(batch: list[Document | Known], settings: Settings | None) -> Iterator[Known]:
    made = iter(Fingerprint.many([item for item in batch if isinstance(item, Document)], settings))
    yield from (item if isinstance(item, Known) else Known(item, next(made)) for item in batch)


def entry_of(known: Known) -> dict[str, Any]:
    """One row: what the document states of itself, and its fingerprint's bytes; nothing of its text."""
    document, fingerprint = known.document, known.fingerprint
    values = (
        FORMAT,
        document.location,
        document.title,
        document.publisher,
        str(document.published) if document.published else None,
        document.language,
        fingerprint.size,
        _said(fingerprint.settings),
        fingerprint.normaliser,
        fingerprint.to_bytes(),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _said(settings: Settings) -> str:
    slots = f"{settings.scheme}, {settings.permutations} permutations, seed {settings.seed}"
    return f"{slots}, shingles of {settings.shingle_length} words"


def json_lines(known: Iterable[Known]) -> Iterator[str]:
    """A line of JSON for each, the fingerprint's bytes in base64."""
    for one in known:
        entry = entry_of(one)
        entry["fingerprint"] = b64encode(entry["fingerprint"]).decode()
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def write_parquet(known: Iterable[Known], path: Path) -> int:
    """Write one row for each to the Parquet file *path*, a row group for a thousand; say how many there were.

    Raises ProvenanceError, in a sentence, where pyarrow is not installed; OSError where the file cannot be written.
    """
    try:
        import pyarrow as pa  # an extra
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        reason = "writing Parquet needs a package more: pip install 'provenance-checker[parquet]'"
        raise ProvenanceError(reason) from None
    kinds = {"shingles": pa.int64(), "normaliser": pa.int32(), "fingerprint": pa.binary()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    count = 0
    with ParquetWriter(path, schema, compression="zstd") as writer:
        entries: list[dict[str, Any]] = []
        for one in known:
            count += 1
            entries.append(entry_of(one))
            if len(entries) == _AT_ONCE:
                writer.write_table(pa.Table.from_pylist(entries, schema))
                entries = []
        if entries:
            writer.write_table(pa.Table.from_pylist(entries, schema))
    return count
