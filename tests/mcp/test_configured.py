"""[mcp.servers.NAME] in config.toml: what is read, what is refused and how it is said."""

import os
from pathlib import Path

import pytest

from llmsh import config
from llmsh.mcp import configured
from tests.kernel.test_manual import example

GOOD = """
theme = "default"
[mcp.servers.git]
command = ["mcp-server-git", "--repository", "~/src"]
env = { PAGER = "cat" }
timeout_s = 5
[mcp.servers.other]
command = "uvx"
args = ["mcp-server-time"]
tools = ["get_current_time"]
[mcp.servers.docs]
url = "http://localhost:8000/mcp"
token_file = "~/.token"
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
    return path


def test_servers_are_read_and_the_other_settings_as_ever(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    found = configured.load(path)
    assert found.problems == ()
    git, other, docs = found.servers
    assert (git.name, git.command, git.env, git.timeout_s) == (
        "git",
        ("mcp-server-git", "--repository", "~/src"),
        (("PAGER", "cat"),),
        5.0,
    )
    assert (other.command, other.tools) == (("uvx", "mcp-server-time"), ("get_current_time",))
    assert (docs.url, docs.command) == ("http://localhost:8000/mcp", ())
    assert config.load(path).theme == "default"


def test_a_pipe_in_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert configured.load(tmp_path / "config.toml") == configured.Configured()


def test_without_a_file_or_a_table_there_are_none(tmp_path: Path) -> None:
    assert configured.load(tmp_path / "none.toml") == configured.Configured()
    assert configured.load(write(tmp_path, "hint = false\n")) == configured.Configured()
    assert configured.state(tmp_path / "none.toml") is None


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("comand = 'x'", "unknown key 'comand'"),
        ("timeout_s = 3", "either a command or a url"),
        ("command = 'x'\nurl = 'http://h/'", "either a command or a url"),
        ("command = [1]", "command is a list of texts"),
        ("command = 'x'\nenv = { A = 1 }", "env is a table of texts"),
        ("command = 'x'\ntimeout_s = 0", "timeout_s = 0"),
        ("url = 'file:///etc/passwd'", "http://… or https://…"),
        ("url = 'https://me:word@h/mcp'", "the url holds a password"),
        ("url = 'http://example.org/mcp'\ntoken_file = '~/t'", "by https only"),
        ("url = 'http://127.example.org/mcp'\ntoken_file = '~/t'", "by https only"),
    ],
)
def test_a_wrong_server_is_named_and_the_others_stay(tmp_path: Path, row: str, complaint: str) -> None:
    found = configured.load(write(tmp_path, f"[mcp.servers.wrong]\n{row}\n[mcp.servers.right]\ncommand = 'x'\n"))
    assert [server.name for server in found.servers] == ["right"]
    (problem,) = found.problems
    assert "mcp.servers.wrong" in problem
    assert complaint in problem


def test_a_file_that_others_can_write_to_starts_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.chmod(0o666)
    found = configured.load(path)
    assert found.servers == ()
    assert "others may write to it" in found.problems[0]


def test_a_token_is_read_from_a_private_file_alone(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("s3cret\n", encoding="utf-8")
    token.chmod(0o600)
    server = configured.ServerConfig("docs", url="https://h/mcp", token_file=str(token))
    assert server.token() == "s3cret"
    token.chmod(0o622)
    with pytest.raises(ValueError, match="others may write"):
        server.token()


def test_the_example_of_the_manual_is_read(tmp_path: Path) -> None:
    found = configured.load(write(tmp_path, example("config")))
    assert found.problems == ()
    git, docs = found.servers
    assert (git.command[0], git.tools, docs.timeout_s) == ("mcp-server-git", ("git_log", "git_status"), 20.0)
