"""A Maven or Gradle build that could not begin or stopped."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "could not resolve dependencies",
    "build failed with an exception",
    "does not contain a gradle build",
    "there are test failures",
    "non-resolvable parent pom",
    "what went wrong",
)
MATCHES = (
    Case(
        "mvn package",
        "[ERROR] Failed to execute goal on project x: Could not resolve dependencies for project a:x:jar:1: Could "
        "not find artifact org.nope:lib:jar:9 in central (https://repo.maven.apache.org/maven2) -> [Help 1]",
        1,
        says="org.nope:lib:jar:9",
    ),
    Case(
        "mvn test",
        "[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0\n[ERROR] Failed to execute goal "
        "org.apache.maven.plugins:maven-surefire-plugin:3.0.0:test (default-test) on project x: There are test "
        "failures.",
        1,
        says="1 of 3",
    ),
    Case(
        "gradle biuld",
        "FAILURE: Build failed with an exception.\n\n* What went wrong:\nTask 'biuld' not found in root project "
        "'x'. Some candidates are: 'build'.",
        1,
        says="`biuld`",
        fix="gradle build",
    ),
    Case(
        "./gradlew build",
        "FAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task "
        "':compileJava'.\n> Compilation failed; see the compiler error output for details.",
        1,
        says=":compileJava",
    ),
)
IGNORES = (Case("mvn biuld", '[ERROR] Unknown lifecycle phase "biuld". You must specify a valid lifecycle phase'),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "does not contain a Gradle build" in text:
        file = "build.gradle"
        below = [os.path.dirname(path) for path in facts.named(file) if os.path.dirname(path)]
        return Finding(
            f"There is no {file} in this folder" + (f"; there is one in `{below[0]}`." if below else "."),
            0.96,
            "The build is described in that file, and the tool starts where it is.",
            (f"no {file} here",),
            tuple(Fix(f"cd {quote_path(each)} && {problem.command}", f"{file} is there") for each in below[:1])
            or (Fix("ls", "shows what is here"),),
        )
    artifact = re.search(
        r"Could not (?:find artifact|resolve:?) (?P<name>[\w.-]+:[\w.:-]+)|Could not find (?P<gradle>[\w.-]+:[\w.:-]+)",
        text,
    )
    if artifact:
        name = artifact["name"] or artifact["gradle"]
        return Finding(
            f"The dependency {name} was not found in the repositories.",
            0.93,
            "Its name or version is misspelt, it is in another repository, or there is no network.",
            (artifact[0],),
            (),
            ("check the name and version at search.maven.org",),
        )
    tests = re.search(
        r"Tests run: (?P<run>\d+), Failures: (?P<fail>\d+), Errors: (?P<err>\d+)(?![\s\S]*Tests run:)", text
    )
    if tests and "test failures" in text:
        failed = re.search(r"\[ERROR\] +(?P<name>[\w.]+\.\w+):(?P<line>\d+)", text)
        return Finding(
            f"{int(tests['fail']) + int(tests['err'])} of {tests['run']} tests failed"
            + (f"; the first is {failed['name']} at line {failed['line']}." if failed else "."),
            0.9,
            "The build stops when a test fails.",
            (tests[0],),
            (),
            ("read the reports in target/surefire-reports",),
        )
    task = re.search(r"Task '(?P<name>[\w:]+)' not found(?:.*candidates are: '(?P<near>[\w:]+)')?", text)
    if task:
        near = task["near"]
        return Finding(
            f"There is no task `{task['name']}`." + (f" Did you mean `{near}`?" if near else ""),
            0.96,
            "Tasks are what Gradle can do in this project.",
            (task[0],),
            (Fix(problem.replace_word(task["name"], near), f"{near} is a task"),)
            if near and problem.names(task["name"])
            else (),
            ("see the tasks: gradle tasks",),
        )
    wrong = re.search(r"What went wrong:\n(?P<what>.+)(?:\n> (?P<why>.+))?", text)
    if not wrong:
        return None
    name = re.search(r"task '([^']+)'", wrong["what"])
    return Finding(
        (
            f"{'The task ' + name[1] + ' failed' if name else wrong['what'].rstrip('.')}"
            f"{': ' + wrong['why'].rstrip('.') if wrong['why'] else ''}."
        )[:195],
        0.75,
        "The reason is in the output above that line.",
        (wrong["what"],),
        (),
        ("read the first error above",),
    )
