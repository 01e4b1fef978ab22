"""A program wrote to a reader that had gone."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("broken pipe", "brokenpipeerror", "epipe")
MATCHES = (
    Case("ssh host", "client_loop: send disconnect: Broken pipe", 255, says="connection"),
    Case("python3 a.py | head -1", "BrokenPipeError: [Errno 32] Broken pipe", 1, says="reader"),
    Case("rsync -a a h:b", "rsync: [sender] write error: Broken pipe (32)", 10, says="connection"),
)
IGNORES = (Case("yes | head -1", "y", 141),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # tar's own helper that could not write: what it says is the cause.
    if "(child)" in problem.text:
        return None
    remote = bool(problem.programs & {"ssh", "scp", "rsync", "sftp", "git", "curl"}) or "client_loop" in problem.text
    if remote:
        return Finding(
            "The connection broke while data was being sent.",
            0.9,
            "The other side closed it, or the network was gone too long. What was not sent has to be sent again.",
            ("Broken pipe",),
            (),
            (
                "try again; rsync goes on where it stopped with --partial",
                "for ssh that idles: ServerAliveInterval 30 in ~/.ssh/config",
            ),
        )
    return Finding(
        "The reader at the end of the pipe had ended before everything was written.",
        0.85,
        "head, grep -q and the like stop reading when they have enough. The writer then gets this message; it is "
        "rarely a fault.",
        ("Broken pipe",),
        (),
        ("if the output is complete, there is nothing to do",),
    )
