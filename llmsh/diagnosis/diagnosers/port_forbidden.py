"""A port below 1024 without root's rights, or an address that is not this machine's."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("permission denied", "eacces", "cannot assign requested address", "eaddrnotavail", "permissionerror")
MATCHES = (
    Case(
        "python3 -m http.server 80",
        'Traceback (most recent call last):\n  File "/usr/lib/python3.11/socketserver.py", line 456, in '
        "server_bind\n    self.socket.bind(self.server_address)\nPermissionError: [Errno 13] Permission denied",
        1,
        says="port 80",
        fix="python3 -m http.server 8080",
    ),
    Case(
        "python3 -c \"import socket; socket.socket().bind(('', 443))\"",
        'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nPermissionError: [Errno 13] '
        "Permission denied",
        1,
        says="port 443",
    ),
    Case("nc -l -p 80", "nc: Permission denied", 1, says="port 80", fix="nc -l -p 8080"),
    Case("node a.js", "Error: listen EACCES: permission denied 0.0.0.0:443", 1, says="port 443"),
    Case(
        "python3 -m http.server --bind 10.9.9.9",
        "OSError: [Errno 99] Cannot assign requested address",
        1,
        says="address",
    ),
)
IGNORES = (Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied"),)


# A number that stands alone, or in a call of Python's bind.
NUMBER = late_pattern(r"^(\d{1,5})$|(?<=[ ,])(\d{1,5})(?=\)\))")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "assign requested address" in text or "EADDRNOTAVAIL" in text:
        return Finding(
            "The address does not belong to this machine.",
            0.92,
            "A server can listen only on addresses of its own machine; 0.0.0.0 means all of them, 127.0.0.1 only "
            "from here.",
            ("Cannot assign requested address",),
            (Fix("ip -br addr", "shows the addresses of this machine"),) if facts.has("ss") else (),
            ("use 0.0.0.0 or 127.0.0.1",),
        )
    binds = "PermissionError" in text and re.search(r"\.(?:bind|listen)\(|--port|\bserve\b", problem.command)
    if not binds and not re.search(r"listen|bind|^nc: Permission", text, re.MULTILINE):
        return None
    numbers = re.findall(r"(?:0\.0\.0\.0|::|127\.0\.0\.1):(\d+)", text) or [
        number
        for segment in problem.segments
        for word in segment
        for number in "".join(next(iter(NUMBER.findall(word)), ())).split()
    ]
    port = next((int(number) for number in numbers if 0 < int(number) < 1024), 0)
    if not port:
        return None
    fixes: list[Fix] = []
    if re.search(rf"(?<!\d){port}(?!\d)", problem.command):
        fixes.append(
            Fix(
                re.sub(rf"(?<!\d){port}(?!\d)", str(port + 8000), problem.command, count=1),
                "a port that everybody may use",
            )
        )
        if root := facts.as_root(problem.command):
            fixes.append(Fix(root, "with root's rights"))
    return Finding(
        f"Only root may listen on port {port}: ports below 1024 are reserved.",
        0.95,
        "So that nobody can pose as a system service. Higher ports, such as 8080, are free for all.",
        ("permission denied when binding the port",),
        tuple(fixes),
        () if fixes else ("choose a port above 1023",),
    )
