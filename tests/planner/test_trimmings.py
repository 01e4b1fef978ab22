"""What is said of the look of an answer is cut off, and given to the command that lacks it."""

import subprocess
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.proposal import Proposal
from llmsh.planner.trimmings import Trimmings, applied, cut
from tests.planner.fixtures import hermetic_env


@pytest.mark.parametrize(
    ("request_text", "core", "kinds"),
    [
        ("the five biggest files? biggest first, just the paths", "the five biggest files", ("largest_first", "plain")),
        ("addresses in a.log, each once", "addresses in a.log", ("once",)),
        ("files of root - one per line", "files of root", ("silent",)),
        ("words of a.txt, no duplicates, sorted alphabetically", "words of a.txt", ("once", "sorted")),
        ("how many processes are running? just the count", "how many processes are running", ("number",)),
        ("the last 3 commits (oldest first)", "the last 3 commits", ("oldest_first",)),
        ("lines with 'one, each once'", "lines with 'one, each once'", ()),
        ("remove blank lines from a.txt and print the result", "remove blank lines from a.txt", ("printed",)),
        ("print the number of unique words in a.txt", "list the unique words in a.txt", ("counted",)),
        ("just the names", "just the names", ()),
        ("sort a.txt", "sort a.txt", ()),
        ("which of them are unique?", "which of them are unique?", ()),
    ],
)
def test_a_trimming_is_what_is_said_apart(request_text: str, core: str, kinds: tuple[str, ...]) -> None:
    assert cut(request_text) == Trimmings(core, kinds)


@pytest.mark.parametrize(
    ("command", "kind", "looked"),
    [
        ("grep -o x a", "once", "grep -o x a | sort -u"),
        ("sort a", "once", "sort -u a"),
        ("cut -f1 a | sort | uniq -c | sort -rn", "once", "cut -f1 a | sort -u"),
        ("find . -type f", "sorted", "find . -type f | sort"),
        ("sort -rn a", "sorted", None),
        ("wc -l a b", "largest_first", "wc -l a b | sort -rn"),
        ("du -h .", "largest_first", "du -h . | sort -rh"),
        ("du -h . | sort -rh", "largest_first", "du -h . | sort -rh"),
        ("du -h . | sort -h", "largest_first", None),
        ("ls", "largest_first", None),
        ("git log --oneline", "newest_first", "git log --oneline"),
        ("git log --oneline", "oldest_first", "git log --reverse --oneline"),
        ("find . -type f", "newest_first", "find . -type f -printf '%T@\\t%p\\n' | sort -rn | cut -f 2-"),
        ("find . -type f -exec ls -l {} +", "plain", "find . -type f"),
        ("grep -rn x d", "plain", "grep -rl x d"),
        ("ls -lhS d", "plain", "ls -S d"),
        ("grep -o x a b", "unnamed", "grep -oh x a b"),
        ("wc -l a.txt", "number", "wc -l < a.txt"),
        ("wc -l *.txt", "number", "wc -l *.txt"),
        ("ls > out", "once", None),
    ],
)
def test_a_command_gets_the_look_it_lacks(command: str, kind: str, looked: str | None) -> None:
    found = applied(Proposal((Step(command, "It lists.", Effect.READS),), 0.9, "recipe"), (kind,))
    assert (found and found.commands[0]) == looked


def test_what_changes_something_is_given_no_look() -> None:
    assert applied(Proposal((Step("rm a", "It deletes a.", Effect.DELETES),), 0.9, "recipe"), ("sorted",)) is None


@pytest.mark.parametrize(
    ("request_text", "output"),
    [
        ("the 2 biggest files in here? biggest first, just the paths", "./b.txt\n./c.txt\n"),
        ("word count of each txt file, the longest file on top", "3 ./b.txt\n2 ./c.txt\n1 ./a.txt\n"),
        ("list the txt files, sorted, one per line", "./a.txt\n./b.txt\n./c.txt\n"),
    ],
)
def test_an_answer_looks_as_was_said(planner: BuiltInPlanner, tmp_path: Path, request_text: str, output: str) -> None:
    for name, text in (("a.txt", "one\n"), ("b.txt", "one two three\n"), ("c.txt", "one two\n")):
        (tmp_path / name).write_text(text)
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    done = subprocess.run(
        ["bash", "-c", plan.script],
        cwd=tmp_path,
        env=hermetic_env(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == output, plan.script
