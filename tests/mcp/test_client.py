"""The user's MCP servers: connected, listed, called, bounded, tried again; over stdio and over HTTP."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect
from llmsh.core.tool import Kind, Origin
from llmsh.mcp.client import McpServers
from llmsh.mcp.configured import Configured, ServerConfig
from tests.kernel.serving import wait_until

pytest.importorskip("mcp", reason="needs the extra mcp")

# Each starts several processes that import much; a loaded machine takes long over that.
pytestmark = pytest.mark.timeout(400)

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "tests.mcp.offering")
Connect = Callable[..., McpServers]


def stdio(name: str = "house", **more: Any) -> ServerConfig:
    return ServerConfig(name, PROGRAM, (("PYTHONPATH", str(ROOT)),), cwd=str(ROOT), **more)


@pytest.fixture
def connect() -> Iterator[Connect]:
    made: list[McpServers] = []

    def begin(*servers: ServerConfig) -> McpServers:
        found = McpServers(lambda: Configured(servers), lambda: 1)
        made.append(found)
        wait_until(lambda: not found.pending())
        return found

    yield begin
    for servers in made:
        servers.close()


def test_without_servers_no_thread_is_started_and_nothing_imported() -> None:
    script = (
        "import sys, threading\n"
        "from llmsh.mcp.client import McpServers\n"
        "from llmsh.mcp.configured import Configured\n"
        "servers = McpServers(Configured, lambda: 1)\n"
        "assert servers.tools() == servers.problems() == servers.pending() == ()\n"
        "assert threading.active_count() == 1\n"
        "assert not {'mcp', 'anyio', 'pydantic'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_what_a_server_offers_is_listed_with_its_own_words(connect: Connect) -> None:
    servers = connect(stdio())
    tools = {tool.name: tool for tool in servers.tools()}
    assert set(tools) == {f"house.{name}" for name in ("shout", "wipe", "sleep", "fail", "die", "draw")}
    shout, wipe = tools["house.shout"], tools["house.wipe"]
    assert (shout.origin, shout.source, shout.effect) == (Origin.MCP, "house", Effect.READS)
    assert wipe.effect is Effect.DELETES
    assert [parameter.kind for parameter in wipe.parameters] == [Kind.TEXT]
    assert tools["house.sleep"].effect is Effect.CHANGES
    (problem,) = servers.problems()
    assert "'odd name' is no name" in problem


def test_only_the_tools_that_the_user_names_are_used(connect: Connect) -> None:
    servers = connect(stdio(tools=("shout",)))
    assert [tool.name for tool in servers.tools()] == ["house.shout"]
    with pytest.raises(ToolError, match="no MCP server that is connected offers"):
        servers.call("house.wipe", {})


def test_calls_are_answered_and_failures_told(connect: Connect) -> None:
    servers = connect(stdio())
    assert servers.call("house.shout", {"phrase": "grüße"}).output == "GRÜSSE"
    failed = servers.call("house.fail", {})
    assert (failed.output, failed.status) == ("it went wrong", 1)
    assert servers.call("house.draw", {}).output == "[image, image/png, 3 bytes]"


def test_one_that_does_not_answer_is_late_and_the_next_call_goes_through(connect: Connect) -> None:
    servers = connect(stdio())
    with pytest.raises(ToolError, match="did not answer within"):
        servers.call("house.sleep", {}, timeout_s=0.2)
    given_up = threading.Event()
    given_up.set()
    with pytest.raises(ToolError, match="nobody waits"):
        servers.call("house.sleep", {}, is_given_up=given_up.is_set)
    assert servers.call("house.shout", {"phrase": "on"}).output == "ON"


def test_a_server_that_ends_takes_its_tools_with_it_and_comes_back(connect: Connect) -> None:
    servers = connect(stdio(), stdio("yard"))
    with pytest.raises(ToolError, match="the MCP server house"):
        servers.call("house.die", {})
    assert servers.call("yard.shout", {"phrase": "still"}).output == "STILL"

    def is_back() -> bool:
        try:
            return servers.call("house.shout", {"phrase": "back"}).output == "BACK"
        except ToolError:
            return False

    wait_until(is_back)


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (("/nowhere/server",), "/nowhere/server: No such file"),
        ((sys.executable, "-c", "import sys; sys.exit('no licence found')"), "no licence found"),
    ],
)
def test_one_that_cannot_be_connected_says_why(connect: Connect, command: tuple[str, ...], complaint: str) -> None:
    servers = connect(ServerConfig("bad", command), stdio("good"))
    assert any("the MCP server bad" in line and complaint in line for line in servers.problems())
    assert servers.call("good.shout", {"phrase": "fine"}).output == "FINE"


def test_a_changed_configuration_is_followed() -> None:
    rows = {"now": Configured((stdio("first"),))}
    servers = McpServers(lambda: rows["now"], lambda: id(rows["now"]))
    try:
        wait_until(lambda: not servers.pending())
        assert servers.tools()[0].name.startswith("first.")
        rows["now"] = Configured((stdio("second"),))
        wait_until(lambda: servers.tools() != () and not servers.pending())
        assert {tool.name.partition(".")[0] for tool in servers.tools()} == {"second"}
        rows["now"] = Configured()
        assert servers.tools() == ()
    finally:
        servers.close()


def test_left_it_ends_the_programs_that_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    env = (("PYTHONPATH", str(ROOT)), ("OFFERING_PID", str(pid)))
    servers = McpServers(lambda: Configured((ServerConfig("house", PROGRAM, env, cwd=str(ROOT)),)), lambda: 1)
    wait_until(lambda: not servers.pending())
    assert servers.tools()
    assert servers.close()
    number = int(pid.read_text())

    def has_gone() -> bool:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        return False

    wait_until(has_gone)


@pytest.fixture
def over_http() -> Iterator[str]:
    """The address of a server that wants a token."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "OFFERING_TOKEN": "s3cret"}
    with subprocess.Popen([*PROGRAM, "--http"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        yield f"http://127.0.0.1:{port}/mcp"
        process.terminate()


@pytest.mark.network
def test_a_server_over_http_is_used_with_its_token(connect: Connect, over_http: str, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("s3cret\n", encoding="utf-8")
    token.chmod(0o600)
    right = ServerConfig("right", url=over_http, token_file=str(token))
    servers = connect(right, ServerConfig("wrong", url=over_http))
    assert servers.call("right.shout", {"phrase": "far"}).output == "FAR"
    assert any("the MCP server wrong" in line for line in servers.problems())
    assert not any(tool.name.startswith("wrong.") for tool in servers.tools())
