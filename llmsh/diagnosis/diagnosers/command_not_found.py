"""The shell found no program of that name: a slip of the finger, or a program that is not installed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import package_of
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = ("not found", "unknown command", "no such file or directory", "permission denied")
MATCHES = (
    Case("gti status", "bash: gti: command not found", 127, says="gti", fix="git status"),
    Case("sl -a", "bash: line 1: sl: command not found", 127, fix="ls -a"),
    Case("sudo gerp x f", "sudo: gerp: command not found", 1, fix="sudo grep x f"),
    Case("cat f | grpe foo", "bash: line 1: grpe: command not found", 127, fix="cat f | grep foo"),
    Case("pyhton3 a.py", "zsh: command not found: pyhton3", 127, fix="python3 a.py"),
    Case("dokcer ps", "fish: Unknown command: dokcer", 127, fix="docker ps"),
    Case("tree", "bash: tree: command not found", 127, says="not installed", fix="sudo apt install tree"),
    Case("dig example.org", "bash: line 1: dig: command not found", 127, fix="sudo apt install dnsutils"),
    Case("python a.py", "bash: line 1: python: command not found", 127, says="python3", fix="python3 a.py"),
    Case("ll", "bash: ll: command not found", 127, fix="ls -l"),
    Case("undo", "bash: undo: command not found", 127, says="llmsh undo", fix="llmsh undo"),
    Case(
        "timeout 5 gerp x f",
        "timeout: failed to run command ‘gerp’: No such file or directory",
        127,
        fix="timeout 5 grep x f",
    ),
    Case("xyzzyplugh", "bash: line 1: xyzzyplugh: command not found", 127, fix=""),
    Case("docs", "bash: docs: command not found", 127, (("docs/", ""),), says="folder", fix="cd docs"),
    Case("ls | xargs nosuchxyz", "xargs: nosuchxyz: No such file or directory", 127, says="nosuchxyz"),
    Case("find . -exec gerp x {} +", "find: ‘gerp’: No such file or directory", 1, fix="find . -exec grep x {} +"),
    Case("strace gti", "strace: Can't stat 'gti': No such file or directory", 1, fix="strace git"),
    Case("gti", "sh: 1: gti: not found", 127, fix="git"),
)
IGNORES = (
    Case("cat x", "cat: x: No such file or directory"),
    Case("curl -f http://h/x", "curl: (22) The requested URL returned error: 404 Not Found", 22),
    Case("./run.sh", "bash: line 1: ./run.sh: No such file or directory", 127),
    Case("git stauts", "git: 'stauts' is not a git command. See 'git --help'.", 1),
)
FOUND = late_pattern(
    r"^find: [‘'\"]?(?P<ran>[^\s:'’\"/]+)[’'\"]?: No such file or directory$"
    r"(?P<name>(?!))?(?P<after>(?!))?(?P<traced>(?!))?",
    re.MULTILINE,
)
NAMED = late_pattern(
    r"^(?:\S*(?:bash|sh|zsh|sudo|env|nohup|time)(?:: line \d+)?(?:: \d+)?: )?(?:exec: )?"
    r"[‘'\"]?(?P<name>[^\s:'’\"]+)[’'\"]?: (?:command )?not found$"
    r"|(?:command not found|[Uu]nknown command): ?(?P<after>\S+)$"
    r"|^(?:nohup|timeout|env|nice|xargs|setsid|stdbuf): (?:failed to run command )?"
    r"[‘'\"]?(?P<ran>[^\s:'’\"]+)[’'\"]?: No such file or directory$"
    r"|^strace: Can't stat '(?P<traced>[^/'\n]+)': No such file or directory$",
    re.MULTILINE,
)
# A shell that may not look into a folder of PATH reports this of a program that is nowhere.
DENIED = late_pattern(
    r"^(?:\S*(?:bash|sh|env|nohup|timeout|nice|xargs|setsid|stdbuf|sudo)(?:: line \d+)?(?:: \d+)?: )"
    r"(?:exec: )?(?:failed to run command )?[‘'\"]?(?P<name>[^\s:/'’\"]+)[’'\"]?: Permission denied$",
    re.MULTILINE,
)
COMMON = frozenset(
    {
        "ls",
        "cd",
        "git",
        "grep",
        "python3",
        "cat",
        "vim",
        "make",
        "docker",
        "sudo",
        "ssh",
        "find",
        "npm",
        "pip",
        "cp",
        "mv",
        "rm",
    }
)
BUILTINS = frozenset(
    {"cd", "echo", "exit", "export", "alias", "history", "source", "type", "unset", "jobs", "pushd", "popd", "fg", "bg"}
)
# What people type for a program of another name.
OTHER_NAMES = {
    "python": "python3",
    "pip": "pip3",
    "ll": "ls -l",
    "la": "ls -A",
    "l": "ls",
    "cls": "clear",
    "dir": "ls",
    "md": "mkdir",
    "ipconfig": "ip addr",
    "tracert": "traceroute",
    "open": "xdg-open",
    "fd": "fdfind",
    "bat": "batcat",
    "gmake": "make",
    "cc": "gcc",
    "copy": "cp",
    "move": "mv",
    "md5": "md5sum",
    "sha256": "sha256sum",
    "quit": "exit",
    "vi": "vim",
    "vim": "vi",
    "undo": "llmsh undo",
    "explain": "llmsh explain",
    "try": "llmsh try",
}


def _executed(problem: Problem) -> re.Match[str] | None:
    """What find was to run: `find: 'x': No such file or directory` may be of a place to search, too."""
    for match in FOUND.finditer(problem.text):
        if re.search(rf"\s-(?:exec|ok)(?:dir)?\s+{re.escape(match['ran'])}(?=\s)", problem.command):
            return match
    return None


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text) or _executed(problem)
    closed = ""
    if match:
        name = match["name"] or match["after"] or match["ran"] or match["traced"]
    else:
        denied = DENIED.search(problem.text)
        if not denied or not facts.closed_folders or facts.has(denied["name"]) or facts.exists(denied["name"]):
            return None
        name, closed = denied["name"], facts.closed_folders[0]
    # A name that the line does not hold was called by a script of its own: missing, but not mistyped here.
    if "/" in name or "=" in name or name.startswith(("[", "-")):
        return None
    # `name = value` is no command at all; see spaces_around_equals.
    if re.match(rf"\s*{re.escape(name)}\s+=", problem.command):
        return None
    typed = problem.names(name)
    if typed and facts.is_dir(name) and len(problem.segments) == 1:
        return Finding(
            f"`{name}` is a folder, not a program.",
            0.95,
            "The first word of a line is the program that is to run. To go into a folder write cd before it.",
            (f"{name} is a folder here",),
            (
                Fix(f"cd {quote_path(name)}", "goes into it"),
                Fix(f"ls {quote_path(name)}", "shows what is in it"),
            ),
        )
    there = facts.programs | set(BUILTINS)
    fixes = []
    other = OTHER_NAMES.get(name, "")
    if typed and other and other.split(" ")[0] in there | {"clear", "llmsh"}:
        fixes.append(Fix(problem.replace_text(name, other), f"`{other}` does this here"))
    package = package_of(name, facts.manager)
    install = facts.install(package)
    is_known = bool(fixes) or (bool(package) and len(name) > 2)
    meant = closest(name, there, common=COMMON) if typed and not is_known else ()
    fixes += [Fix(problem.replace_word(name, word), f"`{word}` is installed here") for word in meant]
    if install:
        fixes.append(Fix(install, f"the package {package} brings `{name}`"))
    if meant:
        hint = f" Did you mean `{meant[0]}`?"
    elif fixes and fixes[0].why.startswith("`"):
        hint = f" `{other}` does the same here."
    else:
        hint = " It is not installed." if package else ""
    return Finding(
        f"There is no program called `{name}` here.{hint}",
        0.95 if fixes else 0.88 if closed or (match and (match["ran"] or match["traced"])) else 0.7,
        "The shell looks for programs in the folders that PATH names; none of them has one of this name. "
        + ("It is misspelt, or it is not installed." if meant or not package else "It has to be installed first."),
        (f"no `{name}` in PATH", *_about(closed), *((f"{facts.manager} has it in {package}",) if install else ())),
        tuple(fixes),
        () if fixes else (f"check the spelling of `{name}`; if it is right, find the package that brings it",),
    )


def _about(closed: str) -> tuple[str, ...]:
    """What is to be said of a folder of PATH that may not be looked into; "" for none."""
    return (f"{closed} stands in PATH and may not be read, hence the words `permission denied`",) if closed else ()
