"""A Java program that could not be started or stopped with an exception."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path
from llmsh.diagnosis.told import Plain, plainly

SIGNATURES = (
    "could not find or load main class",
    "unable to access jarfile",
    "invalid or corrupt jarfile",
    "exception in thread",
    "main method not found",
    "no main manifest attribute",
    "could not create the java virtual machine",
)
MATCHES = (
    Case(
        "java A.class",
        "Error: Could not find or load main class A.class\nCaused by: java.lang.ClassNotFoundException: A.class",
        1,
        (("A.class", ""),),
        says="A.class",
        fix="java A",
    ),
    Case(
        "java Nope",
        "Error: Could not find or load main class Nope\nCaused by: java.lang.ClassNotFoundException: Nope",
        1,
        (("Nope.java", "x"),),
        says="compiled",
        fix="javac Nope.java && java Nope",
    ),
    Case("java -jar notes.txt", "Error: Invalid or corrupt jarfile notes.txt", 1, says="notes.txt"),
    Case(
        "java A",
        'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because '
        '"<local1>" is null\n\tat A.main(A.java:7)',
        1,
        says="A.java line 7",
    ),
    Case(
        "java A",
        "Error: Main method not found in class A, please define the main method as:\n   public static void "
        "main(String[] args)",
        1,
        says="main",
    ),
    Case("java -jar app.jar", "no main manifest attribute, in app.jar", 1, says="app.jar"),
)
IGNORES = (
    Case("java -jar none.jar", "Error: Unable to access jarfile none.jar"),
    Case("java -jar a.jar", 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space'),
)


PLAIN: Plain = (
    (
        late_pattern(r"NoSuchElementException"),
        lambda m: ("the next element was asked for, and there is none", "Ask with hasNext() or isPresent() first."),
    ),
    (
        late_pattern(r"UnsupportedOperationException"),
        lambda m: ("the collection cannot be changed", "List.of() and Arrays.asList() make fixed ones; copy it first."),
    ),
    (
        late_pattern(r"ArithmeticException: / by zero"),
        lambda m: ("a number is divided by zero", "The number below is zero or was never set."),
    ),
    (
        late_pattern(r"NoSuchFileException: (?P<path>\S+)|FileNotFoundException: (?P<other>[^(\n]+) \("),
        lambda m: (
            f"the file `{(m['path'] or m['other']).strip()}` does not exist",
            "The path is seen from the folder in which java was started.",
        ),
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    load = re.search(r"Could not find or load main class (?P<name>\S+)", text)
    if load:
        name = load["name"]
        bare = name.removesuffix(".class").removesuffix(".java")
        if bare != name and facts.exists(f"{bare}.class"):
            return Finding(
                f"java wants the name of a class, not of its file: {bare}, not {name}.",
                0.96,
                "The ending .class is left out.",
                (load[0],),
                (Fix(problem.replace_word(name, bare), "the class itself"),),
            )
        if facts.exists(f"{bare}.java"):
            return Finding(
                f"{bare}.java has not been compiled yet.",
                0.94,
                "javac makes the class that java runs.",
                (load[0], f"{bare}.java is there"),
                (Fix(f"javac {quote(bare)}.java && java {quote(bare)}", "compiles it, then runs it"),),
            )
        return Finding(
            f"Java finds no class `{name}`.",
            0.92,
            "It looks in the current folder, or where -cp says; a class in a package is named with it, like "
            "com.example.Main.",
            (load[0],),
            (),
            ("check the name, the folder, and -cp",),
        )
    jar = re.search(r"corrupt jarfile (?P<bad>\S+)|no main manifest attribute, in (?P<no>\S+)", text)
    if jar:
        path = jar["bad"] or jar["no"]
        return Finding(
            f"`{path}` is no jar file, or it is damaged."
            if jar["bad"]
            else f"`{path}` does not say which class to start.",
            0.95,
            "A jar is a zip archive with classes."
            if jar["bad"]
            else (
                "A jar that can be started names its main class in its manifest; this one is a library, or was "
                "built without."
            ),
            (jar[0],),
            (Fix(f"unzip -l {quote_path(path)}", "shows what is in it"),),
            ("start a class in it: java -cp, the jar and the class",) if jar["no"] else (),
        )
    if "Main method not found" in text:
        return Finding(
            "The class has no main method, where a program would begin.",
            0.96,
            "It has to be written public static void main(String[] args).",
            ("Main method not found",),
            (),
            ("add a main method, or start another class",),
        )
    thrown = re.search(r'Exception in thread "[^"]+" (?P<kind>[\w.$]+)(?:: (?P<what>.*))?', text)
    if not thrown or "OutOfMemory" in thrown["kind"]:
        return None
    frames = re.findall(
        r"^\s+at (?!java\.|javax\.|jdk\.|sun\.)[\w.$]+\((?P<file>\w+\.java):(?P<line>\d+)\)", text, re.MULTILINE
    )
    where = f"{frames[0][0]} line {frames[0][1]}: " if frames else ""
    name = thrown["kind"].rpartition(".")[2]
    otherwise = (
        f"{name}{': ' + thrown['what'][:110].rstrip('.') if thrown['what'] else ''}",
        "The program met a case it was not made for. The first line with a file of your own is where it happened.",
    )
    plain, idea = plainly(PLAIN, f"{name}: {thrown['what'] or ''}", otherwise)
    return Finding(
        f"{where}{plain}.",
        0.88,
        idea,
        (thrown[0][:200],),
        (),
        (f"look at {frames[0][0]} line {frames[0][1]}" if frames else "read the lines that begin with at",),
    )
