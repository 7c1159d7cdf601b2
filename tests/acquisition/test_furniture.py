"""Which lines are not part of the article. Expected lines are marked in the text: «kind|line»."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.credit import find_credits
from provenance.acquisition.furniture import find_furniture
from provenance.acquisition.marker import _contained, _contained_rules, needles
from provenance.document import Furniture

MARK = re.compile(r"«(\w+)\|([^»]*)»")

ARTICLE = """Mill on the ford to close in Quillton

The council hears the owners on Thursday.

The mill on the ford has ground the grain of eleven villages since the river was dug, and its wheel was never still.

Its owners told the council on Monday evening that the wheel had cracked along two of its spokes during the flood.

Nobody had asked the miller, who has lived above the sluice for thirty years and heard of it from her neighbours.

A new wheel would cost more than the mill has earned in ten years, and the county has no money for such repairs."""


def unmarked(marked: str) -> tuple[str, tuple[Furniture, ...]]:
    """The text without its marks, and the furniture they stand for."""
    text, expected, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        expected.append(Furniture(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], tuple(expected)


def shown(text: str, furniture: tuple[Furniture, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.of(text)) for one in furniture]


def check(marked: str, **about: str) -> None:
    text, expected = unmarked(marked)
    found = find_furniture(text, find_credits(text), **about)
    assert shown(text, found) == shown(text, expected)
    assert found == expected


def test_a_content_farms_page_keeps_headline_summary_and_article():
    check(
        "«site|fenpost.example»\n\n«site|Breaking news and insights at fenpost.example»\n\n"
        + ARTICLE
        + "\n\n«credit|Original Source: www.hillherald.example»\n\n«bio|Jane Roe»\n\n"
        "«bio|Jane Roe is a seasoned journalist who has built a reputation over the past 13 years for her work on mills. Armed with a degree, Jane produces content that leads to change.»\n\n"
        "«comments|Leave a Reply»\n\n«comments|Your email address will not be published. Required fields are marked *»"
    )


def test_an_article_without_furniture_has_none():
    check(ARTICLE)


def test_a_texts_only_paragraph_that_ends_in_a_picture_credit_is_its_article():
    only = " ".join(ARTICLE.split("\n\n")[2:]) + " Picture: Hal Broad, AFP/Getty Images"
    assert find_furniture(only) == ()
    assert [found.kind for found in find_furniture(f"{only[-220:]}\n\n{ARTICLE}")] == ["caption"]


def test_the_dateline_of_an_agency_makes_its_paragraph_no_furniture():
    check(ARTICLE.replace("The mill on the ford has", "QUILLTON (AP) — The mill on the ford has"))


def test_menus_above_the_headline_are_the_sites():
    check("«site|Home»\n«site|News»\n«site|Sport»\n«site|Weather»\n" + ARTICLE)


def test_the_publishers_name_above_the_headline_is_the_sites():
    check("«site|The Fen Post»\n" + ARTICLE, publisher="The Fen Post")


def test_author_and_date_stand_between_headline_and_article():
    check(
        ARTICLE.replace(
            "The council hears",
            "«byline|By Jane Roe»\n«byline|Published 3 May 2026, 10:02 am | 5 min read»\n«share|Share Tweet Email»\nThe council hears",
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe and John Doe", "By JANE ROE, Associated Press", "Von Jana Roth", "Par Jeanne Roux", "Por Juana Ruiz", "Di Gianna Rossi", "Updated May 3, 2026 at 10:02 a.m. EST",
        "Published 3 May 2026.", "3. Mai 2026, 10:02 Uhr", "Publié le 3 mai 2026 à 10h02", "3 de mayo de 2026", "3 мая 2026, 10:02", "2026年5月3日 10:02", "2026.05.03 10:02", "4 min read", "21/06/2026",
    ],
)  # fmt: skip
def test_a_line_of_names_or_dates_is_a_byline(line):
    check(ARTICLE.replace("The mill on the ford has", f"«byline|{line}»\n\nThe mill on the ford has"))


@pytest.mark.parametrize(
    "line",
    [
        "Next payment: 30 June.", "Hearing: 3 July.", "The deadline for payment is 12 August.", "Deadline: 14 April 2026.",
        "Updated plans are due on 3 May.", "Frist: 3. Juli.", "Follow us, he said.", "Follow us, the warden told them.",
    ],
)  # fmt: skip
def test_a_short_sentence_of_the_article_is_no_furniture(line):
    check(ARTICLE.replace("The mill on the ford has", f"{line}\n\nThe mill on the ford has"))
    check(f"{ARTICLE}\n\n{line}")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("share", "Share this article"), ("share", "Facebook Twitter WhatsApp Email"), ("share", "Teilen"), ("share", "Compartir en WhatsApp"), ("share", "Поделиться"), ("share", "シェア"), ("share", "공유하기"),
        ("share", "Follow us on Instagram"), ("share", "12 shares"),
        ("comments", "Leave a comment"), ("comments", "Schreibe einen Kommentar"), ("comments", "Laisser un commentaire"), ("comments", "Deja un comentario"), ("comments", "Lascia un commento"),
        ("comments", "Deixe um comentário"), ("comments", "Geef een reactie"), ("comments", "Dodaj komentarz"), ("comments", "Yorum yap"), ("comments", "Добавить комментарий"), ("comments", "Залишити коментар"),
        ("comments", "اترك تعليقا"), ("comments", "ارسال نظر"), ("comments", "टिप्पणी करें"), ("comments", "Tinggalkan komentar"), ("comments", "发表评论"), ("comments", "コメントを残す"), ("comments", "댓글 쓰기"),
        ("comments", "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert"), ("comments", "Votre adresse e-mail ne sera pas publiée."), ("comments", "12 Comments"),
        ("subscribe", "Sign up for our daily newsletter"), ("subscribe", "Subscribe now"), ("subscribe", "Get the latest updates right in your inbox."), ("subscribe", "Подписывайтесь на наш канал"),
        ("related", "Related: The flood that cracked the wheel"), ("related", "Read more: The flood that cracked the wheel"), ("related", "SEE ALSO: Eleven villages and one mill"), ("related", "Lesen Sie auch: Die Flut"),
        ("related", "Lea también: La crecida del río"), ("related", "Читайте также: Паводок"), ("related", "Baca juga: Banjir di hulu"), ("related", "延伸阅读：水车"),
        ("tags", "Tags: mills, rivers, Quillton"), ("tags", "Filed under: Mills"), ("tags", "#mills #quillton"), ("tags", "Теги: мельницы"), ("tags", "标签：磨坊"),
        ("advert", "Advertisement"), ("advert", "Story continues below advertisement"), ("advert", "Anzeige"), ("advert", "Publicidad"), ("advert", "広告"),
        ("site", "© 2026 The Fen Post. All rights reserved."), ("site", "This material may not be published, broadcast or rewritten."), ("site", "Alle Rechte vorbehalten"), ("site", "Back to top"),
        ("site", "The views expressed in this article are the author's own."),
        ("credit", "Source: www.hillherald.example"), ("credit", "This story was originally published by Hill Herald."), ("credit", "Reporting by Jane Roe; Editing by John Doe"), ("credit", "Quelle: dpa"),
        ("credit", "The Associated Press contributed to this report."),
        ("caption", "Photo: Jane Roe"), ("caption", "Image 1 of 12"),
    ],
)  # fmt: skip
def test_below_the_article_a_line_is_known_by_its_wording(kind, line):
    check(f"{ARTICLE}\n\n«{kind}|{line}»")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("advert", "Advertisement"), ("related", "Read more: The flood that cracked the wheel"), ("caption", "The wheel at the ford in spring. (Jane Roe/AP)"), ("caption", "Photo by Jane Roe"),
        ("share", "Share this article"), ("subscribe", "Sign up for our daily newsletter"), ("caption", "Media playback is unsupported on your device"),
    ],
)  # fmt: skip
def test_a_marker_inside_the_article_does_not_end_it(kind, line):
    check(ARTICLE.replace("Nobody had asked", f"«{kind}|{line}»\n\nNobody had asked"))


def test_a_list_of_other_articles_inside_the_article_ends_with_the_next_paragraph():
    listed = "«related|Trending News»\n«related|Cat found in mill after eleven years»\n«related|Steam mill to open its doors»\n\n"
    check(ARTICLE.replace("Nobody had asked", f"{listed}Nobody had asked"))


def test_after_a_heading_of_other_articles_everything_is_furniture():
    check(
        ARTICLE
        + "\n\n«related|Most Popular»\n«related|Cat found in mill after eleven years»\n«related|The finder wants to keep it»\n«related|Steam mill to open its doors»\n«comments|View Comments»\n«site|Privacy Policy»"
    )


def test_readers_comments_are_furniture_however_long():
    check(
        ARTICLE + "\n\n«comments|2 Comments»\n\n«comments|John Doe»\n\n"
        "«comments|I have brought my grain there since I was a boy, and I do not see why the county should not pay for the wheel of a mill.»"
    )


def test_a_counter_of_comments_above_the_article_ends_nothing():
    check(ARTICLE.replace("The mill on the ford has", "«comments|12 comments»\n\nThe mill on the ford has"))


def test_a_biography_below_the_article_is_known_by_what_it_says():
    check(
        ARTICLE
        + "\n\n«bio|Jane Roe is a staff writer at The Fen Post who covers mills and rivers. Follow her at @janeroe.»"
    )


def test_how_to_reach_the_author_tells_of_a_biography_wherever_it_stands_in_it():
    check(f"{ARTICLE}\n\n«bio|Jane Roe lives by the mill. She can be reached at the sluice on most mornings.»")


def test_a_person_introduced_inside_the_article_has_no_biography():
    check(
        ARTICLE.replace(
            "Nobody had asked",
            "Jane Roe is a reporter for The Fen Post who has written about the mill.\n\nNobody had asked",
        )
    )


@pytest.mark.parametrize(
    "last",
    [
        "Jane Roe, 54, who drives the sluice cart, has worked at the mill since 1999.",
        "A second wheel is planned. Otto Fenn, who edits the plans, has not asked for the money yet.",
    ],
)
def test_the_articles_last_paragraph_on_a_person_is_no_biography(last):
    check(f"{ARTICLE}\n\n{last}")


def test_short_lines_of_the_article_stay():
    check(
        ARTICLE.replace("Nobody had asked", "A cracked wheel\n\nNobody had asked")
        + "\n\nWhat the owners offer:\n\nA new sluice\n\nA smaller wheel"
    )


def test_a_list_at_the_articles_end_stays_although_furniture_follows():
    days = "June 9 - Moss Harbor\n\nJune 12 - Quillton\n\nJune 15 - Fen Bridge\n\n"
    check(f"{ARTICLE}\n\nThe council's hearings:\n\n{days}«related|Related: The flood that cracked the wheel»")


def test_a_calendar_of_dates_is_the_articles_own():
    check("Milling days of the year\n\n" + "\n\n".join(f"{day}. March - Fen Bridge" for day in range(1, 13)))


def test_a_signed_post_inside_the_article_is_no_byline():
    check(
        ARTICLE.replace(
            "Nobody had asked", "The wheel has stopped!\n\n— Jane Roe (@janeroe) May 3, 2026\n\nNobody had asked"
        )
    )


def test_lines_of_marks_between_the_parts_of_an_article_stay():
    check(ARTICLE.replace("Nobody had asked", "___\n\nNobody had asked"))


def test_a_headline_that_names_the_domain_is_the_title_all_the_same():
    check(
        "«site|fenpost.example»\n\n"
        + ARTICLE.replace("Mill on the ford to close in Quillton", "How fenpost.example lost its mill"),
        title="How fenpost.example lost its mill",
    )


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "«»", "a" * 50_000, "Comments", "Share"])
def test_a_text_without_an_article_is_read_without_fault(text):
    assert all(one.of(text).strip() for one in find_furniture(text))


def test_looking_for_needles_first_hides_no_marker():
    texts = [
        "if you buy something through this post, we may earn a small commission", "your email address will not be published", "notify me of new comments", "(jane roe/getty images)", "a ford (ap)",
        "jane roe is an award-winning staff writer", "she can be reached at", "her work has appeared in", "the tips are their own", "all rights reserved", "alle rechte vorbehalten", "无断转载", "무단 전재",
        "right to your inbox", "sign up for our weekly newsletter", "click to tweet", "(opens in new window)", "cancel at any time", "follow her on", "join our telegram",
    ]  # fmt: skip
    worth_trying = dict(_contained_rules().worth_trying(texts))
    for number, rule in enumerate(_contained()):
        assert {text for text in texts if rule.is_in(text)} <= {texts[i] for i in worth_trying.get(number, ())}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("(re-?published) with permission", {(" with permission",), ("published",)}),
        ("a (very )?long (way|road) home", {("long ",), (" home",)}),
        ("\\(opens in (a )?new window\\)", {("opens in ",), ("new window",)}),
        ("[(\\[]photo by[^()\\[\\]]{2,60}[)\\]]\\.?$", {("photo by",)}),
        ("무단 ?전재", {("무단",), ("전재",)}),
    ],
)
def test_needles_are_parts_that_may_not_be_missing(template, expected):
    assert set(needles(template)) == expected


LINES = [
    *ARTICLE.split("\n\n"),
    "Share",
    "Comments",
    "Related",
    "By Jane Roe",
    "Source: Fen Post",
    "(AP)",
    "Jane Roe",
    "fenpost.example",
    "Tags: mills",
    "Advertisement",
    "3 May 2026",
]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=14))
def test_furniture_is_whole_lines_in_order_without_overlap(lines):
    text = "\n".join(lines)
    found = find_furniture(text, find_credits(text))
    starts = {line.start for line in _whole_lines(text)}
    assert all(one.start in starts and one.of(text).strip() == one.of(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


def _whole_lines(text):
    from provenance.acquisition.line import lines_of

    return lines_of(text)


@given(st.permutations(ARTICLE.split("\n\n")[2:]))
def test_paragraphs_of_an_article_are_never_swallowed(paragraphs):
    text = "\n\n".join(paragraphs) + "\n\nShare\n\nLeave a Reply"
    assert [one.of(text) for one in find_furniture(text)] == ["Share", "Leave a Reply"]


@pytest.mark.parametrize(
    "hostile",
    [
        "Source: X\n",
        "Share\n",
        "Comments\n",
        "Related\nA sentence that is long enough to be a paragraph of some article or other.\n",
        "Jane Roe\n",
        "Source: Fen Post\n",
        "share ",
        "photo: ",
    ],
)
def test_a_hostile_text_is_read_to_its_end(hostile):
    text = hostile * (60_000 // len(hostile))
    assert len(find_furniture(text, find_credits(text))) <= text.count("\n") + 1
