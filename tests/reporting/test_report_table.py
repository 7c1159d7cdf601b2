import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from provenance.reporting.table import COLUMNS, neutral, render_csv, rows

DOCS = Path(__file__).parents[2] / "docs" / "report.md"


class Csv(SingleFileSnapshotExtension):
    file_extension = "csv"
    _write_mode = WriteMode.TEXT


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_table_with_everything_is_as_accepted(report, make, snapshot, same_at_every_version):
    text = render_csv([report, make("several"), make("unmeasured"), make("undetermined")])
    assert same_at_every_version(text) == snapshot(extension_class=Csv)


def test_there_is_a_row_for_each_assessment(make):
    found = read(render_csv([make("several")]))
    assert [row["derivation"] for row in found] == ["rewritten", "independent"]
    assert len({row["source_sha256"] for row in found}) == 2


def test_a_report_without_an_assessment_has_a_row_that_says_why(make):
    (row,) = read(render_csv([make("unmeasured")]))
    assert row["credit_finding"] == "unmeasured"
    assert row["derivation"] == row["verbatim"] == row["source_location"] == ""
    assert row["skipped"] == "https://www.tolseyherald.example/: the server answered 503"


def test_altered_facts_stand_in_it_with_both_wordings(report):
    (row,) = rows(report)
    assert row["altered"].split(" | ")[0] == "figure: 421 passengers (copy), 412 passengers (source)"
    assert [row[f"facts_{status}"] for status in ("altered", "added", "dropped", "kept")] == ["3", "1", "1", "2"]


def test_numbers_stay_numbers_with_four_places(assess, report_on):
    (row,) = rows(report_on(assess(order=-0.5)))
    assert row["order"] == "-0.5000"
    assert float(row["verbatim"]) == 0.0873
    assert row["probability"] == ""


def test_the_exact_value_of_a_containment_is_given_where_there_is_one(report):
    (row,) = rows(report)
    assert row["containment_of_copy"] == "0.0971"
    assert row["containment_of_source"] == "0.1062"


def test_every_row_has_every_column_and_no_other(any_report):
    assert all(tuple(row) == COLUMNS for row in rows(any_report))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", " \r\n@", "\x0b-"])
def test_a_text_that_a_spreadsheet_would_run_is_neutralised(start):
    assert neutral(f"{start}cmd|' /C calc'!A0").startswith("'")


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_starts_a_formula_or_a_second_line(text):
    cell = neutral(text)
    assert not cell.startswith(tuple("=+-@\t\r"))
    assert "\n" not in cell
    assert read(render_like(cell)) == [{"a": cell, "b": "x"}]


def render_like(cell):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["a", "b"], [cell, "x"]])
    return out.getvalue()


def test_hostile_texts_keep_to_their_cells(make):
    (row,) = read(render_csv([make("hostile")]))
    assert row["skipped"].startswith("'-http://x.example/")
    assert "\x1b" not in "".join(row.values())
    assert None not in row


def test_every_column_is_explained_in_the_documentation():
    explained = DOCS.read_text("utf-8")
    assert not [column for column in COLUMNS if f"`{column}`" not in explained]
