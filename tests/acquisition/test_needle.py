from hypothesis import given
from hypothesis import strategies as st

from provenance.acquisition.needle import Needles, Rules

WORDINGS = ["a", "by", "via", "first published", "источник", "来源", "é", "\ud800x"]


@given(st.lists(st.sampled_from([*WORDINGS, "b", " ", "published first", "и", "x"])))
def test_no_wording_that_stands_in_a_text_is_missed(parts):
    text = "".join(parts)
    assert {wording for wording in WORDINGS if wording in text} <= Needles(WORDINGS).likely_in(text)


def test_hardly_any_wording_that_stands_nowhere_is_likely():
    assert Needles(WORDINGS).likely_in("the river rose") == frozenset()


def test_a_rule_is_tried_on_lines_that_have_a_needle_of_each_group():
    rules = Rules([(("first", "originally"), ("published",)), (("via",),), ()])
    lines = ["first published here", "published", "first", "originally published"]
    assert dict(rules.worth_trying(lines)) == {0: [0, 3], 2: [0, 1, 2, 3]}


def test_a_rule_without_needles_is_tried_on_every_line_and_on_none_where_there_is_none():
    rules = Rules([(("via",),), ()])
    assert dict(rules.worth_trying(["", "x"])) == {1: [0, 1]}
    assert dict(rules.worth_trying([])) == {}
