"""A trial run on the screen: how the command ended, each path it touched, the diffs of texts."""

import os
from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from llmsh.core.trial import Change, Touch, Trial
from llmsh.syntax.quote import visible
from llmsh.views.plan import size

MAX_SHOWN = 40  # paths; of more, the rest is counted by directory
MAX_FOLDERS = 15
MAX_DIFF_LINES = 200
MARKS = {
    Touch.MADE: ("+", "green"),
    Touch.CHANGED: ("~", "yellow"),
    Touch.DELETED: ("-", "red"),
    Touch.MOVED: (">", "cyan"),
}
DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def report(trial: Trial, *, everything: bool = False) -> RenderableType:
    """The whole of it, long lists summarised unless `everything` is asked for."""
    parts: list[RenderableType] = [_headline(trial)]
    shown = trial.changes if everything or len(trial.changes) <= MAX_SHOWN else trial.changes[:MAX_SHOWN]
    room = MAX_DIFF_LINES
    for change in shown:
        parts.append(_line(change, trial.cwd))
        diff = change.diff if everything else change.diff[: max(room, 0)]
        parts.extend(_diff_line(line) for line in diff)
        if len(diff) < len(change.diff):
            parts.append(Text(f"     … {len(change.diff) - len(diff)} more lines", style="dim"))
        room -= len(diff)
    parts.extend(_rest(trial.changes[len(shown) :], trial.cwd))
    parts.extend(Text(visible(note), style="yellow") for note in trial.notes)
    return Group(*parts)


def _headline(trial: Trial) -> Text:
    counts = Counter(change.touch for change in trial.changes)
    what = ", ".join(f"{counts[touch]} {touch.value}" for touch in Touch if counts[touch]) or "it changes no files"
    more = sum(max(change.size_after - change.size_before, 0) for change in trial.changes)
    less = sum(max(change.size_before - change.size_after, 0) for change in trial.changes)
    text = Text("trial: ", style="bold")
    text.append(
        f"exit status {trial.status}" if not trial.stopped else "stopped", style="red" if trial.status else "green"
    )
    text.append(f" · {what}", style="bold")
    sizes = [f"+{size(more)}" if more else "", f"-{size(less)}" if less else ""]
    text.append("".join(f" · {each}" for each in sizes if each), style="dim")
    return text


def _line(change: Change, cwd: str) -> Text:
    mark, style = MARKS[change.touch]
    text = Text(f" {mark} ", style=f"bold {style}")
    if change.source:
        text.append(visible(_from(change.source, cwd), keep="") + " → ")
    text.append(visible(_from(change.path, cwd), keep=""))
    text.append("  " + visible(change.what, keep=""), style="dim")
    return text


def _diff_line(line: str) -> Text:
    shown = "\n".join("     " + visible(part, keep="\t") for part in line.split("\n"))
    return Text(shown, style=DIFF_STYLES.get(line[:1], ""))


def _rest(changes: Sequence[Change], cwd: str) -> list[Text]:
    """What is not listed, counted by directory."""
    if not changes:
        return []
    folders: dict[str, Counter[Touch]] = {}
    for change in changes:
        folders.setdefault(os.path.dirname(change.path), Counter())[change.touch] += 1
    lines = [Text(f" … and {len(changes)} more:", style="dim")]
    ordered = sorted(folders.items(), key=lambda item: -item[1].total())
    for folder, counts in ordered[:MAX_FOLDERS]:
        what = ", ".join(f"{counts[touch]} {touch.value}" for touch in Touch if counts[touch])
        lines.append(Text(f"     {visible(_from(folder, cwd), keep='')}/  {what}", style="dim"))
    if len(ordered) > MAX_FOLDERS:
        lines.append(Text(f"     and {len(ordered) - MAX_FOLDERS} more directories", style="dim"))
    return lines


def _from(path: str, cwd: str) -> str:
    """`path` as it is called from `cwd`: relative where it lies below."""
    return path[len(cwd.rstrip("/")) + 1 :] if path.startswith(cwd.rstrip("/") + "/") else path
