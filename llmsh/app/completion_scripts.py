"""Completions for bash, zsh and fish, generated from the option table."""

from llmsh.app.options import SHELL_OPTIONS, SUBCOMMANDS, Option


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
        previous = f"            case $previous in\n{values}            esac\n" if values else ""
        cases.append(f'        {subcommand.name})\n{previous}            words="{f"{choices} {words}".strip()}" ;;\n')
    flags = " ".join(flag for option in SHELL_OPTIONS for flag in option.flags)
    names = " ".join(subcommand.name for subcommand in SUBCOMMANDS)
    return (
        "# Generated from llmsh/app/options.py by `make docs`. bash completion for llmsh.\n"
        "_llmsh() {\n"
        '    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=""\n'
        "    COMPREPLY=()\n"
        '    if [ "$COMP_CWORD" -eq 1 ]; then\n'
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
        cases.append(
            f"        {subcommand.name})\n            _arguments \\\n                {body} ;;" if specs else ""
        )
    joined = "\n".join(case for case in cases if case)
    return (
        "#compdef llmsh\n# Generated from llmsh/app/options.py by `make docs`. zsh completion for llmsh.\n"
        "_llmsh() {\n    local -a subcommands\n    subcommands=(\n"
        f"{subcommands}\n    )\n"
        "    if (( CURRENT == 2 )); then\n        _describe 'subcommand' subcommands\n        _files\n"
        "        return\n    fi\n"
        "    local subcommand=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $subcommand in\n"
        f'{joined}\n        *) _files ;;\n    esac\n}}\n_llmsh "$@"\n'
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
        lines.extend(
            f"complete -c llmsh -f -n '{seen}' -a '{' '.join(argument.choices)}'"
            for argument in subcommand.arguments
            if argument.choices
        )
    return "\n".join(lines) + "\n"


def _fish_option(option: Option, condition: str) -> str:
    words = [f"complete -c llmsh -n '{condition}'"]
    words.extend(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    if option.value:
        words.append({"file": "-r -F", "directory": "-x -a '(__fish_complete_directories)'"}.get(option.kind, "-x"))
    return " ".join([*words, f"-d {_fish_quote(option.summary)}"])


def _fish_quote(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
