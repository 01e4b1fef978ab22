"""A language setting that is not installed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot change locale",
    "setting locale failed",
    "cannot set lc_",
    "can't set the locale",
    "unsupported locale setting",
    "locale not supported by c library",
)
MATCHES = (
    Case("bash", "bash: warning: setlocale: LC_ALL: cannot change locale (xx_YY.UTF-8)", 1, says="xx_YY.UTF-8"),
    Case(
        "perl -e 1",
        "perl: warning: Setting locale failed.\nperl: warning: Please check that your locale settings:\n\tLANGUAGE "
        '= (unset),\n\tLC_ALL = "de_DE.UTF-8",\n\tLANG = "C.UTF-8"\n    are supported and installed on your system.',
        1,
        says="de_DE.UTF-8",
        fix="sudo locale-gen de_DE.UTF-8",
    ),
    Case("python3 a.py", "locale.Error: unsupported locale setting", 1, says="language"),
)
IGNORES = (
    Case("nice -n -10 true", "nice: cannot set niceness: Permission denied", 125),
    Case("locale -x", "locale: invalid option -- 'x'", 64),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"cannot change locale \((?P<a>[^)]+)\)|LC_ALL = \"(?P<b>[^\"]+)\"|LANG = \"(?P<c>[^\"]+)\"", problem.text
    )
    name = next((group for group in match.groups() if group), "") if match else ""
    fixes = []
    if facts.manager == "apt" and re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}(?:\.[\w-]+)?", name):
        root = facts.as_root(f"locale-gen {name}")
        fixes = [Fix(root, "makes this language known to the system")] if root else []
    fixes.append(Fix("export LC_ALL=C.UTF-8", "a setting that is always there, in English"))
    return Finding(
        f"The language setting `{name}` is not installed on this machine."
        if name
        else "The language setting is not installed on this machine.",
        0.9 if problem.status else 0.6,
        "LANG and the LC variables name a language and a character set; over ssh they come along from the other "
        "machine. It is a warning: most programs go on in English.",
        (match[0],) if match else (),
        tuple(fixes),
    )
