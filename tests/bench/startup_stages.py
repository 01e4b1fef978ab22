"""An interactive shell that writes down when each stage of its start was reached; run by tests.bench.startup.

The environment tells when it was spawned (seconds of the monotonic clock) and into which file to write.
"""

import os
import sys
import time

TYPE_CHECKING = False  # nothing is imported before its time
if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: list[tuple[str, float, float]] = []
SPAWNED_S = float(os.environ.pop("T_SPAWNED_S"))
REPORT = os.environ.pop("T_STAGES")


def reached(stage: str) -> None:
    STAGES.append((stage, (time.monotonic() - SPAWNED_S) * 1000, time.process_time() * 1000))


def watch(owner: object, name: str, stage: str, then: "Callable[[], None]" = lambda: None) -> None:
    """Write down when `owner.name` has come back the first time; then `then`."""
    function = getattr(owner, name)

    def timed(*args: object, **kwargs: object) -> object:
        value = function(*args, **kwargs)
        if all(known != stage for known, _, _ in STAGES):
            reached(stage)
            then()
        return value

    setattr(owner, name, timed)


def main() -> int:
    reached("Python's own start")
    sys.argv = ["llmsh", "-i"]
    import llmsh.__main__
    from llmsh.app.kept_code import KeptCode

    watch(KeptCode, "install", "the table of kept code read", _watch_begin)
    return llmsh.__main__.main()


def _watch_begin() -> None:
    import llmsh.app.main  # noqa: F401
    from llmsh.repl.light_imports import light_standard_library

    with light_standard_library():
        # Every module is imported where the product does it, a moment earlier.
        from llmsh.repl.light_dataclasses import compile_methods_late

        compile_methods_late()
        from llmsh.app import early

    reached("imports: settings, session")
    watch(early, "begin", "bash started, beside what follows", _watch_shell)


def _watch_shell() -> None:
    from llmsh.app import shell
    from llmsh.session.bash import BashSession

    reached("imports: history, loop")
    watch(shell.Shell, "__init__", "the shell put together", _import_library)
    watch(BashSession, "ready", "bash has read its rc files", _watch_editor)


def _import_library() -> None:
    from llmsh.repl.light_imports import import_editor_library

    import_editor_library()
    reached("imports: prompt_toolkit's application")


def _watch_editor() -> None:
    from llmsh.repl import editor_lines
    from llmsh.repl.shell_facts import FactsReader

    reached("imports: the editor, the rest of prompt_toolkit")
    from prompt_toolkit.renderer import Renderer

    watch(FactsReader, "refresh", "the shell's aliases, functions, options")
    watch(editor_lines.EditorLines, "__init__", "the editor put together")
    watch(Renderer, "render", "the editor's first drawing", _write)


def _write() -> None:
    with open(f"{REPORT}.new", "w", encoding="utf-8") as file:
        file.write("".join(f"{at_ms:.2f}\t{used_ms:.2f}\t{stage}\n" for stage, at_ms, used_ms in STAGES))
    os.replace(f"{REPORT}.new", REPORT)


if __name__ == "__main__":
    sys.exit(main())
