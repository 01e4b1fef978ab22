"""A network device that does not exist here."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("cannot find device", "error fetching interface information", "device", "no such device exists")
PROGRAMS = frozenset({"ip", "ifconfig", "tcpdump", "ethtool", "iw", "nmcli"})
MATCHES = (
    Case("ip link show nosuch", 'Device "nosuch" does not exist.', 1, says="nosuch", fix="ip -br link"),
    Case("ip addr add 1.2.3.4/24 dev nosuch", 'Cannot find device "nosuch"', 1, says="nosuch"),
    Case("ifconfig nosuch", "nosuch: error fetching interface information: Device not found", 1, says="nosuch"),
    Case("tcpdump -i wifi0", "tcpdump: wifi0: No such device exists\n(SIOCGIFHWADDR: No such device)", says="`wifi0`"),
)
IGNORES = (Case("mount /dev/x /mnt", "mount: /mnt: special device /dev/x does not exist.", 32),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r'(?:Device|device) "(?P<a>[^"]+)"|(?P<b>[\w.-]+): error fetching|(?P<c>[\w.-]+): No such device',
        problem.text,
    )
    if not match:
        return None
    name = match["a"] or match["b"] or match["c"]
    devices = [each for each in facts.listing("/sys/class/net") if each != name]
    near = closest(name, devices, limit=1)
    return Finding(
        f"There is no network device `{name}` here." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.95,
        "Network devices have names such as lo, eth0 or wlp3s0, which differ between machines.",
        (f"devices here: {', '.join(sorted(devices)[:5])}",) if devices else (match[0],),
        (
            *(Fix(problem.replace_word(name, each), f"{each} is here") for each in near),
            Fix("ip -br link", "lists the devices"),
        ),
    )
