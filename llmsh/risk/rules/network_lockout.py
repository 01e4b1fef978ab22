"""Firewall rules, interfaces and routes: the way back in may be the one that is cut.

Source: iptables(8), nft(8), ufw(8), ip(8), nmcli(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    iptables ip6tables nft ufw firewall-cmd ip ifconfig ifdown nmcli route ipset iptables-restore pfctl networksetup
    rfkill iwconfig netplan ebtables tc wg-quick ipfw ifup dhclient netsh nmtui ethtool iw arptables tailscale
    ip6tables-restore nft-restore resolvectl airport scutil brctl ovs-vsctl dhcpcd fail2ban-client wg socketfilterfw
    """
)
MATCHES = (
    "iptables -F",
    "ufw disable",
    "ip link set eth0 down",
    "nft flush ruleset",
    "ifconfig eth0 down",
    "iptables -P INPUT DROP",
    "nmcli networking off",
    "ip route del default",
    "ufw reset",
    "pfctl -d",
    "iptables -A INPUT -p tcp --dport 22 -j DROP",
    "ip addr add 10.0.0.1/24 dev eth0",
    "ufw allow 22",
    "rfkill block all",
    "ip route flush table main",
    "ufw deny ssh",
    "firewall-cmd --panic-on",
    "tc qdisc add dev eth0 root netem loss 100%",
)
IGNORES = (
    "iptables -L",
    "iptables -nvL",
    "ufw status",
    "ip a",
    "ip addr show",
    "ip route",
    "ifconfig",
    "nmcli device status",
    "nft list ruleset",
    "route -n",
    "firewall-cmd --list-all",
    "ip -br link",
    "ifconfig eth0",
    "iptables -S",
    "ip route get 1.1.1.1",
    "nmcli",
    "rfkill list",
    "pfctl -s rules",
    "ip neigh",
    "resolvectl status",
    "ip -s link show eth0",
    "ethtool eth0",
    "iptables -C INPUT -j ACCEPT",
    "iptables-save",
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if command.has_flag("help", "version") or (
        not shapes and program not in ("netplan", "iptables-restore", "ip6tables-restore")
    ):
        return None
    level = _LEVELS[program](command) if program in _LEVELS else _by_words(command)
    if level == 2:
        return danger(Reason.NETWORK_LOCKOUT, "cuts the network off or drops its protection", *shapes)
    return caution(Reason.NETWORK_LOCKOUT, "changes how the machine is reached", *shapes) if level else None


def _iptables(command: SimpleCommand) -> int:
    shapes = command.shapes
    if command.has_flag("L", "list", "S", "list-rules", "C", "check") and not command.has_flag("F", "Z"):
        return 0
    if command.has_flag("F", "flush", "X", "delete-chain", "P", "policy"):
        return 2
    if command.has_flag("D", "delete") and {"22", "ssh"} & set(shapes) and "ACCEPT" in shapes:
        return 2
    blocks = {"DROP", "REJECT"} & set(shapes)
    return 2 if blocks and (not {"-s", "--source", "-d"} & set(shapes) or {"22", "ssh"} & set(shapes)) else 1


def _ip(command: SimpleCommand) -> int:
    words = _spelled_out(verbs(command, "fn", ("family", "netns")))
    if not words or not (
        set(words[1:]) & {"add", "del", "delete", "set", "flush", "replace", "change", "append", "down", "exec"}
    ):
        return 0
    if (
        "down" in words
        or "flush" in words
        or (words[0].startswith("r") and {"del", "delete"} & set(words))
        or ({"del", "delete"} & set(words))
        or (words[0] == "route" and {"default", "blackhole", "0.0.0.0/0", "unreachable", "prohibit"} & set(words))
    ):
        return 2
    return 1


_OBJECTS = ("address", "link", "route", "rule", "neighbour", "netns", "tunnel", "maddress", "monitor", "xfrm")
_IP_VERBS = ("add", "delete", "flush", "set", "replace", "change", "append", "show", "list", "get", "save", "exec")


def _spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """`ip` takes any abbreviation of its objects and commands: `ip a f` flushes addresses."""
    if not words:
        return words
    thing = next((name for name in _OBJECTS if name.startswith(words[0])), words[0])
    if len(words) == 1:
        return (thing,)
    verbs_first = ("set", *_IP_VERBS) if thing == "link" and len(words) > 2 else _IP_VERBS
    verb = next((name for name in verbs_first if name.startswith(words[1])), words[1])
    rest = ("down" if word in ("do", "dow") else word for word in words[2:])
    return (thing, verb, *rest)


def _ufw(command: SimpleCommand) -> int:
    words = verbs(command)
    if not words or words[0] in ("status", "show", "version", "app"):
        return 0
    cuts = words[0] in ("disable", "reset") or (
        {"22", "ssh", "22/tcp", "OpenSSH"} & set(words[1:]) and words[0] in ("deny", "reject", "delete", "limit")
    )
    return (
        2
        if cuts
        or words[:2] in (("default", "allow"), ("default", "deny"), ("default", "reject"))
        or words[0] == "enable"
        or (words[0] in ("deny", "reject") and "any" in words and not {"port", "to"} & set(words[1:3]))
        else 1
    )


def _nft(command: SimpleCommand) -> int:
    words = verbs(command, "f")
    if not words and not command.has_flag("f", "file"):
        return 0
    if words and words[0] in ("list", "monitor", "describe"):
        return 0
    return 2 if not words or words[0] in ("flush", "delete", "destroy", "reset") or "drop" in words else 1


def _ifconfig(command: SimpleCommand) -> int:
    words = verbs(command)
    return 2 if {"down", "delete", "0.0.0.0", "0"} & set(words[1:]) else int(len(words) > 1)


def _by_words(command: SimpleCommand) -> int:
    program, shapes = command.program or "", command.shapes
    words = [shape.lower() for shape in shapes]
    if program in ("ifdown", "wg-quick", "iptables-restore", "ip6tables-restore", "nft-restore"):
        return 2 if "up" not in words else 1
    if program in ("ifup", "dhclient", "nmtui"):
        return 2 if "-r" in words else 1
    cuts = {
        "down",
        "off",
        "delete",
        "del",
        "flush",
        "block",
        "disconnect",
        "--panic-on",
        "disable",
        "reset",
        "set-airportpower",
        "logout",
        "apply",
        "100%",
        "remove",
    }
    reads = {
        "-l",
        "list",
        "show",
        "status",
        "-s",
        "-n",
        "get",
        "--state",
        "-a",
        "info",
        "dev",
        "-g",
        "-getinfo",
        "ping",
        "netcheck",
        "query",
        "-i",
        "help",
        "generate",
    }
    if program == "pfctl":
        return 2 if {"-d", "-f"} & set(words) or "-F" in shapes else int("-e" in words)
    if program in ("brctl", "ovs-vsctl"):
        return (
            2
            if any(word.startswith("del") for word in words)
            else int(bool(words) and words[0] not in ("show", "list-br"))
        )
    if program == "dhcpcd":
        return 2 if {"-k", "-x", "--release", "--exit"} & set(words) else 1
    if program == "fail2ban-client":
        return 2 if {"stop", "unban"} & set(words) else int(not {"status", "ping", "get", "version"} & set(words))
    if program == "wg":
        return 2 if "remove" in words else int(bool({"set", "setconf", "syncconf", "addconf"} & set(words)))
    if program == "route":
        return 2 if {"del", "delete", "flush", "-f"} & set(words) else int(bool({"add", "change"} & set(words)))
    if program == "ethtool":
        return int(any(shape in ("-s", "-K", "-G", "-C", "-A", "-r", "-p", "-E", "-L") for shape in shapes))
    if program == "firewall-cmd":
        if "--panic-on" in words or any(
            word.startswith(
                (
                    *("--remove-service=ssh", "--complete-reload", "--remove-port=22"),
                    *("--set-default-zone=drop", "--set-default-zone=block", "--remove-interface"),
                )
            )
            for word in words
        ):
            return 2
        return int(
            any(
                word.startswith(("--add", "--remove", "--set", "--reload", "--permanent", "--change", "--runtime"))
                for word in words
            )
        )
    if program == "resolvectl":
        return int(
            bool({"dns", "domain", "flush-caches", "revert", "reset-statistics", "llmnr"} & set(words[:1]))
            and len(words) > 1
        )
    if set(words) & cuts:
        return 2
    changes = {
        "add",
        "set",
        "up",
        "on",
        "connect",
        "modify",
        "edit",
        "create",
        "import",
        "unblock",
        "-e",
        "change",
        "try",
        "replace",
        "essid",
        "mode",
        "key",
        "enable",
        "clone",
        "reload",
    }
    if any(word.startswith("-set") for word in words):
        return 1
    return 0 if not words or (words[0] in reads and not set(words) & changes) else int(bool(set(words) & changes))


_LEVELS = {
    "iptables": _iptables,
    "ip6tables": _iptables,
    "ebtables": _iptables,
    "arptables": _iptables,
    "ip": _ip,
    "ufw": _ufw,
    "nft": _nft,
    "ifconfig": _ifconfig,
}
