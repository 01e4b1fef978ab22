"""A registry that wants a login, refuses to publish, or cannot be reached."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "code e401",
    "eneedauth",
    "code e403",
    "unable to authenticate",
    "you must be logged in",
    "cannot publish over",
    "eotp",
    "code self_signed_cert_in_chain",
    "code unable_to_get_issuer_cert_locally",
    "code unable_to_verify_leaf_signature",
    "code epublishconflict",
)
PROGRAMS = frozenset({"npm", "npx", "yarn", "pnpm"})
MATCHES = (
    Case(
        "npm publish",
        "npm error code ENEEDAUTH\nnpm error need auth This command requires you to be logged in to "
        "https://registry.npmjs.org/",
        1,
        says="logged in",
        fix="npm login",
    ),
    Case(
        "npm publish",
        "npm error code E403\nnpm error 403 403 Forbidden - PUT https://registry.npmjs.org/x - You cannot "
        "publish over the previously published versions: 1.0.0.",
        1,
        says="1.0.0",
        fix="npm version patch && npm publish",
    ),
    Case(
        "npm install @corp/x",
        "npm error code E401\nnpm error 401 Unauthorized - GET https://npm.corp.example/@corp%2fx - unauthenticated",
        1,
        says="npm.corp.example",
    ),
)
IGNORES = (Case("npm install x", "npm error code E404\nnpm error 404 Not Found", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:npm (?:error|ERR!) )?code (?P<code>E401|ENEEDAUTH|E403|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|"
        r"EOTP|ECONNRESET|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)",
        problem.text,
    )
    if not match:
        return None
    host = re.search(r"https?://(?P<name>[\w.-]+)", problem.text)
    where = host["name"] if host else "the registry"
    code = match["code"]
    if code in ("ENEEDAUTH", "E401"):
        return Finding(
            f"You are not logged in at {where}.",
            0.97,
            "The registry wants to know who you are, or the token it was given is old.",
            (match[0],),
            (
                Fix(
                    "npm login" if "npmjs" in where or not host else f"npm login --registry=https://{where}/", "logs in"
                ),
            ),
        )
    if over := re.search(
        r"cannot publish over the previously published versions?:? ?(?P<version>[\w.-]*\w)?", problem.text
    ):
        return Finding(
            f"Version {over['version'] or 'of this number'} is published already, and a version cannot be replaced.",
            0.975,
            "Raise the number in package.json; patch raises its last part.",
            (over[0],),
            (Fix("npm version patch && npm publish", "raises the last number, then publishes"),),
        )
    if code == "E403":
        return Finding(
            f"{where} refuses it: you have no right to that package.",
            0.95,
            "The name belongs to somebody else, or your account or token may only read.",
            (match[0],),
            (Fix("npm whoami", "shows who you are to it"),),
        )
    if code == "EOTP":
        return Finding(
            "The registry wants a one-time code.",
            0.97,
            "Your account is guarded by a second factor.",
            (match[0],),
            (),
            ("give the code from your app: the option --otp=123456",),
        )
    return Finding(
        f"npm does not trust the certificate of {where}.",
        0.95,
        "A proxy of the company often puts in a certificate of its own, which Node has to be told of.",
        (match[0],),
        (
            Fix("npm config get registry", "shows which registry is asked"),
            Fix("npm config get proxy", "shows the proxy that is set"),
        ),
        ("name the company's certificate: NODE_EXTRA_CA_CERTS and its path",),
    )
