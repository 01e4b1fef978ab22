"""Java is older than the program, or the build asks for one that is not here."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unsupportedclassversionerror",
    "unsupported class file major version",
    "invalid target release",
    "invalid source release",
    "release version",
    "java_home is not defined",
    "java_home is set to an invalid",
    "no compiler is provided",
    "could not target platform",
    "compiled by a more recent version",
    "java_home environment variable is not",
)
MATCHES = (
    Case(
        "java -jar app.jar",
        'Exception in thread "main" java.lang.UnsupportedClassVersionError: App has been compiled by a more '
        "recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only "
        "recognizes class file versions up to 61.0",
        1,
        says="Java 21",
        fix="sudo apt install openjdk-21-jre",
    ),
    Case(
        "mvn package",
        "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.11.0:compile: Fatal "
        "error compiling: error: invalid target release: 21",
        1,
        says="21",
    ),
    Case(
        "gradle build",
        "BUG! exception in phase 'semantic analysis' in source unit '_BuildScript_' Unsupported class file major "
        "version 65",
        1,
        says="Java 21",
    ),
    Case(
        "mvn -v",
        "The JAVA_HOME environment variable is not defined correctly,\nthis environment variable is needed to "
        "run this program.",
        1,
        says="JAVA_HOME",
    ),
)
IGNORES = (Case("java A", "Error: Could not find or load main class A", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "JAVA_HOME" in text and re.search(r"not (?:defined|set)|invalid directory", text):
        java = facts.which("javac") or facts.which("java")
        home = os.path.dirname(os.path.dirname(os.path.realpath(java))) if java else ""
        return Finding(
            "JAVA_HOME does not lead to a Java installation.",
            0.965,
            "Build tools find Java through this variable: the folder that holds bin/java.",
            (f"java is at {java}" if java else "no java in PATH",),
            (Fix(f"export JAVA_HOME={quote_path(home)} && {problem.command}", "sets it for this shell"),)
            if home
            else (),
            () if home else ("install a JDK, then set JAVA_HOME to its folder",),
        )
    match = re.search(
        r"class file version (?P<want>\d+)(?:\.0)?\)?(?:[\s\S]*?up to (?P<have>\d+))?|class file major version "
        r"(?P<major>\d+)|(?:invalid (?:target|source) release|release version):? (?P<release>[\d.]+)",
        text,
    )
    if not match:
        return None
    number = match["want"] or match["major"]
    want = str(int(number) - 44) if number else match["release"]
    have = f"; this is Java {int(match['have']) - 44}" if match["have"] else ""
    if match["major"] and not match["want"]:
        return Finding(
            f"This build tool is too old for Java {want}.",
            0.965,
            "It reads class files up to a version that was new when it was made.",
            (match[0],),
            (Fix("./gradlew wrapper --gradle-version latest", "brings a newer Gradle into the project"),)
            if facts.exists("gradlew")
            else (),
            ("update the build tool, or run it with an older Java (JAVA_HOME)",),
        )
    kind = "jre" if match["want"] else "jdk"
    install = facts.install(
        f"openjdk-{want}-{kind}"
        if facts.manager == "apt"
        else f"java-{want}-openjdk-devel"
        if facts.manager == "dnf"
        else ""
    )
    return Finding(
        f"Java {want} is needed here{have}.",
        0.97,
        "The program, or the settings of its build, are for a newer Java than the one that runs.",
        (match[0][:160],),
        (Fix(install, f"installs Java {want}"),) if install else (Fix("java -version", "shows which Java this is"),),
        ("after installing, choose it: JAVA_HOME, or update-alternatives --config java",),
    )
