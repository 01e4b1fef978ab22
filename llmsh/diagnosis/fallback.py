"""The answer without a matching diagnoser: the line that matters, where it is, what the status means, where to look."""

import re

from llmsh.core.diagnosis import Cause
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.output import first_error_at
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.status import meaning_of

MAX_LINE_CHARS = 300
PLACE = late_pattern(
    r"(?:^|[\s(\"'])(?P<file>(?:[\w.@+-]*/)*[\w.@+-]+\.[A-Za-z]\w{0,9})(?::|\(|\", line |, line )(?P<line>\d+)"
)
# Kinds of errors by the words of the line, the more special ones first.
KINDS = (
    (late_pattern(r"(?i)\bcertificate|\b(?:tls|ssl)\b"), "It is about a certificate or a protected connection."),
    (
        late_pattern(
            r"(?i)authenticat|credential|log ?in\b|password|unauthori[sz]ed|\b401\b|token (?:is |has )?expired"
        ),
        "It is about who you are: a login, a password or a key.",
    ),
    (late_pattern(r"(?i)permission|access denied|not permitted|forbidden|not allowed|\b403\b"), "It is about rights."),
    (
        late_pattern(
            r"(?i)timed? ?out|connection (?:was )?(?:refused|reset|closed|aborted|lost)|unreachable|no route|"
            r"network is|resolve host|name resolution|\b50[234]\b"
        ),
        "It is about the network, or about a server that does not answer.",
    ),
    (
        late_pattern(
            r"(?i)out of memory|cannot allocate|no space|disk (?:is )?full|quota|too many|too large|exceed|exhausted|"
            r"limit (?:was |is )?reached"
        ),
        "Something has run out, or a limit was met.",
    ),
    (
        late_pattern(r"(?i)\block(?:ed)?\b|\bbusy\b|already (?:in use|running)|deadlock"),
        "Something else is using it now.",
    ),
    (late_pattern(r"(?i)already exists|duplicate|conflict"), "Something is there twice, or two things do not fit."),
    (
        late_pattern(
            r"(?i)incompatib|unsupported|not supported|mismatch|requires? (?:version|at least)|too old|too new"
        ),
        "Two parts do not fit each other, often because of their versions.",
    ),
    (
        late_pattern(
            r"(?i)segfault|segmentation|core dumped|panic|abort(?:ed|ing)\b|stack overflow|null pointer|nil pointer"
        ),
        "The program itself broke down.",
    ),
    (late_pattern(r"(?i)assert|expected .* (?:but|got)|tests? failed"), "A check did not come out as it should."),
    (
        late_pattern(r"(?i)corrupt|malformed|checksum|truncated|not a valid|bad magic"),
        "A file or a message is damaged, or of another kind than was thought.",
    ),
    (
        late_pattern(r"(?i)syntax|pars(?:e|ing)\b|unexpected|unterminated|missing ['\"`(){};]"),
        "Something is written in a way it cannot read.",
    ),
    (
        late_pattern(r"(?i)no such|not found|cannot find|could not find|does not exist|missing|undefined|unavailable"),
        "Something is not there.",
    ),
    (late_pattern(r"(?i)unknown|invalid|unrecogni[sz]ed|illegal|usage"), "It does not know a word it was given."),
)
# What errors say where no line is one for certain; asked only when nothing else speaks.
WEAK = late_pattern(
    r"(?i)\b(?:malformed|unavailable|unsupported|incompatible|corrupt(?:ed)?|mismatch|abort(?:ed|ing)?|crashed|rejected|"
    r"forbidden|unauthori[sz]ed|violation|overflow|must (?:be|have)|required|out of memory|not (?:permitted|supported|"
    r"allowed|valid|responding)|does not|did not|already exists|bad|wrong|giving up|stopp(?:ed|ing)|warning)\b"
)
LOG = late_pattern(
    r"(?i)(?:\blogs?\b|\bdetails\b|\bsee\b|\breport\b)[^\n]{0,60}?(?P<path>(?:~|\.{0,2}/|[\w.-]+/)[\w./@+-]*[\w-]\.?\w*)"
)
FOR_LOGS = late_pattern(r"(?i)log|report|debug|trace|\.(?:txt|out|err)$")


# The diagnoser named by a cause that only repeats what the program said.
MESSAGE = "message"
MAX_MESSAGE_CHARS = 120
SIGNED = late_pattern(
    r"^(?:\S*sh: )?(?:line \d+: )?(?:\S*/)?(?P<name>[a-z][\w.+-]*)(?:\[\d+\])?: (?:(?:fatal |fatal: )?error: |fatal: )?"
    r"(?P<what>\S.*)$"
)
WORDS = late_pattern(r"[A-Za-z]{2,}")
BARE = late_pattern(r"^(?:\[?(?:error|fatal|abort|e)\]?[:!] *)+(?P<what>\S.*)$", re.IGNORECASE)


def message_of(problem: Problem) -> Cause | None:
    """What the program said as a cause that knows no more than that; None where no line is the one for certain.

    Only for a command that is known to have failed: harmless outputs hold such words, too.
    """
    number = line_that_matters(problem)
    if not problem.command or not problem.status or number is None:
        return None
    line = problem.lines[number].strip()
    signed, bare = SIGNED.match(line), BARE.match(line)
    name = signed["name"] if signed and signed["name"] in problem.programs else ""
    if not name and len(problem.segments) == 1:
        name = problem.argv[0].rpartition("/")[2]
    what = (signed["what"] if signed and signed["name"] == name else bare["what"] if bare else line)[:MAX_MESSAGE_CHARS]
    what = what.rstrip(". ")
    place = place_of(problem.lines, number)
    summary = f"The program `{name}` says: {what}." if name else f"The output says: {what}."
    return Cause(summary, (place,) if place and place not in line else (), 0.4, MESSAGE)


def line_that_matters(problem: Problem) -> int | None:
    """Index of the line that says what went wrong: an error by its words, or one that the program signed."""
    number = first_error_at(problem.lines)
    if number is None and problem.status:
        number = next((at for at, line in enumerate(problem.lines) if WEAK.search(line)), None)
    if number is None and problem.status:
        signed = ((at, SIGNED.match(line.strip())) for at, line in enumerate(problem.lines))
        number = next((at for at, match in signed if match and match["name"] in problem.programs), None)
    if number is None and problem.status:
        # What is all that it said is what it had to say.
        said = [at for at, line in enumerate(problem.lines) if line.strip()]
        is_sentence = len(said) == 1 and len(WORDS.findall(problem.lines[said[0]])) >= 2
        number = said[0] if is_sentence and len(problem.segments) == 1 else None
    return number


def explain_unmatched(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Explanation and steps; says what the output says and nothing that it does not."""
    number = line_that_matters(problem)
    parts = []
    place = ""
    if number is not None:
        line = problem.lines[number].strip()
        parts.append(f"The line that matters: `{line[:MAX_LINE_CHARS]}`.")
        place = place_of(problem.lines, number)
        if place and place not in line:
            parts.append(f"It comes from {place}.")
        if kind := next((text for pattern, text in KINDS if pattern.search(line)), ""):
            parts.append(kind)
    # A program that said what is wrong chose its status itself: 129 is git's for wrong usage, not a signal.
    status = meaning_of(problem.status) if number is None or problem.status in (126, 127, 137, 139) else ""
    if status:
        parts.append(status)
    if not parts:
        parts.append(_without_words(problem))
    return " ".join(parts), _where_to_look(problem, place)


def _where_to_look(problem: Problem, place: str) -> tuple[str, ...]:
    steps = []
    if place:
        steps.append(f"look at {place}")
    if log := _named_log(problem.lines):
        steps.append(f"read what it wrote down: {log}")
    program = problem.argv[0] if problem.argv else ""
    if program and "/" not in program and program.isidentifier():
        steps.append(f"see: man {program}, or {program} --help")
    return tuple(steps)


def _named_log(lines: tuple[str, ...]) -> str:
    """The last file that the output itself names as its log or report; "" when it names none."""
    for line in reversed(lines):
        match = LOG.search(line)
        if match and FOR_LOGS.search(match["path"]) and not PLACE.search(line):
            return match["path"].rstrip(".")
    return ""


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
    last = next((line.strip() for line in reversed(problem.lines) if line.strip()), "")[:MAX_LINE_CHARS]
    if problem.status is None:
        return (
            f"No error stands out in this output. It ends with: `{last}`." if last else "There is no output to explain."
        )
    if last:
        return f"It ended with status {problem.status}; nothing it printed says why. It ends with: `{last}`."
    return f"It ended with status {problem.status} and did not say why."
