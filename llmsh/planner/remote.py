"""ssh to another machine: what is said of the user, the port, the key, what is run there, as its options.

Source: OpenSSH manual page ssh(1).
"""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Plan, Step
from llmsh.planner.quoted import MARK, hidden
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_SURE = 0.95
_HOST = rf"(?P<host>{MARK}|(?:[\w.-]+@)?[A-Za-z0-9][\w.-]*|\$\{{?\w+\}}?)"
_A_HOST = rf"(?:(?:the\s+)?(?:target\s+|remote\s+)?(?:host|server|machine)\s+)?{_HOST}"
_HEADS = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:ssh|(?:ssh\s+)?log\s*-?in|connect)\s+(?:via\s+ssh\s+|over\s+ssh\s+)?(?:into|to|in|on)\s+{_A_HOST}",
        rf"(?:execute|run)s?\s+(?:the\s+)?(?:command\s+)?(?P<command>{MARK})\s+on\s+{_A_HOST}",
        r"(?:execute|run)s?\s+(?:all\s+)?(?:the\s+)?(?:commands\s+(?:in|from)|"
        rf"(?:local\s+)?script)\s+(?P<script>{MARK}|\S+\.sh)\s+on\s+(?:the\s+)?(?:remote\s+|target\s+)?(?:host|"
        rf"server|machine)\s+{_HOST}",
        r"(?:ssh|(?:ssh\s+)?log\s*-?in|connect)(?:\s+(?:via|over|with|using)\s+ssh)?(?=\s)",
    )
)
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, late_pattern(rf",?\s*(?:and\s+)?(?:{pattern})(?=$|[\s,.])", re.IGNORECASE))
    for kind, pattern in (
        (
            "user",
            r"(?:(?:as|connecting\s+as|logging\s+in\s+as)\s+(?:the\s+)?(?:ssh\s+|remote\s+)?(?:user(?:name)?\s+)?|"
            rf"with\s+(?:the\s+)?user(?:name)?\s+)(?P<user>{MARK}|[a-z_][\w.-]*)",
        ),
        (
            "port",
            r"(?:(?:on|via|using|through|at|over)\s+)?(?:the\s+)?(?:ssh\s+)?port\s+(?P<port>\d+)(?:\s+instead\s+of"
            r"\s+(?:the\s+)?default)?",
        ),
        (
            "key",
            r"(?:using|with|via|by)\s+(?:an?\s+|the\s+)?(?:ssh\s+)?(?:private\s+|identity\s+)?(?:key(?:\s+file)?|"
            rf"identity(?:\s+file)?)\s+(?P<key>{MARK}|\S+)",
        ),
        ("host", rf"(?:on|to|at|into)\s+(?:the\s+)?(?:host|server|machine|remote\s+host)\s+(?P<host>{MARK}|[\w.@-]+)"),
        (
            "command",
            rf"(?:and\s+)?(?:then\s+)?(?:execute|run)(?:s|ning|ing)?\s+(?:the\s+)?(?:command\s+)?(?P<command>{MARK}"
            r")",
        ),
        (
            "alive",
            r"(?:with|and)\s+(?:an?\s+)?(?:keep-?\s?alive(?:\s+interval)?(?:\s+of)?|"
            r"check)\s+(?:every\s+)?(?P<alive>\d+)\s+seconds?(?:\s+that\s+the\s+server\s+is\s+still\s+alive)?",
        ),
        ("-X", r"with\s+x11?(?:\s+forwarding)?(?:\s+enabled)?|forwarding\s+x11?"),
        ("-A", r"with\s+(?:authentication\s+)?agent\s+forwarding(?:\s+enabled)?"),
        ("-C", r"with\s+compression(?:\s+enabled)?"),
        ("-v", r"verbosely|in\s+verbose\s+mode|with\s+verbose\s+output"),
        ("-q", r"quietly|in\s+quiet\s+mode"),
        ("-t", r"with\s+(?:an?\s+)?(?:pseudo[\s-]*)?(?:terminal|tty)(?:\s+allocat\w+)?"),
        (
            "nocheck",
            r"(?:without|disabling|ignoring|skipping)\s+(?:strict\s+)?host\s*-?key\s+(?:checking|verification|"
            r"check)",
        ),
        ("timeout", r"with\s+(?:an?\s+)?(?:connection\s+)?timeout\s+of\s+(?P<timeout>\d+)\s+seconds?"),
        (
            "jump",
            rf"(?:through|via)\s+(?:the\s+)?(?:jump|bastion|gateway|proxy)\s+(?:host\s+|server\s+)?(?P<jump>{MARK}|"
            r"[\w.@-]+)",
        ),
        ("ipv4", r"(?:using|over|with)\s+ipv4(?:\s+only)?"),
        ("ipv6", r"(?:using|over|with)\s+ipv6(?:\s+only)?"),
    )
)
# Words that follow "to" or "in" and name no machine.
_NO_HOST = frozenset(
    "the a an my our your as with using via and on in to from server host machine remote wifi network "
    "internet database "
    "mysql postgres bluetooth vpn docker container redis local this it them git github".split()
)


def plan(request: str) -> Plan | None:
    """The plan for `request` as one ssh command; None where it is anything else or names no machine."""
    said, shown = hidden(request.strip().rstrip(".!"))
    if not re.search(r"(?i)\bssh\b|\b(?:server|host|machine)\b", said):
        return None
    said = re.sub(r"\s+", " ", said)
    for head in _HEADS:
        match = head.match(said)
        if match is None:
            continue
        found = {name: text for name, text in match.groupdict().items() if text}
        rest = _read(said[match.end() :].strip(" ."), found)
        if rest and "host" in found:
            values = {name: shown(text)[1:-1] if re.fullmatch(MARK, text) else text for name, text in found.items()}
            command = _written(values)
            if command is not None and (
                rest != "bare" or "ssh" in said.lower() or "command" in values or "script" in values
            ):
                step = Step(command, f"Connects to {values['host']} by ssh.", Effect.NETWORK, recipes=("remote",))
                return Plan(request, (step,), _SURE)
    return None


def _read(rest: str, found: dict[str, str]) -> str:
    """Adds to `found` what `rest` says: "bare" where that is nothing, "said", or "" where words are left."""
    is_said = "said" if rest else "bare"
    while rest:
        for kind, pattern in _SAID:
            part = pattern.match(rest)
            if part is None:
                continue
            values = {name: text for name, text in part.groupdict().items() if text}
            found.update(values or {kind: kind})
            rest = rest[part.end() :].strip(" .")
            break
        else:
            return ""
    return is_said


def _written(said: dict[str, str]) -> str | None:
    host = said["host"]
    if host.lower() in _NO_HOST or not re.fullmatch(r"[\w.@:$\{\}-]+", host):
        return None
    options: list[str] = [option for option in ("-X", "-A", "-C", "-v", "-q", "-t") if option in said]
    options += ["-4"] if "ipv4" in said else ["-6"] if "ipv6" in said else []
    options += [f"-o ServerAliveInterval={said['alive']}"] if "alive" in said else []
    options += ["-o StrictHostKeyChecking=no"] if "nocheck" in said else []
    options += [f"-o ConnectTimeout={said['timeout']}"] if "timeout" in said else []
    options += [f"-J {quote(said['jump'])}"] if "jump" in said else []
    options += [f"-i {quote_path(said['key'])}"] if "key" in said else []
    options += [f"-p {said['port']}"] if "port" in said else []
    whole = f"{said['user']}@{host}" if "user" in said and "@" not in host else host
    target = f'"{whole}"' if "$" in whole else whole
    words = ["ssh", *options, target]
    if "command" in said:
        words.append(quote(said["command"]))
    if "script" in said:
        words.append(f"bash -s < {quote_path(said['script'])}")
    return " ".join(words)
