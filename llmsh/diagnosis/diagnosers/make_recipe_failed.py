"""A command in a Makefile that failed: the first error before `Error N`."""

import re

from llmsh.core.diagnosis import Failure, Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error, first_error_at
from llmsh.diagnosis.packages import (
    package_of,
)
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("make: ***", "error 127", "gmake: ***")
MATCHES = (
    Case(
        "make",
        "nosuchtool x\nmake: nosuchtool: No such file or directory\nmake: *** [Makefile:2: all] Error 127",
        2,
        (("Makefile", "all:\n\tnosuchtool x\n"),),
        says="nosuchtool",
    ),
    Case(
        "make test",
        "running checks\nassertion failed: 3 != 4\nmake: *** [Makefile:7: test] Error 1",
        2,
        says="Makefile line 7",
    ),
    Case(
        "make",
        "cp build/x out\ncp: cannot stat 'build/x': No such file or directory\nmake: *** [Makefile:2: all] Error 1",
        2,
        says="`build/x` does not exist",
    ),
    Case("make", "false\nmake: *** [Makefile:2: all] Error 1", 2, says="all"),
    Case(
        "make",
        "make -C sub\nmake[1]: *** sub: No such file or directory.  Stop.\nmake: *** [Makefile:2: all] Error 2",
        2,
        says="`sub`",
    ),
    Case(
        "make",
        '/bin/sh: 1: Syntax error: end of file unexpected (expecting "fi")\nmake: *** [Makefile:2: all] Error 2',
        2,
        says="cannot read",
    ),
)
IGNORES = (
    Case("make", "make: *** No rule to make target 'x'.  Stop.", 2),
    Case("make", "Makefile:2: *** missing separator.  Stop.", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"make(?:\[\d+\])?: \*\*\* \[(?:(?P<file>[^\]:]+):(?P<line>\d+): )?(?P<target>[^\]]+)\] Error (?P<status>\d+)",
        problem.text,
    )
    if not match:
        return None
    where = f"{match['file']} line {match['line']}" if match["file"] else f"the rule for {match['target']}"
    show = (
        (Fix(f"sed -n '{match['line']}p' {quote_path(match['file'])}", "shows the command in the Makefile"),)
        if match["file"]
        else ()
    )
    missing = re.search(
        r"make(?:\[\d+\])?: (?P<name>[\w./-]+): (?:No such file or directory|Command not found|Permission denied)"
        r"|(?:\S*sh: )?(?:\d+: "
        r"|line \d+: )?(?P<sh>[\w.-]+): (?:command )?not found",
        problem.text,
    )
    if missing and match["status"] == "127" and not facts.exists(missing["name"] or missing["sh"]):
        name = missing["name"] or missing["sh"]
        install = facts.install(package_of(name, facts.manager))
        return Finding(
            f"The rule for `{match['target']}` runs `{name}`, which is not installed.",
            0.94,
            "make runs the commands of the Makefile one by one; this one was not found.",
            (missing[0],),
            (Fix(install, f"installs {name}"),) if install else show,
            () if install else (f"install {name}",),
        )
    if folder := re.search(r"make\[\d+\]: \*\*\* (?P<name>\S+): No such file or directory\.  Stop", problem.text):
        return Finding(
            f"The folder `{folder['name']}` that {where} goes into does not exist.",
            0.94,
            "The Makefile calls make again in another folder (-C), and that folder is missing.",
            (folder[0],),
            show,
            ("get the missing part, such as a submodule, or correct the name",),
        )
    if unread := re.search(r"sh: (?:line )?\d+: (?P<what>[Ss]yntax error.*)", problem.text):
        return Finding(
            f"The shell cannot read the command in {where}: {unread['what'][:90].rstrip('.')}.",
            0.94,
            "Each line of a rule runs in a shell of its own. What belongs together needs a \\ at each line's end.",
            (unread[0][:150],),
            show,
            ("put the parts on one line, or end the lines with \\",),
        )
    before = problem.text[: match.start()].splitlines()
    if inner := _inner(problem, facts, before, f"it is run by {where}"):
        return inner
    first = (
        first_error(tuple(before))
        if first_error_at(tuple(before)) is not None
        else next((line for line in reversed(before) if line.strip()), "")
    )
    return Finding(
        f"A command in {where} (target `{match['target']}`) failed with status {match['status']}.",
        0.55,
        f"make only reports it; the reason is in the output before: {first[:120]}".rstrip(".") + ".",
        (first[:200],) if first else (),
        show,
        ("read the first error above, not the last line",),
    )


def _inner(problem: Problem, facts: Facts, lines: list[str], where: str) -> Finding | None:
    """What the command that make printed and ran has to say for itself; None when that explains nothing."""
    at = first_error_at(tuple(lines))
    if at is None or (signer := re.match(r"(?:\S*/)?(?P<name>[\w.+-]+): ", lines[at])) is None:
        return None
    printed = [line.strip() for line in lines[:at] if re.match(rf"\s*(?:\S*/)?{re.escape(signer['name'])}\s", line)]
    if not printed:
        return None
    from llmsh.diagnosis.diagnose import diagnose as explained

    found = explained(Failure(printed[-1], 1, "\n".join(lines[at:]), problem.cwd), facts)
    if not found.causes or found.causes[0].confidence < 0.75:
        return None
    cause = found.causes[0]
    return Finding(
        cause.summary,
        cause.confidence,
        found.explanation,
        (*cause.evidence, where),
        (),
        ("mend the rule, or make what it needs first",),
    )
