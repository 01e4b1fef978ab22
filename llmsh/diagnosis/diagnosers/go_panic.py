"""A Go program that panicked: the line of the user's own file."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("panic: ", "goroutine 1 [running]", "fatal error: all goroutines are asleep", "data race")
MATCHES = (
    Case(
        "go run .",
        "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 "
        "[running]:\nmain.main()\n\t{cwd}/main.go:7 +0x1d\nexit status 2",
        1,
        (("main.go", "x\n" * 9),),
        says="main.go line 7",
        fix="sed -n '5,9p' main.go",
    ),
    Case(
        "./app",
        "panic: assignment to entry in nil map\n\ngoroutine 1 "
        "[running]:\nmain.f(...)\n\t/src/app/f.go:12\nmain.main()\n\t/src/app/main.go:3 +0x2a",
        2,
        says="f.go line 12",
    ),
    Case(
        "go run .",
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan "
        "receive]:\nmain.main()\n\t/w/main.go:9 +0x37",
        1,
        says="waits",
    ),
)
IGNORES = (Case("./app", "thread 'main' panicked at src/main.rs:2:5:\nindex out of bounds", 101),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    dead = "all goroutines are asleep" in problem.text
    match = re.search(r"^panic: (?P<what>[^\n]+)", problem.text, re.MULTILINE)
    if not match and not dead:
        return None
    if "goroutine" not in problem.text:
        return None
    frames = [
        (found["file"], found["line"])
        for found in re.finditer(r"^\s+(?P<file>/\S+\.go|[\w./-]+\.go):(?P<line>\d+)", problem.text, re.MULTILINE)
    ]
    own = [
        frame
        for frame in frames
        if "/usr/local/go/" not in frame[0] and "/go/pkg/mod/" not in frame[0] and "/runtime/" not in frame[0]
    ]
    file, line = (own or frames or [("", "0")])[0]
    shown = shown_path(facts, file) if file else ""
    at = f" at {shown} line {line}" if file else ""
    what = (
        "every goroutine waits for another" if dead else match["what"].removeprefix("runtime error: ") if match else ""
    )
    fixes = show_place(facts, file, line) if file else ()
    return Finding(
        f"The Go program stopped{at}: {what[:110].rstrip('.!')}.",
        0.965,
        "A panic is an error that nothing in the program caught. The first line of its own code in the list is "
        "where it happened."
        if not dead
        else "A channel is read that nobody writes to any more, or the other way round.",
        ((match[0] if match else "all goroutines are asleep - deadlock!")[:160],),
        fixes,
        () if fixes else (f"look at {shown or 'the first line of your own code in the list'}",),
    )
