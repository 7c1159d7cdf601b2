import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Passage
from provenance.reuse.normalisation import disguises, normalise, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The MAYOR said", "the mayor said"),
        ("“We had no choice,” she said", '"We had no choice", she said'),
        ("Kyiv’s mayor", "Kyiv's mayor"),
        ("l’homme d’État", "l'homme d'état"),
        ("12.5 per cent", "12.5%"),
        ("12.5 percent", "12,5 %"),
        ("$5 million", "5 million dollars"),
        ("US$5m", "5 m USD"),
        ("it cost €2.5bn in all", "it cost 2.5 bn euros in all"),
        ("25,000 workers", "25\u202f000 workers"),
        ("25.000 Arbeiter", "25,000 Arbeiter"),
        ("a soft\u00adhyphen", "a softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("the раypаl account", "the paypal account"),
        ("ﬁnally", "finally"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("cafe\u0301", "café"),
        ("Straße", "STRASSE"),
        ("drone-making", "drone making"),
        ("كِتَابٌ", "كتاب"),
        ("می‌روم", "میروم"),
        ("١٢ ۲۵", "12 25"),
    ],
)
def test_spellings_of_the_same_wording_give_the_same_words(one, other):
    assert normalise(one).words == normalise(other).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.5 million", "25 million"),
        ("1,000", "1.00"),
        ("Пять слов", "Шесть слов"),
        ("the dollar fell", "the euro fell"),
        ("a 5 percent rise", "a 6 percent rise"),
        ("Müller", "Muller"),
    ],
)
def test_different_statements_keep_different_words(one, other):
    assert normalise(one).words != normalise(other).words


def test_one_latin_word_leaves_a_cyrillic_text_as_it_is():
    text = "У селі сухо, а і вода є. Джерело: mriya.example"
    assert normalise(text).words[:7] == ("у", "селі", "сухо", "а", "і", "вода", "є")


def test_each_word_stands_at_its_passage_in_the_text_as_acquired():
    text = "Kyiv’s 25,000 «workers» — \u200bдругая café."
    words = normalise(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "Kyiv",
        "s",
        "25,000",
        "workers",
        "другая",
        "café",
    ]


def test_an_amount_and_its_unit_are_one_word_with_one_passage():
    text = "It lost $19.3 million, or 12.5 per cent, in 2025; € was weak, per cent or not"
    words = normalise(text)
    assert words.words[:6] == ("it", "lost", "19.3_million_dollar", "or", "12.5_percent", "in")
    assert words.words[6:] == ("2025", "euro", "was", "weak", "percent", "or", "not")
    assert [words.passage(i, i).of(text) for i in (2, 4)] == ["$19.3 million", "12.5 per cent"]


def test_scripts_without_spaces_give_one_word_a_character():
    assert normalise("北京报道 2025年").words == ("北", "京", "报", "道", "2025", "年")


def test_words_inside_left_out_passages_are_gone_and_the_others_keep_their_place():
    text = "one two three four"
    left = normalise(text).without([Passage(4, 13)])
    assert left.words == ("one", "four")
    assert left.passage(0, 1) == Passage(0, 18)


def test_look_alike_letters_and_hidden_characters_are_reported_where_they_stand(unmark):
    text, passages = unmark("The «раypаl» account of the «goverпment» was «emp\u200btied».")
    assert list(disguises(text)) == passages


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم نمی‌دانم می‌گوید کتاب‌ها",
        "क्‍ष हिन्दी में लिखा है र्‍",
        "👩‍👩‍👧‍👦 👩‍🚀 🏳️‍🌈 family",
        "hyphen\u00adation of long\u00adish words in a nar\u00adrow column",
        "the Cyrillic letter А and the Greek letter Ω in an English text",
        "Компания Apple и PayPal объявили о сделке",
        "one stray zero\u200bwidth character",
    ],
)
def test_lawful_joiners_and_foreign_words_accuse_nobody(text):
    assert disguises(text) == ()


def test_a_word_and_its_inflections_mostly_share_a_stem():
    assert stem("governments") == stem("government") == stem("governing")
    assert stem("workers") == stem("worker")
    assert stem("war") == "war"


@given(st.text())
def test_any_text_gives_words_in_order_within_its_bounds(text):
    words = normalise(text)
    assert len(words.words) == len(words.starts) == len(words.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(words.starts, words.ends, strict=True))
    assert list(words.starts) == sorted(words.starts)
    assert all(word and not word.isspace() for word in words.words)


@given(st.text(alphabet="ab $%5.,é’\u200bж م\n"), st.text(alphabet="ab $%5.,é’\u200bж م\n"))
def test_words_of_two_paragraphs_are_the_words_of_each(one, other):
    joined = normalise(f"{one}\n.\n{other}").words
    assert len(joined) <= len(normalise(one).words) + len(normalise(other).words)
