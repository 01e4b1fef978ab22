"""A Python program that stopped with an exception: the line of the user's own file that matters."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("traceback (most recent call last)",)
MATCHES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 4, in <module>\n    f("{")\n  File '
        '"{cwd}/a.py", line 3, in f\n    return json.loads(x)\n           ^^^^^^^^^^^^^\n  File '
        '"/usr/lib/python3.11/json/__init__.py", line 346, in loads\n    return '
        "_default_decoder.decode(s)\njson.decoder.JSONDecodeError: Expecting property name enclosed in double "
        "quotes: line 1 column 2 (char 1)",
        1,
        says="a.py line 3",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    prnt(1)\n    '
        "^^^^\nNameError: name 'prnt' is not defined. Did you mean: 'print'?",
        1,
        says="`print`",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    '
        "print(d[\"k\"])\nKeyError: 'k'",
        1,
        says="'k'",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    '
        "x.foo()\nAttributeError: 'NoneType' object has no attribute 'foo'",
        1,
        says="None",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    '
        "open(\"none.txt\")\nFileNotFoundError: [Errno 2] No such file or directory: 'none.txt'",
        1,
        says="none.txt",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    f()\nTypeError: f() '
        "missing 1 required positional argument: 'a'",
        1,
        says="a.py line 2",
    ),
)
IGNORES = (Case("python3 a.py", '  File "a.py", line 1\n    f(:\n      ^\nSyntaxError: invalid syntax'),)
IDEAS = {
    "NameError": "A name is used that was never given a value: it is misspelt, or defined later or elsewhere.",
    "UnboundLocalError": "A variable is used in a function before it gets a value there.",
    "KeyError": "A dictionary has no entry of this name. d.get(key) gives None instead of an error.",
    "IndexError": "A list has fewer elements than the number asked for; they are counted from 0.",
    "TypeError": "An operation or a function got a value of a kind it cannot work with, or the wrong number of "
    "arguments.",
    "ValueError": "The kind of the value is right, but not what is in it.",
    "AttributeError": "The object has no part of this name. If it is None, the call that made it found nothing.",
    "ZeroDivisionError": "A number was divided by zero.",
    "FileNotFoundError": "The file is not there, seen from the folder in which the program was started.",
    "RecursionError": "A function calls itself without an end.",
    "AssertionError": "A check that the author wrote into the program was not fulfilled.",
    "JSONDecodeError": "The text that was read is not JSON, or is empty.",
    "CalledProcessError": "A program that was started from Python failed; its own message comes before.",
    "PermissionError": "The rights on a file do not allow it.",
    "KeyboardInterrupt": "It was stopped with Ctrl-C.",
}
LIBRARY = late_pattern(r"/(?:lib|lib64)/python3|site-packages|dist-packages|^<|/importlib/|\.pyenv/versions")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    at = max(
        (number for number, line in enumerate(problem.lines) if line.startswith("Traceback (most recent")), default=-1
    )
    frames = re.findall(r'^\s+File "([^"]+)", line (\d+)(?:, in (\S+))?', "\n".join(problem.lines[at:]), re.MULTILINE)
    error = next((line for line in problem.lines[at + 1 :] if re.match(r"[A-Za-z_][\w.]*(?::|$)", line)), "")
    if at < 0 or not frames or not error:
        return None
    name, _, what = error.partition(":")
    short = name.rpartition(".")[2]
    own = [frame for frame in frames if not LIBRARY.search(frame[0])]
    file, line, _ = (own or frames)[-1]
    shown = os.path.relpath(file, facts.resolve(".")) if file.startswith(str(facts.resolve("."))) else file
    offered = re.search(r"Did you mean: '(?P<name>\w+)'", what)
    what = what.strip().partition(". Did you mean")[0].rstrip(".")
    kept = what if len(what) <= 110 else what[:107] + "..."
    summary = f"{shown} line {line}: {short}{': ' + kept if kept else ''}." + (
        f" Did you mean `{offered['name']}`?" if offered else ""
    )
    if "'NoneType'" in what:
        summary = (
            f"{shown} line {line}: a value is None, so {kept.partition('has no')[2].strip() or 'this'} does "
            "not work on it."
        )
    fixes = (
        (Fix(f"sed -n '{max(1, int(line) - 2)},{int(line) + 2}p' {quote_path(shown)}", "shows the place"),)
        if facts.is_file(shown)
        else ()
    )
    return Finding(
        summary,
        0.8,
        IDEAS.get(
            short,
            "The program met a case it was not made for. The last line of the report names the error; the last "
            "line of your own files is where it began.",
        ),
        (error[:200],),
        fixes,
        (f"look at {shown} line {line}",),
    )
