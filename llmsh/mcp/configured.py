"""The user's MCP servers, as `[mcp.servers.NAME]` in config.toml names them; read without the mcp package.

[mcp.servers.git]
command = ["mcp-server-git", "--repository", "/home/me/src"]
env = { GIT_PAGER = "cat" }

[mcp.servers.docs]
url = "http://localhost:8000/mcp"
token_file = "~/.config/llmsh/docs.token"
"""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from llmsh.config import config_path
from llmsh.core.errors import ToolError
from llmsh.core.hosts import is_this_machine
from llmsh.core.small_file import read_small
from llmsh.tools.private_file import read_private

MAX_BYTES = 1 << 20
MAX_SERVERS = 32
TIMEOUT_S, MAX_TIMEOUT_S = 60.0, 86_400.0
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_KEYS = frozenset({"command", "args", "env", "cwd", "url", "token_file", "timeout_s", "tools"})


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """One server: a program that is started (command) or an address (url).

    env: besides what every server gets (HOME, PATH and a few more). token_file: a private file whose text goes out as
    the bearer token. timeout_s: for one call. tools: the only ones of it that are used; all where it is empty.
    """

    name: str
    command: tuple[str, ...] = ()
    env: tuple[tuple[str, str], ...] = ()
    cwd: str = ""
    url: str = ""
    token_file: str = ""
    timeout_s: float = TIMEOUT_S
    tools: tuple[str, ...] = ()

    def token(self) -> str:
        """The bearer token, "" for none. Raises OSError, ValueError."""
        if not self.token_file:
            return ""
        return read_private(Path(self.token_file).expanduser(), max_bytes=64 << 10).strip()


@dataclass(frozen=True, slots=True)
class Configured:
    """problems: a line for each server that is left out, and why."""

    servers: tuple[ServerConfig, ...] = ()
    problems: tuple[str, ...] = ()


def load(path: Path | None = None) -> Configured:
    """The servers of `path`, the user's config.toml. Never raises.

    Whoever can write to that file can have programs started: it must be the user's, and nobody else's.
    """
    path = path or config_path()
    try:
        if not _rows(read_small(path, MAX_BYTES).decode("utf-8")):
            return Configured()
        # What is used is what was looked at.
        rows = _rows(read_private(path.resolve(), max_bytes=MAX_BYTES))
    except FileNotFoundError:
        return Configured()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return Configured(problems=(f"{path}: {why}; no MCP server of it is used",))
    if not isinstance(rows, dict) or len(rows) > MAX_SERVERS:
        return Configured(problems=(f"{path}: mcp.servers is a table of at most {MAX_SERVERS} servers",))
    servers, problems = [], []
    for name, row in rows.items():
        try:
            servers.append(_server(name, row))
        except ToolError as error:
            problems.append(f"{path}: mcp.servers.{name}: {error.message}{f' ({error.hint})' if error.hint else ''}")
    return Configured(tuple(servers), tuple(problems))


def _rows(content: str) -> object:
    given = tomllib.loads(content).get("mcp", {})
    return given.get("servers", {}) if isinstance(given, dict) else given


def state(path: Path | None = None) -> tuple[int, int, int] | None:
    """Changes when the file comes, goes or changes."""
    try:
        status = (path or config_path()).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _server(name: str, row: object) -> ServerConfig:
    if not _NAME.fullmatch(name):
        raise ToolError("not a name", hint="letters, digits, - and _, at most 64, a letter first")
    if not isinstance(row, dict):
        raise ToolError("it is a table", hint='like: command = ["mcp-server-git"]')
    for key in sorted(set(row) - _KEYS):
        raise ToolError(f"unknown key {key!r}"[:100], hint=f"known: {', '.join(sorted(_KEYS))}")
    url, command = _text(row, "url"), _command(row)
    if bool(url) == bool(command):
        raise ToolError("it has either a command or a url")
    if url:
        _check_url(url, has_token="token_file" in row)
    timeout_s = row.get("timeout_s", TIMEOUT_S)
    is_number = isinstance(timeout_s, int | float) and not isinstance(timeout_s, bool)
    if not is_number or not 0 < timeout_s <= MAX_TIMEOUT_S:
        raise ToolError(f"timeout_s = {timeout_s!r}"[:100], hint=f"seconds, above 0, at most {MAX_TIMEOUT_S:.0f}")
    env = row.get("env", {})
    if not isinstance(env, dict) or not all(isinstance(value, str) for value in env.values()):
        raise ToolError("env is a table of texts")
    return ServerConfig(
        name,
        command,
        tuple(env.items()),
        os.path.expanduser(_text(row, "cwd")),
        url,
        _text(row, "token_file"),
        float(timeout_s),
        _texts(row, "tools"),
    )


def _command(row: dict[str, Any]) -> tuple[str, ...]:
    """As one list, or as other programs write it: a command and its args."""
    given = row.get("command", [])
    words = (given, *_texts(row, "args")) if isinstance(given, str) else (*_texts(row, "command"), *_texts(row, "args"))
    if any("\0" in word for word in words) or (words and not words[0]):
        raise ToolError("command is a list of words")
    return (os.path.expanduser(words[0]), *words[1:]) if words else ()


def _check_url(url: str, *, has_token: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ToolError(f"url = {url!r}"[:200], hint="http://… or https://…")
    if parts.username or parts.password:
        raise ToolError("the url holds a password", hint="put it into a private file: token_file")
    if has_token and parts.scheme == "http" and not is_this_machine(parts.hostname):
        raise ToolError("a token goes to another machine by https only")


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str) or "\0" in value:
        raise ToolError(f"{key} is text, not {value!r}"[:200])
    return value


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ToolError(f"{key} is a list of texts")
    return tuple(value)
