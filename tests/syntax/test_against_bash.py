"""The reader against bash itself: what it says of words and of errors is what bash does."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.syntax.parse import parse, parse_words
from llmsh.syntax.quote import quote

# No substitution that runs anything, no glob that would match a file, no redirection.
PIECES = st.sampled_from(
    [
        "a",
        "b c",
        "'x y'",
        '"p q"',
        "\\ ",
        "\\\\",
        "$'\\t'",
        "$'\\x41'",
        "{1,2}",
        "{a..c}",
        "{",
        "}",
        ",",
        "é",
        '""',
        "''",
        " ",
        "  ",
        "=",
        "#",
        "-f",
        "--",
        '"a\'b"',
        "'a\"b'",
        "\\\n",
        "${nosuch:-d}",
        '"${nosuch:-d e}"',
        "${nosuch-f}",
        "%",
        "1",
        "..",
        "/",
        ":",
        "@",
        "+",
        "^",
        '"\\$x"',
        '"\\a"',
        "$(echo s)",
        '"$(echo s  t)"',
        "`echo u`",
        "$((1+2))",
        "${v}",
        '"$v"',
        "$v",
        "x$v",
        "${#nosuch}",
        "${v:1:2}",
        "${v%g}",
        "${w[@]}",
        '"${w[@]}"',
        '"${w[*]}"',
        "${w[1]}",
    ]
)
SETUP = "v='one  g'; w=('p q' r);"


def _bash_words(text: str) -> list[str] | None:
    """The words that bash gives to a program; None when it refuses the text."""
    done = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", f"set -f; {SETUP} printf '%s\\0' {text}\n"],
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    if done.returncode != 0:
        return None
    return done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7).map("".join))
def test_known_words_are_what_bash_makes_of_them(text: str) -> None:
    expected = _bash_words(text)
    script = parse(f"{SETUP} printf '%s\\0' {text}\n")
    if expected is None or script.has_error:
        return
    words = list(script.commands())
    [command] = [item for item in words if item.program == "printf"]
    values = [word.value for word in command.words[2:]]
    if None not in values:
        assert values == (expected if expected != [""] or values else values)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8), min_size=1, max_size=4))
def test_quoting_and_reading_give_the_same_words_back(words: list[str]) -> None:
    text = " ".join(quote(word) for word in words)
    assert [word.value for word in parse_words(f"x {text}")[1:]] == words
    assert _bash_words(text) == words


STRUCTURES = [
    "ls",
    "ls |",
    "ls &&",
    "if a; then b; fi",
    "if a; then b",
    "for i in a b; do c; done",
    "for i; do c; done",
    "for ((i=0;i<3;i++)); do c; done",
    "while a; do b; done",
    "case a in b) c;; *) d;; esac",
    "case a in b) c;& d) e;; esac",
    "f() { a; }",
    "f() a",
    "function f { a; }",
    "{ a; }",
    "{ a }",
    "( a )",
    "( a",
    "a )",
    "[[ a == b ]]",
    "[[ a =~ ^(b|c)$ ]]",
    "[[ a",
    "((1+2))",
    "a; ; b",
    "a & & b",
    "a;; b",
    "| a",
    "&& a",
    "a && || b",
    "! a",
    "a <<E\nx\nE",
    "a < ",
    "a 2>&1",
    "a >& b",
    "a &> b",
    "a <> b",
    "exec 3<>b",
    "a <(b) >(c)",
    "echo 'x",
    'echo "x',
    "echo $(a",
    "echo `a",
    "echo ${a",
    "x=(1 2 3)",
    "x=(1",
    "x[1]=2",
    "coproc a",
    "coproc { a; }",
    "select x in a; do b; done",
    "time a",
    "time",
    "!",
    "if",
    "then",
    "fi",
    "done",
    "esac",
    "}",
    "{",
    "echo fi",
    "echo }",
    "a=b c=d e",
    "a\nb\n\nc",
    "a # b",
    "a;",
    "a &",
    "until a; do b; done",
    "if a; then b; elif c; then d; else e; fi",
    "while a; do b; done < f > g",
    "{ a; } > f | b",
    "a | { b; }",
    "echo a{b,c}d",
    "echo $'a\\'b'",
    'echo $"a"',
    "cat <<-E\n\tx\n\tE",
    "cat <<'E'\n$(\nE",
    'echo "$(echo "a")"',
    "echo $((1+(2)))",
    "echo ${a:-${b:-c}}",
    "echo ${a//x/y}",
    "echo ${#a} ${!a} ${a[@]}",
    "f() if a; then b; fi",
    "case a in (b) c ;; esac",
    "case a in esac",
    "for i in; do a; done",
    "a ||\nb",
    "a |\nb",
    "a &&\n\nb",
]


@pytest.mark.parametrize("text", STRUCTURES)
def test_the_reader_and_bash_agree_on_what_is_an_error(text: str) -> None:
    done = subprocess.run(["bash", "-n", "-c", text], capture_output=True, check=False)
    accepts = done.returncode == 0 and b"here-document" not in done.stderr
    assert parse(text).has_error is not accepts
