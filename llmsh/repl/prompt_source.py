"""The prompt of the moment: the theme's or the inner shell's, kept current while it stands on the screen."""

import os
import pwd
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from llmsh.config import Settings
from llmsh.core.errors import ConfigError
from llmsh.core.ports import Outcome, Session
from llmsh.repl.first_prompt import FirstPrompt
from llmsh.repl.fragments import ZERO_WIDTH, Fragments, to_ansi
from llmsh.repl.git_state import GitState, GitWatcher
from llmsh.repl.inherit import read_ps1
from llmsh.repl.prompt import PromptFacts, render_prompt
from llmsh.repl.shell_facts import FactsReader
from llmsh.repl.terminal_marks import TerminalMarks
from llmsh.repl.theme import Theme, load_theme, plain_theme
from llmsh.repl.tty_mode import terminal_columns


class PromptSource:
    """Knows what the next prompt shows. say: takes one line when the theme cannot be used.

    on_change: called, from any thread, when a prompt on the screen should be drawn again.
    """

    def __init__(self, settings: Settings, session: Session, facts: FactsReader, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._session = session
        self._facts = facts
        self._say = say
        self.on_change: Callable[[], None] = lambda: None
        self.has_unicode = _has_unicode()
        self.has_colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in {"", "dumb"}
        self.theme = self._load_theme()
        self.continuation: Fragments = [("class:continuation", self.theme.continuation)]
        self._inherited: Fragments | None = None
        self._git = GitWatcher(self._git_is_read)
        self._input_start = ""
        user = pwd.getpwuid(os.getuid()).pw_name if _has_account() else str(os.getuid())
        self._shown = PromptFacts(
            cwd=str(session.cwd),
            home=os.path.expanduser("~"),
            user=user,
            host=os.uname().nodename.partition(".")[0],
            is_remote=bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")),
            is_root=os.geteuid() == 0,
            venv=os.environ.get("VIRTUAL_ENV", ""),
        )

    def draw_first(self, first: FirstPrompt, marks: TerminalMarks) -> None:
        """The first prompt, on the screen before the editor is imported."""
        self._input_start = marks.input_start()
        self.begin()
        first.draw(self.fragments(), str(self._session.cwd), terminal_columns(), has_colour=self.has_colour)

    def begin(self) -> None:
        """A new prompt is about to be drawn: look at what is cheap, ask for the rest."""
        cwd = self._session.cwd
        if self._settings.prompt == "inherit":
            inherited = read_ps1(self._session)
            if inherited is not None:
                self._inherited, self.continuation = inherited
                return
        self._shown = replace(self._shown, cwd=str(cwd), git=self._git.ask(cwd), columns=terminal_columns())

    def fragments(self) -> Fragments:
        """The prompt as it is now; called at every redraw."""
        shown = self._inherited if self._inherited is not None else render_prompt(self.theme, self._shown)
        return [*shown, (ZERO_WIDTH, self._input_start)] if self._input_start else shown

    def is_vi(self) -> bool:
        """Whether the line is edited with vi's keys: the setting, or `set -o vi` in the inner shell."""
        return self._settings.edit_mode == "vi" or "vi" in self._facts.now.shellopts.split(":")

    def after(self, outcome: Outcome) -> None:
        self._shown = replace(self._shown, status=outcome.status, duration_s=outcome.duration_s)

    def set_status(self, status: int) -> None:
        self._shown = replace(self._shown, status=status, duration_s=0.0)

    def take_facts(self) -> None:
        """What the inner shell said about itself after the prompt was drawn."""
        facts = self._facts.refresh()
        changed = replace(self._shown, venv=facts.venv, jobs=facts.jobs, home=facts.home or self._shown.home)
        if changed != self._shown:
            self._shown = changed
            self.on_change()

    def quiet(self, text: str) -> str:
        """`text` in the colour of hints."""
        return to_ansi([(self.theme.colours["hint"], text)], has_colour=self.has_colour)

    def _git_is_read(self, cwd: Path, state: GitState | None) -> None:
        if str(cwd) == self._shown.cwd and state != self._shown.git:
            self._shown = replace(self._shown, git=state)
            self.on_change()

    def _load_theme(self) -> Theme:
        try:
            theme = load_theme(self._settings.theme)
            return theme if self.has_unicode or theme.is_ascii else load_theme("ascii")
        except ConfigError as error:
            self._say(f"llmsh: {error.message}; the default theme is used ({error.hint})")
        try:
            return load_theme("default" if self.has_unicode else "ascii")
        except ConfigError:
            return plain_theme()


def _has_unicode() -> bool:
    """Whether the terminal's character set is UTF-8, as the locale variables say."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG", "")
    return "utf-8" in locale.lower() or "utf8" in locale.lower()


def _has_account() -> bool:
    try:
        pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return True
