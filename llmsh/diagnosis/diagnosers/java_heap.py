"""Java ran out of the memory that it was allowed."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "java.lang.outofmemoryerror",
    "java heap space",
    "gc overhead limit exceeded",
    "could not reserve enough space for",
    "metaspace",
)
MATCHES = (
    Case(
        "java -jar app.jar",
        'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
        1,
        says="memory",
        fix="java -Xmx2g -jar app.jar",
    ),
    Case(
        "java -Xmx10m A",
        'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
        1,
        fix="java -Xmx2g A",
    ),
    Case("mvn test", "java.lang.OutOfMemoryError: Metaspace", 1, fix="MAVEN_OPTS=-Xmx2g mvn test"),
    Case(
        "java -Xmx64g A",
        "Error occurred during initialization of VM\nCould not reserve enough space for 67108864KB object heap",
        1,
        says="more memory",
    ),
)
IGNORES = (Case("python3 a.py", "MemoryError", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    reserve = "Could not reserve enough" in problem.text
    said = re.search(r"OutOfMemoryError: [^\n]+|Could not reserve enough space[^\n]*", problem.text)
    if not said:
        return None
    if reserve:
        fixed = re.sub(r"\s-Xm[xs]\S+", "", problem.command)
        return Finding(
            "Java was asked to take more memory than this machine can give.",
            0.965,
            "-Xmx sets how much it may use at most.",
            (said[0],),
            (Fix(fixed, "leaves the amount to Java"),)
            if fixed != problem.command
            else (Fix("free -h", "shows how much there is"),),
        )
    program = problem.argv[0] if problem.argv else ""
    if program.endswith("java"):
        # The last -Xmx of a line counts.
        given = re.search(r"-Xmx\S+", problem.command)
        fixed = (
            problem.replace_text(given[0], "-Xmx2g") if given else problem.replace_text(program, f"{program} -Xmx2g")
        )
    elif program.endswith(("mvn", "mvnw")):
        fixed = f"MAVEN_OPTS=-Xmx2g {problem.command}"
    elif "gradle" in program:
        fixed = f"{problem.command} -Dorg.gradle.jvmargs=-Xmx2g"
    else:
        fixed = f"JAVA_TOOL_OPTIONS=-Xmx2g {problem.command}"
    return Finding(
        "The Java program used up the memory that it was allowed.",
        0.965,
        "By default Java takes a quarter of the machine's memory at most. If more does not help, something is "
        "kept that should be let go.",
        (said[0],),
        (Fix(fixed, "allows 2 GB"),),
    )
