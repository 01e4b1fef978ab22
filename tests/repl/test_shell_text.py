"""The tolerant reading of bash text."""

from hypothesis import given
from hypothesis import strategies as st

from llmsh.repl.shell_text import read_shell_text


def words(text: str) -> list[tuple[str, str | None]]:
    return [(word.role, word.value) for word in read_shell_text(text).words]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in read_shell_text(text).pieces]


def test_a_pipeline_has_a_command_on_each_side() -> None:
    assert words("ls -l | grep x > out") == [
        ("command", "ls"),
        ("argument", "-l"),
        ("command", "grep"),
        ("argument", "x"),
        ("target", "out"),
    ]


def test_quoting_is_removed_from_values_and_expansions_have_none() -> None:
    assert words("""a 'b c' "d\\"e" f\\ g $h "i$j" $'k\\'l'""") == [
        ("command", "a"),
        ("argument", "b c"),
        ("argument", 'd"e'),
        ("argument", "f g"),
        ("argument", None),
        ("argument", None),
        ("argument", "k\\'l"),
    ]


def test_an_open_quote_is_known() -> None:
    assert read_shell_text("ls 'a b").words[-1].open_quote == "'"
    assert read_shell_text('ls "a b').words[-1].open_quote == '"'
    assert read_shell_text("ls 'a b'").words[-1].open_quote == ""


def test_keywords_are_keywords_only_in_command_position() -> None:
    assert kinds("if true; then echo if; fi")[0] == ("keyword", "if")
    assert ("word", "if") in kinds("if true; then echo if; fi")
    assert [word for word in words("for f in a b; do ls; done") if word[0] == "command"] == [("command", "ls")]


def test_case_patterns_are_not_commands() -> None:
    assert words("case $x in a|b) ls;; *) pwd;; esac; id") == [
        ("argument", None),
        ("pattern", "a"),
        ("pattern", "b"),
        ("command", "ls"),
        ("pattern", "*"),
        ("command", "pwd"),
        ("command", "id"),
    ]


def test_substitutions_are_read_as_commands() -> None:
    assert ("command", "date") in words("echo `date -u` x")
    assert ("command", "ls") in words('echo "$(ls | wc)"')
    assert ("command", "ls") in words("diff <(ls) b")


def test_a_here_document_is_no_command() -> None:
    assert words("cat <<EOF\nrm -rf /\nEOF\nls") == [("command", "cat"), ("pattern", "EOF"), ("command", "ls")]
    assert ("heredoc", "rm -rf /") in kinds("cat <<EOF\nrm -rf /\nEOF\nls")


def test_assignments_come_before_the_command() -> None:
    assert kinds("a=1 b+=(2 3) ls c=4")[0] == ("assignment", "a=")
    assert [role for role, _ in words("a=1 ls c=4")] == ["assignment", "assignment", "command", "argument"]


def test_a_prefix_command_is_followed_by_another_command() -> None:
    assert words("sudo ls x")[:2] == [("command", "sudo"), ("command", "ls")]


def test_tests_keep_their_operators_to_themselves() -> None:
    assert words("[[ -f a && b < c ]] && ls")[-1] == ("command", "ls")
    assert [role for role, _ in words("[[ -f a && b < c ]]")] == ["argument"] * 4


@given(st.text(alphabet="ab \n\t'\"`$(){}[]<>|&;\\#=!*~éx1", max_size=60))
def test_any_text_is_read_and_covered_in_order(text: str) -> None:
    read = read_shell_text(text)
    position = 0
    for piece in read.pieces:
        assert piece.start >= position or piece.end <= position
        assert piece.end > piece.start
        position = max(position, piece.end)
    assert position <= len(text)
    assert all(0 <= word.start <= word.end <= len(text) for word in read.words)
