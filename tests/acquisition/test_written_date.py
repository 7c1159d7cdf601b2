"""Dates as people and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.written_date import day_first_in, timestamp


def read(value, **options):
    stamp = timestamp(value, "meta date", **options)
    return (stamp.value, stamp.precision) if stamp else None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01.03.2026", "2026-03-01"),
        ("1.3.2026 08:15", "2026-03-01T08:15"),
        ("01.03.2026, 08:15 Uhr", "2026-03-01T08:15"),
        ("2026/3/1", "2026-03-01"),
        ("2026.03.01", "2026-03-01"),
        ("13/03/2026 10:00:00", "2026-03-13T10:00:00"),
        ("03-13-2026", "2026-03-13"),
        ("03/03/2026", "2026-03-03"),
        ("March 1, 2026", "2026-03-01"),
        ("1. März 2026", "2026-03-01"),
        ("1 de marzo de 2026", "2026-03-01"),
        ("Mar 1, 2026 10:00 PM", "2026-03-01"),
        ("2026-03-09 05:00 PM", "2026-03-09"),
    ],
)
def test_a_date_that_can_only_mean_one_day_is_read(written, meant):
    assert read(written)[0] == meant


@pytest.mark.parametrize(
    "written", ["03-01-2026", "03/01/2026 10:00", "01.13.2026", "30.02.2026", "February 30, 2026", "2026-13-01", "yesterday", "Monday", "1.2.3", "01.03.26"]
)  # fmt: skip
def test_what_may_mean_two_days_or_none_is_no_date(written):
    assert read(written) is None


def test_what_is_known_of_the_order_settles_a_date_that_may_mean_two_days():
    assert read("03-01-2026", day_first=True) == ("2026-01-03", "day")
    assert read("03-01-2026", day_first=False) == ("2026-03-01", "day")
    assert read("01.03.2026", day_first=False) == ("2026-03-01", "day")


@pytest.mark.parametrize(
    ("head", "order"),
    [
        (b"url,date\nx,03-01-2026\ny,02-13-2026\n", False),
        (b"url;date\nx;13/02/2026 10:00\n", True),
        (b'{"publish_date": "02-13-2026", "text": "It closed."}', False),
        (b"url,date\nx,03-01-2026\n", None),
        (b"url,date\nx,13-01-2026\ny,01-13-2026\n", None),
        (b"url,text\nx,File 13-02-2026-b was lost\n", None),
    ],
)
def test_one_row_tells_what_the_others_of_its_table_mean(head, order):
    assert day_first_in(head) is order


@given(st.text(max_size=80))
def test_no_text_is_more_than_a_date_or_none(text):
    stamp = timestamp(text, "meta date")
    assert stamp is None or int(stamp.value[:4]) >= 1900
