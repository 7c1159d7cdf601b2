"""Twenty and more behaviours of sites and indexes, each a real server."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace

import pytest

from provenance.discovery.alias import read_aliases
from provenance.discovery.search import search
from provenance.document import Credit
from provenance.errors import ProvenanceError
from tests.web.index import ARCHIVE, CRAWL, GDELT, Archive, Crawl, Gdelt
from tests.web.planted import PLACES
from tests.web.server import Reply
from tests.web.site import Site, page

MOSS = "moss.example"
FALLBACKS = {GDELT: Reply(429, "slow"), ARCHIVE: Reply(429, "slow"), CRAWL: Reply(503, "busy")}
CHALLENGE = (
    "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>"
)


def world(site, **others):
    return {site.host: site, **{host: (lambda _, reply=reply: reply) for host, reply in FALLBACKS.items()}, **others}


def outcome(found, place):
    return next((step.outcome for step in found.trail.steps if step.place == place), None)


def reasons(found):
    return " | ".join(step.reason for step in found.trail.steps)


@pytest.mark.parametrize(
    "offers",
    [
        {"wordpress": "open"},
        {"wordpress": "shut"},
        {"feeds": ("rss",)},
        {"feeds": ("atom",)},
        {"feeds": ("json",)},
        {"sitemap": "flat"},
        {"sitemap": "monthly"},
        {"sitemap": "monthly gz"},
        {"sitemap": "numbered"},
        {"sitemap": "news"},
        {"search": "opensearch"},
        {"search": "action"},
    ],
    ids=lambda offers: "-".join(map(str, next(iter(offers.items())))),
)
def test_whatever_a_site_offers_the_exact_article_is_found(on_web, copy_document, original_article, offers):
    site = Site(MOSS, [original_article], front_links=0, **offers)
    with on_web(world(site)) as asking:
        found = asking.discover(copy_document)
    assert found.outcome == found.stated == "found"
    assert found.ranking.assessments[0].source.location == site.url(original_article)


def test_a_link_in_the_copy_costs_one_request_and_the_robots_file(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article])
    linking = replace(copy_document, links=(f"http://{MOSS}/about", site.url(original_article)))
    with on_web(world(site)) as asking:
        found = asking.discover(linking)
        log = [entry.target for entry in asking.web.log]
    assert found.outcome == "found"
    assert log == ["/robots.txt", original_article.path]


def test_a_link_to_the_stated_site_is_followed_though_its_address_says_nothing(on_web, copy_document, original_article):
    site = Site(MOSS, [replace(original_article, path="/node/4711")])
    linking = replace(copy_document, links=(f"http://{MOSS}/node/4711",))
    with on_web(world(site)) as asking:
        found = asking.discover(linking)
    assert [step.place for step in found.trail.steps][-2:] == ["link", "article"]
    assert found.outcome == "found"


def test_a_stated_address_is_read_first(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article])
    stated = replace(copy_document, credits=(Credit("pointer", site.url(original_article), "Read the original"),))
    with on_web(world(site)) as asking:
        found = asking.discover(stated)
    assert [step.place for step in found.trail.steps] == ["statement", "article"]
    assert found.outcome == "found"


@pytest.mark.parametrize(
    ("special", "said"),
    [
        ({"*": Reply(403, CHALLENGE, headers={"cf-mitigated": "challenge"})}, "test for robots"),
        ({"*": Reply(200, CHALLENGE)}, "test for robots"),
        ({"*": Reply(429, "slow down", headers={"Retry-After": "3600"})}, "429"),
        ({"*": Reply(500, "oops")}, "500"),
        ({"/robots.txt": Reply(body="User-agent: *\nDisallow: /", kind="text/plain")}, "robots.txt does not allow"),
        ({"/robots.txt": Reply(503, "busy")}, "robots.txt could not be read"),
        ({"*": Reply(302, headers={"Location": "/again"}), "/again": Reply(302, headers={"Location": "/again"})}, "redirects more than"),
        ({"*": Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})}, "not known|public internet"),
    ],
    ids=["challenge", "challenge-200", "429", "500", "robots-forbid", "robots-503", "redirect-loop", "redirect-to-metadata"],
)  # fmt: skip
def test_a_site_that_shuts_us_out_is_unmeasured_and_never_none(on_web, copy_document, original_article, special, said):
    site = Site(MOSS, [original_article], sitemap="flat", over=special)
    with on_web(world(site)) as asking:
        found = asking.discover(copy_document)
        asked = [entry.target for entry in asking.web.log if entry.host == MOSS]
    assert asked[0] == "/robots.txt"
    if "robots.txt" in said:
        assert set(asked) == {"/robots.txt"}
    if "429" in said:
        assert asked == ["/robots.txt", "/"]
    assert found.outcome == found.stated == "unmeasured"
    assert any(part in reasons(found) for part in said.split("|"))
    assert not [step for step in found.trail.steps if step.outcome == "none" and step.requests]
    assert not found.ranking.assessments


@pytest.mark.parametrize("kind", ["endless", "dripping", "bomb"])
def test_a_hostile_body_is_left_in_time(on_web, copy_document, original_article, kind):
    def endless(_):
        def pieces():
            for _ in range(400):
                yield b"<p>" + b"more and more " * 5000

        return Reply(body=pieces())

    def dripping(_):
        def drops():
            for _ in range(100):
                yield b"x"
                time.sleep(0.05)

        return Reply(body=drops())

    bomb = Reply(body=gzip.compress(bytes(60_000_000)), headers={"Content-Encoding": "gzip"})
    site = Site(MOSS, [original_article], over={"/": {"endless": endless, "dripping": dripping, "bomb": bomb}[kind]})
    with on_web(world(site)) as asking:
        found = asking.discover(copy_document)
    assert found.outcome == "unmeasured"
    assert "answer" in reasons(found)


def test_a_paywall_is_said_and_its_capture_is_not_read(on_web, copy_document, original_article):
    unpaid = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    site = Site(
        MOSS, [replace(original_article, paragraphs=original_article.paragraphs[:1], head=unpaid)], wordpress="open"
    )
    archive = Archive({site.url(original_article): ("20310520000000", original_article)})
    stated = replace(copy_document, credits=(Credit("pointer", site.url(original_article), "x"),))
    with on_web(world(site, **{ARCHIVE: archive})) as asking:
        found = asking.discover(stated)
        captures = [entry for entry in asking.web.log if entry.host == ARCHIVE and "/web/" in entry.target]
    assert found.outcome == "unmeasured"
    assert "not free to read" in found.unread[0].reason
    assert not captures


@pytest.mark.parametrize("how", ["404", "soft 404", "dead"])
def test_of_an_article_that_is_gone_the_first_capture_is_read_and_named_as_such(
    on_web, copy_document, original_article, how
):
    site = Site(MOSS)
    if how == "soft 404":
        site.over[original_article.path] = Reply(
            body="<html><head><title>Page not found</title></head><body>-</body></html>"
        )
    url = f"http://{MOSS}{original_article.path}"
    archive = Archive({url: ("20310514101500", original_article)})
    stated = replace(copy_document, credits=(Credit("pointer", url, "x"),))
    sites = world(site, **{ARCHIVE: archive})
    if how == "dead":
        del sites[MOSS]
    with on_web(sites) as asking:
        found = asking.discover(stated)
    source = found.ranking.assessments[0].source
    assert source.location == f"http://{ARCHIVE}/web/20310514101500id_/{url}"
    assert source.canonical == url
    assert "first capture" in {clock.origin for clock in source.clocks}
    assert "its capture was read" in reasons(found)


def test_a_dead_site_is_looked_for_in_the_archive(on_web, copy_document, original_article):
    url = f"http://{MOSS}{original_article.path}"
    archive = Archive(
        {
            url: ("20310514101500", original_article),
            f"http://{MOSS}/2031/05/bees-in-may": ("20310501000000", original_article),
        }
    )
    with on_web({ARCHIVE: archive, GDELT: Gdelt(), CRAWL: Crawl()}) as asking:
        found = asking.discover(copy_document)
    assert found.ranking.assessments[0].source.location.endswith(f"id_/{url}")


def test_a_capture_of_common_crawl_is_read_by_its_bytes_where_the_archive_does_not_answer(
    on_web, copy_document, original_article
):
    past = replace(original_article, published="2025-05-14T08:00:00+00:00")
    other = replace(past, paragraphs=("Hives go above the tree line.",))
    url = f"http://{MOSS}{past.path}"
    crawl = Crawl({f"http://{MOSS}/2025/05/bees-in-may": ("20250601000000", other), url: ("20250602000000", past)})
    with on_web({CRAWL: crawl, **{host: (lambda _: Reply(429, "slow")) for host in (GDELT, ARCHIVE)}}) as asking:
        found = asking.discover(replace(copy_document, published="2025-05-15"))
    source = found.ranking.assessments[0].source
    assert source.location.startswith(f"http://{CRAWL}/crawl-data/x.warc.gz#bytes=")
    assert source.canonical == url
    assert "common crawl capture" in {clock.origin for clock in source.clocks}


def test_a_site_that_moved_is_found_by_the_users_table_and_its_credit_is_one_and_the_same(
    on_web, copy_document, original_article
):
    table = read_aliases('[[move]]\nold = "bog.example"\nnew = "moss.example"\nsince = "2030"\n', "moves.toml")
    site = Site(MOSS, [original_article], wordpress="open")
    old = replace(copy_document, credits=(Credit("plain", "bog.example", "Source: bog.example"),))
    with on_web(world(site), replace(PLACES, aliases=table)) as asking:
        found = asking.discover(old)
    assert found.outcome == found.stated == "found"
    assert found.known.home("bog.example") == found.known.home(MOSS) == MOSS


def test_a_domain_that_redirects_to_another_counts_as_moved(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article], wordpress="open")
    old = replace(copy_document, credits=(Credit("plain", "bog.example", "Source: bog.example"),))
    with on_web(
        world(site, **{"bog.example": lambda asked: Reply(301, headers={"Location": f"http://{MOSS}{asked.target}"})})
    ) as asking:
        found = asking.discover(old)
    assert found.known.home("bog.example") == MOSS
    assert found.stated == "found"


def test_a_name_that_nothing_leads_to_was_not_looked_at(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article])
    named = replace(copy_document, credits=(Credit("plain", "The Hill Herald", "Source: The Hill Herald"),))
    gdelt = Gdelt([(MOSS, original_article)], now=original_article.moment.replace(month=6))
    with on_web({**world(site), GDELT: gdelt}) as asking:
        found = asking.discover(named)
    assert (found.outcome, found.stated) == ("found", "unmeasured")


def test_a_domain_without_a_server_of_its_own_is_asked_by_its_www_name(on_web, copy_document, original_article):
    site = Site("www.moss.example", [original_article], wordpress="open")
    with on_web(world(site)) as asking:
        found = asking.discover(copy_document)
    assert found.ranking.assessments[0].source.location == site.url(original_article)
    assert found.stated == "found"


def test_a_table_of_aliases_that_is_none_is_said():
    with pytest.raises(ProvenanceError, match=r"moves\.toml: .*cannot be read"):
        read_aliases("[[move]]\nold = 3\n", "moves.toml")


def test_what_is_said_in_another_charset_than_declared_is_still_read(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article], sitemap="flat")

    def latin(asked):
        del asked
        body = page(original_article, MOSS).replace('charset="utf-8"', 'charset="windows-1252"')
        return Reply(body=body.encode("utf-8"), kind="text/html; charset=iso-8859-1")

    site.over[original_article.path] = latin
    with on_web(world(site)) as asking:
        found = asking.discover(copy_document)
    assert found.outcome == "found"


def test_the_whole_web_is_asked_where_the_copy_credits_nobody_and_the_first_published_leads(
    on_web, copy_document, original_article
):
    site = Site(MOSS, [original_article])
    later = replace(original_article, path="/news/again", published="2031-05-17T08:00:00+00:00")
    other = Site("echo.example", [later])
    gdelt = Gdelt([(other.host, later), (MOSS, original_article)], now=original_article.moment.replace(month=6))
    silent = replace(copy_document, credits=())
    with on_web({**world(site), other.host: other, GDELT: gdelt}) as asking:
        found = asking.discover(silent)
    assert found.ranking.assessments[0].source.location == site.url(original_article)
    assert "gdelt seendate" in {clock.origin for clock in found.ranking.assessments[0].source.clocks}


def test_search_alone_compares_nothing_and_stops_when_one_candidate_is_clearly_ahead(
    on_web, copy_document, original_article
):
    site = Site(MOSS, [original_article], wordpress="open", sitemap="flat", front_links=0)
    with on_web(world(site)) as asking:
        trail = search(copy_document, asking.client, places=PLACES)
    assert trail.candidates[0].url == site.url(original_article)
    assert trail.steps[-1].place == "wordpress"
    assert trail.requests == 3


def test_a_search_keeps_to_its_budget(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article])
    with on_web(world(site), replace(PLACES, most_requests=1)) as asking:
        found = asking.discover(copy_document)
        assert len(asking.web.log) <= 2
    assert "requests of one search are used up" in reasons(found)
    assert found.outcome == "unmeasured"


def test_places_that_the_settings_leave_out_are_not_asked(on_web, copy_document, original_article):
    site = Site(MOSS, [original_article], wordpress="open")
    with on_web(world(site), replace(PLACES, asked=("sitemap",))) as asking:
        found = asking.discover(copy_document)
        assert {entry.target for entry in asking.web.log} <= {"/robots.txt", "/sitemap.xml"}
    assert {step.place for step in found.trail.steps} == {"sitemap"}
