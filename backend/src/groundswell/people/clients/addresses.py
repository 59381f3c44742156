"""Addresses at which clients publish their keys. They are given by others and fetched by this server, which stands
inside walls: they may lead outward only (OWASP, Server-Side Request Forgery Prevention).
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from groundswell.errors import Invalid
from groundswell.settings import settings

LONGEST = 500
CARRIES_IPV4 = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Ways from IPv6 into somebody's IPv4 (RFC 6052, 8215, 3056, 4380): nothing that is published needs them."""
INWARD = "leads inside this server's own network, where no keys of others are"


class Unreachable(Exception):
    """The sentence says why."""


def checked_address(said: str) -> str:
    """An address that may be kept. Raises `Invalid`. Where its name leads is looked at whenever it is fetched."""
    schemes = ("https", "http") if settings().inward_key_sets else ("https",)
    try:
        url = httpx.URL(said.strip())
    except httpx.InvalidURL as error:
        raise _wrong("This is no address of the web.") from error
    if url.scheme not in schemes or not url.host:
        raise _wrong("The address of the keys must begin with https://.")
    if url.userinfo or url.fragment:
        raise _wrong("The address of the keys must have no user and no fragment (#) in it.")
    if len(str(url)) > LONGEST:
        raise _wrong(f"The address of the keys is longer than {LONGEST} letters.")
    if (literal := _literal(url.host)) is not None and not settings().inward_key_sets and not is_outward(literal):
        raise _wrong(f"The address of the keys {INWARD}.")
    return str(url)


def reachable(host: str, port: int) -> str:
    """The number (IP) to ask for a host. The same is then connected to, so that a name cannot lead elsewhere once it
    has been looked at. Raises `Unreachable`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"there is no host {host}") from error
    numbers = [str(each[4][0]).partition("%")[0] for each in found]
    if not settings().inward_key_sets and not all(is_outward(ip_address(number)) for number in numbers):
        raise Unreachable(f"{host} {INWARD}")
    return numbers[0]


def is_outward(number: IPv4Address | IPv6Address) -> bool:
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped is not None:
            return is_outward(number.ipv4_mapped)
        if any(number in network for network in CARRIES_IPV4):
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _wrong(message: str) -> Invalid:
    return Invalid(message, [("jwks_url", message)])
