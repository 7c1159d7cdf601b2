"""Against real servers on loopback: what plays the web here is a socket that says what the test wants."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from contextlib import contextmanager

import httpx
import pytest

from provenance.acquisition.fetch import Limits, fetch, guarded_client
from provenance.acquisition.manners import Manners
from provenance.errors import FetchError, RefusedError

PUBLIC = "93.184.216.34"
SMALL = Limits(page_bytes=100_000)
HASTY = Limits(silence=0.3, seconds=0.6)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
HURRIED = Manners(pause=0, back_off=0)


class Server:
    """Answers every connection with the pieces that *answer* yields for its request, and remembers the requests."""

    def __init__(self, answer, context=None):
        self._answer = answer
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = []
        self.requests = []
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self._closing = threading.Event()
        self._start(self._serve)

    def _start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self):
        while True:
            connection, _ = self._listener.accept()
            if self._closing.is_set():
                connection.close()
                return
            self._start(self._talk, connection)

    def _talk(self, connection):
        try:
            with (
                connection,
                self._context.wrap_socket(connection, server_side=True) if self._context else connection as s,
            ):
                request = b""
                while b"\r\n\r\n" not in request:
                    piece = s.recv(65536)
                    if not piece:
                        return
                    request += piece
                if request.startswith(b"GET /robots.txt "):
                    s.sendall(NO_ROBOTS)
                    return
                self.requests.append(request.decode())
                for piece in self._answer(request.decode()):
                    if self._closing.is_set():
                        return
                    s.sendall(piece)
        except OSError:  # the client has left, as it should
            pass

    def close(self):
        self._closing.set()
        with socket.socket() as last:
            last.connect(("127.0.0.1", self.port))
        for thread in self._threads:
            thread.join(5)
        self._listener.close()


@contextmanager
def serving(*pieces, answer=None, context=None):
    server = Server(answer or (lambda _: pieces), context)
    try:
        yield server
    finally:
        server.close()


def get(url, *, limits=SMALL, allow_private=True):
    with guarded_client(allow_private=allow_private, limits=limits, manners=HURRIED) as client:
        return fetch(url, client, limits)


def redirect(to):
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def compressed(body, coding="gzip"):
    return b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nConnection: close\r\n\r\n" % coding.encode() + body


class Internet:
    """Names, the addresses they answer with one question after another, and the local servers behind addresses."""

    def __init__(self):
        self.names = {}
        self.servers = {}
        self.asked = []
        self.connected = []


@pytest.fixture
def internet(monkeypatch):
    there = Internet()
    genuine_names, genuine_connection = socket.getaddrinfo, socket.create_connection

    def getaddrinfo(host, port, *rest, **options):
        if answers := there.names.get(host):
            there.asked.append(host)
            host = answers[0] if len(answers) == 1 else answers.pop(0)
        return genuine_names(host, port, *rest, **options)

    def create_connection(address, *rest, **options):
        there.connected.append(address[0])
        server = there.servers.get(address[0])
        return genuine_connection(("127.0.0.1", server.port) if server else address, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
    return there


def test_a_page_is_fetched_and_the_asker_says_who_it_is():
    with serving(PAGE) as server:
        answer = get(server.url)
        assert (answer.status, answer.content, answer.final_url) == (200, b"hello", server.url)
        assert "User-Agent: provenance-checker/" in server.requests[0]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_no_spelling_of_loopback_is_ever_connected_to(host, internet):
    with serving(PAGE) as server:
        internet.servers.update({"127.0.0.1": server, "0.0.0.0": server, "::1": server, "::ffff:127.0.0.1": server})  # noqa: S104 - connected to, were it not refused
        with pytest.raises((RefusedError, FetchError)):  # some spellings are no name at all, here or there
            get(f"http://{host}/", allow_private=False)
        assert internet.connected == []


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[64:ff9b::7f00:1]", "[fd00::1]", "[2002:7f00:1::]"])
def test_a_private_address_is_refused_by_the_rule_on_addresses(host, internet):
    with pytest.raises(RefusedError, match="not on the public internet") as refused:
        get(f"http://{host}/", allow_private=False)
    assert refused.value.rule == "address"
    assert internet.connected == []


def test_loopback_is_connected_to_where_private_addresses_are_allowed(internet):
    with serving(PAGE) as server:
        internet.servers["127.0.0.1"] = server
        assert get("http://2130706433/").content == b"hello"


def test_a_public_address_is_connected_to(internet):
    internet.names["harbour.example"] = [PUBLIC]
    with serving(PAGE) as server:
        internet.servers[PUBLIC] = server
        assert get("http://harbour.example/", allow_private=False).content == b"hello"
        assert "Host: harbour.example\r\n" in server.requests[0]


def test_a_name_that_resolves_to_a_private_address_is_refused_before_connecting(internet):
    internet.names["harmless.example"] = ["127.0.0.1"]
    with pytest.raises(RefusedError, match=r"harmless\.example is not on the public internet"):
        get("http://harmless.example/", allow_private=False)
    assert internet.connected == []


def test_a_name_that_changes_its_address_after_the_check_is_connected_to_where_it_was_checked(internet):
    internet.names["rebinding.example"] = [
        PUBLIC,
        PUBLIC,
        "127.0.0.1",
    ]  # for robots.txt, the page, and whoever asks again
    with serving(PAGE) as server:
        internet.servers[PUBLIC] = server
        get("http://rebinding.example/", allow_private=False)
    assert internet.asked == ["rebinding.example"] * 2
    assert internet.connected == [PUBLIC] * 2


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("http://127.0.0.1/", "address"),
        ("http://inner.example/", "address"),
        ("http://reader:secret@harbour.example/", "address"),
        ("http://harbour.example:6379/", "address"),
        ("ftp://harbour.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
    ],
)
def test_a_redirect_is_judged_like_a_first_request(target, rule, internet):
    internet.names.update({"harbour.example": [PUBLIC], "inner.example": ["127.0.0.1"]})
    with serving(redirect(target)) as server:
        internet.servers[PUBLIC] = server
        with pytest.raises(RefusedError) as refused:
            get("http://harbour.example/", allow_private=False)
    assert refused.value.rule == rule
    assert internet.connected == [PUBLIC] * 2  # for robots.txt and for the page


def test_credentials_in_an_address_are_refused():
    with pytest.raises(RefusedError, match="user name or password") as refused:
        get("http://reader:secret@127.0.0.1/", allow_private=False)
    assert refused.value.rule == "address"


def test_an_unusual_port_is_refused():
    with pytest.raises(RefusedError, match="port 6379") as refused:
        get("http://harbour.example:6379/", allow_private=False)
    assert refused.value.rule == "address"


@pytest.mark.parametrize(
    "url", ["http://", "http:///path", "http://[bad/", "https://exa mple.example/", "ftp://harbour.example/"]
)
def test_what_is_no_web_address_is_refused_in_one_sentence(url):
    with pytest.raises((RefusedError, FetchError)) as refused:
        get(url)
    assert "\n" not in str(refused.value)


def test_a_redirect_loop_ends():
    with serving(redirect("/again")) as server:
        with pytest.raises(RefusedError, match="redirects more than 5 times") as refused:
            get(server.url)
        assert refused.value.rule == "redirects"
        assert len(server.requests) == 6


def test_the_address_that_answered_in_the_end_is_kept():
    with serving(answer=lambda request: [redirect("/there") if "GET / " in request else PAGE]) as server:
        answer = get(server.url)
        assert (answer.url, answer.final_url) == (server.url, server.url + "there")


@pytest.mark.parametrize(
    ("status", "phrase"), [(404, "Not Found"), (403, "Forbidden"), (500, "Internal Server Error"), (304, "")]
)
def test_an_error_of_the_server_is_told_with_its_status(status, phrase):
    with serving(f"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n".encode()) as server:
        with pytest.raises(FetchError, match=f"answered {status} {phrase}".strip()) as failed:
            get(server.url)
        assert failed.value.status == status


def silence(_):
    time.sleep(1)
    yield b""


def dripping(beginning):
    def answer(_):
        yield beginning
        for _ in range(30):
            time.sleep(0.1)
            yield b"x"

    return answer


@pytest.mark.parametrize(
    "answer",
    [silence, dripping(b"HTTP/1.1 200 OK\r\nX-Slow: "), dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n")],
    ids=["says nothing", "drips its headers", "drips its page"],
)
def test_a_server_that_does_not_come_to_an_end_is_left(answer):
    with serving(answer=answer) as server:
        with pytest.raises(RefusedError, match="did not answer in time") as refused:
            get(server.url, limits=HASTY)
        assert refused.value.rule == "time"


def test_a_page_that_does_not_end_is_cut_off():
    def endless(_):
        yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        while True:
            yield b"word " * 10_000

    with serving(answer=endless) as server:
        with pytest.raises(RefusedError, match=r"larger than 0\.1 MB") as refused:
            get(server.url)
        assert refused.value.rule == "size"


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate"])
def test_a_compressed_page_is_read(coding):
    body = b"word " * 1000
    packed = zlib.compress(body) if coding == "deflate" else gzip.compress(body)
    with serving(compressed(packed, coding)) as server:
        assert get(server.url).content == body


def test_a_page_deflated_without_the_header_of_zlib_is_read():
    packer = zlib.compressobj(wbits=-15)
    with serving(compressed(packer.compress(b"word " * 1000) + packer.flush(), "deflate")) as server:
        assert get(server.url).content == b"word " * 1000


def test_a_decompression_bomb_is_stopped_before_it_is_unpacked():
    bomb = gzip.compress(bytes(50_000_000))  # 49 kB
    with serving(compressed(bomb)) as server, pytest.raises(RefusedError, match="larger than") as refused:
        get(server.url)
    assert refused.value.rule == "size"


def test_compressed_bytes_that_unpack_to_nothing_are_counted_too():
    def empty_blocks(_):
        packer = zlib.compressobj(wbits=31)
        yield compressed(packer.compress(b"a") + packer.flush(zlib.Z_FULL_FLUSH))
        while True:
            yield b"\x00\x00\x00\xff\xff" * 10_000  # stored blocks of no bytes

    with serving(answer=empty_blocks) as server, pytest.raises(RefusedError, match="larger than") as refused:
        get(server.url)
    assert refused.value.rule == "size"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip"])
def test_a_compression_that_was_not_asked_for_is_not_unpacked(coding):
    with serving(compressed(b"whatever", coding)) as server, pytest.raises(FetchError, match="did not ask for"):
        get(server.url)


def test_broken_compression_is_an_error_of_the_server():
    with serving(compressed(b"this is no gzip")) as server, pytest.raises(FetchError, match="compression is broken"):
        get(server.url)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"good morning\r\n\r\n", "not valid HTTP"),
        (b"", "not valid HTTP|broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", "not valid HTTP"),
    ],
)
def test_an_answer_that_is_not_http_is_an_error_of_the_server(answer, reason):
    with serving(answer) as server, pytest.raises(FetchError, match=reason):
        get(server.url)


def test_a_port_where_nobody_listens_is_an_error():
    with serving(PAGE) as server:
        url = server.url
    with pytest.raises(FetchError, match="no connection could be made") as failed:
        get(url)
    assert failed.value.status is None


def test_an_unknown_name_is_an_error():
    with pytest.raises(FetchError, match="is not known"):
        get("http://no-such-name.invalid/")


def test_limits_hold_for_a_client_that_has_no_guard_of_its_own():
    with (
        serving(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + bytes(200_000)) as server,
        httpx.Client() as client,
        pytest.raises(RefusedError, match="larger than"),
    ):
        fetch(server.url, client, SMALL)


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for named.example that this process trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is needed to make a certificate")
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=named.example"
    subprocess.run(  # noqa: S603 - our own words
        [*make.split(), "-addext", "subjectAltName=DNS:named.example", "-keyout", key, "-out", chain],
        check=True,
        capture_output=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def test_the_certificate_is_checked_against_the_name_though_the_address_is_connected_to(certificate, internet):
    asked_for = []
    certificate.sni_callback = lambda _, name, __: asked_for.append(name)
    internet.names.update({"named.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    with serving(PAGE, context=certificate) as server:
        assert get(f"https://named.example:{server.port}/").content == b"hello"
        with pytest.raises(FetchError, match="certificate is not valid"):
            get(f"https://other.example:{server.port}/")
    assert asked_for == ["named.example", "named.example", "other.example"]
