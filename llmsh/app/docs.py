"""Usage, man page, completions and the launcher's word list, generated from the option table.

`python -m llmsh.app.docs --write` writes them, `--check` fails when one is not what it would write.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from llmsh import __version__
from llmsh.app.completion_scripts import bash_completion, fish_completion, zsh_completion
from llmsh.app.options import EXIT_STATUSES, SHELL_OPTIONS, SUBCOMMANDS, Argument, Option, Subcommand
from llmsh.app.systemd_units import packaged_service, packaged_socket
from llmsh.repl.keys import KEYS

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ROOT / "man" / "sections.roff"


def usage() -> str:
    """`llmsh --help`."""
    lines = [
        "Usage: llmsh [OPTION…]                 the interactive shell",
        "       llmsh [OPTION…] -c STRING [NAME ARG…] | FILE [ARG…]   exactly bash",
        "       llmsh -c '? REQUEST'            plan a request",
        "       llmsh SUBCOMMAND …              see below; `llmsh SUBCOMMAND --help`",
        "",
        "Subcommands:",
        *(f"  {subcommand.name:<9}{subcommand.summary}" for subcommand in SUBCOMMANDS),
        "",
        "Options (all of bash's are passed on to bash):",
        *(f"  {_flags(option):<17}{option.summary}" for option in SHELL_OPTIONS),
        "",
        "In the shell: type commands as in bash; type a sentence, or begin a line with ?, for a plan.",
        "More: man llmsh",
    ]
    return "\n".join(lines) + "\n"


def _flags(option: Option) -> str:
    return ", ".join(option.flags) + (f" {option.value}" if option.value else "")


def launcher_header() -> str:
    names = ", ".join(f'"{subcommand.name}"' for subcommand in SUBCOMMANDS)
    return (
        "/* Generated from llmsh/app/options.py by `make docs`. First words that are ours, not a script's name. */\n"
        f'static const char *const SUBCOMMANDS[] = {{{names}, "--help", "--version", NULL}};\n'
    )


def man_page() -> str:
    """man/llmsh.1: generated parts around the hand-written ones in man/sections.roff."""
    before, _, after = SECTIONS.read_text(encoding="utf-8").partition('.\\" OPTIONS')
    parts = [
        '.\\" Generated from llmsh/app/options.py and man/sections.roff by `make docs`.',
        f'.TH LLMSH 1 "" "llmsh {__version__}"',
        ".SH NAME",
        "llmsh \\- a shell that runs bash as it is and turns plain language into commands you see before they run",
        ".SH SYNOPSIS",
        ".B llmsh\n.RI [ option ...]\n.br",
        '.B llmsh\n.RI [ option ...]\n.B \\-c\n.IR string " [" name " [" arg ...]]\n.br',
        *(_synopsis(subcommand) for subcommand in SUBCOMMANDS),
        before.rstrip(),
        ".SH OPTIONS",
        "Every option that bash has is passed on to bash unchanged. These are named here because llmsh looks at them:",
        *(_man_option(option) for option in SHELL_OPTIONS),
        ".SH SUBCOMMANDS",
        "A first word that is one of these is never taken for a script; run a script of that name as\n.IR ./name .",
        *(_man_subcommand(subcommand) for subcommand in SUBCOMMANDS),
        ".SH EXIT STATUS\nA command passes its own status through. llmsh's own:",
        *(f".TP\n.B {int(status)}\n{_roff(meaning)}" for status, meaning in EXIT_STATUSES),
        ".SH KEYS IN THE EDITOR",
        *(f".TP\n.B {_roff(keys)}\n{_roff(what)}" for keys, what in KEYS),
        after.strip(),
    ]
    return "\n".join(parts) + "\n"


def _synopsis(subcommand: Subcommand) -> str:
    words = [
        f".B llmsh {subcommand.name}",
        *(_roff_flags(option, brackets=True) for option in subcommand.options),
    ]
    words.extend(_roff_argument(argument) for argument in subcommand.arguments)
    return "\n".join(words) + "\n.br"


def _roff_flags(option: Option, *, brackets: bool) -> str:
    flag = _roff(option.flags[-1])
    if not brackets:
        joined = ", ".join(f"\\fB{_roff(each)}\\fR" for each in option.flags)
        return joined + (f" \\fI{option.value}\\fR" if option.value else "")
    return f"[\\fB{flag}\\fR" + (f" \\fI{option.value}\\fR" if option.value else "") + "]"


def _roff_argument(argument: Argument) -> str:
    name = "|".join(argument.choices) or argument.name.upper()
    if argument.count == "*":
        return f"[\\fI{name}\\fR ...]"
    return f"[\\fI{name}\\fR]" if argument.count == "?" else f"\\fI{name}\\fR"


def _man_option(option: Option) -> str:
    return f".TP\n{_roff_flags(option, brackets=False)}\n{_roff(option.summary)}."


def _man_subcommand(subcommand: Subcommand) -> str:
    parts = [
        f'.SS "{subcommand.name}"',
        _roff(f"{subcommand.summary[0].upper()}{subcommand.summary[1:]}."),
        ".PP",
    ]
    parts.append(_roff(subcommand.description))
    parts.extend(f".TP\n{_roff_argument(argument)}\n{_roff(argument.summary)}." for argument in subcommand.arguments)
    parts.extend(_man_option(option) for option in subcommand.options)
    return "\n".join(parts)


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    return "\\&" + escaped if escaped.startswith(".") else escaped


GENERATED: dict[str, Callable[[], str]] = {
    "launcher/subcommands.h": launcher_header,
    "man/llmsh.1": man_page,
    "completions/llmsh.bash": bash_completion,
    "completions/_llmsh": zsh_completion,
    "completions/llmsh.fish": fish_completion,
    "systemd/llmsh-kernel.socket": packaged_socket,
    "systemd/llmsh-kernel.service": packaged_service,
}


def main(args: list[str]) -> int:
    """--write or --check all generated files; return 1 when a check fails."""
    stale = []
    for name, generate in GENERATED.items():
        path, text = ROOT / name, generate()
        if args == ["--write"]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        sys.stderr.write(f"{name} is not in step with the option table; run: make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
