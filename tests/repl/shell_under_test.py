"""The interactive shell over a real bash, with a small classifier; run in a pane by test_loop."""

import os
import sys
import time
from pathlib import Path

from llmsh.config import Settings
from llmsh.core.ports import Outcome
from llmsh.core.routing import Route, Routing
from llmsh.history.store import SqliteHistory
from llmsh.repl.covered_terminal import CoveredTerminal
from llmsh.repl.deps import Hint, ReplDeps
from llmsh.repl.first_prompt import FirstPrompt
from llmsh.repl.loop import build_repl
from llmsh.repl.shell_facts import FactsReader
from llmsh.repl.tty_mode import TtyMode, terminal_columns
from llmsh.repl.typed import is_dumb
from llmsh.session.bash import BashSession
from llmsh.session.completeness import is_incomplete


def classify(line: str) -> Routing:
    """`?` and sentences with "please" are requests, "maybe" is unsure; a file tells that it was asked."""
    Path(os.environ["HOME"], "classified").touch()
    if line.startswith("?") or "please" in line:
        return Routing(Route.REQUEST, "asks")
    if line.startswith("maybe"):
        return Routing(Route.UNSURE, "could be either")
    return Routing(Route.COMMAND, "is a command")


def main() -> int:
    # The order of a fast start: the terminal's modes are looked at, then the prompt of last time is shown.
    first = FirstPrompt(os.path.join(os.environ["HOME"], "first_prompt"))
    tty = TtyMode()
    terminal = CoveredTerminal(first)
    if not is_dumb():
        tty.wait_for_keys()
        first.draw_remembered(os.environ["HOME"], terminal_columns())
    time.sleep(float(os.environ.get("T_LOADING_S", "0")))
    history = SqliteHistory(Path(os.environ["HOME"]) / "history.db", say=print)
    bash_file = Path(os.environ["HOME"]) / ".bash_history"
    history.before_first(lambda: history.import_bash(bash_file))
    session = BashSession.start(terminal=terminal, wait=False)
    facts = FactsReader(session)

    def on_request(text: str) -> None:
        if text == "wait please":
            print("waiting\r", flush=True)
            while True:
                pass
        print(f"planning {text!r}\r")
        outcome = repl.run_command("echo planned $((6*7)); cd /")
        print(f"status {outcome.status}\r")

    def on_failure(command: str, outcome: Outcome) -> Hint | None:
        if command.startswith("quiet"):
            return None
        return Hint(f"{command!r} failed", fix="echo fixed $?", explain=lambda: print("because it did\r"))

    repl = build_repl(
        ReplDeps(
            session=session,
            facts=facts,
            first=first,
            tty=tty,
            classifier=classify,
            history=history,
            settings=Settings(
                prompt=os.environ.get("T_PROMPT", "theme"),
                theme=os.environ.get("T_THEME", "ascii"),
                edit_mode=os.environ.get("T_EDIT", "emacs"),
            ),
            on_request=on_request,
            on_failure=on_failure,
            is_incomplete=lambda text: is_incomplete(text, extglob="extglob" in facts.now.shopts),
            open_history=lambda: history.open(bash_file),
        )
    )
    return repl.run()


if __name__ == "__main__":
    sys.exit(main())
