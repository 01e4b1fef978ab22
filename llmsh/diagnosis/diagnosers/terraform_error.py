"""Terraform: not prepared, a name that is not declared, a state that is locked."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.place import edit_word, show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "inconsistent dependency lock file",
    "error acquiring the state lock",
    "reference to undeclared",
    "unsupported argument",
    "unsupported block type",
    "missing required argument",
    "no value for required variable",
    "module not installed",
    "required plugins are not installed",
    "backend initialization required",
    "provider configuration not present",
    "could not load plugin",
    "invalid expression",
    "argument or block definition",
    ".tf line ",
)
PROGRAMS = frozenset({"terraform", "tofu", "terragrunt"})
MATCHES = (
    Case(
        "terraform plan",
        "\nError: Inconsistent dependency lock file\n\nTo make the initial dependency selections that will "
        "initialize the dependency lock file, run:\n  terraform init",
        1,
        says="prepared",
        fix="terraform init && terraform plan",
    ),
    Case(
        "terraform apply",
        "Error: Error acquiring the state lock\n\nLock Info:\n  ID:        "
        "1f2e3d4c-aaaa-bbbb-cccc-0123456789ab\n  Who:       bob@laptop\n",
        1,
        says="bob@laptop",
    ),
    Case(
        "terraform plan",
        'Error: Reference to undeclared input variable\n\n  on main.tf line 4, in resource "aws_instance" '
        '"web":\n   4:   ami = var.amii\n\nAn input variable with the name "amii" has not been declared. Did you '
        'mean "ami"?',
        1,
        (("main.tf", "\n\n\n  ami = var.amii\n"),),
        says="main.tf line 4",
        fix="sed -i '4s/\\bamii\\b/ami/' main.tf && terraform plan",
    ),
    Case(
        "terraform plan",
        'Error: Unsupported argument\n\n  on main.tf line 2, in resource "x" "y":\n   2:   nam = "a"\n\nAn '
        'argument named "nam" is not expected here. Did you mean "name"?',
        1,
        says="nam",
    ),
    Case(
        "terraform validate",
        "╷\n│ Warning: Unable to open a file\n╵\n╷\n│ Error: Invalid "
        'expression\n│ \n│   on main.tf line 2, in resource "x":\n│    2:   a = \n╵',
        says="main.tf line 2",
    ),
)
IGNORES = (Case("terraform plam", 'Terraform has no command named "plam".', 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if re.search(
        r"Inconsistent dependency lock file|[Mm]odule not installed|plugins are not installed|Backend "
        r"initialization required|Could not load plugin",
        text,
    ):
        return Finding(
            "This folder is not prepared, or its providers and modules have changed: terraform init is due.",
            0.97,
            "init fetches the providers and modules that the files name, and notes their versions.",
            (first_error(problem.lines)[:160].lstrip("│╷ "),),
            (
                Fix(
                    f"terraform init && {problem.command}"
                    if problem.argv[:1] == ("terraform",) and len(problem.argv) > 1
                    else "terraform init",
                    "prepares it, then tries again",
                ),
            ),
        )
    if "acquiring the state lock" in text:
        who = re.search(r"Who:\s+(?P<name>\S+)", text)
        key = re.search(r"ID:\s+(?P<id>[0-9a-f-]{8,})", text)
        return Finding(
            f"The state is locked{' by ' + who['name'] if who else ''}: another run is at work, or one broke off.",
            0.97,
            "Two runs at once would spoil the record of what exists.",
            (key[0] if key else "state lock",),
            (),
            (
                "wait for the other run",
                f"only if it is dead: terraform force-unlock {key['id'] if key else 'and the ID above'}",
            ),
        )
    place = re.search(r"on (?P<file>[\w./-]+\.tf) line (?P<line>\d+)", text)
    what = re.search(r"Error: (?P<what>[^\n]+)", text)
    if not place or not what:
        return None
    meant = re.search(r"named? \"(?P<old>[\w-]+)\"[^\n]*(?:\n│?\s*)?[^\n]*Did you mean \"(?P<new>[\w-]+)\"", text)
    fixes = show_place(facts, place["file"], place["line"])
    if meant:
        fixes = (*edit_word(problem, facts, place["file"], place["line"], (meant["old"], meant["new"])), *fixes)
    variable = re.search(r'variable "(?P<name>\w+)" is not set', text)
    if variable:
        return Finding(
            f"The variable `{variable['name']}` has no value, and {place['file']} line {place['line']} gives it none.",
            0.965,
            "A variable without a default has to be given a value: with -var, in a .tfvars file, or as TF_VAR_ "
            "and its name.",
            (variable[0],),
            (),
            (f"give it a value: -var {variable['name']}=…",),
        )
    named = f" `{meant['old']}`; did you mean `{meant['new']}`?" if meant else "."
    return Finding(
        f"{place['file']} line {place['line']}: {what['what'].strip()}{named}",
        0.96,
        "Terraform checks all names before it does anything.",
        (what[0].strip(),),
        fixes,
        () if fixes else ("mend that line",),
    )
