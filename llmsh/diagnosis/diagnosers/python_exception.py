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
        says="no entry 'k'",
    ),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 2, in <module>\n    '
        "x.foo()\nAttributeError: 'NoneType' object has no attribute 'foo'",
        1,
        says="`foo`",
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


def _plainly(name: str, what: str) -> str:
    """What the exception says in plain words; "" where it says it well itself."""
    if match := re.match(r"name '(\w+)' is not defined", what):
        return f"`{match[1]}` was never given a value"
    if name == "UnboundLocalError" and (match := re.search(r"variable '(\w+)'", what)):
        return f"`{match[1]}` gets its value later in this function, and has none yet"
    if name == "KeyError":
        return f"the dictionary has no entry {what}"
    if match := re.match(r"(\w+) (?:assignment )?index out of range", what):
        return f"the {match[1]} has fewer elements than were asked for"
    if name == "ZeroDivisionError":
        return "a number is divided by zero"
    if match := re.match(r"'(\w+)' object is not callable", what):
        return f"a value of the kind {match[1]} was called like a function"
    if match := re.match(r"'(\w+)' object is not (?:an )?iter", what):
        return f"a value of the kind {match[1]} cannot be gone through one by one"
    if match := re.match(r"'(\w+)' object is not subscriptable", what):
        return f"a value of the kind {match[1]} has no elements to look up"
    if match := re.match(r"can only concatenate (\w+) \(not .(\w+).\) to", what):
        return f"values of the kinds {match[1]} and {match[2]} cannot be joined with +"
    if match := re.match(r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", what):
        return f"`{match[1]}` does not work between values of the kinds {match[2]} and {match[3]}"
    if match := re.match(r"(?:[\w.<>]+\.)?(\w+)\(\) missing \d+ required .*argument.*?: (.+)", what):
        return f"`{match[1]}` was called without {match[2]}"
    if match := re.match(r"(?:[\w.<>]+\.)?(\w+)\(\) takes .* but (\d+) (?:was|were) given", what):
        return f"`{match[1]}` was called with {match[2]} values, and takes another number of them"
    if match := re.match(r"invalid literal for int\(\) with base \d+: (.+)", what):
        return f"{match[1]} is not a whole number"
    if match := re.match(r"could not convert string to float: (.+)", what):
        return f"{match[1]} is not a number"
    if match := re.match(r"(too many|not enough) values to unpack", what):
        return f"{match[1]} values were to be put into a fixed number of names"
    if name == "EOFError":
        return "it asked for input, and there was none"
    if match := re.match(r"module '([\w.]+)' has no attribute '(\w+)'", what):
        return f"the module {match[1]} has no `{match[2]}`"
    if match := re.match(r"(?:type object )?'(\w+)'(?: object)? has no attribute '(\w+)'", what):
        return f"a value of the kind {match[1]} has no `{match[2]}`"
    if match := re.match(r"\[Errno 2\] No such file or directory: '(.+)'", what):
        return f"`{match[1]}` does not exist"
    return ""


LIBRARY = late_pattern(r"/(?:lib|lib64)/python3|site-packages|dist-packages|^<|/importlib/|\.pyenv/versions")


def _part(what: str) -> str:
    """What was wanted of None: `.name`, or "this"."""
    match = re.search(r"has no attribute '(\w+)'", what)
    return f"`{match[1]}`" if match else "this"


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
    typed = [frame for frame in frames if frame[0] in ("<string>", "<stdin>")]
    file, line, _ = (own or typed or frames)[-1]
    shown = os.path.relpath(file, facts.resolve(".")) if file.startswith(str(facts.resolve("."))) else file
    offered = re.search(r"Did you mean: '(?P<name>\w+)'", what)
    what = what.strip().partition(". Did you mean")[0].rstrip(".")
    kept = what if len(what) <= 110 else what[:107] + "..."
    plain = _plainly(short, what)
    kept = f"{plain} ({short})" if plain else f"{short}{': ' + kept if kept else ''}"
    summary = f"{shown} line {line}: {kept}." + (f" Did you mean `{offered['name']}`?" if offered else "")
    if "'NoneType'" in what:
        summary = f"{shown} line {line}: a value is None, so {_part(what)} does not work on it."
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
