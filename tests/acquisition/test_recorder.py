"""What was recorded answers as the servers did, to the byte, errors included; and it is WARC that others can read."""

from io import BytesIO

import httpx
import pytest
from warcio.archiveiterator import ArchiveIterator
from werkzeug import Response

from provenance.acquisition.fetch import Limits, fetch, guarded_client, polite_client, spent
from provenance.acquisition.manners import Manners
from provenance.acquisition.recorder import Recorder, resource_record
from provenance.acquisition.replay import Replay, resources
from provenance.errors import AcquisitionError, FetchError, RefusedError

QUICK = Manners(pause=0, back_off=0)


@pytest.fixture
def recorded():
    """A function that fetches addresses twice, from the servers and from the recording, and gives both outcomes."""

    def outcome(url, client):
        try:
            answer = fetch(url, client)
        except AcquisitionError as error:
            return type(error), str(error), getattr(error, "status", None), getattr(error, "rule", None)
        return (
            answer.status,
            answer.final_url,
            answer.headers.multi_items(),
            answer.content,
            answer.seconds,
            answer.began,
        )

    def both(*urls):
        kept = []
        options = {"allow_private": True, "manners": QUICK, "limits": Limits(page_bytes=100_000)}
        with guarded_client(record=lambda inner: Recorder(inner, lambda *each: kept.append(each)), **options) as client:
            first = [outcome(url, client) for url in urls]
            cost = spent(client)
        archive = b"".join(records for records, _ in kept)
        waits = []
        with polite_client(Replay(BytesIO(archive)), manners=QUICK, sleep=waits.append) as client:
            second = [outcome(url, client) for url in urls]
            assert spent(client) == cost
        return first, second, archive, [note for _, note in kept]

    return both


def test_a_replayed_run_is_the_recorded_one(recorded, httpserver):
    httpserver.expect_request("/go").respond_with_data(status=302, headers={"Location": "/a?b=c"})
    httpserver.expect_request("/a").respond_with_data("Tölsey\r\n\r\nx", content_type="text/html; charset=utf-8")
    httpserver.expect_request("/busy").respond_with_data(status=429, headers={"Retry-After": "90"})
    numbers = iter(["one", "two"])
    httpserver.expect_request("/counted").respond_with_handler(lambda _: Response(next(numbers)))
    httpserver.expect_request("/odd").respond_with_data(b"\x00\xff", headers={"X-Odd": "caf\xe9", "X-Empty": ""})
    urls = [httpserver.url_for(path) for path in ("/go", "/a", "/counted", "/counted", "/none", "/odd", "/busy", "/a")]
    first, second, _, notes = recorded(*urls)
    assert first == second
    assert [first[2][3], first[3][3]] == [b"one", b"two"]
    assert first[-1][0] is RefusedError
    assert notes[1] | {"redirects_to": httpserver.url_for("/a?b=c")} == notes[1]


def test_errors_are_replayed_as_they_were(recorded, httpserver):
    httpserver.expect_request("/large").respond_with_data("x" * 200_000)
    httpserver.expect_request("/coded").respond_with_data("x", headers={"Content-Encoding": "br"})
    httpserver.expect_request("/inside").respond_with_data(status=302, headers={"Location": "http://u:p@10.0.0.1/"})
    urls = [*map(httpserver.url_for, ("/large", "/coded", "/inside")), "http://127.0.0.1:9/", "http://no-such.invalid/"]
    first, second, _, _ = recorded(*urls)
    assert first == second
    assert [one[0] for one in first] == [RefusedError, FetchError, RefusedError, FetchError, FetchError]


def test_the_recording_is_valid_warc_with_digests(recorded, httpserver):
    httpserver.expect_request("/a").respond_with_data("hello", content_type="text/html")
    _, _, archive, _ = recorded(httpserver.url_for("/a"))
    found = [
        (record.rec_type, record.http_headers and record.http_headers.get_statuscode())
        for record in ArchiveIterator(BytesIO(archive), check_digests="raise")
        if record.content_stream().read() is not None
    ]
    assert [kind for kind, _ in found] == ["request", "response", "metadata"] * 2
    assert [status for kind, status in found if kind == "response"] == ["404", "200"]


def test_what_was_not_asked_then_is_not_asked_now(recorded, httpserver):
    _, _, archive, _ = recorded(httpserver.url_for("/a"))
    with polite_client(Replay(BytesIO(archive)), manners=QUICK) as client:
        with pytest.raises(RefusedError, match="not asked for when this was recorded") as refused:
            fetch(httpserver.url_for("/b"), client)
        assert refused.value.rule == "offline"


def test_keys_and_cookies_are_not_recorded(httpserver):
    httpserver.expect_request("/a").respond_with_data("hello", headers={"Set-Cookie": "visit=17; Path=/"})
    kept = []
    record = lambda inner: Recorder(inner, lambda records, _: kept.append(records))  # noqa: E731 - two words
    with guarded_client(allow_private=True, manners=QUICK, record=record) as client:
        for _ in range(2):
            fetch(httpserver.url_for("/a"), client, headers={"Authorization": "Token s3cret"})
    requests = [part for part in b"".join(kept).split(b"WARC/1.1") if b"WARC-Type: request" in part]
    assert len(requests) == 3
    assert not any(word in part for word in (b"s3cret", b"Cookie") for part in requests)
    assert dict(httpserver.log[-1][0].headers)["Authorization"] == "Token s3cret"


def test_other_things_are_resources():
    names = ("copy.txt", "-", "a b\xe9\n.html", "\udcff.txt")
    archive = b"".join(
        resource_record("file", name, name.encode("utf-8", "replace"), "2026-03-09T10:00:00Z") for name in names
    )
    assert list(resources(BytesIO(archive))) == [name.encode("utf-8", "replace") for name in names]


def test_an_answer_cut_short_says_so():
    class Endless(httpx.BaseTransport):
        def handle_request(self, _):
            return httpx.Response(200, headers={"Content-Length": "999999"}, stream=httpx.ByteStream(b"x" * 600_000))

    kept = []
    with polite_client(Recorder(Endless(), lambda records, _: kept.append(records)), manners=QUICK) as client:
        assert len(fetch("http://moss.example/robots.txt", client).content) == 500 * 1024
    assert b"WARC-Truncated: length" in kept[0]
