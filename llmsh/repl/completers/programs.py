"""Names that can stand first: programs on PATH, aliases, functions, builtins and keywords of the running session."""

import os

from llmsh.repl.command_state import KEYWORDS
from llmsh.repl.completers.candidate import Candidate, written
from llmsh.repl.completers.place import Place
from llmsh.repl.shell_facts import ShellFacts


class ProgramNames:
    """Lists directories of PATH; one is read again when its modification time changed."""

    def __init__(self) -> None:
        self._listings: dict[str, tuple[int, tuple[str, ...]]] = {}

    def complete(self, place: Place, facts: ShellFacts) -> list[Candidate]:
        prefix = place.value if place.value is not None else place.raw
        kinds: dict[str, str] = {}
        for kind, names in (
            ("alias", facts.aliases),
            ("function", facts.functions),
            ("builtin", facts.builtins),
            ("keyword", KEYWORDS),
        ):
            for name in names:
                if name.startswith(prefix) and (prefix or not name.startswith("_")):
                    kinds.setdefault(name, kind)
        for folder in dict.fromkeys(facts.path.split(":")):
            for name in self._listing(folder):
                if name.startswith(prefix) and name not in kinds and _is_program(folder, name):
                    kinds[name] = ""
        replaced = len(place.raw) - (1 if place.quote else 0)
        return [
            Candidate(f"{written(name, place.quote)}{place.quote} ", replaced, name, kinds[name])
            for name in sorted(kinds)
        ]

    def _listing(self, folder: str) -> tuple[str, ...]:
        try:
            mtime_ns = os.stat(folder).st_mtime_ns
            known = self._listings.get(folder)
            if known is None or known[0] != mtime_ns:
                known = self._listings[folder] = (mtime_ns, tuple(os.listdir(folder)))
        except (OSError, ValueError):
            return ()
        return known[1]


def _is_program(folder: str, name: str) -> bool:
    path = os.path.join(folder, name)
    return os.access(path, os.X_OK) and not os.path.isdir(path)
