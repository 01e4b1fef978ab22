"""Which of two kernels is the newer one, by protocol and version."""

from llmsh import __version__
from llmsh.ipc.protocol import PROTOCOL_VERSION


def is_older(version: str, protocol: int) -> bool:
    """Claims that a kernel of this version and protocol is older than the code that asks."""
    return (protocol, _numbers(version)) < (PROTOCOL_VERSION, _numbers(__version__))


def _numbers(version: str) -> tuple[int, ...]:
    """`1.2.3rc1` → (1, 2, 3): enough to order releases."""
    numbers = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    return tuple(numbers)
