from __future__ import annotations

import pytest

from provenance import acquire, guarded_client
from provenance.acquisition.clock import address_clock, is_modification
from provenance.acquisition.extract import extract
from provenance.document import Timestamp

ARTICLE = "".join(
    f"<p>The ferry to Holm stays in the harbour for day {n} of the storm, the master said.</p>" for n in range(9)
)


def page(head="", body=ARTICLE):
    return f"<html><head><title>Ferry stays</title>{head}</head><body><article><h1>Ferry stays</h1>{body}</article></body></html>"


def test_every_date_of_a_page_is_kept_with_its_clock():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04T08:15:00+01:00",'
        ' "dateModified": "2026-03-05T10:00:00Z"}</script><meta property="article:published_time" content="2026-03-04">'
    )
    document = extract(page(head), address="https://www.harbourpost.example/2026/03/03/ferry-stays")
    assert [(str(clock), clock.origin) for clock in document.clocks] == [
        ("2026-03-04T08:15:00+01:00", "json-ld datePublished"),
        ("2026-03-04", "meta article:published_time"),
        ("2026-03-03", "url"),
        ("2026-03-05T10:00:00Z", "json-ld dateModified"),
    ]
    assert document.published == document.clocks[0]


def test_a_modification_is_no_publication():
    document = extract(page('<meta property="article:modified_time" content="2026-03-05T10:00:00Z">'))
    assert [is_modification(clock) for clock in document.clocks] == [True]
    assert document.published is None


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://harbourpost.example/2026/03/09/ferry-stays.html", "2026-03-09"),
        ("https://harbourpost.example/news/2026-03-09-ferry-stays", "2026-03-09"),
        ("https://harbourpost.example/2026/03/ferry-stays/", "2026-03"),
        ("https://harbourpost.example/2026/13/09/ferry/", None),
        ("https://harbourpost.example/item/20260309", None),
        ("https://[harbourpost", None),
    ],
)
def test_an_address_may_tell_the_day(address, date):
    found = address_clock(address)
    assert (str(found) if found else None) == date


def test_the_servers_own_date_is_a_clock_of_its_own(httpserver):
    answer = {"Last-Modified": "Wed, 04 Mar 2026 07:00:00 GMT", "Content-Type": "text/html"}
    httpserver.expect_request("/ferry").respond_with_data(page(), headers=answer)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    with guarded_client(allow_private=True) as client:
        document = acquire(httpserver.url_for("/ferry"), client=client)
    assert document.clocks[-1] == Timestamp("2026-03-04T07:00:00", "second", "+00:00", "last-modified")


def test_pictures_and_players_of_the_article_are_kept_and_the_sites_own_are_not():
    body = ARTICLE + '<img src="/uploads/ferry.jpg"><iframe src="https://player.example/v/7"></iframe>'
    markup = page('<meta property="og:image" content="/uploads/head.jpg">', body).replace(
        "<body>", '<body><img src="/logo.png">'
    )
    document = extract(markup, address="https://harbourpost.example/ferry")
    assert document.media == (
        "https://harbourpost.example/uploads/head.jpg",
        "https://harbourpost.example/uploads/ferry.jpg",
        "https://player.example/v/7",
    )
