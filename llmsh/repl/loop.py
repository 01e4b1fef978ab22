"""The interactive loop: draw a prompt, read a line, route it, run it, say one quiet line when it failed."""

import contextlib
import gc
import sys
import threading
from collections.abc import Callable, Sequence

from llmsh.core.errors import LlmshError, SessionClosed
from llmsh.core.ports import Outcome
from llmsh.core.routing import Route
from llmsh.repl import keys
from llmsh.repl.ask_key import ask_key
from llmsh.repl.deps import Hint, ReplDeps
from llmsh.repl.first_prompt import FirstPrompt, unfinished_line, write_all
from llmsh.repl.light_imports import import_editor_library
from llmsh.repl.prompt_source import PromptSource
from llmsh.repl.remember import LineRecorder
from llmsh.repl.terminal_marks import TerminalMarks, is_unfinished
from llmsh.repl.tty_mode import HUNG_UP, HangUp, TtyMode, shell_signals, terminal_columns
from llmsh.repl.typed import Ending, LineSource, Typed, is_dumb
from llmsh.syntax.quote import visible

INTERRUPTED = 130
FAULTS_MAX = 3  # in a row
SWITCH_S = 0.0005  # how long a thread behind the prompt keeps the interpreter when a key is there; Python's own: 5 ms
_NO_BREAK = "\u00a0"
EOF_LIMIT = 1_000  # IGNOREEOF above this means "never", as for bash


def build_repl(deps: ReplDeps) -> "Repl":
    """The interactive shell over `deps`; call its run() once, in the main thread."""
    return Repl(deps)


class Repl:
    """One interactive shell. `run_command` is what a plan's steps run through, so that history and prompt follow."""

    def __init__(self, deps: ReplDeps) -> None:
        self._deps = deps
        self._lines: LineSource | None = None
        self._session = deps.session
        self._tty = deps.tty or TtyMode()
        self._first = deps.first or FirstPrompt()
        self._marks = TerminalMarks()
        self._recorder = LineRecorder(
            deps.history, deps.facts, secrets=deps.settings.history_secrets, is_paused=deps.history_paused
        )
        self._prompt = PromptSource(deps.settings, deps.session, deps.facts, self.say)
        self._status: int | None = None
        self._hint: Hint | None = None
        self._request = ""
        self._draft = ""
        self._needs_fresh_line = False
        self._ends_of_input = 0
        self._faults = 0

    @property
    def status(self) -> int:
        """The status the next `$?` would show."""
        return self._status or 0

    def run(self) -> int:
        """Read and run lines until the shell ends; return its exit status. The terminal is left as it was found."""
        with shell_signals():
            try:
                sys.setswitchinterval(SWITCH_S)
                self._start()
                # What is loaded stays; only what comes from now on is looked through.
                gc.freeze()
                gc.enable()
                while True:
                    self._turn_or_report()
            except SessionClosed as closed:
                return closed.status
            except HangUp:
                return HUNG_UP
            finally:
                if self._lines is not None:
                    self._lines.close()
                self._tty.restore()

    def run_command(self, text: str, *, is_typed: bool = False) -> Outcome:
        """Run `text` in the session and remember it. Raises SessionClosed when the shell ended.

        is_typed: in the inner shell's language; what is not is bash's.
        """
        recorded = self._recorder.before(text, str(self._session.cwd), self._request)
        self._write(self._marks.output_start())
        outcome = self._session_run(text, record=recorded.inner, generated=not is_typed)
        self._recorder.after(recorded, outcome)
        return outcome

    def edit_text(self, text: str) -> str | None:
        """`text` after the user edited it in the line editor; None when it was dropped."""
        if self._lines is None:
            return None
        typed = self._lines.edit(text)
        return typed.text if typed.ending is Ending.LINE else None

    def say(self, line: str) -> None:
        """One line to the user, above whatever is being typed."""
        data = f"{visible(line, keep=chr(10))}\r\n".encode("utf-8", "replace")
        if self._lines is None:
            self._first.erase()
            write_all(2, data)
        else:
            self._lines.print_above(data)

    def _start(self) -> None:
        if self._first.is_drawn:
            # There is something to look at: the two long waits, for the rc files and for the editor, at once.
            import_editor_library()
        self._session.ready()
        self._tty.wait_for_keys()
        if is_dumb():
            from llmsh.repl.dumb_lines import DumbLines

            self._lines = DumbLines(self._deps, self._prompt, self._tty)
        else:
            # The prompt stands on the screen while the editor is imported; keys wait in the terminal's queue.
            self._prompt.draw_first(self._first, self._marks)
            import_editor_library()
            from llmsh.repl.editor_lines import EditorLines

            lines = EditorLines(self._deps, self._prompt)
            self._deps.facts.refresh()
            # No gap: the editor's first drawing replaces it.
            self._first.hand_over()
            self._lines = lines
        self._deps.facts.refresh()
        self._deps.on_editor()
        threading.Thread(target=self._warm_up, args=(self._lines,), name="warm-up", daemon=True).start()

    def _warm_up(self, lines: LineSource) -> None:
        """Behind the prompt: what the first keys would wait for, then the history."""
        lines.warm_up()
        self._deps.open_history()

    def _turn_or_report(self) -> None:
        """A fault of ours costs a line of text; only one at every turn ends the loop, so that bash can take over."""
        try:
            self._turn()
            self._faults = 0
        except (SessionClosed, HangUp):
            raise
        except Exception as error:
            self._faults += 1
            if self._faults == FAULTS_MAX:
                raise
            is_known = isinstance(error, LlmshError)
            self.say(f"llmsh: {error}" if is_known else f"llmsh: a fault of llmsh: {type(error).__name__}: {error}")

    def _turn(self) -> None:
        """One prompt and what comes of it."""
        assert self._lines is not None
        self._fresh_line()
        self._write(self._marks.prompt_start(self._status) + self._marks.directory(str(self._session.cwd)))
        draft, self._draft = self._draft, ""
        try:
            typed = self._lines.read(draft, fix=self._plain_fix())
        except EOFError:
            raise HangUp from None
        if typed.ending is not Ending.END_OF_INPUT:
            self._ends_of_input = 0
        if typed.ending is Ending.INTERRUPT:
            self._set_status(INTERRUPTED)
        elif typed.ending is Ending.END_OF_INPUT:
            self._end_of_input()
        elif typed.ending is Ending.TIMED_OUT:
            self.say("timed out waiting for input: auto-logout")
            self._session_run("exit", record=False)
        elif typed.ending is Ending.EXPLAIN:
            self._explain()
        elif typed.ending is Ending.FIX:
            self._run_fix(is_shown=bool(typed.text))
        elif typed.text.strip():
            self._take(typed)

    def _take(self, typed: Typed) -> None:
        """Route a line that was typed and do what it asks."""
        self._deps.facts.refresh()
        route = typed.route or self._classify(typed.text)
        if route is Route.UNSURE:
            answer = self._settle()
            if answer is None:
                self._draft = typed.text
                return
            route = answer
        if route is Route.REQUEST:
            self._answer(typed.text)
            return
        text = self._recorder.expand(typed.text, self._session, self.say)
        if text is None:
            return
        if text != typed.text:
            self.say(text)
        self._run(text)

    def _classify(self, text: str) -> Route:
        """The classifier's route; a classifier that is broken leaves everything to bash."""
        try:
            return self._deps.classifier(text).route
        except Exception as error:  # noqa: BLE001  # the shell must go on
            self.say(f"llmsh: a fault of llmsh: {type(error).__name__}: {error}")
            return Route.COMMAND

    def _run(self, text: str, ran: Callable[[Outcome], None] = lambda outcome: None, *, is_typed: bool = True) -> None:
        self._hint = None
        outcome = self.run_command(text, is_typed=is_typed)
        ran(outcome)
        if outcome.status and self._deps.settings.hint and not outcome.interrupted:
            self._hint = self._deps.on_failure(text, outcome)
            if self._hint is not None:
                self._fresh_line()
                self._show_hint(self._hint)

    def _session_run(
        self, text: str, *, record: bool | str = True, takes_keys: bool = True, generated: bool = False
    ) -> Outcome:
        """Run in the session. takes_keys: keys that the editor read too far are the program's."""
        if self._lines is not None and takes_keys:
            self._session.give_typeahead(self._lines.take_unread())
        self._deps.facts.expire()
        try:
            outcome = self._session.run(text, record=record, generated=generated)
        finally:
            # The session leaves the terminal as it was before all of us.
            self._tty.wait_for_keys()
        self._status = outcome.status
        self._prompt.after(outcome)
        self._needs_fresh_line = is_unfinished(outcome.output)
        return outcome

    def _answer(self, text: str) -> None:
        """Hand a request over. Whatever goes wrong in there, the shell stays."""
        self._hint = None
        self._recorder.request(text, str(self._session.cwd))
        self._request = text.strip().removeprefix("?").strip()
        try:
            with self._tty.interruptible():
                self._deps.on_request(self._request)
        except KeyboardInterrupt:
            self._write("\r\n")
            self._set_status(INTERRUPTED)
        except LlmshError as error:
            if isinstance(error, SessionClosed):
                raise
            self.say(f"llmsh: {error.message}{f' ({error.hint})' if error.hint else ''}")
            self._set_status(error.exit_status)
        finally:
            self._request = ""

    def _settle(self) -> Route | None:
        """One key decides about a line that could be either; None: back to editing it. "No" runs nothing."""
        parts = ["command or request?", "c: run it as a command", "Enter: plan it", "n: edit the line"]
        question = "\r\n".join(self._quiet(line) for line in self._joined(parts))
        answer = ask_key(f"{question} ", ("c", "r", "n"), default="r")
        self._tty.wait_for_keys()
        return {"c": Route.COMMAND, "r": Route.REQUEST}.get(answer)

    def _end_of_input(self) -> None:
        """Ctrl-D: bash's own `exit`, which also knows about stopped jobs and its EXIT trap."""
        limit = self._deps.facts.refresh().ignoreeof
        self._ends_of_input += 1
        allowed = int(limit) if limit.isdigit() else 10 if limit else 0
        if self._ends_of_input <= min(allowed, EOF_LIMIT):
            self.say('Use "exit" to leave the shell.')
            return
        self._session_run("exit", record=False)

    def _explain(self) -> None:
        if self._hint is None or self._hint.explain is None:
            self.say("llmsh: nothing to explain: no command failed")
            return
        with contextlib.suppress(KeyboardInterrupt), self._tty.interruptible():
            self._hint.explain()

    def _plain_fix(self) -> str:
        """The offered fix, where it runs as if typed."""
        return self._hint.fix if self._hint is not None and self._hint.apply is None else ""

    def _run_fix(self, *, is_shown: bool) -> None:
        hint = self._hint
        if hint is None or not hint.fix:
            self.say("llmsh: no fix is offered")
        elif hint.apply is not None:
            self._hint = None
            with contextlib.suppress(KeyboardInterrupt), self._tty.interruptible():
                hint.apply()
        elif not hint.admit():
            self._hint = None
        else:
            if not is_shown:
                self.say(hint.fix)
            self._run(hint.fix, ran=hint.ran, is_typed=False)

    def _show_hint(self, hint: Hint) -> None:
        fix, explain = keys.failure_labels(is_vi=self._prompt.is_vi(), is_dumb=is_dumb())
        parts = [hint.text]
        if hint.fix:
            parts.append(f"{fix}: {hint.fix}")
        if hint.explain is not None:
            parts.append(explain)
        for line in self._joined(parts):
            self._write(self._quiet(line) + "\r\n")

    def _joined(self, parts: Sequence[str]) -> list[str]:
        """A fact and the keys that belong to it as lines of the terminal; a key and its meaning stay together."""
        from textwrap import wrap

        separator = f"{_NO_BREAK}· " if self._prompt.has_unicode else f"{_NO_BREAK}| "
        kept = [visible(parts[0]), *(visible(part).replace(" ", _NO_BREAK) for part in parts[1:])]
        lines = wrap(separator.join(kept), terminal_columns() - 1, break_on_hyphens=False)
        return [line.replace(_NO_BREAK, " ") for line in lines]

    def _quiet(self, text: str) -> str:
        return self._prompt.quiet(text)

    def _set_status(self, status: int) -> None:
        """`$?` becomes `status`, as after a Ctrl-C at bash's own prompt, which runs PROMPT_COMMAND then, too."""
        if "e" not in self._deps.facts.now.flags:  # with errexit the shell would end
            self._session_run(f"(exit {status})", record=False, takes_keys=False, generated=True)
        self._status = status
        self._prompt.set_status(status)

    def _fresh_line(self) -> None:
        if self._needs_fresh_line:
            self._write(unfinished_line(terminal_columns()))
            self._needs_fresh_line = False

    def _write(self, text: str) -> None:
        sys.stdout.flush()
        write_all(1, text.encode("utf-8", "replace"))
