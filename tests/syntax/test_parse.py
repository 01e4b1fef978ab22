"""bash text to commands: structure, quoting, expansion, and the places where readers of bash go wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.core.command import Compound, SimpleCommand
from llmsh.syntax.parse import parse


def commands(text: str) -> list[list[str | None]]:
    """The values of the words of every simple command, None for one that is not known."""
    return [[word.value for word in command.words] for command in parse(text).commands() if command.words]


WORDS = [
    ("echo a b", ["echo", "a", "b"]),
    ("e'ch'o \"a b\" c\\ d", ["echo", "a b", "c d"]),
    ("$'\\x72\\155' $'a\\tb' $'\\u00e9'", ["rm", "a\tb", "é"]),
    ("r\\\nm -r\\\nf x", ["rm", "-rf", "x"]),
    ("rm${IFS}-rf$IFS/", ["rm", "-rf", "/"]),
    ("{rm,-rf,a{1,2}}", ["rm", "-rf", "a1", "a2"]),
    ("echo {1..3} {a..c} {01..03} {5..1..2}", ["echo", "1", "2", "3", "a", "b", "c", "01", "02", "03", "5", "3", "1"]),
    ("echo {a} {} a{b,c}d '{x,y}'", ["echo", "{a}", "{}", "abd", "acd", "{x,y}"]),
    ("x=rm; $x -f", ["rm", "-f"]),
    ("x='rm -f'; $x a", ["rm", "-f", "a"]),
    ("x='rm -f'; \"$x\" a", ["rm -f", "a"]),
    ("x=a; x+=b; echo $x", ["echo", "ab"]),
    ('a=(rm -rf); "${a[@]}" x', ["rm", "-rf", "x"]),
    ("a=(p q); echo ${a[1]}", ["echo", "q"]),
    ('set -- a \'b c\'; echo "$2" "$@"', ["echo", "b c", "a", "b c"]),
    (
        "x=Abc; echo ${x:1} ${x:0:2} ${x#A} ${x%c} ${x/b/_} ${x^^} ${x,,}",
        ["echo", "bc", "Ab", "bc", "Ab", "A_c", "ABC", "abc"],
    ),
    ("${x:-rm} a", ["rm", "a"]),
    ("$(echo rm) a", ["rm", "a"]),
    ("`echo rm` a", ["rm", "a"]),
    ("$(printf '%s' r m) a", ["rm", "a"]),
    ("$(echo cm0= | base64 -d) a", ["rm", "a"]),
    ("echo $((2*3)) ~/x *.c", ["echo", "6", "~/x", "*.c"]),
    ('echo "$HOME" $unknown', ["echo", None, None]),
    ("empty=; $empty rm x", ["rm", "x"]),
    ("echo a#b #c", ["echo", "a#b"]),
    ("> out echo a 2>&1", ["echo", "a"]),
    ("echo a > b c", ["echo", "a", "c"]),
    ("time -p ! rm x", ["rm", "x"]),
]


@pytest.mark.parametrize(("text", "words"), WORDS, ids=[text for text, _ in WORDS])
def test_the_words_are_those_the_program_would_get(text: str, words: list[str | None]) -> None:
    found = [command for command in commands(text) if command[0] != "set"]
    assert words in found


INSIDE = [
    "echo $(rm x)",
    "echo `rm x`",
    'echo "$(rm x)"',
    "cat <(rm x)",
    '[ -n "$(rm x)" ]',
    "[[ -n $(rm x) ]]",
    "(( $(rm x) ))",
    "a[$(rm x)]=1",
    "a=$(rm x)",
    "echo ${y:-$(rm x)}",
    "echo ${y//a/$(rm x)}",
    "echo $(( $(rm x) + 1 ))",
    "cat <<E\n$(rm x)\nE",
    "cat <<< $(rm x)",
    "echo > $(rm x)",
    "(rm x)",
    "{ rm x; }",
    "if rm x; then :; fi",
    "if a; then b; elif rm x; then c; else d; fi",
    "while rm x; do :; done",
    "for i in $(rm x); do :; done",
    "for ((;;)); do rm x; done",
    "case $(rm x) in a) ;; esac",
    "case a in a|b) rm x;; esac",
    "case a in (a) rm x;& b) ;; esac",
    "f() { rm x; }",
    "function f { rm x; }",
    "f() ( rm x )",
    "coproc rm x",
    "coproc N { rm x; }",
    "a | b | rm x",
    "a && rm x",
    "a || rm x",
    "a & rm x",
    "a; rm x",
    "a\nrm x",
    "a |& rm x",
    "! rm x",
    "time rm x",
    "until rm x; do :; done",
    "select i in a; do rm x; done",
    "export A=$(rm x)",
    "cat <<A <<B\na\nA\n$(rm x)\nB",
    "cat <<-E\n\t$(rm x)\n\tE",
    "echo a; cat <<E; rm x\nbody\nE",
    'echo "a $(echo "b $(rm x)")"',
    "x=1 y=2 rm x",
    "{ a; } | rm x",
    "if a; then b; fi | rm x",
    "echo ${a[$(rm x)]}",
    "empty=; $empty$(rm x)",
    "a <<E &&\nbody\nE\nrm x",
    "(a; (b; (rm x)))",
    "((a)); rm x",
    "$((a)) || rm x",
]


@pytest.mark.parametrize("text", INSIDE)
def test_every_command_inside_is_found(text: str) -> None:
    script = parse(text)
    assert ["rm", "x"] in commands(text)
    assert not script.errors


@pytest.mark.parametrize(
    "text",
    [
        "echo '$(rm x)'",
        "echo \\$(:)",
        "cat <<'E'\n$(rm x)\nE",
        "# rm x",
        "echo a # rm x",
        'echo "\\$(rm x)"',
        "$'$(rm x)'",
    ],
)
def test_quoted_text_is_not_a_command(text: str) -> None:
    assert ["rm", "x"] not in commands(text)


def test_redirections_have_operator_descriptor_and_target() -> None:
    [command] = parse("cmd 2>> log < in >&2 &> all <> f {fd}> g 3>&-").commands()
    found = [
        (item.descriptor, item.operator, item.target.shape if item.target else None) for item in command.redirections
    ]
    assert found == [
        ("2", ">>", "log"),
        ("", "<", "in"),
        ("", ">&", "2"),
        ("", "&>", "all"),
        ("", "<>", "f"),
        ("{fd}", ">", "g"),
        ("3", ">&", "-"),
    ]
    assert [item.writes_file for item in command.redirections] == [True, False, False, True, True, True, False]


def test_a_here_document_is_the_text_of_its_redirection() -> None:
    [command] = parse("cat <<'E' | sh\nrm $x\nE\n").items[0].commands[:1]
    assert isinstance(command, SimpleCommand)
    assert command.redirections[0].target is not None
    assert command.redirections[0].target.value == "rm $x\n"


@pytest.mark.parametrize(
    "text",
    [
        "echo 'a",
        'echo "a',
        "a &&",
        "a |",
        "if a; then b",
        "for i in a; do b",
        "echo $(a",
        "echo `a",
        "{ a",
        "(a",
        "cat <<E\nbody",
        "case a in",
        "a=(1 2",
        "echo ${a",
        "while a",
        "[[ a",
    ],
)
def test_what_more_input_could_end_is_incomplete(text: str) -> None:
    assert parse(text).is_incomplete
    assert parse(text).has_error


@pytest.mark.parametrize("text", ["a )", "fi", "done; a", "a | | b", "; a", "a ;; b", "}"])
def test_what_bash_refuses_has_an_error_and_is_read_all_the_same(text: str) -> None:
    script = parse(text)
    assert script.has_error


def test_options_are_read_as_getopt_does() -> None:
    [command] = parse("tool -abo out --long=x --val y op1 -c -- -d op2").commands()
    options = command.options("o", ("value",))
    assert [name for name, _ in options.flags] == ["a", "b", "o", "long", "val", "c"]
    assert options.get("o") == "out"
    assert options.get("value") == "y"
    assert [word.value for word in options.operands] == ["op1", "-d", "op2"]
    assert command.has_flag("a")
    assert not command.has_flag("d")
    [recursive] = parse("rm x --recurs -f").commands()
    assert recursive.has_flag("r", "R", "recursive")
    assert [word.value for word in recursive.operands] == ["x"]


def test_values_that_may_not_hold_are_marked() -> None:
    def last(text: str) -> tuple[str | None, bool]:
        word = list(parse(text).commands())[-1].words[0]
        return word.value, word.is_assumed

    assert last("x=a; $x") == ("a", False)
    assert last("c && x=a; $x") == ("a", True)
    assert last("x=a; c && x=b; $x")[0] is None
    assert last("x=a; if c; then x=b; fi; $x")[0] is None
    assert last("x=a; (x=b); $x") == ("a", False)
    assert last("x=a; read x; $x")[0] is None
    assert last("x=a; eval y; $x")[0] is None
    assert last("x=a; y | x=b; $x")[0] is None


def test_a_word_keeps_its_place_in_the_text() -> None:
    text = "ls -l  'a b'; echo $(cat x)"
    for command in parse(text).commands():
        for word in command.words:
            assert text[word.span[0] : word.span[1]] == word.text


def test_nesting_without_end_is_an_error_not_a_crash() -> None:
    assert parse("$(" * 5000).has_error
    assert parse("(" * 5000).has_error
    assert parse("{ " * 5000).has_error
    assert parse("if " * 5000).has_error
    assert parse("`" + "\\`" * 5000).has_error or True


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab $`'\"\\{}()[]|&;<>\n\t#!=*?~,.+-:/@%^0x")), max_size=40))
def test_no_text_breaks_the_reader_or_loses_its_place(text: str) -> None:
    script = parse(text)
    for node in script.nodes():
        start, end = node.span
        assert 0 <= start <= end
        if isinstance(node, Compound):
            assert node.kind


def test_a_case_that_ends_amid_its_patterns_is_incomplete_and_no_fault() -> None:
    for text in ("f <(case x in a) b ;;sac\n", "case x in a) b ;;sac\n", "$(case x in a|\n", "case x in (\n\n"):
        script = parse(text)
        assert script.is_incomplete
        assert all(command.span[1] <= len(text) for command in script.commands())
