"""A script that the wrong interpreter reads: Python by bash, a shell script by Python."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    *(f"{word}: command not found" for word in ("import", "from", "const", "require", "use", "print", "console.log")),
    *(f"{word}: not found" for word in ("import", "from", "const", "require", "use", "print")),
    "syntax error",
    "syntaxerror",
    "unable to open x server",
)
# Ending → the program that reads such a script.
READERS = {
    ".py": "python3",
    ".sh": "bash",
    ".bash": "bash",
    ".js": "node",
    ".mjs": "node",
    ".cjs": "node",
    ".rb": "ruby",
    ".pl": "perl",
    ".php": "php",
    ".lua": "lua",
}
SHELLS = frozenset({"bash", "sh", "dash", "zsh", "ksh"})
_PYTHON = (("a.py", "import os\nprint(os.getcwd())\n"),)
_SHELL = (("a.sh", 'for f in *; do\n  echo "$f"\ndone\n'),)
MATCHES = (
    Case(
        "bash a.py",
        "a.py: line 1: import: command not found\na.py: line 2: syntax error near unexpected token `os.getcwd'",
        2,
        _PYTHON,
        says="python3",
        fix="python3 a.py",
    ),
    Case(
        "./a.py",
        "./a.py: line 1: import: command not found\n./a.py: line 2: syntax error near unexpected token `os.getcwd'",
        2,
        _PYTHON,
        says="first line",
        fix="python3 ./a.py",
    ),
    Case(
        "python3 a.sh",
        '  File "{cwd}/a.sh", line 1\n    for f in *; do\n              ^\nSyntaxError: invalid syntax',
        1,
        _SHELL,
        says="bash",
        fix="bash a.sh",
    ),
    Case(
        "node tool.py x",
        "{cwd}/tool.py:1\nimport os\n       ^^\n\nSyntaxError: Unexpected identifier",
        1,
        (("tool.py", "import os\n"),),
        fix="python3 tool.py x",
    ),
    Case("sh a.js", "a.js: 1: Syntax error: word unexpected", 2, (("a.js", "let a = (b) => 1\n"),), fix="node a.js"),
)
IGNORES = (
    Case("python3 a.py", '  File "a.py", line 1\n    f(:\n      ^\nSyntaxError: invalid syntax', 1, (("a.py", "f(:"),)),
    Case("bash a.sh", "a.sh: line 1: gti: command not found", 127, (("a.sh", "gti"),)),
    Case("./b.py", "bash: ./b.py: /usr/bin/pyhton: bad interpreter", 126, (("b.py", "#!/usr/bin/pyhton\n"),)),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv
    if not argv or not problem.status:
        return None
    itself = "/" in argv[0] and os.path.splitext(argv[0])[1] in READERS
    file = argv[0] if itself else argv[1] if len(argv) > 1 else ""
    meant = READERS.get(os.path.splitext(file)[1], "")
    if not meant or not facts.is_file(file):
        return None
    marked = facts.read(file, 2) == "#!"
    reader = "bash" if itself else re.sub(r"[\d.]+$", "", argv[0])
    if (itself and marked) or reader == re.sub(r"[\d.]+$", "", meant) or (meant == "bash" and reader in SHELLS):
        return None
    if not itself and reader not in SHELLS | {re.sub(r"[\d.]+$", "", each) for each in READERS.values()}:
        return None
    if not re.search(rf"{re.escape(os.path.basename(file))}\b[^\n]*\d|SyntaxError|X server", problem.text):
        return None
    if itself:
        return Finding(
            f"`{file}` has no first line that names {meant}, so the shell read it itself.",
            0.976,
            "A script that is run by its path says in its first line, after #!, which program reads it.",
            (f"the first line of {file} does not begin with #!",),
            (
                Fix(problem.replace_text(file, f"{meant} {quote_path(file)}"), f"has {meant} read it"),
                Fix(f"sed -i '1i #!/usr/bin/env {meant}' {quote_path(file)}", "names it in the first line, for good"),
            ),
        )
    return Finding(
        f"`{file}` is a script for {meant}, and {argv[0]} was told to read it.",
        0.976,
        "Each language has a program that reads it, and the ending of a name tells which. To another it is nonsense.",
        (f"{file} ends in {os.path.splitext(file)[1]}",),
        (Fix(problem.replace_text(argv[0], meant), f"has {meant} read it"),),
    )
