"""Usage, man page, completions and the launcher's word list, generated from the option table.

`python -m llmsh.app.docs --write` writes them, `--check` fails when one is not what it would write.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from llmsh import __version__
from llmsh.app.options import EXIT_STATUSES, SHELL_OPTIONS, SUBCOMMANDS, Argument, Option, Subcommand

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
        f"static const char *const SUBCOMMANDS[] = {{{names}, \"--help\", \"--version\", NULL}};\n"
    )


def man_page() -> str:
    """man/llmsh.1: generated parts around the hand-written ones in man/sections.roff."""
    hand_written = SECTIONS.read_text(encoding="utf-8")
    parts = [
        f'.\\" Generated from llmsh/app/options.py and man/sections.roff by `make docs`.\n.TH LLMSH 1 "" "llmsh {__version__}"',
        ".SH NAME\nllmsh \\- a shell that runs bash as it is and turns plain language into commands you see before they run",
        ".SH SYNOPSIS",
        ".B llmsh\n.RI [ option ...]\n.br",
        ".B llmsh\n.RI [ option ...]\n.B \\-c\n.IR string \" [\" name \" [\" arg ...]]\n.br",
        *(_synopsis(subcommand) for subcommand in SUBCOMMANDS),
        hand_written.partition('.\\" OPTIONS')[0].rstrip(),
        ".SH OPTIONS\nEvery option that bash has is passed on to bash unchanged. These are named here because llmsh looks at them:",
        *(_man_option(option) for option in SHELL_OPTIONS),
        ".SH SUBCOMMANDS\nA first word that is one of these is never taken for a script; run a script of that name as\n.IR ./name .",
        *(_man_subcommand(subcommand) for subcommand in SUBCOMMANDS),
        ".SH EXIT STATUS\nA command passes its own status through. llmsh's own:",
        *(f".TP\n.B {int(status)}\n{_roff(meaning)}" for status, meaning in EXIT_STATUSES),
        hand_written.partition('.\\" OPTIONS')[2].strip(),
    ]
    return "\n".join(parts) + "\n"


def _synopsis(subcommand: Subcommand) -> str:
    words = [f".B llmsh {subcommand.name}", *(_roff_flags(option, brackets=True) for option in subcommand.options)]
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
    parts = [f'.SS "{subcommand.name}"', _roff(f"{subcommand.summary[0].upper()}{subcommand.summary[1:]}."), ".PP"]
    parts.append(_roff(subcommand.description))
    for argument in subcommand.arguments:
        parts.append(f".TP\n{_roff_argument(argument)}\n{_roff(argument.summary)}.")
    parts.extend(_man_option(option) for option in subcommand.options)
    return "\n".join(parts)


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    return "\\&" + escaped if escaped.startswith(".") else escaped


def bash_completion() -> str:
    cases = []
    for subcommand in SUBCOMMANDS:
        words = " ".join([*(flag for option in subcommand.options for flag in option.flags), "--help"])
        choices = " ".join(choice for argument in subcommand.arguments for choice in argument.choices)
        values = "".join(
            f"                {'|'.join(option.flags)}) {_bash_value(option)} return ;;\n"
            for option in subcommand.options
            if option.value
        )
        previous = f'            case $previous in\n{values}            esac\n' if values else ""
        cases.append(f'        {subcommand.name})\n{previous}            words="{f"{choices} {words}".strip()}" ;;\n')
    flags = " ".join(flag for option in SHELL_OPTIONS for flag in option.flags)
    names = " ".join(subcommand.name for subcommand in SUBCOMMANDS)
    return (
        "# Generated from llmsh/app/options.py by `make docs`. bash completion for llmsh.\n"
        "_llmsh() {\n"
        '    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=""\n'
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        f'        COMPREPLY=($(compgen -W "{names} {flags}" -- "$current"))\n'
        '        [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))\n'
        "        return\n"
        "    fi\n"
        "    case ${COMP_WORDS[1]} in\n"
        + "".join(cases)
        + '        *) COMPREPLY=($(compgen -f -- "$current")); return ;;\n'
        "    esac\n"
        '    COMPREPLY=($(compgen -W "$words" -- "$current"))\n'
        "}\n"
        "complete -o filenames -F _llmsh llmsh\n"
    )


def _bash_value(option: Option) -> str:
    action = {"file": "-f", "directory": "-d"}.get(option.kind)
    return f'COMPREPLY=($(compgen {action} -- "$current"));' if action else ""


def zsh_completion() -> str:
    subcommands = "\n".join(
        f"        {_quote(f'{subcommand.name}:{subcommand.summary}')}" for subcommand in SUBCOMMANDS
    )
    cases = []
    for subcommand in SUBCOMMANDS:
        specs = [spec for option in subcommand.options for spec in _zsh_option(option)]
        for argument in subcommand.arguments:
            lead = "*" if argument.count == "*" else "1"
            action = f"({' '.join(argument.choices)})" if argument.choices else "_files"
            specs.append(_quote(f"{lead}:{_zsh_text(argument.summary)}:{action}"))
        body = " \\\n                ".join(specs)
        cases.append(f"        {subcommand.name})\n            _arguments \\\n                {body} ;;" if specs else "")
    joined = "\n".join(case for case in cases if case)
    return (
        "#compdef llmsh\n# Generated from llmsh/app/options.py by `make docs`. zsh completion for llmsh.\n"
        "_llmsh() {\n    local -a subcommands\n    subcommands=(\n"
        f"{subcommands}\n    )\n"
        "    if (( CURRENT == 2 )); then\n        _describe 'subcommand' subcommands\n        _files\n        return\n    fi\n"
        "    local subcommand=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $subcommand in\n"
        f"{joined}\n        *) _files ;;\n    esac\n}}\n_llmsh \"$@\"\n"
    )


def _zsh_option(option: Option) -> list[str]:
    action = {"file": "_files", "directory": "_files -/"}.get(option.kind, "")
    value = f":{option.value.lower()}:{action}" if option.value else ""
    return [_quote(f"{flag}[{_zsh_text(option.summary)}]{value}") for flag in option.flags]


def _zsh_text(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quote(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish_completion() -> str:
    names = " ".join(subcommand.name for subcommand in SUBCOMMANDS)
    lines = [
        "# Generated from llmsh/app/options.py by `make docs`. fish completion for llmsh.",
        *(_fish_option(option, "__fish_use_subcommand") for option in SHELL_OPTIONS),
    ]
    for subcommand in SUBCOMMANDS:
        lines.append(
            f"complete -c llmsh -n '__fish_use_subcommand' -a {subcommand.name} -d {_fish_quote(subcommand.summary)}"
        )
        seen = f"__fish_seen_subcommand_from {subcommand.name}"
        lines.extend(_fish_option(option, seen) for option in subcommand.options)
        for argument in subcommand.arguments:
            if argument.choices:
                lines.append(f"complete -c llmsh -f -n '{seen}' -a '{' '.join(argument.choices)}'")
    return "\n".join(lines).replace("@NAMES@", names) + "\n"


def _fish_option(option: Option, condition: str) -> str:
    words = [f"complete -c llmsh -n '{condition}'"]
    for flag in option.flags:
        words.append(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}")
    if option.value:
        words.append({"file": "-r -F", "directory": "-x -a '(__fish_complete_directories)'"}.get(option.kind, "-x"))
    return " ".join([*words, f"-d {_fish_quote(option.summary)}"])


def _fish_quote(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


GENERATED: dict[str, Callable[[], str]] = {
    "launcher/subcommands.h": launcher_header,
    "man/llmsh.1": man_page,
    "completions/llmsh.bash": bash_completion,
    "completions/_llmsh": zsh_completion,
    "completions/llmsh.fish": fish_completion,
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
