"""A cloud's command line without a login, account, project or region."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "active account selected",
    "gcloud auth login",
    "there was a problem refreshing your current auth tokens",
    "you must specify a region",
    "accessdenied",
    "the required property [project]",
    "az login",
    "not authorized to perform",
    "invalidclienttokenid",
    "doctl auth init",
    "not logged in",
    "heroku login",
    "firebase login",
    "flyctl auth login",
    "vercel login",
    "the config profile",
)
PROGRAMS = frozenset(
    {
        "gcloud",
        "gsutil",
        "bq",
        "aws",
        "az",
        "doctl",
        "heroku",
        "firebase",
        "fly",
        "flyctl",
        "vercel",
        "netlify",
        "terraform",
        "wrangler",
    }
)
MATCHES = (
    Case(
        "gcloud compute instances list",
        "ERROR: (gcloud.compute.instances.list) You do not currently have an active account selected.\nPlease "
        "run:\n\n  $ gcloud auth login\n\nto obtain new credentials.",
        1,
        says="logged in",
        fix="gcloud auth login",
    ),
    Case(
        "aws ec2 describe-instances",
        'You must specify a region. You can also configure your region by running "aws configure".',
        253,
        says="region",
        fix="aws configure",
    ),
    Case(
        "aws s3 ls s3://x",
        "An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied",
        254,
        says="ListObjectsV2",
        fix="aws sts get-caller-identity",
    ),
    Case(
        "gcloud run deploy",
        "ERROR: (gcloud.run.deploy) The required property [project] is not currently set.",
        1,
        says="project",
        fix="gcloud projects list",
    ),
    Case(
        "aws s3 ls --profile wrok",
        "The config profile (wrok) could not be found",
        255,
        says="wrok",
        fix="aws configure list-profiles",
    ),
    Case("heroku apps", " ›   Error: not logged in", 100, fix="heroku login"),
)
IGNORES = (Case("aws s3 ls", "aws: error: argument operation: Invalid choice", 252),)
LOGINS = {
    "gcloud": "gcloud auth login",
    "gsutil": "gcloud auth login",
    "bq": "gcloud auth login",
    "az": "az login",
    "doctl": "doctl auth init",
    "heroku": "heroku login",
    "firebase": "firebase login",
    "fly": "fly auth login",
    "flyctl": "flyctl auth login",
    "vercel": "vercel login",
    "netlify": "netlify login",
    "wrangler": "wrangler login",
    "aws": "aws configure",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    program = next((word for word in LOGINS if problem.argv_of(word)), "gcloud" if "gcloud" in text else "")
    if match := re.search(
        r"\((?P<code>AccessDenied|UnauthorizedOperation|AccessDeniedException|InvalidClientTokenId)\) when "
        r"calling the (?P<what>\w+) operation",
        text,
    ):
        return Finding(
            f"Amazon refuses {match['what']}: "
            + (
                "the key it was given is not valid." if "Token" in match["code"] else "this account has no right to it."
            ),
            0.965,
            "Rights are given to the user or role whose keys are in use, and a policy of the resource can refuse too.",
            (match[0],),
            (Fix("aws sts get-caller-identity", "shows as whom you ask"),),
        )
    if "specify a region" in text:
        return Finding(
            "No region is set, and Amazon wants to know where to look.",
            0.97,
            "Each region is a group of data centres with machines of its own.",
            ("You must specify a region",),
            (Fix("aws configure", "asks for it and keeps it"),),
            ("or for once: the option --region, such as --region eu-central-1",),
        )
    if match := re.search(r"config profile \((?P<name>[^)]+)\) could not be found", text):
        return Finding(
            f"There is no profile {match['name']} in ~/.aws/config.",
            0.97,
            "A profile is a set of keys and settings under a name.",
            (match[0],),
            (Fix("aws configure list-profiles", "lists those there are"),),
        )
    if "required property [project]" in text:
        return Finding(
            "No project is set for gcloud.",
            0.97,
            "Everything in that cloud belongs to a project.",
            ("The required property [project] is not set",),
            (Fix("gcloud projects list", "lists yours"),),
            ("then: gcloud config set project and its ID",),
        )
    if not program or not re.search(
        r"(?i)active account selected|refreshing your current auth|not logged in|az login|auth (?:login|init)|"
        r"(?:heroku|firebase|vercel) login",
        text,
    ):
        return None
    return Finding(
        f"You are not logged in with {program}, or the login has run out.",
        0.965,
        "The program works in your name and keeps a proof of it, which ends after a time.",
        (first_error(problem.lines)[:160],),
        (Fix(LOGINS[program], "logs in"),),
    )
