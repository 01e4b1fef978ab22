"""A file of another kind than the program reads: it is there, and its contents are not what they should be."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import shown_bytes
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.typed import said_lines, typed_word

SIGNATURES = (
    "does not look like",
    "not recognized",
    "unrecognized format",
    "unknown format",
    "invalid format",
    "not in the correct format",
    "fails to validate",
    "bad magic",
    "wrong magic",
    "not a valid",
    "unsupported file",
)
MATCHES = (
    Case(
        "git bundle verify notes.txt",
        "error: 'notes.txt' does not look like a v2 or v3 bundle file",
        1,
        (("notes.txt", "one\n"),),
        says="`notes.txt`",
        fix="file notes.txt",
    ),
    Case("xmllint --schema a.xsd a.xml", "a.xml fails to validate", 3, (("a.xml", "<a/>"),), says="`a.xml`"),
    Case("./load data.bin", "load: data.bin: bad magic number", 1, (("data.bin", "x"),), says="`data.bin`"),
)
IGNORES = (
    Case("./load gone.bin", "load: gone.bin: bad magic number", 1),
    Case("cat a", "a: this format is not recognized by anybody", 0, (("a", ""),)),
)
SAID = late_pattern(
    r"(?i)does not look like|not recogni[sz]ed|unrecogni[sz]ed .*format|unknown .*format|invalid format|"
    r"fails to validate|"
    r"(?:bad|wrong|invalid) magic|not in the correct format|not a valid .*(?:file|archive|image|document)|"
    r"unsupported file"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        name = typed_word(problem, message) if SAID.search(message) else ""
        if not name or not facts.is_file(name):
            continue
        start = facts.read_bytes(name, 16)
        return Finding(
            f"`{name}` is not of the kind that `{program}` reads.",
            0.62,
            "The ending of a name does not make the kind of a file; what is in it does. It may be another file "
            "than was "
            "meant, or one that was cut off on its way.",
            (message.strip()[:150], f"it begins with {shown_bytes(start[:12])}" if start else "it is empty"),
            (Fix(f"file {quote_path(name)}", "tells what kind of file it is"),),
        )
    return None
