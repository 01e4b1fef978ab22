"""A hook that stopped a commit with words of its own: proven by the hook that is there."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ()
STATUSES = frozenset({1})
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git commit -m two",
        "lint failed",
        1,
        setup="git init -q .; printf '#!/bin/sh\\nexit 1\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit",
        says="pre-commit",
    ),
    Case(
        "git push",
        "tests are red\nerror: failed to push some refs to './r.git'",
        1,
        setup="git init -q .; printf '#!/bin/sh\\nexit 1\\n' > .git/hooks/pre-push; chmod +x .git/hooks/pre-push",
        says="pre-push",
    ),
)
IGNORES = (
    Case("git commit -m x", "nothing to commit, working tree clean", 1),
    Case("git commit -m two", "lint failed", 1, setup="git init -q ."),
)
HOOKS = {
    "commit": ("pre-commit", "commit-msg", "prepare-commit-msg"),
    "push": ("pre-push",),
    "rebase": ("pre-rebase",),
    "merge": ("pre-merge-commit", "commit-msg"),
}
PUSH_FAILED = late_pattern(r"(?m)^error: failed to push some refs to .*$")
OWN_WORDS = late_pattern(
    r"(?m)^(?:error|fatal|hint|On branch|nothing |no changes|Aborting|CONFLICT|Auto-merging| ! \[|remote:|To |"
    r"HEAD detached)|pathspec|working tree clean|nothing (?:added )?to commit"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("git")
    # After a hook that said no git adds this line; a server that refused would have marked the branch with `!`.
    text = PUSH_FAILED.sub("", problem.text) if " ! [" not in problem.text else problem.text
    if len(argv) < 2 or not problem.text.strip() or OWN_WORDS.search(text):
        return None
    git_dir = next(iter(facts.git("rev-parse", "--git-common-dir")), "")
    for name in HOOKS.get(argv[1], ()):
        path = os.path.join(git_dir, "hooks", name)
        found = facts.stat(path) if git_dir else None
        if found is not None and found.st_mode & 0o111:
            last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
            return Finding(
                f"The hook {name} of this repository refused it.",
                0.9,
                "A hook is a program that git runs before a commit or push and that may say no. What was printed "
                "comes from it.",
                (f"{path} is there and may be run", last[:160]),
                (Fix(f"cat {quote_path(path)}", "shows what the hook checks"),),
                (
                    "mend what it names, then try again",
                    "only if the check itself is wrong: the option --no-verify leaves it out",
                ),
            )
    return None
