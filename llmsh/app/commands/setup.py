"""`llmsh setup`: a commented config.toml; the login shell, the profile line or systemd's units on request; and back."""

import argparse
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from llmsh.config import Settings, config_path, private_dir
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.core.invocation import NAME, own_path
from llmsh.syntax.quote import visible

SHELLS = Path("/etc/shells")
MARK = "# llmsh: the interactive shell (added by `llmsh setup --profile`)"
TEMPLATE = """\
# llmsh settings; the defaults are shown. `man llmsh` explains them.
"""


def run(arguments: argparse.Namespace) -> int:
    if arguments.remove and not arguments.systemd:
        raise UsageError("--remove belongs to --systemd", hint="like: llmsh setup --systemd --remove")
    if arguments.systemd:
        from llmsh.app import systemd_units

        act = systemd_units.remove if arguments.remove else systemd_units.install
        return act(ask=not arguments.yes)
    if arguments.uninstall:
        return _uninstall(ask=not arguments.yes)
    _write_config()
    if arguments.login_shell:
        return _make_login_shell(ask=not arguments.yes)
    if arguments.profile:
        return _add_to_profile(ask=not arguments.yes)
    say("to make it your shell: llmsh setup --login-shell, or the cautious way: llmsh setup --profile")
    return ExitStatus.OK


def _write_config() -> None:
    path = config_path()
    if path.exists():
        say(f"kept {path}")
        return
    private_dir(path.parent)
    defaults = Settings()
    lines = [TEMPLATE]
    for name in Settings.__dataclass_fields__:
        value = getattr(defaults, name)
        if name != "source":
            lines.append(f"# {name} = {_toml(value)}\n")
    write_atomically(path, "".join(lines), mode=0o600)
    say(f"wrote {path}")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _make_login_shell(*, ask: bool) -> int:
    """Add the launcher to /etc/shells, then chsh. The old shell is named with the way back to it."""
    launcher, user = launcher_path(), pwd.getpwuid(os.getuid())
    if Path(user.pw_shell) == launcher:
        say(f"{launcher} is {user.pw_name}'s login shell already")
        return ExitStatus.OK
    say(f"this adds {launcher} to {SHELLS} and makes it the login shell of {user.pw_name} (now {user.pw_shell})")
    if ask and not confirm():
        return ExitStatus.NEEDS_CONFIRMATION
    listed = SHELLS.read_text(encoding="utf-8").splitlines() if SHELLS.exists() else []
    if str(launcher) not in listed:
        _write_as_root(SHELLS, "\n".join([*listed, str(launcher)]) + "\n")
    _change_shell(str(launcher), user.pw_name)
    _remember_shell(user.pw_shell)
    say(f"done; it takes effect at the next login. The way back: chsh -s {user.pw_shell}, or llmsh setup --uninstall")
    return ExitStatus.OK


def _add_to_profile(*, ask: bool) -> int:
    """`exec llmsh` at the end of the login file that bash reads, on a terminal only."""
    path = _profile_path()
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if MARK in text:
        say(f"{path} starts llmsh already")
        return ExitStatus.OK
    launcher = launcher_path()
    # LLMSH_SESSION is a variable of llmsh's own inner bash, not exported: it keeps a login from nesting for ever.
    line = f'{MARK}\n[ -t 0 ] && [ -t 2 ] && [ -z "${{LLMSH_SESSION-}}" ] && [ -x "{launcher}" ] && exec "{launcher}"\n'
    say(f"this adds to {path}:\n{line.rstrip()}")
    if ask and not confirm():
        return ExitStatus.NEEDS_CONFIRMATION
    write_atomically(path, text + ("" if text.endswith("\n") or not text else "\n") + line)
    say("done; the way back: llmsh setup --uninstall")
    return ExitStatus.OK


def _uninstall(*, ask: bool) -> int:
    """Take back --profile and --login-shell; configuration, history and checkpoints stay."""
    path, user = _profile_path(), pwd.getpwuid(os.getuid())
    launcher = launcher_path(required=False)
    in_profile = path.exists() and MARK in path.read_text(encoding="utf-8")
    is_login_shell = Path(user.pw_shell).name == "llmsh"
    if not in_profile and not is_login_shell:
        say("nothing to take back: llmsh is neither in the profile nor the login shell")
        return ExitStatus.OK
    if is_login_shell:
        say(f"this makes {_old_shell()} the login shell of {user.pw_name} again")
    if in_profile:
        say(f"this removes llmsh's lines from {path}")
    if ask and not confirm():
        return ExitStatus.NEEDS_CONFIRMATION
    if in_profile:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.startswith(MARK))
        write_atomically(path, "".join([*lines[:at], *lines[at + 2 :]]))
    if is_login_shell:
        _change_shell(_old_shell(), user.pw_name)
        listed = SHELLS.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in listed if line.strip() not in (str(launcher), user.pw_shell)]
        if kept != listed:
            _write_as_root(SHELLS, "".join(kept))
    say("done")
    return ExitStatus.OK


def launcher_path(*, required: bool = True) -> Path:
    """The installed `llmsh`: the one that is running, or one on PATH. Raises LlmshError when there is none."""
    found = own_path() or shutil.which("llmsh")
    if found:
        return Path(found).resolve() if Path(found).is_symlink() else Path(found)
    if required:
        raise LlmshError("the launcher `llmsh` is not installed", hint="in the folder of its sources: pipx install .")
    return Path(sys.executable).parent / NAME


def _profile_path() -> Path:
    """The login file that bash would read."""
    home = Path.home()
    names = (".bash_profile", ".bash_login", ".profile")
    return next((home / name for name in names if (home / name).exists()), home / ".bash_profile")


def _memory() -> Path:
    return config_path().parent / "previous-shell"


def _remember_shell(shell: str) -> None:
    write_atomically(private_dir(_memory().parent) / _memory().name, shell + "\n", mode=0o600)


def _old_shell() -> str:
    try:
        shell = _memory().read_text(encoding="utf-8").strip()
    except OSError:
        shell = ""
    return shell if shell and os.access(shell, os.X_OK) else "/bin/bash"


def _change_shell(shell: str, user: str) -> None:
    if shutil.which("chsh") is None:
        raise LlmshError("there is no chsh here", hint=f"as root: usermod -s {shell} {user}")
    if subprocess.run(["chsh", "-s", shell, user], check=False).returncode:
        raise LlmshError("chsh refused", hint=f"as root: usermod -s {shell} {user}")


def _write_as_root(path: Path, text: str) -> None:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        write_atomically(path, text, mode=0o644)
        return
    # A copy beside the file, then a rename: /etc/shells is never half written.
    script = 'cat > "$1.llmsh" && chmod 644 "$1.llmsh" && mv -f "$1.llmsh" "$1"'
    done = subprocess.run(["sudo", "sh", "-c", script, "sh", str(path)], input=text, text=True, check=False)
    if done.returncode:
        raise LlmshError(f"{path} could not be written", hint=f"as root, add this line to it: {launcher_path()}")


def write_atomically(path: Path, text: str, *, mode: int | None = None) -> None:
    """Write beside `path`, then rename; a symbolic link is followed, an existing mode is kept.

    Raises LlmshError where something else than a file stands there, such as /dev/null at the end of a link.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise LlmshError(f"{path} is no regular file", hint="replace it by a file, and try again")
    if mode is None:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    fd, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def confirm() -> bool:
    if not sys.stdin.isatty():
        say("not on a terminal; add --yes to do it")
        return False
    return input("go on? [y/N] ").strip().lower() in ("y", "yes")


def say(text: str) -> None:
    sys.stdout.write(visible(text, keep="\n") + "\n")
