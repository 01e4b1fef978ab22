"""The line editor: one prompt_toolkit application that reads line after line in one event loop."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.auto_suggest import AutoSuggest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import Completer, DummyCompleter
from prompt_toolkit.cursor_shapes import CursorShape, ModalCursorShapeConfig, SimpleCursorShapeConfig
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition, has_completions, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    Float,
    FloatContainer,
    HSplit,
    Layout,
    MultiColumnCompletionsMenu,
    Window,
)
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.processors import AfterInput, AppendAutoSuggestion, ConditionalProcessor
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.vt100 import Vt100_Output

from llmsh.core.late_pattern import late_pattern
from llmsh.core.ports import HistoryStore
from llmsh.core.routing import Route
from llmsh.repl.bindings import editor_bindings
from llmsh.repl.first_prompt import write_all
from llmsh.repl.fragments import ZERO_WIDTH, Fragments
from llmsh.repl.highlighter import Highlighter
from llmsh.repl.history_search import HistorySearch
from llmsh.repl.history_walk import HistoryWalk
from llmsh.repl.last_drawing import LastDrawing
from llmsh.repl.light_application import LightApplication
from llmsh.repl.show_invisible import ShowInvisible
from llmsh.repl.terminal_marks import is_unfinished
from llmsh.repl.theme import COLOURS
from llmsh.repl.typed import Ending, Typed
from llmsh.syntax.quote import visible

T = TypeVar("T")

PASTE_BEGINS = b"\x1b[200~"
_LINE_END = late_pattern(rb"[\r\n]")
FIRST_KEYS_S = 0.02  # what was typed before the editor came is drawn in this time


def _no_route(text: str) -> Route:
    return Route.COMMAND


@dataclass(frozen=True)
class EditorParts:
    """What the editor works with; every part is optional, without them it edits plain text.

    route_of: the route of a text. knows_routes: whether that is answered at once; until then none is shown.
    is_incomplete: whether bash would want more lines.
    editor: the command line of the user's editor. on_idle: called once the prompt stands on the screen.
    idle_limit_s: how long to wait for a line. cwd: where the line will run.
    """

    history: HistoryStore
    cwd: Callable[[], str] = lambda: ""
    route_of: Callable[[str], Route] = _no_route
    knows_routes: Callable[[], bool] = lambda: True
    is_incomplete: Callable[[str], bool] = lambda text: False
    completer: Completer = field(default_factory=DummyCompleter)
    suggest: AutoSuggest | None = None
    highlighter: Highlighter | None = None
    editor: Callable[[], str] = lambda: os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    is_vi: Callable[[], bool] = lambda: False
    colours: Mapping[str, str] = field(default_factory=lambda: COLOURS)
    shows_route: bool = True
    has_unicode: bool = True
    continuation: Callable[[], Fragments] = lambda: [("class:continuation", "> ")]
    on_idle: Callable[[], None] = lambda: None
    idle_limit_s: Callable[[], int | None] = lambda: None


class LineEditor:
    """Reads lines. Between two reads the terminal stays in the mode that it was found in."""

    def __init__(self, parts: EditorParts, *, source: Input | None = None, sink: Output | None = None) -> None:
        self.parts = parts
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(self._report_fault)
        self.faults: list[str] = []
        self.forced: Route | None = None
        self.walk: HistoryWalk | None = None
        self.is_interrupted = False
        self._is_warm = False
        self._has_begun = threading.Event()
        self._ahead = b""  # typed ahead, and not looked at yet
        self.fix = ""  # what the key for the offered fix puts on the line
        self._prompt: Callable[[], Fragments] = list
        self._routed: tuple[str, Route] = ("", Route.COMMAND)
        self.buffer = Buffer(
            multiline=True,
            auto_suggest=parts.suggest,
            complete_while_typing=False,
            on_text_changed=lambda _: self._on_edit(),
        )
        self.search = HistorySearch(parts.history, self.redraw, parts.cwd)
        if parts.highlighter is not None:
            parts.highlighter.is_request = lambda: self._route_shown() is Route.REQUEST
        self._input = source or create_input(sys.stdin)
        self._output = sink or _terminal_output()
        self.app: Application[Typed] = LightApplication(
            _style(parts.colours),
            layout=self._layout(),
            key_bindings=editor_bindings(self),
            input=self._input,
            output=self._output,
            cursor=ModalCursorShapeConfig() if parts.is_vi() else SimpleCursorShapeConfig(CursorShape._NEVER_CHANGE),
            terminal_size_polling_interval=None,
        )
        LastDrawing(self.app, self._drawn_state)
        # An escape sequence arrives in one piece or over a slow line within this time.
        self.app.ttimeoutlen = 0.1

    def read(self, prompt: Callable[[], Fragments], *, default: str = "", is_plain_edit: bool = False) -> Typed:
        """Read one line; `prompt` is asked again at every redraw. Raises EOFError when the terminal is gone."""
        self._prompt = prompt
        self.forced, self.walk, self.is_interrupted = None, None, False
        self.search.close()
        self.is_plain_edit = is_plain_edit
        self.buffer.reset(Document(default, len(default)))
        self._choose_keys()
        if not self.app.layout.has_focus(self.buffer):
            self.app.layout.focus(self.buffer)  # every time more is remembered of what had the focus before
        limit_s = None if is_plain_edit else self.parts.idle_limit_s()
        timer = self.loop.call_later(limit_s, self.finish, Ending.TIMED_OUT) if limit_s else None
        try:
            return self._run()
        finally:
            if timer is not None:
                timer.cancel()

    def _choose_keys(self) -> None:
        wanted = EditingMode.VI if self.parts.is_vi() else EditingMode.EMACS
        if self.app.editing_mode is not wanted:
            self.app.editing_mode = wanted

    def _run(self) -> Typed:
        def look_around() -> None:
            if not self.app.is_running or self.app.is_done:
                return  # the line had been typed ahead
            self.parts.on_idle()
            self._choose_keys()  # the last command may have been `set -o vi`
            if not self._is_warm:
                self._warm_up()
                self.loop.call_later(FIRST_KEYS_S, self._has_begun.set)

        def when_drawn() -> None:
            # After the first drawing: what is asked of the shell here delays no prompt.
            self.loop.call_soon(self._feed_ahead)
            self.loop.call_soon(look_around)

        store_typeahead(self._input, get_typeahead(self._input) + self._next_ahead())
        return self.loop.run_until_complete(
            self.app.run_async(pre_run=when_drawn, handle_sigint=False, set_exception_handler=False)
        )

    def _warm_up(self) -> None:
        """Let prompt_toolkit put its key bindings together now; the first key would wait for it."""
        self._is_warm = True
        self.app.key_processor.feed(KeyPress(Keys.Ignore))
        self.app.key_processor.process_keys()

    def wait_for_first_keys(self, timeout_s: float) -> None:
        """Block a thread until the first prompt, and what was typed before it came, have been drawn."""
        self._has_begun.wait(timeout_s)

    def close(self) -> None:
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()

    def redraw(self) -> None:
        """Draw again soon; from any thread."""
        if self.app.is_running:
            self.app.invalidate()

    def print_above(self, data: bytes) -> None:
        """Show output that came while the line is being typed, above the prompt."""
        if not self.app.is_running:
            write_all(self._output.fileno(), data)
            return
        self.app.renderer.erase()
        write_all(self._output.fileno(), data + (b"\r\n" if is_unfinished(data) else b""))
        self.app.invalidate()

    def give_typeahead(self, data: bytes) -> None:
        """Keys that were typed before the next read, and after those that the last one has left."""
        self._ahead += data

    def take_typeahead(self) -> bytes:
        """Keys that were read from the terminal and belong to what runs next."""
        keys = get_typeahead(self._input)
        ahead, self._ahead = self._ahead, b""
        return "".join(key.data for key in keys).encode("utf-8", "surrogateescape") + ahead

    def _next_ahead(self) -> list[KeyPress]:
        """The keys of the next line that was typed ahead; of all lines where some were pasted as one text.

        A line at a time: many lines, of which each runs a command, are not read anew after every command.
        """
        line_end = _LINE_END.search(self._ahead) if PASTE_BEGINS not in self._ahead else None
        at = line_end.end() if line_end else len(self._ahead)
        line, self._ahead = self._ahead[:at], self._ahead[at:]
        keys: list[KeyPress] = []
        parser = Vt100Parser(keys.append)
        parser.feed(line.decode("utf-8", "surrogateescape"))
        parser.flush()
        return keys

    def _feed_ahead(self) -> None:
        """Lines typed ahead go on where the first of them has not ended the reading."""
        while self._ahead and self.app.is_running and not self.app.is_done:
            self.app.key_processor.feed_multiple(self._next_ahead())
            self.app.key_processor.process_keys()

    def route(self) -> Route:
        """Where the line goes as it stands."""
        if self.forced is not None:
            return self.forced
        text = self.buffer.text
        if self._routed[0] != text:
            self._routed = (text, Route.COMMAND)  # holds where the classifier is broken
            if text.strip():
                self._routed = (text, self._asked(self.parts.route_of, text, Route.COMMAND))
        return self._routed[1]

    def _route_shown(self) -> Route:
        return self.route() if self.forced is not None or self.parts.knows_routes() else Route.COMMAND

    def flip_route(self) -> None:
        if self.buffer.text.strip():
            self.forced = Route.COMMAND if self.route() is Route.REQUEST else Route.REQUEST

    def finish(self, ending: Ending) -> None:
        """End the reading; what was typed stays on the screen."""
        self.is_interrupted = ending is Ending.INTERRUPT
        self.app.exit(result=Typed(ending, self.buffer.text, self.forced))

    def wants_more(self) -> bool:
        """Whether Enter opens another line."""
        text = self.buffer.text
        if self.is_plain_edit or self.route() is Route.REQUEST or not text.strip():
            return False
        return self._asked(self.parts.is_incomplete, text, False)

    def _asked(self, part: Callable[[str], T], text: str, otherwise: T) -> T:
        """What `part` says about `text`; Enter and the drawing work even where it is broken."""
        try:
            return part(text)
        except Exception as error:  # noqa: BLE001  # see above
            self.loop.call_soon(self._tell, f"{type(error).__name__}: {error}")
            return otherwise

    def _on_edit(self) -> None:
        if self.walk is not None and self.buffer.text != self.walk.shown:
            self.walk = None
        if not self.buffer.text:
            self.forced = None

    def _report_fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A fault in a key or a thread costs that key, never the shell; the loop tells it in one line."""
        error = context.get("exception")
        self._tell(f"{type(error).__name__}: {error}" if error else str(context.get("message")))

    def _tell(self, fault: str) -> None:
        if fault in self.faults[-1:]:
            return  # at every key the same
        self.faults.append(fault)
        self.print_above(f"llmsh: the editor stumbled: {visible(fault)}\r\n".encode("utf-8", "replace"))

    def _drawn_state(self) -> object | None:
        """What the screen shows, where nothing of it has to go when the line is done."""
        buffer, at = self.buffer, self.buffer.cursor_position
        is_passing = buffer.suggestion or buffer.complete_state or buffer.selection_state or self.search.is_open
        around = buffer.text[max(0, at - 1) : at + 1]  # the editor marks brackets that match
        if is_passing or self.is_interrupted or self._route_mark() or set(around) & set("[](){}<>"):
            return None
        return buffer.text, at, str(self._prompt())

    def _split_prompt(self) -> tuple[StyleAndTextTuples, StyleAndTextTuples]:
        """The lines above and the line that is typed on."""
        above: StyleAndTextTuples = []
        last: StyleAndTextTuples = []
        for style, text in self._prompt():
            before, newline, after = text.rpartition("\n") if style != ZERO_WIDTH else ("", "", text)
            if newline:
                above += [*last, (style, before + "\n")]
                last = [(style, after)]
            else:
                last.append((style, after))
        if above:
            style, text = above[-1][0], above[-1][1]
            above[-1] = (style, text.removesuffix("\n"))
        return above, last

    def _line_prefix(self, line: int, wrap_count: int) -> StyleAndTextTuples:
        if wrap_count:
            return []
        return self._split_prompt()[1] if line == 0 else [*self.parts.continuation()]

    def _route_mark(self) -> StyleAndTextTuples:
        if self.app.is_done or self.is_plain_edit or not self.parts.shows_route:
            return []
        arrow = "→" if self.parts.has_unicode else "->"
        route = self._route_shown()
        if route is Route.REQUEST:
            return [("class:route", f"{arrow} plan ")]
        if route is Route.UNSURE:
            return [("class:route", f"{arrow} ? ")]
        return [("class:route", f"{arrow} bash ")] if self.forced is Route.COMMAND else []

    def _layout(self) -> Layout:
        line = Window(
            BufferControl(
                self.buffer,
                lexer=self.parts.highlighter,
                input_processors=[
                    ConditionalProcessor(AppendAutoSuggestion("class:suggestion"), ~is_done),
                    ShowInvisible(),
                    AfterInput(lambda: "^C" if self.is_interrupted else ""),
                ],
                include_default_input_processors=True,
            ),
            get_line_prefix=self._line_prefix,
            wrap_lines=True,
            dont_extend_height=True,
        )
        mark = Window(FormattedTextControl(self._route_mark), height=1, dont_extend_width=True, dont_extend_height=True)
        above = ConditionalContainer(
            Window(FormattedTextControl(lambda: self._split_prompt()[0]), dont_extend_height=True, wrap_lines=True),
            Condition(lambda: bool(self._split_prompt()[0])),
        )
        menu = MultiColumnCompletionsMenu(min_rows=1, suggested_max_column_width=40, show_meta=True)
        return Layout(
            HSplit(
                [
                    above,
                    FloatContainer(
                        line, [Float(mark, right=0, top=0, hide_when_covering_content=True, allow_cover_cursor=False)]
                    ),
                    ConditionalContainer(menu, has_completions & ~is_done),
                    ConditionalContainer(self.search.container, Condition(lambda: self.search.is_open) & ~is_done),
                ]
            ),
            focused_element=self.buffer,
        )


def _terminal_output() -> Output:
    """Standard output without cursor position requests: not every terminal answers them."""
    from prompt_toolkit.data_structures import Size

    def size() -> Size:
        try:
            found = os.get_terminal_size(sys.stdout.fileno())
            return Size(rows=found.lines or 24, columns=found.columns or 80)
        except OSError:
            return Size(rows=24, columns=80)

    depth = ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else _colour_depth()
    return Vt100_Output(
        sys.stdout, size, term=os.environ.get("TERM"), default_color_depth=depth, enable_bell=True, enable_cpr=False
    )


def _colour_depth() -> ColorDepth | None:
    if os.environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return ColorDepth.DEPTH_24_BIT
    return None


def _style(colours: Mapping[str, str]) -> dict[str, str]:
    return {
        **colours,
        "route": colours["request"],
        "search.label": colours["request"],
        "search.chosen": "reverse",
        "search.meta": colours["suggestion"],
        "completion-menu": "bg:default fg:default noreverse",
        "completion-menu.completion": "bg:default fg:default",
        "completion-menu.completion.current": "reverse bg:default fg:default",
        "completion-menu.multi-column-meta": f"bg:default {colours['suggestion']}",
    }
