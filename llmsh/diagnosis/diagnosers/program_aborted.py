"""A program that found its own memory damaged, or a condition of its own not met."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "double free",
    "free(): invalid",
    "malloc(): ",
    "corrupted size",
    "munmap_chunk",
    "stack smashing detected",
    "terminate called after throwing",
    "assertion",
    "assertion failed",
    "addresssanitizer",
    "pure virtual method called",
    "buffer overflow detected",
    "undefinedbehaviorsanitizer",
    "leaksanitizer",
)
STATUSES = frozenset({1, 2, 134, 133, 139})
MATCHES = (
    Case(
        "./a",
        "a: a.c:2: main: Assertion `1==2' failed.\nbash: line 1: 12 Aborted                 ./a",
        134,
        (("a.c", "#include <assert.h>\nint main(){assert(1==2);}\n"),),
        says="a.c line 2",
        fix="sed -n '1,4p' a.c",
    ),
    Case("./app", "free(): double free detected in tcache 2\nAborted (core dumped)", 134, says="freed twice"),
    Case("./app", "*** stack smashing detected ***: terminated\nAborted", 134, says="end of an array"),
    Case(
        "./app",
        "terminate called after throwing an instance of 'std::out_of_range'\n  what():  vector::_M_range_check: "
        "__n (which is 5) >= this->size() (which is 3)\nAborted",
        134,
        says="std::out_of_range",
    ),
    Case(
        "./app",
        "==12==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602\n    #0 0x4 in main {cwd}/a.c:7:3",
        1,
        (("a.c", "x\n" * 9),),
        says="heap-buffer-overflow",
        fix="sed -n '5,9p' a.c",
    ),
)
IGNORES = (Case("pytest", "E   AssertionError: assert 1 == 2", 1), Case("./app", "Segmentation fault", 139))
KINDS = (
    (late_pattern(r"double free[^\n]*"), "memory was freed twice"),
    (late_pattern(r"free\(\): invalid[^\n]*|munmap_chunk[^\n]*"), "something was freed that had not been allocated"),
    (
        late_pattern(r"malloc\(\): [^\n]*|corrupted size[^\n]*|corrupted double-linked[^\n]*"),
        "something was written past the end of a piece of memory",
    ),
    (
        late_pattern(r"\*\*\* (?:stack smashing|buffer overflow) detected \*\*\*[^\n]*"),
        "something was written past the end of an array",
    ),
    (late_pattern(r"pure virtual method called"), "an object was used after its end"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r"(?P<file>[\w./+-]+\.\w+):(?P<line>\d+): [^\n]*?Assertion [`'](?P<what>[^\n]+)' failed|Assertion "
        r"failed: \((?P<mac>[^\n]+)\), function \S+ file (?P<file2>[^,]+), line (?P<line2>\d+)",
        text,
    ):
        file, line = match["file"] or match["file2"], match["line"] or match["line2"]
        fixes = show_place(facts, file, line)
        return Finding(
            f"The program stopped itself: at {file} line {line} it found that `{match['what'] or match['mac']}` "
            "does not hold.",
            0.97,
            "An assertion is a condition that its author took for certain. When it fails, something went wrong before.",
            (match[0][:160],),
            fixes,
            () if fixes else ("if it is not your program: update it or report this line",),
        )
    if match := re.search(
        r"terminate called after throwing an instance of '(?P<kind>[^']+)'(?:\s+what\(\):\s+(?P<what>[^\n]+))?", text
    ):
        return Finding(
            f"The C++ program ended because nobody caught an exception: {match['kind']}"
            + (f" ({match['what'][:100]})." if match["what"] else "."),
            0.965,
            "An exception is passed up until some code catches it. None did.",
            (match[0].splitlines()[0],),
            (),
            ("see where it is thrown: gdb -batch -ex run -ex bt --args and the command",),
        )
    if match := re.search(r"(?P<tool>\w+Sanitizer): (?P<what>[\w-]+)", text):
        place = re.search(r"^\s+#\d+ \S+ in \S+ (?P<file>[^\s:]+):(?P<line>\d+)", text, re.MULTILINE)
        fixes = show_place(facts, place["file"], place["line"]) if place else ()
        where = f" at {shown_path(facts, place['file'])} line {place['line']}" if place else ""
        return Finding(
            f"{match['tool']} found a fault in the use of memory{where}: {match['what']}.",
            0.965,
            "The first frame of your own code in its list shows the place.",
            (match[0],),
            fixes,
            () if fixes else ("look at the first frame of your own code",),
        )
    found = next(((said[0], why) for pattern, why in KINDS if (said := pattern.search(text))), None)
    if found is None:
        return None
    return Finding(
        f"The program found its own memory damaged: {found[1]}.",
        0.96,
        "The fault happened earlier than it was noticed. It is a mistake in the program, not in how it was called.",
        (found[0][:160],),
        (),
        (
            "if it is yours: compile with -g -fsanitize=address and run again, which names the line",
            "if not: update it or report it",
        ),
    )
