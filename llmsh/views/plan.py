"""A plan on the screen: preview, steps, results, flags, what it would touch, and the explanation of a failure."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from llmsh.core.diagnosis import Diagnosis
from llmsh.core.plan import Plan, Step
from llmsh.core.policy import Ruling
from llmsh.core.ports import CheckpointRecord, Impact, Outcome
from llmsh.core.risk import Level
from llmsh.syntax.quote import visible
from llmsh.views.failure import Line, lines_of

LEVEL_STYLE = {Level.SAFE: "green", Level.CAUTION: "yellow", Level.DANGER: "bold red"}
INDENT = (0, 0, 0, 3)
SAMPLE_PATHS = 10


def preview(plan: Plan, impacts: Sequence[Impact | None]) -> RenderableType:
    """The whole plan: each step's command, sentence, risk and reach, then notes and the open question."""
    parts: list[RenderableType] = []
    for number, (step, impact) in enumerate(zip(plan.steps, impacts, strict=True), 1):
        parts.append(_command_line(step, number if len(plan.steps) > 1 else None))
        parts.append(Padding(_step_facts(step, impact), INDENT, expand=False))
    parts.extend(Text(visible(text), style="italic") for text in plan.notes)
    if plan.question:
        parts.append(Text(visible(plan.question), style="bold"))
    if not plan.steps and not plan.question and not plan.notes:
        parts.append(Text("I have no plan for that.", style="bold"))
    return Group(*parts)


def _command_line(step: Step, number: int | None) -> Text:
    lead = "›" if number is None else f"{number}"
    text = Text(f" {lead} ", style="bold cyan")
    text.append(visible(step.command, keep="\n"), style="bold")
    return text


def _step_facts(step: Step, impact: Impact | None) -> Text:
    text = Text(visible(step.explanation))
    text.append("\n")
    text.append(step.effect.value, style="dim")
    if step.risk is not None:
        text.append(" · ", style="dim")
        text.append(str(step.risk.level), style=LEVEL_STYLE[step.risk.level])
        messages = dict.fromkeys(finding.message for finding in step.risk.findings if finding.level > Level.SAFE)
        if messages:
            text.append(": " + visible("; ".join(messages)), style=LEVEL_STYLE[step.risk.level])
    if impact is not None:
        text.append("\n" + _reach(impact), style="dim")
    for clause in step.unproven:
        text.append("\nnot proven: " + visible(clause), style="yellow")
    if step.provenance:
        text.append("\nfrom: " + visible(step.provenance), style="yellow")
    return text


def _reach(impact: Impact) -> str:
    if impact.complete and not impact.count:
        return "; ".join(["touches nothing as things stand", *(visible(clause) for clause in impact.notes)])
    noun = "path" if impact.count == 1 else "paths"
    about = f"touches {impact.count} {noun}"
    if not impact.complete:
        about = (
            f"touches at least {impact.count} {noun}" if impact.count else "what it touches is not known before it runs"
        )
    if impact.size_bytes:
        about += f", {size(impact.size_bytes)}"
    about += " · can be undone" if impact.undoable and impact.complete else " · not all of it can be undone"
    return "; ".join([about, *(visible(note_text) for note_text in impact.notes)])


def size(count_bytes: int) -> str:
    """A size a person reads, powers of 1024 as `ls -h` shows them."""
    value = float(count_bytes)
    for unit in ("B", "K", "M", "G", "T"):
        if value < 1024 or unit == "T":
            return f"{value:.0f} {unit}" if unit == "B" or value >= 10 else f"{value:.1f} {unit}"
        value /= 1024
    raise AssertionError("unreachable")


def step_line(step: Step, number: int, total: int) -> Text:
    text = Text(f"{number}/{total} ", style="bold cyan")
    text.append(visible(step.command, keep="\n"), style="bold")
    return text


def ruling_lines(rulings: Sequence[Ruling]) -> list[Text]:
    """What the policy says about a plan, and where it says so; nothing when it says nothing."""
    lines = []
    for number, ruling in enumerate(rulings, 1):
        about = f"step {number}: " if len(rulings) > 1 else ""
        if ruling.is_denied:
            lines.append(Text(visible(f"{about}the policy denies this: {'; '.join(ruling.sources)}"), style="bold red"))
        elif ruling.asks:
            lines.append(Text(visible(f"{about}the policy asks: {'; '.join(ruling.sources)}"), style="yellow"))
        elif ruling.is_automatic:
            lines.append(Text(visible(f"{about}runs by your policy: {'; '.join(ruling.sources)}"), style="dim"))
    return lines


def note(text: str) -> Text:
    return Text(visible(text), style="dim")


def result_lines(outcome: Outcome, record: CheckpointRecord | None, notes: Sequence[str]) -> list[Text]:
    """What there is to say after a step: a status, what changed and how to undo it."""
    lines = []
    if outcome.status:
        lines.append(Text(f"exit status {outcome.status}", style="dim"))
    if record is not None:
        count = len(record.changed)
        paths = visible(", ".join(_from(record.cwd, path) for path in record.changed[:3]))
        more = f" and {count - 3} more" if count > 3 else ""
        lines.append(Text(f"changed {paths}{more} · undo: llmsh undo {record.number}", style="dim"))
    lines.extend(Text(visible(clause), style="yellow") for clause in notes)
    if not lines and not outcome.output:
        lines.append(Text("done", style="dim"))
    return lines


def _from(cwd: Path, path: Path) -> str:
    """`path` as it is called from `cwd`: relative where it lies below."""
    return str(path.relative_to(cwd) if path.is_relative_to(cwd) and path != cwd else path)


def failed(diagnosis: Diagnosis) -> RenderableType:
    """The explanation of a failure: the cause, what was seen, what helps."""
    return explained(lines_of(diagnosis))


def explained(lines: Sequence[Line]) -> RenderableType:
    """The lines of an explanation, made for its reader before."""
    return Group(*(Text.assemble(*((text, style) for style, text in line)) for line in lines))


def flags(command: str, lines: Sequence[tuple[str, str]]) -> RenderableType:
    """Each word of a command with the line of help that documents it."""
    parts: list[RenderableType] = [Text(visible(command, keep="\n"), style="bold")]
    for word, meaning in lines:
        text = Text("   ")
        text.append(visible(word), style="cyan")
        text.append("  " + visible(meaning), style="dim" if not meaning else "")
        parts.append(text)
    return Group(*parts)


def touched(step: Step, impact: Impact | None) -> RenderableType:
    """The dry run of a step: the paths it would touch, as far as can be known without running it."""
    parts: list[RenderableType] = [Text(visible(step.command, keep="\n"), style="bold")]
    if impact is None:
        parts.append(Padding(Text("changes no files here", style="dim"), INDENT, expand=False))
        return Group(*parts)
    parts.append(Padding(Text(_reach(impact), style="dim"), INDENT, expand=False))
    shown: Sequence[Path] = impact.paths[:SAMPLE_PATHS]
    parts.extend(Padding(Text(visible(str(path))), INDENT, expand=False) for path in shown)
    if impact.count > len(shown):
        parts.append(Padding(Text(f"… and {impact.count - len(shown)} more", style="dim"), INDENT, expand=False))
    return Group(*parts)


def candidates(plan: Plan) -> RenderableType:
    """The other readings of a request, numbered."""
    parts: list[RenderableType] = []
    for number, other in enumerate(plan.alternatives[:9], 1):
        text = Text(f" {number} ", style="bold cyan")
        text.append(visible(other.script, keep="\n"), style="bold")
        if other.steps:
            text.append("\n   " + visible(other.steps[0].explanation))
        parts.append(text)
    return Group(*parts)
