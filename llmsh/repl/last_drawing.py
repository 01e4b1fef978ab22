"""The editor's last drawing of a line: where it stands on the screen already, only the cursor moves.

prompt_toolkit draws the whole prompt and line anew when a line is accepted: a third of the time between Enter and
the command. Whatever is unusual, or unknown in this version of it, is drawn as usual.
"""

from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.layout import Layout
from prompt_toolkit.renderer import Renderer


class LastDrawing:
    """Put in front of the renderer of `app`. state: all that is drawn; None while there is what must go at the end."""

    def __init__(self, app: Application[Any], state: Callable[[], object | None]) -> None:
        self._renderer = app.renderer
        self._state = state
        self._drawn: object | None = None
        self._height = 0  # rows of what is drawn; 0 until it has been looked at
        self._draw = app.renderer.render
        app.renderer.render = self._render  # type: ignore[method-assign]

    def _render(self, app: Application[Any], layout: Layout, is_done: bool = False) -> None:
        if is_done and self._drawn is not None and self._drawn == self._state() and self._leave(layout):
            self._drawn = None
            return
        self._draw(app, layout, is_done=is_done)
        self._drawn = None if is_done else self._state()
        self._height = 0
        if self._drawn is not None and app.loop is not None:
            # Not while Enter is waited for.
            app.loop.call_soon(self._measure_now, app, layout)

    def _measure_now(self, app: Application[Any], layout: Layout) -> None:
        # Where the line has ended meanwhile, prompt_toolkit would put together an application of its own for this.
        if app.is_running and not app.is_done:
            self._measure(layout)

    def _measure(self, layout: Layout) -> None:
        size = self._renderer.output.get_size()
        self._height = layout.container.preferred_height(size.columns, size.rows).preferred

    def _leave(self, layout: Layout) -> bool:
        """Move to the line below the drawing; False where that cannot be done."""
        renderer: Renderer = self._renderer
        cursor = getattr(renderer, "_cursor_pos", None)
        screen = getattr(renderer, "_last_screen", None)
        size = renderer.output.get_size()
        if cursor is None or screen is None or getattr(renderer, "_last_size", None) != size:
            return False
        if not self._height:
            self._measure(layout)
        height = self._height
        if not cursor.y < height < size.rows or screen.height < height:
            return False
        renderer.output.reset_attributes()
        renderer.output.enable_autowrap()
        renderer.output.write_raw("\r\n" * (height - cursor.y))
        renderer.output.show_cursor()
        renderer.reset()
        return True
