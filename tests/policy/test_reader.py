"""policy.toml and its mistakes: each is told with its line and the next action."""

from pathlib import Path

import pytest

from llmsh.core.policy import Action
from llmsh.policy.reader import read_policy
from llmsh.policy.rule import Origin

GOOD = """
auto_approve = "read_only"

[[rule]]
action = "deny"
program = ["curl", "wget"]
path = ["~/x/**", "/srv"]
effect = "network"
reason = ["network-exec", "credential-exposure"]
level = ["caution", "danger"]
rule = "remove"
because = "not here"
"""


def problems(text: str) -> tuple[str, ...]:
    return read_policy(text, Path("/p/policy.toml"), Origin.USER, Path("/home/u")).problems


def test_every_key_is_read() -> None:
    file = read_policy(GOOD, Path("/p/policy.toml"), Origin.USER, Path("/home/u"))
    (rule,) = file.rules
    assert file.problems == ()
    assert file.auto_approve == "read_only"
    assert rule.action is Action.DENY
    assert rule.programs == {"curl", "wget"}
    assert rule.paths == ("/home/u/x/**", "/srv")
    assert rule.rules == {"remove"}
    assert rule.source == "/p/policy.toml:4 (not here)"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[rule]]\naction = "deny"\nprogram = "a\n', 3, "it must be TOML"),
        ('\n[[rule]]\nprogram = "a"\n', 2, 'add action = "allow"'),
        ('[[rule]]\naction = "forbid"\n', 2, "write one of: allow, ask, deny"),
        ('[[rule]]\naction = "deny"\n\neffect = "flies"\n', 4, "write one of: reads, creates"),
        ('[[rule]]\naction = "deny"\nlevel = "high"\n', 3, "write one of: safe, caution, danger"),
        ('[[rule]]\naction = "deny"\npath = "relative"\n', 3, "begin it with / or ~/"),
        ('[[rule]]\naction = "deny"\nprogram = 5\n', 3, "write them in quotes"),
        ('[[rule]]\naction = "deny"\nprogram = []\n', 3, "write them in quotes"),
        ('[[rule]]\naction = "deny"\nprogramm = "x"\n', 3, "known: action, program"),
        ('# one\nauto_approve = "always"\n', 2, "write one of: never, read_only"),
        ("[rule]\naction = 1\n", 1, "begin each rule with [[rule]]"),
        ("[other]\n", 1, "known: auto_approve and [[rule]]"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_next_action(text: str, line: int, said: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"/p/policy.toml:{line}: ")
    assert said in problem


def test_the_second_rule_is_told_at_its_own_line() -> None:
    text = '[[rule]]\naction = "ask"\neffect = "network"\n\n[[rule]]\naction = "deny"\neffect = "flies"\n'
    assert problems(text)[0].startswith("/p/policy.toml:7: ")


def test_an_empty_file_is_no_mistake() -> None:
    assert problems("") == ()


def test_a_text_that_was_read_before_is_not_parsed_again() -> None:
    first = read_policy(GOOD, Path("/p/policy.toml"), Origin.USER, Path("/home/u"))
    assert read_policy(GOOD, Path("/p/policy.toml"), Origin.USER, Path("/home/u")) is first
    assert read_policy(GOOD + "\n", Path("/p/policy.toml"), Origin.USER, Path("/home/u")) is not first
    assert read_policy(GOOD, Path("/p/policy.toml"), Origin.SYSTEM, Path("/home/u")).rules[0].origin is Origin.SYSTEM


def test_a_link_that_leads_elsewhere_since_is_seen_although_the_text_is_the_same(tmp_path: Path) -> None:
    link = tmp_path / "secrets"
    for target in ("one", "two"):
        (tmp_path / target).mkdir()
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / target)
        text = f'[[rule]]\naction = "deny"\npath = "{link}/**"\n'
        (rule,) = read_policy(text, tmp_path / "policy.toml", Origin.USER, tmp_path).rules
        assert str((tmp_path / target).resolve() / "**") in rule.paths
