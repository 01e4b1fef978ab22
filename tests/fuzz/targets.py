"""What is fuzzed, and what must hold for every input: no fault, and the property that safety rests on."""

import asyncio
import json
import socket
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from llmsh.checkpoint.journal import Journal
from llmsh.config import Settings, load
from llmsh.core.errors import CheckpointError, ConfigError, ProtocolError, RecipeError
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.policy import Action
from llmsh.core.risk import Assessment, Level
from llmsh.core.work import Work
from llmsh.ipc import protocol
from llmsh.kernel.connection import Connection
from llmsh.kernel.server import Server
from llmsh.planner.corpus import load_recipes
from llmsh.policy.files import Policy
from llmsh.policy.judge import rule_on
from llmsh.policy.reader import read_policy
from llmsh.policy.rule import Origin
from llmsh.policy.subject import subject_of
from llmsh.risk.assess import assess
from llmsh.session.marks import Mark, MarkSplitter
from llmsh.session.records import FIELD_COUNT, RecordReader
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import is_invisible, join, json_text, quote, visible
from llmsh.syntax.secrets import mask
from tests.fuzz.inputs import bash_texts, in_pieces, json_values, mutated, wrong_json

HOME = Path("/home/u")
NONCE = "7f3a"


@given(st.one_of(bash_texts, mutated("bash")))
def bash_reader(text: str) -> None:
    """Never fails; every place it names is in the text."""
    script = parse(text)
    for node in script.nodes():
        start, end = node.span
        assert 0 <= start <= end
    for command in script.commands():
        assert command.program is None or command.words


@given(st.one_of(bash_texts, mutated("bash")))
def risk_and_policy(text: str) -> None:
    """Always an assessment; what cannot be read is no claim to read only; the policy finds a subject."""
    risk = assess(text)
    assert not (risk.read_only and risk.level is Level.DANGER)
    if parse(text).has_error:
        assert risk.level >= Level.CAUTION
        assert not risk.read_only
    subject_of(Step(text, "", Effect.READS), Path("/nowhere"), risk, None, HOME)


@given(st.text(), st.lists(st.text(max_size=6), max_size=5))
def quoting(text: str, words: list[str]) -> None:
    """What is quoted is one word that means the text; what is shown has nothing a terminal acts on."""
    word = text.replace("\0", "")
    (command,) = parse(f"x {quote(word)}").commands()
    assert [argument.value for argument in command.arguments] == [word]
    assert parse(join(["x", *(each.replace("\0", "") for each in words)])).errors == ()
    assert not any(is_invisible(character) for character in visible(text))
    assert json.loads(json_text(text)) == text
    mask(text)


_PARTS = st.lists(st.one_of(st.binary(max_size=12), st.tuples(st.integers(1, 5), st.integers(0, 10**17))), max_size=8)


@given(st.data(), _PARTS)
def marks(data: st.DataObject, parts: list[bytes | tuple[int, int]]) -> None:
    """The same output and marks, however the stream is cut; what is no mark of ours comes through unchanged."""
    pieces = [
        part if isinstance(part, bytes) else b"\x1b]7119;%s;%d;%d\x07" % (NONCE.encode(), *part) for part in parts
    ]
    stream = b"".join(pieces)
    whole = _split(stream, [stream])
    assert _split(stream, data.draw(in_pieces(stream))) == whole
    wanted = [part for part in parts if not isinstance(part, bytes)]
    assert [(int(mark.kind), mark.seq) for mark in whole[1]] == wanted
    assert whole[0] == b"".join(part for part in parts if isinstance(part, bytes))


def _split(stream: bytes, pieces: list[bytes]) -> tuple[bytes, list[Mark]]:
    splitter = MarkSplitter(NONCE)
    found = [item for piece in pieces for item in splitter.feed(piece)]
    output = b"".join(item for item in found if isinstance(item, bytes)) + splitter.release()
    assert len(output) <= len(stream)
    return output, [item for item in found if isinstance(item, Mark)]


_FIELDS = st.lists(st.binary(max_size=6).map(lambda field: field.replace(b"\0", b"")), min_size=8, max_size=8)


@given(st.data(), st.binary(max_size=40), _FIELDS)
def records(data: st.DataObject, noise: bytes, fields: list[bytes]) -> None:
    """A record behind any noise is found, however the stream is cut; noise alone makes none."""
    nonce = NONCE.encode()
    noise = noise.replace(nonce, b"")
    stream = noise + b"\0" + b"\0".join([nonce, *(field.replace(nonce, b"") for field in fields), nonce]) + b"\0"
    assert len(fields) == FIELD_COUNT - 2
    found = []
    reader = RecordReader(NONCE)
    for piece in data.draw(in_pieces(stream)):
        found += reader.feed(piece)
    assert len(found) == 1
    assert RecordReader(NONCE).feed(noise + b"\0" * 30) == []


@given(st.one_of(st.binary(), mutated("protocol").map(lambda text: text.encode("utf-8", "surrogateescape"))))
def rpc_lines(line: bytes) -> None:
    """The server answers a line with one JSON-RPC message, or with none where it is a notification."""
    with TemporaryDirectory() as folder:
        answers = asyncio.run(_answers(Path(folder) / "s", line))
    finals = [answer for answer in answers if "id" in answer]
    assert len(finals) <= 1
    for answer in answers:
        assert answer["jsonrpc"] == "2.0"
        protocol.decode(protocol.encode(answer))
    for answer in finals:
        assert ("result" in answer) != ("error" in answer)
        assert answer.get("error", {}).get("code") != protocol.INTERNAL_ERROR, answer
    try:
        is_notification = "id" not in protocol.decode(line)
    except ProtocolError:
        is_notification = False
    assert finals or is_notification


async def _answers(path: Path, line: bytes) -> list[dict[str, Any]]:
    """What a server says to `line`, through a connection as a client has it; a job is worked off here."""
    ours, theirs = socket.socketpair()
    with ours:
        _, writer = await asyncio.open_connection(sock=theirs)
        client = Connection(writer)
        server = Server(path, {"plan": _no_plan}, idle_s=1)
        server.receive(line, client)
        for job in list(client.jobs.values()):
            job.answer(server.work_off(job))
        await writer.drain()
        client.close()
        await writer.wait_closed()
        said = ours.makefile("rb").read()
    return [protocol.decode(answer) for answer in said.splitlines()]


def _no_plan(params: dict[str, Any], work: Work) -> Any:
    protocol.context_from_json(params.get("context", {}))
    return protocol.plan_to_json(Plan("", (), 0.0))


@given(wrong_json("plans"), json_values)
def rpc_values(plan: Any, other: Any) -> None:
    """A plan or a context, or a ProtocolError; a plan that is read can be written and read again."""
    for read in (protocol.plan_from_json, protocol.context_from_json):
        for value in (plan, other):
            if isinstance(value, dict):
                try:
                    made = read(value)
                except ProtocolError:
                    continue
                if isinstance(made, Plan):
                    assert_equal_after_travel(made)


def require(claim: bool) -> None:
    assert claim


def assert_equal_after_travel(plan: Plan) -> None:
    line = protocol.encode(protocol.plan_to_json(plan))
    assert protocol.plan_to_json(protocol.plan_from_json(protocol.decode(line))) == protocol.decode(line)


@given(mutated("config"))
def settings_file(text: str) -> None:
    """Settings, or a ConfigError that names the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        try:
            assert isinstance(load(path), Settings)
        except ConfigError as error:
            require(str(path) in error.message)


@given(mutated("policy"))
def policy_file(text: str) -> None:
    """Never fails, and never opens: with any problem nothing runs by itself, and all asks or is denied."""
    for origin in Origin:
        file = read_policy(text, Path("/p/.llmsh/policy.toml"), origin, HOME)
        risk = Assessment(Level.SAFE, (), read_only=True)
        subject = subject_of(Step("ls", "", Effect.READS), Path("/nowhere"), risk, None, HOME)
        ruling = rule_on(Policy((file,)), subject, is_eligible=True)
        if file.problems:
            assert ruling.action in (Action.ASK, Action.DENY)
            assert all(problem.startswith("/p/.llmsh/policy.toml:") for problem in file.problems)
        if file.problems or not origin.may_allow:
            assert not ruling.is_automatic


@given(mutated("recipes"))
def recipe_file(text: str) -> None:
    """Recipes, or a RecipeError that names the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mine.toml"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        try:
            load_recipes([path])
        except RecipeError as error:
            require("mine.toml" in error.message)


@given(mutated("journal"))
def undo_journal(text: str) -> None:
    """The checkpoints that can be read, or a CheckpointError."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        try:
            Journal(path).states()
        except CheckpointError:
            return


TARGETS: dict[str, Callable[[], None]] = {
    target.__name__: target
    for target in (
        bash_reader,
        risk_and_policy,
        quoting,
        marks,
        records,
        rpc_lines,
        rpc_values,
        settings_file,
        policy_file,
        recipe_file,
        undo_journal,
    )
}
