"""Lines from the editor: its parts put together from what the shell was given."""

import contextlib
import threading
from functools import cached_property

from prompt_toolkit.completion import Completer, DynamicCompleter

from llmsh.core.routing import Route
from llmsh.repl.deps import ReplDeps
from llmsh.repl.editor import EditorParts, LineEditor
from llmsh.repl.highlighter import Highlighter, PathCheck
from llmsh.repl.prompt_source import PromptSource
from llmsh.repl.suggest import HistorySuggest
from llmsh.repl.typed import Typed
from llmsh.suggest.suggester import LineSuggester

FIRST_DRAWING_S = 1.0  # after that the warming up begins in any case


class EditorLines:
    """A LineSource with the whole editor."""

    def __init__(self, deps: ReplDeps, prompt: PromptSource) -> None:
        self._deps = deps
        self._session = deps.session
        self._prompt = prompt
        self._classify, self._prepare = deps.classifier, deps.on_likely_request
        self._is_prepared = False
        self._is_warm = False
        self._paths = PathCheck(lambda: str(deps.session.cwd))
        settings = deps.settings

        self._suggester = LineSuggester(deps.history)
        self._suggest = HistorySuggest(
            self._suggester,
            lambda: str(deps.session.cwd),
            self._suggester.begin,
            more=deps.more,
            is_command=lambda text: self._is_warm and self._classify(text).route is Route.COMMAND,
        )
        self._editor = LineEditor(
            EditorParts(
                history=deps.history,
                cwd=lambda: str(deps.session.cwd),
                route_of=self._route_of,
                knows_routes=lambda: self._is_warm,
                shows_route=settings.live_route,
                is_incomplete=deps.is_incomplete,
                completer=DynamicCompleter(lambda: self._completer),
                suggest=self._suggest if settings.autosuggest else None,
                highlighter=Highlighter(is_command=deps.facts.is_command, path_exists=self._paths)
                if settings.highlight
                else None,
                editor=lambda: deps.facts.refresh().editor or "vi",
                is_vi=prompt.is_vi,
                colours=prompt.theme.colours,
                has_unicode=prompt.has_unicode,
                continuation=lambda: prompt.continuation,
                on_idle=prompt.take_facts,
                idle_limit_s=lambda: deps.session.idle_limit_s,
            )
        )
        prompt.on_change = self._editor.redraw
        self._editor.loop.add_reader(deps.session.master_fd, self._pass_background)

    def read(self, draft: str, *, fix: str = "") -> Typed:
        self._suggest.forget()
        self._paths.forget()
        self._editor.give_typeahead(self._session.take_typeahead())
        self._prompt.begin()
        self._editor.fix = fix
        return self._editor.read(self._prompt.fragments, default=draft)

    def edit(self, text: str) -> Typed:
        return self._editor.read(lambda: [("bold", "edit: ")], default=text, is_plain_edit=True)

    def warm_up(self) -> None:
        # Two threads share one interpreter: the first drawing comes first.
        self._editor.wait_for_first_keys(FIRST_DRAWING_S)
        with contextlib.suppress(Exception):  # one that is broken says so when it is needed
            self._classify("ls")
        self._is_warm = True
        self._editor.redraw()
        with contextlib.suppress(Exception):
            assert self._completer
        if self._deps.settings.autosuggest:
            with contextlib.suppress(Exception):
                self._suggester.learn()

    @cached_property
    def _completer(self) -> Completer:
        from llmsh.repl.completers.shell_completer import ShellCompleter

        return ShellCompleter(self._deps.session, self._deps.facts)

    def take_unread(self) -> bytes:
        return self._editor.take_typeahead()

    def print_above(self, data: bytes) -> None:
        self._editor.print_above(data)

    def close(self) -> None:
        self._editor.close()

    def _route_of(self, text: str) -> Route:
        route = self._classify(text).route
        if route is Route.REQUEST and not self._is_prepared:
            self._is_prepared = True
            threading.Thread(target=self._prepare, daemon=True).start()
        return route

    def _pass_background(self) -> None:
        self._session.drain_background(self._editor.print_above)
