from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.acquisition.block import blocks_of, parsed
from provenance.acquisition.charset import decode
from provenance.acquisition.extract import extract
from provenance.document import Document, Timestamp
from provenance.errors import NoArticleError, ProvenanceError, RefusedError

PAGES = Path(__file__).parent / "pages"
FERRY = (PAGES / "ferry.html").read_text("utf-8")
HERE = "https://www.fenpost.example/news/ferry-runs-again?from=front"
FRENCH = "Le ministre a déclaré à l’été dernier que la forêt brûlée coûterait 5 € à l’État… – où ça ? "
RUSSIAN = "Паром между портом и островом снова ходит после девяти недель ремонта, сообщили в порту. "
JAPANESE = "島へ渡る船が九週間ぶりに運航を再開したと港の事務所が火曜日に発表した。乗客は二百人を超えた。"


@pytest.fixture(scope="module")
def ferry():
    return extract(FERRY, location=HERE, address=HERE)


def page(*paragraphs, head=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>A page</title>{head}</head><body><article>{body}</article></body></html>"


def long(text):
    return [f"{number}. {text}{text}" for number in range(4)]


def test_the_text_is_the_article_one_block_a_line(ferry):
    lines = ferry.text.split("\n")
    assert any(
        line.startswith("The ferry between Port Lindow") and line.endswith("the harbour office said.") for line in lines
    )
    assert "Saturday and Sunday: four crossings a day, the first at nine in the morning" in lines
    assert not any(other in ferry.text for other in ("Weather", "Mayor opens library", "Copyright"))


def test_a_row_of_a_table_is_a_line_with_tabs():
    rows = "<tr><th>Day</th><th>Crossings</th></tr><tr><td>Monday</td><td></td><td> <b>six</b></td></tr>"
    text = extract(page(*long(FRENCH), f"</p><table>{rows}</table><p>", *long(RUSSIAN))).text
    assert "Day\tCrossings\nMonday\tsix\n" in text


def test_soft_hyphens_are_kept_as_acquired(ferry):
    assert "who runs the is\u00adland's only shop" in ferry.text


def test_joiners_of_persian_and_of_emoji_are_kept_as_acquired():
    text = extract((PAGES / "persian.html").read_bytes()).text
    assert "می\u200cتوانند" in text
    assert "👩\u200d🚀" in text


def test_the_title_is_the_headline_without_the_name_of_the_site(ferry):
    assert ferry.title == "Ferry to Ostrava Island runs again after nine weeks"


def test_what_the_page_states_of_itself_is_read(ferry):
    assert ferry.publisher == "The Fen Post"
    assert ferry.authors == ("Mirela Castell",)
    assert ferry.language == "en"
    assert ferry.location == HERE


def test_the_declared_canonical_is_kept_apart_from_the_location(ferry):
    assert ferry.canonical == "https://www.fenpost.example/news/ferry-runs-again"


def test_a_page_without_a_canonical_has_none():
    assert extract(page(*long(FRENCH)), address=HERE).canonical is None


def test_links_are_those_of_the_article_absolute_and_once_each(ferry):
    assert ferry.links == (
        "https://harbour.example/log",
        "https://www.fenpost.example/council/minutes",
        "https://www.tarnholm-herald.example/",
    )


def test_links_are_bounded():
    many = "".join(f'<a href="/{number}">word</a> ' for number in range(2000))
    assert len(extract(page(*long(FRENCH), many, *long(RUSSIAN)), address=HERE).links) == 500


def test_relative_links_of_a_page_without_an_address_are_left_out():
    assert extract(FERRY).links == ("https://harbour.example/log", "https://www.tarnholm-herald.example/")


def test_a_page_saved_by_a_browser_tells_its_address():
    saved = FERRY.replace("<html", "<!-- saved from url=(0042)https://www.fenpost.example/news/x -->\n<html", 1)
    assert extract(saved).canonical == "https://www.fenpost.example/news/ferry-runs-again"


def test_a_credit_that_the_extraction_drops_is_a_line_of_its_own_after_the_article(ferry):
    assert ferry.text.split("\n")[-1] == "Original Source: www.tarnholm-herald.example"
    credit = next(credit for credit in ferry.credits if credit.where == "text")
    assert credit.target == "tarnholm-herald.example"
    assert credit.passage.of(ferry.text) == credit.quotation == "Original Source: www.tarnholm-herald.example"


def test_the_credit_of_a_picture_is_not_put_back():
    picture = "</p><figure><img src='/1.jpg' alt=''><figcaption>The boat at Port Lindow. (AP)</figcaption></figure><p>"
    assert "(AP)" not in extract(page(*long(FRENCH), picture, *long(RUSSIAN))).text


def test_a_credit_in_the_head_of_the_page_is_read():
    copied = FERRY.replace("/news/ferry-runs-again", "https://www.tarnholm-herald.example/ferry")
    stated = extract(copied, address=HERE).credits
    assert ("canonical", "head") in {(credit.kind, credit.where) for credit in stated}


def test_furniture_is_marked_in_the_text(ferry):
    assert "Original Source: www.tarnholm-herald.example" in [passage.of(ferry.text) for passage in ferry.furniture]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2026-03-04T08:00:00+01:00">', ("2026-03-04T08:00:00", "second", "+01:00", "meta article:published_time")),
        ('<meta name="date" content="2026-03-04T08:00Z">', ("2026-03-04T08:00", "minute", "Z", "meta date")),
        ('<meta name="pubdate" content="2026-03-04 08:00:10.123 -0500">', ("2026-03-04T08:00:10", "second", "-05:00", "meta pubdate")),
        ('<meta itemprop="datePublished" content="2026-03-04">', ("2026-03-04", "day", None, "meta datepublished")),
        ('<meta name="dc.date" content="Wed, 04 Mar 2026 08:00:10 +0100">', ("2026-03-04T08:00:10", "second", "+01:00", "meta dc.date")),
        ('<script type="application/ld+json">{"@type": "Person", "datePublished": "2025-01-01"}</script>', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00"}</script>', None),
        ('<script type="application/ld+json">[{"@type": ["BlogPosting"], "datePublished": "2026-03-04T08:00:00"}]</script>', ("2026-03-04T08:00:00", "second", None, "json-ld datePublished")),
        ('<meta name="date" content="2026-13-45">', None),
        ("", None),
    ],
)  # fmt: skip
def test_the_time_of_publication_says_where_it_was_read(head, expected):
    published = extract(page(*long(FRENCH), head=head)).published
    assert published == (Timestamp(*expected) if expected else None)


def test_json_ld_goes_before_meta_elements_and_articles_before_the_site(ferry):
    assert ferry.published == Timestamp("2026-03-04T07:15:30", "second", "+01:00", "json-ld datePublished")


def test_a_visible_date_is_known_to_the_day():
    stated = extract(
        page(
            '<time class="date">4 March 2026</time>',
            *long(FRENCH),
            head='<meta property="og:url" content="https://www.fenpost.example/2026/03/04/ferry">',
        )
    )
    assert stated.published == Timestamp("2026-03-04", "day", None, "visible")


@pytest.mark.parametrize(
    "broken", ["[" * 100_000, '{"@type": "NewsArticle", "datePublished": ', '{"a": NaN}', "null", '"x"']
)
def test_broken_json_ld_is_passed_over(broken):
    script = f'<script type="application/ld+json">{broken}</script>'
    assert extract(page(*long(FRENCH), head=script)).published is None


@pytest.mark.parametrize(
    ("text", "written_in", "declared"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "utf-8", "iso-8859-1"),
        (FRENCH, "utf-8", "utf-16"),
        (FRENCH, "windows-1252", "iso-8859-1"),
        (FRENCH, "windows-1252", "utf-8"),
        (FRENCH, "windows-1252", "nonsense"),
        (FRENCH, "windows-1252", "base64"),
        (FRENCH, "utf-16", "utf-8"),
        (FRENCH, "utf-16-le", "utf-8"),
        (FRENCH, "utf-16-be", "utf-16"),
        (FRENCH, "utf-8-sig", "windows-1251"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "windows-1251", "iso-8859-1"),
        (RUSSIAN, "windows-1251", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "euc_jp", "iso-8859-1"),
    ],
)  # fmt: skip
def test_a_page_is_decoded_whatever_it_declares(text, written_in, declared):
    content = page(*long(text), head=f'<meta charset="{declared}">').encode(written_in)
    assert text.strip() in extract(content).text


def test_the_charset_of_the_server_goes_before_that_of_the_page():
    content = page(*long("Żółta łódź płynie. "), head='<meta charset="windows-1252">').encode("windows-1250")
    assert "Żółta łódź płynie." in extract(content, charset="windows-1250").text


def test_a_torn_byte_costs_one_character():
    content = page(*long(FRENCH)).encode().replace("été".encode(), b"\xff" + "été".encode(), 1)
    assert extract(content).text.count("\ufffd") == 1


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "latin-1", "utf-16", "hz", "idna", "punycode", "rot13", "unicode_escape"]),
)
def test_any_bytes_can_be_decoded(content, charset):
    assert isinstance(decode(content, charset, markup=True), str)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300))
def test_utf_8_is_read_as_it_was_written(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote", "ul><li", "table><tr><td"])
def test_a_page_nested_too_deep_is_refused(tag):
    start = "".join(f"<{name}>" for name in tag.split("><"))
    with pytest.raises(RefusedError, match="nested more than 250 deep") as refused:
        extract(f"<html><body>{start * 100_000}<p>{FRENCH * 5}</p></body></html>", location="deep.html")
    assert refused.value.rule == "size"


def test_a_page_of_too_many_elements_is_refused():
    with pytest.raises(RefusedError, match="more than 30000 elements"):
        extract("<html><body>" + "<p>a b</p>" * 30_000 + "</body></html>")


def test_a_page_of_too_much_text_is_refused():
    with pytest.raises(RefusedError, match="its text is larger than 2 MB"):
        extract(page("word " * 500_000))


@pytest.mark.parametrize("empty", ["", " ", "<html></html>", "<!-- -->", "<html><body><p></p></body></html>"])
def test_an_empty_page_has_no_article(empty):
    with pytest.raises(NoArticleError):
        extract(empty)


def test_a_page_of_pictures_has_no_article():
    with pytest.raises(NoArticleError, match="no article was found"):
        extract((PAGES / "gallery.html").read_bytes(), location="gallery.html")


def test_a_bare_fragment_is_read_like_a_page():
    assert "Le ministre" in extract("".join(f"<p>{paragraph}</p>" for paragraph in long(FRENCH))).text


MARKUP = [
    "<",
    ">",
    "</",
    "/>",
    "=",
    '"',
    "&",
    "&#0;",
    "<!--",
    "<![CDATA[",
    " ",
    "\x00",
    "p",
    "div",
    "html",
    "body",
    "script",
    "table",
    "td",
    "é",
    "\ud800",
]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(MARKUP), max_size=100).map("".join))
def test_no_markup_raises_anything_but_our_own_errors(markup):
    with suppress(ProvenanceError):
        assert isinstance(extract(markup), Document)


def test_visible_blocks_are_what_a_reader_sees_in_order():
    tree = parsed(
        "<html><head><title>no</title></head><body><nav>no</nav>One <b>and</b> the\nsame<br>two"
        "<script>no</script><div hidden>no</div><p style='display: none'>no</p><ul><li>three</li></ul><td>four</td></body></html>"
    )
    assert [block.text for block in blocks_of(tree)] == ["One and the same", "two", "three", "four"]
