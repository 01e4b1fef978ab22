"""The prompt as styled text: a theme's segments filled with what is known now."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from llmsh.repl.fragments import Fragment, Fragments, plain, width
from llmsh.repl.git_state import GitState
from llmsh.repl.theme import SegmentLook, Theme
from llmsh.syntax.quote import visible

STOPPED = 128 + signal.SIGTSTP


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """What the segments show. status: of the last command, None before the first. venv: its name or "".

    git: None outside of a checkout and until it is known. jobs: background and stopped jobs.
    """

    cwd: str
    home: str = ""
    status: int | None = None
    duration_s: float = 0.0
    user: str = ""
    host: str = ""
    is_remote: bool = False
    is_root: bool = False
    venv: str = ""
    jobs: int = 0
    git: GitState | None = None
    columns: int = 80


def render_prompt(theme: Theme, facts: PromptFacts) -> Fragments:
    """The whole prompt; its last line is the one that is typed on."""
    rows = []
    for names in theme.lines:
        shown = [(name, text) for name in names if (text := _WRITERS[name](theme, facts))]
        rows.append(_row(theme, shown))
    fragments: Fragments = [("", "\n")] if theme.blank_line else []
    for number, row in enumerate(rows):
        if number:
            fragments.append(("", "\n"))
        fragments += _fit(row, facts.columns, theme)
    is_good = facts.status in (None, 0, 130, STOPPED)
    mark = theme.root_mark if facts.is_root else theme.mark
    fragments.append((theme.mark_style if is_good else theme.failed_style, mark))
    return fragments


def status_name(status: int) -> str:
    """How a status is shown: the number, or the name of the signal behind it."""
    if status > 128:
        try:
            return signal.Signals(status - 128).name.removeprefix("SIG")
        except ValueError:
            pass
    return str(status)


def duration_text(duration_s: float) -> str:
    """3.2s, 1m05s, 2h03m."""
    if duration_s < 60:
        return f"{duration_s:.1f}s"
    minutes, seconds = divmod(int(duration_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes:02}m" if hours else f"{minutes}m{seconds:02}s"


def short_cwd(cwd: str, home: str, parts: int, ellipsis: str) -> str:
    """`cwd` with `~` for the home directory and only its last `parts` components."""
    path = cwd
    if home and home != "/" and (cwd == home or cwd.startswith(home + "/")):
        path = "~" + cwd[len(home) :]
    names = path.split("/")
    if len(names) > parts + 1:
        tail = "/".join(names[-parts:])
        return f"{ellipsis}/{tail}" if ellipsis else tail
    return path


def _row(theme: Theme, shown: list[tuple[str, str]]) -> Fragments:
    row: Fragments = []
    previous = ""
    for name, text in shown:
        look = theme.looks.get(name, SegmentLook())
        if theme.separator and previous:
            row.append((_between(previous, look.style), theme.separator))
        row.append((look.style, f"{look.before}{visible(text)}{look.after}"))
        previous = look.style
    if theme.separator and previous:
        row.append((_between(previous, ""), theme.separator))
    return row


def _between(left: str, right: str) -> str:
    """The separator's style: the left block's background as its colour, on the right block's background."""
    words = [f"fg:{word[3:]}" for word in left.split() if word.startswith("bg:")]
    words += [word for word in right.split() if word.startswith("bg:")]
    return " ".join(words)


def _fit(row: Fragments, columns: int, theme: Theme) -> Fragments:
    """`row` cut so that at least 20 columns, or a third of a narrow terminal, stay for typing."""
    room = columns - min(20, columns // 3)
    fitted: list[Fragment] = []
    for style, text in row:
        left = room - width(plain(fitted))
        if width(text) <= left:
            fitted.append((style, text))
            continue
        kept = text
        while kept and width(kept) + width(theme.ellipsis) + 1 > left:
            kept = kept[:-1]
        if kept:
            fitted.append((style, f"{kept}{theme.ellipsis} "))
        break
    return fitted


def _user_host(theme: Theme, facts: PromptFacts) -> str:
    return f"{facts.user}@{facts.host}" if facts.is_remote else ""


def _cwd(theme: Theme, facts: PromptFacts) -> str:
    return short_cwd(facts.cwd, facts.home, theme.cwd_parts, theme.ellipsis)


def _git(theme: Theme, facts: PromptFacts) -> str:
    git = facts.git
    if git is None:
        return ""
    counts = [
        ("ahead", git.ahead),
        ("behind", git.behind),
        ("conflicts", git.conflicts),
        ("staged", git.staged),
        ("changed", git.changed),
        ("untracked", git.untracked),
    ]
    marks = "".join(f"{theme.symbols[name]}{number}" for name, number in counts if number)
    return " ".join(part for part in (git.branch, git.operation, marks) if part)


def _status(theme: Theme, facts: PromptFacts) -> str:
    return status_name(facts.status) if facts.status else ""


def _duration(theme: Theme, facts: PromptFacts) -> str:
    return duration_text(facts.duration_s) if facts.duration_s >= theme.duration_from_s else ""


_WRITERS: Mapping[str, Callable[[Theme, PromptFacts], str]] = {
    "user_host": _user_host,
    "cwd": _cwd,
    "git": _git,
    "venv": lambda theme, facts: os.path.basename(facts.venv),
    "jobs": lambda theme, facts: str(facts.jobs) if facts.jobs else "",
    "status": _status,
    "duration": _duration,
    "time": lambda theme, facts: time.strftime("%H:%M"),
}
