import io
import re
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from provenance.assessment.share import Shares
from provenance.document import Document
from provenance.reporting.report import Report
from provenance.reporting.terminal import _Page, render_terminal
from provenance.settings import Settings


class Plain(SingleFileSnapshotExtension):
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def printed(report, width=80, **console):
    out = console.pop("file", None) or io.StringIO()
    render_terminal(report, Console(file=out, width=width, **console))
    return out.getvalue() if isinstance(out, io.StringIO) else out.buffer.getvalue().decode(out.encoding)


def colourful(report, width=80, **console):
    return printed(report, width, force_terminal=True, color_system="truecolor", **console)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_report_with_everything_is_as_accepted(report, width, snapshot):
    assert printed(report, width) == snapshot(extension_class=Plain)


def test_a_report_without_an_assessment_is_as_accepted(make, snapshot):
    assert printed(make("unmeasured")) == snapshot(extension_class=Plain)


def test_the_finding_comes_first_and_in_plain_words(any_report):
    first = printed(any_report).split("\n", 1)[0]
    assert first.startswith(("Text overlap consistent with", "Not compared", "Undetermined", "Several sources fit"))


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_console(any_report, width):
    assert [line for line in printed(any_report, width).split("\n") if Text(line).cell_len > width] == []


def test_piped_it_has_no_escape_sequence_and_no_colour_is_needed_to_tell_the_shares(report):
    text = printed(report)
    assert "\x1b" not in text
    bar, key = text.split("\n\n")[1].split("\n")
    assert re.fullmatch("█+▓+▒+░+", bar)
    assert key == "█ 9% verbatim   ▓ 13% edited   ▒ 50% reworded   ░ 28% not found in the source"


def test_no_colour_is_used_where_none_is_wanted(report, monkeypatch):
    assert "\x1b[38;2;213;94;0m" in colourful(report)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[38;" not in colourful(report)


def test_texts_from_outside_cannot_act_on_the_terminal(make):
    ours = set(re.findall(r"\x1b\[[0-9;]*m", colourful(make("ordinary"))))
    theirs = colourful(make("hostile"))
    for sequence in ours:
        theirs = theirs.replace(sequence, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", theirs)


def test_square_brackets_in_a_text_are_not_taken_for_markup(assess, report_on):
    marked = "It said [bold]{f1 12 tons}[/bold] of :ship: cargo."
    text = printed(report_on(assess(marked, marked)))
    assert "It said [bold][12 tons][/bold] of :ship: cargo." in text


def test_altered_facts_stand_before_added_ones_with_both_wordings(report):
    text = printed(report, 120)
    altered, added = text.index("Altered facts (3)"), text.index("Added facts (1)")
    assert altered < text.index("[421 passengers]") < text.index("[412 passengers]") < added


def test_the_longest_passage_of_each_kind_is_quoted(report):
    text = printed(report, 120)
    assert "verbatim, 9 words; 2 in all\nboth    The harbour board will review the arrangement in March.\n" in text


def test_a_console_that_cannot_say_a_character_gets_another(make):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    text = printed(make("arabic"), file=out)
    assert re.search("^#+=+~+[.]+$", text, re.MULTILINE)
    assert "the copy's 262 words" in text


@settings(max_examples=50)
@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda parts: sum(parts) > 0.01), st.integers(20, 120))
def test_the_bar_is_as_wide_as_the_page_and_shows_every_share(parts, width):
    total = sum(parts)
    shares = Shares(*(part / total for part in parts))
    page = _Page(Report(Document("x"), Settings()), Console(file=io.StringIO(), width=width))
    bar = page.bar(shares).plain
    assert len(bar) == page.width
    assert {fill for fill, share in zip("█▓▒░", astuple(shares), strict=True) if share} == set(bar)
