"""A program that needs a file or other operand got none, or too few."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "missing operand",
    "missing file operand",
    "missing destination file operand",
    "missing operand after",
    "missing url",
    "no url specified",
    "no input files",
    "arguments are required",
    "must specify a repository",
    "missing file arguments",
    "requires at least",
    "at least one requirement",
    "required arguments were not provided",
    "missing argument",
    "what manual page do you want",
    "filename argument required",
    "no pattern given",
    "no matching criteria",
    "too few arguments",
    "not enough arguments",
    "not enough information",
    "command line is not complete",
    "expression expected",
    "resource not specified",
    "must specify one of",
    "must specify the type",
    "requires jar file specification",
    "must specify directory",
    "no command specified",
    "no file specified",
    "no files specified",
    "no target specified",
    "no host specified",
    "what to do",
    "no programs specified",
    "you must specify path(s)",
    "missing branch or commit argument",
)
MATCHES = (
    Case("git grep", "fatal: no pattern given", 128, says="`git`"),
    Case("git restore", "fatal: you must specify path(s) to restore", 128, says="`git`"),
    Case("git switch", "fatal: missing branch or commit argument", 128, says="`git`"),
    Case("systemctl start", "Too few arguments.", 1, says="`systemctl`"),
    Case("kubectl apply", "error: must specify one of -f and -k", 1, says="`kubectl`"),
    Case(
        "cp notes.txt",
        "cp: missing destination file operand after 'notes.txt'\nTry 'cp --help' for more information.",
        says="where to",
    ),
    Case("touch", "touch: missing file operand\nTry 'touch --help' for more information.", says="touch"),
    Case("chmod +x", "chmod: missing operand after ‘+x’\nTry 'chmod --help' for more information.", says="chmod"),
    Case("tr a", "tr: missing operand after ‘a’\nTwo strings must be given when translating.", says="tr"),
    Case("gcc", "gcc: fatal error: no input files\ncompilation terminated.", says="gcc"),
    Case("curl -s", "curl: no URL specified!\ncurl: try 'curl --help' for more information", 2, says="curl"),
    Case("wget", "wget: missing URL\nUsage: wget [OPTION]... [URL]...", says="wget"),
    Case(
        "python3 a.py",
        "usage: a.py [-h] --name NAME\na.py: error: the following arguments are required: --name",
        2,
        says="--name",
    ),
    Case(
        "git clone",
        "fatal: You must specify a repository to clone.\n\nusage: git clone [<options>] [--] <repo> [<dir>]",
        128,
        says="git",
    ),
    Case(
        "diff notes.txt",
        "diff: missing operand after 'notes.txt'\ndiff: Try 'diff --help' for more information.",
        2,
        says="diff",
    ),
    Case("docker run", "\"docker run\" requires at least 1 argument.\nSee 'docker run --help'.", 1, says="docker"),
)
IGNORES = (
    Case("python3 a.py", "TypeError: f() got too few arguments for this call", 1),
    Case("find . -exec rm {}", "find: missing argument to `-exec'"),
    Case("sed -e", "sed: option requires an argument -- 'e'"),
)
NAMED = late_pattern(
    r"missing (?:destination )?(?:file |target )?operand(?: after [‘'](?P<after>[^’']+))?|(?i:missing URL|no URL "
    r"specified)|no input files|arguments are required: (?P<required>[\w, /-]+)"
    r"|must specify a repository|missing file arguments|requires at least \d+ argument|at least one requirement|"
    r"required arguments were not provided|What manual page do you want|filename argument required|no pattern given"
    r"|no matching criteria|(?i:too few arguments\.?$|not enough (?:arguments|information)|command line is not complete"
    r"|expression expected$|required resource not specified|must specify (?:one of|the type|directory)"
    r""
    r"|you must specify path\(s\)|missing branch or commit argument"
    r"|requires jar file specification|no (?:command|files?|target|host|programs) specified)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    program = problem.argv[0] if problem.argv else "the program"
    if match["required"]:
        summary = f"`{program}` also needs {match['required'].strip()}."
    elif "destination" in match[0]:
        summary = f"`{program}` knows what to take (`{match['after']}`) but not where to put it."
    elif match[0] == "no input files":
        summary = f"`{program}` was given no source file to work on."
    elif "URL" in match[0]:
        summary = f"`{program}` was given no address (URL) to fetch."
    else:
        summary = f"`{program}` needs more than it was given: a file or other word is missing."
    return Finding(
        summary,
        0.9,
        f"A command is followed by what it is to work on. {program} stopped because a part of that is missing, "
        "perhaps an empty variable.",
        (match[0],),
        (),
        (f"see what it expects: {program} --help", "if a variable stands there, see what it holds with echo"),
    )
