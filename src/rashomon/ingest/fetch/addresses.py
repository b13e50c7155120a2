"""Which network addresses may be reached: public ones, however they are written."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out for the open Internet."""

_SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Protocol assignments and 6to4 relays (RFC 6890), which not every Python counts as special."""


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open Internet's.

    Private, loopback, link-local, shared (carrier), multicast, reserved and
    unspecified addresses are not; an IPv6 address that carries an IPv4 one
    (mapped, compatible, 6to4, Teredo, NAT64) is public only where both are.
    What is no numeric address is not public.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_open(parsed)
    carried = _carried(parsed)
    if carried:
        return all(map(_is_open, carried))
    return parsed in _UNICAST and _is_open(parsed)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or any(address in network for network in _SPECIAL)
    )


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Give the IPv4 addresses that stand inside an IPv6 one."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in found if each is not None)
