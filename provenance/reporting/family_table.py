"""How do families become tables and networks that other programs read?"""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from provenance.errors import ProvenanceError
from provenance.reporting.family import COLUMNS
from provenance.reporting.table import neutral

if TYPE_CHECKING:
    from provenance.reporting.family import FamilyReport


def family_csv(report: FamilyReport) -> bytes:
    """One row a document, RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    import csv

    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in report.rows():
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8", "backslashreplace")


def family_jsonl(report: FamilyReport) -> bytes:
    """One JSON object a document and line."""
    lines = (json.dumps(row, ensure_ascii=False) for row in report.rows())
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def family_parquet(report: FamilyReport) -> bytes:
    """One row a document, with types. Raises ProvenanceError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ProvenanceError("Parquet needs pyarrow: pip install 'provenance-checker[parquet]'") from None
    text, whole, number, yes = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    types = {"weight": number, "credited": yes, "flags": pa.list_(text)}
    types |= dict.fromkeys(("family", "witnesses", "origins", "left_open", "key", "linked_to"), whole)
    schema = pa.schema([(name, types.get(name, text)) for name in COLUMNS])
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(report.rows()), schema=schema), out)
    return out.getvalue()


def family_network(report: FamilyReport, form: str) -> bytes:
    """Families as a directed network from source to copy, *form* ``gexf`` (nodes with their times) or ``graphml``.

    Raises ProvenanceError where networkx is not installed.
    """
    try:
        import networkx as nx
    except ImportError:
        raise ProvenanceError("networks need networkx: pip install 'provenance-checker[network]'") from None
    graph = nx.DiGraph(mode="dynamic", defaultedgetype="directed", timeformat="date")
    for row in report.rows():
        if row["key"] not in graph or row["role"] not in {"independent", "open"}:
            graph.add_node(row["key"], **_attributes(row, form))
    for family in report.families:
        for link in (witness.link for witness in family.witnesses if witness.link):
            weight = round(link.weight or 0.0, 2)
            graph.add_edge(link.source, link.copy, derivation=link.derivation, weight=weight, credited=link.credited)
    out = BytesIO()
    (nx.write_gexf if form == "gexf" else nx.write_graphml)(graph, out)
    return out.getvalue()


def _attributes(row: dict[str, Any], form: str) -> dict[str, Any]:
    names = ("family", "role", "location", "publisher", "title", "published", "earliest", "latest")
    known = {name: _printable(row[name]) for name in names if row[name] is not None}
    known["label"] = _printable(row["publisher"] or row["location"] or row["key"])
    start = row["earliest"] or row["latest"]
    if form == "gexf" and start:
        known["start"] = start  # and no end: a page that is published stays
    return known


def _printable(value: object) -> object:
    """*value* without the control characters that XML cannot hold."""
    return "".join(c for c in value if c.isprintable() or c in "\t\n") if isinstance(value, str) else value


def _cell(value: object) -> str:
    if isinstance(value, list):
        return neutral(" | ".join(map(str, value)))
    if isinstance(value, str):
        return neutral(value)
    return "" if value is None else str(value).lower()  # True and False as JSON writes them
