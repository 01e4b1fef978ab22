"""R: a package that is not installed, an object that does not exist."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = (
    "there is no package called",
    "could not find function",
    "object '",
    "is not available for this version of r",
    "cannot open file",
    "execution halted",
)
PROGRAMS = frozenset({"R", "Rscript", "r"})
MATCHES = (
    Case(
        "Rscript a.R",
        "Error in library(ggplot2) : there is no package called ‘ggplot2’\nExecution halted",
        1,
        says="ggplot2",
        fix="Rscript -e 'install.packages(\"ggplot2\")'",
    ),
    Case("Rscript a.R", 'Error in fiter(x) : could not find function "fiter"\nExecution halted', 1, says="fiter"),
    Case("Rscript a.R", "Error: object 'dta' not found\nExecution halted", 1, says="dta"),
)
IGNORES = (Case("R", "bash: R: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(r"there is no package called [‘'](?P<name>[\w.]+)[’']", problem.text):
        return Finding(
            f"The R package {match['name']} is not installed.",
            0.975,
            "Packages are installed once, and loaded with library() each time.",
            (match[0],),
            (Fix(f"Rscript -e 'install.packages(\"{match['name']}\")'", "installs it from CRAN"),),
        )
    match = re.search(
        r"could not find function \"(?P<function>[\w.]+)\"|[Oo]bject '(?P<object>[\w.]+)' not found", problem.text
    )
    if not match:
        return None
    name = match["function"] or match["object"]
    file = next((word for words in problem.segments for word in words[1:] if word.endswith((".R", ".r"))), "")
    return Finding(
        f"R knows no {'function' if match['function'] else 'variable'} `{name}` at that point.",
        0.96,
        "It is misspelt, set later, or comes with a package that was not loaded with library().",
        (match[0],),
        (Fix(f"grep -n -w {quote(name)} {quote_path(file)}", "shows where it stands"),) if facts.is_file(file) else (),
        () if facts.is_file(file) else ("check its spelling and the packages",),
    )
