"""npx ran another package than was meant, or none."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "not the tsc command you are looking for",
    "could not determine executable to run",
    "npx canceled due to missing packages",
    "command failed because it was not found in",
)
MATCHES = (
    Case(
        "npx tsc --init",
        "                This is not the tsc command you are looking for                \n\nTo get access to the "
        "TypeScript compiler, tsc, from the command line either:",
        1,
        says="typescript",
        fix="npm install --save-dev typescript && npx tsc --init",
    ),
    Case("npx mytool", "npm error could not determine executable to run", 1, says="mytool"),
)
IGNORES = (Case("npm run x", 'npm error Missing script: "x"', 1),)
PACKAGES = {
    "tsc": "typescript",
    "ng": "@angular/cli",
    "vue": "@vue/cli",
    "nest": "@nestjs/cli",
    "sass": "sass",
    "tailwindcss": "@tailwindcss/cli",
    "eslint": "eslint",
    "webpack": "webpack-cli",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("npx", "bunx", "pnpx")
    name = next((word for word in argv[1:] if word[:1] != "-"), "tsc" if "tsc command" in problem.text else "")
    package = PACKAGES.get(name, "")
    if package:
        return Finding(
            f"`{name}` comes with the package {package}, which this project does not have.",
            0.97,
            "npx looks in the project first and then fetches a package of that very name, which here is another one.",
            (first_error(problem.lines)[:120],),
            (
                Fix(f"npm install --save-dev {package} && {problem.command}", "adds it to the project, then runs it"),
                Fix(problem.replace_text("npx", f"npx --package {package}"), "names the package for this run only"),
            ),
        )
    return Finding(
        f"The package {name or 'that was named'} holds no program of its own name.",
        0.95,
        "A package can bring programs with other names, or none at all when it is a library.",
        ("could not determine executable to run",),
        (Fix(f"npm view {quote(name)} bin", "lists the programs that it brings"),) if name else (),
        () if name else ("name both: npx --package, the package, then the program",),
    )
