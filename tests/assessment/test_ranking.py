"""Of several sources, which leads, by how much, and when is that said to be open?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.assessment.ranking import rank, standing, traces
from provenance.checker import compare


@pytest.fixture(scope="module")
def derived(rewrite, original):
    return compare(rewrite, original)


def of(assessment, **source):
    return replace(assessment, source=replace(assessment.source, **source))


def test_the_text_that_fits_better_leads_and_what_does_not_derive_comes_last(derived, rewrite, independent):
    apart = compare(rewrite, independent)
    found = rank([apart, derived])
    assert found.assessments == (derived, apart)
    assert found.margin is None
    assert not found.ambiguous


def test_of_two_that_fit_alike_the_first_published_leads(derived):
    first = of(derived, published="2031-05-14", location="http://moss.example/a")
    later = of(derived, published="2031-05-16", location="http://echo.example/a")
    for given in ([first, later], [later, first]):
        found = rank(given)
        assert found.assessments[0] is first
        assert not found.ambiguous
        assert found.margin == 0


def test_where_neither_texts_nor_dates_settle_it_the_ranking_is_ambiguous(derived):
    undated = [of(derived, published=None, location=f"http://{name}.example/a") for name in ("moss", "echo")]
    assert rank(undated).ambiguous
    weaker = replace(undated[1], log_likelihood_ratio=derived.log_likelihood_ratio - 2)
    found = rank([weaker, undated[0]])
    assert (found.assessments[0], found.ambiguous) == (undated[0], False)
    assert found.margin == pytest.approx(2)


def test_shared_links_and_pictures_count_a_little_and_never_more_than_their_cap(derived):
    links = tuple(f"https://www.office.example/report/{number}" for number in range(9))
    copy = replace(
        derived.copy, links=(*links, "http://moss.example/a/"), media=("http://cdn.example/a/ferry-at-the-pier.jpg",)
    )
    source = replace(derived.source, links=links, location="http://www.moss.example/a", media=("https://moss.example/ferry-at-the-pier.jpg?w=9",))  # fmt: skip
    assert traces(copy, source) == pytest.approx(1.5 + 1 + 1)
    assert traces(derived.copy, derived.source) == 0
    assert standing(replace(derived, copy=copy, source=source)) == pytest.approx(derived.log_likelihood_ratio + 3.5)


def test_nothing_compared_is_no_ranking():
    assert rank([]).assessments == ()
    assert rank([]).margin is None


@pytest.mark.parametrize("address", ["http://[bad/x.jpg", "", "http://moss.example/x.jpg"])
def test_odd_addresses_are_no_traces(derived, address):
    assert traces(replace(derived.copy, media=(address,), links=(address,)), replace(derived.source, media=(address,), links=(address,))) <= 0.5  # fmt: skip
