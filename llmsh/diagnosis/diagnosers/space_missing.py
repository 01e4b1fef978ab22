"""A command and its option or path written without the space between them."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found", "not found:", ": not found", "unknown command:", "no such file or directory")
STATUSES = frozenset({127})
MATCHES = (
    Case("cd..", "bash: line 1: cd..: command not found", 127, says="space", fix="cd .."),
    Case("ls-la", "bash: line 1: ls-la: command not found", 127, fix="ls -la"),
    Case("cd~", "zsh: command not found: cd~", 127, fix="cd ~"),
    Case("cat/etc/hosts", "bash: line 1: cat/etc/hosts: No such file or directory", 127, fix="cat /etc/hosts"),
    Case("gitstatus", "bash: line 1: gitstatus: command not found", 127, fix="git status"),
    Case("mkdirnew -p", "bash: line 1: mkdirnew: command not found", 127, fix=None),
    Case("apt-install vim", "bash: apt-install: command not found", 127, fix="apt install vim"),
    Case("git-status", "bash: git-status: command not found", 127, fix="git status"),
    Case("cd/tmp", "sh: 1: cd/tmp: not found", 127, fix="cd /tmp"),
)
IGNORES = (
    Case("gti status", "bash: gti: command not found", 127),
    Case("tree", "bash: tree: command not found", 127),
    Case("./run.sh", "bash: line 1: ./run.sh: No such file or directory", 127),
)
# Programs of two words that are typed often enough to be run together, with the words that follow them.
_SECOND = {
    "git": "status add commit push pull log diff clone checkout branch merge fetch stash switch init",
    "npm": "install run start test init",
    "docker": "ps run build pull images compose exec logs",
    "pip": "install list freeze uninstall",
    "sudo": "apt su systemctl vim nano",
    "apt": "install update upgrade search",
    "cargo": "build run test",
}
SECOND = {name + word: f"{name} {word}" for name, words in _SECOND.items() for word in words.split()}
GLUED = late_pattern(r"(?P<program>[a-z]+)(?P<rest>(?:-[A-Za-z]+|\.\.[/.\w]*|~[/\w.]*|/\S*))")
_SHORT = ("mkdir", "cd", "cat", "rm", "cp", "mv", "ls", "vim", "nano", "touch", "man", "echo", "grep")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    word = problem.argv[0] if problem.argv else ""
    if not word or word not in problem.text or facts.has(word):
        return None
    split = SECOND.get(word.replace("-", ""), "") or _split(word, facts)
    if not split:
        return None
    return Finding(
        f"There is no space between `{split.replace(' ', '` and `', 1)}`.",
        0.96,
        "The shell reads the first word up to the first space as the name of the program.",
        (f"no program is called `{word}`",),
        (Fix(problem.replace_text(word, split), "with the space"),),
    )


def _split(word: str, facts: Facts) -> str:
    match = GLUED.fullmatch(word)
    if match and (match["program"] == "cd" or facts.has(match["program"])) and match["rest"] != "-":
        return f"{match['program']} {match['rest']}"
    if "/" in word:
        return ""
    for program in _SHORT:
        rest = word.removeprefix(program)
        if rest != word and len(program) > 3 and len(rest) > 2:
            return f"{program} {rest}"
        if rest != word and len(rest) > 2 and program != "man" and facts.exists(rest):
            return f"{program} {rest}"
    return ""
