"""Shells and whatever else reads a text as shell commands: `sh -c`, `eval`, `ssh`, `su -c`, `trap`, …"""

import re
from dataclasses import replace

from llmsh.core.command import Redirection, Script, SimpleCommand, Word, read_options
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.evaluate import Output, output, text_of
from llmsh.syntax.names import names
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.inner import Inner, script_of_joined, script_of_text, script_of_words

SHELLS = names(
    """
    sh bash zsh dash ash ksh mksh fish csh tcsh rbash yash elvish nu xonsh osh ysh oksh pdksh posh rc es
    """
)
_BUNDLE = late_pattern(r"[-+][A-Za-z]+\Z")
_STDIN = frozenset({"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
_SSH_VALUED = "BbcDEeFIiJLlmOopQRSWw"
_EXPECT = late_pattern(r"\b(?:spawn|system|exec)\s+([^;\n\]]+)")
_SSH_COMMANDS = late_pattern(r"(?i)(proxycommand|localcommand|knownhostscommand)[ =]+(.*)", re.DOTALL)


def unwrap(command: SimpleCommand, program: str, stdin: Output | None, *, is_fed: bool) -> tuple[Inner, ...]:
    """Scripts that `program` reads from its words or its input. is_fed: something is piped into it."""
    words = command.arguments
    if program in SHELLS:
        return _shell(command, program, stdin, is_fed=is_fed)
    if program == "eval":
        return (Inner("eval", script_of_joined(words)),) if words else ()
    if program in ("source", "."):
        operands = [word for word in words if word.shape != "--"]
        if operands and operands[0].shape in _STDIN:
            return (_from_input(program, command, _input(command, stdin)),)
        return (_file(program, operands[0]),) if operands else ()
    if program == "trap" and words and words[0].shape not in ("-", "-l", "-p", "", "--"):
        return (Inner("trap", script_of_text(words[0])),)
    if program == "trap" and len(words) > 1 and words[0].shape == "--":
        return (Inner("trap", script_of_text(words[1])),)
    if program == "alias":
        return tuple(Inner("alias", parse(word.shape.partition("=")[2])) for word in words if "=" in word.shape)
    if program in ("ssh", "slogin", "autossh", "mosh", "sshpass"):
        return _ssh(command, program, stdin, is_fed=is_fed)
    if program in ("scp", "sftp", "sshfs", "ssh-copy-id") and (found := _ssh_settings(words)):
        return found
    if program in ("adb", "wsl", "wsl.exe"):
        return _joined_after(words, program)
    if program in ("npm", "npx", "pnpm", "yarn") and {"-c", "--call"} & {word.shape for word in words}:
        text = read_options(words, "cp", ("call", "package")).get("c", "call")
        return (Inner(f"{program} -c", parse(text)),) if text else ()
    if program in ("su", "runuser"):
        found = tuple(replace(inner, reads_stdin=True) for inner in _su(command, program))
        if not found and (is_fed or _has_input(command)):
            return (replace(_from_input(program, command, _input(command, stdin)), is_privileged=True),)
        return found
    if program in ("script", "scriptreplay"):
        text = read_options(words, "cEIOBTotm", ("command",)).get("c", "command")
        return (Inner("script -c", parse(text), reads_stdin=True),) if text else ()
    if program in ("vagrant", "sg", "newgrp", "runsv"):
        text = read_options(words, "c", ("command",)).get("c", "command")
        if program == "sg" and text is None and len(words) > 1:
            return (Inner("sg", script_of_text(words[-1])),)
        if program == "newgrp" and text is None and (is_fed or _has_input(command)):
            return (_from_input(program, command, _input(command, stdin)),)
        return (Inner(f"{program} -c", parse(text)),) if text else ()
    if program in ("at", "batch") and not command.has_flag("l", "r", "d", "c"):
        named = read_options(words, "fqt").flags
        file = next((value for name, value in named if name == "f"), None)
        if isinstance(file, Word) and file.shape not in _STDIN:
            return (_file(program, file),)
        known = _input(command, stdin)
        return (_from_input(program, command, known),) if is_fed or _has_input(command) else ()
    if program == "screen":
        return _screen(words)
    if program == "expect":
        text = read_options(words, "c", ("command",)).get("c", "command")
        runs = _EXPECT.findall(text or "")
        return tuple(Inner("expect -c", parse(run)) for run in runs)
    return ()


def _shell(command: SimpleCommand, program: str, stdin: Output | None, *, is_fed: bool) -> tuple[Inner, ...]:
    words = command.arguments
    index, reads_text, reads_stdin, is_check = 0, False, False, False
    while index < len(words):
        shape = words[index].shape
        if shape in ("--", "-"):
            index += 1
            break
        if shape.startswith("--"):
            index += 2 if shape in ("--rcfile", "--init-file") else 1
            if shape == "--command" and program == "fish":
                reads_text = True
            continue
        if not _BUNDLE.match(shape):
            break
        reads_text = reads_text or (shape[0] == "-" and "c" in shape)
        is_check = is_check or (shape[0] == "-" and "n" in shape)
        reads_stdin = reads_stdin or (shape[0] == "-" and "s" in shape)
        index += 2 if shape[-1] in "oO" else 1
    rest = words[index:]
    if is_check:
        return ()
    if reads_text:
        return (Inner(f"{program} -c", script_of_text(rest[0], rest[1:]), is_transparent=True),) if rest else ()
    if rest and not reads_stdin:
        if rest[0].shape in _STDIN:
            return (_from_input(program, command, _input(command, stdin)),)
        given = _by_descriptor(command, rest[0].shape)
        return (_file(program, rest[0]) if given is None else _from_input(program, command, given),)
    if is_fed or _has_input(command):
        return (_from_input(program, command, _input(command, stdin)),)
    return ()


def _by_descriptor(command: SimpleCommand, shape: str) -> Output | None:
    """The text of `/dev/fd/3` where the command itself opens that: `sh /dev/fd/3 3<<< text`."""
    number = shape.removeprefix("/dev/fd/")
    texts = [item for item in command.redirections if item.descriptor == number and item.operator.startswith("<<")]
    return text_of(texts[-1]) if texts and number != shape else None


def _file(program: str, word: Word) -> Inner:
    if len(word.substitutions) == 1 and word.shape.startswith("<("):
        printed = output(word.substitutions[0])
        if printed is not None:
            return Inner(f"{program} <(…)", parse(printed.text), producers=word.substitutions)
    return Inner(program, None, word.shape, word.substitutions)


def _has_input(command: SimpleCommand) -> bool:
    return any(item.operator in ("<", "<<", "<<-", "<<<", "<>", "<&") for item in command.redirections)


def _input(command: SimpleCommand, stdin: Output | None) -> Output | None:
    for redirection in reversed(command.redirections):
        if redirection.operator in ("<<", "<<-", "<<<"):
            known = text_of(redirection)
            if known is None and redirection.target is not None:
                return Output(redirection.target.shape, True)
            return known
        if redirection.operator == "<":
            target = redirection.target
            if target is not None and len(target.substitutions) == 1 and target.shape.startswith("<("):
                return output(target.substitutions[0])
            return None
    return stdin


def _from_input(program: str, command: SimpleCommand, known: Output | None) -> Inner:
    if known is not None:
        return Inner(f"{program} reading its input", parse(known.text))
    for redirection in command.redirections:
        if redirection.operator in ("<", "<<<") and redirection.target is not None:
            return Inner(program, None, redirection.target.shape, redirection.target.substitutions)
    return Inner(program, None, "its input", reads_stdin=True)


def _ssh(command: SimpleCommand, program: str, stdin: Output | None, *, is_fed: bool) -> tuple[Inner, ...]:
    words = command.arguments
    if program == "sshpass":
        rest = read_options(words, "pfdP", permute=False).operands
        return (Inner(program, script_of_words(rest, command.redirections)),) if rest else ()
    options = read_options(words, _SSH_VALUED, permute=False)
    found = list(_ssh_settings(words))
    rest = options.operands[1:]
    # Options may also stand between the host and the command.
    rest = read_options(rest, _SSH_VALUED, permute=False).operands
    if rest:
        script = script_of_joined(rest)
        inputs = tuple(item for item in command.redirections if item.operator.startswith("<"))
        if inputs:
            script = _with_input(script, inputs)
        found.append(Inner(program, script, is_remote=True, reads_stdin=True))
    elif options.operands and (is_fed or _has_input(command)) and not options.has("N", "f", "W"):
        found.append(replace(_from_input(program, command, _input(command, stdin)), is_remote=True))
    return tuple(found)


def _with_input(script: Script, inputs: tuple[Redirection, ...]) -> Script:
    """`script` with its first command reading `inputs`, as what ssh runs does."""
    if not script.items or not isinstance(first := script.items[0].commands[0], SimpleCommand):
        return script
    reading = replace(first, redirections=(*first.redirections, *inputs))
    pipeline = replace(script.items[0], commands=(reading, *script.items[0].commands[1:]))
    return replace(script, items=(pipeline, *script.items[1:]))


def _ssh_settings(words: tuple[Word, ...]) -> tuple[Inner, ...]:
    """The commands in `-o ProxyCommand=…` and its like."""
    found: list[Inner] = []
    for name, value in read_options(words, _SSH_VALUED, permute=False).flags:
        text = value.shape if isinstance(value, Word) else value
        match = _SSH_COMMANDS.match(text) if name == "o" and text else None
        if match and match[2].strip().lower() != "none":
            found.append(Inner(f"ssh -o {match[1]}", parse(match[2])))
    return tuple(found)


def _joined_after(words: tuple[Word, ...], program: str) -> tuple[Inner, ...]:
    """`adb shell WORDS` and `wsl WORDS`: the words joined, read by a shell elsewhere."""
    # `wsl -e PROGRAM`: what follows is the command, so -e takes no value of its own.
    rest = read_options(words, "stdu", ("distribution", "user", "cd"), permute=False).operands
    if program == "adb":
        rest = rest[1:] if rest and rest[0].shape in ("shell", "exec-out") else ()
    if not rest:
        return ()
    joined = Inner(program, script_of_joined(rest), is_remote=True)
    if rest[0].value in SHELLS and len(rest) > 1:  # called from here the words may also arrive as they are
        return joined, Inner(program, script_of_words(rest), is_remote=True)
    return (joined,)


def _su(command: SimpleCommand, program: str) -> tuple[Inner, ...]:
    options = read_options(command.arguments, "cgGswu", ("command", "group", "shell", "user"))
    text = options.get("c", "command")
    if text is None:
        shape = next((value for name, value in options.flags if name in ("c", "command")), None)
        if isinstance(shape, Word):
            return (Inner(f"{program} -c", script_of_text(shape), is_privileged=True),)
        if program == "runuser" and options.has("u", "user") and options.operands:
            script = script_of_words(options.operands, command.redirections)
            return (Inner(program, script, is_privileged=True),)
        return ()
    return (Inner(f"{program} -c", parse(text), is_privileged=True),)


def _screen(words: tuple[Word, ...]) -> tuple[Inner, ...]:
    """`screen -dm CMD`, `-X stuff TEXT`: the words that may be a command."""
    shapes = [word.shape for word in words]
    if "stuff" in shapes:
        rest = words[shapes.index("stuff") + 1 :]
        return tuple(Inner("screen stuff", parse(re.sub(r"\\[nr]|\^M", "\n", word.shape))) for word in rest[:1])
    rest = read_options(words, "cehprsStTX", permute=False).operands
    return (Inner("screen", script_of_words(rest)),) if rest else ()
