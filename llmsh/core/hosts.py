"""Which hosts are this machine."""

from ipaddress import ip_address


def is_this_machine(host: str) -> bool:
    """Claims that `host` is a loopback address or localhost; a name like 127.0.0.1.example is neither."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
