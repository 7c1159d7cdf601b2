"""A trail in words, in the terminal and in HTML."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from provenance.checker import check
from provenance.discovery.trail import Step
from provenance.reporting.html import render_html
from provenance.reporting.terminal import render_terminal
from provenance.reporting.trail_view import rows, summary

STEPS = (
    Step("link", ("the copy itself",), "none", "no link in the copy leads to moss.example"),
    Step("sitemap", ("http://moss.example/robots.txt", "http://moss.example/sitemap.xml"), "found",
         "1 of 3,012 addresses in 1 sitemaps resemble the copy", ("http://moss.example/ferry",), 2, 0.418),
    Step("gdelt", ("http://gdelt.example/doc?query=<b>",), "unmeasured", "the server answered 429 Too Many Requests", (), 1, 5.0),
)  # fmt: skip


@pytest.fixture(scope="module")
def report(rewrite):
    return replace(check(rewrite, offline=True), trail=STEPS)


def printed(report, width=90) -> str:
    page = io.StringIO()
    render_terminal(report, Console(file=page, width=width, highlight=False))
    return page.getvalue()


def test_a_trail_says_what_was_asked_what_it_answered_and_how_long_it_took(report):
    text = " ".join(printed(report).split())
    assert "Where the source was looked for" in text
    assert "Looked in 3 places, with 3 requests in 5.4 s: 1 found something, 1 had nothing, 1 could not" in text
    assert "unmeasured GDELT: The server answered 429 Too Many Requests (1 request in 5.0 s)" in text
    assert "asked http://moss.example/sitemap.xml" in text
    assert "found http://moss.example/ferry" in text


def test_a_narrow_terminal_loses_nothing_of_an_address(report):
    long = replace(STEPS[1], asked=("http://moss.example/" + "a" * 150,))
    text = printed(replace(report, trail=(long,)), width=40)
    assert "a" * 150 in "".join(line.strip() for line in text.splitlines())


def test_the_page_has_the_trail_as_a_table_and_links_only_addresses(report):
    page = render_html(report)
    assert '<table class="trail">' in page
    assert 'href="http://moss.example/sitemap.xml"' in page
    assert "query=&lt;b&gt;" in page
    assert "the copy itself" not in page


def test_without_a_search_there_is_no_trail(report):
    bare = replace(report, trail=())
    assert "looked for" not in printed(bare)
    assert 'class="trail"' not in render_html(bare)
    assert summary(()) == ""


def test_a_strangers_reason_stays_on_its_line_and_is_cut():
    (row,) = rows((replace(STEPS[0], reason="x\x1b[31m\n" * 500),))
    assert "\x1b" not in row.reason
    assert len(row.reason) < 500
