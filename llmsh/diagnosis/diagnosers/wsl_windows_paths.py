"""A Windows path or command in a Unix shell."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

WORDS = {
    "cls": "clear",
    "del": "rm",
    "copy": "cp",
    "move": "mv",
    "ren": "mv",
    "md": "mkdir",
    "rd": "rmdir",
    "type": "cat",
    "ipconfig": "ip addr",
    "tasklist": "ps -e",
    "taskkill": "kill",
    "findstr": "grep",
    "tracert": "traceroute",
    "attrib": "ls -l",
    "xcopy": "cp -r",
    "robocopy": "rsync -a",
    "fc": "diff",
    "systeminfo": "uname -a",
    "netsh": "ip",
    "regedit": "",
    "cmd": "bash",
    "winver": "uname -a",
    "erase": "rm",
    "chdir": "cd",
    "where": "which",
}
SIGNATURES = ("no such file or directory", *(f"{word}: command not found" for word in WORDS), "not found: cls")
MATCHES = (
    Case("ipconfig /all", "bash: line 1: ipconfig: command not found", 127, says="Windows", fix="ip addr"),
    Case("del /q old.txt", "bash: line 1: del: command not found", 127, fix="rm old.txt"),
    Case("cd C:\\Users\\ada", "bash: line 1: cd: C:Usersada: No such file or directory", 1, says="Windows"),
    Case("dir /s", "dir: cannot access '/s': No such file or directory", 2, says="Windows", fix="ls -R"),
    Case("cls", "bash: cls: command not found", 127, says="Windows", fix="clear"),
    Case("del notes.txt", "bash: del: command not found", 127, says="Windows", fix="rm notes.txt"),
    Case("ipconfig", "bash: ipconfig: command not found", 127, says="Windows", fix="ip addr"),
)
IGNORES = (Case("cat x", "cat: x: No such file or directory"), Case("gti", "bash: gti: command not found", 127))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    path = re.search(r"\b[A-Za-z]:\\\S*", problem.command)
    if path and "No such file" in problem.text:
        return Finding(
            "This is a Windows path, and this shell reads paths in the Unix way.",
            0.96,
            "Here folders are separated by / and there are no drive letters; \\ has another meaning. In WSL drive "
            "C: is /mnt/c.",
            (path[0],),
            (),
            ("write the path with /, for example /mnt/c/Users in WSL",),
        )
    argv = problem.argv
    if argv[:2] == ("dir", "/s") or argv[:2] == ("dir", "/w"):
        return Finding(
            f"`{' '.join(argv[:2])}` is Windows; here options begin with - and / begins a path.",
            0.96,
            "The command for listing folders is ls; -R goes into all folders.",
            (problem.lines[0],),
            (Fix("ls -R" if argv[1] == "/s" else "ls", "the same here"),),
        )
    word = argv[0] if argv else ""
    if word in WORDS and f"{word}: command not found" in problem.text and not facts.has(word):
        other = WORDS[word]
        switched = re.sub(r"\s/[A-Za-z?]{1,10}(?=\s|$)", "", problem.replace_text(word, other))
        return Finding(
            f"`{word}` is a command of Windows" + (f"; here it is `{other}`." if other else "."),
            0.97,
            "This shell has other names for the same things.",
            (f"no `{word}` in PATH",),
            (Fix(switched, f"`{other}` does this here"),) if other else (),
            () if other else ("there is nothing like it here",),
        )
    return None
