"""A real WordPress: its REST interface, its search feed, its feeds, sitemaps and search are what we take them for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.web.index import ARCHIVE, CRAWL, GDELT, Archive, Crawl, Gdelt
from tests.web.planted import PLACES
from tests.web.site import Article
from tests.web.wordpress import missing, wordpress

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")
MOSS = "moss.example"
BEES = ("Beekeepers in the Velden hills have begun to move their hives above the tree line.", "Her honey won a medal.")


@pytest.fixture(scope="module")
def port(original_article, tmp_path_factory):
    others = [
        Article(f"/x/bees-{n}", f"Bees move up, part {n}", BEES, f"2024-{n % 12 + 1:02}-03T08:00:00+00:00")
        for n in range(30)
    ]
    past = replace(original_article, published="2024-05-14T08:00:00+00:00")
    with wordpress(MOSS, [*others[:15], past, *others[15:]], tmp_path_factory.mktemp("wordpress")) as listening:
        yield listening


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (("front page", "wordpress"), "wordpress"),
        (("sitemap",), "sitemap"),
        (("feed",), "feed"),
        (("wordpress", "sitemap", "feed", "site search"), "wordpress"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else value,
)
def test_the_exact_post_is_found(on_web, copy_document, port, asked, place):
    dated = replace(copy_document, published="2024-05-15")
    places = replace(PLACES, asked=asked)
    with on_web({GDELT: Gdelt(), ARCHIVE: Archive(), CRAWL: Crawl()}, places, {MOSS: port}) as asking:
        found = asking.discover(dated)
    steps = {step.place: step for step in found.trail.steps}
    if place == "feed":  # it holds the ten newest posts, and says so
        assert steps["feed"].outcome == "unmeasured"
        assert "goes back only to" in steps["feed"].reason
        return
    source = found.ranking.assessments[0].source
    assert "/2024/05/" in source.location
    assert steps[place].outcome == "found"
    if place == "wordpress":
        origins = {clock.origin: str(clock) for clock in source.clocks}
        assert origins["wordpress date_gmt"] == "2024-05-14T08:00:00Z"


def test_where_rest_is_shut_its_search_feed_is_asked(on_web, copy_document, port):
    dated = replace(copy_document, published="2024-05-15")
    places = replace(PLACES, asked=("wordpress",))
    with on_web({}, places, {MOSS: port}) as asking:
        from provenance.discovery.query import Question
        from provenance.discovery.visit import Visit
        from provenance.discovery.wordpress import WordPress

        visit = Visit.of(asking.client, places)
        front = visit.front(MOSS)
        assert front.is_wordpress
        visit._fronts[MOSS] = replace(front, api=None)  # noqa: SLF001 - as a site that hides its interface
        answer = WordPress(MOSS).look(Question.of(dated), visit)
    assert answer.outcome == "found"
    assert "/2024/05/" in answer.candidates[0].url
