"""The part of an output that matters: bounded, cleaned, secrets masked, the first error found."""

import re

# Patterns stand as text and are compiled by re when they are first used: most outputs need few of them.

# Bounds on what is kept of an output for matching, characters from the start and from the end.
HEAD_CHARS = 24_000
TAIL_CHARS = 24_000
ERRORS_CHARS = 16_000
CHUNK_CHARS = 1 << 20
# Lines looked at in full where a word of an error stands; lines that only differ in their numbers count once.
MAX_JUDGED = 20_000
DIGITS = str.maketrans("", "", "0123456789")

ESCAPES = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_]|[()][0-9A-B])"
CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
STAMP = (
    r"^(?:[\w./ -]+\t[\w ./-]+\t)?(?:\ufeff)?(?:"
    r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?\s+|"
    r"\[\d\d:\d\d:\d\d(?:\.\d+)?\]\s+|\d\d:\d\d:\d\d(?:[.,]\d+)? +|\[\d+/\d+\] (?=\S+: ))?(?:##\[(?:error|command|"
    r"group|debug|warning|section)\])?"
)
ERROR_LINE = (
    r"(?i)(?:^|[\s:\[(])(?:fatal|errors?|e:|failed|failure|cannot|can't|could not|couldn't|unable to|"
    r"permission denied|no such file|not found|denied|refused|traceback|panic(?:ked)?|exception|undefined|unknown|"
    r"invalid|unexpected|missing|segmentation fault|killed|timed out|npm err!|no space left|operation not permitted|"
    r"read-only file system|too many open files|duplicate)(?![\w-])|\w+(?:Error|Exception):"
)
STAMP_STARTS = "[0123456789\ufeff#"
# Words one of which every error line holds, searched in bulk in long outputs.
NEEDLES = (
    "fatal", "error", "fail", "cannot", "can't", "could not", "couldn't", "unable to", "denied", "no such file",
    "not found", "refused", "traceback", "panic", "exception", "undefined", "invalid", "segmentation fault",
    "killed", "timed out", "no space left", "not permitted", "read-only file",
)  # fmt: skip
NOT_AN_ERROR = (
    r"(?i)\b(?:0 (?:errors?|failed|failures)|no errors?|(?:errors?|failed|failures)[=:] ?0|error[-_ ]?(?:free|prone|"
    r"handling|codes?)|"
    r"without errors?)\b|-Werror\b|^\s*(?:warning|info|debug|note)\b|\berror\.(?:o|c|h|py|js|ts|log)\b|^\s*ok\b|"
    r"\bPASS(?:ED)?\b"
)
FOLLOWS = (
    r"^(?:make(?:\[\d+\])?: \*\*\* .*(?:Error \d+|not remade)|ninja: build stopped|collect2: error|npm (?:ERR!|"
    r"error) .*(?:code ELIFECYCLE|Exit status)|"
    r"error: could not compile|Error: Process completed with exit code)"
)
# Text without any of these holds nothing that one of the patterns takes for a secret.
SECRET_WORDS = (
    "passw", "passwd", "pwd", "secret", "token", "key", "authorization", "bearer", "basic ", "gh", "glpat-", "sk-",
    "akia", "xox", "npm_", "eyj", "://", "-----begin",
)  # fmt: skip
SECRETS = (
    # name = value; name: value only where the value does not read like the next word of a sentence
    (
        r"(?im)(?<![/.\w])((?:password|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization)"
        r"[\"']?\s*(?:=|:(?!\s*[A-Za-z]+(?:[\s,.]+\S|[.,]$))(?<!unexpected token:))\s*)(?:(?:bearer|"
        r"basic)\s+)?[^\s\"',;]{4,}"
    ),
    (r"(?i)((?:password|passwd|pwd|secret|token|[-_ ]key|authorization)(?:[\"']\s*:|[\"']?\s*=)\s*[\"'])[^\"'\n]{4,}"),
    (r"(?i)(\b(?:authorization: *)?(?:bearer|basic) +)[\w.~+/=-]{12,}"),
    (r"(?i)(\b\w*(?:_|-)(?:password|passwd|secret|token|key)[\"']?\s*=\s*)[^\s\"',;]{4,}"),
    (
        r"()\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|sk-[A-Za-z0-9_-]{16,}|AKIA[0-9A-Z]{16}|"
        r"xox[abpr]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{30,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+)"
    ),
    (r"(://[^/\s:@]+:)[^@\s/]+(?=@)"),
    (r"()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"),
)


def extract(output: str) -> str:
    """The bounded, clean part of `output` that the diagnosers read."""
    return clean(relevant(output))


class Gatherer:
    """Keeps the relevant part of a stream, whatever its length, in bounded memory: start, error lines, end."""

    def __init__(self) -> None:
        self._head, self._tail = "", ""
        self._errors: list[str] = []
        self._size = 0

    def feed(self, chunk: str) -> None:
        room = max(0, HEAD_CHARS - len(self._head))
        self._head += chunk[:room]
        self._tail += chunk[room:]
        if len(self._tail) > CHUNK_CHARS:
            cut = self._tail.rfind("\n", 0, -TAIL_CHARS) + 1 or len(self._tail) - TAIL_CHARS
            self._judge(cut)

    def text(self) -> str:
        """What is kept: all of a short stream."""
        if len(self._tail) > TAIL_CHARS:
            self._judge(len(self._tail) - TAIL_CHARS)
        kept = "\n".join(part for part in self._errors if part)
        return f"{self._head}\n{kept}\n{self._tail}" if kept else self._head + self._tail

    def _judge(self, cut: int) -> None:
        """Keep the error lines of the first `cut` characters of the tail, and let the rest of these go."""
        if self._size < ERRORS_CHARS:
            self._errors.append(_error_lines(self._tail[:cut], ERRORS_CHARS - self._size))
            self._size += len(self._errors[-1])
        self._tail = self._tail[cut:]


def relevant(text: str) -> str:
    """A bounded part of `text`: its start, its error lines with what follows them, its end."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS:
        return text
    kept = _error_lines(text[HEAD_CHARS:-TAIL_CHARS], ERRORS_CHARS)
    return "\n".join(part for part in (text[:HEAD_CHARS], kept, text[-TAIL_CHARS:]) if part)


def _error_lines(text: str, limit_chars: int) -> str:
    """The first error lines of `text`, each with the two lines after it, up to `limit_chars`."""
    kept: list[str] = []
    size = until = 0
    for start in _error_starts(text):
        if start < until:
            continue
        until = start
        for _ in range(3):
            end = text.find("\n", until)
            line = text[until : end if end >= 0 else len(text)][:500]
            kept.append(line)
            size += len(line) + 1
            until = end + 1 if end >= 0 else len(text)
            if end < 0:
                break
        if size > limit_chars:
            break
    return "\n".join(kept)


def _error_starts(text: str) -> list[int]:
    """Where the error lines of `text` begin, in order."""
    lower = text.lower()
    starts: set[int] = set()
    judged: set[str] = set()
    for needle in NEEDLES:
        at = lower.find(needle)
        while at >= 0 and len(judged) < MAX_JUDGED:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            line = text[start : end if end >= 0 else len(text)][:500]
            shape = line.translate(DIGITS)
            if shape not in judged:
                judged.add(shape)
                if is_error_line(re.sub(ESCAPES, "", line)):
                    starts.add(start)
            at = lower.find(needle, end) if end >= 0 else -1
    return sorted(starts)


def clean(output: str) -> str:
    """`output` without escape sequences, overprints and time stamps of CI logs; secrets masked."""
    text = re.sub(ESCAPES, "", output) if "\x1b" in output else output
    lines = []
    for line in text.split("\n"):
        # What a progress bar overwrote was never there to read.
        visible = line.rstrip("\r").rpartition("\r")[2]
        if not visible.isprintable():
            visible = re.sub(CONTROLS, "", visible)
        if visible[:1] in STAMP_STARTS or "\t" in visible:
            visible = re.sub(STAMP, "", visible, count=1)
        lines.append(visible.rstrip())
    return mask_secrets("\n".join(lines))


def mask_secrets(text: str) -> str:
    """`text` with what looks like a password, token or key replaced by ***."""
    lower = text.lower()
    if not any(word in lower for word in SECRET_WORDS):
        return text
    for pattern in SECRETS:
        text = re.sub(pattern, lambda match: f"{match.group(1) if match.lastindex else ''}***", text)
    return text


def is_error_line(line: str) -> bool:
    return bool(re.search(ERROR_LINE, line)) and not re.search(NOT_AN_ERROR, line)


def first_error_at(lines: tuple[str, ...]) -> int | None:
    """Index of the line where it went wrong; None when no line names an error.

    The first error counts: later ones usually follow from it. A Python traceback is the exception: its last line
    names the error. What only reports that something before it failed comes last.
    """
    later = None
    for number, line in enumerate(lines):
        if line.endswith("Traceback (most recent call last):"):
            named = [at for at in range(number + 1, len(lines)) if lines[at].strip() and lines[at][:1] not in " |"]
            return named[0] if named else number
        if is_error_line(line):
            if not re.match(FOLLOWS, line):
                return number
            later = number if later is None else later
    return later


def first_error(lines: tuple[str, ...]) -> str:
    """The line of `first_error_at`; the last line that is not empty when none is an error; "" without lines."""
    number = first_error_at(lines)
    if number is not None:
        return lines[number].strip()
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def shown_bytes(data: bytes) -> str:
    """The start of a file for a sentence: as text where it is text, else byte by byte."""
    text = data.decode("latin-1")
    return f"`{text}`" if text.isascii() and text.isprintable() else data.hex(" ")
