"""The first error of the Java compiler, with its place."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "cannot find symbol",
    "incompatible types",
    "class, interface, enum, or record expected",
    "should be declared in a file named",
    "reached end of file while parsing",
    "does not exist",
    "expected",
    "compilation failure",
    "unclosed string literal",
    "missing return statement",
    "error: ",
)
PROGRAMS = frozenset({"javac", "mvn", "gradle", "gradlew", "java", "ant", "mvnw"})
MATCHES = (
    Case(
        "javac A.java",
        'A.java:1: error: incompatible types: String cannot be converted to int\nclass A { void f() { int x = "a"; '
        "} }\n                             ^\n1 error",
        1,
        says="A.java line 1",
    ),
    Case(
        "javac A.java",
        "A.java:1: error: ';' expected\nclass A { void f() { int x = 1 } }\n                              ^\n1 error",
        1,
        says="`;`",
    ),
    Case(
        "javac A.java",
        "A.java:1: error: class B is public, should be declared in a file named B.java\npublic class B { }\n       "
        "^\n1 error",
        1,
        says="B.java",
        fix="mv A.java B.java && javac B.java",
    ),
    Case(
        "javac A.java",
        "A.java:1: error: package org.nosuch does not exist\nimport org.nosuch.X; class A { }\n                 "
        "^\n1 error",
        1,
        says="org.nosuch",
    ),
    Case(
        "javac A.java",
        "A.java:1: error: unreported exception IOException; must be caught or declared to be thrown",
        1,
        says="IOException",
    ),
    Case("javac A.java", "A.java:1: error: variable x might not have been initialized", 1, says="`x`"),
    Case(
        "javac A.java",
        "A.java:4: error: non-static variable x cannot be referenced from a static context",
        1,
        says="`x`",
    ),
    Case(
        "javac A.java",
        "A.java:1: error: A is not abstract and does not override abstract method run() in Runnable",
        1,
        says="`run()`",
    ),
    Case(
        "mvn package",
        "[ERROR] COMPILATION ERROR : \n[ERROR] /x/src/main/java/A.java:[3,9] cannot find symbol\n  symbol:   "
        "method foo()\n[ERROR] Failed to execute goal "
        "org.apache.maven.plugins:maven-compiler-plugin:3.11.0:compile (default-compile) on project x: Compilation "
        "failure",
        1,
        says="A.java line 3",
    ),
)
IGNORES = (
    Case(
        "java Nope", "Error: Could not find or load main class Nope\nCaused by: java.lang.ClassNotFoundException: Nope"
    ),
    Case("javac None.java", "error: file not found: None.java", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"^(?:\[ERROR\] )?(?P<file>[^\s:]+\.java):(?:(?P<line>\d+): error: |\[(?P<mline>\d+),\d+\] (?:error: "
        r")?)(?P<what>.+)$",
        problem.text,
        re.MULTILINE,
    )
    if not match:
        return None
    file, line, what = match["file"], match["line"] or match["mline"], match["what"].strip().rstrip(".")
    shown = os.path.basename(file) if file.startswith("/") else file
    symbol = re.search(r"symbol:\s+(\w+) (\S+)", problem.text)
    look = (Fix(f"sed -n '{max(1, int(line) - 2)},{int(line) + 1}p' {quote_path(file)}", "shows the place"),)
    named = re.search(r"class (\w+) is public, should be declared in a file named (\w+\.java)", what)
    if named:
        return Finding(
            f"The public class {named[1]} has to be in a file called {named[2]}, and this is {shown}.",
            0.97,
            "In Java a public class and its file have the same name.",
            (match[0],),
            (Fix(f"mv {quote_path(file)} {named[2]} && {problem.replace_word(file, named[2])}", "renames the file"),)
            if problem.names(file) and "/" not in file
            else (),
            ("rename the file or the class",),
        )
    if "cannot find symbol" in what and symbol:
        summary, idea = (
            f"{shown} line {line}: the {symbol[1]} `{symbol[2]}` is not known there.",
            "It is misspelt, not imported, or belongs to another class.",
        )
    elif "does not exist" in what:
        summary, idea = (
            f"{shown} line {line}: {what}.",
            "The library that brings it is not on the class path; in Maven and Gradle it has to be a dependency.",
        )
    elif sign := re.search(r"'(.)' expected", what):
        summary, idea = (
            f"{shown} line {line}: a `{sign[1]}` is missing there.",
            "The place is where the compiler noticed it, often just after what is missing.",
        )
    elif thrown := re.search(r"unreported exception (?P<name>\w+)", what):
        summary, idea = (
            f"{shown} line {line}: {thrown['name']} can happen there, and nothing catches it.",
            "Put the line into try and catch, or write throws and its name behind the method.",
        )
    elif unset := re.search(r"variable (?P<name>\w+) might (?P<not>not|already) have been", what):
        summary, idea = (
            f"{shown} line {line}: `{unset['name']}` "
            + ("may have no value yet." if unset["not"] == "not" else "may have a value already."),
            "The compiler follows every way through the method, also those where no branch is taken.",
        )
    elif static := re.search(r"non-static (?:variable|method) (?P<name>\S+) cannot be", what):
        summary, idea = (
            f"{shown} line {line}: `{static['name']}` belongs to an object, and main has none.",
            "Make an object first with new, or declare it static.",
        )
    elif override := re.search(
        r"(?P<name>\w+) is not abstract and does not override abstract method (?P<method>\S+)", what
    ):
        summary, idea = (
            f"{shown} line {line}: the class {override['name']} lacks the method `{override['method']}`.",
            "A class has to write out every method that its interface or parent only names.",
        )
    elif "end of file" in what:
        summary, idea = f"{shown}: a `}}` is missing: the file ends inside a block.", "Each { needs its }."
    else:
        summary, idea = (
            f"{shown} line {line}: {what[:130]}.",
            "This is the first error; those after it often follow from it.",
        )
    return Finding(summary, 0.93, idea, (match[0][:200],), look, (f"correct {shown} line {line}",))
