"""Shell commands inside programs of other languages: `python -c`, `perl -e`, `awk 'BEGIN{system(…)}'`, `sed …e`."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.evaluate import Output, output, text_of
from llmsh.syntax.names import names
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import join
from llmsh.syntax.unwrap.inner import Inner, script_of_words

CODE_OPTIONS = {
    "python": ("-c",),
    "perl": ("-e", "-E"),
    "ruby": ("-e",),
    "rake": ("-e", "--execute"),
    "node": ("-e", "--eval", "-p", "--print", "-pe"),
    "nodejs": ("-e", "--eval", "-p", "--print", "-pe"),
    "deno": ("eval",),
    "bun": ("-e", "--eval"),
    "php": ("-r",),
    "lua": ("-e",),
    "osascript": ("-e",),
    "Rscript": ("-e",),
    "R": ("-e",),
    "julia": ("-e", "-E"),
    "tclsh": (),
    "pwsh": ("-c", "-Command", "-EncodedCommand"),
    "powershell": ("-c", "-Command", "-EncodedCommand"),
    "groovy": ("-e",),
    "groovysh": ("-e",),
    "elixir": ("-e", "--eval"),
    "erl": ("-eval",),
    "ghc": ("-e",),
    "runghc": ("-e",),
    "runhaskell": ("-e",),
    "scala": ("-e",),
    "kotlin": ("-e",),
    "kotlinc": ("-e",),
    "clojure": ("-e", "--eval", "-M"),
    "clj": ("-e", "--eval"),
    "bb": ("-e",),
    "ocaml": ("-e",),
    "swift": ("-e",),
    "octave": ("--eval",),
    "matlab": ("-batch", "-r"),
    "gnuplot": ("-e",),
    "nim": ("--eval",),
    "crystal": ("eval",),
    "dart": ("--eval",),
    "raku": ("-e",),
    "janet": ("-e",),
    "fennel": ("-e",),
    "ipython": ("-c",),
    "gforth": ("-e",),
    "wish": (),
    "swipl": ("-g", "-t"),
    "maxima": ("--batch-string",),
    "sage": ("-c",),
    "guile": ("-c",),
    "racket": ("-e",),
    "sbcl": ("--eval",),
    "jshell": (),
    "expect": ("-c",),
    "sqlite3": (),
    "emacs": ("--eval", "-eval", "--execute"),
    "emacsclient": ("-e", "--eval"),
}
RUN_INPUT = frozenset({"python", "perl", "ruby", "node", "nodejs", "php", "lua", "R", "julia", "pwsh", "osascript"})
AWKS = frozenset({"awk", "gawk", "mawk", "nawk", "original-awk", "busybox-awk"})
_VERSIONED = late_pattern(r"(python|pypy|perl|ruby|lua|luajit|php|node|tclsh)[\d.]*w?\Z")
_STRING = r"(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')"
_OTHER_RUNNERS = late_pattern(  # in any language: what comes near these words may be run
    r"(?i)system|\b(?:shell|sh|cmd|command|exec\w*|spawn\w*|p?open\w*|capture\w*|process|run[-\w]*|execute|call\w*)\b"
    r"|\.!|\w'\s*!|\"\s*!|%x|`|Start-Process|createProcess|getRuntime|posix_spawn"
)
_SEVERAL = late_pattern(rf"{_STRING}(?:[\s,\[(]+(?:c\()?{_STRING})+")
_MODULES = frozenset({"pip", "pipx", "uv", "poetry", "pipenv", "twine", "awscli", "ansible", "conda"})
_CALLS = late_pattern(
    r"\b(?:system|exec|execSync|popen|popen2|spawn|spawnSync|shell_exec|passthru|proc_open|execute|do_shell_script"
    rf"|getoutput|getstatusoutput|run|call|check_call|check_output|Popen|qx|sh|doShellScript)\s*\(?\s*{_STRING}",
    re.DOTALL,
)
_BACKQUOTES = late_pattern(
    r"\b(?:system|exec)\s*\(?\s*qw\s*[({\[/<]([^)}\]/>]+)[)}\]/>]|`([^`]+)`|%x[{(\[]([^})\]]+)[})\]]"
    r"|\bqx[{(/]([^})/]+)[})/]|do shell script \"([^\"]+)\""
)
# Strings of Ruby and Perl in brackets: %q(…), %Q{…}, q(…), qq[…].
_QUOTED_LIKE = late_pattern(r"(?:%[qQ]?|\bqq?)(?:\(([^()']*)\)|\{([^{}']*)\}|\[([^\[\]']*)\]|<([^<>']*)>)")
_LISTS = late_pattern(
    r"\b(?:run|call|check_call|check_output|Popen|system|exec|spawn|spawnSync|execFileSync|execvp?)\s*\(\s*"
    r"((?:['\"][^'\"]*['\"]\s*,\s*)?\[[^\]]*\]|['\"][^'\"]*['\"](?:\s*,\s*['\"][^'\"]*['\"])+)"
)
_PERL_OPEN = late_pattern(rf"\bopen\s*\(?[^;]*?,\s*{_STRING}\s*(?=[);]|\Z)")
_AWK_SHELLS = frozenset({"sh", "bash", "dash", "zsh", "ksh"})
_ASSIGNED = late_pattern(
    r"(?:^|[\s;{(])(?:my\s+|let\s+|const\s+|var\s+|local\s+)?\$?([A-Za-z_]\w*)\s*=\s*(\"[^\"]*\"|'[^']*')"
)
_PLAIN_STRING = late_pattern(r"'([^']*)'|\"([^\"]*)\"")
_AWK_PIPES = late_pattern(rf"\bprint(?:f)?\b[^|;}}]*\|&?\s*{_STRING}|{_STRING}\s*\|&?\s*getline", re.DOTALL)
_SED_EXEC = late_pattern(r"(?:^|[;{}\n]|\d|\$|/)\s*e\s+(.+)")


_SED_RUNS_INPUT = late_pattern(r"(?:^|[;{}\n]|\d|\$)\s*e\s*(?:$|[;}\n])")
_SED_REPLACEMENT = late_pattern(
    r"(?<![A-Za-z])s(?P<sign>[^\w\s\\])(?:\\.|(?!(?P=sign)).)*(?P=sign)(?P<text>(?:\\.|(?!(?P=sign)).)*)(?P=sign)"
    r"(?P<flags>[gpiIMm0-9]*e?)",
    re.DOTALL,
)
_DIRECTIVE = late_pattern(r"%(?:\([^()]*\)|\{[^{}]*\}|[-+#0-9.]*[A-Za-z])|\{[^{}\s]*\}")  # `%p`, `%(refname)`, `{}`
_AWK_PRINT = late_pattern(r"\bprintf?\b((?:\"(?:[^\"\\]|\\.)*\"|[^;}\n|\"])*)")


@dataclass(frozen=True, slots=True)
class Code:
    """Program text given in a command line. language: the interpreter without version; text None when unknown.

    is_known: no part of it is a variable or the output of a command.
    """

    language: str
    text: str | None
    is_known: bool = True


def language_of(program: str) -> str | None:
    """The interpreter that `program` names, without its version; None when it is none."""
    if program in AWKS:
        return "awk"
    match = _VERSIONED.match(program)
    name = {"pypy": "python", "luajit": "lua"}.get(match[1], match[1]) if match else program
    return name if name in CODE_OPTIONS else None


def codes(command: SimpleCommand, program: str, stdin: Output | None) -> tuple[Code, ...]:
    """The program texts in `command`: by option, as awk's first operand, or in a here-document."""
    language = language_of(program)
    if language is None:
        return ()
    if language == "awk":
        word = awk_program(command)
        return (_code("awk", word),) if word else tuple(_printed_code(command))
    found: list[Code] = []
    words = command.arguments
    if language == "python" and "timeit" in command.shapes[:2]:
        return tuple(_code(language, word) for word in words if not re.fullmatch(r"-[a-z]|timeit|\d+", word.shape))
    for index, word in enumerate(words):
        for option in CODE_OPTIONS[language]:
            if word.shape == option or (
                len(option) == 2 and re.fullmatch(r"-[A-Za-z0-9]+", word.shape) and word.shape.endswith(option[1])
            ):
                if index + 1 < len(words):
                    found.append(_code(language, words[index + 1]))
                break
            if option.startswith("--") and word.shape.startswith((f"{option}=", f"{option}:")):
                found.append(Code(language, word.shape[len(option) + 1 :], word.value is not None))
                break
            if len(option) == 2 and language == "python" and word.shape.startswith("-c") and len(word.shape) > 2:
                found.append(Code(language, word.shape[2:]))
                break
    if not found and not any(
        not word.shape.startswith("-") or word.shape == "-" for word in words if word.shape != "-"
    ):
        for redirection in command.redirections:
            if redirection.operator.startswith("<<"):
                known = text_of(redirection)
                shape = redirection.target.shape if redirection.target else ""
                found.append(Code(language, known.text if known else shape))
                return tuple(found)
        if stdin is not None:
            found.append(Code(language, stdin.text))
    return tuple(found)


def _printed_code(command: SimpleCommand) -> Iterator[Code]:
    """The program of `awk -f <(…)`, where it is known what is printed there."""
    for word in command.arguments:
        printed = output(word.substitutions[0]) if word.shape.startswith("<(") and word.substitutions else None
        if printed is not None:
            yield Code("awk", printed.text)


def _code(language: str, word: Word) -> Code:
    return Code(language, word.shape if word.value is None else word.value, word.value is not None)


def awk_program(command: SimpleCommand) -> Word | None:
    """awk's program text; None when it comes from a file or is missing."""
    words = command.arguments
    index = 0
    while index < len(words):
        shape = words[index].shape
        if shape in ("-f", "--file") or (shape.startswith("-f") and len(shape) > 2):
            return None
        if shape in ("-F", "-v", "--field-separator", "--assign"):
            index += 2
            continue
        if shape in ("-e", "--source") and index + 1 < len(words):
            return words[index + 1]
        if shape == "--":
            index += 1
            break
        if not shape.startswith("-") or shape == "-":
            break
        index += 1
    return words[index] if index < len(words) else None


def unwrap(command: SimpleCommand, program: str, stdin: Output | None, *, is_fed: bool) -> tuple[Inner, ...]:
    """Shell commands that the program texts of `command` run, and texts that are not known here."""
    if program in ("sed", "gsed"):
        if any(_SED_RUNS_INPUT.search(shape) for shape in command.shapes[:4] if not shape.startswith(("-", "/"))):
            return (Inner("sed e", None, "$FOUND"),)
        texts = [match[1] for shape in command.shapes for match in _SED_EXEC.finditer(shape) if match[1]]
        for shape in command.shapes:
            # what was not matched stays in the line that is run
            replaced = (match for match in _SED_REPLACEMENT.finditer(shape) if match["flags"].endswith("e"))
            texts += [f"{_sed_text(match)} $FOUND" for match in replaced]
        return tuple(Inner("sed e", parse(text)) for text in texts)
    found: list[Inner] = []
    language = language_of(program)
    if language == "python" and (module := _module(command)):
        return (Inner("python -m", script_of_words(module, command.redirections)),)
    if language in RUN_INPUT:
        found.extend(
            Inner(program, None, word.shape, word.substitutions)
            for word in command.arguments
            if word.value is None and word.substitutions and word.shape.startswith(("$(", "`", "<("))
        )
        operands = [word for word in command.arguments if not word.shape.startswith("-")]
        if is_fed and stdin is None and not operands and not codes(command, program, None):
            return (Inner(program, None, "its input", reads_stdin=True),)
    for code in codes(command, program, stdin):
        texts = shell_texts(code.text or "", code.language)
        found.extend(Inner(f"{program} code", parse(text)) for text in texts)
    return tuple(found)


def _module(command: SimpleCommand) -> tuple[Word, ...]:
    """The words from `pip` on in `python3 -m pip …`, for modules that are programs as well."""
    for index, word in enumerate(command.arguments[:-1]):
        if word.shape == "-m" and command.arguments[index + 1].value in _MODULES:
            return command.arguments[index + 1 :]
        if not word.shape.startswith("-"):
            break
    return ()


def shell_texts(code: str, language: str) -> list[str]:
    """The shell commands written out in `code`."""
    if language == "python" and (texts := _python_texts(code)) is not None:
        return texts
    if language in ("ruby", "perl"):
        code = _QUOTED_LIKE.sub(lambda match: f"'{match[1] or match[2] or match[3] or match[4]}'", code)
    code = _with_values(_joined_strings(code, language))
    texts = [_first(match) for match in _CALLS.finditer(code)]
    if language == "perl":
        texts.extend(re.sub(r"^\s*\||\|\s*$|^-\||^\|-", "", _first(match)) for match in _PERL_OPEN.finditer(code))
    if language == "awk":
        texts.extend(_first(match) for match in _AWK_PIPES.finditer(code))
        if any(text.split()[:1] and text.split()[0].rsplit("/", 1)[-1] in _AWK_SHELLS for text in texts):
            texts.extend(text.replace("\\n", "\n") for text in _awk_prints(code))
    else:
        texts.extend(_first(match) for match in _BACKQUOTES.finditer(code))
        for match in _LISTS.finditer(code):
            words = [_first(item) for item in _PLAIN_STRING.finditer(match[1])]
            texts.append(join(words))
    if language not in ("awk", "python") and _OTHER_RUNNERS.search(code):
        given = [_first(match) for match in re.finditer(_STRING, code)]
        texts.extend(text for text in given if " " in text.strip() and not re.search(r"[;{}()]\s*\Z", text))
        for match in _SEVERAL.finditer(code):
            texts.append(join(_first(item) for item in re.finditer(_STRING, match[0])))
    if language in ("pwsh", "powershell", "matlab", "gnuplot", "octave"):
        texts.extend(re.sub(r"^[\s&!]+", "", line) for line in re.split(r"[;\n|]", code))
    texts = [text.replace('\\"', '"').replace("\\'", "'") for text in texts if text]
    # What ends in a blank goes on with a value: `system("rm " $1)`.
    return [f"{text}$FOUND" if text.endswith(" ") else text for text in texts]


def _joined_strings(code: str, language: str) -> str:
    """`code` with strings that are put together written as one: `"re" . "boot"`, in awk `"re" "boot"`."""
    sign = r"\s*" if language == "awk" else r"\s*[+.]\s*"
    for quote in "\"'":
        string = rf"{quote}([^{quote}\\]*){quote}"
        joined = re.compile(rf"(?<![\\\w]){string}{sign}{string}")
        for _ in range(3):  # each round joins pairs, so up to eight pieces
            code = joined.sub(rf"{quote}\1\2{quote}", code)
    return code


def _with_values(code: str) -> str:
    """`code` with names that are given a string replaced by it, where they are passed on."""
    for name, text in _ASSIGNED.findall(code)[:20]:
        passed = re.compile(rf"(?<=[(\s,|])\$?{re.escape(name)}(?=\s*[),;|])")
        code = passed.sub(text.replace("\\", r"\\"), code)
    return code


_BLANK_STRING = late_pattern(r"'([^'\n]* [^'\n]*)'|\"([^\"\n]* [^\"\n]*)\"|`([^`\n]* [^`\n]*)`")


def generated_texts(command: SimpleCommand) -> list[str]:
    """What a program may write out as commands, where its words have them: `awk '{print "rm " $1}'`."""
    program = command.program
    if program in AWKS:
        word = awk_program(command)
        return _awk_prints(word.shape) if word is not None else []
    if program in ("sed", "gsed"):
        return [_sed_text(match) for shape in command.shapes for match in _SED_REPLACEMENT.finditer(shape)]
    if language_of(program or "") is not None:
        return [text for shape in command.shapes for match in _BLANK_STRING.finditer(shape) if (text := _first(match))]
    formats = (shape for shape in command.shapes if " " in shape)
    return [_DIRECTIVE.sub(" $FOUND ", shape).replace("\\n", "\n").replace("\\0", "\n") for shape in formats]


def _sed_text(match: re.Match[str]) -> str:
    """The replacement of `s`, with `$FOUND` for what was matched."""
    text = match["text"].replace("\\" + match["sign"], match["sign"])
    return re.sub(r"(?<!\\)&|\\\d", " $FOUND ", text)


def _awk_prints(code: str) -> list[str]:
    """The strings of each print statement, with `$FOUND` for what is between them."""
    texts = []
    for match in _AWK_PRINT.finditer(code):
        pieces = re.findall(_STRING + r"|([^\s\"',]+)", match[1])
        texts.append(" ".join(piece[0] or piece[1] or "$FOUND" for piece in pieces).replace("  ", " "))
    return texts


def _first(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _python_texts(code: str) -> list[str] | None:
    """Strings and lists of strings passed to any call of a Python text; None when it is not Python."""
    try:
        tree = ast.parse(code)  # this also reads names as Python does: look-alikes of full width are the same name
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    texts: list[str] = []
    values = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    aliases = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if aliases.get(name, name) not in _PYTHON_RUNNERS:
            continue
        arguments = node.args[:2]
        if any(isinstance(argument, ast.List | ast.Tuple) for argument in arguments):
            arguments = [argument for argument in arguments if isinstance(argument, ast.List | ast.Tuple)]
        for argument in arguments:
            given = values.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
            text = _python_string(given, values, 0)
            if text is not None:
                texts.append(text)
                break
            if isinstance(given, ast.List | ast.Tuple):
                items = [_python_string(item, values, 0) for item in given.elts]
                texts.append(join("$x" if item is None else item for item in items))
                break
    return texts


def _python_string(node: ast.expr, values: dict[str, ast.expr], depth: int) -> str | None:
    """The string that `node` is, where it is put together of literals; None when it is not known."""
    if depth > 20:
        return None
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name) and node.id in values:
        return _python_string(values[node.id], values, depth + 1)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = (_python_string(side, values, depth + 1) for side in (node.left, node.right))
        return None if left is None or right is None else left + right
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        left, right = (_python_string(side, values, depth + 1) for side in (node.left, node.right))
        return None if left is None or right is None else left.replace("%s", right, 1)
    if isinstance(node, ast.JoinedStr):
        parts = [
            _python_string(part.value if isinstance(part, ast.FormattedValue) else part, values, depth + 1)
            for part in node.values
        ]
        return "".join("$x" if part is None else part for part in parts)
    return None


_PYTHON_RUNNERS = names(
    """
    system popen run call check_call check_output Popen getoutput getstatusoutput execvp execv execl execlp spawnl
    spawnv spawnlp spawnvp create_subprocess_shell spawn posix_spawn posix_spawnp execve execvpe spawnve run_command
    """
)
