"""What a text filter reads: a file, a quoted text, a variable's value, what a command prints, standard input."""

import re
from dataclasses import dataclass

from llmsh.core.context import Context
from llmsh.core.late_pattern import late_pattern
from llmsh.planner.compose.selection import looks_like_file
from llmsh.planner.programs import BUILTINS, is_installed
from llmsh.planner.quoted import MARK
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory, is_file
from llmsh.syntax.quote import quote

# A command that prints what these words mean.
_FACTS: tuple[tuple[str, str], ...] = (
    (r"(?:(?:current|present)\s+)?working\s+directory(?:\s+path)?|path\s+of\s+the\s+current\s+directory", "pwd"),
    (r"(?:current\s+)?(?:linux\s+)?kernel\s+(?:version|release)(?:\s+(?:number|name|string))?", "uname -r"),
    (r"(?:current\s+)?host\s*name|name\s+of\s+(?:this|the)\s+(?:host|machine|computer)", "hostname"),
    (r"(?:(?:bash|command|shell)\s+)?history", "history"),
    (r"calendar(?:\s+of\s+(?:the\s+|this\s+)?current\s+month)?", "cal"),
    (r"environment(?:\s+variables)?", "env"),
    (
        r"(?:names?\s+of\s+(?:the\s+)?)?current\s+user(?:'s)?(?:\s*name)?|"
        r"user\s*name\s+of\s+the\s+current\s+user", "whoami"),
)  # fmt: skip
_TEXT_NOUN = (
    r"(?:strings?|texts?|words?|phrases?|values?|numbers?|path|url|sequence|host\s?name|domain|sentence|input|name|"
    r"file\s?name)"
)
_FILE_NOUN = (
    r"(?:(?:text|regular|plain|log|sorted|given|input|binary|csv|data|configuration|config|source|"
    r"compressed|gzipped)\s+)*"
    r"file"
)
_HEAD = (
    r"(?:(?:the|all|each|every|whole|entire|of|in|from)\s+)*(?:(?:contents?|lines?|data|text|rows?)\s+(?:of|in|from)\s+"
    r"(?:the\s+)?)?(?:(?:each|every|all)\s+lines?\s+(?:of|in|from)\s+(?:the\s+)?)?"
)
_VARIABLE = r"\$\{?(?P<var>[A-Za-z_]\w*|\d)\}?"
# A variable of such a name holds the name of a file.
_NAMES_FILE = late_pattern(r"(?:\w*(?:file|path|log|FILE|PATH_?TO|LOG)\w*|f|F|i|pkg|rpm)\Z")
# Words that speak of the parts of a name.
_SAYS_TEXT = late_pattern(
    r"\b(?:dots?|extension|suffix|prefix|parts?|components?|segments?|backwards?|named\s+characters)\b", re.IGNORECASE
)
# What is said of a name alone, also where a file has it.
_SAYS_NAME = late_pattern(
    r"\bwithout\s+(?:the\s+|its\s+)?(?:\S+\s+)?(?:suffix|extension|prefix)\b|\b(?:suffix|"
    r"extension)\s+of\b|\bfile\s*type\s+suffix\b",
    re.IGNORECASE,
)
# Words that follow "file" and name none.
_NO_NAME = late_pattern(
    r"(?:and|or|with|in|to|by|of|from|on|at|as|for|is|are|has|that|which|using|sorted|into|where|names?|"
    r"sizes?|types?|system|then|"
    r"contents?|it|if|when|but|without|so|line|lines|only|separated|containing)\Z",
    re.IGNORECASE,
)
_BARE = r"[\w./~+@%-]*[\w/]"
NOUN = (
    rf"(?:{_HEAD}(?:"
    rf"(?:{_FILE_NOUN}\s+)?(?:(?:named|called)\s+)?(?P<mark>{MARK})(?:\s+file)?(?:'s)?(?:\s+(?:contents?|output))?"
    rf"|(?P<textual>{_TEXT_NOUN})\s+(?P<text>{MARK}|\$\{{?\w+\}}?)"
    r"|(?:executable|binary|program|file)(?:\s+file)?\s+of\s+(?:the\s+)?(?:command|"
    rf"program)\s+(?P<program>{MARK}|[\w-]+)"
    rf"|(?:both\s+)?(?:{_FILE_NOUN}s\s+|(?<=of\s)|(?<=in\s)|(?<=from\s))(?P<several>(?:{MARK}|{_BARE})(?:(?"
    rf":,\s*(?:and\s+)?|\s+and\s+)(?:{MARK}|{_BARE}))+)(?:\s+(?:combined|together))?"
    rf"|(?P<isfile>{_FILE_NOUN})\s+(?P<file>{_BARE}|\$\{{?\w+\}}?)"
    r"|(?:(?:value|content|contents|text)\s+(?:of|in)\s+(?:the\s+)?)?(?:(?:shell|environment|bash|"
    rf"env)\s+)?variable\s+(?P<named>{MARK}|\$?\{{?\w+\}}?)"
    rf"|(?:value|content|contents)\s+of\s+(?P<valued>\$\{{?\w+\}}?)"
    rf"|(?:standard\s+)?output\s+(?:of|from)\s+(?:the\s+)?(?:command\s+)?(?P<out>{MARK}|[a-z]\w*)(?:\s+command)?"
    rf"|(?P<stdin>(?:standard\s+input|stdin|input\s+stream))"
    rf"|(?P<bare>\$\{{?\w+\}}?|{_BARE})(?:\s+file)?"
    rf"|(?P<fact>{'|'.join(f'(?:{words})' for words, _ in _FACTS)})"
    r"))"
)


@dataclass(frozen=True, slots=True)
class Input:
    """kind: "file", "text", "command" or "stdin". word: the file or text as bash reads it, or the command."""

    kind: str
    word: str
    told: str

    def before(self, stages: list[str]) -> str:
        """The pipeline that gives `stages` this to read."""
        first, rest = stages[0], stages[1:]
        if self.kind == "file" and (reader := _reader(self.word)):
            return " | ".join([f"{reader} {self.word}", *stages])
        if self.kind == "file":
            between = " < " if first.split()[0] in ("tr", "wc", "tee", "paste") else " "
            return " | ".join([first + between + self.word, *rest])
        if self.kind == "files":
            is_own = first.split()[0] in ("sort", "cat", "cut", "awk", "sed", "paste", "rev", "column")
            return " | ".join([f"{first} {self.word}", *rest] if is_own else [f"cat {self.word}", *stages])
        if self.kind == "command":
            return " | ".join([self.word, *stages])
        if self.kind == "stdin":
            return " | ".join(stages)
        if first.startswith(("wc -", "tail -c")):
            return " | ".join([f"printf %s {self.word}", *stages])
        return " | ".join([f"{first} <<< {self.word}", *rest])


def read(match: re.Match[str], value_of: dict[str, str], context: Context) -> Input | None:
    """What a match of NOUN names; None where that is nothing a filter reads."""
    before, whole = match.string[: match.start()], match.string
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    if "stdin" in found:
        return Input("stdin", "", "its input")
    if "fact" in found:
        command = next(command for words, command in _FACTS if re.fullmatch(words, found["fact"], re.IGNORECASE))
        return Input("command", command, f"what {command} prints")
    if "program" in found:
        program = value_of.get(found["program"], found["program"])
        return Input("file", f'"$(command -v {quote(program)})"', f"the program {program}")
    if "several" in found:
        return _several(
            re.findall(rf"{MARK}|[^\s,]+", re.sub(r",?\s+and\s+", " ", found["several"])), value_of, context
        )
    if "out" in found:
        command = value_of.get(found["out"], found["out"])
        return Input("command", command, f"what {command} prints") if _is_program(command) else None
    if name := found.get("named") or found.get("valued"):
        return _variable(value_of.get(name, name))
    if "textual" in found:
        text = value_of.get(found["text"], found["text"])
        if re.fullmatch(r"file\s?name|name|path|input", found["textual"], re.IGNORECASE) and is_file(text, context):
            return None
        return _text(text, is_said=found["textual"].lower() not in ("input", "inputs"))
    if "isfile" in found:
        return None if _NO_NAME.match(found["file"]) else _file(found["file"], context, is_said=True)
    if "mark" in found:
        text, named = value_of[found["mark"]], match[0].lower()
        is_said = bool(re.search(r"\bfile\b|\bcontents?\b|\b(?:lines?|rows?)\s+(?:of|in|from)\b", named))
        is_said = is_said or bool(
            re.search(r"\b(?:lines?|rows?|fields?|columns?)\s+(?:of|in|from)\s+(?:the\s+)?\Z", before)
        )
        if is_said and text.startswith("$") and not re.search(r"\bfile\b", named + before):
            return _file(text, context, is_said=False) or _text(text)
        if named.endswith("output"):
            return Input("command", text, f"what {text} prints") if _is_program(text) else None
        if not is_said and ((_SAYS_TEXT.search(whole) and not is_file(text, context)) or _SAYS_NAME.search(whole)):
            return _text(text)
        return _file(text, context, is_said=is_said) or (None if is_said else _text(text))
    bare = found.get("bare", "")
    if re.fullmatch(r"\d+", bare):
        return _text(bare) if re.search(r"\b(?:backwards?|revers)", whole) else None
    if bare.startswith("$"):
        return _variable(bare)
    return _file(bare, context, is_said=False)


def _several(names: list[str], value_of: dict[str, str], context: Context) -> Input | None:
    """Several files as one input, where all are there or look like files."""
    read = [_file(value_of.get(name, name), context, is_said=name in value_of) for name in names]
    if not all(read):
        return None
    words = [item.word for item in read if item is not None]
    return Input("files", " ".join(words), " and ".join(item.told for item in read if item is not None))


def _is_program(command: str) -> bool:
    words = command.split()
    return bool(words) and (words[0] in BUILTINS or is_installed(words[0]))


def _file(text: str, context: Context, *, is_said: bool) -> Input | None:
    if not text or " " in text.strip() or re.search(r"[*?\[]", text) or is_directory(text, context):
        return None
    if match := re.fullmatch(r"\$\{?([A-Za-z_]\w*|\d)\}?", text):
        is_name = is_said or bool(_NAMES_FILE.match(match[1]))
        return Input("file", f'"${match[1]}"', text) if is_name else None
    if "$" in text or "\\" in text:
        return None
    if not (is_said or is_file(text, context) or looks_like_file(text, context)):
        return None
    return Input("file", quote_path(text), text)


def _text(text: str, *, is_said: bool = False) -> Input | None:
    if re.fullmatch(r"\$\{?\w+\}?", text):
        return _variable(text)
    if "$" in text or not text or re.fullmatch(r"[<\[{].*[>\]}]", text):
        return None
    if not is_said and " " in text and _is_program(text) and not re.search(r"[,;!?]", text):
        return Input("command", text, f"what {text} prints")
    written = _with_escapes(text)
    return Input("text", written, f'"{text}"')


def _with_escapes(text: str) -> str:
    r"""`text` as bash reads it; "\n" and the like, as people write them, are the characters they stand for."""
    if re.search(r"\\(?:[nrtfvabe]|x[0-9a-fA-F]{2}|[0-7]{3})", text):
        return "$'" + text.replace("'", "\\'") + "'"
    return quote(text)


def _variable(text: str) -> Input | None:
    name = text.strip("${}")
    return Input("text", f'"${name}"', f"${name}") if re.fullmatch(r"[A-Za-z_]\w*|\d", name) else None


def _reader(word: str) -> str:
    """What prints the lines of a packed file; archives have none."""
    if re.search(r"\.tar\.\w+\Z", word):
        return ""
    match = re.search(r"\.(gz|bz2|xz|zst)\Z", word)
    return {"gz": "zcat", "bz2": "bzcat", "xz": "xzcat", "zst": "zstdcat"}[match[1]] if match else ""
