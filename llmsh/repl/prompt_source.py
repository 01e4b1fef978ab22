"""The prompt of the moment: the theme's or the inner shell's, kept current while it stands on the screen."""

import os
import pwd
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from llmsh.config import Settings
from llmsh.core.errors import ConfigError
from llmsh.core.launched import launched
from llmsh.core.ports import Outcome, Session
from llmsh.repl.first_prompt import PLACE, FirstPrompt, has_unicode
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
        self.has_unicode = has_unicode()
        self.has_colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in {"", "dumb"}
        self.theme = self._load_theme()
        self.continuation: Fragments = [("class:continuation", self.theme.continuation)]
        self._inherited: Fragments | None = None
        self._git = GitWatcher(self._git_is_read)
        self._input_start = ""
        self._first: FirstPrompt | None = None
        self._is_begun = False
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
        self._first = first
        first.draw(
            self.fragments(),
            launched().directory,
            terminal_columns(),
            has_colour=self.has_colour,
            shape=self._shape(),
        )
        self._is_begun = True

    def _remember_first(self) -> None:
        """The first prompt as it is once all is known about the place, for the next start there."""
        if self._first is not None and self._shown.status is None:
            self._first.remember(
                self.fragments(),
                launched().directory,
                terminal_columns(),
                has_colour=self.has_colour,
                shape=self._shape(),
            )

    def _shape(self) -> str:
        """The prompt of a directory that is not known, for FirstPrompt.remember; "" for the inner shell's own."""
        if self._inherited is not None:
            return ""
        place = "\ue000"
        fragments = render_prompt(self.theme, replace(self._shown, cwd=place, git=None, status=None, duration_s=0.0))
        text = to_ansi([*fragments, (ZERO_WIDTH, self._input_start)], has_colour=self.has_colour)
        if text.count(place) != 1:
            return ""
        return f"{text.count(chr(10))}/{self.theme.cwd_parts}\0" + text.replace(place, PLACE).replace("\n", "\r\n")

    def begin(self) -> None:
        """A new prompt is about to be drawn: look at what is cheap, ask for the rest."""
        if self._is_begun:
            self._is_begun = False
            return
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
        self._remember_first()

    def quiet(self, text: str) -> str:
        """`text` in the colour of hints."""
        return to_ansi([(self.theme.colours["hint"], text)], has_colour=self.has_colour)

    def _git_is_read(self, cwd: Path, state: GitState | None) -> None:
        if str(cwd) == self._shown.cwd and state != self._shown.git:
            self._shown = replace(self._shown, git=state)
            self.on_change()
            self._remember_first()

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


def _has_account() -> bool:
    try:
        pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return True
