"""A Python program that stopped with an exception: the line of the user's own file that matters."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("traceback (most recent call last)", "exception group traceback (most recent call last)")
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
    Case(
        "python3 a.py",
        'Your name: Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    '
        'name = input("Your name: ")\nEOFError: EOF when reading a line',
        says="asked for input",
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
    if name == "TimeoutExpired" and (match := re.match(r"Command '(.+)' timed out after ([\d.]+)", what)):
        return f"the program `{match[1][:60]}` did not end within {float(match[2]):.4g} seconds"
    if match := re.match(r"Command '(.+)' returned non-zero exit status (\d+)", what):
        return f"the program `{match[1][:60]}` ended with status {match[2]}"
    if name == "TimeoutError" and not what:
        return "it took longer than it was given"
    if name == "StopIteration":
        return "next() was called, and nothing is left"
    if match := re.match(r"unhashable type: '(\w+)'", what):
        return f"a {match[1]} cannot be the key of a dictionary or part of a set"
    if match := re.match(r"'(\w+)' object does not support item (assignment|deletion)", what):
        return f"a {match[1]} cannot be changed in its parts"
    if match := re.match(r"(?:[\w.<>]+\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'", what):
        return f"`{match[1]}` takes no argument called `{match[2]}`"
    if match := re.match(r"(?:[\w.<>]+\.)?(\w+)\(\) got multiple values for argument '(\w+)'", what):
        return f"`{match[1]}` got `{match[2]}` twice, once by its place and once by its name"
    if match := re.match(
        r"Can't instantiate abstract class (\w+) with(?:out an implementation for)? abstract methods? (.+)", what
    ):
        return f"the class {match[1]} still lacks {match[2]}"
    if match := re.match(r"Object of type (\w+) is not JSON serializable", what):
        return f"JSON has no form for a value of the kind {match[1]}"
    if match := re.match(r"time data (.+) does not match format (.+)", what):
        return f"the date {match[1]} is not written as {match[2]} says"
    if "offset-naive and offset-aware" in what:
        return "a time with a time zone and one without cannot be compared"
    if match := re.match(r"dictionary changed size during iteration|Set changed size during iteration", what):
        return f"the {'set' if what.startswith('Set') else 'dictionary'} was changed while a loop went through it"
    if "cannot be called from a running event loop" in what:
        return "asyncio.run was called inside of async code, where await is enough"
    if match := re.match(r"non-default argument '?(\w+)'? follows default argument", what):
        return f"the field `{match[1]}` without a default stands after one with a default"
    if match := re.match(r"cannot assign to field '(\w+)'", what):
        return f"the object is frozen, so `{match[1]}` cannot be changed"
    if match := re.match(r"(.+) is not a valid (\w+)$", what):
        return f"{match[1]} is no member of {match[2]}"
    if what == "I/O operation on closed file":
        return "the file is closed already"
    if what in ("not writable", "not readable"):
        return f"the file was opened in a mode in which it is {what}"
    if match := re.match(r"a bytes-like object is required, not '(\w+)'", what):
        return f"bytes and {match[1]} are mixed: the data are bytes"
    if name == "BadZipFile":
        return "the file is no zip archive, or is damaged"
    if match := re.match(r"(\w+)\(\) takes no arguments", what):
        return f"`{match[1]}` takes no values between its brackets"
    if match := re.match(r"unknown url type: (.+)", what):
        return f"{match[1]} does not begin with http:// or another way of access"
    if match := re.match(r"Exceeds the limit \((\d+) digits\)", what):
        return f"the number has more than {match[1]} digits, and Python writes no longer ones"
    if what == "math domain error":
        return "mathematics gives no result for this number, such as the root of a negative one"
    if name in ("gaierror", "URLError") and re.search(r"Name or service not known|name resolution", what):
        return "the name of the other machine is not known"
    if name == "Empty" and not what:
        return "the queue is empty"
    if name == "OverflowError":
        return "the number is too large"
    if what == "release unlocked lock":
        return "a lock is given back that nobody holds"
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


# An exception that holds others is drawn as a tree; the first inside is where to begin.
GROUP = late_pattern(
    r"(?m)^\s*\| +(?:\w+\.)*\w*ExceptionGroup: (?P<what>.+)$[\s\S]*?^\s+\| (?P<first>[A-Za-z_][\w.]*(?:: .+)?)$"
)


def _group(problem: Problem) -> Finding | None:
    match = GROUP.search(problem.text)
    return match and Finding(
        f"Several errors came together, {match['what'][:60]}. The first is {match['first'][:80].rstrip('.')}.",
        0.85,
        "Tasks that run side by side can fail side by side; Python collects their errors in a group.",
        (match["first"][:150],),
        (),
        ("read each part of the tree: every one is an error of its own",),
    )


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "ExceptionGroup" in problem.text and (group := _group(problem)):
        return group
    at = max(
        # A prompt without a new line may stand before it.
        (number for number, line in enumerate(problem.lines) if line.endswith("Traceback (most recent call last):")),
        default=-1,
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
