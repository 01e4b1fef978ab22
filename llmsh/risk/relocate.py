"""Where relative names lead after `cd`, and which names are links that the same text made."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace

from llmsh.core.command import Redirection, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.targets import redirected, targets_of

Mark = tuple[str, dict[str, str]]


class Locations:
    """The directory that a text has changed to and the links it has made, as far as both are known."""

    def __init__(self) -> None:
        self.folder = ""
        self.links: dict[str, str] = {}

    def mark(self) -> Mark:
        return self.folder, self.links

    def back_to(self, mark: Mark) -> None:
        """Forget what a subshell did; the links it made stay."""
        self.folder = mark[0]

    def apply(self, command: SimpleCommand) -> SimpleCommand:
        """`command` with the relative names that it changes made absolute; takes note of `cd` and `ln -s`."""
        program = command.program
        if program in ("cd", "pushd"):
            self._enter(command)
            return command
        if program == "popd":
            self.folder = ""
        moved = self._moved(command) if self.folder or self.links else command
        if program == "ln" and command.has_flag("s", "symbolic") and len(command.operands) == 2:
            source, name = command.operands
            if source.shape.startswith(("/", "~", "$HOME")) and name.value is not None:
                self.links = {**self.links, self._path(name.shape): source.shape}
        return moved

    def _enter(self, command: SimpleCommand) -> None:
        operands = command.operands
        if not operands:
            self.folder = "~" if command.program == "cd" else ""
            return
        word = operands[0]
        if word.shape == "-" or (word.value is None and not word.shape.startswith(("$HOME", "${HOME}"))):
            self.folder = ""
        else:
            self.folder = self._joined(word.shape)

    def _joined(self, shape: str) -> str:
        if shape.startswith(("/", "~", "$")) or not self.folder:
            return shape if shape.startswith(("/", "~", "$HOME", "${HOME}")) else ""
        if re.match(r"[*?\[]", shape):
            return posixpath.join(self.folder, shape)
        return posixpath.normpath(posixpath.join(self.folder, shape))

    def _path(self, shape: str) -> str:
        """`shape` as this text would find it: in its directory, through its links."""
        path = self._joined(shape) or posixpath.normpath(shape) if shape else shape
        for name, target in self.links.items():
            if path == name or path.startswith(name + "/"):
                return target + path[len(name) :]
        return path

    def _moved(self, command: SimpleCommand) -> SimpleCommand:
        named = {target.word.span: target.word.shape for target in targets_of(command)}
        by_redirection = {target.word.span for target in redirected(command)}
        words = tuple(
            self._word(word, named[word.span])
            if word.span in named and word.span not in by_redirection and word.shape.endswith(named[word.span])
            else word
            for word in command.words
        )
        redirections = tuple(
            self._redirection(item) if item.target is not None and item.writes_file else item
            for item in command.redirections
        )
        return replace(command, words=words, redirections=redirections)

    def _redirection(self, item: Redirection) -> Redirection:
        assert item.target is not None
        return replace(item, target=self._word(item.target, item.target.shape))

    def _word(self, word: Word, part: str) -> Word:
        if not part or part[0] in "/~$-":
            path = self._path(part) if part[:1] == "/" and self.links else part
        else:
            path = self._path(part)
        if path == part:
            return word
        shape = word.shape[: len(word.shape) - len(part)] + path
        glob = None if word.glob is None else shape
        return replace(word, shape=shape, value=None if word.value is None else shape, glob=glob)


_INIT_SCRIPT = late_pattern(r"(?:/etc/(?:rc\.d/)?init\.d|/etc/rc\.d|/usr/local/etc/rc\.d)/([\w.@-]+)\Z")


def as_service(command: SimpleCommand) -> SimpleCommand:
    """`/etc/init.d/ssh stop` as `service ssh stop`: the name of a script there is not the name of a program."""
    match = _INIT_SCRIPT.match(command.words[0].shape) if command.words else None
    if match is None:
        return command
    first = command.words[0]
    service = replace(first, shape="service", value="service", text="service")
    return replace(command, words=(service, replace(first, shape=match[1], value=match[1]), *command.arguments))


# As distributions tell kinds and versions of one program apart: vim.gtk3, gcc-12, pip3.11, convert-im6.q16.
_KIND = late_pattern(
    r"(?:x86_64|aarch64|arm|i686)[\w-]*-linux-gnu\w*-|-im\d(?:\.q\d+)?\Z|-?\d+(?:\.\d+)*\Z"
    r"|\.(?:gtk\d?|real|orig|default|textutils)\Z"
)


def without_suffix(command: SimpleCommand, is_known: Callable[[str], bool]) -> SimpleCommand:
    """`shutdown.exe` as `shutdown`, `gcc-12` as `gcc`: the program that another name stands for.

    is_known: claims that something is known of a program; a name of which it is true stands for itself.
    """
    first = command.words[0] if command.words else None
    if first is None or first.value is None:
        return command
    value = first.value
    if value.lower().endswith(".exe") and len(value) > 4:
        value = value[:-4]
    folder, slash, name = value.rpartition("/")
    if name and not is_known(name):
        bare = _KIND.sub("", name)
        name = bare if bare and is_known(bare) else name
    value = f"{folder}{slash}{name}"
    if value == first.value:
        return command
    return replace(command, words=(replace(first, shape=value, value=value), *command.arguments))
