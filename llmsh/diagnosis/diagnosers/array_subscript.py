"""An array was used with an index that it cannot have, or without one."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "bad array subscript",
    "must use subscript when assigning associative array",
    "cannot assign list to array member",
    "cannot convert indexed to associative array",
    "cannot convert associative to indexed array",
)
MATCHES = (
    Case("m[]=3", "bash: line 1: m[]: bad array subscript", says="`m`"),
    Case("declare -a a=(); a[-1]=x", "bash: line 1: a[-1]: bad array subscript", says="`-1`"),
    Case(
        "declare -A m; m=(a b)",
        "bash: line 1: m: a: must use subscript when assigning associative array",
        says="key",
    ),
    Case("a[1]=(x y)", "bash: line 1: a[1]: cannot assign list to array member", says="list"),
    Case("a=(1); declare -A a", "bash: line 1: declare: a: cannot convert indexed to associative array", says="kind"),
)
IGNORES = (Case("echo ${name first}", "bash: line 1: ${name first}: bad substitution"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    bad = re.search(r"(?P<name>\w+)\[(?P<index>[^\]\n]*)\]: bad array subscript", problem.text)
    keyless = re.search(r"(?P<name>\w+): (?P<word>[^:\n]+): must use subscript", problem.text)
    member = re.search(r"(?P<name>\w+)\[[^\]]*\]: cannot assign list", problem.text)
    kinds = re.search(r"(?P<name>\w+): cannot convert (?:indexed|associative) to", problem.text)
    if bad:
        summary = (
            f"The array `{bad['name']}` has no place `{bad['index']}`."
            if bad["index"]
            else f"Nothing stands between the brackets of the array `{bad['name']}`."
        )
        step = "count from 0; a negative number counts from the end and needs that many elements"
    elif keyless:
        summary = f"`{keyless['name']}` is an array with names as keys, and `{keyless['word']}` has no key."
        step = f"write each element with its key: {keyless['name']}=([color]=red [size]=3)"
    elif member:
        summary = f"One element of the array `{member['name']}` cannot hold a list."
        step = f"give the list to the whole array: {member['name']}=(a b)"
    elif kinds:
        summary = f"`{kinds['name']}` is an array already, of the other kind."
        step = f"start anew: unset {kinds['name']}"
    else:
        return None
    return Finding(
        summary,
        0.93,
        "An array is a list under one name; what stands in the brackets says which element is meant.",
        (next(line for line in problem.lines if "array" in line).strip()[:160],),
        (),
        (step,),
    )
