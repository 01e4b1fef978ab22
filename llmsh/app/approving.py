"""`llmsh tools approve`: the user decides, in a terminal, about commands that other programs want to run."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from llmsh.app import explaining, permission
from llmsh.app.mcp_functions import describe, step_of
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.core.risk import Level
from llmsh.syntax.quote import visible
from llmsh.tools.approvals import Approvals, Wish


def approve(words: Sequence[str]) -> int:
    """About the wishes whose numbers are `words`, about all of them where none is named."""
    approvals = Approvals()
    waiting = approvals.waiting()
    numbers = {word for word in words if word.isdecimal()}
    if len(words) != len(numbers) or not numbers <= {str(wish.number) for wish in waiting}:
        raise UsageError("approve takes the numbers of commands that wait", hint="alone it shows them")
    wanted = [wish for wish in waiting if not words or str(wish.number) in numbers]
    if not wanted:
        sys.stdout.write("no program waits for your approval\n")
        return ExitStatus.OK
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        for wish in wanted:
            _show(wish)
        sys.stderr.write("llmsh: nothing was approved: that takes a terminal\n")
        return ExitStatus.NEEDS_CONFIRMATION
    answers = [_decide(approvals, wish) for wish in wanted]
    return ExitStatus.OK if all(answers) else ExitStatus.NEEDS_CONFIRMATION


def _show(wish: Wish) -> None:
    sys.stdout.write(visible(f"{wish.number}. {describe(wish)}:") + "\n")
    sys.stdout.write("".join(f"    {line}\n" for line in visible(wish.command, keep="\n").split("\n")))


def _decide(approvals: Approvals, wish: Wish) -> bool:
    """Claims that it was approved."""
    from llmsh.app.terminal import ConsoleTerminal
    from llmsh.executor.dialogue import DANGER_WORD

    _show(wish)
    step = step_of(wish.command, wish.caller)
    gate = permission.build_gate(explaining.settings_or_defaults()[0])
    ruling = gate.ruling(step, Path(wish.cwd))
    if ruling.is_denied:
        sys.stdout.write(visible(f"the policy denies this: {'; '.join(ruling.sources)}") + "\n")
        approvals.refuse(wish)
        return False
    if not os.path.isdir(wish.cwd):
        sys.stdout.write("its directory is gone\n")
        approvals.refuse(wish)
        return False
    terminal = ConsoleTerminal()
    if terminal.ask_key("", {"y": "let it run, once", "n": "no"}) != "y":
        approvals.refuse(wish)
        return False
    is_danger = gate.risk(step).level is Level.DANGER
    if is_danger and not terminal.ask_word(f"This is dangerous. Type {DANGER_WORD} to let it run", DANGER_WORD):
        approvals.refuse(wish)
        return False
    if not approvals.approve(wish, word=is_danger):
        sys.stdout.write("it has been taken back meanwhile\n")
        return False
    sys.stdout.write(visible(f"approved for ten minutes, once: {wish.caller} has to call it again") + "\n")
    return True
