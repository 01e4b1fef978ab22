"""`git push` of a branch that does not exist here, or has no commit."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("src refspec",)
MATCHES = (
    Case(
        "git push origin master",
        "error: src refspec master does not match any\nerror: failed to push some refs to 'x'",
        1,
        setup="git init -q -b main .; git commit -q --allow-empty -m one",
        says="`master`",
        fix="git push origin main",
    ),
    Case(
        "git push -u origin main",
        "error: src refspec main does not match any",
        1,
        setup="git init -q -b main .",
        says="no commit",
        fix="git status",
    ),
    Case(
        "git push origin featur",
        "error: src refspec featur does not match any",
        1,
        setup="git init -q -b main .; git commit -q --allow-empty -m one; git branch feature",
        fix="git push origin feature",
    ),
)
IGNORES = (Case("git push", "fatal: The current branch x has no upstream branch.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"src refspec (?P<name>\S+) (?:does not match any|matches more than one)", problem.text)
    if not match:
        return None
    name = match["name"]
    if "more than one" in match[0]:
        return Finding(
            f"`{name}` is a branch and a tag as well, so git does not know which to push.",
            0.97,
            "A name that stands for one thing only is needed.",
            (match[0],),
            (Fix(problem.replace_word(name, f"refs/heads/{name}"), "means the branch"),),
        )
    own = [each for each in facts.branches if "/" not in each or each.partition("/")[0] not in facts.remotes]
    if not own:
        return Finding(
            f"There is nothing to push: `{name}` has no commit yet.",
            0.975,
            "A branch comes into being with its first commit: git add, then git commit.",
            (match[0], "there is no branch with a commit here"),
            (Fix("git status", "shows what could be committed"),),
            ("git add the files, then git commit",),
        )
    near = [*closest(name, own, limit=1)]
    if facts.branch and facts.branch not in near:
        near.append(facts.branch)
    return Finding(
        f"There is no branch `{name}` here to push." + (f" You are on `{facts.branch}`." if facts.branch else ""),
        0.975,
        "The name after the remote is that of a branch of your own. The first branch is called main in some "
        "repositories and master in others.",
        (match[0],),
        tuple(Fix(problem.replace_word(name, each), f"{each} is there") for each in near if problem.names(name)),
        () if near and problem.names(name) else ("see the branches: git branch",),
    )
