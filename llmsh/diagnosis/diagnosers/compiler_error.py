"""The first error of a C or C++ compiler, with its place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "undeclared",
    "was not declared in this scope",
    "before",
    "expected",
    "incompatible",
    "implicit declaration",
    "conflicting types for",
    "too few arguments",
    "too many arguments",
    "does not name a type",
    "has no member named",
    "redefinition",
    "invalid conversion",
    "unknown type name",
    "no matching function",
    "lvalue required",
    "storage size of",
    "cannot convert",
    "all warnings being treated as errors",
    "is private within this context",
    "is protected within this context",
    "has no member",
    "discards",
    "makes pointer from integer",
    "assignment of read-only",
    "deleted function",
    "static assertion failed",
    "ambiguous",
    "error: ",
)
MATCHES = (
    Case(
        "gcc a.c",
        "a.c: In function ‘main’:\na.c:1:20: error: ‘x’ undeclared (first use in this function)\n    1 | int "
        "main(){ return x; }\n      |                    ^",
        1,
        says="a.c line 1",
    ),
    Case(
        "gcc a.c",
        'a.c: In function ‘main’:\na.c:2:24: error: expected ‘;’ before ‘return’\n    2 | int main(){ printf("x") '
        "return 0; }",
        1,
        says="`;`",
    ),
    Case(
        "g++ a.cpp",
        "a.cpp: In function ‘int main()’:\na.cpp:2:13: error: ‘cout’ was not declared in this scope; did you mean "
        "‘std::cout’?",
        1,
        says="`std::cout`",
    ),
    Case(
        "gcc a.c",
        "a.c: In function ‘main’:\na.c:1:1: error: expected declaration or statement at end of input",
        1,
        says="`}`",
    ),
    Case("gcc a.c", "a.c:2:47: error: ‘p’ is a pointer; did you mean to use ‘->’?", 1, says="`->`"),
    Case("gcc a.c", "a.c:1:18: error: ‘else’ without a previous ‘if’", 1, says="`else`"),
    Case("gcc a.c", "a.c:1: error: unterminated #ifdef\n    1 | #ifdef X", 1, says="#endif"),
    Case("gcc a.c", "a.c:1:2: error: #error too old\n    1 | #error too old", 1, says="too old"),
    Case("clang a.c", "a.c:1:20: error: use of undeclared identifier 'x'\nint main(){ return x; }", 1, says="`x`"),
)
IGNORES = (
    Case("gcc a.c", "a.c:1:10: fatal error: nosuch.h: No such file or directory"),
    Case("javac A.java", "A.java:1: error: ';' expected"),
)
FIRST = "This is the first error; those after it often follow from it. Correct it first and compile again."
PLACE = late_pattern(
    r"^(?P<file>[^\s:]+\.(?:c|h|cc|cpp|cxx|hpp|hh|m|cu)):(?P<line>\d+):(?:\d+:)? error: (?P<what>.+)$", re.MULTILINE
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = PLACE.search(problem.text)
    if not match:
        return None
    file, line, what = match["file"], match["line"], match["what"].strip()
    plain = re.sub(r"[‘’']([^‘’']+)[‘’']", r"`\1`", what.partition(" [-W")[0])
    offered = re.search(r"did you mean [‘'`](?P<name>[^’'`]+)", what)
    name = re.search(r"`([^`]+)`", plain)
    count = len(PLACE.findall(problem.text))
    if re.search(r"undeclared|not declared in this scope", what) and name:
        summary = f"{file} line {line}: `{name[1]}` is not known there" + (
            f". Did you mean `{offered['name']}`?" if offered else "."
        )
        explanation = (
            "A name has to be declared before it is used: it is misspelt, or the #include that brings it is missing."
        )
    elif missing := re.search(r"expected [‘']([^’']+)[’'] before|expected '([^']+)'", what):
        summary = (
            f"{file} line {line}: a `{missing[1] or missing[2]}` is missing, most likely at the end of the line before."
        )
        explanation = (
            "The compiler notices it only at the next word, so the place is just before the one that it names."
        )
    elif (closed := re.search(r"is (private|protected) within", what)) and name:
        summary = f"{file} line {line}: `{name[1]}` is {closed[1]}: only the class itself may use it."
        explanation = (
            "A class shows to others what stands after public. Use a function of the class, or make it public."
        )
    elif "at end of input" in what:
        summary, explanation = (
            f"{file}: a `}}` is missing somewhere: the file ends inside a block.",
            "Each { needs its }. An editor that shows pairs helps to find it.",
        )
    elif "implicit declaration" in what and name:
        summary = f"{file} line {line}: the function `{name[1]}` is used but not declared."
        explanation = "The #include that describes it is missing, or its name is misspelt."
    elif unended := re.search(r"unterminated (#\w+)", what):
        summary = f"{file} line {line}: the `{unended[1]}` that begins there has no `#endif`."
        explanation = "Each #if, #ifdef and #ifndef needs its own #endif."
    elif own := re.match(r"#error (?P<text>.+)", what):
        summary = f"{file} line {line} stops the compiler by itself: {own['text'][:100].rstrip('.')}."
        explanation = "The author wrote #error there for a case that cannot work. Its text says what is wrong."
    else:
        summary = f"{file} line {line}: {plain[:120].rstrip('.?')}."
        explanation = FIRST
    return Finding(
        summary,
        0.93 if explanation != FIRST else 0.9,
        explanation,
        (match[0][:200], *((f"{count} errors in all",) if count > 1 else ())),
        (Fix(f"sed -n '{max(1, int(line) - 2)},{line}p' {quote_path(file)}", "shows the place"),),
        (f"correct {file} line {line}",),
    )
