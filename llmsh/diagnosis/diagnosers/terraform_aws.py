"""Cloud tools without credentials, or outside of a project."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unable to locate credentials",
    "no configuration files",
    "could not load credentials",
    "the security token included in the request is expired",
    "expiredtoken",
    "please run 'az login'",
    "could not find default credentials",
    "reauthentication required",
    "no valid credential sources",
)
MATCHES = (
    Case(
        "aws s3 ls",
        'Unable to locate credentials. You can configure credentials by running "aws configure".',
        255,
        says="login",
        fix="aws configure",
    ),
    Case(
        "terraform plan",
        "╷\n│ Error: No configuration files\n│ \n│ Plan requires configuration to be present.",
        1,
        says=".tf",
    ),
    Case(
        "aws s3 ls",
        "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
        254,
        says="expired",
        fix="aws sso login",
    ),
)
IGNORES = (Case("terraform plam", 'Terraform has no command named "plam". Did you mean "plan"?'),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "has no command named" in text:
        return None
    if re.search(r"(?i)expired", text):
        return Finding(
            "The login has expired.",
            0.93,
            "Such logins last only some hours.",
            (next(line for line in problem.lines if "xpired" in line)[:160],),
            (Fix("aws sso login", "logs in again"),) if "aws" in problem.programs else (),
            ("log in again",),
        )
    if re.search(r"(?i)credential|az login|reauthentication", text):
        program = problem.argv[0] if problem.argv else ""
        login = {"aws": "aws configure", "az": "az login", "gcloud": "gcloud auth login"}.get(program, "")
        return Finding(
            f"{program or 'The tool'} has no login for the cloud on this machine.",
            0.95,
            "It looks for keys in its configuration and in variables, and found none.",
            (next((line for line in problem.lines if "redential" in line or "login" in line), "")[:160],),
            (Fix(login, "asks for the keys and keeps them"),) if login else (),
            ("log in with the tool of your cloud",),
        )
    if "No configuration files" in text:
        return Finding(
            "There is no .tf file in this folder, so Terraform has nothing to plan.",
            0.96,
            "Terraform works in the folder that holds the description of what is to be built.",
            ("No configuration files",),
            (Fix("ls", "shows what is here"),),
            ("go to the folder of the project",),
        )
    return None
