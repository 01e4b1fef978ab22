"""An old build tool under a new Node: it wants a hash that OpenSSL 3 has dropped."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("err_ossl_evp_unsupported", "digital envelope routines")
MATCHES = (
    Case(
        "npm start",
        "Error: error:0308010C:digital envelope routines::unsupported\n    at new Hash "
        "(node:internal/crypto/hash:71:19)\n  opensslErrorStack: [ 'error:03000086' ],\n  code: "
        "'ERR_OSSL_EVP_UNSUPPORTED'",
        1,
        says="Node",
        fix="NODE_OPTIONS=--openssl-legacy-provider npm start",
    ),
)
IGNORES = (Case("node a.js", "ReferenceError: x is not defined", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # openssl itself says it of a digest that it does not have.
    if "node" not in problem.text.lower() and "ERR_OSSL" not in problem.text:
        return None
    return Finding(
        "This project's build tool is older than the Node that runs it.",
        0.97,
        "It uses a hash (MD4) that newer versions of OpenSSL switch off. An update of the tool, such as webpack "
        "5, ends that.",
        ("digital envelope routines: unsupported",),
        (Fix(f"NODE_OPTIONS=--openssl-legacy-provider {problem.command}", "switches the old hashes on for this run"),),
        ("better: update the build tool (react-scripts 5, webpack 5)",),
    )
