"""The answer without a matching diagnoser: the line that matters, where it is, what the status means, where to look."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.output import first_error_at
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.status import meaning_of

MAX_LINE_CHARS = 300
PLACE = late_pattern(
    r"(?:^|[\s(\"'])(?P<file>(?:[\w.@+-]*/)*[\w.@+-]+\.[A-Za-z]\w{0,9})(?::|\(|\", line |, line )(?P<line>\d+)"
)
KINDS = (
    (late_pattern(r"(?i)permission|denied|not permitted|forbidden|unauthorized"), "It is about rights."),
    (late_pattern(r"(?i)no such file|not found|cannot find|does not exist|missing"), "Something is not there."),
    (late_pattern(r"(?i)timed? ?out|refused|unreachable|resolve|network"), "It is about the network."),
    (late_pattern(r"(?i)syntax|parse|unexpected|unterminated"), "Something is written in a way it cannot read."),
    (late_pattern(r"(?i)memory|disk|space|quota|limit"), "Something has run out."),
    (late_pattern(r"(?i)unknown|invalid|unrecognized|illegal|usage"), "It does not know a word it was given."),
)


def explain_unmatched(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Explanation and steps; says what the output says and nothing that it does not."""
    number = first_error_at(problem.lines)
    parts = []
    if number is not None:
        line = problem.lines[number].strip()
        parts.append(f"The line that matters: {line[:MAX_LINE_CHARS]}")
        kind = next((text for pattern, text in KINDS if pattern.search(line)), "")
        place = place_of(problem.lines, number)
        if place and place not in line:
            parts.append(f"It comes from {place}.")
        elif kind:
            parts.append(kind)
    # A program that said what is wrong chose its status itself: 129 is git's for wrong usage, not a signal.
    status = meaning_of(problem.status) if number is None or problem.status in (126, 127, 137, 139) else ""
    if status:
        parts.append(status)
    if not parts:
        parts.append(_without_words(problem))
    program = problem.argv[0] if problem.argv else ""
    known = program and "/" not in program and program.isidentifier()
    return " ".join(parts), ((f"see: man {program}, or {program} --help",) if known else ())


def place_of(lines: tuple[str, ...], number: int) -> str:
    """file:line that line `number` or one of the three after it names; "" when none does."""
    for line in lines[number : number + 4]:
        match = PLACE.search(line)
        if match:
            return f"{match['file']}:{match['line']}"
    return ""


def _without_words(problem: Problem) -> str:
    if problem.status == 0:
        return "It ended with status 0: no error."
    if problem.status is None:
        last = next((line.strip() for line in reversed(problem.lines) if line.strip()), "")
        if last:
            return f"No error stands out in this output. It ends with: {last[:MAX_LINE_CHARS]}"
        return "There is no output to explain."
    return f"It ended with status {problem.status} and did not say why."
