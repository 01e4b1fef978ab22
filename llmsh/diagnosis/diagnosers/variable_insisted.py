"""A script that insists on a variable, with ${NAME:?text}, and says its own text."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES: tuple[str, ...] = ()
STATUSES = frozenset({1})
MATCHES = (
    Case('echo "${HOST:?set HOST first}"', "bash: HOST: set HOST first", 1, says="`HOST`"),
    Case("curl ${URL?which page}", "bash: URL: which page", 1, says="which page"),
)
IGNORES = (
    Case('echo "${HOST:?set HOST first}" && false', "web1", 1),
    Case("cat HOST", "cat: HOST: No such file or directory", 1),
)
INSISTED = late_pattern(r"\$\{(?P<name>\w+):?\?(?P<text>[^}]+)\}")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for match in INSISTED.finditer(problem.command):
        said = f": {match['name']}: {match['text']}"
        if line := next((each for each in problem.lines if each.endswith(said)), ""):
            return Finding(
                f"The variable `{match['name']}` has no value: {match['text'][:80].rstrip('.')}.",
                0.96,
                "${name:?text} stops a script where a value is missing, and says the text.",
                (line[:150],),
                (),
                (f"give it one before: export {match['name']}= and its value",),
            )
    return None
