"""prompt_toolkit's application with no more than this editor shows and listens to: half the time to put it together.

Left out: the styles of widgets, of colour names and of other languages; vi's keys until somebody edits as vi does;
what asks at every key whether the line is edited as emacs does, and copies each binding for it; the wait for tasks
that end with the line.
What a version of prompt_toolkit does differently stays as it is there.
"""

import sys
from functools import cache
from typing import Any

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Filter
from prompt_toolkit.key_binding import DynamicKeyBindings, KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.bindings.basic import load_basic_bindings
from prompt_toolkit.key_binding.bindings.emacs import (
    load_emacs_bindings,
    load_emacs_search_bindings,
    load_emacs_shift_selection_bindings,
)
from prompt_toolkit.key_binding.bindings.mouse import load_mouse_bindings
from prompt_toolkit.key_binding.key_bindings import KeyBindingsBase
from prompt_toolkit.styles import BaseStyle, Style
from prompt_toolkit.styles.defaults import PROMPT_TOOLKIT_STYLE

WIDTHS_MAX = 1_000  # texts whose width is remembered


class LightApplication(Application[Any]):
    """As Application; colours: the style of each class, over prompt_toolkit's own for its menus and selections."""

    def __init__(self, colours: dict[str, str], **options: Any) -> None:
        self._colours = colours
        _bound_widths()
        module: Any = sys.modules[Application.__module__]
        ours = {"load_key_bindings": _key_bindings, "load_page_navigation_bindings": KeyBindings}
        usual = {name: getattr(module, name, None) for name in ours}
        vars(module).update(ours)
        try:
            super().__init__(**options)
        finally:
            vars(module).update(usual)

    def _create_merged_style(self, include_default_pygments_style: Filter) -> BaseStyle:
        return Style([*PROMPT_TOOLKIT_STYLE, *self._colours.items()])

    async def cancel_and_wait_for_background_tasks(self) -> None:
        """As Application, without the wait: the loop lives on, and ends them when the next line is read."""
        for task in tuple(self._background_tasks):
            task.cancel()


def _bound_widths() -> None:
    """Let prompt_toolkit forget the widths of texts, as it does of long ones: else every line typed stays in memory."""
    widths: Any = getattr(sys.modules.get("prompt_toolkit.utils"), "_CHAR_SIZES_CACHE", None)
    if hasattr(widths, "LONG_STRING_MIN_LEN") and hasattr(widths, "MAX_LONG_STRINGS"):
        widths.LONG_STRING_MIN_LEN, widths.MAX_LONG_STRINGS = 1, WIDTHS_MAX


def _key_bindings() -> KeyBindingsBase:
    """As prompt_toolkit's load_key_bindings, which see; a buffer has the focus at all times here.

    Without cursor position reports, which are switched off.
    """
    return merge_key_bindings(
        [
            load_basic_bindings(),
            DynamicKeyBindings(
                lambda: _vi_bindings() if get_app().editing_mode is EditingMode.VI else _emacs_bindings()
            ),
            load_mouse_bindings(),
        ]
    )


@cache
def _emacs_bindings() -> KeyBindingsBase:
    loaded = (load_emacs_bindings(), load_emacs_search_bindings(), load_emacs_shift_selection_bindings())
    return merge_key_bindings([getattr(bindings, "key_bindings", bindings) for bindings in loaded])


@cache
def _vi_bindings() -> KeyBindingsBase:
    from prompt_toolkit.key_binding.bindings.vi import load_vi_bindings, load_vi_search_bindings

    return merge_key_bindings([load_vi_bindings(), load_vi_search_bindings()])
