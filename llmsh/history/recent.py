"""The newest commands in memory, each once, so that a suggestion costs no disk access."""

from collections.abc import Iterable, Iterator

CAPACITY = 20_000  # a full scan of this many takes about 1 ms


class RecentCommands:
    """Distinct commands, newest last, overall and by directory; dicts keep the order of insertion.

    Of both no more than CAPACITY: the oldest goes first, and that of the directory left for longest.
    """

    def __init__(self) -> None:
        self._all: dict[str, None] = {}
        self._by_cwd: dict[str, dict[str, None]] = {}
        self._pairs = 0  # commands in _by_cwd
        self._private: set[str] = set()

    def __len__(self) -> int:
        return len(self._all)

    @property
    def is_full(self) -> bool:
        """Claims that there are older commands than those known here."""
        return len(self._all) >= CAPACITY

    def add(self, command: str, cwd: str) -> None:
        """Make `command` the newest one, and that of `cwd`."""
        _put_last(self._all, command)
        if cwd:
            self._put_in(cwd, command)
        if len(self._all) > CAPACITY:
            del self._all[next(iter(self._all))]

    def add_private(self, command: str) -> None:
        """Make `command` the newest one, which is walked to and never suggested."""
        self._private.add(command)
        _put_last(self._all, command)

    def with_older(self, pairs: Iterable[tuple[str, str]]) -> "RecentCommands":
        """A copy with (command, cwd) pairs, oldest first, before everything known here."""
        merged = RecentCommands()
        for command, cwd in pairs:
            merged.add(command, cwd)
        for command in self._all:
            merged.add(command, "")
        merged._private = self._private
        for cwd, commands in self._by_cwd.items():
            for command in commands:
                merged._put_in(cwd, command)
        return merged

    def _put_in(self, cwd: str, command: str) -> None:
        """Make `command` the newest of `cwd`, and that the newest directory."""
        commands = self._by_cwd.pop(cwd, {})
        self._by_cwd[cwd] = commands
        self._pairs += command not in commands
        _put_last(commands, command)
        if self._pairs > CAPACITY:
            oldest_cwd, oldest = next(iter(self._by_cwd.items()))
            del oldest[next(iter(oldest))]
            self._pairs -= 1
            if not oldest:
                del self._by_cwd[oldest_cwd]

    def forget(self, command: str) -> None:
        self._all.pop(command, None)
        for commands in self._by_cwd.values():
            self._pairs -= command in commands
            commands.pop(command, None)

    def newest_first(self) -> Iterator[str]:
        return reversed(self._all)

    def suggest(self, prefix: str, cwd: str) -> str | None:
        """The newest command longer than `prefix` that begins with it, one of `cwd` first."""
        for commands in (self._by_cwd.get(cwd, {}), self._all):
            for command in reversed(commands):
                if command.startswith(prefix) and len(command) > len(prefix) and command not in self._private:
                    return command
        return None


def _put_last(commands: dict[str, None], command: str) -> None:
    commands.pop(command, None)
    commands[command] = None
