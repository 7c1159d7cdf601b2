from hypothesis import given
from hypothesis import strategies as st

from provenance.document import Document, Furniture
from provenance.reporting.pane import Mark, groups, marks_in, marks_of
from provenance.reporting.visible import visible

TEXTS = st.text(st.sampled_from("ab \n.é"), max_size=60)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        layer = draw(st.sampled_from(["passage", "furniture", "changed", "fact", "credit", "evidence"]))
        marks.append(Mark(start, end, layer, number, "edited"))
    return text, marks


def stretches(shown):
    return [stretch for group in shown for paragraph in group.paragraphs for stretch in paragraph.stretches]


def pieces(shown):
    return [piece for stretch in stretches(shown) for run in stretch.runs for piece in run.pieces]


@given(marked_texts())
def test_all_of_the_text_is_shown_in_its_order(given_):
    text, marks = given_
    shown = "".join(stretch.text for stretch in stretches(groups(text, marks)))
    assert shown == "".join(line for line in visible(text).split("\n") if line.strip())


@given(marked_texts())
def test_a_passage_shows_exactly_its_own_wording_and_begins_once(given_):
    text, marks = given_
    shown = stretches(groups(text, marks))
    for mark in marks:
        wording = "".join(text[mark.start : mark.end].split())
        if mark.layer == "passage" and wording:
            said = "".join(stretch.text for stretch in shown if mark.number in stretch.numbers)
            assert "".join(said.split()) == wording
            assert sum(mark.number in dict(stretch.begins) for stretch in shown) == 1


@given(marked_texts())
def test_words_marked_as_changed_are_those_inside_the_marks(given_):
    text, marks = given_
    inside = {place for mark in marks if mark.layer == "changed" for place in range(mark.start, mark.end)}
    lines, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines += [character for at, character in enumerate(line, place) if at in inside]
        place += len(line) + 1
    assert [character for piece in pieces(groups(text, marks)) if piece.changed for character in piece.text] == lines


def test_passages_that_overlap_in_the_source_are_both_named_where_they_do():
    shown = stretches(groups("abcdef", [Mark(0, 4, "passage", 1, "reworded"), Mark(2, 6, "passage", 2, "verbatim")]))
    assert [(stretch.text, stretch.numbers, stretch.kind) for stretch in shown] == [
        ("ab", (1,), "reworded"),
        ("cd", (1, 2), "verbatim"),
        ("ef", (2,), "verbatim"),
    ]


def test_a_passage_over_two_lines_goes_on_in_the_second_without_beginning_again():
    shown = stretches(groups("one\ntwo", [Mark(0, 7, "passage", 5, "edited")]))
    assert [(stretch.text, stretch.numbers, stretch.begins) for stretch in shown] == [
        ("one", (5,), ((5, "edited"),)),
        ("two", (5,), ()),
    ]


def test_a_mark_outside_the_text_is_left_out():
    assert groups("one", [Mark(1, 9, "passage", 1, "edited"), Mark(-1, 2, "credit")]) == groups("one", [])


def test_furniture_is_grouped_by_kind_and_folded_where_it_is_long(report):
    found = report.assessments[0]
    shown = groups(found.copy.text, marks_of(found, "copy"))
    assert [(group.furniture, group.folded) for group in shown] == [
        ("site", False),
        ("share", False),
        ("", False),
        ("credit", False),
        ("bio", True),
        ("comments", True),
    ]


def test_furniture_inside_a_line_does_not_make_the_line_furniture():
    document = Document("Share this. The ferry sailed.", furniture=(Furniture(0, 11, "share"),))
    (group,) = groups(document.text, marks_in(document))
    assert group.furniture == ""
    assert [stretch.furniture for stretch in group.paragraphs[0].stretches] == ["share", ""]


def test_a_fact_that_words_cut_in_two_is_one_run(report):
    found = report.assessments[0]
    shown = stretches(groups(found.copy.text, marks_of(found, "copy")))
    facts = {run.fact: "".join(piece.text for piece in run.pieces) for at in shown for run in at.runs if run.fact}
    assert "421 passengers" in facts.values()
    assert "Marit Oduye" in facts.values()
