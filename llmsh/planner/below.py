"""A file that is named as if it were here and lies in one place below: "the end of app.log" for logs/app.log."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import exists

# How far is looked: levels of folders, and entries in all.
_DEEPEST, _MOST_ENTRIES = 4, 4000
_PASSED_OVER = frozenset("node_modules __pycache__ venv vendor site-packages target dist".split())
_GOES = re.compile(r"(?:\A|[;&(]\s*)(?:cd|pushd)\s|\bgit -C\b")
_NAME = re.compile(r"[\w][\w.+-]*\.[A-Za-z]\w{0,9}\Z")


class Below:
    """Looks below the current directory, once for each name and plan."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._paths: dict[str, str] = {}

    def completed(self, proposal: Proposal) -> Proposal:
        """`proposal` with the paths of the files that are not here and of which there is one below."""
        if self._context.elsewhere or any(_GOES.search(step.command) for step in proposal.steps):
            return proposal  # what is named may be named from where the plan goes
        for name in proposal.reads:
            if not exists(name, self._context) and (path := self._path_of(name)):
                proposal = _with_path(proposal, name, path)
        return proposal

    def _path_of(self, name: str) -> str:
        if not _NAME.match(name):
            return ""
        if name not in self._paths:
            found = list(islice(_files(self._context.cwd, name), 2))
            self._paths[name] = found[0] if len(found) == 1 else ""
        return self._paths[name]


def _with_path(proposal: Proposal, name: str, path: str) -> Proposal:
    pattern = re.compile(rf"(?<![\w./*-])(?<!name )(?<!name '){re.escape(quote_path(name))}(?![\w./*-])")
    written = quote_path(path)
    steps = tuple(
        replace(
            step,
            command=pattern.sub(lambda _: written, step.command),
            explanation=pattern.sub(lambda _: path, step.explanation),
        )
        for step in proposal.steps
    )
    reads = tuple(path if item == name else item for item in proposal.reads)
    return replace(proposal, steps=steps, reads=reads)


def _files(top: Path, name: str) -> Iterator[str]:
    """Paths from `top` of the files called `name`, the nearest first."""
    level: Sequence[str] = (".",)
    entries = 0
    for _ in range(_DEEPEST):
        deeper: list[str] = []
        for folder in level:
            try:
                with os.scandir(top / folder) as found:
                    for entry in found:
                        entries += 1
                        if entries > _MOST_ENTRIES:
                            return
                        if entry.is_dir(follow_symlinks=False):
                            if not entry.name.startswith(".") and entry.name not in _PASSED_OVER:
                                deeper.append(os.path.join(folder, entry.name))
                        elif entry.name == name:
                            yield os.path.normpath(os.path.join(folder, name))
            except OSError:
                continue
        level = deeper
