"""Files that .gitignore excludes."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("are ignored by one of your .gitignore files",)
MATCHES = (
    Case(
        "git add xx",
        "The following paths are ignored by one of your .gitignore files:\nxx\nhint: Use -f if you really want to "
        "add them.",
        says="`xx`",
        fix="git check-ignore -v xx",
    ),
)
IGNORES = (Case("git add none", "fatal: pathspec 'none' did not match any files", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    at = next((number for number, line in enumerate(problem.lines) if "are ignored by one" in line), 0)
    files = [line for line in problem.lines[at + 1 :] if line and not line.startswith("hint:")]
    named = ", ".join(f"`{file}`" for file in files[:3])
    return Finding(
        f"{named} {'is' if len(files) == 1 else 'are'} excluded by a .gitignore file.",
        0.97,
        "Patterns in .gitignore keep files such as build results out of the history. -f adds them all the same.",
        ("ignored by .gitignore",),
        (
            Fix(
                f"git check-ignore -v {' '.join(quote_path(file) for file in files[:3])}",
                "shows the pattern and where it stands",
            ),
            Fix(problem.insert_after("add", "-f"), "adds it all the same"),
        ),
    )
