"""JSON that cannot be read, or a jq program that does not fit it."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("jq: error", "parse error", "unfinished json term", "compile error")
PROGRAMS = frozenset({"jq"})
MATCHES = (
    Case(
        "jq . notes.txt",
        "parse error: Invalid numeric literal at line 1, column 6",
        4,
        (("notes.txt", "hello"),),
        says="notes.txt",
    ),
    Case("echo '{\"a\":1' | jq .", "parse error: Unfinished JSON term at EOF at line 2, column 0", 4, says="ends"),
    Case("jq '.foo.bar' a.json", 'jq: error (at <stdin>:1): Cannot index string with string "bar"', 5, says="bar"),
    Case(
        "echo null | jq '.[]'",
        "jq: error (at <stdin>:1): Cannot iterate over null (null)",
        5,
        says="null",
        fix="echo null | jq '.[]?'",
    ),
    Case(
        "jq '.a[' a.json",
        "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:\n.a[\njq: 1 "
        "compile error",
        3,
        says="program",
    ),
    Case(
        "jq lenght a.json",
        "jq: error: lenght/0 is not defined at <top-level>, line 1:\nlenght\njq: 1 compile error",
        3,
        says="`lenght`",
        fix="jq length a.json",
    ),
    Case("curl -s http://h | jq .", "parse error: Invalid numeric literal at line 1, column 10", 4, says="JSON"),
    Case(
        "jq .user-name a.json",
        "jq: error: name/0 is not defined at <top-level>, line 1:\n.user-name\njq: 1 compile error",
        3,
        says="minus",
        fix='jq ."user-name" a.json',
    ),
    Case(
        "jq '.items[].last-seen-at' a.json",
        "jq: error: at/0 is not defined at <top-level>, line 1:\n.items[].last-seen-at\njq: 2 compile errors",
        3,
        fix="jq '.items[].\"last-seen-at\"' a.json",
    ),
)
IGNORES = (Case("jq .a none", "jq: error: Could not open file none: No such file or directory", 2),)
FUNCTIONS = (
    "length keys values map select sort sort_by group_by unique unique_by min max add any all flatten range floor "
    "sqrt tostring tonumber type has contains inside startswith endswith split join ascii_downcase ascii_upcase "
    "test match capture sub gsub to_entries from_entries with_entries del paths reverse first last limit empty "
    "error not now strftime input inputs reduce foreach recurse env transpose tojson fromjson"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("jq")
    file = next((word for word in argv[1:] if facts.is_file(word)), "")
    fixes: tuple[Fix, ...] = ()
    place = re.search(r"at line (\d+), column (\d+)", text)
    where = f" at line {place[1]}, column {place[2]}" if place else ""
    name = f"`{file}`" if file else "the input"
    if "Unfinished JSON" in text:
        summary, step = (
            f"The JSON in {name} ends too early: something is not closed{where}.",
            "see whether the file or download is complete",
        )
    elif "Invalid" in text or "Expected" in text or "parse error" in text:
        start = facts.read(file, 80).lstrip() if file else ""
        kind = " It looks like a web page." if start.startswith("<") else ""
        summary, step = (
            f"{name.capitalize() if not file else name} is not valid JSON{where}.{kind}",
            "look at the start of it: head -c 200",
        )
    elif match := re.search(r'Cannot index (\w+) with (?:string )?"?([^"\n]+)"?', text):
        summary, step = (
            f"`{match[2]}` was looked up in a {match[1]}, which has no fields.",
            "see what is there: jq . and go one step at a time",
        )
    elif match := re.search(r"Cannot iterate over (\w+)", text):
        summary, step = f"`[]` was used on a {match[1]}, which is not a list.", ""
        if "[]" in problem.command and "[]?" not in problem.command:
            fixes = (Fix(problem.command.replace("[]", "[]?", 1), "goes over what is a list and leaves out the rest"),)
    elif (match := re.search(r"(\w+)/0 is not defined", text)) and (
        dashed := re.search(rf"\.(\w+(?:-\w+)*-{match[1]}(?:-\w+)*)", problem.command)
    ):
        summary = f"jq reads the `-` in `.{dashed[1]}` as minus: such a name of a field needs quotes."
        step = ""
        fixes = (Fix(problem.command.replace(dashed[0], f'."{dashed[1]}"', 1), "the name in quotes"),)
    elif match := re.search(r"(\$?)(\w+)(?:/\d+)? is not defined", text):
        kind = "variable" if match[1] else "function"
        meant = closest(match[2], FUNCTIONS.split(), limit=1) if not match[1] else ()
        summary = f"jq has no {kind} `{match[1]}{match[2]}`." + (f" Did you mean `{meant[0]}`?" if meant else "")
        step = "text stands in double quotes, fields begin with a point: .name"
        if meant:
            changed = re.sub(rf"\b{match[2]}\b", meant[0], problem.command, count=1)
            fixes = (Fix(changed, f"`{meant[0]}` is a function of jq"),)
    elif "compile error" in text:
        what = re.search(r"syntax error, unexpected (?P<sign>\S+)", text)
        ended = what and what["sign"] in ("$end", "end")
        summary = (
            "The jq program ends too early: a bracket or quote is not closed."
            if ended
            else "The jq program has a mistake" + (f" at `{what['sign'][:20]}`." if what else ".")
        )
        step = "put it in single quotes and close each bracket"
    else:
        return None
    return Finding(
        summary,
        0.92,
        "jq reads JSON: text in double quotes, lists in [ ], fields in { }.",
        (next((line for line in problem.lines if "error" in line), ""),),
        fixes,
        (step,) if step else (),
    )
