"""What a rule looks at: one line, cut into words, with the ports to ask."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from llmsh.classifier.line import Line, Shape, Word
from llmsh.classifier.operands import Operands, operands_of
from llmsh.classifier.resolver import Kind, Resolver, is_known
from llmsh.core.routing import Route, Routing

Exists = Callable[[str], bool]
Example = tuple[str, Route]


@dataclass(frozen=True, slots=True)
class Reading:
    """line: what is routed, without what rules before took off. depth: how many wrappers were taken off.

    kind: what the first word resolves to. exists: tells whether an operand names a file, None when not asked.
    """

    line: Line
    resolver: Resolver
    kind: Kind | None
    exists: Exists | None = None
    depth: int = 0

    @property
    def first(self) -> Word:
        return self.line.words[0]

    @property
    def rest(self) -> tuple[Word, ...]:
        """The words after the first."""
        return self.line.words[1:]

    @property
    def operands(self) -> Operands:
        return operands_of(self.first.text)

    @property
    def is_well_known(self) -> bool:
        """The first word is a program whose operands are known, not just some name on this machine."""
        return self.kind is not None and is_known(self.first.text)

    def plain_count(self) -> int:
        """How many of the words after the first are plain words."""
        return sum(word.shape is Shape.PLAIN for word in self.rest)

    def inner(self, skip: int) -> "Reading":
        """The command line that follows the first `skip` words."""
        line = self.line.after(skip)
        return replace(
            self,
            line=line,
            kind=self.resolver.resolve(line.words[0].text) if line.words else None,
            depth=self.depth + 1,
        )


def command(reason: str) -> Routing:
    return Routing(Route.COMMAND, reason)


def request(reason: str) -> Routing:
    return Routing(Route.REQUEST, reason)


def unsure(reason: str) -> Routing:
    return Routing(Route.UNSURE, reason)
