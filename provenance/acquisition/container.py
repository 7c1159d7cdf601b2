"""Do these bytes hold one document or many, and how?"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from provenance.acquisition.column import Guide
from provenance.acquisition.medium import names_a_file
from provenance.acquisition.record import looks_like_json
from provenance.acquisition.table import looks_like_table

Container = Literal["table", "json", "parquet", "warc", "document"]

_NAMED: dict[str, Container] = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), "table"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jl", ".json"), "json"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    ".warc": "warc",
}
_PACKED = (".gz", ".zst")


def suffix_of(name: str) -> str:
    """The suffix that tells what *name* holds, without that of its compression: ``.jsonl`` of ``news.jsonl.gz``."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix in _PACKED else path.suffix


def is_named(name: str) -> bool:
    """Whether *name* says that it holds many documents."""
    return suffix_of(name) in _NAMED


def container_of(head: bytes, name: str, guide: Guide) -> Container:
    """What begins with *head*, uncompressed: by its first bytes, by its *name*, and else by looking closer."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if named := _NAMED.get(suffix_of(name)):
        return named
    if names_a_file(suffix_of(name)):
        return "document"
    if looks_like_json(head):
        return "json"
    return "table" if looks_like_table(head, guide) else "document"
