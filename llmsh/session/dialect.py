"""What one inner shell has of its own: how it is found and started, and how a text is put to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from llmsh.session import completeness, framing, startup
from llmsh.session.channels import Channels
from llmsh.session.records import Record
from llmsh.session.startup import StartOptions


@dataclass(frozen=True, slots=True)
class Dialect:
    """The parts of a session that differ between shells.

    arguments: argv, argv[0] included. first_lines: what the pipe holds at the start; fixed_line: its spare lines.
    startup_text: what the shell reads first. framed: a text between our first and last line; generated: it was
    not typed, and is bash's language. recorded: the lines for the shell's own history. is_incomplete: whether
    it would ask for another line after a text; the second argument are its options that are on (`Record.shopts`).
    accepts: claims that a text is a compound command of its own grammar, where that is not bash's.
    tty_line: the startup text's first line. is_bash: what was not typed is its own language, and it is asked for
    `!!`. key: the shell reads the terminal, not our pipe, and this key makes it take a text; what it draws itself is
    hidden.
    """

    name: str
    arguments: Callable[[StartOptions, Channels], list[str]]
    first_lines: Callable[[StartOptions, Channels], bytes]
    environment: Callable[[StartOptions, Mapping[str, str]], dict[str, str]]
    startup_text: Callable[[StartOptions, Channels, Mapping[str, str], str, str], str]
    fixed_line: Callable[[], bytes]
    framed: Callable[[str, Record | None, str, bool], str]
    recorded: Callable[[str, str], tuple[list[str], str]]
    is_incomplete: Callable[[str, frozenset[str]], bool]
    accepts: Callable[[str], bool] = lambda text: False
    tty_line: Callable[[str], bytes] = startup.tty_line
    is_bash: bool = False
    key: bytes = b""

    def find(self) -> str | None:
        """The shell on PATH."""
        import shutil

        return shutil.which(self.name)


def _framed(line: str, state: Record | None, after: str, generated: bool) -> str:
    del generated
    return framing.framed(line, state, after=after)


def _is_incomplete(text: str, options: frozenset[str]) -> bool:
    return completeness.is_incomplete(text, extglob="extglob" in options)


BASH = Dialect(
    name="bash",
    arguments=startup.arguments,
    first_lines=startup.first_lines,
    environment=startup.environment,
    startup_text=startup.startup_text,
    fixed_line=startup.fixed_line,
    framed=_framed,
    recorded=framing.recorded,
    is_incomplete=_is_incomplete,
    is_bash=True,
)


def read_part(name: str) -> str:
    """A file of shell code that lies beside this module."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
