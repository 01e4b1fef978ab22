"""What a text has defined so far, as far as it can be told: functions, aliases, written files, values of variables."""

import re
from collections.abc import Iterator, Mapping

from llmsh.core.command import Compound, Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.circumstances import feed_of
from llmsh.risk.targets import Change, Target, targets_of

_MOST_TEXTS = 20  # of one name; a loop may give it any number
_BY_VARIABLE = late_pattern(r"\$(?:(\w+)|\{(\w+)(?::?\?[^}]*)?\})(/[^*?]*)?\Z")
_BY_PROCESS = late_pattern(
    r"(?:/tmp|/var/tmp|\$TMPDIR|\$\{TMPDIR(?::-/tmp)?\})/[\w.-]+\$(?:\$|BASHPID|\{BASHPID\})[\w.-]*(/[^*?]*)?\Z"
)


_SETTERS = frozenset(
    {"read", "mapfile", "readarray", "getopts", "printf", "let", "unset", "declare", "typeset", "wait"}
)
_PLACERS = frozenset({"mv", "mount", "rsync", "rclone", "cpio", "xargs", "find"})  # they put what was elsewhere there


class Memory:
    """Grows while a text is visited.

    files: what this text wrote, by name. texts: everything that a name was given. fed: variables whose text comes
    from elsewhere, with its feed (circumstances.py). own: variables that hold nothing but what `mktemp` has just made.
    """

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self.aliases = dict(aliases or {})
        self.functions: dict[str, Script] = {}
        self.files: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {}
        self.fed: dict[str, str] = {}
        self.own: set[str] = set()
        self._expanded: set[tuple[str, ...]] = set()

    def remember(self, command: SimpleCommand, feed: str) -> None:
        """Keep what `command`, which reads what `feed` says, gives to variables."""
        for assignment in command.assignments:
            words = [word for word in (assignment.value, *(assignment.values or ())) if word is not None]
            name = assignment.name.partition("[")[0]
            self.texts.setdefault(name, []).extend(word.shape for word in words)
            is_own = len(self.texts[name]) == 1 and all(map(self._makes_temporary, words))
            (self.own.add if is_own else self.own.discard)(name)
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
        if self.own and not command.assignments:
            self._disown(command)

    def _disown(self, command: SimpleCommand) -> None:
        """Forget what is ours where `command` may give a name another value, or puts something else there."""
        program = command.program or ""
        if program in (".", "source", "eval"):
            self.own.clear()
        elif program in _SETTERS:
            self.own -= {shape.partition("=")[0].partition("[")[0] for shape in command.shapes}
        elif program in _PLACERS or program.endswith("fs"):
            self.own -= {name for word in command.arguments for name in word.variables}

    def _makes_temporary(self, word: Word) -> bool:
        """Claims that `word` is `$(mktemp …)`, and that `mktemp` is the program of that name."""
        made = [command for script in word.substitutions for command in script.commands()]
        is_whole = word.shape.startswith(("$(", "`")) and word.shape.endswith((")", "`"))
        return (
            is_whole
            and len(made) == 1
            and made[0].program == "mktemp"
            and not (made[0].has_flag("u", "dry-run") or "mktemp" in self.functions or "mktemp" in self.aliases)
        )

    def is_own_place(self, command: SimpleCommand) -> bool:
        """Claims that all that `command` writes or removes was made by this text: by `mktemp`, or named by `$$`."""
        if not self.own and not any("$" in word.shape for word in command.words) and not command.redirections:
            return False
        targets = [target for target in targets_of(command) if target.change is not Change.ATTRIBUTES]
        return bool(targets) and all(map(self._is_own, targets))

    def _is_own(self, target: Target) -> bool:
        shape = target.word.shape
        by_name = _BY_VARIABLE.match(shape)
        if by_name is not None:
            is_ours, below = (by_name[1] or by_name[2]) in self.own, by_name[3]
        else:
            by_process = _BY_PROCESS.match(shape)
            is_ours, below = by_process is not None, by_process and by_process[1]
        if not is_ours or "/.." in (below or ""):
            return False
        # what is below an empty variable is below the root
        return not below or target.change in (Change.WRITES, Change.APPENDS, Change.CREATES)

    def enter(self, loop: Compound) -> None:
        """Keep that the variable of a `for` holds what the variables hold that it goes through."""
        feeds = [self.fed[name] for word in loop.words for name in word.variables if name in self.fed]
        printed = (node for word in loop.words for script in word.substitutions for node in script.nodes())
        feeds += [feed for feed in (feed_of(node, "") for node in printed) if feed not in ("", "local")]
        if loop.kind == "for" and feeds:
            self.fed[loop.name] = feeds[0]
        elif loop.kind == "for" and any(word.glob for word in loop.words):
            self.fed[loop.name] = "data"  # as a program, it would be every file that matches
        self.own.discard(loop.name)
        if loop.kind == "arithmetic":
            self.own.clear()

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
