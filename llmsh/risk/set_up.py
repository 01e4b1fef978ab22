"""What known programs print for the shell to run: `eval "$(ssh-agent -s)"` sets variables, `completion bash` functions.

Source: the manual of each program.
"""

from collections.abc import Container, Iterable

from llmsh.core.command import Script
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.names import names

_ALWAYS = names("ssh-agent gpg-agent gnome-keyring-daemon dircolors lesspipe lesspipe.sh resize keychain")
_SHELL_TOOLS = names(
    """
    starship zoxide atuin pyenv rbenv nodenv goenv jenv mcfly thefuck oh-my-posh mise fnm opam navi sheldon direnv asdf
    conda mamba micromamba pipenv brew luarocks fzf minikube docker-machine nodebrew volta rustup phpenv plenv perlbrew
    """
)
_SETS_UP = late_pattern(
    r"(?:shell\.\w+ )?(?:init|env|activate|virtualenv-init|hook|export|shellenv|docker-env|path|--alias|--bash)\b.*"
)
_COMPLETION = late_pattern(r"(?:[\w-]+ )?(?:completions?|shell-completion)(?: (?:-s|--shell))?[ =](?:bash|zsh|fish)")


def only_sets_up(scripts: Iterable[Script], own: Container[str]) -> bool:
    """Claims that `scripts` only print what sets up the shell. own: names that the text has given a meaning."""
    commands = [command for script in scripts for command in script.commands()]
    return bool(commands) and all(
        command.program not in own and _is_set_up(command.program or "", " ".join(command.shapes))
        for command in commands
    )


def _is_set_up(program: str, words: str) -> bool:
    if program in _ALWAYS or (program in _SHELL_TOOLS and _SETS_UP.fullmatch(words) is not None):
        return True
    return bool(program) and _COMPLETION.fullmatch(words) is not None
