"""What a page's markup says of its source."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.markup import head_credits

LOCATION = "https://www.fenpost.example/2026/05/mill"


def page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head><title>Mill</title>{head}</head><body><p>The mill.</p>{body}</body></html>"


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **data})}</script>'


def credits_of(head: str = "", body: str = "", location: str | None = LOCATION) -> list[tuple[str, str, str]]:
    found = head_credits(page(head, body), location=location)
    assert all(one.where == "head" and one.passage is None for one in found)
    return [(one.kind, one.target, one.quotation) for one in found]


HERALD = "https://hillherald.example/mill-closes"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'<link rel="canonical" href="{HERALD}">', ("canonical", HERALD, HERALD)),
        (f'<link href="{HERALD}" rel="alternate canonical">', ("canonical", HERALD, HERALD)),
        (f'<meta property="og:url" content="{HERALD}">', ("canonical", HERALD, HERALD)),
        (f'<meta name="original-source" content="{HERALD}">', ("metadata", HERALD, HERALD)),
        (f'<meta name="syndication-source" content="{HERALD}">', ("metadata", HERALD, HERALD)),
        ('<meta name="syndication-source" content="Hill Herald">', ("metadata", "Hill Herald", "Hill Herald")),
        (f'<link rel="syndication-source" href="{HERALD}">', ("metadata", HERALD, HERALD)),
        ('<meta property="article:distributor_name" content="AP">', ("metadata", "Associated Press", "AP")),
        ('<meta property="article:distributor_category" content="wires">', ("metadata", "wires", "wires")),
        (
            '<meta name="author" content="By JANE ROE, AP Auto Writer">',
            ("metadata", "Associated Press", "By JANE ROE, AP Auto Writer"),
        ),
        (
            '<meta name="sailthru.author" content="associated-press">',
            ("metadata", "Associated Press", "associated-press"),
        ),
        ('<meta itemprop="provider" content="Reuters">', ("metadata", "Reuters", "Reuters")),
        ('<meta name="author" content="The Hill Herald">', ("metadata", "The Hill Herald", "The Hill Herald")),
        ('<meta name="contentSourceCode" content="USAT">', ("metadata", "USA TODAY", "USAT")),
        (
            '<script>var layer = {"townnews.content.source": "Associated Press"};</script>',
            ("metadata", "Associated Press", "Associated Press"),
        ),
        (linked(isBasedOn=HERALD), ("metadata", HERALD, HERALD)),
        (linked(isBasedOn={"@type": "NewsArticle", "url": HERALD}), ("metadata", HERALD, HERALD)),
        (linked(isBasedOnUrl=HERALD), ("metadata", HERALD, HERALD)),
        (linked(mainEntityOfPage={"@id": HERALD}), ("metadata", HERALD, HERALD)),
        (linked(url=HERALD), ("metadata", HERALD, HERALD)),
        (linked(author={"@type": "Person", "name": "PTI"}), ("metadata", "PTI", "PTI")),
        (linked(author=["Jane Roe, Associated Press"]), ("metadata", "Associated Press", "Jane Roe, Associated Press")),
        (
            linked(author={"name": "Jane Roe", "worksFor": {"name": "Agence France-Presse"}}),
            ("metadata", "Agence France-Presse", "Agence France-Presse"),
        ),
        (
            linked(publisher={"@type": "Organization", "name": "Associated Press"}),
            ("metadata", "Associated Press", "Associated Press"),
        ),
        (linked(sourceOrganization={"name": "Xinhua"}), ("metadata", "Xinhua", "Xinhua")),
        (linked(creditText="dpa"), ("metadata", "dpa", "dpa")),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Person", "name": "Reuters"},}</script>',
            ("metadata", "Reuters", "Reuters"),
        ),
    ],
)
def test_markup_that_states_a_source_is_a_credit(head, expected):
    assert credits_of(head) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<img src="https://counter.theconversation.com/content/123456/count.gif?distributor=republish-lightbox-basic" width="1">',
            (
                "beacon",
                "theconversation.com",
                "https://counter.theconversation.com/content/123456/count.gif?distributor=republish-lightbox-basic",
            ),
        ),
        (
            '<img id="republication-tracker-tool-source" src="https://hillherald.example/?republication-pixel=true&amp;post=4711&amp;ga4=G-1">',
            (
                "beacon",
                "https://hillherald.example/?p=4711",
                "https://hillherald.example/?republication-pixel=true&post=4711&ga4=G-1",
            ),
        ),
        (
            '<script src="https://pixel.propublica.org/pixel.js"></script>',
            ("beacon", "propublica.org", "https://pixel.propublica.org/pixel.js"),
        ),
        (
            '<img src="https://ping.hillherald.example/pixel.gif?key=https%3A%2F%2Fhillherald.example%2Fmill">',
            (
                "beacon",
                "https://hillherald.example/mill",
                "https://ping.hillherald.example/pixel.gif?key=https%3A%2F%2Fhillherald.example%2Fmill",
            ),
        ),
        (f'<link rel="canonical" href="{HERALD}">', ("canonical", HERALD, HERALD)),
    ],
)
def test_beacons_and_links_in_the_body_name_the_original(body, expected):
    assert credits_of(body=body) == [expected]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://fenpost.example/2026/05/mill">',
        '<link rel="canonical" href="http://www.fenpost.example/2026/05/mill/">',
        '<link rel="canonical" href="https://m.fenpost.example/2026/05/mill">',
        '<link rel="canonical" href="https://amp.fenpost.example/2026/05/mill">',
        '<link rel="canonical" href="https://sports.fenpost.example/2026/05/mill">',
        '<link rel="canonical" href="/2026/05/mill">',
        '<link rel="canonical" href="">',
        '<link rel="canonical" href="https://[">',
        '<link rel="alternate" href="https://hillherald.example/mill">',
        '<meta property="og:site_name" content="Fen Post"><meta name="author" content="The Fen Post">',
        '<meta name="author" content="Jane Roe">',
        '<meta name="author" content="The Editors">',
        '<meta name="author" content="Jane Roe, Senior Reporter">',
        '<meta name="description" content="By the Associated Press">',
        '<meta name="original-source" content="https://www.fenpost.example/2026/05/mill">',
        linked(
            url="https://www.fenpost.example/2026/05/mill", publisher={"name": "Fen Post"}, author={"name": "Jane Roe"}
        ),
        linked(itemReviewed={"@type": "NewsArticle", "url": HERALD}),
        linked(citation={"@type": "NewsArticle", "url": HERALD}),
        '<script type="application/ld+json">{"@type": "Organization", "name": "Reuters", "url": "https://www.reuters.com"}</script>',
        '<script type="application/ld+json">{{{</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<img src="https://www.fenpost.example/?republication-pixel=true&post=1">',
        '<img src="https://hillherald.example/pixel.gif?key=42">',
        '<img src="https://hillherald.example/?republication-pixel=true&post=x">',
    ],
)
def test_a_page_that_names_itself_or_nobody_has_no_credit(head):
    assert credits_of(head) == []


def test_an_address_elsewhere_says_nothing_where_the_pages_own_is_not_known():
    assert credits_of(f'<link rel="canonical" href="{HERALD}">', location=None) == []


def test_an_agency_is_named_even_where_the_pages_own_address_is_not_known():
    assert credits_of('<meta name="author" content="Reuters">', location=None) == [("metadata", "Reuters", "Reuters")]


def test_an_agencys_own_page_does_not_credit_itself():
    assert (
        credits_of(
            '<meta name="author" content="Reuters Staff">' + linked(publisher={"name": "Reuters"}),
            location="https://www.reuters.com/mill",
        )
        == []
    )


def test_the_other_domain_of_an_organisation_is_its_own():
    assert credits_of('<link rel="canonical" href="https://www.fenpost.co.uk/mill">') == []


def test_what_is_stated_twice_is_given_once():
    assert (
        len(
            credits_of(
                '<meta name="author" content="Reuters"><meta name="byl" content="Reuters">'
                + linked(author={"name": "Reuters"})
            )
        )
        == 1
    )


def test_credits_inside_a_graph_are_found():
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite"}, {"@type": ["Article", "NewsArticle"], "author": {"name": "AFP"}}],
    }
    assert credits_of(f'<script type="application/ld+json">{json.dumps(graph)}</script>') == [
        ("metadata", "Agence France-Presse", "AFP")
    ]


def test_an_authors_affiliation_counts_where_the_page_says_that_it_published_the_text():
    head = '<meta name="author" content="Jane Roe, Hillside">'
    body = "<p>This article was originally published by <a href='https://hillside.example'>Hillside</a>.</p>"
    assert credits_of(head, body) == [("metadata", "Hillside", "Jane Roe, Hillside")]
    assert credits_of(head, "<p>Hillside is a town.</p>") == []


def test_a_parsed_tree_is_read_like_the_page():
    from lxml import html

    assert (
        head_credits(html.document_fromstring(page('<meta name="author" content="AFP">')))[0].target
        == "Agence France-Presse"
    )


@pytest.mark.parametrize(
    "text",
    ["", " ", "no markup", "<", "<html>", "\x00", "<?xml version='1.0' encoding='utf-16'?><html/>", "<b>" * 20_000],
)
def test_garbage_is_passed_over(text):
    assert head_credits(text, location=LOCATION) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_value_of_an_attribute_breaks_the_reading(value, data):
    head_credits(
        page(
            f'<link rel="canonical" href="{value}"><meta name="author" content="{value}"><img src="{value}pixel.gif?key={value}"><script type="application/ld+json">{data}</script>'
        ),
        location=LOCATION,
    )
