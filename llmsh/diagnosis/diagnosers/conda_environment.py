"""conda: an environment or package that is not there, or a shell that was not prepared."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "environmentnamenotfound",
    "could not find conda environment",
    "packagesnotfounderror",
    "run 'conda init'",
    "conda init",
    "environmentlocationnotfound",
    "unsatisfiableerror",
    "condavalueerror",
)
MATCHES = (
    Case(
        "conda activate ml",
        "EnvironmentNameNotFound: Could not find conda environment: ml\nYou can list all discoverable "
        "environments with `conda info --envs`.",
        1,
        says="`ml`",
        fix="conda create -n ml",
    ),
    Case(
        "conda activate ml",
        "CondaError: Run 'conda init' before 'conda activate'",
        1,
        says="prepared",
        fix="conda init bash",
    ),
    Case(
        "conda install nosuchzz",
        "PackagesNotFoundError: The following packages are not available from current channels:\n\n  - nosuchzz",
        1,
        says="nosuchzz",
        fix="conda install -c conda-forge nosuchzz",
    ),
)
IGNORES = (Case("pip install x", "ERROR: No matching distribution found for x", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Could not find conda environment: (?P<name>\S+)", text):
        name = match["name"]
        near = closest(
            name,
            facts.listing("~/miniconda3/envs") + facts.listing("~/anaconda3/envs") + facts.listing("~/.conda/envs"),
            limit=1,
        )
        return Finding(
            f"conda has no environment `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.97,
            "An environment is a folder with packages of its own. It has to be made once before it can be activated.",
            (match[0],),
            (
                *(Fix(problem.replace_word(name, each), f"{each} is there") for each in near),
                Fix(f"conda create -n {quote(name)}", "makes it"),
                Fix("conda env list", "lists those there are"),
            ),
        )
    if "conda init" in text:
        return Finding(
            "This shell is not prepared for conda activate.",
            0.97,
            "conda init writes a few lines into the shell's start-up file. They take effect in a new shell.",
            ("conda asks for conda init",),
            (
                Fix("conda init bash", "prepares bash; then open a new shell"),
                Fix('eval "$(conda shell.bash hook)"', "prepares this shell only"),
            ),
        )
    missing = re.search(r"not available from current channels:\s+- (?P<name>\S+)", text)
    if not missing:
        return None
    return Finding(
        f"conda finds no package `{missing['name']}` in its channels.",
        0.96,
        "A channel is a collection of packages. conda-forge has many that the default one has not; some are only "
        "on pip.",
        (missing[0],),
        (
            Fix(problem.insert_after("install", "-c conda-forge"), "looks in conda-forge as well"),
            Fix(f"pip install {quote(missing['name'])}", "from pip instead"),
        ),
    )
