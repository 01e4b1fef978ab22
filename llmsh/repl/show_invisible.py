"""Characters of the line that a terminal would act on or not show are drawn as escapes: pasted text, old history."""

from collections.abc import Callable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from llmsh.syntax.quote import is_invisible, visible

KEPT = "\t\n"  # the editor draws these itself


class ShowInvisible(Processor):
    """The text itself stays; only what is drawn changes, with the cursor where it belongs."""

    def apply_transformation(self, given: TransformationInput) -> Transformation:
        fragments = given.fragments
        if all(text.isascii() or not any(map(is_hidden, text)) for _, text, *_ in fragments):
            return Transformation(fragments)  # control characters the editor shows by itself
        drawn: StyleAndTextTuples = []
        starts: list[int] = []
        column = 0
        for style, text, *rest in fragments:
            for character in text:
                shown = visible(character) if is_hidden(character) else character
                starts.append(column)
                column += len(shown)
                drawn.append((style, shown, *rest))  # type: ignore[arg-type]
        starts.append(column)
        return Transformation(drawn, source_to_display=_to_display(starts), display_to_source=_to_source(starts))


def is_hidden(character: str) -> bool:
    return not character.isascii() and character not in KEPT and is_invisible(character)


def _to_display(starts: list[int]) -> Callable[[int], int]:
    return lambda index: starts[index] if index < len(starts) else starts[-1] + index - len(starts) + 1


def _to_source(starts: list[int]) -> Callable[[int], int]:
    def find(column: int) -> int:
        from bisect import bisect_right

        if column > starts[-1]:
            return len(starts) - 1 + column - starts[-1]
        return max(0, bisect_right(starts, column) - 1)

    return find
