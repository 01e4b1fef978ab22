"""A bash command that ends before it is complete: an open quote, bracket, if, loop or here-document."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unexpected eof while looking for",
    "unexpected end of file",
    "unmatched",
    "parse error near",
    "here-document at line",
    "unterminated quoted string",
)
MATCHES = (
    Case(
        'echo "abc', "bash: -c: line 1: unexpected EOF while looking for matching `\"'", 2, says='`"`', fix='echo "abc"'
    ),
    Case(
        "echo it's",
        "bash: -c: line 1: unexpected EOF while looking for matching `''",
        2,
        says="`'`",
        fix='echo "it\'s"',
    ),
    Case(
        "echo $(ls", "bash: -c: line 2: unexpected EOF while looking for matching `)'", 2, says="`)`", fix="echo $(ls)"
    ),
    Case(
        "if true; then echo x",
        "bash: -c: line 2: syntax error: unexpected end of file",
        2,
        says="`fi`",
        fix="if true; then echo x; fi",
    ),
    Case(
        "for i in 1 2 3; do echo $i",
        "bash: -c: line 2: syntax error: unexpected end of file",
        2,
        says="`done`",
        fix="for i in 1 2 3; do echo $i; done",
    ),
    Case("function f() { echo", "bash: -c: line 2: syntax error: unexpected end of file", 2, says="`}`"),
    Case("ls |", "bash: -c: line 2: syntax error: unexpected end of file", 2, says="`|`", fix="ls"),
    Case("[[ a == b", "bash: -c: line 1: unexpected EOF while looking for `]]'", 2, says="`]]`", fix="[[ a == b ]]"),
    Case(
        "bash c.sh",
        "c.sh: line 5: syntax error: unexpected end of file",
        2,
        (("c.sh", "echo hi\r\nif true; then\r\necho x\r\nfi\r\n"),),
        says="Windows",
        fix="sed -i 's/\\r$//' c.sh && bash c.sh",
    ),
    Case(
        "bash c.sh",
        "c.sh: line 3: syntax error: unexpected end of file",
        2,
        (("c.sh", "if true; then\necho x\n"),),
        says="c.sh",
    ),
)
IGNORES = (
    Case("echo )", "bash: -c: line 1: syntax error near unexpected token `)'", 2),
    Case("find . | xargs ls", "xargs: unmatched single quote; by default quotes are special to xargs", 1),
)
NAMED = late_pattern(
    r"looking for (?:matching )?[`'](?P<sign>[^']+|')'|syntax error: (?:unexpected end of file|Unterminated quoted)|"
    r"^dash: |Unterminated quoted string|zsh: (?:parse error near|unmatched) ?[`']?(?P<zsh>[^\s']*)",
    re.MULTILINE,
)
SCRIPT = late_pattern(r"^(?:bash: )?(?P<file>[^\s:-][^\s:]*): line (?P<line>\d+): ", re.MULTILINE)
CLOSERS = {
    "if": "fi",
    "for": "done",
    "while": "done",
    "until": "done",
    "select": "done",
    "case": "esac",
    "{": "}",
    "(": ")",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match or (problem.argv[:1] == ("xargs",) and "xargs:" in problem.text):
        return None
    script = SCRIPT.search(problem.text)
    evidence = (match[0].strip(),)
    if script and script["file"] not in ("bash", "sh") and facts.is_file(script["file"]):
        return _in_script(problem, facts, script["file"], script["line"], evidence)
    sign, fixed = _missing(problem.command, match["sign"] or match["zsh"] or "")
    if sign == "|":
        summary = "The command ends with `|`, and nothing comes after it."
    else:
        summary = (
            f"The command is not finished: the closing `{sign}` is missing." if sign else "The command is not finished."
        )
    return Finding(
        summary,
        0.95 if sign else 0.85,
        "What is opened has to be closed: quotes, brackets, and if with fi, do with done. bash read to the end and "
        "was still waiting.",
        evidence,
        (Fix(fixed, f"with the closing {sign}" if sign != "|" else "without the pipe"),)
        # In a pattern the sign itself may be meant.
        if fixed and "=~" not in problem.command
        else (),
        () if fixed and "=~" not in problem.command else ("look for a quote or bracket without its partner",),
    )


def _in_script(problem: Problem, facts: Facts, file: str, line: str, evidence: tuple[str, ...]) -> Finding:
    quoted = quote_path(file)
    if b"\r\n" in facts.read_bytes(file):
        return Finding(
            f"`{file}` has Windows line ends, which bash reads as part of the words.",
            0.96,
            "Windows ends a line with two signs, Linux with one. The extra one, a carriage return, hides `then`, "
            "`do` and `fi` from bash.",
            (f"{file} holds carriage returns", *evidence),
            (Fix(f"sed -i 's/\\r$//' {quoted} && {problem.command}", "takes the carriage returns out, then runs it"),),
        )
    return Finding(
        f"`{file}` ends at line {line} while something is still open: a quote, a bracket, an if or a loop.",
        0.9,
        "The line number is where the file ends, not where the mistake is. Look for an if without fi, a do without "
        "done, or an open quote.",
        evidence,
        (Fix(f"bash -n {quoted}", "checks the script without running it"),),
        ("an editor with syntax colours shows where a quote stays open",),
    )


def _missing(command: str, sign: str) -> tuple[str, str]:
    """What is missing at the end of `command`, and the command with it; the sign alone where it is not sure where."""
    if sign in ("'", '"'):
        words = re.findall(r"\b\w+'\w+\b", command)
        if sign == "'" and len(words) == 1 and command.count("'") == 1:
            return sign, command.replace(words[0], f'"{words[0]}"', 1)
        return sign, command + sign if command.count(sign) == 1 else ""
    if sign == "]]":
        return sign, command + " ]]"
    if sign in (")", "}", "]", "`"):
        return sign, command + sign
    stripped = command.rstrip()
    if stripped.endswith("|"):
        return "|", stripped.rstrip("| ")
    opened: list[str] = []
    for word in re.findall(r"\b(?:if|for|while|until|select|case|fi|done|esac)\b|[(){}]", command):
        if word in CLOSERS:
            opened.append(word)
        elif opened and CLOSERS[opened[-1]] == word:
            opened.pop()
    if not opened:
        return "", ""
    closer = CLOSERS[opened[-1]]
    single = len(opened) == 1 and re.search(r"\b(?:then|do)\s+\S|^\s*\(", command) is not None
    joined = f"{stripped}{closer}" if closer == ")" else f"{stripped.rstrip(';')}; {closer}"
    return closer, joined if single else ""
