"""Prompt themes: which segments stand on which line, with what words and colours; TOML files in themes/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from llmsh.core import toml
from llmsh.core.errors import ConfigError
from llmsh.core.small_file import read_small
from llmsh.repl.fragments import is_style

MAX_BYTES = 1 << 18
SEGMENTS = ("user_host", "cwd", "git", "venv", "jobs", "status", "duration", "time")
COLOURS: dict[str, str] = {
    "command": "bold",
    "unknown": "ansired",
    "keyword": "ansimagenta",
    "string": "ansigreen",
    "variable": "ansicyan",
    "escape": "ansicyan",
    "option": "ansiblue",
    "operator": "ansiyellow",
    "redirect": "ansiyellow",
    "assignment": "ansicyan",
    "comment": "ansibrightblack italic",
    "heredoc": "ansigreen",
    "path": "underline",
    "suggestion": "ansibrightblack",
    "request": "ansibrightblue",
    "continuation": "ansibrightblack",
    "hint": "ansibrightblack",
}


@dataclass(frozen=True, slots=True)
class SegmentLook:
    """How one segment is drawn. before, after: text around its words, drawn in its style."""

    style: str = ""
    before: str = ""
    after: str = " "


@dataclass(frozen=True, slots=True)
class Theme:
    """lines: the segments of each prompt line. mark: what the typed line follows, for any user and for root.

    separator: drawn between segments with a background, in the colours of both. cwd_parts: components kept.
    duration_from_s: shorter commands show no duration. symbols: for the state of a git checkout.
    colours: of the typed text, by the names in COLOURS.
    """

    name: str
    lines: tuple[tuple[str, ...], ...] = (("user_host", "cwd", "git", "venv", "jobs", "status", "duration"),)
    looks: Mapping[str, SegmentLook] = field(default_factory=dict)
    mark: str = "$ "
    root_mark: str = "# "
    mark_style: str = "bold"
    failed_style: str = "bold ansired"
    continuation: str = "> "
    separator: str = ""
    cwd_parts: int = 4
    duration_from_s: float = 2.0
    blank_line: bool = False
    ellipsis: str = "..."
    symbols: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=lambda: COLOURS)

    @property
    def is_ascii(self) -> bool:
        """Whether a terminal without UTF-8 can show it."""
        texts = [self.mark, self.root_mark, self.continuation, self.separator, self.ellipsis]
        texts += [*self.symbols.values()]
        texts += [look.before + look.after for look in self.looks.values()]
        return all(text.isascii() for text in texts)


DEFAULT_SYMBOLS: dict[str, str] = {
    "ahead": "+",
    "behind": "-",
    "staged": "*",
    "changed": "!",
    "untracked": "?",
    "conflicts": "x",
}


def theme_path(name: str) -> Path:
    """The file of theme `name`: a path as it is, else the theme of that name that comes with llmsh.

    In a wheel the themes lie in the package, in a checkout next to it. The file need not exist.
    """
    if "/" in name or name.endswith(".toml"):
        return Path(name).expanduser()
    package = Path(__file__).parent.parent
    installed = package / "themes" / f"{name}.toml"
    return installed if installed.exists() else package.parent / "themes" / f"{name}.toml"


def theme_names() -> list[str]:
    """The themes that come with llmsh."""
    return sorted(path.stem for path in theme_path("default").parent.glob("*.toml"))


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """The theme `name`. Raises ConfigError naming the file and the key."""
    path = theme_path(name)
    try:
        raw = toml.loads(read_small(path, MAX_BYTES).decode("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"no theme {name!r}", hint=f"theme = one of {', '.join(theme_names())}, or a path") from error
    except (OSError, ValueError, RecursionError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ConfigError(f"{str(path)[:200]}: {said[:200]}", hint="correct it, or choose another theme") from error
    return _Reader(path).theme(raw)


def plain_theme() -> Theme:
    """What is drawn when no theme file can be read: ASCII, no colours but bold."""
    return Theme("plain", symbols=DEFAULT_SYMBOLS)


class _Reader:
    """Checks a theme's table value by value."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, key: str, problem: str) -> ConfigError:
        return ConfigError(f"{self.path}: {key} {problem}", hint="see the themes that come with llmsh")

    def text(self, key: str, value: Any) -> str:
        if not isinstance(value, str) or any(ord(char) < 32 for char in value):
            raise self.fail(key, "must be a string without control characters")
        return value

    def style(self, key: str, value: Any) -> str:
        if not is_style(self.text(key, value)):
            raise self.fail(key, f"is no style: {value!r}")
        return str(value)

    def table(self, key: str, value: Any, known: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(key, "must be a table")
        for name in value:
            if name not in known:
                raise self.fail(f"{key}.{name}", f"is not known (known: {', '.join(known)})")
        return value

    def theme(self, raw: dict[str, Any]) -> Theme:
        values: dict[str, Any] = {"symbols": DEFAULT_SYMBOLS}
        for key, value in raw.items():
            if key in {"mark", "root_mark", "continuation", "separator", "ellipsis"}:
                values[key] = self.text(key, value)
            elif key in {"mark_style", "failed_style"}:
                values[key] = self.style(key, value)
            elif key == "cwd_parts" and type(value) is int and value > 0:
                values[key] = value
            elif key == "duration_from_s" and type(value) in (int, float):
                values[key] = float(value)
            elif key == "blank_line" and type(value) is bool:
                values[key] = value
            elif key == "lines":
                values[key] = self.lines(value)
            elif key == "symbols":
                table = self.table(key, value, tuple(DEFAULT_SYMBOLS))
                values[key] = {
                    **DEFAULT_SYMBOLS,
                    **{name: self.text(name, text) for name, text in table.items()},
                }
            elif key == "colours":
                table = self.table(key, value, tuple(COLOURS))
                values[key] = COLOURS | {name: self.style(name, style) for name, style in table.items()}
            elif key == "segments":
                table = self.table(key, value, SEGMENTS)
                values["looks"] = {name: self.look(name, look) for name, look in table.items()}
            elif key != "description":
                raise self.fail(key, "is not known or has a wrong value")
        return Theme(self.path.stem, **values)

    def lines(self, value: Any) -> tuple[tuple[str, ...], ...]:
        if not isinstance(value, list) or not value or not all(isinstance(line, list) for line in value):
            raise self.fail("lines", "must be a list of lists of segments")
        for name in (name for line in value for name in line):
            if name not in SEGMENTS:
                raise self.fail("lines", f"names {name!r} (known: {', '.join(SEGMENTS)})")
        return tuple(tuple(line) for line in value)

    def look(self, name: str, value: Any) -> SegmentLook:
        table = self.table(f"segments.{name}", value, ("style", "before", "after"))
        return SegmentLook(
            **{
                key: self.style(f"segments.{name}.style", text) if key == "style" else self.text(key, text)
                for key, text in table.items()
            }
        )
