"""A variable name that bash does not allow."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("not a valid identifier", "not an identifier", "bad variable name")
MATCHES = (
    Case(
        "export GREETING=hello you all.",
        "bash: export: `all.': not a valid identifier",
        says="quotes",
        fix="export GREETING='hello you all.'",
    ),
    Case("export 1a=5", "bash: line 1: export: `1a=5': not a valid identifier", says="`1a`"),
    Case("export a-b=5", "bash: line 1: export: `a-b=5': not a valid identifier", says="`a-b`", fix="export a_b=5"),
    Case("export PATH = /x", "bash: line 1: export: `=': not a valid identifier", says="space", fix="export PATH=/x"),
    Case("read $x", "bash: line 1: read: `a b': not a valid identifier", says="`a b`", fix="read x"),
)
IGNORES = (Case("name = value", "bash: line 1: name: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"[`'](?P<word>[^'\n]*)': not a valid identifier|(?P<bad>\S+): (?:bad variable name|not an identifier)",
        problem.text,
    )
    if not match:
        return None
    word = match["word"] if match["word"] is not None else match["bad"]
    name = word.partition("=")[0]
    fixed = ""
    if re.search(r"\w += |\w =\S|\w= \S", problem.command) and (word.startswith(("=", "/")) or " =" in problem.command):
        summary = "There is a space around `=`: an assignment has none."
        fixed = re.sub(r"(\w+) *= *(\S)", r"\1=\2", problem.command, count=1)
    elif problem.argv[:1] == ("read",) and "$" in problem.command:
        summary = f"`{word}` is what the variable holds; read wants its name, without $."
        fixed = re.sub(r"\$(\w+)", r"\1", problem.command, count=1)
    elif spaced := re.match(r"^\s*(export|declare|readonly|local) (\w+)=([^'\"\s]\S*(?: [^=\s]+)+)$", problem.command):
        summary = f"The value for {spaced[2]} has spaces and no quotes, so `{word}` was taken for another name."
        fixed = f"{spaced[1]} {spaced[2]}={shlex.quote(spaced[3])}"
    else:
        summary = f"`{name}` is not a name that a variable can have."
        if re.fullmatch(r"[A-Za-z_][\w.-]*", name):
            fixed = problem.command.replace(name, re.sub(r"[.-]", "_", name), 1)
    return Finding(
        summary,
        0.95,
        "A variable's name has letters, digits and _ only, and does not begin with a digit.",
        (match[0],),
        (Fix(fixed, "a name that is allowed"),) if fixed and fixed != problem.command else (),
        ("choose a name of letters, digits and _",),
    )
