"""What is asked of an inner shell that is not bash, in its own language; the answers have bash's form.

facts: the fields of shell_facts.py. prompts: PS1 and PS2. value: the text @word@ in double quotes, expanded.
complete: candidates for the line @line@, one a line, a tab and a description after each.
"""

from llmsh.core.ports import Session

_ZSH_FACTS = r"""
__llmsh_f() { \builtin print -rn -- "${(pj:\n:)@}"; \builtin printf '\0' }
[[ :$__llmsh_shopts: != *:histignorespace:* ]] || HISTCONTROL=ignorespace
[[ :$__llmsh_shopts: != *:histignoredups:* ]] || HISTCONTROL+=:ignoredups
\builtin printf '%s\0' "${HISTCONTROL-}" "" "$__llmsh_flags" "${VIRTUAL_ENV:-${CONDA_DEFAULT_ENV-}}" \
"$PATH" "${HOME-}" "${VISUAL:-${EDITOR-}}" "" "" \
"${${(M)__llmsh_shopts:#*ignoreeof*}:+10}" "" ""
__llmsh_f ${(k)jobstates}; __llmsh_f ${(k)aliases} ${(k)galiases}
__llmsh_f ${${(k)functions}:#__llmsh_*}; __llmsh_f ${(k)builtins} ${(k)reswords}
__llmsh_f ${${(k)parameters}:#__llmsh_*}; __llmsh_f ${(s.:.)__llmsh_shopts}
"""

_FISH_FACTS = r"""
set -l venv $VIRTUAL_ENV $CONDA_DEFAULT_ENV
set -l editor $VISUAL $EDITOR
builtin printf '%s\0' ignorespace:ignoredups '' '' "$venv[1]" (string join : -- $PATH | string collect) "$HOME" \
"$editor[1]" '' '' '' '' ''
jobs -p; builtin printf '\0'; abbr --list; builtin printf '\0'
functions --all --names | string match -v '__llmsh_*'; builtin printf '\0'; builtin --names; builtin printf '\0'
set --names | string match -v '__llmsh_*'; builtin printf '\0'; echo autocd; builtin printf '\0'
"""

_ZSH = {
    "facts": _ZSH_FACTS,
    "prompts": (
        "[[ :$__llmsh_shopts: != *:promptsubst:* ]] || \\builtin setopt promptsubst\n"
        '\\builtin printf \'%s\\0%s\\0\' "${(%%)PS1}" "${(%%)PS2}"'
    ),
    "value": '\\builtin printf %s "@word@"',
}
_FISH = {
    "facts": _FISH_FACTS,
    "prompts": (
        "set -l shown '> '\n"
        "functions -q __llmsh_user_fish_prompt; and set shown (__llmsh_user_fish_prompt | string collect)\n"
        "builtin printf '%s\\0%s\\0' \"$shown\" ''"
    ),
    "value": 'builtin printf %s "@word@"',
    "complete": "complete -C @line@",
}
_OTHERS = {"zsh": _ZSH, "fish": _FISH}


def question(name: str, session: Session, bash: str) -> str:
    """The code that asks `name` of the inner shell; "" where it cannot be asked. bash: the code for bash."""
    return bash if session.language == "bash" else _OTHERS[session.language].get(name, "")
