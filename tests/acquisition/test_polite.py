"""Against real servers on loopback, whose own logs say when they were asked for what."""

import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from provenance.acquisition.fetch import Limits, fetch, guarded_client, polite_client, spent
from provenance.acquisition.guard import GuardedTransport
from provenance.acquisition.manners import Manners
from provenance.acquisition.recorder import Recorder
from provenance.errors import FetchError, RefusedError

QUICK = Manners(pause=0, back_off=0)
AGENT = "provenance-checker"


class Site:
    """Answers by *answers*: from a path to a body, to (status, headers, body), or to a list of these, one a request."""

    def __init__(self, answers, delay=0.0):
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                began = time.monotonic()
                status, headers, body = site.answer(self.path)
                time.sleep(delay)
                site.log.append((self.path, began, time.monotonic()))
                site.headers.append(self.headers)
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.answers = answers
        self.log = []
        self.headers = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def asked(self):
        return [path for path, *_ in self.log]

    def answer(self, path):
        found = self.answers.get(path, (404, {}, b""))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        return (200, {"Content-Type": "text/html"}, found.encode()) if isinstance(found, str) else found


@contextmanager
def site(answers, delay=0.0):
    there = Site(answers, delay)
    thread = threading.Thread(target=there.server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield there
    finally:
        there.server.shutdown()
        thread.join()
        there.server.server_close()


@contextmanager
def polite(manners=QUICK, waits=None):
    """A client that really waits, or one that only writes down in *waits* how long it would."""
    transport = GuardedTransport(Limits(), allow_private=True)
    options = {} if waits is None else {"sleep": waits.append}
    with polite_client(transport, manners=manners, **options) as client:
        yield client


def robots(text):
    return {"/robots.txt": (200, {"Content-Type": "text/plain"}, text.encode()), "/a": "a", "/b": "b"}


# robots.txt


def test_what_robots_txt_forbids_is_not_asked_for():
    with site(robots("User-agent: *\nDisallow: /a\n")) as there, polite() as client:
        with pytest.raises(RefusedError, match=r"robots\.txt does not allow it") as refused:
            fetch(f"{there.url}/a", client)
        assert refused.value.rule == "robots"
        assert fetch(f"{there.url}/b", client).content == b"b"
        assert there.asked == ["/robots.txt", "/b"]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        (f"User-agent: {AGENT}\nDisallow: /\n", False),
        (f"User-agent: {AGENT.upper()}\nDisallow: /\n", False),
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT}\nDisallow: /b\n", True),
        ("User-agent: otherbot\nDisallow: /\n", True),
        (f"User-agent: otherbot\nUser-agent: {AGENT}\nDisallow: /\n", False),
        (f"User-agent: {AGENT}\nUser-agent: otherbot\nDisallow: /\n", False),
        ("User-agent: onebot\nDisallow: /\nUser-agent: otherbot\nAllow: /\n", True),
        ("User-agent: *\nDisallow: /*a$\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /a\n", True),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        ("<html>no robots here</html>", True),
        ("", True),
    ],
)
def test_the_group_for_our_agent_counts(text, allowed):
    with site(robots(text)) as there, polite() as client:
        if allowed:
            assert fetch(f"{there.url}/a", client).content == b"a"
        else:
            with pytest.raises(RefusedError):
                fetch(f"{there.url}/a", client)
            assert there.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_where_there_is_no_robots_txt_everything_may_be_asked(status):
    with site({"/robots.txt": (status, {}, b"User-agent: *\nDisallow: /"), "/a": "a"}) as there, polite() as client:
        assert fetch(f"{there.url}/a", client).content == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_cannot_be_read_nothing_is_asked(status):
    with site({"/robots.txt": (status, {}, b""), "/a": "a"}) as there, polite() as client:
        for _ in range(2):
            with pytest.raises(RefusedError, match=f"robots.txt could not be read .*{status}") as refused:
                fetch(f"{there.url}/a", client)
            assert refused.value.rule == "robots"
        assert set(there.asked) == {"/robots.txt"}
        assert len(there.asked) <= 1 + QUICK.retries


def test_robots_txt_is_asked_for_once_and_given_to_whoever_wants_to_read_it():
    with site(robots("Sitemap: https://moss.example/map.xml\n")) as there, polite() as client:
        for path in ("/a", "/b", "/robots.txt", "/a"):
            last = fetch(f"{there.url}{path}", client)
        assert b"Sitemap" in fetch(f"{there.url}/robots.txt", client).content
        assert last.status == 200
        assert there.asked == ["/robots.txt", "/a", "/b", "/a"]


def test_a_missing_robots_txt_is_told_with_its_status_to_whoever_wants_to_read_it():
    with site({}) as there, polite() as client:
        for _ in range(2):
            with pytest.raises(FetchError) as failed:
                fetch(f"{there.url}/robots.txt", client)
            assert failed.value.status == 404
        assert there.asked == ["/robots.txt"]


def test_robots_txt_may_be_redirected_five_times_and_no_more():
    onward = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(9)}
    file = (200, {}, b"User-agent: *\nDisallow: /\n")
    with (
        site({"/robots.txt": (302, {"Location": "/1"}, b""), **onward, "/5": file, "/a": "a"}) as there,
        polite() as client,
        pytest.raises(RefusedError),
    ):
        fetch(f"{there.url}/a", client)
    with (
        site({"/robots.txt": (302, {"Location": "/1"}, b""), **onward, "/6": file, "/a": "a"}) as there,
        polite() as client,
    ):
        assert fetch(f"{there.url}/a", client).content == b"a"
        assert len(there.asked) == 1 + 5 + 1


def test_of_a_robots_txt_500_kib_are_read():
    rules = "User-agent: *\nDisallow: /a\n"
    long = rules + "# moss\n" * 80_000 + "Disallow: /b\n"
    with site(robots(long)) as there, polite() as client:
        with pytest.raises(RefusedError):
            fetch(f"{there.url}/a", client)
        assert fetch(f"{there.url}/b", client).content == b"b"


def test_a_robots_txt_with_ten_thousand_agents_and_rules_is_read():
    agents = "".join(f"User-agent: bot{n}\n" for n in range(10_000))
    rules = "".join(f"Disallow: /{n}*x*y*z\n" for n in range(10_000))
    text = f"{agents}{rules}User-agent: *\nDisallow: /a\n"
    with site(robots(text)) as there, polite() as client, pytest.raises(RefusedError):
        fetch(f"{there.url}/a", client)


def test_each_step_of_a_redirect_is_held_against_its_own_robots_txt():
    with (
        site(robots("User-agent: *\nDisallow: /a\n")) as shut,
        site({"/go": (302, {"Location": f"{shut.url}/a"}, b"")}) as open_,
    ):
        with polite() as client, pytest.raises(RefusedError, match=r"it redirects to .*robots") as refused:
            fetch(f"{open_.url}/go", client)
        assert refused.value.rule == "robots"
        assert shut.asked == ["/robots.txt"]


def test_a_documented_interface_is_asked_without_its_robots_txt_but_not_what_it_redirects_to():
    with (
        site(robots("User-agent: *\nDisallow: /\n")) as other,
        site({**robots("User-agent: *\nDisallow: /\n"), "/go": (302, {"Location": f"{other.url}/a"}, b"")}) as there,
    ):
        with polite() as client:
            assert fetch(f"{there.url}/a", client, interface=True).content == b"a"
            with pytest.raises(RefusedError, match="it redirects to"):
                fetch(f"{there.url}/go", client, interface=True)
        assert there.asked == ["/a", "/go"]
        assert other.asked == ["/robots.txt"]


def test_a_server_that_is_not_there_is_told_as_such_and_not_as_a_matter_of_robots():
    with site({}) as there:
        url = there.url
    with polite() as client, pytest.raises(FetchError, match="no connection could be made"):
        fetch(f"{url}/a", client)


# pauses


def test_a_host_is_asked_by_one_at_a_time_with_pauses_however_many_threads_ask():
    with site({f"/{n}": "page" for n in range(5)}, delay=0.03) as there, polite(replace(QUICK, pause=0.05)) as client:
        threads = [threading.Thread(target=fetch, args=(f"{there.url}/{n}", client)) for n in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(there.asked) == sorted(["/robots.txt", *(f"/{n}" for n in range(5))])
        for (_, _, end), (_, began, _) in zip(there.log, there.log[1:], strict=False):
            assert began - end >= 0.045


def test_hosts_do_not_wait_for_one_another():
    waits = []
    with site({"/a": "a"}) as one, site({"/a": "a"}) as other, polite(replace(QUICK, pause=100), waits) as client:
        fetch(f"{one.url}/a", client)
        fetch(f"{other.url}/a", client)
    assert len(waits) == 2  # between robots.txt and the page, at each


@pytest.mark.parametrize(
    ("rule", "pause"),
    [("Crawl-delay: 7", 7), ("Crawl-delay: 1000", 20), ("Request-rate: 1/9", 9), ("Crawl-delay: x", 2)],
)
def test_a_pause_that_robots_txt_asks_for_is_kept_up_to_a_bound(rule, pause):
    waits = []
    with site(robots(f"User-agent: *\n{rule}\n")) as there, polite(replace(QUICK, pause=2), waits) as client:
        fetch(f"{there.url}/a", client)
        fetch(f"{there.url}/b", client)
    assert waits[-1] == pytest.approx(pause, abs=1)


def test_a_host_can_have_a_pause_of_its_own():
    waits = []
    with site({"/a": "a"}) as there, polite(replace(QUICK, pauses=(("127.0.0.1", 5.0),)), waits) as client:
        fetch(f"{there.url}/a", client)
    assert waits == [pytest.approx(5, abs=1)]


# waits that servers ask for


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_is_waited_for(status):
    answers = {"/a": [(status, {"Retry-After": "3"}, b""), "a"]}
    waits = []
    with site(answers) as there, polite(QUICK, waits) as client:
        assert fetch(f"{there.url}/a", client).content == b"a"
        assert there.asked == ["/robots.txt", "/a", "/a"]
    assert waits == [pytest.approx(3, abs=0.5)]


def test_a_date_to_come_back_after_is_counted_from_the_servers_own_clock():
    dates = {"Date": "Mon, 09 Mar 2026 10:00:00 GMT", "Retry-After": "Mon, 09 Mar 2026 10:00:07 GMT"}
    waits = []
    with site({"/a": [(429, dates, b""), "a"]}) as there, polite(QUICK, waits) as client:
        assert fetch(f"{there.url}/a", client).content == b"a"
    assert waits == [pytest.approx(7, abs=0.5)]


def test_a_wait_that_is_too_long_is_told_and_the_server_left_alone():
    with site({"/a": (429, {"Retry-After": "3600"}, b"")}) as there, polite() as client:
        with pytest.raises(FetchError, match="429 Too Many Requests and asks to come back in 3600 seconds") as failed:
            fetch(f"{there.url}/a", client)
        assert failed.value.status == 429
        with pytest.raises(RefusedError, match="asked to be left alone") as refused:
            fetch(f"{there.url}/b", client)
        assert refused.value.rule == "wait"
        assert there.asked == ["/robots.txt", "/a"]


def test_too_many_requests_without_a_time_is_not_tried_again():
    with site({"/a": (429, {}, b"")}) as there, polite() as client:
        with pytest.raises(FetchError):
            fetch(f"{there.url}/a", client)
        with pytest.raises(RefusedError):
            fetch(f"{there.url}/a", client)
        assert there.asked == ["/robots.txt", "/a"]


def test_an_overloaded_server_is_asked_again_a_few_times_ever_later():
    waits = []
    with site({"/a": (502, {}, b"")}) as there, polite(replace(QUICK, back_off=2), waits) as client:
        with pytest.raises(FetchError, match="502"):
            fetch(f"{there.url}/a", client)
        assert there.asked == ["/robots.txt", "/a", "/a", "/a"]
    assert waits == [pytest.approx(2, abs=0.5), pytest.approx(4, abs=0.5)]


@pytest.mark.parametrize("value", ["soon", "-3", "", "9" * 400, "Mon, 99 Foo 2026", "٣"])
def test_a_time_to_wait_that_is_none_is_passed_over(value):
    answer = (503, {"Retry-After": value.encode().decode("latin-1")}, b"")
    with site({"/a": [answer, answer, "a"]}) as there, polite() as client:
        if value.startswith("9"):  # a time, but one to wait for ever
            with pytest.raises(FetchError):
                fetch(f"{there.url}/a", client)
        else:
            assert fetch(f"{there.url}/a", client).content == b"a"


# the budget, and what was spent


def test_a_run_sends_no_more_requests_than_its_budget():
    with site({"/a": "a"}) as there, polite(replace(QUICK, budget=4)) as client:
        for _ in range(3):
            fetch(f"{there.url}/a", client)
        with pytest.raises(RefusedError, match="the 4 requests that one run may send are used up") as refused:
            fetch(f"{there.url}/a", client)
        assert refused.value.rule == "budget"
        assert len(there.asked) == 4


def test_what_was_spent_counts_robots_redirects_repetitions_and_failures():
    answers = {"/go": (302, {"Location": "/a"}, b""), "/a": [(503, {}, b""), "a"]}
    with site(answers) as there, polite() as client:
        before = spent(client)
        answer = fetch(f"{there.url}/go", client)
        with pytest.raises(FetchError):
            fetch(f"{there.url}/none", client)
        cost = spent(client).since(before)
        assert cost.requests == len(there.asked) == 5
        assert 0 <= answer.seconds <= cost.seconds
        assert answer.began.endswith("Z")


def test_who_asks_is_told_with_an_address():
    with site({"/a": "a"}) as there, polite() as client:
        fetch(f"{there.url}/a", client)
        assert all(
            headers["User-Agent"].startswith(f"{AGENT}/") and "(+https://" in headers["User-Agent"]
            for headers in there.headers
        )


# the cache


def test_what_may_be_kept_is_not_asked_for_again_and_what_is_stale_is_asked_conditionally(tmp_path):
    pages = {"/fresh": (200, {"Cache-Control": "max-age=600", "Content-Type": "text/html"}, b"fresh")}
    with site(pages) as there:
        for _ in range(2):
            with guarded_client(allow_private=True, manners=QUICK, cache=tmp_path) as client:
                assert fetch(f"{there.url}/fresh", client).content == b"fresh"
        assert there.asked.count("/fresh") == 1
    stale = (200, {"Cache-Control": "max-age=0", "ETag": '"1"', "Content-Type": "text/html"}, b"stale")
    with site({"/stale": [stale, (304, {"ETag": '"1"'}, b"")]}) as there:
        for _ in range(2):
            with guarded_client(allow_private=True, manners=QUICK, cache=tmp_path) as client:
                assert fetch(f"{there.url}/stale", client).content == b"stale"
        assert there.asked.count("/stale") == 2
        assert there.headers[-1]["If-None-Match"] == '"1"'


def test_the_cache_holds_the_guards_limits(tmp_path):
    with site({"/large": "x" * 200_000}) as there:
        limits = Limits(page_bytes=100_000)
        with guarded_client(allow_private=True, manners=QUICK, cache=tmp_path, limits=limits) as client:
            for _ in range(2):
                with pytest.raises(RefusedError, match="larger than"):
                    fetch(f"{there.url}/large", client)


def test_names_lead_where_the_resolver_says():
    with site({"/a": "a"}) as there:
        port = there.server.server_address[1]
        resolver = lambda host, port: (ip_address("127.0.0.1"),)  # noqa: ARG005, E731 - whatever the name
        with guarded_client(allow_private=True, manners=QUICK, resolver=resolver) as client:
            assert fetch(f"http://moss.example:{port}/a", client).content == b"a"
        assert there.headers[-1]["Host"] == f"moss.example:{port}"


def test_what_comes_from_the_cache_is_recorded_as_such(tmp_path):
    notes = []
    record = lambda inner: Recorder(inner, lambda _, note: notes.append(note))  # noqa: E731 - two words
    with site({"/a": (200, {"Cache-Control": "max-age=600"}, b"a")}) as there:
        for _ in range(2):
            with guarded_client(allow_private=True, manners=QUICK, cache=tmp_path, record=record) as client:
                assert fetch(f"{there.url}/a", client).content == b"a"
        found = [note.get("from_cache", False) for note in notes if note["url"].endswith("/a")]
    assert found == [False, True]
