"""Whether a text needs another line: the answers of an interactive bash at its prompt."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.session import completeness
from llmsh.session.completeness import is_incomplete
from tests.session.terminal import OuterTerminal

TEXTS = (
    "[[ a",
    "[[ a == ",
    "[[ -f",
    "[[ a &&",
    "[[",
    "[[ a == b",
    "[[ a == b ]",
    "[[ ( a",
    "[[ a -",
    "((",
    "((1+",
    "(( 1 + 2 )",
    "$((",
    "echo $(",
    "echo ${x",
    "echo ${x:-",
    "echo `",
    '"',
    "'a",
    "$'a",
    "echo \\",
    "echo \\\\",
    "cat <<E",
    "cat <<E\nfoo\nE",
    "cat <<-E\n\tE",
    "cat <<E |",
    "a |",
    "a &&",
    "a ||",
    "a;",
    "a &",
    "if",
    "if a",
    "if a; then",
    "if a; then b; fi",
    "for",
    "for x",
    "for x in",
    "for x in a",
    "for x in a; do",
    "case x",
    "case x in",
    "case x in a)",
    "case x in esac",
    "select x in",
    "{",
    "{ a",
    "{ a;",
    "{ a; }",
    "( a",
    "(a)",
    "function f",
    "function f {",
    "f()",
    "f() {",
    "f() { a; }",
    "while",
    "while a",
    "until a; do",
    "coproc",
    "coproc {",
    "time",
    "time {",
    "!",
    "! {",
    "a |& ",
    "x=(",
    "x=(a",
    "x=(a)",
    "x=(a b\nc",
    "echo )",
    "fi",
    "done",
    "}",
    'echo a # "quote',
    "# if",
    "echo !(a",
    "echo @(a|b",
    "echo <(",
    "echo <(ls",
    "echo >",
    "echo <",
    "echo 2>&",
    "a <<<",
    'a <<< "',
    "for ((",
    "for ((i=0;",
    "for ((i=0;i<1;i++))",
    "for ((i=0;i<1;i++)); do",
    "echo $[",
    "echo $[1",
    "[[ a =~ (",
    "[[ a =~ (b) ]]",
    'alias x="',
    "echo a\\\nb",
    'echo "a\\',
    "case x in a|",
    "elif",
    "then",
    "echo {a,b",
    "${",
    "$(",
    "a=$(b",
    "a=$(case x in a) ;; esac)",
    "a=$(case x in",
    "declare -A m=([a]=1",
    "if a\nthen b\nelse",
    'echo \\"',
    'echo "\\"',
    'echo "$(echo "a")',
    'echo "$(echo "a")"',
    "`echo",
    "`a\\`",
    "cat <<A <<B\nA",
    'cat <<"E F"\nx',
    "[[ a ]] &&",
    "[ a",
    "test a",
    "do",
    "esac",
    ";;",
    "a;;",
    "&",
    "|",
    "&&",
    "<",
    ">",
    "(",
    "[[ ! ",
    "[[ a < ",
    "time -p",
    "! ! a",
    "function",
    "select",
    "select x",
    "case",
    "coproc x",
    "coproc x {",
    "echo ~",
    "$",
    "$$",
    '"$',
    "a=(b #c",
    "a=(b #c)",
    "if a; then #x",
    'echo \'a b\' "c d" $x "$x"',
    "a | b | c",
    "a && b || c > d 2>&1 < e",
    'echo "a\\"b" \'c"d\'',
    'a "x\ny"',
    "echo a[1] !x",
    "if=1",
    "echo done fi",
    "git commit -m 'if x then'",
    "a 'b' \"c",
    "a 2>&1 |",
    "a |\nb",
    "a &&\nb",
    '"a" |',
    "a;b;",
    "a & b",
    'echo $a"b c"$d',
    'echo "${a}"',
    'echo "${a"',
    "a \\",
    "a \\\\\\",
    "a && \\",
    "if true",
    "echo if",
    "a; if b",
    "a && { b",
    '"if"',
    "a 'b\nc' d",
    "a 'b\nc",
)


def _answers(home: Path, *, extglob: bool) -> dict[str, bool]:
    """For each text whether bash shows PS2 after it."""
    argv = ["bash", "--noediting", "--norc", "--noprofile", "-i"]
    terminal = OuterTerminal(
        argv, env={"PATH": os.environ["PATH"], "HISTFILE": "/dev/null", "HOME": str(home)}, cwd=str(home)
    )
    option = "-s" if extglob else "-u"
    answers = {}
    try:
        terminal.send(
            f"a() {{ :; }}; b() {{ :; }}; c() {{ :; }}; d() {{ :; }}; set +o history +H; shopt {option} extglob\n"
        )
        terminal.send("git() { :; }; TMOUT=; PROMPT_COMMAND=; PS0=; PS2='TWO''> '; PS1='ONE''> '\n")
        terminal.expect("ONE> ")
        for text in TEXTS:
            for line in text.split("\n"):
                terminal.send(line + "\n")
                is_open = b"TWO" in terminal.expect(r"\n(ONE> |TWO> )")
            answers[text] = is_open
            if is_open:
                _break_off(terminal)
    finally:
        terminal.close()
    return answers


def _break_off(terminal: OuterTerminal) -> None:
    """Ctrl-C until the prompt is back: bash loses one that comes between its prompt and its read."""
    presses = 0
    while presses < 60:
        presses += 1
        terminal.send("\x03")
        seen = len(terminal.seen)
        deadline_s = time.monotonic() + 0.5
        while time.monotonic() < deadline_s and b"ONE> " not in terminal.seen[seen:]:
            terminal.pump(0.02)
        if b"ONE> " in terminal.seen[seen:]:
            break
    if presses > 1:  # one that was only late leaves a prompt of its own, which is not to be taken for an answer
        terminal.send(f"echo is''clear{presses}\n")
        terminal.expect(f"isclear{presses}\r\n")
    terminal.expect("ONE> ")


@pytest.mark.pty
@pytest.mark.parametrize("extglob", [False, True])
def test_the_answer_is_that_of_an_interactive_bash(tmp_path: Path, extglob: bool) -> None:
    answers = _answers(tmp_path, extglob=extglob)
    assert sum(answers.values()) > len(TEXTS) // 3
    assert {text: is_incomplete(text, extglob=extglob) for text in TEXTS} == answers


_PIECES = st.sampled_from(
    [
        *" '\"\\$`|&;<>(){}[]!#=\n",
        "a",
        "b c",
        "if ",
        "then",
        "case ",
        "in ",
        " [[ ",
        "]]",
        "$(",
        "${",
        "&&",
        "<<E",
        "$x",
        "a=(",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=9).map("".join))
def test_what_the_scan_calls_closed_is_closed_for_bash(text: str) -> None:
    if completeness._leaves_nothing_open(text):
        assert not completeness._asks_for_more(text, False)


def test_extglob_decides_about_its_patterns() -> None:
    assert is_incomplete("echo !(a", extglob=True)
    assert is_incomplete("echo @(a|b", extglob=True)


def test_the_text_is_never_run(tmp_path: Path) -> None:
    for text in (f"touch {tmp_path}/x", f"`touch {tmp_path}/x`", f"a=$(touch {tmp_path}/x", f"touch {tmp_path}/x; ("):
        is_incomplete(text, extglob=False)
    assert not (tmp_path / "x").exists()
