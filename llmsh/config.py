"""Settings from `$XDG_CONFIG_HOME/llmsh/config.toml`, and where state lives; every default with its unit."""

import errno
import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_args, get_origin

from llmsh.core import toml
from llmsh.core.errors import ConfigError
from llmsh.core.small_file import read_small


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting; the names are the keys of config.toml, all at top level.

    prompt: "theme" draws the theme's prompt, "inherit" shows the inner shell's own PS1.
    theme: a name from themes/ or a path to a TOML file.
    capture_command_bytes, capture_session_bytes: how much output is kept for explanation.
    hint: the one quiet line after a failure. autosuggest: grey suggestion from history.
    suggest_model: where the history knows none, the small model that comes with llmsh suggests, while a kernel runs.
    never_explain: commands (first words) whose failures stay without a hint.
    history_size: entries kept. history_secrets: what is kept of a line with a password or token in its arguments:
    "mask" the line without it, "drop" nothing, "keep" all of it.
    undo_max_bytes: pre-images of one step, larger steps are marked not undoable.
    undo_keep_days: age after which checkpoints are dropped.
    model: who is asked where the built-in planner is not sure: a GGUF file or its name (`llmsh model list`), or the
    address of an OpenAI-compatible server; "" for none. model_name: which of the server's models, "" for its first.
    model_key_file: a private file with the server's key; else $LLMSH_MODEL_API_KEY.
    model_threads, model_context_tokens: 0 chooses for this machine. model_gpu_layers: layers on the GPU, -1 for all.
    explain_model_s: how long the model may take for its words on a failure; 0: it is never asked about one.
    plan_timeout_s: wait for a plan. kernel_idle_s: silence after which the kernel ends.
    model_idle_s: silence after which the kernel gives the model's memory back.
    expertise: whom explanations are for; "auto" infers it from the history (llmsh doctor says what).
    inner_shell: what runs the lines at the prompt. Steps of plans, fixes and `llmsh -c` are bash's in any case.
    audit: keep a private record of what was generated and what of it ran.
    """

    prompt: str = "theme"
    theme: str = "default"
    edit_mode: str = "emacs"
    autosuggest: bool = True
    suggest_model: bool = True
    highlight: bool = True
    live_route: bool = True
    hint: bool = True
    never_explain: tuple[str, ...] = ()
    history_size: int = 1_000_000
    history_secrets: str = "mask"
    capture_command_bytes: int = 1 << 20
    capture_session_bytes: int = 32 << 20
    undo: bool = True
    undo_max_bytes: int = 1 << 30
    undo_keep_days: int = 30
    model: str = ""
    model_name: str = ""
    model_key_file: str = ""
    model_threads: int = 0
    model_context_tokens: int = 0
    model_gpu_layers: int = -1
    explain_model_s: float = 10.0
    plan_timeout_s: float = 10.0
    kernel_idle_s: float = 1800.0
    model_idle_s: float = 300.0
    audit: bool = True
    inner_shell: str = "bash"
    expertise: str = "auto"
    source: Path | None = field(default=None, compare=False)


# Tables of config.toml that others read: the user's MCP servers (llmsh/mcp/configured.py).
TABLES = frozenset({"mcp"})

MAX_BYTES = 1 << 20  # of config.toml
MAX_CHARS = 4096  # of a setting, as of a path
SHOWN_CHARS = 200  # of a text in a message
LARGEST = 1 << 40
CHOICES = {
    "prompt": ("theme", "inherit"),
    "edit_mode": ("emacs", "vi"),
    "inner_shell": ("bash", "zsh", "fish"),
    "history_secrets": ("mask", "drop", "keep"),
    "expertise": ("auto", "novice", "regular", "expert"),
}


def _base(variable: str, fallback: str) -> Path:
    """XDG base directory `variable`; a relative value is ignored, as the specification says."""
    value = os.environ.get(variable, "")
    return Path(value) if value.startswith("/") else Path.home() / fallback


def config_path() -> Path:
    return _base("XDG_CONFIG_HOME", ".config") / "llmsh" / "config.toml"


def data_dir() -> Path:
    return _base("XDG_DATA_HOME", ".local/share") / "llmsh"


def state_dir() -> Path:
    return _base("XDG_STATE_HOME", ".local/state") / "llmsh"


def cache_dir() -> Path:
    return _base("XDG_CACHE_HOME", ".cache") / "llmsh"


def runtime_dir() -> Path:
    """The socket's directory: `$XDG_RUNTIME_DIR/llmsh`, else one of ours in /tmp named by uid."""
    value = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(value) / "llmsh" if value.startswith("/") else Path(f"/tmp/llmsh-{os.getuid()}")


def private_dir(path: Path) -> Path:
    """Make `path` and what is missing above it, with mode 0700, and return it; close one that is open to others.

    Raises OSError, also when somebody else owns it: in /tmp anybody may have made it first.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    if any(status.st_uid != os.geteuid() for status in (path.lstat(), path.stat())):
        raise PermissionError(errno.EPERM, "belongs to another user", str(path))
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def load(path: Path | None = None) -> Settings:
    """Settings from `path` (default: the user's file); defaults where there is no file.

    Raises ConfigError naming the file and the key; callers on the way to a prompt warn and use Settings().
    """
    settings, error = load_usable(path)
    if error is not None:
        raise error
    return settings


def load_usable(path: Path | None = None) -> tuple[Settings, ConfigError | None]:
    """As load(), for who needs a shell in any case: the settings that can be used, and the first that cannot."""
    path = path or config_path()
    try:
        text = read_small(path, MAX_BYTES).decode("utf-8")
    except FileNotFoundError:
        return Settings(), None
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), _unreadable(path, error)
    try:
        raw = toml.loads(text)
    except (ValueError, RecursionError) as error:
        return Settings(), _unreadable(path, error)
    settings, first = _from_table(raw, path)
    return replace(settings, source=path), first


def _unreadable(path: Path, error: Exception) -> ConfigError:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ConfigError(f"{path}: {_shortened(said)}", hint=f"correct it, or move it away: mv {path} {path}.bad")


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…"


def _from_table(raw: dict[str, Any], path: Path) -> tuple[Settings, ConfigError | None]:
    """The settings that can be used, the defaults for the others, and the first of those."""
    known = {item.name: item.type for item in fields(Settings) if item.name != "source"}
    values: dict[str, Any] = {}
    first: ConfigError | None = None
    for key, value in raw.items():
        if key in TABLES:
            continue
        try:
            if key not in known:
                shown = _shortened(repr(key))
                raise ConfigError(f"{path}: unknown setting {shown}", hint=f"known: {', '.join(sorted(known))}")
            values[key] = _checked(key, value, known[key], path)
        except ConfigError as error:
            first = first or error
    return Settings(**values), first


def _checked(key: str, value: Any, wanted: Any, path: Path) -> Any:
    if get_origin(wanted) is tuple:
        item_type = get_args(wanted)[0]
        if isinstance(value, list) and all(isinstance(item, item_type) for item in value):
            return tuple(value)
    elif wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(_in_range(key, value, path))
    elif type(value) is wanted:
        if key in CHOICES and value not in CHOICES[key]:
            raise ConfigError(f"{path}: {key} = {_shortened(repr(value))}", hint=f"one of: {', '.join(CHOICES[key])}")
        if wanted is str and not (value.isprintable() and len(value) <= MAX_CHARS):
            raise ConfigError(f"{path}: {key} = {_shortened(repr(value))} is no text of a line", hint="see: man llmsh")
        return _in_range(key, value, path) if wanted is int else value
    name = "list of strings" if get_origin(wanted) is tuple else wanted.__name__
    shown = _shortened(repr(value))
    raise ConfigError(f"{path}: {key} must be a {name}, not {shown}", hint="see: man llmsh")


def _in_range(key: str, value: float, path: Path) -> float:
    least = -1 if key == "model_gpu_layers" else 0
    if not least <= value <= LARGEST:
        shown = _shortened(repr(value))
        raise ConfigError(f"{path}: {key} = {shown} is out of range", hint=f"at least {least}, at most {LARGEST}")
    return value
