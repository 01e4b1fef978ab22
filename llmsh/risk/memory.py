"""What a text has defined so far, as far as it can be told: functions, aliases, written files, values of variables."""

import re
from collections.abc import Iterator, Mapping

from llmsh.core.command import Compound, Script, SimpleCommand, Word
from llmsh.risk.circumstances import feed_of

_MOST_TEXTS = 20  # of one name; a loop may give it any number


class Memory:
    """Grows while a text is visited.

    files: what this text wrote, by name. texts: everything that a name was given. fed: variables whose text comes
    from elsewhere, with its feed (circumstances.py).
    """

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self.aliases = dict(aliases or {})
        self.functions: dict[str, Script] = {}
        self.files: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {}
        self.fed: dict[str, str] = {}
        self._expanded: set[tuple[str, ...]] = set()

    def remember(self, command: SimpleCommand, feed: str) -> None:
        """Keep what `command`, which reads what `feed` says, gives to variables."""
        for assignment in command.assignments:
            words = [word for word in (assignment.value, *(assignment.values or ())) if word is not None]
            name = assignment.name.partition("[")[0]
            self.texts.setdefault(name, []).extend(word.shape for word in words)
            made = ""
            for word in words:
                for script in word.substitutions if word.value is None else ():
                    for node in script.nodes():
                        made = feed_of(node, made)
            if made not in ("", "local"):
                self.fed[name] = made
        if command.program in ("read", "mapfile", "readarray"):
            given = feed if feed in ("network", "decoder") else "data"
            self.fed.update((shape, given) for shape in command.shapes if shape.isidentifier())

    def enter(self, loop: Compound) -> None:
        """Keep that the variable of a `for` holds what the variables hold that it goes through."""
        feeds = [self.fed[name] for word in loop.words for name in word.variables if name in self.fed]
        if loop.kind == "for" and feeds:
            self.fed[loop.name] = feeds[0]

    def is_new(self, key: tuple[str, ...]) -> bool:
        """Claims that this expansion was not looked at yet; two calls in each of a chain would take for ever."""
        if key in self._expanded:
            return False
        self._expanded.add(key)
        return True

    def possible_texts(self, first: Word, rest: str) -> Iterator[str]:
        """What `first` may stand for, whose variables were given several values or parts of it, with `rest` behind."""
        for name in self._with_references(first.variables):
            texts = [re.sub(r"^\[[^\]]*\]=", "", text) for text in self.texts.get(name, ())][:_MOST_TEXTS]
            for index in range(len(texts)):
                yield f"{texts[index]} {rest}"
                if index + 1 < len(texts):
                    yield " ".join(texts[index:])

    def _with_references(self, names: tuple[str, ...]) -> Iterator[str]:
        """`names`, and the variables that they may name in turn: `declare -n`, `${!x}`."""
        for name in names:
            yield name
            values = self.texts.get(name, ())[:_MOST_TEXTS]
            yield from (text for text in values if text.isidentifier() and text in self.texts)
