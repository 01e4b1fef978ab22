"""Routes a line: the rules in their order, and the score where none of them answers."""

from collections.abc import Callable, Iterable, Iterator

from llmsh.classifier.line import read_line
from llmsh.classifier.reading import Exists, Reading
from llmsh.classifier.resolver import Resolver
from llmsh.classifier.rules import (
    asked,
    escaped,
    free_text,
    keyword,
    opening,
    program_names,
    prose_list,
    question_mark,
    script,
    sentence,
    single_word,
    wrapper,
)
from llmsh.core.routing import Routing

RULES: tuple[Callable[[Reading], Routing | None], ...] = (
    question_mark.route,
    escaped.route,
    opening.route,
    single_word.route,
    keyword.route,
    free_text.route,
    asked.route,
    program_names.route,
    script.route,
    prose_list.route,
    wrapper.route,
)


def build_classifier(resolver: Resolver, *, exists: Exists | None = None) -> Callable[[str], Routing]:
    """A function that routes one line.

    exists: whether a word names a file here; operands that all do speak for a command. None: never asked.
    """

    def classify(text: str) -> Routing:
        line = read_line(text.rstrip())
        kind = resolver.resolve(line.words[0].text) if line.words else None
        reading = Reading(line, resolver, kind, exists)
        for rule in RULES:
            found = rule(reading)
            if found is not None:
                return found
        return sentence.decide(reading)

    return classify


def route_lines(lines: Iterable[str], classify: Callable[[str], Routing]) -> Iterator[Routing]:
    """The routing of each line, in order."""
    return map(classify, lines)
