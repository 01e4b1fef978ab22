"""A slip in the form of a bash command: a sign doubled or first, braces and brackets, or another language's words."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "syntax error near unexpected token",
    "unexpected end of file",
    "unexpected eof while looking for",
    "syntax error in conditional expression",
)
MATCHES = (
    Case("cat a | | wc", "bash: -c: line 1: syntax error near unexpected token `|'", 2, says="`|`", fix="cat a | wc"),
    Case("make && && echo ok", "bash: -c: line 1: syntax error near unexpected token `&&'", 2, fix="make && echo ok"),
    Case("|| echo x", "bash: -c: line 1: syntax error near unexpected token `||'", 2, says="begins", fix="echo x"),
    Case("| sort", "bash: -c: line 1: syntax error near unexpected token `|'", 2, fix="sort"),
    Case("echo a;; echo b", "bash: -c: line 1: syntax error near unexpected token `;;'", 2, fix="echo a; echo b"),
    Case("hi() { }", "bash: -c: line 1: syntax error near unexpected token `}'", 2, says="empty", fix="hi() { :; }"),
    Case("function hi { }", "bash: -c: line 1: syntax error near unexpected token `}'", 2, fix="function hi { :; }"),
    Case(
        "hi() { date }", "bash: -c: line 2: syntax error: unexpected end of file", 2, says="`}`", fix="hi() { date; }"
    ),
    Case("{ date; uptime }", "bash: -c: line 2: syntax error: unexpected end of file", 2, fix="{ date; uptime; }"),
    Case(
        "case $x of a) date;; esac",
        "bash: -c: line 1: syntax error near unexpected token `of'",
        2,
        says="`in`",
        fix="case $x in a) date;; esac",
    ),
    Case(
        "case $x a) date;; esac",
        "bash: -c: line 1: syntax error near unexpected token `a'",
        2,
        fix="case $x in a) date;; esac",
    ),
    Case(
        "if [ -f a ]; then ls; elsif true; then pwd; fi",
        "bash: -c: line 1: syntax error near unexpected token `then'",
        2,
        says="elif",
        fix="if [ -f a ]; then ls; elif true; then pwd; fi",
    ),
    Case(
        "if false; then ls; else if true; then pwd; fi",
        "bash: -c: line 2: syntax error: unexpected end of file",
        2,
        fix="if false; then ls; elif true; then pwd; fi",
    ),
    Case(
        "while[ -f a ]; do date; done",
        "bash: -c: line 1: syntax error near unexpected token `do'",
        2,
        says="space",
        fix="while [ -f a ]; do date; done",
    ),
    Case(
        "if[[ -f a ]]; then date; fi",
        "bash: -c: line 1: syntax error near unexpected token `then'",
        2,
        fix="if [[ -f a ]]; then date; fi",
    ),
    Case("[[ -f a]]", "bash: -c: line 1: unexpected EOF while looking for `]]'", 2, says="space", fix="[[ -f a ]]"),
    Case(
        'print("hello")',
        'bash: -c: line 1: syntax error near unexpected token `"hello"\'',
        2,
        says="print",
        fix='echo "hello"',
    ),
    Case("console.log('x');", "bash: -c: line 1: syntax error near unexpected token `'x''", 2, fix="echo 'x'"),
    Case("def f(x): return x", "bash: -c: line 1: syntax error near unexpected token `('", 2, says="Python"),
    Case("foo(1, 2)", "bash: -c: line 1: syntax error near unexpected token `1,'", 2, says="`foo`"),
    Case(
        "for (i=0; i<3; i++); do echo $i; done",
        "bash: -c: line 1: syntax error near unexpected token `('",
        2,
        fix="for ((i=0; i<3; i++)); do echo $i; done",
    ),
    Case(
        "echo one (two)",
        "bash: -c: line 1: syntax error near unexpected token `('",
        2,
        says="quotes",
        fix="echo 'one (two)'",
    ),
    Case(
        "rm song (1).mp3",
        "bash: -c: line 1: syntax error near unexpected token `('",
        2,
        (("song (1).mp3", "x"),),
        fix="rm 'song (1).mp3'",
    ),
)
IGNORES = (
    Case("ls || | wc", "bash: -c: line 1: syntax error near unexpected token `|'", 2),
    Case("bash x.sh", "x.sh: line 3: syntax error near unexpected token `}'", 2),
    Case("case $x in a) date;; b", "bash: -c: line 2: syntax error: unexpected end of file", 2),
    Case("find . ( -name a )", "bash: -c: line 1: syntax error near unexpected token `('", 2),
)
TOKEN = late_pattern(r"near unexpected token [`'](?P<token>.+?)'?$", re.MULTILINE)
SCRIPT = late_pattern(r"^(?!(?:ba|z)?sh:)[^\s:-][^\s:]*: line \d+: ", re.MULTILINE)
Reading = tuple[str, str, str]


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if SCRIPT.search(problem.text) or not problem.command or "\n" in problem.command.strip():
        return None
    named = TOKEN.search(problem.text)
    token = named["token"] if named else ""
    for read in (_by_sign, _by_function, _by_word, _by_bracket, _by_language, _by_parenthesis):
        found = read(problem.command.strip(), token, facts)
        if found is not None:
            summary, fixed, why = found
            fixes = (Fix(fixed, why),) if fixed else ()
            return Finding(
                summary,
                0.965,
                "A line of bash is made of commands. Signs such as | ; && stand between two of them, "
                "and words such as if, then and do have their places.",
                (named[0].strip(),) if named else (),
                fixes,
                () if fixes else (why,),
            )
    return None


def _by_sign(command: str, token: str, facts: Facts) -> Reading | None:
    """Two signs with nothing between them, or one before any command."""
    first = re.match(r"(\|\|?|&&?|;)\s*(?=\S)(.+)", command)
    if first and token == first[1]:
        return f"The line begins with `{token}`, and no command stands before it.", first[2], "the command alone"
    twice = re.search(r"(?<![|&;])(\|\|?|&&|;)\s+\1(?![|&;])", command)
    if twice and token == twice[1]:
        fixed = f"{command[: twice.start()]}{token}{command[twice.end() :]}"
        return f"Between two `{token}` there is no command.", fixed, "one of the two is enough"
    if token == ";;" and not re.search(r"\bcase\b", command):
        return (
            "`;;` ends a part of a case, and there is no case here.",
            command.replace(";;", ";", 1),
            "one ; is enough",
        )
    return None


def _by_function(command: str, token: str, facts: Facts) -> Reading | None:
    """The body of a function or a group in braces."""
    empty = re.match(r"(?P<head>(?:function\s+)?(?P<name>[\w.:-]+)\s*(?:\(\s*\))?)\s*\{\s*\}$", command)
    if empty and token == "}":
        return (
            f"The body of the function `{empty['name']}` is empty.",
            f"{empty['head'].rstrip()} {{ :; }}",
            "`:` does nothing",
        )
    if not token and re.search(r"(?:^|\s|\))\{\s", command):
        body = re.search(r"[^\s;&{}]\s+\}\s*$", command)
        if body and command.count("{") == command.count("}"):
            fixed = f"{command.rstrip()[:-1].rstrip()}; }}"
            return "Before the closing `}` a `;` or a new line is missing.", fixed, "with the ; before }"
    return None


def _by_word(command: str, token: str, facts: Facts) -> Reading | None:
    """A word of bash's own that is another one in other languages, or is missing."""
    case = re.match(r"case\s+(?P<what>\"[^\"]*\"|\S+)\s+(?P<word>[^\s)]+)(?P<close>\)?)", command)
    if case and case["word"] != "in":
        at = case.start("word")
        fixed = (
            f"{command[:at]}in {command[at:]}" if case["close"] else f"{command[:at]}in{command[case.end('word') :]}"
        )
        return f"After `case {case['what']}` the word `in` is missing.", fixed, "with the word in"
    other = re.search(r"\b(elseif|elsif)\b", command)
    if other and token == "then":
        return f"bash has no `{other[1]}`; its word is `elif`.", command.replace(other[1], "elif"), "as bash spells it"
    if not token and re.search(r"\belse\s+if\b", command) and _count("if", command) > _count("fi", command):
        fixed = re.sub(r"\belse\s+if\b", "elif", command)
        return "`else if` begins an if of its own, which needs a `fi`; `elif` needs none.", fixed, "elif in one word"
    loop = re.match(r"for\s*\((?!\()([^()]*;[^()]*;[^()]*)\)(.*)", command)
    if loop:
        return "A for loop that counts has two brackets: `((`.", f"for (({loop[1]})){loop[2]}", "with both brackets"
    return None


def _count(word: str, command: str) -> int:
    return len(re.findall(rf"\b{word}\b", command))


def _by_bracket(command: str, token: str, facts: Facts) -> Reading | None:
    """`[` glued to the word before it, `]]` to the one before."""
    glued = re.match(r"(if|while|until|elif)(\[\[?)(\s.*)", command)
    if glued:
        fixed = f"{glued[1]} {glued[2]}{glued[3]}"
        return f"Between `{glued[1]}` and `{glued[2]}` a space is missing.", fixed, "with the space"
    close = re.sub(r"(?<=[^\s\]])\]\](?=\s*(?:;|&|\||$))", " ]]", command)
    if close != command and "[[ " in command and "]]" not in re.sub(r"\S\]\]", "", command):
        return "`]]` needs a space before it.", close, "with the space"
    return None


# What prints a text in other languages.
_PRINTS = r"print|println|printf|puts|echo|console\.log|System\.out\.print(?:ln)?|fmt\.Print(?:ln|f)?|alert|write"
_TEXT = r"\"[^\"]*\"|'[^']*'"


def _by_language(command: str, token: str, facts: Facts) -> Reading | None:
    """A line of another language."""
    if re.match(r"(?:async\s+)?def\s+\w+\s*\(.*\)\s*(?:->.*)?:|class\s+\w+(?:\(.*\))?:", command):
        return "This is a line of Python, and bash does not read Python.", "", "start Python first: python3"
    call = re.match(r"(?P<name>[A-Za-z_][\w.]*)\((?P<inside>.*)\)\s*;?$", command)
    if not call or not call["inside"].strip():
        return None
    prints = re.fullmatch(_PRINTS, call["name"]) and re.fullmatch(_TEXT, call["inside"].strip())
    return (
        f"`{call['name']}` is called as in other languages; bash has a space and no brackets.",
        f"echo {call['inside'].strip()}" if prints else "",
        "prints the text" if prints else "write the name, a space, and the words, without brackets",
    )


def _by_parenthesis(command: str, token: str, facts: Facts) -> Reading | None:
    """A bracket in a name or a text without quotes."""
    if token != "(":
        return None
    summary = "A `(` in a name or a text needs quotes: without them it is a sign of bash."
    for name in facts.listing():
        if "(" in name and " " in name and name in command:
            return summary, command.replace(name, shlex.quote(name), 1), "the name in quotes"
    text = re.match(r"(?P<program>echo|printf|say|notify-send)\s+(?P<text>[^'\"$`<>|&;\\]+)$", command)
    if text and not text["text"].startswith("-"):
        return summary, f"{text['program']} {shlex.quote(text['text'].strip())}", "the text in quotes"
    return None
