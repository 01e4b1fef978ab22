"""What a model is asked about a request, and how its answer is read: in words with examples, or masked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from llmsh.core.context import Context
from llmsh.core.generation import Generation
from llmsh.planner.masked import mask, unmask
from llmsh.planner.planner import BuiltInPlanner, strip_politeness
from llmsh.planner.prompt import GRAMMAR, SCHEMA, STOP, commands_in, prompt_for
from llmsh.planner.reading import Reading

EXAMPLES = 6
# A model of ours is asked with values masked; its file says so.
MASKED = "masked"
# Between a masked request and its command.
_TURN = "\n"


@dataclass(frozen=True, slots=True)
class Question:
    """read: the commands in an answer, none where there is none."""

    prompt: str
    read: Callable[[str], Sequence[str]]
    stop: tuple[str, ...]
    max_tokens: int
    grammar: str = ""
    schema: Mapping[str, Any] | None = None

    def generation(self, *, temperature: float, seed: int, deadline_s: float) -> Generation:
        return Generation(
            stop=self.stop,
            max_tokens=self.max_tokens,
            temperature=temperature,
            seed=seed,
            grammar=self.grammar,
            schema=self.schema,
            deadline_s=deadline_s,
        )


def question(form: str, request: str, context: Context, planner: BuiltInPlanner) -> Question:
    """form: the model's, see core.ports.TextModel."""
    if form == MASKED:
        return _masked(request, context)
    prompt = prompt_for(request, context, planner.examples(request, context, EXAMPLES))
    return Question(prompt, commands_in, STOP, 160, GRAMMAR, SCHEMA)


def _masked(request: str, context: Context) -> Question:
    masked = mask(Reading.of(strip_politeness(request), context))

    def read(said: str) -> Sequence[str]:
        command = unmask(said.strip(), masked)
        return (command,) if command else ()

    return Question(masked.text + _TURN, read, (), 96)
