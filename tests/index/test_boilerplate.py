"""What a site prints under many of its texts, told from the index."""

import pytest

from provenance.document import Document, Furniture, Passage
from tests.index.texts import FOOTER, body, invented, with_footer


def article(number, *parts, site="gorse.example"):
    return Document("\n\n".join([body(number), *parts]), location=f"https://{site}/{number}")


def left_out(index, document):
    return " ".join(passage.of(document.text) for passage in index.boilerplate(document))


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_what_stands_under_many_texts_of_a_site_is_boilerplate_to_the_last_word(index, joint):
    documents = [with_footer(number, joint) for number in range(12)]
    index.add(documents)
    for document in documents:
        assert left_out(index, document) == FOOTER


def test_boilerplate_is_furniture_of_the_site(index):
    documents = [article(k, FOOTER) for k in range(12)]
    index.add(documents)
    (found,) = index.boilerplate(documents[3])
    assert isinstance(found, Furniture)
    assert found.kind == "site"


def test_an_article_that_is_not_known_yet_has_its_sites_boilerplate_too(index):
    index.add(article(k, FOOTER) for k in range(12))
    assert left_out(index, article(99, FOOTER)) == FOOTER


def test_another_site_may_have_written_it(index):
    index.add(article(k, FOOTER) for k in range(12))
    assert index.boilerplate(article(99, FOOTER, site="heath.example")) == ()
    assert index.boilerplate(Document(f"{body(99)}\n\n{FOOTER}")) == ()


def test_a_paragraph_that_a_site_copied_into_a_few_articles_is_none(index):
    copied = invented(7, 80)
    index.add([article(k, copied) for k in range(7)] + [article(k) for k in range(7, 20)])
    assert index.boilerplate(article(3, copied)) == ()


def test_a_paragraph_in_less_than_a_fifth_of_a_sites_articles_is_none(index):
    copied = invented(7, 80)
    index.add([article(k, copied) for k in range(9)] + [article(k) for k in range(9, 50)])
    assert index.boilerplate(article(3, copied)) == ()


def test_one_article_at_many_addresses_of_a_site_stays_an_article(index):
    index.add(Document(body(1), location=f"https://gorse.example/{k}/ferry") for k in range(20))
    assert index.boilerplate(Document(body(1), location="https://gorse.example/3/ferry")) == ()


def test_furniture_that_is_known_is_not_named_again(index):
    documents = [article(k, FOOTER) for k in range(12)]
    index.add(documents)
    text = documents[5].text
    known = Document(text, location=documents[5].location, furniture=[Passage(text.index("Members"), len(text))])
    assert left_out(index, known) == FOOTER[: FOOTER.index(" Members")]


def test_a_footer_that_thousands_of_a_sites_articles_carry_is_told_as_well(index, monkeypatch):
    monkeypatch.setattr("provenance.index.boilerplate._MOST", 10)
    documents = [article(k, FOOTER) for k in range(30)]
    index.add(documents)
    assert left_out(index, documents[7]) == FOOTER


@pytest.mark.parametrize("text", ["", "Short.", "\n\n\n", "a " * 30])
def test_any_text_of_a_known_site_can_be_asked_about(index, text):
    index.add(article(k, FOOTER) for k in range(12))
    assert index.boilerplate(Document(text, location="https://gorse.example/1")) == ()
