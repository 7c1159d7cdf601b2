"""One invented report and its thorough rewrite, faithful but for one detail at a time: only that detail is told."""

import pytest

SOURCE = """Harlon's ferry service is to get a new pier, the council decided on Monday.
The old pier was built in 1934 by the Tollefsen yard and holds two boats. It was last repaired in 1971.
The retired headteacher Joan Quill told the meeting that a foundation in Leeds had promised £1.5 million. "In 1976 they wanted a car park. There is no car park," she said.
On Saturday the goalkeeper Frida Amund, 19, came on after 24 minutes. She saved 11 of the 23 shots that she faced.
The head of the inquiry, the former Irish judge Fergal Lanning, criticised the harbour board."""
COPY = """Council Vote Ends Years of Quill Doubt in Harlon
On Monday the council decided that Harlon's ferry service will have a new pier.
Its last repair was in 1971. Passengers may wonder at the age of what they stand on, which dates from {year}.
Retired headteacher Joan Quill informed the meeting that £1.5 million was promised by a {seat} foundation. Once before, she recalled: "In 1976 they wanted a car park." She added: "There is no car park."
On Saturday Frida Amund came on as goalkeeper after 24 minutes. The 19-year-old kept out {saved} of the 23 shots.
Fergal Lanning, a retired Irish judge who led the inquiry, was critical of the harbour board."""
FAITHFUL = {"year": "1934", "seat": "Leeds", "saved": "11"}


def test_a_faithful_rewrite_alters_and_denies_nothing(changes_of):
    changes = changes_of(COPY.format(**FAITHFUL), SOURCE)
    assert not [change for change in changes if change[1] == "altered"]
    assert not [change for change in changes if change[0] in {"negation", "hedging", "wording"}]


@pytest.mark.parametrize(
    ("detail", "wrong", "expected"),
    [
        ("year", "1943", ("date", "1943", "1934")),
        ("seat", "Bradford", ("name", "Bradford", "Leeds")),
        ("saved", "13", ("figure", "13", "11")),  # of the 23, whatever else makes thirteen
    ],
)
def test_the_one_detail_that_is_wrong_is_told(altered_in, detail, wrong, expected):
    assert altered_in(COPY.format(**(FAITHFUL | {detail: wrong})), SOURCE) == [expected]


def test_a_surname_and_a_word_of_a_headline_are_no_other_person(altered_in):
    source = """')[0])
"""
    copy = """Political Newcomer Ends 19 Years of Remory Rule in Velmara
On Thursday a former teacher of geography, aged 46 and without experience of office, won the presidential election in Velmara by 6,118 votes: Liesl Okand. No concession came from Augustin Remory, 73, who has governed for 19 years."""
    assert not altered_in(copy, source)
