"""A real web archive: its CDX dialect and its raw captures are what we take them for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from provenance.discovery.commoncrawl import CommonCrawl
from provenance.discovery.wayback import Wayback
from provenance.document import Credit
from tests.web.planted import PLACES
from tests.web.pywb import archive, missing
from tests.web.server import Reply

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")
MOSS, PYWB = "moss.example", "pywb.example"
ARCHIVED = replace(PLACES, wayback=f"http://{PYWB}", wayback_cdx=f"http://{PYWB}/web/cdx")


@pytest.fixture(scope="module")
def url(original_article):
    return f"http://{MOSS}{original_article.path}"


@pytest.fixture(scope="module")
def port(original_article, url, tmp_path_factory):
    later = replace(original_article, published="2024-08-01T00:00:00+00:00")
    bees = replace(original_article, title="Bees move up", paragraphs=("Hives go above the tree line.",))
    first = replace(original_article, published="2024-05-14T08:00:00+00:00")
    captures = {url: ("20240514101500", first), f"http://{MOSS}/2024/05/bees": ("20240501101500", bees)}
    with archive({**captures, f"{url}?again": ("20240801000000", later)}, tmp_path_factory.mktemp("pywb")) as listening:
        yield listening


def test_an_article_that_is_gone_is_read_from_its_capture(on_web, copy_document, port, url):
    stated = replace(copy_document, published="2024-05-15", credits=(Credit("pointer", url, "x"),))
    with on_web({}, ARCHIVED, {PYWB: port}) as asking:
        found = asking.discover(stated)
    source = found.ranking.assessments[0].source
    assert source.location == f"http://{PYWB}/web/20240514101500id_/{url}"
    assert source.canonical == url
    assert "2024-05-14T10:15:00Z" in {str(clock) for clock in source.clocks if clock.origin == "first capture"}


def test_the_captures_of_a_dead_site_are_ranked_by_their_addresses(on_web, copy_document, port, url):
    dated = replace(copy_document, published="2024-05-15")
    with on_web({}, ARCHIVED, {PYWB: port}) as asking:
        answer = asking.look(Wayback(MOSS), dated)
        assert answer.candidates[0].url == url
        found = asking.discover(dated)
    assert found.outcome == "found"


def test_common_crawls_dialect_is_that_of_pywb(on_web, copy_document, port, url):
    crawls = [{"id": "CC-MAIN-2024-22", "cdx-api": f"http://{PYWB}/web/cdx"}]
    lists = {"crawl.example": lambda _: Reply(body=json.dumps(crawls), kind="application/json")}
    with on_web(lists, PLACES, {PYWB: port}) as asking:
        answer = asking.look(CommonCrawl(MOSS), replace(copy_document, published="2024-05-15"))
        empty = asking.look(CommonCrawl("hill.example"), replace(copy_document, published="2024-05-16"))
    assert answer.candidates[0].url == url
    assert empty.outcome == "unmeasured"
