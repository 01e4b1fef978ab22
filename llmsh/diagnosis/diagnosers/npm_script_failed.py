"""A script of package.json that ended with an error without npm having one of its own."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("> ",)
PROGRAMS = frozenset({"npm", "pnpm"})
MATCHES = (
    Case("npm test", "\n> x@1.0.0 test\n> exit 3\n\nnpm notice", 3, says="`exit 3`"),
    Case("npm run build", "\n> build\n> ./make-it --fast\n\nbuilding\n", 2, says="status 2"),
)
IGNORES = (
    Case("npm test", "\n> x@1.0.0 test\n> true\n", 0),
    Case("npm test", '\n> test\n> vitest run\n\nsh: 1: vitest: not found', 127),
)  # fmt: skip
RUN = late_pattern(r"(?m)^> (?:(?P<package>\S+@\S+) )?(?P<name>[\w:.-]+)(?: /.*)?\n> (?P<command>.+)$")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = next(reversed([*RUN.finditer(problem.text)]), None)
    if match is None or not problem.status or problem.status >= 126 or "npm error" in problem.text:
        return None
    return Finding(
        f"The script `{match['name']}`, which runs `{match['command'].strip()[:70]}`, ended with "
        f"status {problem.status}.",
        0.5,
        "npm only starts what package.json says under scripts. What went wrong is in the output of that program.",
        (f"> {match['command'].strip()[:120]}",),
        (),
        ("read the first error in the output, not the last line",),
    )
