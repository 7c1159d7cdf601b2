"""What a text says of its source."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.credit import find_credits
from provenance.acquisition.line import folded
from provenance.acquisition.wording import statement_rules, statements

TABLE = tomllib.loads((Path(__file__).parent / "credit_cases.toml").read_text("utf-8"))
HEADLINE = "Mill on the ford to close in Quillton"
PARAGRAPHS = (
    "The mill on the ford has ground the grain of eleven villages since the river was dug, and its wheel was never still.",
    "Its owners told the council on Monday evening that the wheel had cracked along two of its spokes during the flood.",
    "Nobody had asked the miller, who has lived above the sluice for thirty years and heard of it from her neighbours.",
    "A new wheel would cost more than the mill has earned in ten years, and the county has no money for such repairs.",
    "The council will hear the owners again on Thursday, when it is to decide about the sluice and about the road.",
    "Until then the villages will bring their grain to Moss Harbor, where the steam mill has room for half of it.",
)
MARK = re.compile("«(.+?)»", re.DOTALL)


def placed(case: dict[str, str], text: str) -> str:
    """The case's *text* in an article, where the case says."""
    if case.get("place") == "alone":
        return text
    at = {"start": 0, "middle": 3, "end": len(PARAGRAPHS)}[case.get("place", "end")]
    masthead = [case["masthead"]] if "masthead" in case else []
    return "\n\n".join([*masthead, HEADLINE, *PARAGRAPHS[:at], text, *PARAGRAPHS[at:]])


def found_in(case: dict[str, str], text: str):
    return find_credits(text, location=case.get("location"), publisher=case.get("publisher"))


def label(case: dict[str, str]) -> str:
    return f"{case['language']}: {case['text'][:50]}"


@pytest.mark.parametrize("case", TABLE["credit"], ids=label)
def test_a_statement_of_the_source_is_quoted_exactly_with_its_kind_and_target(case):
    text = placed(case, MARK.sub(r"\1", case["text"]))
    found = found_in(case, text)
    kinds, targets = (case[key] if isinstance(case[key], list) else [case[key]] for key in ("kind", "target"))
    assert [(one.kind, one.target, one.quotation) for one in found] == list(
        zip(kinds, targets, MARK.findall(case["text"]), strict=True)
    )
    assert all(one.passage.of(text) == one.quotation and one.where == "text" for one in found)


@pytest.mark.parametrize("case", TABLE["not"], ids=label)
def test_what_is_no_statement_of_the_texts_source_gives_no_credit(case):
    assert found_in(case, placed(case, case["text"])) == (), case["not"]


def test_the_table_has_enough_of_both_sorts():
    assert len(TABLE["credit"]) + len(TABLE["not"]) >= 140
    assert len(TABLE["not"]) >= 50


def test_every_language_of_the_table_has_a_credit():
    wording = tomllib.loads((files("provenance.acquisition") / "wording.toml").read_text("utf-8"))
    assert {case["language"] for case in TABLE["credit"]} == wording["label"].keys()


def test_credits_come_in_the_order_of_the_text():
    text = placed({"place": "end"}, "Source: Fen Post").replace(
        HEADLINE, f"{HEADLINE}\n\nBy Jane Roe, Associated Press"
    )
    assert [one.target for one in find_credits(text)] == ["Associated Press", "Fen Post"]


def test_a_pointer_without_a_name_points_to_what_was_named_before():
    text = placed({}, "This article was originally published by Fen Post. Read the original article.")
    assert [(one.kind, one.target) for one in find_credits(text)] == [
        ("first_published", "Fen Post"),
        ("pointer", "Fen Post"),
    ]


def test_a_copyright_line_below_a_credit_names_the_source():
    text = placed({}, "Via SyndiGate.info\nCopyright 2026 The Moss Tribune.")
    assert [(one.kind, one.target) for one in find_credits(text)] == [
        ("plain", "SyndiGate"),
        ("plain", "The Moss Tribune"),
    ]


def test_a_copyright_line_of_its_own_is_the_sites_footer():
    assert find_credits(placed({}, "Copyright 2026 The Moss Tribune.")) == ()


def test_an_agencys_server_is_not_the_publisher_of_its_customers_pages():
    text = placed({"place": "start"}, "QUILLTON (AP) — The mill on the ford will close in the autumn, its owners said.")
    assert find_credits(text, location="https://hosted.ap.org/mosstribune/article/1")[0].target == "Associated Press"


def test_an_archived_page_is_the_archived_sites_own():
    location = "https://web.archive.org/web/20260503101112/https://www.fenpost.example/mill"
    assert find_credits(placed({}, "Source: Fen Post"), location=location) == ()


@pytest.mark.parametrize("text", ["", " \n\n ", "Source:", "Source: ", "(", "»«", "\ufeff", "a" * 50_000])
def test_nothing_to_read_is_no_credit(text):
    assert find_credits(text) == ()


def test_looking_for_needles_first_hides_no_statement():
    for case in TABLE["credit"]:
        small = folded(MARK.sub(r"\1", case["text"]))
        worth_trying = dict(statement_rules().worth_trying([small.replace("\u00a0", " ")]))
        for number, (_, wording) in enumerate(statements()):
            if (wording.lead or wording.tail).search(small):
                assert number in worth_trying, (small, wording)


PIECES = [MARK.sub(r"\1", case["text"]) for case in TABLE["credit"] + TABLE["not"]]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=8), st.sampled_from(["\n", " ", "\r\n"])
)
def test_quotations_are_passages_of_the_text_and_never_overlap(pieces, blank):
    text = blank.join(pieces)
    found = find_credits(text)
    assert all(text[one.passage.start : one.passage.end] == one.quotation != "" for one in found)
    assert all(one.passage.end <= after.passage.start for one, after in pairwise(found))


@pytest.mark.parametrize(
    "hostile",
    [
        "Source: a ",
        "Original source: ",
        "(AP",
        "Reporting by A; editing by B ",
        "read the original ",
        "a.b.",
        "The post x ",
        "© 2026 AP ",
        "via X, ",
        "By Jane Roe of ",
        "https://",
        "X was first ",
    ],
)
def test_a_hostile_text_is_read_to_its_end(hostile):
    text = hostile * (100_000 // len(hostile))
    assert all(one.quotation in text for one in find_credits(text))
