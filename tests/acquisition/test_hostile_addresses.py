"""No request ever leaves for a private address: more than 200 addresses and chains, and a network that writes down."""

import socket
from contextlib import contextmanager
from ipaddress import ip_address
from itertools import product
from types import SimpleNamespace

import httpcore
import pytest

from provenance.acquisition.address import is_public, resolve
from provenance.acquisition.fetch import Limits, fetch, polite_client
from provenance.acquisition.guard import GuardedTransport
from provenance.acquisition.manners import Manners
from provenance.errors import AcquisitionError

PUBLIC = "93.184.216.34"
PRIVATE = (
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1",
    "192.168.255.254", "169.254.169.254", "169.254.0.1", "0.0.0.0",  # noqa: S104 - must not be asked
    "0.1.2.3", "100.64.0.1", "192.0.0.1", "192.0.2.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
)  # fmt: skip


def number(address):
    return int(ip_address(address))


def spellings(address):
    """An IPv4 address in the ways that resolvers read, and inside IPv6 addresses that lead to it."""
    a, b, c, d = (int(part) for part in address.split("."))
    low, word = number(address) & 0xFFFF, f"{a:02x}{b:02x}:{c:02x}{d:02x}"
    yield from (address, str(number(address)), hex(number(address)), f"0{a:o}.0{b:o}.0{c:o}.0{d:o}")
    yield from (
        f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}",
        f"{a}.{number(address) & 0xFFFFFF}",
        f"{a}.{b}.{low}",
        f"{address}.",
    )
    yield from (f"[::ffff:{address}]", f"[::ffff:{word}]", f"[64:ff9b::{word}]", f"[2002:{word}::]", f"[::{address}]")
    yield address.translate(dict(zip(range(0x30, 0x3A), range(0xFF10, 0xFF1A), strict=True)))  # full-width digits
    yield address.replace(".", "。")  # the ideographic full stop, which IDNA reads as a dot


HOSTS = [
    *(host for address in PRIVATE for host in spellings(address)),
    *("localhost", "LOCALHOST", "localhost.", "ip6-localhost", "loopback", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "①②⑦.⓪.⓪.①"),
    *(
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[fec0::1]",
        "[::ffff:0:7f00:1]",
    ),
    *(
        "[2001:db8::1]",
        "[2001:0:7f00:1::]",
        "[100::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::1%25eth0]",
        "127.1",
        "127.0.1",
        "0",
        "00",
        "0x0",
    ),
    *(
        "private.example",
        "both.example",
        "mapped.example",
        "metadata.example",
        "prívate.example",
        "xn--prvate-rsa.example",
    ),
]
SHAPES = (
    "http://{}/", "https://{}/", "http://user@{}/", "http://user:pass@{}/latest/meta-data/", "http://{}:80/", "https://{}:80/",
    "http://{}:6379/", "http://public.example@{}/", "http://{}#@public.example/", "http://{}?@public.example/",
)  # fmt: skip
OTHERS = [
    "file:///etc/passwd", "gopher://127.0.0.1:70/", "ftp://127.0.0.1/", "dict://127.0.0.1:11211/", "unix:///run/x.sock",
    "http:///etc/passwd", "http://", "http://%31%32%37.0.0.1/", "http://127.0.0.1%2f@public.example:99/", "//127.0.0.1/",
    "http:\\\\127.0.0.1\\", "http://public.example:22/", "http://public.example:65536/", "http://[::1/", "http://[]/",
    "http://public.example\r\nHost: 127.0.0.1/", "http://public.example\t.evil/", "http://\x00127.0.0.1/", "jar:http://127.0.0.1!/",
    "http://127.0.0.1\u200b/", "http://public.example:80@127.0.0.1/", "data:text/html,hello", "javascript:alert(1)",
]  # fmt: skip


class Network(httpcore.NetworkBackend):
    """Writes down every address that is connected to; a public one leads to an answer, any other to an error."""

    def __init__(self, answer):
        self.connected = []
        self._answer = answer

    def connect_tcp(self, host, *_, **__):
        self.connected.append(host)
        return Stream(self._answer)


class Stream(httpcore.MockStream):
    """A connection whose answer depends on the request that was written."""

    def __init__(self, answer):
        super().__init__([])
        self._answer = answer

    def write(self, buffer, timeout=None):  # noqa: ARG002 - httpcore's own names
        if b"\r\n\r\n" in buffer or buffer.endswith(b"\r\n"):
            target = buffer.split(b" ")[1]
            self._buffer = [
                b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" if target == b"/robots.txt" else self._answer
            ]

    def start_tls(self, *_, **__):
        return self


NAMES = {
    "public.example": [PUBLIC],
    "private.example": ["10.1.2.3"],
    "both.example": [PUBLIC, "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "xn--prvate-rsa.example": ["192.168.1.1"],
}


def resolver(host, port):
    """Our own names, and every spelling of a number as this machine reads it; no other name exists."""
    if host.endswith("."):
        raise OSError(host)
    if host in NAMES:
        return tuple(ip_address(address) for address in NAMES[host])
    if any(character.isalpha() for character in host.replace("0x", "")) and ":" not in host and "localhost" not in host:
        raise OSError(host)
    return resolve(host, port)


@contextmanager
def watched(answer=b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", resolving=resolver):
    network = Network(answer)
    transport = GuardedTransport(Limits(), resolver=resolving, network=network)
    with polite_client(transport, manners=Manners(pause=0, back_off=0)) as client:
        yield SimpleNamespace(client=client, network=network)


def redirect(to):
    return b"HTTP/1.1 302 Found\r\nLocation: " + to.encode("utf-8", "surrogatepass") + b"\r\nContent-Length: 0\r\n\r\n"


def test_a_public_address_is_connected_to_by_this_network():
    with watched() as there:
        assert fetch("http://public.example/", there.client).content == b"ok"
        assert there.network.connected == [PUBLIC, PUBLIC]


ADDRESSES = [*(SHAPES[0].format(host) for host in HOSTS), *OTHERS,
             *(shape.format(host) for shape, host in product(SHAPES[1:], ("127.0.0.1", "[::1]", "private.example", "2130706433")))]  # fmt: skip


def test_there_are_more_than_two_hundred_of_them():
    assert len(set(ADDRESSES)) > 300


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_address_leads_to_a_private_one(url):
    with watched() as there:
        with pytest.raises(AcquisitionError) as refused:
            fetch(url, there.client)
        assert "\n" not in refused.value.reason
        assert not [each for each in there.network.connected if each != PUBLIC]


REDIRECTS = [url for url in ADDRESSES[::2] if url.isprintable()]


@pytest.mark.parametrize("url", REDIRECTS)
def test_no_redirect_leads_to_a_private_address(url):
    with watched(redirect(url)) as there:
        with pytest.raises(AcquisitionError):
            fetch("http://public.example/start", there.client)
        assert set(there.network.connected) == {PUBLIC}


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_a_name_that_changes_between_any_two_questions_is_never_followed_inside(first):
    """The resolver answers publicly *first* times and privately ever after; each connection is to what was judged."""
    asked = []

    def rebinding(host, _):
        asked.append(host)
        return (ip_address(PUBLIC if len(asked) <= first else "127.0.0.1"),)

    with watched(redirect("http://rebinding.example/again"), rebinding) as there:
        with pytest.raises(AcquisitionError):
            fetch("http://rebinding.example/", there.client)
        assert there.network.connected == [PUBLIC] * min(first, len(there.network.connected))
        assert len(asked) > len(there.network.connected) or "127.0.0.1" not in there.network.connected


def test_a_robots_txt_that_redirects_inside_is_not_followed():
    def answer(to):
        return b"HTTP/1.1 301 Moved\r\nLocation: " + to + b"\r\nContent-Length: 0\r\n\r\n"

    class Redirecting(Stream):
        def write(self, *_, **__):
            self._buffer = [answer(b"http://169.254.169.254/robots.txt")]

    network = Network(b"")
    network.connect_tcp = lambda host, *_, **__: (network.connected.append(host), Redirecting(b""))[1]
    transport = GuardedTransport(Limits(), resolver=resolver, network=network)
    with polite_client(transport, manners=Manners(pause=0)) as client, pytest.raises(AcquisitionError):
        fetch("http://public.example/", client)
    assert network.connected == [PUBLIC]


def test_a_real_server_on_loopback_is_never_reached():
    """The same with the real network: whatever the spelling, nobody knocks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = server.getsockname()[1]
        transport = GuardedTransport(Limits(silence=0.2, seconds=0.5))
        with polite_client(transport, manners=Manners(pause=0)) as client:
            for host in spellings("127.0.0.1"):
                for url in (f"http://{host}:{port}/", f"http://{host}/"):
                    with pytest.raises(AcquisitionError):
                        fetch(url, client)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("address", PRIVATE)
def test_none_of_the_private_addresses_counts_as_public(address):
    assert not is_public(ip_address(address))
