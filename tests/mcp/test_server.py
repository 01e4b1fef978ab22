"""`llmsh mcp` driven by clients of the official package: what it tells, and that nothing runs unconfirmed."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from llmsh.audit.log import events
from llmsh.core.errors import ExitStatus
from tests.app.interactive import till_end
from tests.kernel.serving import PATIENCE_S, Process, environment, wait_until
from tests.session.terminal import OuterTerminal

mcp = pytest.importorskip("mcp", reason="needs the extra mcp")

from mcp.types import ElicitResult, Implementation  # noqa: E402

# Each starts several processes that import much; a loaded machine takes long over that.
pytestmark = pytest.mark.timeout(400)

LLMSH = [sys.executable, "-P", "-m", "llmsh"]
# The handshake of older clients, and what newer ones do.
ERAS = ("legacy", "auto")
Talk = Callable[[Any], Awaitable[None]]


class Place:
    """A home with a kernel, and a directory where things are run."""

    def __init__(self, root: Path) -> None:
        self.kernel = Process(root)
        self.kernel.wait_for_socket()
        self.root = root
        self.env = {**environment(root), "HOME": str(root), "TERM": "xterm", "LANG": "C.UTF-8"}

    def audited(self, *kinds: str) -> list[dict[str, Any]]:
        return [event for event in events(self.root / "state" / "llmsh" / "audit.jsonl") if event["event"] in kinds]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    made = Place(tmp_path_factory.mktemp("mcp"))
    yield made
    made.kernel.end()


class Person:
    """Who answers the client's dialogs."""

    def __init__(self, action: str, **content: Any) -> None:
        self.asked: list[str] = []
        self._answer = ElicitResult(action=action, content=content or None)

    async def __call__(self, context: Any, params: Any) -> ElicitResult:
        del context
        self.asked.append(params.message)
        return self._answer


@asynccontextmanager
async def connected(place: Place, cwd: Path, *, era: str, person: Person | None, only: tuple[str, ...] = ()) -> Any:
    server = mcp.StdioServerParameters(command=LLMSH[0], args=[*LLMSH[1:], "mcp", *only], env=place.env, cwd=str(cwd))
    info = Implementation(name="assistant", version="1")
    async with mcp.Client(server, mode=era, elicitation_callback=person, client_info=info) as client:
        yield client


def talk(place: Place, cwd: Path, say: Talk, *, era: str = "auto", person: Person | None = None) -> None:
    async def go() -> None:
        async with asyncio.timeout(2 * PATIENCE_S), connected(place, cwd, era=era, person=person) as client:
            await say(client)

    asyncio.run(go())


def text_of(answer: Any) -> str:
    return "\n".join(block.text for block in answer.content)


@pytest.mark.parametrize("era", ERAS)
def test_it_plans_explains_assesses_and_says_what_it_offers(place: Place, tmp_path: Path, era: str) -> None:
    async def say(client: Any) -> None:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(offered) == {"plan", "explain", "search_history", "assess_risk", "run"}
        assert offered["plan"].annotations.read_only_hint
        assert offered["run"].annotations.destructive_hint
        plan = json.loads(text_of(await client.call_tool("plan", {"request": "list hidden files"})))
        assert plan["steps"][0]["risk"]["level"] == "safe"
        risk = json.loads(text_of(await client.call_tool("assess_risk", {"command": "rm -rf /"})))
        assert risk["level"] == "danger"
        given = {"command": "gti status", "status": 127, "output": "bash: gti: command not found"}
        assert "git" in json.loads(text_of(await client.call_tool("explain", given)))["causes"][0]["summary"]
        found = await client.call_tool("search_history", {"query": "nothing of that kind"})
        assert json.loads(text_of(found)) == {"entries": []}

    talk(place, tmp_path, say, era=era)


def test_wrong_arguments_are_named(place: Place, tmp_path: Path) -> None:
    async def say(client: Any) -> None:
        for arguments, complaint in (
            ({}, "command is missing"),
            ({"command": "ls", "sudo": True}, "the arguments has no 'sudo'"),
            ({"command": "ls", "cwd": "here"}, "no absolute path of a directory"),
            ({"command": "echo 'x"}, "bash would not read it"),
            ({"command": "ls", "timeout_s": 0}, "timeout_s is at least 1"),
        ):
            answer = await client.call_tool("run", arguments)
            assert answer.is_error
            assert complaint in text_of(answer)

    talk(place, tmp_path, say)


@pytest.mark.parametrize("era", ERAS)
def test_confirmed_in_a_dialog_it_runs_once_with_exactly_what_was_shown(place: Place, tmp_path: Path, era: str) -> None:
    person = Person("accept", run=True)

    async def say(client: Any) -> None:
        answer = await client.call_tool("run", {"command": "echo one >> made; cat made; exit 3"})
        assert answer.structured_content == {"status": 3, "output": "one\n", "is_cut": False}

    talk(place, tmp_path, say, era=era, person=person)
    assert (tmp_path / "made").read_text() == "one\n"
    (message,) = person.asked
    assert message.endswith("echo one >> made; cat made; exit 3")
    assert "mcp:assistant wants to run this" in message
    run = place.audited("run")[-1]
    assert (run["approved"], run["cwd"]) == ("dialog of another program", str(tmp_path))


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(("action", "content"), [("decline", {}), ("cancel", {}), ("accept", {"run": False})])
def test_not_confirmed_it_does_not_run(
    place: Place, tmp_path: Path, era: str, action: str, content: dict[str, bool]
) -> None:
    person = Person(action, **dict[str, Any](content))

    async def say(client: Any) -> None:
        answer = await client.call_tool("run", {"command": "touch made"})
        assert answer.is_error
        assert "did not confirm" in text_of(answer)

    talk(place, tmp_path, say, era=era, person=person)
    assert person.asked
    assert not (tmp_path / "made").exists()


def test_an_answer_is_good_for_one_run_of_what_was_asked(place: Place, tmp_path: Path) -> None:
    """A client that plays back an answer, or gives it for something else, is asked again."""

    async def say(client: Any) -> None:
        session = client.session
        yes = {"confirm": ElicitResult(action="accept", content={"run": True})}
        asked = await session.call_tool("run", {"command": "echo one >> made"}, allow_input_required=True)
        state = asked.request_state

        async def answer(command: str) -> Any:
            return await session.call_tool(
                "run", {"command": command}, input_responses=yes, request_state=state, allow_input_required=True
            )

        assert (await answer("echo two >> made")).result_type == "input_required"
        assert (await answer("echo one >> made")).result_type == "input_required"
        invented = await session.call_tool(
            "run", {"command": "echo one >> made"}, input_responses=yes, request_state="x", allow_input_required=True
        )
        assert invented.result_type == "input_required"

    talk(place, tmp_path, say, person=Person("accept", run=True))
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("era", ERAS)
def test_a_dialog_is_not_enough_for_danger(place: Place, tmp_path: Path, era: str) -> None:
    (tmp_path / "kept").mkdir()
    person = Person("accept", run=True)

    async def say(client: Any) -> None:
        answer = await client.call_tool("run", {"command": "rm -rf kept"})
        assert answer.is_error
        assert "llmsh tools approve" in text_of(answer)

    talk(place, tmp_path, say, era=era, person=person)
    assert person.asked == []
    assert (tmp_path / "kept").is_dir()


def test_what_the_policy_denies_never_runs(place: Place, tmp_path: Path) -> None:
    policy = place.root / "config" / "llmsh" / "policy.toml"
    policy.parent.mkdir(parents=True, exist_ok=True)
    policy.write_text('[[rule]]\naction = "deny"\nprogram = ["touch"]\n', encoding="utf-8")
    person = Person("accept", run=True)

    async def say(client: Any) -> None:
        answer = await client.call_tool("run", {"command": "touch made"})
        assert "the policy denies this" in text_of(answer)

    try:
        talk(place, tmp_path, say, person=person)
    finally:
        policy.unlink()
    assert person.asked == []
    assert not (tmp_path / "made").exists()


@pytest.mark.pty
@pytest.mark.parametrize("era", ERAS)
def test_without_dialogs_it_waits_for_the_terminal(place: Place, tmp_path: Path, era: str) -> None:
    command = {"command": f"echo {era} >> made"}

    numbers: set[str] = set()

    async def ask(client: Any) -> None:
        for _ in range(2):
            answer = await client.call_tool("run", command)
            assert answer.is_error
            assert "has to approve it in a terminal" in text_of(answer)
            numbers.add(number_in(answer))

    async def run(client: Any) -> None:
        assert (await client.call_tool("run", command)).structured_content["status"] == 0
        # The approval is used up.
        assert (await client.call_tool("run", command)).is_error

    talk(place, tmp_path, ask, era=era)
    assert not (tmp_path / "made").exists()
    (number,) = numbers
    seen = decide(place, tmp_path, number, "y")
    assert "mcp:assistant wants to run this" in seen
    assert f"echo {era} >> made" in seen
    talk(place, tmp_path, run, era=era)
    assert (tmp_path / "made").read_text() == f"{era}\n"
    assert place.audited("run")[-1]["approved"] == "key"


def number_in(answer: Any) -> str:
    found = re.search(r"llmsh tools approve (\d+)", text_of(answer))
    assert found is not None
    return found[1]


def decide(place: Place, cwd: Path, number: str, *keys: str) -> str:
    """`llmsh tools approve` in a terminal, `keys` pressed; what was shown."""
    terminal = OuterTerminal([*LLMSH, "tools", "approve", number], env=place.env, cwd=str(cwd))
    try:
        for at, key in enumerate(keys):
            terminal.expect("to let it run: " if at else "let it run, once")
            terminal.send(key)
        till_end(terminal)
        terminal.pump(0)
        return terminal.seen.decode()
    finally:
        terminal.close()


@pytest.mark.pty
def test_danger_takes_the_typed_word(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    command = {"command": "rm -rf old"}

    numbers: list[str] = []

    async def ask(client: Any) -> None:
        numbers.append(number_in(await client.call_tool("run", command)))

    async def run(client: Any) -> None:
        assert not (await client.call_tool("run", command)).is_error

    talk(place, tmp_path, ask)
    assert "approved for" not in decide(place, tmp_path, numbers[-1], "y", "no\r")
    talk(place, tmp_path, ask)
    assert folder.is_dir()
    assert "approved for" in decide(place, tmp_path, numbers[-1], "y", "yes\r")
    talk(place, tmp_path, run)
    assert not folder.exists()
    assert place.audited("run")[-1]["approved"] == "word"


def test_nothing_is_approved_without_a_terminal(place: Place, tmp_path: Path) -> None:
    async def ask(client: Any) -> None:
        await client.call_tool("run", {"command": "touch made"})

    talk(place, tmp_path, ask)
    done = subprocess.run(
        [*LLMSH, "tools", "approve"],
        env=place.env,
        cwd=tmp_path,
        input="y\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ExitStatus.NEEDS_CONFIRMATION
    assert "touch made" in done.stdout
    talk(place, tmp_path, ask)
    assert not (tmp_path / "made").exists()


def test_a_call_that_is_taken_back_ends_its_command(place: Place, tmp_path: Path) -> None:
    async def say(client: Any) -> None:
        call = asyncio.create_task(client.call_tool("run", {"command": "echo $$ > pid; exec sleep 600"}))
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            await asyncio.sleep(0.01)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        pid = int((tmp_path / "pid").read_text())
        while Path(f"/proc/{pid}").exists():
            await asyncio.sleep(0.01)

    if not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    talk(place, tmp_path, say, person=Person("accept", run=True))


def test_what_takes_too_long_is_ended(place: Place, tmp_path: Path) -> None:
    async def say(client: Any) -> None:
        answer = await client.call_tool("run", {"command": "sleep 600", "timeout_s": 1})
        assert answer.is_error
        assert "was ended after 1 s" in text_of(answer)

    talk(place, tmp_path, say, person=Person("accept", run=True))


def test_signs_that_deceive_are_shown_as_what_they_are(place: Place, tmp_path: Path) -> None:
    async def say(client: Any) -> None:
        await client.call_tool("run", {"command": "echo deceived # \u202e\x1b[2K"})

    talk(place, tmp_path, say)
    done = subprocess.run(
        [*LLMSH, "tools", "approve"],
        env=place.env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "echo deceived" in done.stdout
    assert not {"\u202e", "\x1b"} & set(done.stdout)


def test_only_the_functions_that_are_named_are_offered(place: Place, tmp_path: Path) -> None:
    async def go() -> None:
        async with connected(place, tmp_path, era="auto", person=None, only=("plan", "explain")) as client:
            assert [tool.name for tool in (await client.list_tools()).tools] == ["plan", "explain"]
            assert (await client.call_tool("search_history", {"query": "x"})).is_error

    asyncio.run(go())
    wrong = subprocess.run([*LLMSH, "mcp", "shutdown"], env=place.env, capture_output=True, text=True, check=False)
    assert wrong.returncode == ExitStatus.USAGE


def test_without_the_extra_it_says_what_is_missing(place: Place) -> None:
    script = (
        "import sys\n"
        "sys.modules['mcp'], sys.argv = None, ['llmsh', 'mcp']\n"
        "from llmsh.__main__ import main\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=place.env, input="", capture_output=True, text=True, check=False
    )
    assert done.returncode == ExitStatus.FAILED
    assert f"{sys.executable} -m pip install 'mcp>=2'" in done.stderr
    assert done.stdout == ""


def test_a_client_that_goes_away_ends_it(place: Place, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*LLMSH, "mcp"], env=place.env, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdin is not None
        server.stdin.close()
        wait_until(lambda: server.poll() is not None)
        assert server.returncode == 0
