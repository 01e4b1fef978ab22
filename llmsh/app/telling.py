"""The user's model on a failure: asked of the kernel by what explains, and wired there."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from llmsh.app import explaining
from llmsh.config import Settings
from llmsh.core.diagnosis import Diagnosis, Fix, Told
from llmsh.core.errors import DeadlinePassed, LlmshError, RequestCancelled
from llmsh.core.risk import Level

if TYPE_CHECKING:
    from llmsh.core.ports import RiskAssessor, TextModel
    from llmsh.diagnosis.telling.question import Question
    from llmsh.diagnosis.telling.teller import Teller
    from llmsh.planner.programs import OptionIndex

OPTIONS_WAIT_S = 2.0


def has_model(settings: Settings) -> bool:
    """Claims that a model may be asked about failures. Without one it costs nothing."""
    return bool(settings.model) and settings.explain_model_s > 0 and not explaining.is_translated()


def tell(
    diagnosis: Diagnosis, settings: Settings, reader: str, say: Callable[[Told], None] = lambda told: None
) -> tuple[Told | None, str]:
    """What the model adds to `diagnosis`, and where it could not be asked, one clause that says why.

    say: is told each sentence as it comes, as a Told of that sentence alone. Ctrl-C, and the deadline, end it with
    what has come.
    """
    from llmsh.diagnosis.telling.question import question_of, to_json

    question = question_of(diagnosis, reader, path=os.environ.get("PATH", ""))
    if question is None:
        return None, ""
    from llmsh.ipc.client import Client

    heard: list[Told] = []

    def progress(stage: str, value: Any) -> None:
        if stage == "said" and (told := _read(value)) is not None:
            heard.append(told)
            say(told)

    def so_far() -> Told | None:
        return replace(heard[0], text=" ".join(told.text for told in heard)) if heard else None

    try:
        with Client(start=True, timeout_s=settings.explain_model_s) as kernel:
            answer = kernel.call("tell", to_json(question), progress=progress)
    except (KeyboardInterrupt, RequestCancelled):
        return so_far(), ""
    except DeadlinePassed:
        return so_far(), "" if heard else f"it did not answer within {settings.explain_model_s:g} s"
    except LlmshError as error:
        return so_far(), error.message
    return (_read(answer.get("model")) if isinstance(answer, dict) else None) or so_far(), ""


def _read(said: Any) -> Told | None:
    """A model's words as the kernel sends them; None for none."""
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return None
    raw = said.get("command")
    command = None
    if isinstance(raw, dict) and isinstance(raw.get("command"), str):
        # Its risk is looked at here again: what a kernel says of it is no proof.
        risk = explaining.assess(raw["command"]).level
        command = None if risk is Level.DANGER else Fix(raw["command"], str(raw.get("why", "")), risk)
    return Told(str(said.get("name", "")), said["text"], said.get("is_guess") is True, command)


def build_teller(model: "TextModel", assess: "RiskAssessor") -> "Teller":
    """`model` as it tells of failures; for the kernel."""
    from llmsh.classifier.english import is_english
    from llmsh.diagnosis.telling.teller import Teller
    from llmsh.planner.programs import documentation

    return Teller(model, documentation=documentation, unproven=_unproven, assess=assess, is_word=is_english)


def _unproven(command: str, question: "Question") -> Sequence[str]:
    """Clauses about programs and options of `command` that are not here, or that bash would refuse it."""
    from pathlib import Path

    from llmsh.core.context import Context
    from llmsh.planner.verify import Verifier

    options = _options()
    verifier = Verifier(options)
    if not verifier.is_readable(command):
        return ("bash cannot read it",)
    context = Context(Path(question.cwd), Path.home(), env={"PATH": question.path} if question.path else {})
    verifier.unproven(command, context)  # has the manuals read of programs that it does not know yet
    options.wait(OPTIONS_WAIT_S)
    return verifier.unproven(command, context)


@cache
def _options() -> "OptionIndex":
    from llmsh.planner.programs import OptionIndex

    return OptionIndex(None)
