"""Whose words are in a step: text that the user did not say but an output, a path or a model brought in."""

from llmsh.core.context import Context
from llmsh.core.plan import Step, Tier
from llmsh.syntax.parse import parse

# Shorter words of an output are in most commands by chance.
MIN_ECHO_CHARS = 5


def provenance_of(step: Step, tier: Tier, request: str, context: Context) -> str:
    """Where text of `step` comes from besides the request and the recipes; what is known already comes first.

    A model may repeat whatever it was shown, so its words are looked for in the last output, too.
    """
    sources = [step.provenance] if step.provenance else []
    last = f"the output of `{context.last.command}`" if context.last is not None else "the last output"
    words = _words(step.command) - set(request.split())
    brought = {path.removeprefix("./") for path in context.last_paths if path not in request}
    if any(word.removeprefix("./") in brought for word in words):
        sources.append(f"paths in {last}")
    elif tier is not Tier.BUILT_IN and context.last is not None:
        seen = set(context.last.output.split())
        if any(len(word) >= MIN_ECHO_CHARS and word in seen and word not in request for word in words):
            sources.append(last)
    return "; ".join(dict.fromkeys(sources))


def _words(command: str) -> set[str]:
    """Every word of `command` but options, and the words inside quotes."""
    shapes = {word.shape for node in parse(command).commands() for word in node.words if word.shape[:1] != "-"}
    return {piece for shape in shapes for piece in (shape, *shape.split())}
