import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.assessment.headline import compare_headlines

SOURCE = "Tolsey harbour shuts eastern pier after divers find cracks"


@pytest.mark.parametrize(
    ("copy", "kind", "shared"),
    [
        (SOURCE, "verbatim", 1.0),
        ("TOLSEY HARBOUR SHUTS EASTERN PIER – after divers find cracks!", "verbatim", 1.0),
        ("Tolsey harbour shuts the eastern pier as divers find cracks", "edited", 1.0),
        ("Divers Find Dangerous Cracks In Eastern Pier of Tolsey", "edited", 6 / 7),
        ("Shocking Cracks Force Tolsey To Close Pier", "reworded", 3 / 6),
        ("Beekeepers move their hives to the heather", "new", 0.0),
        ("To be at the and of it", "new", 0.0),
    ],
)
def test_headlines_are_told_apart_by_the_content_words_they_share(copy, kind, shared):
    found = compare_headlines(copy, SOURCE)
    assert (found.kind, found.copy, found.source) == (kind, copy, SOURCE)
    assert found.shared_words == pytest.approx(shared)


@pytest.mark.parametrize(("copy", "source"), [(None, SOURCE), (SOURCE, None), ("", SOURCE), (None, None), (SOURCE, "")])
def test_a_headline_that_is_not_known_is_missing_and_not_new(copy, source):
    assert compare_headlines(copy, source).kind == "missing"


@pytest.mark.parametrize("blank", ["!!!", "—", " ", "\u200b"])
def test_a_headline_without_words_is_missing_too(blank):
    assert compare_headlines(blank, blank).kind == "missing"
    assert compare_headlines(blank, SOURCE).kind == "missing"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_headlines_can_be_compared(copy, source):
    found = compare_headlines(copy, source)
    assert 0 <= found.shared_words <= 1
    assert (found.copy, found.source) == (copy, source)
