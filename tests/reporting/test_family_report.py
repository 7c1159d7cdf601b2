from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import networkx as nx
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from provenance.assessment.chronology import Chronology, Interval
from provenance.assessment.family import SyndicationFamily, Witness, families
from provenance.assessment.link import Link
from provenance.document import Document
from provenance.reporting.family import COLUMNS, FamilyReport
from provenance.reporting.family_html import heading, not_looked_at, render_families_html, summary, when
from provenance.reporting.family_picture import picture
from provenance.reporting.family_table import family_csv, family_jsonl, family_network, family_parquet
from provenance.reporting.family_terminal import render_families_terminal
from provenance.reporting.report import Skipped
from provenance.settings import Settings

HOSTILE = '=cmd|"<script>alert(1)</script>\x1b[2J'


def day(number):
    at = datetime(2026, 3, number, 9, tzinfo=UTC)
    return Chronology(Interval(at, at), (), ("The stated dates lie apart.",) if number == 6 else ())


@pytest.fixture
def report():
    documents = {
        1: Document("", location="https://harbourpost.example/ferry", title="Ferry stays in the harbour", publisher="Harbour Post"),
        2: Document("", location="https://quickwire.example/a", title="No ferry"),
        3: Document("", location="page.html", title=HOSTILE),
        7: Document("", location="https://moss.example/b", title="Storm closes the strait", published="2026-03-05"),
        8: Document("", location="https://fenwire.example/c", title="Strait shut"),
    }  # fmt: skip
    links = [
        Link(2, 1, "edited", 7.25, credited=True),
        Link(3, 1, "rewritten", 3.5),
        Link(7, 1, "independent", -4.0),
        Link(8, 1, "undetermined", 0.25),
    ]
    found = families(links, {1: day(4), 2: day(6)})
    return FamilyReport(found, documents, 1200, 3, Settings(), (Skipped("https://gone.example/", "no text was kept"),))


def test_every_witness_and_every_independent_report_has_a_row(report):
    rows = list(csv.DictReader(io.StringIO(family_csv(report).decode())))
    assert [tuple(row) for row in rows[:1]] == [COLUMNS]
    assert [(row["key"], row["role"], row["derivation"], row["linked_to"], row["credited"]) for row in rows] == [
        ("1", "first", "", "", ""),
        ("2", "witness", "edited", "1", "true"),
        ("3", "witness", "rewritten", "1", "false"),
        ("7", "independent", "", "", ""),
        ("8", "open", "", "", ""),
    ]
    assert rows[1]["earliest"] == "2026-03-06T09:00:00Z"
    assert rows[1]["flags"] == "The stated dates lie apart."
    assert {(row["origins"], row["left_open"]) for row in rows} == {("2", "1")}


def test_no_spreadsheet_takes_a_title_for_a_formula(report):
    assert "'=cmd" in family_csv(report).decode()


def test_json_lines_csv_and_parquet_say_the_same(report):
    lines = [json.loads(line) for line in family_jsonl(report).splitlines()]
    table = pyarrow.parquet.read_table(io.BytesIO(family_parquet(report))).to_pylist()
    assert lines == table
    assert [line["key"] for line in lines] == [1, 2, 3, 7, 8]


def test_the_json_says_how_much_was_looked_at_and_what_was_not(report):
    plain = json.loads(json.dumps(report.to_dict()))
    assert plain["documents_seen"] == 1200
    assert plain["pairs_assessed"] == 3
    assert plain["skipped"] == [{"location": "https://gone.example/", "reason": "no text was kept"}]
    (family,) = plain["families"]
    assert (family["first"], family["origins"]) == ([1], 2)
    assert [row["key"] for row in family["independents"]] == [7]
    assert [row["key"] for row in family["open"]] == [8]


def test_a_network_runs_from_source_to_copy_with_times(report):
    graph = nx.read_graphml(io.BytesIO(family_network(report, "graphml")), node_type=int)
    assert set(graph.edges) == {(1, 2), (1, 3)}
    assert graph.edges[1, 2]["derivation"] == "edited"
    assert (graph.nodes[7]["role"], graph.nodes[8]["role"]) == ("independent", "open")
    gexf = ET.fromstring(family_network(report, "gexf"))  # noqa: S314 - our own
    (node,) = [node for node in gexf.iter() if node.tag.endswith("}node") and node.get("id") == "2"]
    assert (node.get("start"), node.get("end")) == ("2026-03-06T09:00:00Z", None)
    assert nx.read_gexf(io.BytesIO(family_network(report, "gexf"))).nodes["2"]["start"] == "2026-03-06T09:00:00Z"


def test_the_page_escapes_what_comes_from_outside_and_loads_nothing(report):
    page = render_families_html(report)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\x1b" not in page
    assert "default-src &#39;none&#39;" in page
    assert "First, as far as the dates tell: <bdi>Harbour Post</bdi>" in page
    assert "https://gone.example/: no text was kept" in page


def test_the_page_and_the_terminal_count_origins_and_say_what_is_left_open(report):
    console = Console(file=io.StringIO(), width=100)
    render_families_terminal(report, console)
    assert "3 witnesses, 2 independent origins in all, 1 text left open" in console.file.getvalue()
    page = render_families_html(report)
    assert "1 further report of the event beside it; 2 independent origins in all; 1 text left open" in page
    assert "could not be told" in page


def test_how_many_documents_were_shortened_is_said(report):
    shortened = replace(report, shortened=12)
    assert "In 12 documents passages that many documents of the same site share were left out" in " ".join(
        summary(shortened)
    )
    assert shortened.to_dict()["shortened"] == 12
    assert "same site" not in " ".join(summary(report))


def test_a_picture_places_witnesses_on_a_line_of_time(report):
    drawn = picture(report.families[0], report.documents)
    starts = [bar.start for bar in drawn.bars]
    assert starts[0] < starts[1]
    assert starts[2] is None
    assert drawn.marks


def drawn_over(first, lasting):
    """The picture of two witnesses, the second published *lasting* after the first."""
    moments = (first, first + lasting)
    witnesses = tuple(Witness(key, None, Interval(moment, moment)) for key, moment in enumerate(moments))
    return picture(SyndicationFamily(0, witnesses, (0,)), {0: Document(""), 1: Document("")})


@pytest.mark.parametrize(
    ("lasting", "labels"),
    [
        (timedelta(minutes=10), ["01 Mar 05:30", "01 Mar 05:45", "01 Mar 06:00", "01 Mar 06:15", "01 Mar 06:30"]),
        (timedelta(hours=30), ["01 Mar 06:00", "01 Mar 12:00", "01 Mar 18:00", "02 Mar 00:00", "02 Mar 06:00"]),
        (timedelta(days=6), ["02 Mar 2026", "04 Mar 2026", "06 Mar 2026"]),
        (timedelta(days=20), ["02 Mar 2026", "09 Mar 2026", "16 Mar 2026"]),
        (timedelta(days=800), ["Jul 2026", "Jan 2027", "Jul 2027", "Jan 2028"]),
        (timedelta(days=3650), ["2028", "2030", "2032", "2034", "2036"]),
    ],
)
def test_the_marks_of_a_picture_are_whole_units_at_equal_steps(lasting, labels):
    drawn = drawn_over(datetime(2026, 3, 1, 5, 30, tzinfo=UTC), lasting)
    assert [label for _, label in drawn.marks] == labels


@given(st.integers(0, 2_590_000), st.timedeltas(timedelta(0), timedelta(days=364_000)))
def test_any_length_of_time_has_a_few_marks_in_the_drawing(days, lasting):
    drawn = drawn_over(datetime(1900, 1, 1, 7, 20, tzinfo=UTC) + timedelta(days=days), lasting)
    places = [place for place, _ in drawn.marks]
    assert 1 <= len(places) <= 6
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= drawn.width
    assert len({label for _, label in drawn.marks}) == len(places)


def test_the_terminal_shows_times_roles_and_flags(report):
    console = Console(file=io.StringIO(), width=100)
    render_families_terminal(report, console)
    printed = console.file.getvalue()
    assert re.search(r"2026-03-04 09:00 +first +hub\n +https://harbourpost.example/ferry\n", printed)
    assert "edited, credited" in printed
    assert "The stated dates lie apart." in printed
    assert "\x1b" not in printed


def test_no_family_is_said_to_be_none():
    empty = FamilyReport((), {}, 3, 0, Settings())
    assert "No syndication family found" in render_families_html(empty)
    assert family_csv(empty).decode() == ",".join(COLUMNS) + "\n"


def at(earliest=None, latest=None):
    return Interval(*(moment and datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (earliest, latest)))


@pytest.mark.parametrize(
    ("interval", "published", "said"),
    [
        (at("2026-03-08 10:00", "2026-03-10 11:59:59"), "2026-03-09", "2026-03-09"),
        (at("2026-03-09 08:00", "2026-03-09 08:00"), "2026-03-09T09:00:00+01:00", "2026-03-09 08:00"),
        (at("2026-03-01 10:00", "2026-03-10 11:59:59"), "2026-03-09", "2026-03-01 to 2026-03-10"),
        (at(None, "2026-03-09 08:00"), None, "by 2026-03-09 08:00"),
        (at("2026-03-09 08:00", None), None, "from 2026-03-09 08:00"),
        (at(), None, "no date"),
    ],
)
def test_a_time_is_said_no_more_exactly_than_it_is_known(interval, published, said):
    documents = {1: Document("", published=published), 2: Document("")}
    found = families([Link(2, 1, "edited", 7.0)], {1: Chronology(interval, ()), 2: day(30)})
    row = next(row for row in FamilyReport(found, documents, 2, 1, Settings()).rows() if row["key"] == 1)
    assert when(row) == said


def test_a_hub_is_not_said_to_be_the_source_of_what_was_there_before_it():
    documents = {key: Document("", location=f"https://moss.example/{key}") for key in (1, 2, 3)}
    links = [Link(2, 1, "rewritten", 4.0), Link(3, 2, "edited", 8.0)]
    report = FamilyReport(families(links, {1: day(1), 2: day(2)}), documents, 3, 3, Settings())
    assert [(row["key"], row["linked_to"], row["linked_as"]) for row in report.rows()] == [
        (1, 2, "source"),
        (2, None, None),
        (3, 2, None),
    ]
    assert "the hub derives from it: rewritten" in render_families_html(report)


def test_the_times_of_reports_beside_the_family_are_told(report):
    told = replace(report, first_published={7: at("2026-03-05 10:00", "2026-03-05 11:00")})
    (row,) = [row for row in told.rows() if row["key"] == 7]
    assert (row["earliest"], row["latest"]) == ("2026-03-05T10:00:00Z", "2026-03-05T11:00:00Z")


def test_nothing_looked_at_is_never_nothing_found():
    skipped = (Skipped("https://a.example/", "text not kept"), Skipped("https://b.example/", "text not kept"))
    unseen = FamilyReport((), {}, 2, 0, Settings(), skipped)
    assert heading(unseen) == "Nothing could be looked at"
    assert summary(unseen) == ["2 documents could not be looked at: text not kept (https://a.example/, …)."]
    assert heading(FamilyReport((), {}, 0, 0, Settings())) == "The index is empty"
    assert heading(FamilyReport((), {}, 3, 0, Settings(), skipped)) == "No syndication family found"


def test_what_could_not_be_looked_at_is_counted_by_reason_and_the_first_of_each_is_named():
    skipped = (
        Skipped("https://a.example/\x1b[2J", "damaged in the index"),
        *(Skipped(f"https://b.example/{number}", "text not kept") for number in range(3)),
    )
    assert not_looked_at(FamilyReport((), {}, 9, 0, Settings(), skipped)) == [
        "3 documents could not be looked at: text not kept (https://b.example/0, …).",
        "1 document could not be looked at: damaged in the index (https://a.example/␛[2J).",
    ]


def test_a_witness_known_by_a_sighting_alone_is_drawn_as_one():
    documents = {1: Document("a"), 2: Document("b")}
    seen = Chronology(at(None, "2026-03-09 08:00"), ())
    found = families([Link(2, 1, "edited", 7.0)], {1: day(4), 2: seen})
    assert [bar.seen for bar in picture(found[0], documents).bars] == [False, True]
    assert [bar.note for bar in picture(found[0], documents).bars if bar.start is None] == ["there by 09 Mar 2026"]
    both = families([Link(2, 1, "edited", 7.0)], {1: seen, 2: seen})[0]
    assert all(bar.seen and bar.start is not None for bar in picture(both, documents).bars)
