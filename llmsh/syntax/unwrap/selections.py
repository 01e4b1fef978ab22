"""Commands that run another one for each thing found or read: `find -exec`, `fd -x`, `xargs`, `parallel`."""

from dataclasses import replace

from llmsh.core.command import Options, SimpleCommand, Word, read_options
from llmsh.syntax.evaluate import Output
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import unescape_ansi
from llmsh.syntax.unwrap.inner import FILES, Inner, script_of_text, script_of_words

_EXEC = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
_MOST_RUNS = 50  # of xargs with one item each that are looked at one by one
_VARIABLE = "$FOUND"  # replaces `{}` in a text that a shell reads, so that its value counts as unknown


def unwrap(command: SimpleCommand, program: str, stdin: Output | None) -> tuple[Inner, ...]:
    if program in ("find", "gfind", "bfs"):
        return _find(command)
    if program in ("fd", "fdfind"):
        return _fd(command)
    if program in ("xargs", "gxargs"):
        return _xargs(command, stdin)
    if program in ("parallel", "sem", "rush"):
        return _parallel(command, program, stdin)
    return ()


def _with_items(words: tuple[Word, ...], token: str) -> tuple[Word, ...]:
    """`words` with `token` unknown: as a whole word a file, inside a text a variable."""
    changed: list[Word] = []
    for word in words:
        if word.shape == token:
            changed.append(replace(FILES, shape=_VARIABLE, may_split=True))
        elif token and token in word.shape:
            changed.append(replace(word, value=None, shape=word.shape.replace(token, _VARIABLE)))
        else:
            changed.append(word)
    return tuple(changed)


def _find(command: SimpleCommand) -> tuple[Inner, ...]:
    found: list[Inner] = []
    words = command.arguments
    index = 0
    while index < len(words):
        if words[index].shape not in _EXEC:
            index += 1
            continue
        start = index + 1
        end = start
        while end < len(words) and words[end].shape != ";":
            if words[end].shape == "+" and words[end - 1].shape == "{}":
                break
            end += 1
        if start < end:
            script = script_of_words(_with_items(words[start:end], "{}"))
            found.append(Inner(f"find {words[index].shape}", script, is_transparent=True))
        index = end + 1
    return tuple(found)


def _fd(command: SimpleCommand) -> tuple[Inner, ...]:
    shapes = command.shapes
    for index, shape in enumerate(shapes):
        if shape in ("-x", "-X", "--exec", "--exec-batch") and index + 1 < len(shapes):
            words = _with_items(command.arguments[index + 1 :], "{}")
            if "{}" not in shapes[index + 1 :]:
                words = (*words, FILES)
            return (Inner(f"fd {shape}", script_of_words(words), is_transparent=True),)
    return ()


def _xargs(command: SimpleCommand, stdin: Output | None) -> tuple[Inner, ...]:
    options = read_options(
        command.arguments,
        "adEILnPsJRS",
        ("arg-file", "delimiter", "max-lines", "max-args", "max-procs", "max-chars", "process-slot-var"),
        permute=False,
    )
    words = options.operands
    if not words:
        return (Inner("xargs", parse("echo"), is_transparent=True),)
    token = options.get("I", "J") or (("{}" if options.has("i", "replace") else "") or options.get("replace") or "")
    if stdin is not None and token:
        words = tuple(_filled(word, token, stdin) for word in words)
    elif token:
        words = _with_items(words, token)
    elif stdin is not None:
        items = [replace(FILES, shape=item, value=item, may_split=False) for item in _items(options, stdin)]
        if options.get("n", "max-args", "L", "max-lines") == "1" and 1 < len(items) <= _MOST_RUNS:
            return tuple(Inner("xargs", script_of_words((*words, item)), is_transparent=True) for item in items)
        words = (*words, *items)
    else:
        words = (*words, FILES)
    return (Inner("xargs", script_of_words(words), is_transparent=True),)


def _items(options: Options, stdin: Output) -> list[str]:
    """What xargs makes of its input: words, or with `-0` and `-d` what stands between the signs."""
    sign = "\0" if options.has("0", "null") else unescape_ansi(options.get("d", "delimiter") or "")
    return [item for item in stdin.text.split(sign[:1]) if item] if sign else stdin.text.split()


def _filled(word: Word, token: str, stdin: Output) -> Word:
    text = word.shape.replace(token, stdin.text.rstrip("\n"))
    return word if token not in word.shape else replace(word, shape=text, value=text if word.value else None)


def _parallel(command: SimpleCommand, program: str, stdin: Output | None) -> tuple[Inner, ...]:
    options = read_options(
        command.arguments,
        "jNnLIadSPsC",
        (
            "jobs",
            "max-args",
            "arg-file",
            "delimiter",
            "sshlogin",
            "colsep",
            "joblog",
            "timeout",
            "delay",
            "retries",
            "workdir",
            "tempdir",
            "results",
            "basefile",
            "return",
            "sshloginfile",
            "load",
            "memfree",
            "nice",
            "tagstring",
        ),
        permute=False,
    )
    words = options.operands
    end = next(
        (index for index, word in enumerate(words) if word.shape in (":::", "::::", ":::+", "::::+")), len(words)
    )
    template, items = words[:end], words[end + 1 :]
    if not template and end < len(words) and words[end].shape.startswith("::::"):
        return (Inner(program, None, "its input"),)  # each line of a file is a command
    is_remote = options.has("S", "sshlogin")
    if not template:
        if items:
            return tuple(Inner(program, script_of_text(item), is_remote=is_remote) for item in items)
        return (Inner(program, None if stdin is None else parse(stdin.text), "its input", reads_stdin=True),)
    text = " ".join(word.shape for word in template)
    for token in ("{}", "{.}", "{/}", "{//}", "{/.}", "{1}", "{2}"):
        text = text.replace(token, _VARIABLE)
    if _VARIABLE not in text:
        text = f"{text} {_VARIABLE}"
    return (Inner(program, parse(text), is_remote=is_remote),)
