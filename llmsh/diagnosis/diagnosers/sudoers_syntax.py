"""A sudoers file with a mistake, or with wrong rights: sudo may stop working."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "/etc/sudoers",
    "parse error in",
    "sudoers: syntax error",
    "must be owned by uid 0",
    "effective uid is not 0",
    "no valid sudoers sources",
)
MATCHES = (
    Case(
        "visudo -c",
        ">>> /etc/sudoers: syntax error near line 27 <<<\nparse error in /etc/sudoers near line 27",
        1,
        says="line 27",
    ),
    Case(
        "sudo ls",
        "sudo: /etc/sudoers is world writable\nsudo: no valid sudoers sources found, quitting",
        1,
        says="world writable",
        fix="pkexec chmod 0440 /etc/sudoers",
    ),
    Case("sudo ls", "sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set", 1, says="setuid"),
    Case(
        "sudo x",
        "sudo: effective uid is not 0, is /usr/bin/sudo on a file system with the 'nosuid' option set or an NFS "
        "file system without root privileges?",
        1,
        says="nosuid",
    ),
)
IGNORES = (
    Case("sudo ls", "ada is not in the sudoers file.", 1),
    Case("cat /etc/sudoers", "cat: /etc/sudoers: Permission denied", 1),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r"(?P<file>/etc/sudoers\S*?):? (?:syntax error )?near line (?P<line>\d+)|"
        r"(?P<file2>/etc/sudoers\S*?):(?P<line2>\d+):\d*:? syntax error",
        text,
    ):
        file, line = (match["file"] or match["file2"]).rstrip(":"), match["line"] or match["line2"]
        return Finding(
            f"{file} line {line} cannot be read, and with such a mistake sudo may refuse everybody.",
            0.975,
            "The file says who may use sudo. Always change it with visudo, which checks it before it counts.",
            (match[0],),
            (),
            (
                f"open it again with visudo -f {file}, and mend line {line}",
                "if sudo itself no longer works: pkexec visudo, or log in as root",
            ),
        )
    if match := re.search(
        r"(?P<file>/etc/sudoers\S*) is (?P<what>world writable|group writable|owned by \w+ \d+[^\n]*|mode \d+[^\n]*)",
        text,
    ):
        return Finding(
            f"{match['file']} is {match['what']}, so sudo does not trust it.",
            0.975,
            "Whoever could write to it could become root. It belongs to root with mode 0440.",
            (match[0],),
            (Fix(f"pkexec chmod 0440 {quote_path(match['file'])}", "sets the right mode without sudo"),),
            ("or log in as root and do it there",),
        )
    match = re.search(r"(?:must be owned by uid 0 and have the setuid bit set|effective uid is not 0[^\n]*)", text)
    if not match:
        return None
    nosuid = "nosuid" in text and "no_new_privs" not in text
    return Finding(
        "sudo has lost the right to act as root: "
        + ("it lies on a file system mounted with nosuid." if nosuid else "its owner or setuid bit is wrong."),
        0.97,
        "sudo works because its file belongs to root and carries the setuid bit. A chmod or chown over the "
        "system takes that away.",
        (match[0][:160],),
        (Fix("ls -l /usr/bin/sudo", "shows its owner and mode; it has to be -rwsr-xr-x root"),),
        ("as root: chown root:root /usr/bin/sudo and chmod 4755 /usr/bin/sudo",),
    )
