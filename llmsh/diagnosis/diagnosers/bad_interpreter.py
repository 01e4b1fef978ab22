"""The first line of a script names a program that is not there, often because of Windows line ends."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "bad interpreter",
    "required file not found",
    "no such file or directory",
    "use -[v]s to pass options in shebang lines",
)
STATUSES = frozenset({126, 127})
MATCHES = (
    Case(
        "./p.py",
        "bash: line 1: ./p.py: cannot execute: required file not found",
        127,
        (("p.py", "#!/usr/bin/pyhton3\nprint(1)\n"),),
        "chmod +x p.py",
        says="/usr/bin/pyhton3",
    ),
    Case(
        "./c.sh",
        "bash: line 1: ./c.sh: cannot execute: required file not found",
        127,
        (("c.sh", "#!/bin/bash\r\necho hi\r\n"),),
        "chmod +x c.sh",
        says="Windows",
        fix="sed -i 's/\\r$//' c.sh && ./c.sh",
    ),
    Case(
        "./c.sh",
        "bash: ./c.sh: /bin/bash^M: bad interpreter: No such file or directory",
        126,
        (("c.sh", "#!/bin/bash\r\necho hi\r\n"),),
        "chmod +x c.sh",
        says="Windows",
        fix="sed -i 's/\\r$//' c.sh && ./c.sh",
    ),
    Case(
        "./c.sh",
        "/usr/bin/env: ‘bash\\r’: No such file or directory\n/usr/bin/env: use -[v]S to pass options in shebang lines",
        127,
        (("c.sh", "#!/usr/bin/env bash\r\necho hi\r\n"),),
        "chmod +x c.sh",
        says="Windows",
    ),
    Case(
        "./p.py",
        "/usr/bin/env: ‘python’: No such file or directory",
        127,
        (("p.py", "#!/usr/bin/env python\nprint(1)\n"),),
        "chmod +x p.py",
        says="`python`",
        fix="python3 p.py",
    ),
)
IGNORES = (
    Case("./none.sh", "bash: line 1: ./none.sh: No such file or directory", 127),
    Case("cat x", "cat: x: No such file or directory"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    script = next(
        (word for segment in problem.segments for word in segment[:2] if "/" in word and facts.is_file(word)), ""
    )
    first = facts.read(script, 256).partition("\n")[0] if script else ""
    if not first.startswith("#!"):
        return None
    path = script.removeprefix("./")
    if first.endswith("\r"):
        return Finding(
            f"`{path}` has Windows line ends, so its first line asks for a program that does not exist.",
            0.97,
            "Windows ends a line with two signs, Linux with one. The extra one, a carriage return, became a part "
            "of the program's name.",
            (f"the first line ends with a carriage return: {first[:-1]}\\r",),
            (
                Fix(
                    f"sed -i 's/\\r$//' {quote_path(path)} && {problem.command}",
                    "takes the carriage returns out, then runs it",
                ),
            ),
        )
    words = first[2:].split()
    by_env = bool(words) and words[0].endswith("/env")
    wanted = (
        next((word for word in words[1:] if not word.startswith("-") and "=" not in word), "")
        if by_env
        else words[0]
        if words
        else ""
    )
    if not wanted or (facts.has(wanted) if by_env else facts.exists(wanted)):
        return None
    name = wanted.rpartition("/")[2]
    near = next(iter(closest(name, facts.programs, limit=1)), "") or (
        "python3" if name.startswith("python") and facts.has("python3") else ""
    )
    if name.startswith("python") and facts.has("python3"):
        near = "python3"
    elif facts.has(name):
        near = name
    fixes = (
        (Fix(problem.replace_text(script, f"{near} {quote_path(path)}"), f"runs it with {near}, which is here"),)
        if near
        else ()
    )
    return Finding(
        f"`{path}` asks in its first line for `{wanted}`, which is not here.",
        0.96,
        "The first line of a script, after #!, names the program that reads it. The file itself is there; that "
        "program is not.",
        (first,),
        fixes,
        (f"change the first line to #!/usr/bin/env {near}",)
        if near
        else (f"install {name}, or change the first line",),
    )
