"""Which column is what, as the common tables of news name theirs."""

import pytest

from provenance.acquisition.cell import document_of
from provenance.acquisition.column import Guide, roles_of

TEXT = "The ferry of Tolsey runs again since Monday.\nThe harbour master says so."
URL = "https://fenpost.example/ferry"
# Rows as each source writes them, cut to what matters and to what could mislead.
ROWS = {
    "media cloud": {
        "id": "9f3", "indexed_date": "2026-03-10 01:02:03", "language": "en", "media_name": "fenpost.example",
        "media_url": "fenpost.example", "publish_date": "2026-03-09", "title": "Ferry runs again", "url": URL, "text": TEXT,
    },
    "newsapi": {
        "source": {"id": None, "name": "Fen Post"}, "author": "Mara Lind", "title": "Ferry runs again",
        "description": "In short.", "url": URL, "urlToImage": "https://fenpost.example/a.jpg",
        "publishedAt": "2026-03-09T10:00:00Z", "content": TEXT,
    },
    "news-please": {
        "authors": ["Mara Lind"], "date_download": "2026-03-10 08:00:00", "date_modify": None,
        "date_publish": "2026-03-09 10:00:00", "description": "In short.", "filename": "x.json", "language": "en",
        "localpath": None, "maintext": TEXT, "source_domain": "fenpost.example", "text": None, "title": "Ferry runs again",
        "title_page": None, "title_rss": None, "url": URL,
    },
    "news-please nested": {"article": {"maintext": TEXT, "title": "Ferry runs again", "date_publish": "2026-03-09", "url": URL}},
    "fundus": {
        "title": "Ferry runs again", "plaintext": TEXT, "authors": ["Mara Lind"], "publishing_date": "2026-03-09 10:00:00+00:00",
        "html": {"requested_url": URL, "responded_url": URL, "content": "<html>", "crawl_date": "2026-03-10 08:00:00",
                 "source_info": {"publisher": "Fen Post"}},
    },
    "newspaper4k": {
        "url": URL, "read_more_link": "", "language": "en", "title": "Ferry runs again", "top_image": "", "authors": ["Mara Lind"],
        "publish_date": "2026-03-09T10:00:00", "summary": "In short.", "meta_site_name": "Fen Post", "canonical_link": URL,
        "text": TEXT, "tags": [],
    },
    "trafilatura": {
        "title": "Ferry runs again", "author": "Mara Lind", "hostname": "fenpost.example", "date": "2026-03-09",
        "fingerprint": "00ff", "id": None, "license": None, "comments": "", "raw_text": TEXT, "text": TEXT, "language": "en",
        "image": None, "pagetype": "article", "filedate": "2026-03-10", "source": URL, "source-hostname": "Fen Post",
        "excerpt": "In short.", "categories": "", "tags": "",
    },
    "cc-news": {
        "requested_url": URL, "responded_url": URL, "plain_text": TEXT, "published_date": "2026-03-09",
        "title": "Ferry runs again", "author": "Mara Lind", "sitename": "Fen Post", "publisher": "Fen Post", "tags": None,
        "description": "In short.",
    },
    "guardian-like": {"webTitle": "Ferry runs again", "webUrl": URL, "webPublicationDate": "2026-03-09T10:00:00Z", "bodyText": TEXT},
    "a csv with nested names": {"source.name": "Fen Post", "headline.main": "Ferry runs again", "web_url": URL, "pub_date": "2026-03-09", "body": TEXT},
}  # fmt: skip


def made(row, guide=None):
    return document_of(row, (guide or Guide()).columns(row), "news.jsonl", 7)


@pytest.mark.parametrize("source", ROWS)
def test_the_columns_of_common_sources_are_known(source):
    document = made(ROWS[source])
    assert (document.text, document.location, document.title) == (TEXT, URL, "Ferry runs again")
    assert str(document.published).startswith("2026-03-09")
    row = str(ROWS[source])
    assert document.authors == (("Mara Lind",) if "Mara" in row else ())
    if "Fen Post" in row:
        assert document.publisher == "Fen Post"
    elif "fenpost.example'," in row:
        assert document.publisher == "fenpost.example"


def test_every_date_is_kept_with_its_clock():
    document = made(ROWS["news-please"])
    assert [(clock.value[:10], clock.origin) for clock in document.clocks] == [
        ("2026-03-09", "column date_publish"),
        ("2026-03-10", "crawl date_download"),
    ]


def test_the_date_of_gdelt_says_when_it_was_seen_and_not_when_it_was_published():
    row = {"url": URL, "title": "Ferry", "seendate": "20260309T141500Z", "text": TEXT}
    document = made(row)
    assert document.published is None
    assert [(str(clock), clock.origin) for clock in document.clocks] == [("2026-03-09T14:15:00Z", "gdelt seendate")]


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        (1773050400, "2026-03-09T10:00:00+00:00"),
        (1773050400000, "2026-03-09T10:00:00+00:00"),
        ("Mon, 09 Mar 2026 10:00:00 GMT", "2026-03-09T10:00:00+00:00"),
        ("20260309", "2026-03-09"),
        ("09.03.2026", "2026-03-09"),
        ("09-03-2026", None),
        ("yesterday", None),
        (float("inf"), None),
        (True, None),
        (["2026"], None),
    ],
)
def test_dates_are_read_in_any_dress(value, stated):
    published = made({"text": TEXT, "published": value}).published
    assert (str(published) if published else None) == stated


def test_given_columns_come_before_guesses():
    row = {"text": "a summary", "story": {"full": TEXT}, "url": URL, "ref": "https://fenpost.example/other"}
    document = made(row, Guide({"text": "story.full", "url": "ref"}))
    assert (document.text, document.location) == (TEXT, "https://fenpost.example/other")


def test_a_given_column_that_is_missing_is_not_guessed():
    guide = Guide({"text": "wording"})
    assert guide.missing(["text", "url"]) == ("wording",)
    assert "text" not in guide.columns(["text", "url"])


def test_columns_are_named_on_a_line():
    assert roles_of("text=body, url=link") == {"text": "body", "url": "link"}


@pytest.mark.parametrize("written", ["text", "text=", "colour=red", "text=body,,", ""])
def test_another_line_is_refused_with_the_roles(written):
    with pytest.raises(ValueError, match=r"does not say role=column; the roles are text, html, url"):
        roles_of(written)


def test_a_row_without_an_address_is_located_by_its_id_or_by_number_and_text():
    assert made({"text": TEXT, "id": 12}).location == "news.jsonl#12"
    first, other = made({"text": TEXT}).location, made({"text": TEXT + "!"}).location
    assert first.startswith("news.jsonl#7-")
    assert first != other


def test_html_in_the_text_is_read_as_a_page_or_a_fragment():
    fragment = made({"text": f'<p>The ferry <b>runs</b> again.</p><p>See <a href="{URL}">the plan</a>.</p>'})
    assert fragment.text == "The ferry runs again.\nSee the plan."
    assert fragment.links == (URL,)
    body = "".join(f"<p>{TEXT} This is sentence number {n} of the report.</p>" for n in range(6))
    page = made(
        {
            "html": f"<!doctype html><html lang=en><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{body}</article></body></html>"
        }
    )
    assert "sentence number 3" in page.text
    assert "<p>" not in page.text
    assert page.language == "en"


def test_less_than_and_more_than_make_no_html():
    text = "If a < b and b > c, the ferry of Tolsey does not run."
    assert made({"text": text}).text == text


def test_what_no_file_can_hold_becomes_a_replacement_character():
    document = made({"text": "a\x00b\ud83dc\r\nd", "title": "x\udc00", "url": URL})
    assert (document.text, document.title) == ("a\ufffdb\ufffdc\nd", "x\ufffd")


def test_page_bytes_in_a_column_are_decoded():
    assert (
        made({"text": "Ä ferry for Tölsey, läte äs ever".encode("cp1252")}).text == "Ä ferry for Tölsey, läte äs ever"
    )
