"""Figures that the copy works out from the source's are no alterations, and those that it replaces are."""

import pytest

from provenance import Document, compare

_FRAME = (
    "The Harlow Mill trust met at Ostley on Friday and heard its secretary, Mary Venn, for an hour. {} "
    "The trust was founded by Tobias Rook, who left it his books and a barn. Its next meeting is planned at Kell Bridge."
)
_RETOLD = (
    "On Friday the trust of Harlow Mill met at Ostley, where Mary Venn, its secretary, was heard for an hour. {} "
    "Tobias Rook, who left it his books and a barn, had founded the trust. At Kell Bridge its next meeting is planned."
)


def _altered(source: str, copy: str) -> list[str]:
    text = _RETOLD.format(copy)
    analysis = compare(Document(text, language="en"), Document(_FRAME.format(source), language="en"))
    return [
        one.copy.of(text)
        for one in analysis.changes
        if one.copy and one.status == "altered" and one.fact in {"figure", "date"}
    ]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        (
            "The mill has five cooks, two of them part-time.",
            "There is work for three all week long, and part-time for two.",
        ),
        (
            "The tower showed nine degrees, 19 fewer than the coast.",
            "It was nine degrees up there; by the sea it had been 28.",
        ),
        (
            "The baker offered to pay £40,000 a year for five years.",
            "In five years, Mary Venn said, some £200,000 would come from a baker.",
        ),
        ("Members are charged £48 a year for water.", "Members are charged £4 a month for water."),
        (
            "The press stamps 240 buttons a minute in the hall.",
            "The press stamps four buttons every second in the hall.",
        ),
        ("The team led for 83 minutes.", "With seven minutes to go nobody doubted its win."),
    ],
)
def test_a_figure_worked_out_from_the_one_it_replaces_and_another_is_no_alteration(source: str, copy: str) -> None:
    assert _altered(source, copy) == []


@pytest.mark.parametrize(
    ("source", "copy", "told"),
    [
        (
            "The mill has five cooks, two of them part-time.",
            "The mill has eight cooks, two of them part-time.",
            "eight",
        ),
        ("Members are charged £48 a year for water.", "Members are charged £6 a month for water.", "£6"),
        (
            "The press stamps 240 buttons a minute in the hall.",
            "The press stamps 360 buttons a minute in the hall.",
            "360",
        ),
        ("The team led for 83 minutes.", "The team led for 63 minutes.", "63 minutes"),
    ],
)
def test_a_figure_that_nothing_explains_is_an_alteration(source: str, copy: str, told: str) -> None:
    assert _altered(source, copy) == [told]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The loan runs for eight weeks and no longer.", "The loan, no longer than that, runs for two months."),
        ("The box held £412 that night.", "There was not even £500 in the box that night."),
        ("Visitors come once an hour to the tower.", "One hour is what visitors spend at the tower."),
        ("The mill closes on 29 June for the summer.", "For the summer the mill closes at the end of June."),
    ],
)
def test_a_figure_or_date_told_more_roughly_is_no_alteration(source: str, copy: str) -> None:
    assert _altered(source, copy) == []


@pytest.mark.parametrize(
    ("source", "copy", "told"),
    [
        (
            "He confessed in March to thefts between May 2011 and October 2020.",
            "In May he confessed to thefts between May 2011 and October 2020.",
            "May",
        ),
        (
            "Rook fanned nine but was removed after 92 pitches.",
            "Rook added eleven to his total until 92 pitches were thrown.",
            "eleven",
        ),
    ],
)
def test_a_value_that_the_sentence_behind_does_not_state_is_told(source: str, copy: str, told: str) -> None:
    assert _altered(source, copy) == [told]


def test_an_age_takes_no_small_number_s_place() -> None:
    assert _altered("The second play was read out: act two.", "The play was read out by the 61-year-old.") == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("In 2014 the first beavers came, and in 2019 there were 48.", "Five years after the first came in 2014 there were 48 beavers."),
        ("The mill was shut in May and opened again two months later.", "Shut in May, the mill opened again in July."),
        ("Norvik council and two more own the mill.", "Three councils own the mill, that of Norvik among them."),
        ("Visitors come between seven and eight o'clock.", "From seven o'clock on there are visitors."),
    ],
)  # fmt: skip
def test_a_date_or_number_that_the_copy_works_out_is_no_alteration(source: str, copy: str) -> None:
    assert _altered(source, copy) == []


def test_a_new_length_of_time_is_told_though_the_number_of_the_old_one_stands_elsewhere() -> None:
    source = "The women had set off nine minutes before the men. The barn was full. Rook, a smith from Ostley, led from the canal on."
    copy = "The women had set off nineteen minutes before the men. The barn was full. Rook, a smith from Ostley, led from mile nine on."
    assert _altered(source, copy) == ["nineteen minutes"]
