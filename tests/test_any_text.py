"""No text, however odd, stops a check or makes it crawl."""

import json
import random
import signal
from dataclasses import astuple
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.console import Console

from provenance.checker import check, compare
from provenance.document import Document, Passage
from provenance.reporting.html import render_html
from provenance.reporting.table import render_csv
from provenance.reporting.terminal import render_terminal
from provenance.reuse.normalisation import normalise

PIECES = [
    "“", "”", '"', "'", "«", "»", "„", "「", "」", "\n", "\n\n", ". ", "! ", ", ", "said ", "Mara Lind ", "37 percent ", "$5 million ",
    "€", "1,000", "12:30", "3-2 ", "on 3 March 2026 ", "last Tuesday ", "not ", "may ", "reportedly ", "Source: ", "via ",
    "www.moss.example ", "https://moss.example/a ", "(Reuters) - ", "By ", "Photo: ", "Leave a Reply\n", "Dr. ", "J. ",
    "twenty-five thousand ", "half ", "[", "]", "(", ")", "…", "...", "–", "\u200b", "\u00ad", "\u202e", "\ud800", "\x00", "\x85",
    "\u2028", "\r", "\t", "\x0c", "ـ", "ﷺ", "१२ ", "٣", "北京", "。", "ไทย", "e\u0301", "😀", "½", "Ⅳ ", "1.", "%", "US$", "per cent ",
    "zweihundert ", "İ", "ß", "ﬁ", "ŉ",
]  # fmt: skip
ANY_TEXT = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet=st.characters(exclude_categories=()), max_size=6), max_size=60
).map("".join)
ANY_DOCUMENT = st.builds(
    Document,
    ANY_TEXT,
    title=st.none() | ANY_TEXT.map(lambda text: text[:40]),
    publisher=st.none() | ANY_TEXT.map(lambda text: text[:20]),
    location=st.none() | ANY_TEXT.map(lambda text: text[:20]),
    canonical=st.none() | ANY_TEXT.map(lambda text: f"http://{text[:20]}"),
    language=st.sampled_from([None, "en", "de-AT", "ru", "ar", "zh", "xx", "English", "\ud800"]),
    furniture=st.lists(st.builds(Passage, st.integers(-9, 99), st.integers(-9, 200)), max_size=2),
)


@given(ANY_DOCUMENT, ANY_DOCUMENT)
@example(Document("ـ"), Document("\ud800", language="\ud800"))
@settings(max_examples=20)
def test_any_two_documents_can_be_checked_and_reported_in_every_form(copy, source):
    mixed = Document(source.text + copy.text, title=copy.title, language=source.language)
    for original in (source, mixed):
        report = check(copy, source=original, offline=True)
        found = report.assessments[0]
        for side, document in (("copy", copy), ("source", original)):
            named = [getattr(one, side) for one in (*found.passages, *found.blocks, *found.changes)]
            assert all(0 <= at.start < at.end <= len(document.text) for at in named if at is not None)
        assert all(credit.passage.of(copy.text) == credit.quotation for credit in report.credits if credit.passage)
        json.dumps(report.to_dict(), allow_nan=False)
        render_html(report).encode("utf-8", "backslashreplace")
        render_csv([report])
        render_terminal(report, Console(file=StringIO()))


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
@example("ﷺ ـ İ")
@settings(max_examples=200)
def test_comparable_words_of_any_text_are_never_empty_and_hold_no_space(text):
    words = normalise(text)
    assert all(word and " " not in word for word in words.words)
    assert list(words.starts) == sorted(words.starts)
    assert all(start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))


# what once froze something, or might


SIZE = 20_000  # bytes; what is worse than linear was looked for at 100,000
FROZEN = 60  # seconds, where each of these takes less than one


def repeated(piece):
    return (piece * (SIZE // len(piece.encode()) + 1))[:SIZE]


def numbered(line):
    draw = random.Random(7)  # noqa: S311 - the same text every time
    syllables = ("ba", "kor", "ti", "shu", "nal", "per", "lom", "mi", "zed", "quo")

    def word():
        return "".join(draw.choices(syllables, k=3))

    made, size = [], 0
    while size < SIZE:
        made.append(line.format(len(made), word(), word().capitalize(), word().capitalize()))
        size += len(made[-1])
    return "".join(made)


FREEZERS = {
    "one word": repeated("pier "),
    "one sentence": repeated("The ferry runs again today. "),
    "one letter a line": repeated("A\n"),
    "one long word": "b" * SIZE,
    "opening quotation marks": repeated("“"),
    "short quotations": repeated("“a b c d” "),
    "one quotation by one speaker": repeated('"We had bought three boats," said Mara Lind.\n'),
    "quotations by many": numbered('"We had bought {0} {1} boats," said {2} {3}. '),
    "guillemets that open and open": repeated("«a b «c d» "),
    "single quotation marks": repeated("'pier "),
    "brackets in quotations": repeated('"a [b c ] d… e" '),
    "brackets": repeated("[("),
    "digits": "1" * SIZE,
    "single digits": repeated("1 "),
    "all numbers": numbered("{0} "),
    "amounts": numbered("{0} million euros "),
    "close amounts": numbered("1000.{0} km "),
    "currency signs": repeated("$€£ "),
    "currency without blanks": repeated("$5$5"),
    "ranges": repeated("between 3 and 5 to 7 "),
    "number words": repeated("twenty-five thousand three hundred "),
    "German number words": repeated("zweihundertfünfundvierzigtausend "),
    "dates": numbered("on 3 March 1{0} "),
    "times": repeated("at 10.30 p.m. "),
    "names": numbered("{2} {3}, "),
    "names of one family": numbered("{2} Lind ran. "),
    "initials": repeated("J. "),
    "titles": repeated("President Minister Mr. "),
    "capitals": repeated("MARA LIND "),
    "denials": numbered("The {1} did not {1}. "),
    "doubts": repeated("reportedly may could "),
    "source lines": repeated("Source: Tolsey Herald\n"),
    "sources": numbered("Source: www.{1}.example\n"),
    "the beginning of a credit": repeated("originally published by "),
    "agency datelines": repeated("LONDON (Reuters) - \n"),
    "copyright lines": repeated("Via Moss.example\nCopyright 2026 The Moss Tribune\n"),
    "share bars": repeated("Facebook Twitter WhatsApp "),
    "comment forms": repeated("Leave a Reply\nYour email address will not be published.\n"),
    "biographies": numbered("{2} {3}\n{2} {3} is an award-winning journalist.\n"),
    "tags": repeated("Tags: a, b, c\n"),
    "captions": repeated("Photo: Mara Lind/Reuters\n"),
    "articles with advertisements": numbered("{2} {3} of Tolsey said that {0} people had seen the {1}.\nAdvertisement\n"),
    "domains": repeated("a.b."),
    "an endless address": "https://moss.example/" + "b" * SIZE,
    "blanks": "a" + " " * SIZE + "b",
    "line ends": repeated("\r\n"),
    "combining marks": "a" + "\u0301" * (SIZE // 2),
    "invisible characters": repeated("a\u200bb "),
    "two alphabets": repeated("pаypаl "),
    "Han": repeated("北京的“码头”"),
    "Arabic": repeated("قال الرئيس في ـ "),
}  # fmt: skip


@pytest.fixture
def impatience():
    """Fail, with the stack, what does not come to an end; even a regular expression looks for signals now and then."""

    def give_up(*_):
        pytest.fail(f"it hangs: nothing in {FROZEN} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(FROZEN)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("impatience")
@pytest.mark.parametrize("text", FREEZERS)
def test_no_text_freezes_a_comparison_or_what_it_reads_credits_and_furniture_with(text):
    moved = FREEZERS[text][SIZE // 3 :] + FREEZERS[text][: SIZE // 3]
    found = compare(Document(FREEZERS[text]), Document(moved))
    assert sum(astuple(found.shares)) == pytest.approx(1 if found.words_of_copy else 0)
