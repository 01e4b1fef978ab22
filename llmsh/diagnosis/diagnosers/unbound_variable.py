"""A variable without a value under `set -u`."""

import os
import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("unbound variable", "parameter not set", "parameter null or not set")
MATCHES = (
    Case("set -u; echo $nothere", "bash: line 1: nothere: unbound variable", 127, says="`nothere`"),
    Case("bash deploy.sh", "deploy.sh: line 3: $1: unbound variable", 1, (("deploy.sh", "x"),), says="first argument"),
    Case("./run.sh", "./run.sh: line 4: API_URL: unbound variable", 1, says="`API_URL`"),
    Case("echo ${X:?}", "bash: line 1: X: parameter null or not set", 127, says="`X`"),
)
IGNORES = (Case("echo ${a b}", "bash: line 1: ${a b}: bad substitution"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:(?P<where>[^\s:]+): line (?P<line>\d+): )?(?P<name>\$?\w+): (?:unbound variable|parameter (?:null or "
        r")?not set)",
        problem.text,
    )
    if not match:
        return None
    name = match["name"]
    places = {"$1": "first", "$2": "second", "$3": "third"}
    if name.lstrip("$").isdigit():
        summary = f"The script got no {places.get(name, name)} argument, and it needs one."
        step = "call it with its arguments behind it"
    else:
        near = closest(name, [key for key in os.environ if len(key) > 3], limit=1) if len(name) > 4 else ()
        summary = f"The variable `{name}` has no value." + (f" Did you mean `{near[0]}`?" if near else "")
        step = f"give it one before: export {name}=… with its value, or write ${{{name}:-}} where empty is fine"
    where = f"{match['where']} line {match['line']}" if match["where"] and match["where"] not in ("bash", "sh") else ""
    return Finding(
        summary,
        0.95,
        "With set -u the shell stops at a variable that was never set, so that a slip in a name is noticed.",
        tuple(filter(None, (match[0], where))),
        (),
        (step,),
    )
