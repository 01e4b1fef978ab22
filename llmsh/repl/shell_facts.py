"""What the editor knows of the running inner shell: names, options; read by one invisible query."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from llmsh.core.errors import SessionError
from llmsh.core.invocation import NAME
from llmsh.core.ports import Session
from llmsh.repl.questions import question

# One record per field, NUL after each; lists of names are newline-separated.
_QUERY = r"""
\builtin printf '%s\0' "${HISTCONTROL-}" "${HISTIGNORE-}" "$-" "${VIRTUAL_ENV:-${CONDA_DEFAULT_ENV-}}" \
"${PATH-}" "${HOME-}" "${VISUAL:-${EDITOR-}}" "${HISTFILE-}" "${histchars-}" \
"${IGNOREEOF+${IGNOREEOF:-10}}" "${SHELLOPTS-}:${__llmsh_edit-}" "${COMP_WORDBREAKS-}"
\builtin jobs -p; \builtin printf '\0'; \builtin compgen -A alias; \builtin printf '\0'
\builtin compgen -A function; \builtin printf '\0'; \builtin compgen -A builtin; \builtin printf '\0'
\builtin compgen -A variable; \builtin printf '\0'; \builtin shopt -s; \builtin printf '\0'
"""
_FIELDS = """
histcontrol histignore flags venv path home editor histfile histchars ignoreeof shellopts wordbreaks
jobs aliases functions builtins variables shopts
"""


@dataclass(frozen=True, slots=True)
class ShellFacts:
    """One look at the inner shell. flags: its `$-`. editor: $VISUAL or $EDITOR. shopts: those that are on.

    ignoreeof: IGNOREEOF, "" when it is not set.
    """

    histcontrol: str = ""
    histignore: str = ""
    flags: str = "H"
    venv: str = ""
    path: str = field(default_factory=lambda: os.environ.get("PATH", os.defpath))
    home: str = field(default_factory=lambda: os.path.expanduser("~"))
    editor: str = ""
    histfile: str = ""
    histchars: str = ""
    ignoreeof: str = ""
    shellopts: str = ""
    wordbreaks: str = " \t\n\"'><=;|&(:"
    jobs: int = 0
    aliases: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    builtins: frozenset[str] = frozenset()
    variables: tuple[str, ...] = ()
    shopts: frozenset[str] = frozenset()


def parse_facts(output: bytes) -> ShellFacts | None:
    """The answer to the query; None when it is not whole."""
    values = [value.decode("utf-8", "surrogateescape") for value in output.split(b"\0")[:-1]]
    names = _FIELDS.split()
    if len(values) != len(names):
        return None
    raw = dict(zip(names, values, strict=True))
    shopts = frozenset(line.split("\t")[0].strip() for line in raw["shopts"].splitlines())
    return ShellFacts(
        histcontrol=raw["histcontrol"],
        histignore=raw["histignore"],
        flags=raw["flags"],
        venv=raw["venv"],
        path=raw["path"],
        home=raw["home"],
        editor=raw["editor"],
        histfile=raw["histfile"],
        histchars=raw["histchars"],
        ignoreeof=raw["ignoreeof"],
        shellopts=raw["shellopts"],
        wordbreaks=raw["wordbreaks"],
        jobs=len(raw["jobs"].splitlines()),
        aliases=frozenset(raw["aliases"].splitlines()),
        functions=frozenset(raw["functions"].splitlines()),
        builtins=frozenset(raw["builtins"].splitlines()),
        variables=tuple(raw["variables"].splitlines()),
        shopts=shopts,
    )


class LiveNames:
    """The names of one kind as they are known now: `word in names`."""

    def __init__(self, names: Callable[[], frozenset[str]]) -> None:
        self._names = names

    def __contains__(self, word: object) -> bool:
        return word in self._names()


class FactsReader:
    """Holds the newest facts; asks again only after something ran; keeps the old without an answer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.now = ShellFacts()
        self.aliases = LiveNames(lambda: self.now.aliases)
        self.functions = LiveNames(lambda: self.now.functions)
        self._is_stale = True

    def expire(self) -> None:
        """Something ran: what is known may be wrong now."""
        self._is_stale = True

    def refresh(self) -> ShellFacts:
        """The facts as they are now; a query of about 2 ms when something ran since the last one."""
        if self._is_stale:
            self._is_stale = False
            try:
                self.now = parse_facts(self._session.query(question("facts", self._session, _QUERY))) or self.now
            except SessionError:
                return self.now
            find_program.cache_clear()
        return self.now

    def is_command(self, word: str) -> bool:
        """Whether the inner shell would find something to run under the name `word`."""
        facts = self.now
        return (
            word in facts.aliases
            or word in facts.functions
            or word in facts.builtins
            or word == NAME
            or find_program(word, facts.path, str(self._session.cwd)) is not None
        )


@lru_cache(maxsize=512)
def find_program(word: str, path: str, cwd: str) -> str | None:
    """The file that `word` would run: a path as it is, else the first match on `path`."""
    folders = [""] if "/" in word else path.split(":")
    for folder in folders:
        candidate = os.path.join(cwd, folder, word)
        try:
            if os.access(candidate, os.X_OK) and not os.path.isdir(candidate):
                return candidate
        except ValueError:  # a NUL in a pasted word
            return None
    return None
