"""A word or sign at a place where bash cannot have it."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("syntax error near unexpected token", "parse error near")
MATCHES = (
    Case(
        "fucntion f { echo; }",
        "bash: -c: line 1: syntax error near unexpected token `}'\nbash: -c: line 1: `fucntion f { echo; }'",
        2,
        says="`function`",
        fix="function f { echo; }",
    ),
    Case(
        "whlie true; do date; done",
        "bash: -c: line 1: syntax error near unexpected token `do'\nbash: -c: line 1: `whlie true; do date; done'",
        2,
        fix="while true; do date; done",
    ),
    Case(
        "for i in 1 2 do echo $i; done",
        "bash: -c: line 1: syntax error near unexpected token `done'",
        2,
        says="`do`",
        fix="for i in 1 2; do echo $i; done",
    ),
    Case(
        "if [ -f a ] then echo y; fi",
        "bash: -c: line 1: syntax error near unexpected token `fi'",
        2,
        fix="if [ -f a ]; then echo y; fi",
    ),
    Case(
        "for i in 1 2 3; echo $i; done",
        "bash: -c: line 1: syntax error near unexpected token `echo'\nbash: -c: line 1: `for i in 1 2 3; echo "
        "$i; done'",
        2,
        says="`do`",
        fix="for i in 1 2 3; do echo $i; done",
    ),
    Case(
        "while true; sleep 1; done",
        "bash: -c: line 1: syntax error near unexpected token `done'\nbash: -c: line 1: `while true; sleep 1; done'",
        2,
        fix="while true; do sleep 1; done",
    ),
    Case(
        "if true echo x; fi",
        "bash: -c: line 1: syntax error near unexpected token `fi'\nbash: -c: line 1: `if true echo x; fi'",
        2,
        says="`then`",
    ),
    Case(
        "ls foo (bar)",
        "bash: -c: line 1: syntax error near unexpected token `('\nbash: -c: line 1: `ls foo (bar)'",
        2,
        says="`(`",
    ),
    Case(
        "rm file(1).txt",
        "bash: -c: line 1: syntax error near unexpected token `('",
        2,
        (("file(1).txt", "x"),),
        says="`(`",
        fix="rm 'file(1).txt'",
    ),
    Case(
        "find . ( -name a )",
        "bash: -c: line 1: syntax error near unexpected token `('",
        2,
        fix="find . \\( -name a \\)",
    ),
    Case("echo )", "bash: -c: line 1: syntax error near unexpected token `)'", 2, says="`)`", fix="echo ')'"),
    Case(
        "sleep 5 &; echo x",
        "bash: -c: line 1: syntax error near unexpected token `;'",
        2,
        says="`;`",
        fix="sleep 5 & echo x",
    ),
    Case("ls || | wc", "bash: -c: line 1: syntax error near unexpected token `|'", 2, says="`|`"),
    Case("echo hi >", "bash: -c: line 1: syntax error near unexpected token `newline'", 2, says="end"),
)
IGNORES = (Case("ls |", "bash: -c: line 2: syntax error: unexpected end of file", 2),)
NAMED = late_pattern(r"near unexpected token [`']?(?P<token>.+?)'?$|parse error near [`'](?P<zsh>[^']*)'", re.MULTILINE)

_LOOPS = ("for", "while", "until", "select")
# A word or sign → what has to begin a line that has it.
BEGINS = {
    "}": ("function",),
    "(": ("function",),
    "do": _LOOPS,
    "done": _LOOPS,
    "then": ("if",),
    "fi": ("if",),
    "else": ("if",),
    ")": ("case",),
    "esac": ("case",),
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    token = match["token"] or match["zsh"]
    script = re.search(r"^(?P<file>[^\s:-][^\s:]*): line (?P<line>\d+): syntax error", problem.text, re.MULTILINE)
    in_script = script is not None and script["file"] not in ("bash", "sh", "zsh")
    summary, fixed, step = _reading(problem.command if not in_script else "", token, facts)
    where = f" in `{script['file']}` line {script['line']}" if script and in_script else ""
    return Finding(
        summary if not where else f"bash stumbled over `{token}`{where}.",
        0.93,
        "Some words and signs belong to bash itself: ( ) ; & | < > and if, then, do, done. Each has its place, and "
        "inside a text they need quotes.",
        (match[0].strip(),),
        (Fix(fixed, "as bash reads it"),) if fixed and fixed != problem.command else (),
        () if fixed else (f"look at {'that line' if where else 'the place'} just before `{token}`: {step}",),
    )


def _reading(command: str, token: str, facts: Facts) -> tuple[str, str, str]:
    """Summary, the command corrected ("" where it is not sure), what to look for."""
    first = command.split(maxsplit=1)[0] if command.split() else ""
    near = closest(first, BEGINS.get(token, ()), limit=1)
    if near and first not in BEGINS[token] and not facts.has(first):
        summary = f"`{first}` is no word of bash, so it did not expect `{token}`. Did you mean `{near[0]}`?"
        return summary, command.replace(first, near[0], 1), "a slip in the first word"
    loop = re.match(r"^(\s*(?:for|while|until)\b[^;]*;)\s*(?!do\b)(.*)$", command)
    if loop and re.search(r"\bdone\b", command) and not re.search(r"\bdo\b", command):
        return "The loop has no `do` before its commands.", f"{loop[1]} do {loop[2]}", "a missing do"
    if glued := re.match(r"^(\s*(?:for|while|until)\b[^;]*?)\s+do\b(.*\bdone.*)$", command):
        return "Before `do` a `;` or a new line is missing.", f"{glued[1]}; do{glued[2]}", "a missing ; before do"
    if glued := re.match(r"^(\s*if\b[^;]*?)\s+then\b(.*\bfi.*)$", command):
        return "Before `then` a `;` or a new line is missing.", f"{glued[1]}; then{glued[2]}", "a missing ; before then"
    if re.match(r"\s*if\b", command) and not re.search(r"\bthen\b", command):
        simple = re.match(r"^(\s*if [^;]+;)\s*(.*\bfi)\s*$", command)
        fixed = f"{simple[1]} then {simple[2]}" if simple and not re.match(r"fi\b", simple[2]) else ""
        return "The if has no `then` before its commands.", fixed, "a missing `; then`"
    if token == "newline":
        return (
            "The command stops at its end: after a sign such as > a name is missing.",
            "",
            "a missing name after > or <",
        )
    if token == "(":
        words = [word for word in command.split() if "(" in word]
        file = next((word for word in words if facts.exists(word)), "")
        if file:
            return (
                "The `(` in a name is a sign of bash's own.",
                command.replace(file, shlex.quote(file), 1),
                "a bracket in a name",
            )
        if command.lstrip().startswith("find ") and " ( " in command:
            fixed = command.replace(" ( ", " \\( ").replace(" )", " \\)")
            return "find's `(` and `)` have to be kept from bash.", fixed, "a bracket without \\"
        return "There is a `(` where bash does not expect one.", "", "a bracket in a text or name needs quotes"
    if token == ")" and command.count("(") == 0 and command.count(")") == 1 and re.search(r"(?<!\S)\)(?!\S)", command):
        return (
            "There is a `)` without its `(`.",
            re.sub(r"(?<!\S)\)(?!\S)", "')'", command, count=1),
            "a bracket without its partner",
        )
    if token == ";" and re.search(r"&\s*;", command):
        return (
            "`&` ends a command already, so the `;` after it is too many.",
            re.sub(r"&\s*;", "&", command, count=1),
            "the ; after &",
        )
    if token in (";;", ";"):
        return f"There is a `{token}` with no command before it.", "", "two signs in a row"
    return (
        f"There is a `{token}` where bash does not expect one.",
        "",
        "a missing `;`, a missing quote, or a word too many",
    )
