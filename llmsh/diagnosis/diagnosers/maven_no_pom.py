"""Maven where no pom.xml is, or without a goal."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("there is no pom in this directory", "no goals have been specified", "missingprojectexception")
MATCHES = (
    Case(
        "mvn package",
        "[ERROR] The goal you specified requires a project to execute but there is no POM in this directory "
        "(/w). Please verify you invoked Maven from the correct directory. -> [Help 1]",
        1,
        (("app/pom.xml", "x"),),
        says="pom.xml",
        fix="cd app && mvn package",
    ),
    Case(
        "mvn",
        "[ERROR] No goals have been specified for this build. You must specify a valid lifecycle phase or a goal "
        "in the format <plugin-prefix>:<goal>",
        1,
        says="what to do",
        fix="mvn package",
    ),
)
IGNORES = (Case("mvn test", "[ERROR] There are test failures.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "No goals have been specified" in problem.text:
        return Finding(
            "Maven was not told what to do.",
            0.97,
            "It wants a phase: compile, test, package, install. Each does the ones before it too.",
            ("No goals have been specified",),
            (
                Fix(f"{problem.command.strip()} package", "builds the project"),
                Fix(f"{problem.command.strip()} test", "runs the tests"),
            ),
        )
    below = [path for path in facts.named("pom.xml", depth=2) if "/" in path]
    other = "gradle" if facts.exists("build.gradle") or facts.exists("build.gradle.kts") else ""
    fixes = (
        (Fix(f"cd {quote_path(os.path.dirname(below[0]))} && {problem.command}", f"{below[0]} is there"),)
        if below
        else ()
    )
    if other:
        fixes = (
            *fixes,
            Fix("./gradlew build" if facts.exists("gradlew") else "gradle build", "the project uses Gradle"),
        )
    return Finding(
        "There is no pom.xml in this folder.",
        0.97,
        "Maven reads from it what to build. It lies at the top of the project.",
        ("no POM in this directory",),
        fixes,
        () if fixes else ("go to the folder of the project",),
    )
