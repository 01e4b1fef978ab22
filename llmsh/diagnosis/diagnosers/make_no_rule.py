"""A target that the Makefile does not have, or a file that no rule makes."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = ("no rule to make target", "don't know how to make")
MATCHES = (
    Case(
        "make biuld",
        "make: *** No rule to make target 'biuld'.  Stop.",
        2,
        (("Makefile", "build:\n\techo hi\ntest:\n\ttrue\n"),),
        says="`biuld`",
        fix="make build",
    ),
    Case(
        "make",
        "make: *** No rule to make target 'foo.o', needed by 'all'.  Stop.",
        2,
        (("Makefile", "all: foo.o\n"),),
        says="`foo.o`",
    ),
    Case(
        "make -f none.mk",
        "make: none.mk: No such file or directory\nmake: *** No rule to make target 'none.mk'.  Stop.",
        2,
        (("name.mk", "x"),),
        says="none.mk",
    ),
    Case(
        "make",
        "Makefile:1: config.mk: No such file or directory\nmake: *** No rule to make target 'config.mk'.  Stop.",
        2,
        (("Makefile", "include config.mk\nall:\n\techo x\n"),),
        says="`config.mk`",
    ),
    Case("make install", "make: *** No rule to make target 'install'.  Stop.", 2, says="`install`", fix="ls"),
)
IGNORES = (Case("make", "make: *** No targets specified and no makefile found.  Stop.", 2),)
TARGET = late_pattern(r"^([A-Za-z0-9][\w./-]*)\s*:(?!=)", re.MULTILINE)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"No rule to make target [`'](?P<name>[^']+)'(?:, needed by [`'](?P<by>[^']+)')?|don't know how to make "
        r"(?P<bsd>\S+)",
        problem.text,
    )
    if not match:
        return None
    name = match["name"] or match["bsd"]
    file = next((each for each in ("GNUmakefile", "makefile", "Makefile") if facts.exists(each)), "")
    targets = [each for each in TARGET.findall(facts.read(file)) if not each.startswith(".")] if file else []
    if match["by"]:
        near = meant_paths(facts, name)
        return Finding(
            f"`{match['by']}` needs `{name}`, which is not there, and no rule makes it."
            + (f" `{near[0]}` is there." if near else ""),
            0.94,
            "make builds a file only by a rule of the Makefile. The file is missing, or its name is misspelt there.",
            (match[0],),
            (Fix(f"grep -n -F -- {quote(name)} {file}", "shows where the Makefile names it"),) if file else (),
            () if file else ("check the Makefile",),
        )
    if not file:
        return Finding(
            f"There is no Makefile here, so make does not know how to make `{name}`.",
            0.94,
            "make reads its rules from a file called Makefile in the folder where it is started.",
            ("no Makefile in this folder",),
            (Fix("ls", "shows what is here"),),
            ("perhaps it has to be made first: ./configure or cmake",),
        )
    if included := re.search(rf"^(?P<at>[^\s:]+:\d+): {re.escape(name)}: No such file", problem.text, re.MULTILINE):
        near = meant_paths(facts, name)
        return Finding(
            f"The file `{name}` that {included['at'].replace(':', ' line ')} includes does not exist.",
            0.95,
            "include reads another file with rules or settings. With a dash before it, as in -include, the file may "
            "be missing.",
            (included[0],),
            (Fix(f"ls -d {quote(near[0])}", "a file of such a name is there"),) if near else (),
            (f"make {name} first, often by copying an example or by ./configure",),
        )
    near = closest(name, targets, limit=2)
    return Finding(
        f"The {file} has no target `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.95,
        f"What can be made here: {', '.join(targets[:8])}." if targets else "The Makefile names no such target.",
        (match[0],),
        tuple(Fix(problem.replace_word(name, each), f"{each} is a target") for each in near),
        () if near else (f"targets: {', '.join(targets[:10])}" if targets else f"look into the {file}",),
    )
