"""Servers that others publish, as they are installed here; each test skips without its server."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.kernel.serving import Process, environment

pytest.importorskip("mcp", reason="needs the extra mcp")

# Each starts several processes that import much; a loaded machine takes long over that.
pytestmark = pytest.mark.timeout(400)

LLMSH = [sys.executable, "-P", "-m", "llmsh"]
# Where they are, when not on PATH.
FOLDER = "LLMSH_TEST_MCP_SERVERS"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def program(name: str) -> str:
    path = shutil.which(name, path=os.pathsep.join([os.environ.get(FOLDER, ""), os.environ["PATH"]]))
    if path is None:
        pytest.skip(f"no {name} here")
    return path


@pytest.fixture
def configured(tmp_path: Path) -> Iterator[Callable[[str], Run]]:
    """Starts a kernel with a config.toml; gives what runs llmsh beside it."""
    kernels = []

    def begin(config: str) -> Run:
        path = tmp_path / "config" / "llmsh" / "config.toml"
        path.parent.mkdir(parents=True)
        path.write_text(config, encoding="utf-8")
        path.chmod(0o644)
        kernel = Process(tmp_path)
        kernels.append(kernel)
        kernel.wait_for_socket()
        env = {**environment(tmp_path), "HOME": str(tmp_path)}

        def run(*words: str, cwd: Path = tmp_path) -> "subprocess.CompletedProcess[str]":
            return subprocess.run(
                [*LLMSH, *words], env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=100
            )

        return run

    yield begin
    for kernel in kernels:
        kernel.end()


def test_the_time_server_is_planned_with_previewed_and_called(configured: Callable[[str], Run]) -> None:
    run = configured(f'[mcp.servers.time]\ncommand = ["{program("mcp-server-time")}"]\n')
    assert "time.get_current_time" in run("tools", "list").stdout
    call = "llmsh tools call time.get_current_time timezone=Asia/Tokyo"
    request = "get the current time in Asia/Tokyo"
    assert run("ask", "--print", request).stdout == f"{call}\n"
    (step,) = json.loads(run("ask", "--json", request).stdout)["steps"]
    assert (step["risk"]["level"], step["provenance"]) == ("caution", "the MCP server time")
    done = run(*call.split()[1:])
    assert json.loads(done.stdout)["timezone"] == "Asia/Tokyo", done.stderr
    wrong = run("tools", "call", "time.get_current_time", "timezone=Nowhere/Land")
    assert wrong.returncode == 1
    events = [json.loads(line) for line in run("audit", "--json").stdout.splitlines()]
    assert next(event["command"] for event in events if event["event"] == "tool") == call


def test_the_git_server_works_on_a_repository_and_a_grant_covers_its_tool(
    configured: Callable[[str], Run], tmp_path: Path
) -> None:
    server = program("mcp-server-git")
    repository = tmp_path / "repository"
    repository.mkdir()
    git = ["git", "-C", str(repository), "-c", "user.name=n", "-c", "user.email=n@example.org"]
    (repository / "a.txt").write_text("one\n", encoding="utf-8")
    for words in (["init", "-q"], ["add", "a.txt"], ["commit", "-qm", "The first"]):
        subprocess.run([*git, *words], check=True)
    run = configured(f'[mcp.servers.git]\ncommand = "{server}"\nargs = ["--repository", "{repository}"]\n')
    assert "The first" in run("tools", "call", "git.git_log", f"repo_path={repository}").stdout
    agent = ["tools", "call", "--as", "agent", "git.git_status", f"repo_path={repository}"]
    refused = run(*agent)
    assert refused.returncode != 0
    assert "agent may not call git.git_status" in refused.stderr
    assert run("tools", "grant", "agent", "git.git_status").returncode == 0
    assert "nothing to commit" in run(*agent).stdout
    assert run("tools", "revoke", "agent").returncode == 0
    assert run(*agent).returncode != 0
