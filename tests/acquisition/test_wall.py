"""Walls as their makers write them, in pages made up here; and pages that only look like walls."""

import pytest

from provenance.acquisition.fetch import Fetched, Limits, fetch, guarded_client
from provenance.acquisition.location import acquire
from provenance.acquisition.wall import wall_of
from provenance.errors import FetchError

URL = "https://moss.example/2026/03/ferry"
ARTICLE = "<p>" + "The harbour office of Tolsey closed the eastern pier after divers found cracks in two pillars. " * 30


def fetched(body="", *, status=200, final=URL, headers=None, kind="text/html; charset=utf-8", url=URL):
    lower = {name.lower(): value for name, value in {"content-type": kind, **(headers or {})}.items()}
    return Fetched(url, final, status, lower, body.encode())


CHALLENGES = [
    fetched("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", status=403),
    fetched("<title>Just a moment...</title>"),
    fetched("<title>Attention Required! | Cloudflare</title>", status=403),
    fetched("", status=403, headers={"cf-mitigated": "challenge"}),
    fetched("", status=202, headers={"x-amzn-waf-action": "challenge"}),
    fetched("", status=405, headers={"x-amzn-waf-action": "captcha"}),
    fetched("", status=429, headers={"x-vercel-mitigated": "challenge"}),
    fetched("<script src='https://geo.captcha-delivery.com/captcha/'></script>", status=403),
    fetched("<div id='px-captcha'></div>", status=403),
    fetched("<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>"),
    fetched("<p>Incapsula incident ID: 1-2</p>", status=403),
    fetched("<H1>Access Denied</H1>Reference #18 <p>https://errors.edgesuite.net/18</p>", status=403),
    fetched("<script>sucuri_cloudproxy_js=''</script>"),
    fetched('<div id="anubis_challenge"></div><h1>Making sure you\'re not a bot!</h1>'),
    fetched("<p>Please verify you are human</p>", status=403),
    fetched("<p>Our systems have detected unusual traffic</p>", status=429),
    fetched("<script src='https://hcaptcha.com/1/api.js'></script><p>One more step</p>", status=403),
]


@pytest.mark.parametrize("answer", CHALLENGES)
def test_a_test_for_robots_is_recognised(answer):
    wall = wall_of(answer)
    assert (wall.kind, "not gone round" in wall.reason) == ("challenge", True)


OTHERS = [
    ("consent", fetched("<p>We value your privacy", final="https://consent.moss.example/collect?to=x")),
    ("consent", fetched("<p>We value your privacy", final="https://moss.example/cookie-wall?to=x")),
    ("login", fetched("<form>", final="https://moss.example/login?to=ferry")),
    ("login", fetched("<form>", final="https://sso.example/sign-in/")),
    ("paywall", fetched('<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": "False"}</script>' + ARTICLE)),
    ("paywall", fetched('<script type="application/ld+json">{"isAccessibleForFree":false}</script>' + ARTICLE)),
    ("paywall", fetched('<meta property="article:content_tier" content="locked">' + ARTICLE)),
    ("missing", fetched("<title>Page not found | Moss Valley News</title><h1>Sorry</h1>")),
    ("missing", fetched("<title>404 - Moss Valley News</title>")),
    ("missing", fetched("<title>Moss Valley News – Seite nicht gefunden</title>")),
    ("missing", fetched("<title>Page introuvable</title>")),
    ("missing", fetched("<title>News</title>" + ARTICLE, final="https://moss.example/")),
    ("missing", fetched("<title>News</title>" + ARTICLE, final="https://www.moss.example")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answer"), OTHERS)
def test_a_wall_of_another_kind_is_recognised(kind, answer):
    assert wall_of(answer).kind == kind


@pytest.mark.parametrize(
    "answer",
    [
        fetched(ARTICLE),
        fetched("<title>Page not found: how the archive of Tolsey lost its maps</title>" + ARTICLE),
        fetched("<title>404 ferries later</title>" + ARTICLE),
        fetched("<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>" + ARTICLE),
        fetched("<script src='https://www.google.com/recaptcha/api.js'></script>" + ARTICLE),
        fetched("<p>Are you a robot? So asked the ferry's new machine.</p>" + ARTICLE),
        fetched("<p>Just a moment... px-captcha is how one such test is called.</p>" + ARTICLE),
        fetched('<script type="application/ld+json">{"isAccessibleForFree":true}</script>' + ARTICLE),
        fetched('<meta property="article:content_tier" content="metered">' + ARTICLE),
        fetched(ARTICLE, final="https://moss.example/2026/03/ferry/?amp=1"),
        fetched(ARTICLE, final="https://moss.example/2026/ferry-login-machine"),
        fetched(ARTICLE, url="https://short.example/x", final="https://moss.example/"),
        fetched(ARTICLE, url="https://moss.example/login", final="https://moss.example/login/"),
        fetched("<rss><item><title>Page not found</title></item></rss>", kind="application/rss+xml"),
        fetched('{"isAccessibleForFree": false}', kind="application/json"),
        fetched(ARTICLE, headers={"x-datadome": "protected"}),
    ],
)
def test_what_is_no_wall_is_none(answer):
    assert wall_of(answer) is None


@pytest.mark.parametrize(
    "text",
    [
        "<" * 300_000,
        "<script>" * 40_000,
        "<title>" + "404 " * 70_000,
        "<meta " * 50_000,
        '{"isAccessibleForFree"' * 12_000,
    ],
)
def test_a_hostile_page_is_looked_at_in_linear_time(text):
    assert wall_of(fetched(text)) is None


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_test_for_robots_is_told_when_fetching(httpserver, hurried, status):
    page = "<title>Just a moment...</title><script>_cf_chl_opt</script>"
    httpserver.expect_request("/a").respond_with_data(page, status=status, content_type="text/html")
    with guarded_client(allow_private=True, manners=hurried) as client:
        with pytest.raises(FetchError, match=rf"a test for robots of Cloudflare .* \(status {status}\)") as failed:
            fetch(httpserver.url_for("/a"), client, Limits())
        assert failed.value.status == status


def test_acquire_says_which_wall_stands_before_the_article(httpserver, hurried):
    page = '<script type="application/ld+json">{"isAccessibleForFree":false}</script>' + ARTICLE
    httpserver.expect_request("/a").respond_with_data(page, content_type="text/html")
    with (
        guarded_client(allow_private=True, manners=hurried) as client,
        pytest.raises(FetchError, match="not free to read"),
    ):
        acquire(httpserver.url_for("/a"), client=client)
