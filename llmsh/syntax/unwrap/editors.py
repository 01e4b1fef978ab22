"""What editors, debuggers and multiplexers are told to run: shell escapes, other languages, functions that delete.

Code of another language becomes `python3 -c CODE` and its like, a function that deletes or writes becomes the program
that does the same, so that one set of rules judges all of them.
Source: vim documentation (cmdline, builtin functions, if_pyth), Elisp manual (Processes, Files), tmux(1), gdb manual.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import pairwise

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.evaluate import Output
from llmsh.syntax.names import names
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.inner import Inner, given_texts, script_of_strings, script_of_words

VIMS = frozenset({"vim", "vi", "nvim", "view", "ex", "gvim", "rvim", "vimdiff", "nvimdiff", "gvimdiff", "vimx"})
_STRINGS = late_pattern(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'")
_VIM_SHELL = late_pattern(
    r"(?:^|[|:\s])(?:r\s*|\d*,?[\d$%]*\s*|w\s+|silent!?\s+)!(.+)|(?:^|[|:])\s*ter(?:m(?:inal)?)?\s+(?!\+)(.+)"
    r"|\bexe(?:cute)?\s+['\"]\s*(?:silent!?\s+)?[\d,$%]*(?:r\s*|w\s+)?!(.+?)['\"]",
    re.DOTALL,
)
_VIM_CALLS = late_pattern(
    r"\b(system|systemlist|jobstart|job_start|termopen|term_start|jobsend|chansend)\s*\(", re.DOTALL
)
_VIM_LANGUAGE = late_pattern(
    r"(?:^|[|:\s])(py(?:thon)?[3x]?|pyx|py3|perl|ruby?|lua|tcl)(?:do)?!?\s+(?!<<)(\S.*)", re.DOTALL
)
_LANGUAGES = {"p": "python3", "r": "ruby", "l": "lua", "t": "tclsh"}
_VIM_FILES = late_pattern(
    r"(?:^|[|:\s])(?:so(?:urce)?|luafile|luaf|pyfile|py3file|py3f|pyf|rubyfile|rubyf|perlfile|runtime)!?\s+([^\s|]+)"
)
_FUNCTION_WRITES = late_pattern(r"\b(?:writefile|vim\.fn\.writefile)\s*\([^)]*,\s*(?:\"([^\"]+)\"|'([^']+)')")
_FUNCTION_DELETES = late_pattern(r"\bdelete\s*\(\s*(?:\"([^\"]+)\"|'([^']+)')\s*(,\s*[\"']rf?[\"'])?")
_ELISP_SHELL = late_pattern(r'\((?:async-)?shell-command[^"]*"((?:[^"\\]|\\.)*)"|\(compile\s+"((?:[^"\\]|\\.)*)"')
_ELISP_PROCESS = late_pattern(
    r"\((?:call-process(?:-region)?|start-process|start-file-process|process-file|process-lines|make-process|make-term)\b"
    r"((?:[^()\"]|\"(?:[^\"\\]|\\.)*\"|\([^()]*\))*)"
)
_ELISP_FILES = (
    (late_pattern(r"\(delete-directory\s+(?:\([\w-]+\s+)?\"([^\"]+)\"\)?\s+(?:t|'t|:recursive)"), ("rm", "-r")),
    (late_pattern(r"\(delete-file\s+(?:\([\w-]+\s+)?\"([^\"]+)\""), ("rm",)),
    (late_pattern(r"\(write-region\s[^()]*\"([^\"]+)\"|\((?:with-temp-file|write-file)\s+\"([^\"]+)\""), ("tee",)),
    (late_pattern(r"\((?:load|load-file|load-library)\s+\"([^\"]+)\""), ("source",)),
)  # fmt: skip
_KAK_SHELL = late_pattern(r"%sh\{([^}]*)\}|%sh\(([^)]*)\)")
_KEYS = late_pattern(r"(?:\\n|\n|<(?:enter|cr|return)>|\^M|\\r)\s*", re.IGNORECASE)
_TMUX_SHELL = names(
    """
    new-session new new-window neww split-window splitw respawn-pane respawnp respawn-window respawnw run-shell run
    display-popup popup pipe-pane pipep
    """
)
_TMUX_NESTED = names(
    """
    if-shell if bind-key bind set-hook confirm-before confirm command-prompt display-menu menu
    """
)
_TMUX_DEFAULT = "cdeFlnpstTxy"
_TMUX_VALUED = {
    **dict.fromkeys(("new-session", "new"), "ceFfnstxy"),
    **dict.fromkeys(("send-keys", "send"), "cNt"),
    **dict.fromkeys(("pipe-pane", "pipep"), "t"),
    **dict.fromkeys(("display-popup", "popup"), "bcdehsStTwxy"),
    **dict.fromkeys(("bind-key", "bind"), "TN"),
    **dict.fromkeys(("run-shell", "run"), "dtc"),
}
_KEY_NAMES = late_pattern(r"Enter|ENTER|KPEnter|[CM]-\w|Space|Tab|Escape|BSpace|Up|Down|Left|Right|-[lRXHMK]+")
_DEBUGGER_CALLS = late_pattern(
    r"\b(?:system|popen|execlp?|posix_spawnp?)\s*\(\s*\"((?:[^\"\\]|\\.)*)\"|^\s*pipe\s+.*?\|\s*(.+)"
)
_TOOL_SHELL = {  # a text in an option after which these programs run what follows the sign
    "vifm": (("-c", "+"), late_pattern(r"^!+(.+)", re.DOTALL)),
    "ranger": (("--cmd",), late_pattern(r"^shell\s+(?:-\w+\s+)?(.+)", re.DOTALL)),
    "lf": (("-command",), late_pattern(r"^[$!&%](.+)", re.DOTALL)),
    "mutt": (("-e",), late_pattern(r"(?:!|`)([^`\n]+)")),
    "neomutt": (("-e",), late_pattern(r"(?:!|`)([^`\n]+)")),
    "weechat": (("-r", "--run-command"), late_pattern(r"^/exec\s+(?:-\w+\s+)*(.+)", re.DOTALL)),
    "newsboat": (("-x",), late_pattern(r"(.+)", re.DOTALL)),
    "nnn": (("-p",), late_pattern(r"(?!)")),
    "kak": (("-e", "-E"), _KAK_SHELL),
    "nano": (("-s", "--speller"), late_pattern(r"(.+)", re.DOTALL)),
    "pico": (("-s",), late_pattern(r"(.+)", re.DOTALL)),
    "aspell": ((), late_pattern(r"(?!)")),
    "w3m": (("-o",), late_pattern(r"(?:editor|mailer|extbrowser|urimethodmap)\w*=(.+)", re.DOTALL)),
    "lynx": (("-editor",), late_pattern(r"(.+)", re.DOTALL)),
    "irssi": (("-c",), late_pattern(r"^/exec\s+(.+)", re.DOTALL)),
}
PROGRAMS = (
    VIMS | frozenset(_TOOL_SHELL) | {"emacs", "emacsclient", "gdb", "lldb", "tmux", "less", "more", "most", "man"}
)


def unwrap(command: SimpleCommand, program: str, stdin: Output | None = None) -> tuple[Inner, ...]:
    if program in VIMS:
        return tuple(_vim(command, stdin))
    if program in ("emacs", "emacsclient"):
        return tuple(_elisp(" ".join(command.shapes)))
    if program in ("gdb", "lldb"):
        shapes = command.shapes
        debugged = command.arguments[shapes.index("--args") + 1 :] if "--args" in shapes else ()
        started = (Inner(f"{program} --args", script_of_words(debugged)),) if debugged else ()
        return (*started, *_debugger(command, program, stdin))
    if program == "tmux":
        return tuple(_tmux(_shapes(command.arguments)))
    if program in _TOOL_SHELL:
        return tuple(_by_option(command, program))
    if program in ("less", "more", "most"):
        found = [match[1] for shape in command.shapes if (match := re.match(r"\+{1,2}[^!]*!(.+)", shape, re.DOTALL))]
        return tuple(Inner(program, parse(text)) for text in found)
    return ()


def _shapes(words: Sequence[Word]) -> list[str]:
    return [word.shape for word in words]


def _first(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _code(by: str, program: str, *words: str) -> Inner:
    """`program WORDS` as if it stood in the command line."""
    return Inner(by, script_of_strings((program, *words)))


# vim


def _vim(command: SimpleCommand, stdin: Output | None) -> Iterator[Inner]:
    shapes = command.shapes
    for index, shape in enumerate(shapes):
        is_command = shape in ("--cmd", "--remote-send", "--remote-expr") or re.fullmatch(r"-[A-Za-z]*c", shape)
        text = shapes[index + 1] if is_command and index + 1 < len(shapes) else ""
        if shape.startswith("+") and len(shape) > 1:
            text = shape[1:]
        elif shape.startswith("-c") and len(shape) > 2:
            text = shape[2:]
        if text:
            yield from _vimscript(re.sub(r"(?i)<(?:cr|enter)>", "|", text))
    if command.program == "ex" or any(re.fullmatch(r"-(?:e?s|s?e|E?s|es|Es)", shape) for shape in shapes):
        for given in given_texts(command, stdin):
            for line in given.split("\n"):
                yield from _vimscript(line)


def _vimscript(text: str) -> Iterator[Inner]:
    by = "an editor's command"
    for match in _VIM_SHELL.finditer(text):
        yield Inner(by, parse(_first(match)))
    for match in _VIM_CALLS.finditer(text):
        rest = text[match.end() :].lstrip()
        strings = [_first(item) for item in _STRINGS.finditer(rest.partition("]")[0] if rest[:1] == "[" else rest)]
        if strings:
            yield Inner(by, script_of_strings(strings) if rest[:1] == "[" else parse(strings[0]))
    for match in _VIM_LANGUAGE.finditer(text):
        name = "perl" if match[1] == "perl" else _LANGUAGES[match[1][0]]
        yield _code(by, name, "-c" if name == "python3" else "-e", match[2])
    for match in _VIM_FILES.finditer(text):
        yield Inner(by, None, match[1], reads_stdin=match[1] in ("/dev/stdin", "-"))
    for match in _FUNCTION_DELETES.finditer(text):
        yield _code(by, "rm", *(("-r",) if match[3] else ()), match[1] or match[2])
    for match in _FUNCTION_WRITES.finditer(text):
        yield _code(by, "tee", match[1] or match[2])


# emacs


def _elisp(text: str) -> Iterator[Inner]:
    by = "emacs --eval"
    for match in _ELISP_SHELL.finditer(text):
        yield Inner(by, parse(_first(match)))
    for match in _ELISP_PROCESS.finditer(text):
        strings = [_first(item) for item in re.finditer(r'"((?:[^"\\]|\\.)*)"', match[1])]
        if match[0].startswith(("(start-", "(make-")) and ":command" not in match[0]:
            strings = strings[1:]  # the first names the process
        if strings:
            yield Inner(by, script_of_strings(strings))
    for pattern, program in _ELISP_FILES:
        for match in pattern.finditer(text):
            yield _code(by, *program, _first(match))


# debuggers


def _debugger(command: SimpleCommand, program: str, stdin: Output | None) -> Iterator[Inner]:
    options = ("-ex", "--ex", "-iex", "--eval-command", "-o", "-O", "--one-line", "-ix")
    texts = [after for shape, after in pairwise(command.shapes) if shape in options]
    texts += [
        shape.partition("=")[2] for shape in command.shapes if shape.startswith(("--eval-command=", "-ex=", "--ex="))
    ]
    texts += [line for given in given_texts(command, stdin) for line in given.split("\n")]
    for text in map(str.strip, texts):
        if match := re.match(r"(?:platform\s+)?(?:shell|make)\s+(.+)|!\s*(.+)", text, re.DOTALL):
            yield Inner(program, parse(_first(match)))
        elif match := re.match(r"(?:python|py|python-interactive|pi|script)\s+(?:--\s+)?(.+)", text, re.DOTALL):
            yield _code(program, "python3", "-c", match[1])
        elif match := re.match(r"source\s+(\S+)|command\s+(?:source|script\s+import)\s+(\S+)", text):
            yield Inner(program, None, _first(match))
        else:
            for call in _DEBUGGER_CALLS.finditer(text):
                yield Inner(program, parse(_first(call)))


# tmux


def _tmux(shapes: Sequence[str], depth: int = 0) -> Iterator[Inner]:
    """Commands of tmux, joined by `;`: the shell commands that they start or type."""
    start = 0
    for index, shape in enumerate([*shapes, ";"]):
        if shape == ";" or (shape.endswith(";") and not shape.endswith("\\;") and index < len(shapes)):
            part = list(shapes[start:index]) + ([shape[:-1]] if shape != ";" and shape[:-1] else [])
            yield from _tmux_command(part, depth)
            start = index + 1


def _tmux_command(shapes: Sequence[str], depth: int) -> Iterator[Inner]:
    known = _TMUX_SHELL | _TMUX_NESTED | {"send-keys", "send", "source-file", "source"}
    at = next((index for index, shape in enumerate(shapes) if shape in known), None)
    if at is None or depth > 4:
        return
    verb, rest = shapes[at], list(shapes[at + 1 :])
    by = f"tmux {verb}"
    if verb in ("source-file", "source"):
        yield from (Inner(by, None, shape) for shape in rest if not shape.startswith("-"))
        return
    operands = _operands(rest, _TMUX_VALUED.get(verb, _TMUX_DEFAULT))
    if verb in ("send-keys", "send"):
        yield Inner(by, parse(_typed(operands)))
    elif verb in _TMUX_SHELL:
        if len(operands) == 1:
            yield Inner(by, parse(operands[0]), reads_stdin=False)
        elif operands:
            yield Inner(by, script_of_strings(operands))
    else:
        if verb in ("if-shell", "if") and operands:
            yield Inner(by, parse(operands[0]))
        for text in operands:
            yield from _tmux(_split(text) if " " in text else [text], depth + 1)
        yield from _tmux(operands, depth + 1)


def _typed(keys: Sequence[str]) -> str:
    """What `send-keys` types: keys by name are no text, but for those that end a line or part words."""
    by_name = {"Enter": "\n", "C-m": "\n", "ENTER": "\n", "KPEnter": "\n", "Space": " "}
    texts = [by_name.get(key, key) for key in keys if key in by_name or not _KEY_NAMES.fullmatch(key)]
    return (" " if not any(" " in text for text in texts) else "").join(texts)


def _operands(shapes: Sequence[str], valued: str) -> list[str]:
    index = 0
    while index < len(shapes):
        shape = shapes[index]
        if shape == "--":
            return list(shapes[index + 1 :])
        if not shape.startswith("-") or shape == "-":
            return list(shapes[index:])
        index += 2 if shape[-1] in valued else 1
    return []


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


# the others


def _by_option(command: SimpleCommand, program: str) -> Iterator[Inner]:
    options, pattern = _TOOL_SHELL[program]
    for shape, after in pairwise((*command.shapes, "")):
        name, equals, value = shape.partition("=")
        text = ""
        if name in options:
            text = value if equals and name.startswith("--") else after
        elif "+" in options and shape.startswith("+"):
            text = shape[1:]
        elif any(len(option) == 2 and shape.startswith(option) and len(shape) > 2 for option in options):
            text = shape[2:]
        if program in ("mutt", "neomutt") and "push" in text:
            text = _KEYS.sub("\n", text)
        yield from (Inner(program, parse(_first(match))) for match in pattern.finditer(text) if _first(match))
