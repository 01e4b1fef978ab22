"""Tools of connected programs: registered, called back, bounded, gone with their program; grants and the audit."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmsh.app.known_tools import tool_from_json
from llmsh.app.tool_calls import USER, KernelTools
from llmsh.audit.log import events
from llmsh.config import Settings, state_dir
from llmsh.core.errors import ProtocolError, RemoteError
from llmsh.ipc import protocol, provide
from llmsh.ipc.client import Client
from llmsh.kernel.tool_desk import MAX_TOOLS_PER_CLIENT
from llmsh.tools.grants import Grants
from llmsh.tools.manifests import read_manifest, tools_dir
from tests.kernel.serving import PATIENCE_S, Running, wait_until
from tests.kernel.test_manual import example
from tests.kernel.test_server import Raw

pytestmark = pytest.mark.network

DOUBLE = {
    "name": "double",
    "description": "Doubles a number.",
    "effect": "reads",
    "parameters": {"required": ["number"], "properties": {"number": {"type": "integer"}}},
}


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    tools = KernelTools(Settings())
    server = Running(tmp_path / "k.sock", tools.methods, aside=tools.aside, tools=tools.desk)
    yield server
    server.stop()


def register(raw: Raw, *tools: dict[str, Any], name: str = "doubler") -> Any:
    raw.ask("h", "hello", client=name)
    assert raw.read()["result"]
    raw.ask("r", "tools.register", tools=list(tools))
    return raw.read()


def call(raw: Raw, number: Any, name: str, /, **arguments: Any) -> None:
    raw.ask(number, "tools.call", name=name, arguments=arguments)


def as_user(running: Running) -> Raw:
    raw = Raw(running.path)
    raw.ask("h", "hello", client=USER)
    raw.read()
    return raw


def names(running: Running) -> list[str]:
    with Client(running.path) as client:
        return [tool["name"] for tool in client.call("tools.list")["tools"]]


def test_a_program_registers_is_called_and_answers(running: Running) -> None:
    with Raw(running.path) as provider, as_user(running) as user:
        assert register(provider, DOUBLE)["result"] == {"registered": ["double"]}
        call(user, 1, "double", number=21)
        asked = provider.read()
        assert asked["method"] == "tools.run"
        assert asked["params"]["arguments"] == {"number": 21}
        assert asked["params"]["caller"] == USER
        provider.send({"jsonrpc": "2.0", "id": asked["id"], "result": {"output": "42\n", "status": 0}})
        assert user.read()["result"] == {"output": "42\n", "status": 0, "is_cut": False}


def test_its_tools_go_with_it_and_a_call_in_the_middle_fails(running: Running) -> None:
    with as_user(running) as user:
        with Raw(running.path) as provider:
            register(provider, DOUBLE)
            call(user, 1, "double", number=21)
            provider.read()
        refused = user.read()["error"]
        assert refused["code"] == protocol.TOOL_FAILED
        assert "gone in the middle" in refused["message"]
        wait_until(lambda: names(running) == [])
        call(user, 2, "double", number=21)
        assert "nobody offers" in user.read()["error"]["message"]


def test_one_that_does_not_answer_is_late_and_told_so(running: Running) -> None:
    with Raw(running.path) as provider, as_user(running) as user:
        register(provider, {**DOUBLE, "timeout_s": 0.2})
        call(user, 1, "double", number=1)
        asked = provider.read()
        assert "did not answer within" in user.read()["error"]["message"]
        assert provider.read() == {"jsonrpc": "2.0", "method": "cancel", "params": {"id": asked["id"]}}
        # Its late answer, and one that nobody asked for, change nothing.
        provider.send({"jsonrpc": "2.0", "id": asked["id"], "result": "late"})
        provider.send({"jsonrpc": "2.0", "id": "call-99", "result": "never asked"})
        call(user, 2, "double", number=2)
        provider.send({"jsonrpc": "2.0", "id": provider.read()["id"], "result": "4"})
        assert user.read()["result"]["output"] == "4"


def test_another_program_cannot_answer_in_its_place(running: Running) -> None:
    with Raw(running.path) as provider, Raw(running.path) as other, as_user(running) as user:
        register(provider, DOUBLE)
        call(user, 1, "double", number=1)
        number = provider.read()["id"]
        other.send({"jsonrpc": "2.0", "id": number, "result": "forged"})
        other.ask(1, "status")
        assert other.read()["result"]
        provider.send({"jsonrpc": "2.0", "id": number, "result": "2"})
        assert user.read()["result"]["output"] == "2"


def test_a_waiting_tool_keeps_nobody_waiting(running: Running) -> None:
    with Raw(running.path) as provider, as_user(running) as user, Raw(running.path) as other:
        register(provider, DOUBLE)
        for number in range(8):
            call(user, number, "double", number=number)
        asked = [provider.read() for _ in range(8)]
        call(user, "one more", "double", number=9)
        assert user.read()["error"]["code"] == protocol.BUSY
        other.ask(1, "tools.list")
        assert len(other.read()["result"]["tools"]) == 1
        for message in asked:
            provider.send({"jsonrpc": "2.0", "id": message["id"], "result": "done"})
        assert len(user.read_answers(8)) == 8


@pytest.mark.parametrize(
    ("answer", "output", "status"),
    [
        ({"result": "text"}, "text", 0),
        ({"result": {"output": "no", "status": 3}}, "no", 3),
        ({"result": {"a": [1, "é"]}}, '{"a":[1,"é"]}', 0),
        ({"result": None}, "null", 0),
    ],
)
def test_any_result_is_an_output(running: Running, answer: dict[str, Any], output: str, status: int) -> None:
    with Raw(running.path) as provider, as_user(running) as user:
        register(provider, DOUBLE)
        call(user, 1, "double", number=1)
        provider.send({"jsonrpc": "2.0", "id": provider.read()["id"], **answer})
        assert user.read()["result"] == {"output": output, "status": status, "is_cut": False}


def test_what_is_too_long_is_cut(running: Running) -> None:
    with Raw(running.path) as provider, as_user(running) as user:
        register(provider, DOUBLE)
        call(user, 1, "double", number=1)
        provider.send({"jsonrpc": "2.0", "id": provider.read()["id"], "result": "x" * 900_000})
        result = user.read()["result"]
        assert (len(result["output"]), result["is_cut"]) == (512 << 10, True)


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ([], "a list of declarations"),
        ([{"name": "x"}], "description is missing"),
        ([{**DOUBLE, "command": ["rm"]}], "unknown key 'command'"),
        ([DOUBLE, DOUBLE], "the same name"),
        ([{**DOUBLE, "name": "../x"}], "name = "),
        ([{**DOUBLE, "parameters": {"type": "array"}}], "type object"),
        ([{**DOUBLE, "parameters": {"properties": {"x": {"enum": ["y" * 40_000]}}}}], "larger than"),
        ([{**DOUBLE, "name": f"t{number}"} for number in range(MAX_TOOLS_PER_CLIENT + 1)], "at most"),
    ],
)
def test_a_wrong_registration_is_refused_as_a_whole(running: Running, declared: list[Any], complaint: str) -> None:
    with Raw(running.path) as provider:
        refused = register(provider, *declared)["error"]
        assert refused["code"] == protocol.TOOL_FAILED
        assert complaint in refused["message"]
        assert names(running) == []


def test_a_name_is_taken_by_the_first_and_free_when_it_goes(running: Running) -> None:
    with Raw(running.path) as second:
        with Raw(running.path) as first:
            register(first, DOUBLE)
            assert "taken" in register(second, DOUBLE, name="thief")["error"]["message"]
            # Its own tool a program may declare anew.
            first.ask(1, "tools.register", tools=[{**DOUBLE, "description": "Doubles, better."}])
            assert first.read()["result"]
        wait_until(lambda: names(running) == [])
        second.ask(2, "tools.register", tools=[DOUBLE])
        assert second.read()["result"]
        second.ask(3, "tools.withdraw")
        assert second.read()["result"] == {"withdrawn": ["double"]}


def test_arguments_are_checked_before_the_program_sees_them(running: Running) -> None:
    with Raw(running.path) as provider, as_user(running) as user:
        register(provider, DOUBLE)
        call(user, 1, "double", number="many")
        assert "number is integer" in user.read()["error"]["message"]


def test_another_program_needs_a_grant_and_asks_once(running: Running) -> None:
    with Raw(running.path) as provider, Raw(running.path) as agent:
        register(provider, DOUBLE)
        agent.ask("h", "hello", client="agent")
        agent.read()
        for number in range(2):
            call(agent, number, "double", number=1)
            refused = agent.read()["error"]
            assert refused["code"] == protocol.NOT_GRANTED
            assert refused["data"]["hint"] == "the user allows it by: llmsh tools grant agent double"
        grants = Grants()
        assert [grant.caller for grant in grants.asked()] == ["agent"]
        with Client(running.path) as client:
            (row,) = client.call("tools.list")["tools"]
        tool = tool_from_json(row)
        assert tool is not None
        grants.give("agent", tool)
        call(agent, 3, "double", number=2)
        provider.send({"jsonrpc": "2.0", "id": provider.read()["id"], "result": "4"})
        assert agent.read()["result"]["output"] == "4"
        kinds = [(event["event"], event.get("caller")) for event in events(state_dir() / "audit.jsonl")]
        assert kinds == [("refused", None), ("refused", None), ("tool", "agent"), ("end", None)]


def test_a_grant_covers_no_dangerous_call(running: Running) -> None:
    with Raw(running.path) as provider, Raw(running.path) as agent:
        register(provider, {**DOUBLE, "risk": "danger"})
        agent.ask("h", "hello", client="agent")
        agent.read()
        folder = tools_dir()
        folder.mkdir(parents=True, mode=0o700)
        manifest = folder / "wipe.toml"
        manifest.write_text(
            "name='wipe'\ndescription='Wipes.'\nrisk='safe'\ncommand=['rm', '-rf', '--', '{path}']\n"
            "[parameters.properties.path]\ntype='string'\n",
            encoding="utf-8",
        )
        manifest.chmod(0o600)
        grants = Grants()
        grants.give("agent", read_manifest(manifest))
        # Safe by its own word; its command with this argument is not.
        call(agent, 1, "wipe", path="/")
        refused = agent.read()["error"]
        assert refused["code"] == protocol.NOT_GRANTED
        assert "dangerous" in refused["message"]


def test_a_manifest_is_run_by_the_kernel_where_the_caller_is(running: Running, tmp_path: Path) -> None:
    folder = tools_dir()
    folder.mkdir(parents=True, mode=0o700)
    manifest = folder / "where.toml"
    manifest.write_text("name='where'\ndescription='Says where.'\ncommand=['pwd']\n", encoding="utf-8")
    manifest.chmod(0o600)
    with as_user(running) as user:
        user.ask(1, "tools.call", name="where", cwd=str(tmp_path))
        assert user.read()["result"]["output"] == f"{tmp_path}\n"
        user.ask(2, "tools.call", name="where", cwd="relative")
        assert user.read()["error"]["code"] == protocol.INVALID_PARAMS


def test_provide_registers_and_outlives_a_fault_of_its_own(running: Running) -> None:
    done = threading.Event()

    def double(name: str, arguments: dict[str, Any]) -> Any:
        if arguments["number"] < 0:
            raise ValueError("too small")
        return {"output": f"{2 * arguments['number']}\n"}

    thread = threading.Thread(
        target=provide,
        args=([DOUBLE], double),
        kwargs={"name": "doubler", "path": running.path, "start": False, "is_done": done.is_set},
    )
    thread.start()
    try:
        wait_until(lambda: names(running) == ["double"])
        with Client(running.path, name=USER) as client:
            with pytest.raises(RemoteError, match="ValueError: too small"):
                client.call("tools.call", {"name": "double", "arguments": {"number": -1}})
            answer = client.call("tools.call", {"name": "double", "arguments": {"number": 4}})
            assert answer["output"] == "8\n"
    finally:
        done.set()
        thread.join(PATIENCE_S)


def test_provide_says_what_is_wrong_with_a_declaration(running: Running) -> None:
    with pytest.raises(ProtocolError, match="description is missing"):
        provide([{"name": "x"}], lambda name, arguments: "", name="x", path=running.path, start=False)


def test_a_program_in_perl_registers_and_is_called(running: Running, tmp_path: Path) -> None:
    perl = shutil.which("perl")
    modules = [] if perl is None else [perl, "-MJSON::PP", "-MIO::Socket::UNIX", "-e", "1"]
    if perl is None or subprocess.run(modules, capture_output=True, check=False).returncode:
        pytest.skip("no perl with its core modules")
    script = tmp_path / "rot13.pl"
    script.write_text(example("perl"), encoding="utf-8")
    link = tmp_path / "run" / "llmsh" / "kernel.sock"
    link.parent.mkdir(parents=True)
    link.symlink_to(running.path)
    with subprocess.Popen([perl, script], env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path / "run")}) as program:
        try:
            wait_until(lambda: names(running) == ["rot13"] or program.poll() is not None)
            with Client(running.path, name=USER) as client:
                given = {"name": "rot13", "arguments": {"text": 'Hello, "Wörld"'}}
                assert client.call("tools.call", given)["output"] == 'Uryyb, "Jöeyq"\n'
        finally:
            program.terminate()
    wait_until(lambda: names(running) == [])


def test_everything_declared_comes_back_by_list(running: Running) -> None:
    with Raw(running.path) as provider:
        register(provider, {**DOUBLE, "timeout_s": 5, "phrasings": ["twice {number}"], "risk": "caution"})
        with Client(running.path) as client:
            (row,) = client.call("tools.list")["tools"]
        assert json.loads(json.dumps(row))["phrasings"] == ["twice {number}"]
        assert (row["origin"], row["source"], row["risk"], row["timeout_s"]) == ("program", "doubler", "caution", 5.0)
