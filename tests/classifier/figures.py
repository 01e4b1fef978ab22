"""Figures of routing over the corpus: `python -m tests.classifier.figures`; writes nothing but its answer.

`--misses` lists the lines that went wrong, of the seen part only.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from llmsh.classifier import SystemResolver, build_classifier
from llmsh.core.routing import Route
from tests.classifier.corpus import Entry, entries


@dataclass(frozen=True, slots=True)
class Figures:
    """diverted: commands taken for requests. recognised: sentences taken for requests. doubtful: lines left UNSURE."""

    commands: int
    sentences: int
    program_sentences: int
    diverted: tuple[str, ...]
    doubtful_commands: int
    recognised: int
    recognised_program: int
    doubtful: int

    @property
    def recognised_share(self) -> float:
        return self.recognised / self.sentences

    @property
    def recognised_program_share(self) -> float:
        return self.recognised_program / self.program_sentences

    @property
    def doubtful_share(self) -> float:
        return self.doubtful / (self.commands + self.sentences)


def route_of(entry: Entry, *, search_path: str | None = None) -> Route:
    """The route of one line. search_path: the PATH to look on; the machine's own when None."""
    aliases = {entry.alias} if entry.alias else set()
    resolver = (
        SystemResolver(aliases=aliases)
        if search_path is None
        else SystemResolver(aliases=aliases, path=lambda: search_path)
    )
    return build_classifier(resolver)(entry.text).route


def measure(lines: Iterable[Entry], *, search_path: str | None = "/nonexistent") -> Figures:
    """Routes every line; with the default search_path no figure depends on what happens to be installed."""
    routed = [(entry, route_of(entry, search_path=search_path)) for entry in lines]
    commands = [(entry, route) for entry, route in routed if entry.is_command]
    sentences = [(entry, route) for entry, route in routed if not entry.is_command]
    program = [route for entry, route in sentences if entry.file == "sentences_program.txt"]
    return Figures(
        commands=len(commands),
        sentences=len(sentences),
        program_sentences=len(program),
        diverted=tuple(entry.text for entry, route in commands if route is Route.REQUEST),
        doubtful_commands=sum(route is Route.UNSURE for _, route in commands),
        recognised=sum(route is Route.REQUEST for _, route in sentences),
        recognised_program=program.count(Route.REQUEST),
        doubtful=sum(route is Route.UNSURE for _, route in routed),
    )


def _report(name: str, figures: Figures) -> str:
    return (
        f"{name}: {figures.commands} commands, {len(figures.diverted)} diverted, {figures.doubtful_commands} unsure; "
        f"{figures.sentences} sentences, {figures.recognised_share:.2%} recognised "
        f"({figures.recognised_program_share:.2%} of {figures.program_sentences} that begin with a program's name); "
        f"{figures.doubtful_share:.2%} of all lines unsure\n"
    )


def main() -> None:
    everything = entries(seen_only=False)
    for name, lines in (
        ("seen", [entry for entry in everything if not entry.unseen]),
        ("unseen", [entry for entry in everything if entry.unseen]),
        ("whole", everything),
    ):
        sys.stdout.write(_report(name, measure(lines)))
    if "--misses" in sys.argv[1:]:
        for entry in entries(seen_only=True):
            route = route_of(entry, search_path="/nonexistent")
            if route is not (Route.COMMAND if entry.is_command else Route.REQUEST):
                sys.stdout.write(f"{route}\t{entry.file}:{entry.number}\t{entry.text}\n")


if __name__ == "__main__":
    main()
