"""A command of PowerShell in a Unix shell."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

WORDS = {
    "get-childitem": "ls",
    "get-content": "cat",
    "set-location": "cd",
    "get-location": "pwd",
    "copy-item": "cp",
    "move-item": "mv",
    "rename-item": "mv",
    "remove-item": "rm",
    "new-item": "touch",
    "get-process": "ps aux",
    "stop-process": "kill",
    "write-host": "echo",
    "write-output": "echo",
    "clear-host": "clear",
    "get-help": "man",
    "get-command": "type -a",
    "select-string": "grep",
    "measure-object": "wc -l",
    "sort-object": "sort",
    "get-date": "date",
    "invoke-webrequest": "curl -O",
    "test-path": "test -e",
    "get-service": "systemctl list-units",
    "start-service": "systemctl start",
    "test-connection": "ping -c 4",
    "out-file": "tee",
}
SIGNATURES = tuple(WORDS)
STATUSES = frozenset({127})
MATCHES = (
    Case("Get-ChildItem docs", "bash: Get-ChildItem: command not found", 127, says="`ls`", fix="ls docs"),
    Case("Remove-Item a.txt", "zsh: command not found: Remove-Item", 127, fix="rm a.txt"),
    Case("Get-Process", "bash: line 1: Get-Process: command not found", 127, fix="ps aux"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127), Case("echo Get-Date", "Get-Date: command not found", 127))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    word = problem.argv[0] if problem.argv else ""
    other = WORDS.get(word.lower(), "")
    if not other:
        return None
    return Finding(
        f"`{word}` is a command of PowerShell; here it is `{other.split(' ')[0]}`.",
        0.97,
        "This shell is a Unix shell. It does the same things, but its commands have other, shorter names.",
        (f"no `{word}` in PATH",),
        (Fix(problem.replace_text(word, other), "the same in this shell"),),
    )
