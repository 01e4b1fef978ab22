"""A Java program that stopped with an exception: the line of its own code."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "nullpointerexception",
    "arrayindexoutofboundsexception",
    "classcastexception",
    "numberformatexception",
    "caused by:",
    "nosuchelementexception",
    "illegalargumentexception",
    "illegalstateexception",
    "arithmeticexception",
    "classnotfoundexception",
    "noclassdeffounderror",
)
PROGRAMS = frozenset({"java", "mvn", "gradle", "gradlew", "./gradlew", "./mvnw"})
MATCHES = (
    Case(
        "java -jar a.jar",
        'Exception in thread "main" java.lang.IllegalStateException: failed\n\tat '
        'app.Main.main(Main.java:10)\nCaused by: java.lang.NullPointerException: Cannot invoke "String.length()" '
        'because "name" is null\n\tat app.User.len(User.java:22)\n\tat app.Main.main(Main.java:8)',
        1,
        says="User.java line 22",
    ),
    Case(
        "java -cp . App",
        'Exception in thread "main" java.lang.NoClassDefFoundError: org/json/JSONObject\n\tat '
        "App.main(App.java:5)\nCaused by: java.lang.ClassNotFoundException: org.json.JSONObject",
        1,
        says="org.json.JSONObject",
    ),
)
IGNORES = (
    Case("java A", "Error: Could not find or load main class A\nCaused by: java.lang.ClassNotFoundException: A", 1),
)
OF_JAVA = late_pattern(r"^(?:java|javax|jdk|sun|com\.sun|org\.(?:springframework|hibernate|apache|junit|gradle))\.")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "Could not find or load main class" in text:
        return None
    if missing := re.search(r"(?:NoClassDefFoundError: |ClassNotFoundException: )(?P<name>[\w/.$]+)", text):
        name = missing["name"].replace("/", ".")
        return Finding(
            f"The class {name} is not on the class path.",
            0.955,
            "It was there when the program was compiled. At run time its jar has to be named with -cp, or be "
            "packed in.",
            (missing[0],),
            (),
            ("name the jar: java -cp 'lib/*:.' and the class",),
        )
    causes = list(
        re.finditer(
            r"^(?:Caused by: |Exception in thread \"[^\"]*\" )(?P<kind>[\w.$]+)(?:: (?P<what>[^\n]*))?",
            text,
            re.MULTILINE,
        )
    )
    if not any(match[0].startswith("Caused by") for match in causes):
        return None
    last = causes[-1]
    frames = re.findall(
        r"^\s+at (?P<where>[\w.$]+)\((?P<file>\w+\.java):(?P<line>\d+)\)", text[last.end() :], re.MULTILINE
    )
    own = [frame for frame in frames if not OF_JAVA.match(frame[0])] or frames
    if not own:
        return None
    _, file, line = own[0]
    path = next(iter(facts.named(file, depth=8)), "")
    kind = last["kind"].rpartition(".")[2]
    return Finding(
        f"{file} line {line}: {kind}" + (f": {last['what'][:100].rstrip('.')}." if last["what"] else "."),
        0.955,
        "Errors are wrapped in others on their way up. The last one that is named as the cause is where it began.",
        (last[0][:160],),
        show_place(facts, path, line) if path else (),
        () if path else (f"look at {file} line {line}",),
    )
