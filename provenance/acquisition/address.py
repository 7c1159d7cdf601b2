"""Which network addresses may be fetched on behalf of a page nobody vouches for?"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_V4_COMPATIBLE = IPv6Network("::/96")
_MOST_ADDRESSES = 4

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], tuple[Address, ...]]
"""From a host and a port to addresses; raises OSError or UnicodeError where there are none."""


def is_public(address: Address) -> bool:
    """Whether *address* belongs to the public internet, and so does every IPv4 address wrapped in it.

    ``::ffff:127.0.0.1`` (mapped), ``64:ff9b::7f00:1`` (NAT64), ``2002:7f00:1::`` (6to4) and Teredo addresses lead to
    the IPv4 address inside them, so that is judged as well.
    """
    if isinstance(address, IPv6Address) and (inner := _wrapped(address)):
        return all(is_public(each) for each in inner)
    special = address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    site_local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not special and not site_local


def _wrapped(address: IPv6Address) -> tuple[IPv4Address, ...]:
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if address in _V4_COMPATIBLE or any(address in network for network in _NAT64):
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()


def resolve(host: str, port: int) -> tuple[Address, ...]:
    """The addresses that *host* names now, at most four, in the resolver's order.

    Names and every spelling of an address (``2130706433``, ``0x7f.1``, ``127.1``, ``localhost.``) go through the same
    resolver that a connection would use, so what is judged is what is connected to. Raises OSError where the name is
    not known, and UnicodeError where it cannot be a host name.
    """
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = dict.fromkeys(ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers)
    return tuple(found)[:_MOST_ADDRESSES]
