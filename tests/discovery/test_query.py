"""What is asked for, and what a list is ranked by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.discovery.alias import Aliases, Move, aliases
from provenance.discovery.listing import clearly_ahead, promising, ranked
from provenance.discovery.places import Places
from provenance.discovery.query import Question, latin, plain, stems_of
from provenance.discovery.target import stated_sites
from provenance.discovery.trail import Candidate
from provenance.document import Credit, Document, Timestamp


def test_names_come_without_titles_and_figures_without_units():
    text = (
        "Harbour master Mara Lind said the ferry Vennick's 4,812 lamps failed. Dr Edda Marrow counted 61 sailings.\n"
        '"We will believe it when we see smoke over the sound at last," said Edda Marrow. Mara Lind paid £340.'
    )
    question = Question.of(Document(text, title="Lamps fail", published="2031-05-15"))
    assert set(question.names) >= {"Mara Lind", "Edda Marrow"}
    assert question.figures == ("4,812", "340")
    assert question.phrases[0].startswith("We will believe it when we see smoke")
    assert question.queries[1] == ("4,812", "340")
    assert (question.window.first, question.window.last) == (date(2031, 4, 15), date(2031, 5, 17))


@pytest.mark.parametrize("value", ["2031", "0001-01-01", "9999-12-31"])
def test_a_date_without_a_day_or_at_the_end_of_time_gives_no_window(value):
    assert Question.of(Document("Ferry.", published=Timestamp.of(value))).window is None


def test_words_are_compared_as_addresses_and_slips_spell_them():
    assert plain("Łódź, Straße, Müller, Ève") == "lodz, strasse, mueller, eve"
    assert stems_of("Orrinhaven Wandilla") == stems_of("orinhaven wandila")
    assert latin("Кротун") == "krotun"


def test_the_headline_of_the_same_event_is_ranked_before_others(copy_document, original_article):
    others = [
        Candidate(f"http://moss.example/2031/05/{n}-bees-move-above-the-tree-line", "sitemap") for n in range(200)
    ]
    true = Candidate(f"http://moss.example{original_article.path}", "sitemap")
    found = ranked([*others, true], Question.of(copy_document), stated=True)
    assert found[0].url == true.url
    assert clearly_ahead(found)
    assert [each.url for each in promising(found)] == [true.url]


def test_of_two_alike_the_one_of_the_right_day_leads(copy_document, original_article):
    right = Candidate("http://moss.example/a", "feed", original_article.title, clocks=(Timestamp.of("2031-05-14"),))
    late = Candidate("http://moss.example/b", "feed", original_article.title, clocks=(Timestamp.of("2031-09-14"),))
    assert ranked([late, right], Question.of(copy_document))[0] is not late
    assert ranked([late, right], Question.of(copy_document))[0].url == right.url


def test_the_copys_own_site_is_no_candidate(copy_document, original_article):
    own = Candidate("http://scraper.example/other", "gdelt", original_article.title)
    assert ranked([own], Question.of(copy_document)) == ()


def test_aliases_lead_to_where_a_site_is_today():
    known = aliases()
    assert known.home("https://www.thedrive.com/the-war-zone/12345/x") == "twz.com"
    assert known.home("thedrive.com") == "thedrive.com"
    assert known.home("www.guardian.co.uk") == "theguardian.com"
    assert known.site("The War Zone") == "twz.com"
    assert known.hosts("twz.com") == ("twz.com",)
    assert known.hosts("guardian.co.uk") == ("theguardian.com", "guardian.co.uk")


def test_a_table_that_goes_round_in_circles_ends():
    known = Aliases((Move("a.example", "b.example", "2030"), Move("b.example", "a.example", "2031")))
    assert known.home("a.example") in {"a.example", "b.example"}


def test_sites_are_stated_by_address_domain_name_or_the_link_beside_a_name(copy_document):
    document = replace(
        copy_document,
        credits=(Credit("cited", "The Fen Post", "the Fen Post reported"), Credit("plain", "moss.example", "x"),
                 Credit("pointer", "http://hill.example/a/b", "x"), Credit("plain", "scraper.example", "x")),
        links=("http://www.fenpost.example/x",),
    )  # fmt: skip
    assert stated_sites(document, aliases()) == ("hill.example", "moss.example", "fenpost.example")


def test_places_refuse_names_that_are_none():
    with pytest.raises(ValueError, match="no such places: moon"):
        Places(asked=("moon",))


@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=60))
def test_whatever_a_text_says_its_queries_can_be_asked(text, title):
    question = Question.of(Document(f'{text} "{text}" Mara {title} Lind 4{title},812', title=title))
    for terms in (*question.queries, question.phrases):
        assert urlencode({"q": " ".join(terms)})


ODD = [
    "http://[moss",
    "",
    "javascript:x",
    "http://",
    "//moss",
    "http://moss.example:x/a",
    "http://\ud800/a-b-c",
    "HTTP://MOSS.example/ferry",
]


@pytest.mark.parametrize("url", ODD)
def test_an_odd_address_in_a_list_is_passed_over_or_ranked_like_others(copy_document, url):
    rest = Candidate("http://moss.example/ferry-runs-late", "feed", "Ferry runs late")
    assert "http://moss.example/ferry-runs-late" in {found.url for found in ranked([Candidate(url, "gdelt"), rest], Question.of(copy_document), stated=True)}  # fmt: skip


@pytest.mark.parametrize("url", ODD)
def test_an_odd_address_in_a_credit_or_a_link_stops_no_search(on_web, copy_document, url):
    odd = replace(copy_document, credits=(Credit("pointer", url, "x"), *copy_document.credits), links=(url,))
    with on_web({}) as asking:
        assert asking.discover(odd).outcome == "unmeasured"
