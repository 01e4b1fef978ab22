"""What stays on the screen of a line that was accepted, whether it was drawn again for that or not."""

import pytest
from prompt_toolkit.application.dummy import DummyApplication

from llmsh.repl.editor import EditorParts
from llmsh.repl.suggest import HistorySuggest
from tests.conformance.screen import Screen
from tests.repl.driver import Lines, driving

LEFT = "\x1b[D"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("echo hi", ["$ echo hi"]),
        (f"echo hi{LEFT}{LEFT}", ["$ echo hi"]),
        ("echo (a)", ["$ echo (a)"]),
        ("a" * 200, [f"$ {'a' * 78}", "a" * 80, "a" * 42]),
        (f"{'a' * 200}\x01", [f"$ {'a' * 78}", "a" * 80, "a" * 42]),
        ("日本語", ["$ 日本語"]),
    ],
)
def test_an_accepted_line_stays_and_the_cursor_stands_below_it(keys: str, shown: list[str]) -> None:
    with driving() as editor:
        editor.type(f"{keys}\r")
        screen = Screen(24, 80)
        # The sink is a file: no terminal makes a carriage return of the newlines.
        screen.feed(editor.screen)
        assert screen.text == shown
        assert (screen.row, screen.column) == (len(shown), 0)
        assert screen.is_cursor_shown


def test_a_suggestion_does_not_stay() -> None:
    history = Lines("echo hi there")
    with driving(EditorParts(history, suggest=HistorySuggest(history, lambda: "/"))) as editor:
        editor.type("echo hi\r")
        screen = Screen(24, 80)
        screen.feed(editor.screen)
        assert screen.text == ["$ echo hi"]
        assert (screen.row, screen.column) == (1, 0)


def test_a_line_that_was_typed_ahead_costs_no_application_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def count(self: DummyApplication) -> None:
        made.append(self)

    monkeypatch.setattr(DummyApplication, "__init__", count)
    with driving() as editor:
        editor.editor.give_typeahead(b"echo a\recho b\r")
        assert [editor.type("").text for _ in range(2)] == ["echo a", "echo b"]
        editor.type("echo c\r")
    assert not made
