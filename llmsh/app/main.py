"""Dispatch to the interactive shell or a subcommand, and turn every error into a message and an exit status."""

import importlib
import os
import sys
from collections.abc import Callable

from llmsh.app.kept_code import KeptCode
from llmsh.core.errors import ExitStatus, LlmshError, UsageError


def run(name: str, args: list[str]) -> int:
    """Run a subcommand, `--help`, `--version` or `-c '? …'`; return the exit status."""
    return guard(lambda: _dispatch(name, args))


def run_at_once(name: str, args: list[str], kept: KeptCode) -> int:
    """As run, for a subcommand that must not be waited for; ends the process. kept: already installed."""
    import contextlib

    status = guard(lambda: _dispatch_light(name, args, kept))
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # closed by whoever read it
            stream.flush()
    names = kept.remove()
    # Which of them are needed depends on what failed.
    kept.keep(name for name in names if not name.startswith("llmsh.diagnosis.diagnosers."))
    # Little was made and nothing is kept: taking all apart at the end costs a tenth of the time.
    os._exit(status)


def run_shell(name: str, args: list[str], kept: KeptCode) -> int:
    """The interactive shell; before its first prompt any failure becomes plain bash. kept: already installed."""
    from llmsh.core.invocation import fail_open

    session = None
    try:
        from llmsh.repl.light_imports import light_standard_library

        with light_standard_library():
            from llmsh.repl.light_dataclasses import compile_methods_late

            kept.install_patterns()
            compile_methods_late()
            from llmsh.app.early import begin

        begun = begin(name, args)
        session = begun.session
        from llmsh.app.shell import Shell

        shell = Shell(begun, kept)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001  # never a lock-out
        if session is not None:
            session.close()
        write_log(error)
        return fail_open(name, args, error)
    try:
        return shell.run()
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the session is lost, the user is not
        path = write_log(error)
        sys.stderr.write(f"llmsh: a fault of llmsh ended this shell (details: {path})\n")
        return fail_open(name, args, error)


def guard(action: Callable[[], int]) -> int:
    """Run `action`; known errors give their own status, Ctrl-C 130, a closed pipe is quiet, a bug is logged."""
    try:
        status = action()
        sys.stdout.flush()
    except LlmshError as error:
        print_error(error)
        return error.exit_status
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        _detach_stdout()
        return ExitStatus.OK
    except Exception as error:  # noqa: BLE001  # the one place where a bug becomes a message
        path = write_log(error)
        where = f"details: {path}" if path else "no log could be written"
        print_error(LlmshError(f"a fault of llmsh: {type(error).__name__}: {error}", hint=where))
        return ExitStatus.BUG
    return status


def print_error(error: LlmshError) -> None:
    """The fact and the next action on standard error, control characters made visible."""
    from llmsh.syntax.quote import visible

    sys.stderr.write(f"llmsh: {visible(error.message)}\n")
    for line in error.hint.splitlines():
        sys.stderr.write(f"  {visible(line)}\n")


def write_log(error: BaseException) -> str:
    """Append the traceback to the log; return its path, "" when it cannot be written."""
    import time
    import traceback

    from llmsh.config import private_dir, state_dir

    try:
        path = private_dir(state_dir()) / "llmsh.log"
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as log:
            stamp = time.strftime("%Y-%m-%dT%H:%M:%S%z")
            log.write(f"{stamp}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return ""
    return str(path)


def _dispatch_light(name: str, args: list[str], kept: KeptCode) -> int:
    """As _dispatch, with no more of the standard library than it needs."""
    from llmsh.repl.light_imports import light_standard_library

    with light_standard_library():
        from llmsh.repl.light_dataclasses import compile_methods_late

        kept.install_patterns()
        compile_methods_late()
        from llmsh.app.options import BY_NAME

        importlib.import_module("llmsh.app.parser")
        importlib.import_module(BY_NAME[args[0]].module)
    return _dispatch(name, args)


def _dispatch(name: str, args: list[str]) -> int:
    from llmsh.app.options import BY_NAME
    from llmsh.app.parser import build_parser
    from llmsh.core.invocation import command_string

    del name
    if args[0] == "--version":
        return _print_version()
    if args[0] == "--help":
        from llmsh.app.docs import usage

        sys.stdout.write(usage())
        return ExitStatus.OK
    text = command_string(args)
    if args[0] not in BY_NAME and text is not None:
        args = ["ask", text.removeprefix("? ")]
    subcommand = BY_NAME[args[0]]
    if subcommand.takes_command:
        options, rest = _split_at_command(
            args[1:], {flag for each in subcommand.options if each.value for flag in each.flags}
        )
    else:
        options, rest = _split_at_dashes(args[1:])
    arguments = build_parser(subcommand).parse_intermixed_args(options)
    if rest:
        first = subcommand.arguments[0].name if subcommand.arguments else ""
        if not isinstance(getattr(arguments, first, None), list):
            raise UsageError(f"llmsh {subcommand.name} takes nothing after --")
        setattr(arguments, first, [*getattr(arguments, first), *rest])
    module = importlib.import_module(subcommand.module)
    return int(module.run(arguments))


def _split_at_dashes(args: list[str]) -> tuple[list[str], list[str]]:
    """What stands before the first `--`, and what stands after it."""
    if "--" not in args:
        return args, []
    at = args.index("--")
    return args[:at], args[at + 1 :]


def _split_at_command(args: list[str], with_value: set[str]) -> tuple[list[str], list[str]]:
    """Our options, and the command from its first word on. with_value: those that take the next word."""
    at = 0
    while at < len(args) and args[at].startswith("-") and args[at] != "--":
        at += 2 if args[at] in with_value else 1
    return args[:at], args[at + 1 :] if args[at : at + 1] == ["--"] else args[at:]


def _print_version() -> int:
    import subprocess

    from llmsh import __version__
    from llmsh.core.invocation import bash_path

    ask = [bash_path(), "-c", 'printf %s "$BASH_VERSION"']
    inner = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    sys.stdout.write(f"llmsh {__version__} (bash {inner})\n")
    return ExitStatus.OK


def _detach_stdout() -> None:

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
