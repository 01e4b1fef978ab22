"""Interpreters, loaders and runners that execute a file, a module or a server.

Source: CWE-829.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.circumstances import OPEN_FOLDER
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.interpreters import codes, language_of

PROGRAMS = names(
    """
    python python2 python3 perl ruby node nodejs php lua java Rscript julia osascript pwsh powershell tclsh expect
    deno bun wine qemu-x86_64 pypy3 groovy scala elixir gdb wish ipython dotnet erl escript swift
    """
)
MATCHES = (
    "python3 script.py",
    "node server.js",
    "perl x.pl",
    "java -jar a.jar",
    "python3 -m http.server",
    "ruby a.rb",
    "php artisan migrate",
    "deno run -A https://h/x.ts",
    "python3 < x.py",
    "python3 /tmp/x.py",
)
IGNORES = (
    "python3 --version",
    "python3 -c 'print(1)'",
    "node -v",
    "java -version",
    "perl -v",
    "python3 -m json.tool a",
    "python3",
    "php -v",
    "node --check a.js",
    "php -l a.php",
    "python manage.py showmigrations",
    "python3 -m http.server --help",
)
_ASKS = late_pattern(r"-{1,2}(version|help|V|v|h|VV|check|m32|l|i|info|c)\Z")
_FETCHING = frozenset({"deno", "bun", "node", "php", "java", "swift"})
_FRAMEWORK_READS = late_pattern(  # what an application's own console only reports
    r"\A(?:\S*/)?(?:manage\.py (?:showmigrations|check|sqlmigrate|diffsettings|inspectdb|version|help|sqlsequencereset)"
    r"|artisan (?:list|route:list|migrate:status|about|env|config:show|event:list|schedule:list|model:show|help)"
    r"|console (?:list|about|debug:\S+|lint:\S+|router:match|doctrine:mapping:info|doctrine:migrations:status))\b"
)
_PURE_MODULES = names(
    """
    json.tool this calendar platform site sysconfig tokenize ast dis timeit tabnanny pytest unittest doctest mypy
    compileall py_compile black.check flake8 pylint pyflakes pydoc inspect
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    shapes = command.shapes
    program = command.program or ""
    if not shapes and language_of(program) and any(item.operator == "<" for item in command.redirections):
        return caution(Reason.INDIRECT, "runs a program that was not read")
    if not shapes or any(_ASKS.match(shape) for shape in shapes[:1]) or codes(command, program, None):
        return None
    language = language_of(program)
    if language == "python" and "-m" in shapes[:-1]:
        module = shapes[shapes.index("-m") + 1]
        if module in _PURE_MODULES:
            return None
        if shapes[-1] in ("--help", "-h"):
            return None
        if module in ("http.server", "SimpleHTTPServer"):
            return caution(Reason.NETWORK_LOCKOUT, "lets others on the network read this directory")
        if module in ("pip", "venv", "virtualenv", "ensurepip"):
            reads = {"list", "show", "freeze", "check", "--version"} & set(shapes)
            return None if reads or module == "venv" else caution(Reason.PACKAGE_REMOVAL, "changes what is installed")
        if module in ("runpy", "pdb", "trace", "cProfile", "coverage") and any(map(OPEN_FOLDER.match, shapes)):
            return danger(Reason.INDIRECT, "runs code of a folder that all may write to", *command.operands[-1:])
        return caution(Reason.INDIRECT, "runs a module", module)
    if any(re.match(r"https?://", shape) for shape in shapes[:4]) and program in _FETCHING:
        return danger(Reason.NETWORK_EXEC, "runs code from the network that nobody has read", *command.operands[-1:])
    if _FRAMEWORK_READS.search(" ".join(shapes)):
        return None
    if all(shape.startswith("-") for shape in shapes) and "-" not in shapes:
        return None
    if command.operands and OPEN_FOLDER.match(command.operands[0].shape):
        return danger(Reason.INDIRECT, "runs code of a folder that all may write to", command.operands[0])
    return caution(Reason.INDIRECT, "runs a program that was not read", *command.operands[:1])
