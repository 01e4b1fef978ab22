"""The line editor, driven through a pipe."""

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

import prompt_toolkit.utils
import pytest
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.utils import get_cwidth

from llmsh.core.routing import Route
from llmsh.repl.highlighter import Highlighter
from llmsh.repl.light_application import WIDTHS_MAX
from llmsh.repl.suggest import HistorySuggest
from llmsh.repl.tty_mode import HangUp
from llmsh.repl.typed import Ending, Typed
from tests.repl.driver import Driver, Lines, driving

HISTORY = Lines("make test", "ls -l 'my file'", "git status")
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ALT_ENTER, F2 = "\x1b\r", "\x1bOQ"


def line(text: str, route: Route | None = None) -> Typed:
    return Typed(Ending.LINE, text, route)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("echo hi\r", "echo hi"),
        (f"{UP}\r", "git status"),
        (f"{UP}{UP}\r", "ls -l 'my file'"),
        (f"ma{UP}\r", "make test"),
        (f"ma{UP}{DOWN}\r", "ma"),
        (f"zzz{UP}\r", "zzz"),
        ("x\x10\r", "git status"),
        ("x\x10\x0e\r", "x"),
        ("x\x1b<\r", "make test"),
        ("x\x1b<\x1b>\r", "x"),
        ("cat \x1b.\r", "cat status"),
        ("cat \x1b.\x1b.\r", "cat 'my file'"),
        ("cat \x1b.\x1b.\x1b.\r", "cat test"),
        ("\x12le my\r\r", "ls -l 'my file'"),
        ("\x12e\x12\r\r", "make test"),
        ("keep\x12zz\x07\r", "keep"),
        ("abc\x01x\r", "xabc"),
        ("one two\x17\r", "one "),
        ("one two\x17\x19\x19\r", "one twotwo"),
        ("\x1b[200~a\r\nb\nc\x1b[201~\r", "a\nb\nc"),
        ("a\x16\tb\r", "a\tb"),
    ],
)
def test_keys_do_what_readline_users_expect(keys: str, text: str) -> None:
    with driving(history=HISTORY) as driver:
        assert driver.type(keys) == line(text)


def test_an_incomplete_line_goes_on_and_a_complete_one_runs() -> None:
    with driving(is_incomplete=lambda text: text.count("'") % 2 == 1) as driver:
        assert driver.type("echo 'a\rb'\r") == line("echo 'a\nb'")
        assert "> " in driver.screen


def test_a_request_is_never_incomplete() -> None:
    with driving(is_incomplete=lambda text: True, route_of=lambda text: Route.REQUEST) as driver:
        assert driver.type("don't show\r") == line("don't show")


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves_only_an_empty_one() -> None:
    with driving() as driver:
        assert driver.type("abc\x03").ending is Ending.INTERRUPT
        assert "^C" in driver.screen
        assert driver.type("\x04").ending is Ending.END_OF_INPUT
        assert driver.type("ab\x01\x04\r") == line("b")


def test_the_next_line_is_typed_ahead() -> None:
    with driving() as driver:
        assert driver.type("one\rtwo\r") == line("one")
        assert driver.type("") == line("two")


def test_keys_after_the_line_can_be_handed_to_the_program() -> None:
    with driving() as driver:
        driver.type("cat\rhello\x1b[A\r")
        assert driver.editor.take_typeahead() == b"hello\x1b[A\r"
        driver.editor.give_typeahead(b"rest\r")
        assert driver.type("") == line("rest")


def test_keys_given_back_come_before_those_typed_later() -> None:
    with driving() as driver:
        driver.editor.give_typeahead("ä".encode())
        assert driver.type("b\r") == line("äb")


@pytest.mark.parametrize("flip", [ALT_ENTER, F2])
def test_one_key_flips_the_route_and_a_second_flips_it_back(flip: str) -> None:
    with driving(route_of=lambda text: Route.REQUEST) as driver:
        assert driver.type(f"who is it{flip}\r") == line("who is it", Route.COMMAND)
        assert driver.type(f"who is it{flip}{flip}\r") == line("who is it", Route.REQUEST)
        assert driver.type("who is it\r") == line("who is it")


def test_before_routes_are_known_the_line_is_drawn_without_one_and_enter_still_asks() -> None:
    known: list[str] = []
    asked: list[str] = []

    def is_incomplete(text: str) -> bool:
        asked.append(text)
        return False

    with driving(
        route_of=lambda text: Route.REQUEST, knows_routes=lambda: bool(known), is_incomplete=is_incomplete
    ) as driver:
        driver.editor.give_typeahead(b"show files")
        assert driver.type("\r").text == "show files"
        assert "plan" not in driver.screen
        assert not asked  # a request is never looked at as a command
        known.append("now")
        driver.editor.give_typeahead(b"show files")
        driver.type("\r")
        assert "→ plan" in driver.screen


def test_the_route_is_shown_while_typing_and_not_left_behind() -> None:
    with driving(route_of=lambda text: Route.REQUEST if "?" in text else Route.COMMAND) as driver:
        driver.type("ls\r")
        assert "plan" not in driver.screen
        driver.editor.give_typeahead(b"? ls")
        driver.type("\r")
        assert "→ plan" in driver.screen


def test_the_grey_suggestion_is_taken_with_the_right_arrow_or_word_by_word() -> None:
    suggest = HistorySuggest(HISTORY, lambda: "/")
    with driving(history=HISTORY, suggest=suggest) as driver:
        driver.editor.give_typeahead(b"gi")
        assert _after_suggestion(driver, RIGHT) == "git status"
        driver.editor.give_typeahead(b"make ")
        assert _after_suggestion(driver, "\x1bf") == "make test"


class More:
    """Knows how some lines go on; is_held: only when it is cancelled."""

    def __init__(self, lines: Mapping[str, str], *, is_held: bool = False) -> None:
        self._lines, self._is_held = lines, is_held
        self.asked: list[str] = []
        self.cancelled = threading.Event()

    def ask(self, line: str, /) -> str:
        self.asked.append(line)
        if self._is_held:
            self.cancelled.wait(30)
        return self._lines.get(line, "")

    def cancel(self) -> None:
        self.cancelled.set()


def test_where_the_history_knows_nothing_the_model_is_asked() -> None:
    more = More({"docker p": "s -a", "git ch": "eckout"})
    suggest = HistorySuggest(HISTORY, lambda: "/", more=more, is_command=lambda text: text != "git ch")
    with driving(history=HISTORY, suggest=suggest) as driver:
        driver.editor.give_typeahead(b"docker p")
        assert _after_suggestion(driver, RIGHT) == "docker ps -a"
        driver.editor.give_typeahead(b"make ")
        assert _after_suggestion(driver, RIGHT) == "make test"
        assert driver.type("git ch\r").text == "git ch"
    assert "docker p" in more.asked
    assert not {"make ", "git ch"} & set(more.asked)


def test_the_next_key_cancels_what_the_model_is_asked() -> None:
    more = More({"docker p": "s", "docker pu": "ll"}, is_held=True)
    with driving(suggest=HistorySuggest(Lines(), lambda: "/", more=more)) as driver:
        driver.editor.give_typeahead(b"docker p")
        sent: list[bool] = []

        def send(app: object) -> None:
            if more.asked and not sent:
                sent.append(True)
                driver.send("u")

        driver.editor.app.after_render += send
        assert _after_suggestion(driver, RIGHT) == "docker pull"
    assert more.cancelled.is_set()


def _after_suggestion(driver: Driver, key: str) -> str:
    """What is read when `key` and Enter are pressed once a suggestion stands on the screen."""
    editor = driver.editor
    sent: list[str] = []

    def send(app: object) -> None:
        if editor.buffer.suggestion and editor.buffer.suggestion.text and not sent:
            sent.append(key)
            driver.send(f"{key}\r")

    editor.app.after_render += send
    text = driver.type("").text
    editor.app.after_render -= send
    return text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("al\t\r", "alpha"),
        ("be\t\r", "beta"),
        ("be\t1\r", "beta1"),
        ("beta\t\t\r\r", "beta1"),
        ("beta\t\t\t\r\r", "beta2"),
        ("zz\t\r", "zz"),
    ],
)
def test_tab_inserts_what_is_common_then_walks(keys: str, text: str) -> None:
    completer: Completer = WordCompleter(["alpha", "beta1", "beta2"])
    with driving(completer=completer) as driver:
        assert driver.type(keys) == line(text)


def test_the_keys_about_a_failure_work_on_an_empty_line_only() -> None:
    with driving() as driver:
        assert driver.type("\x1be").ending is Ending.EXPLAIN
        assert driver.type("\x1bx").ending is Ending.FIX
        assert driver.type("\x1bOR").ending is Ending.EXPLAIN
        assert driver.type("\x1bOS").ending is Ending.FIX
        assert driver.type("a\x1bx\r").ending is Ending.LINE


def test_the_offered_fix_stands_on_the_line_that_runs_it() -> None:
    with driving() as driver:
        driver.editor.fix = "git status"
        assert driver.type("\x1bx").text == "git status"


def test_vi_keys_edit_the_line() -> None:
    with driving(is_vi=lambda: True, history=HISTORY) as driver:
        driver.editor.app.ttimeoutlen = 0.01
        driver.editor.app.timeoutlen = 0.01
        assert driver.type("one two\x1bbdw\r") == line("one ")
        assert driver.type("\x1bk\r") == line("git status")


def test_ctrl_x_ctrl_e_edits_in_the_users_editor_and_runs(tmp_path: Path) -> None:
    program = tmp_path / "editor"
    program.write_text('#!/bin/sh\nsed -i "s/one/two/" "$1"\n')
    program.chmod(0o755)
    with driving(editor=lambda: str(program)) as driver:
        assert driver.type("echo one\x18\x05") == line("echo two")


def test_an_editor_that_fails_runs_nothing(tmp_path: Path) -> None:
    program = tmp_path / "editor"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with driving(editor=lambda: str(program)) as driver:
        driver.send("echo one\x18\x05")
        driver.editor.loop.call_later(0.5, driver.send, "\x03")
        assert driver.type("").ending is Ending.INTERRUPT


def test_colours_reach_the_screen() -> None:
    highlighter = Highlighter(is_command=lambda word: word == "ls", path_exists=lambda word: word == "here")
    with driving(highlighter=highlighter) as driver:
        driver.editor.give_typeahead(b"lsx 'a' here")
        driver.type("\r")
        assert "\x1b[0;31mlsx" in driver.screen
        assert "\x1b[0;4mhere" in driver.screen


def test_a_faulty_part_costs_a_line_of_text_not_the_shell() -> None:
    def broken(text: str) -> Route:
        raise ValueError("broken")

    with driving(is_incomplete=broken, route_of=broken) as driver:
        assert driver.type("ls\r") == line("ls")
        assert driver.type("pwd\r") == line("pwd")
        assert driver.editor.faults == ["ValueError: broken"]


def test_a_key_that_fails_is_told_and_the_next_one_works() -> None:
    class Broken(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
            raise ValueError("no candidates")

    with driving(completer=Broken()) as driver:
        driver.editor.loop.call_later(0.3, driver.send, "x\r")
        assert driver.type("ls\t") == line("lsx")
        assert driver.editor.faults == ["ValueError: no candidates"]


def test_a_draft_can_be_edited() -> None:
    with driving() as driver:
        assert driver.type(" more\r", default="some") == line("some more")


def test_texts_that_were_drawn_once_are_forgotten() -> None:
    with driving():
        for number in range(5 * WIDTHS_MAX):
            assert get_cwidth(f"a line {number:04} 日本") == 16
        widths: dict[str, int] = getattr(prompt_toolkit.utils, "_CHAR_SIZES_CACHE", {})
        assert len([text for text in widths if len(text) > 1]) <= WIDTHS_MAX


def test_a_terminal_that_goes_in_the_middle_of_a_key_ends_the_reading() -> None:
    def gone(text: str) -> Route:
        raise HangUp

    with driving(route_of=gone) as driver, pytest.raises(HangUp):
        driver.type("ls\r")
