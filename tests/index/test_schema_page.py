"""The schema is written once, with its comments; the page is made of it."""

import re
import sqlite3

from provenance.index.store import Index
from quality.schema import PAGE, page


def test_the_page_is_the_one_that_the_schema_makes():
    assert PAGE.read_text("utf-8") == page(), "write it again: python -m quality.schema"


def test_every_table_and_view_and_column_has_its_sentence(path):
    Index(path).close()
    connection = sqlite3.connect(path)
    query = "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    for name, kind in connection.execute(query).fetchall():
        section = page().split(f"## {kind.capitalize()} `{name}`\n", 1)[1].split("\n## ")[0]
        assert re.match(r"\n\w[^|]+\n", section), name
        if kind == "table":
            columns = {column for _, column, *_ in connection.execute(f"PRAGMA table_info({name})")}
            assert columns == set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))
    connection.close()
