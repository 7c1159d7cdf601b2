"""GDELT, the Wayback Machine, Common Crawl and Media Cloud: what they answer, and what they answer when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from provenance.discovery.commoncrawl import CommonCrawl
from provenance.discovery.gdelt import Gdelt as AskGdelt
from provenance.discovery.mediacloud import MediaCloud
from provenance.discovery.wayback import Wayback
from provenance.errors import AcquisitionError
from tests.web.index import ARCHIVE, CLOUD, CRAWL, GDELT, Archive, Cloud, Crawl, Gdelt
from tests.web.planted import PLACES
from tests.web.server import Reply

MOSS = "moss.example"
JUNE = datetime(2031, 6, 1, tzinfo=UTC)


def test_gdelt_gives_address_title_and_when_it_saw_an_article(on_web, copy_document, original_article):
    with on_web({GDELT: Gdelt([(MOSS, original_article)], JUNE)}) as asking:
        answer = asking.look(AskGdelt(MOSS), copy_document)
        target = asking.web.log[0].target
    assert answer.outcome == "found"
    assert answer.candidates[0].url == f"http://{MOSS}{original_article.path}"
    assert str(answer.candidates[0].clocks[0]) == "2031-05-14T08:45:00Z"
    assert f"domainis%3A{MOSS}" in target
    assert "startdatetime=20310415" in target


def test_gdelt_that_answers_in_words_has_measured_nothing(on_web, copy_document):
    with on_web({GDELT: Gdelt(mode="words", now=JUNE)}) as asking:
        answer = asking.look(AskGdelt(), copy_document)
    assert answer.outcome == "unmeasured"
    assert "too short" in answer.reason


def test_gdelt_that_asks_to_slow_down_is_not_asked_again(on_web, copy_document):
    with on_web({GDELT: Gdelt(mode="429")}) as asking:
        with pytest.raises(AcquisitionError, match="429"):
            asking.look(AskGdelt(), copy_document)
        assert len(asking.web.log) == 1


def test_what_is_older_than_gdelts_three_months_is_unmeasured(on_web, copy_document):
    with on_web({GDELT: Gdelt(now=datetime(2031, 12, 1, tzinfo=UTC))}) as asking:
        answer = asking.look(AskGdelt(), copy_document)
    assert answer.outcome == "unmeasured"
    assert "three months" in answer.reason


def test_gdelt_that_has_seen_nothing_of_this_time_says_none(on_web, copy_document):
    with on_web({GDELT: Gdelt(now=JUNE)}) as asking:
        assert asking.look(AskGdelt(), copy_document).outcome == "none"


def test_the_wayback_machine_lists_captures_by_address(on_web, copy_document, original_article):
    url = f"http://{MOSS}{original_article.path}"
    with on_web({ARCHIVE: Archive({url: ("20310514101500", original_article)})}) as asking:
        answer = asking.look(Wayback(MOSS), copy_document)
    assert answer.candidates[0].capture == f"http://{ARCHIVE}/web/20310514101500id_/{url}"


@pytest.mark.parametrize(
    ("archive", "said"), [(Archive(mode="words"), "Scheduled Maintenance"), (Archive(), "no captures")]
)
def test_a_wayback_machine_without_captures_has_measured_nothing(on_web, copy_document, archive, said):
    with on_web({ARCHIVE: archive}) as asking:
        answer = asking.look(Wayback(MOSS), copy_document)
    assert answer.outcome == "unmeasured"
    assert said in answer.reason


def test_common_crawl_is_asked_in_the_crawl_that_began_next(on_web, copy_document, original_article):
    dated = replace(copy_document, published="2025-05-15")
    with on_web(
        {CRAWL: Crawl({f"http://{MOSS}{original_article.path}": ("20250522101010", original_article)})}
    ) as asking:
        answer = asking.look(CommonCrawl(MOSS), dated)
        assert "CC-MAIN-2025-23-index" in asking.web.log[1].target
    assert answer.outcome == "found"
    assert answer.candidates[0].clocks[0].origin == "common crawl capture"


@pytest.mark.parametrize(
    ("crawl", "said"), [(Crawl(), "captured nothing"), (Crawl(mode="words"), "upstream timed out")]
)
def test_a_crawl_without_the_site_has_measured_nothing(on_web, copy_document, crawl, said):
    with on_web({CRAWL: crawl}) as asking:
        answer = asking.look(CommonCrawl(MOSS), replace(copy_document, published="2025-05-15"))
    assert answer.outcome == "unmeasured"
    assert said in answer.reason


def test_common_crawl_that_is_busy_is_an_error_and_a_copy_of_tomorrow_in_no_crawl(on_web, copy_document):
    with on_web({CRAWL: Crawl(mode="503")}) as asking, pytest.raises(AcquisitionError, match="503"):
        asking.look(CommonCrawl(MOSS), copy_document)
    with on_web({CRAWL: Crawl()}) as asking:
        assert "no crawl has begun" in asking.look(CommonCrawl(MOSS), copy_document).reason


def test_media_cloud_is_asked_with_the_users_token_alone(on_web, copy_document, original_article):
    cloud = Cloud([(MOSS, original_article)])
    with on_web({CLOUD: cloud}) as asking:
        assert "token" in asking.look(MediaCloud(), copy_document).reason
        assert not asking.web.log
    with on_web({CLOUD: cloud}, replace(PLACES, media_cloud_token="invented-token")) as asking:  # noqa: S106 - invented
        answer = asking.look(MediaCloud(), copy_document)
    assert answer.candidates[0].url == f"http://{MOSS}{original_article.path}"
    with on_web({CLOUD: cloud}, replace(PLACES, media_cloud_token="wrong")) as asking, pytest.raises(AcquisitionError):  # noqa: S106 - invented
        asking.look(MediaCloud(), copy_document)
    assert "invented-token" not in repr(replace(PLACES, media_cloud_token="invented-token"))  # noqa: S106 - invented


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", "null", "[[]]", '[["original"],[3,4]]', "[" * 100_000, '{"articles": 3}']
)
def test_whatever_an_index_answers_nothing_crashes(on_web, copy_document, body):
    def odd(_):
        return Reply(body=body, kind="application/json")

    dated = replace(copy_document, published="2025-05-15")
    places = replace(PLACES, media_cloud_token="x")  # noqa: S106 - invented
    with on_web({GDELT: odd, ARCHIVE: odd, CRAWL: odd, CLOUD: odd}, places) as asking:
        for place in (AskGdelt(), Wayback(MOSS), CommonCrawl(MOSS), MediaCloud()):
            assert asking.look(place, dated).outcome in {"none", "unmeasured"}
