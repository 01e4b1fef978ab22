"""A model's words on a failure as lines: always named as the model's, and a guess as a guess."""

from llmsh.core.diagnosis import Told
from llmsh.core.risk import Level
from llmsh.syntax.quote import visible
from llmsh.views.failure import RISK_STYLE, Line


def lines_of(told: Told) -> list[Line]:
    """All of it, whose it is above it."""
    name = visible(told.model, keep="").rpartition("/")[2]
    said = f"A guess of the model ({name}), nothing proves it:"
    if not told.is_guess:
        said = f"In the words of the model ({name}):"
    return [(("dim", said),), sentence(told), *_command(told)]


def sentence(told: Told) -> Line:
    """Its text alone, for what follows a first sentence."""
    return (("", f"   {visible(told.text, keep='')}"),)


def rest_of(told: Told | None, why: str, *, is_shown: bool) -> list[Line]:
    """What is still to be shown at the end. why: the model was not heard. is_shown: its sentences stand already."""
    if told is None:
        return [(("dim", f"The local model was not heard: {visible(why, keep='')}."),)] if why else []
    return _command(told) if is_shown else lines_of(told)


def _command(told: Told) -> list[Line]:
    if told.command is None:
        return []
    risk = told.command.risk
    marks: Line = (("dim", "  (a guess)"),)
    if risk is not None and risk is not Level.SAFE:
        marks += ((RISK_STYLE[risk], f"  [{risk}]"),)
    return [(("bold cyan", " ? "), ("", visible(told.command.command, keep="")), *marks)]
