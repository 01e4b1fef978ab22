"""The part of an output that matters: cleaned, bounded, secrets masked, the first error found."""

import re

# Bounds on what is kept of an output for matching, characters from the start and from the end.
HEAD_CHARS = 24_000
TAIL_CHARS = 24_000
ERRORS_CHARS = 16_000

ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_])"
)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STAMP = re.compile(
    r"^(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?\s+|"
    r"\[\d\d:\d\d:\d\d(?:\.\d+)?\]\s+|##\[[a-z]+\]|[\w./-]+\tUNKNOWN STEP\t\S+\s+)"
)
ERROR_LINE = re.compile(
    r"(?i)(?:^|[\s:\[(])(?:fatal|error|errors?:|e:|failed|failure|cannot|can't|could not|couldn't|unable to|"
    r"permission denied|no such file|not found|denied|refused|traceback|panic|exception|undefined|unknown|invalid|"
    r"unexpected|missing|segmentation fault|killed|timed out|npm err!)"
)
NOT_AN_ERROR = re.compile(
    r"(?i)\b(?:0 (?:errors?|failed|failures)|no errors?|error[-_]?(?:free|prone)|-Werror)\b"
)
SECRETS = (
    re.compile(
        r"(?i)\b((?:password|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|authorization)\b[\"']?\s*[=:]\s*)"
        r"(?:bearer\s+)?[^\s\"',;]{4,}"
    ),
    re.compile(
        r"()\b(?:gh[pousr]_[A-Za-z0-9]{20,}|sk-[A-Za-z0-9_-]{16,}|AKIA[0-9A-Z]{16}|xox[abpr]-[A-Za-z0-9-]{10,}|"
        r"eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+)"
    ),
    re.compile(r"(://[^/\s:@]+:)[^@\s/]+(?=@)"),
)


def clean(output: str) -> str:
    """`output` without escape sequences, carriage-return overprints, time stamps of CI logs; secrets masked."""
    text = ESCAPES.sub("", output)
    lines = []
    for line in text.split("\n"):
        # What a progress bar overwrote was never there to read.
        visible = line.rstrip("\r").rpartition("\r")[2]
        lines.append(STAMP.sub("", CONTROLS.sub("", visible), count=1).rstrip())
    return mask_secrets("\n".join(lines))


def mask_secrets(text: str) -> str:
    for pattern in SECRETS:
        text = pattern.sub(lambda match: f"{match.group(1)}***", text)
    return text


def relevant(text: str) -> str:
    """A bounded part of clean `text`: its start, its error lines with what follows them, its end."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS:
        return text
    middle = text[HEAD_CHARS:-TAIL_CHARS]
    kept: list[str] = []
    size = 0
    lines = middle.split("\n")
    follow = 0
    for line in lines:
        follow = 3 if is_error_line(line) else follow - 1
        if follow > 0:
            kept.append(line[:500])
            size += len(kept[-1])
            if size > ERRORS_CHARS:
                break
    return "\n".join([text[:HEAD_CHARS], *kept, text[-TAIL_CHARS:]])


def is_error_line(line: str) -> bool:
    return bool(ERROR_LINE.search(line)) and not NOT_AN_ERROR.search(line)


def first_error(lines: tuple[str, ...]) -> str:
    """The first line that names an error; the last line that is not empty when none does; "" without lines.

    The first error is where it went wrong; later ones usually follow from it. A Python traceback is the exception:
    its last line names the error.
    """
    for number, line in enumerate(lines):
        if line.startswith("Traceback (most recent call last)"):
            return next((text for text in lines[number + 1 :] if text and not text.startswith(" ")), line)
        if is_error_line(line):
            return line.strip()
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
