"""Models behind servers: each known server's shapes, refusals, silence, errors, keys, certificates, giving up."""

import logging
import shutil
import subprocess
import threading
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

import pytest

from llmsh.core.errors import ModelError
from llmsh.core.generation import Generation
from llmsh.core.work import Work, doing
from llmsh.models.api_key import read_key
from llmsh.models.endpoint import EndpointModel
from llmsh.models.exchange import error_text, parse_place
from tests.models.local_server import Asked, LocalServer, Reply, json_reply, stream_reply
from tests.models.server_shapes import LISTS, STREAMS, Shaped, chunk

pytestmark = pytest.mark.network

PATIENT = Generation(deadline_s=60)
HELD = Generation(grammar='root ::= "a"', schema={"type": "object"}, deadline_s=60)
KINDS = tuple(LISTS)


class Waits:
    """Stands for time.sleep: nothing is waited for, the seconds are kept."""

    def __init__(self) -> None:
        self.total_s = 0.0

    def __call__(self, seconds: float) -> None:
        self.total_s += seconds


@pytest.mark.parametrize("kind", KINDS)
def test_each_servers_stream_is_read(kind: str) -> None:
    with LocalServer(Shaped(kind)) as server:
        model = EndpointModel(server.url)
        assert model.complete("Command:", PATIENT) == "ls -l"
        assert kind in model.check()
    body = next(asked.body for asked in server.asked if asked.path == "/v1/chat/completions")
    assert body["messages"] == [{"role": "user", "content": "Command:"}]
    assert body["model"] == LISTS[kind]["data"][0]["id"]
    assert body["stream"] is True


@pytest.mark.parametrize(
    ("kind", "member", "version"),
    [
        ("llama-server", {"grammar": 'root ::= "a"'}, ""),
        ("vLLM", {"guided_grammar": 'root ::= "a"'}, "0.6.3"),
        ("vLLM", {"structured_outputs": {"grammar": 'root ::= "a"'}}, "0.12.0"),
        (
            "Ollama",
            {
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": {"type": "object"}},
                }
            },
            "",
        ),
    ],
)
def test_output_is_held_in_each_servers_own_way(kind: str, member: dict[str, object], version: str) -> None:
    with LocalServer(Shaped(kind, version=version)) as server:
        EndpointModel(server.url).complete("x", HELD)
    body = server.asked[-1].body
    names = {"grammar", "guided_grammar", "structured_outputs", "response_format"}
    assert {name: value for name, value in body.items() if name in names} == member


def test_a_form_that_the_server_refuses_is_left_out_from_then_on() -> None:
    refusal = json_reply({"error": {"message": "grammar: not supported", "code": 400}}, 400)
    with LocalServer(Shaped("llama-server", refusal)) as server:
        model = EndpointModel(server.url)
        assert [model.complete("x", HELD) for _ in range(2)] == ["ls -l", "ls -l"]
    assert ["grammar" in asked.body for asked in server.asked if asked.body] == [True, False, False]


def test_a_server_without_chats_is_asked_to_continue_the_text() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path == "/v1/completions":
            return stream_reply({"choices": [{"text": " ls", "index": 0, "finish_reason": "stop"}]})
        return Reply(404, [b"<html>not here</html>"]) if "chat" in asked.path else json_reply(["base"])

    with LocalServer(answer) as server:
        assert EndpointModel(server.url).complete("Command:", PATIENT) == " ls"
    assert server.asked[-1].body["prompt"] == "Command:"
    assert server.asked[-1].body["model"] == "base"


def test_an_answer_that_is_not_streamed_is_taken_too() -> None:
    message = {"choices": [{"message": {"role": "assistant", "content": "ls"}, "finish_reason": "stop"}]}
    with LocalServer(Shaped("Ollama", json_reply(message))) as server:
        assert EndpointModel(server.url).complete("x", PATIENT) == "ls"


@pytest.mark.parametrize(
    ("refusal", "least_s", "most_s"),
    [
        (json_reply({"error": "slow down"}, 429, Retry_After="7"), 6.9, 7.1),
        (json_reply({}, 503, Retry_After=formatdate(0, usegmt=True)), 0.0, 0.0),
        (json_reply({"error": {"message": "Loading model", "type": "unavailable_error", "code": 503}}, 503), 0.1, 0.5),
        (Reply(502, [b"<html>bad gateway</html>"]), 0.1, 0.5),
        (stream_reply(is_cut=True), 0.1, 0.5),
        (stream_reply('event: error\ndata: {"error": {"message": "unloaded"}}\n\n'), 0.1, 0.5),
    ],
)
def test_what_may_pass_is_tried_again(refusal: Reply, least_s: float, most_s: float) -> None:
    waits = Waits()
    with LocalServer(Shaped("llama-server", refusal)) as server:
        assert EndpointModel(server.url, wait=waits).complete("x", PATIENT) == "ls -l"
    assert least_s <= waits.total_s <= most_s


def test_what_would_pass_only_after_the_deadline_is_not_waited_for() -> None:
    waits = Waits()
    busy = json_reply({"error": {"message": "no slot is free"}}, 503, Retry_After="3600")
    with LocalServer(Shaped("llama-server", busy)) as server, pytest.raises(ModelError, match="no slot is free"):
        EndpointModel(server.url, wait=waits).complete("x", PATIENT)
    assert waits.total_s == 0


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (404, {"error": {"message": 'model "x" not found, try pulling it first'}}, "try pulling it first"),
        (401, {"detail": "Invalid API key"}, "Invalid API key"),
        (400, {"object": "error", "message": "max_tokens is too large", "code": 400}, "max_tokens is too large"),
        (422, {"detail": [{"loc": ["body"], "msg": "field required"}]}, "field required"),
    ],
)
def test_an_error_says_what_the_server_said(status: int, body: dict[str, object], says: str) -> None:
    with LocalServer(Shaped("Ollama", json_reply(body, status))) as server, pytest.raises(ModelError, match=says):
        EndpointModel(server.url).complete("x", PATIENT)
    assert sum(asked.method == "POST" for asked in server.asked) == 1


def test_a_stream_that_breaks_after_its_first_word_is_an_error_not_an_answer() -> None:
    cut = Shaped("vLLM", stream_reply(chunk("rm -rf /tmp"), is_cut=True))
    with LocalServer(cut) as server, pytest.raises(ModelError):
        EndpointModel(server.url).complete("x", PATIENT)


def test_no_server_is_said_with_its_address() -> None:
    with LocalServer(Shaped("vLLM")) as server:
        url = server.url
    with pytest.raises(ModelError, match=r"127\.0\.0\.1"):
        EndpointModel(url, wait=Waits()).complete("x", Generation(deadline_s=0.5))
    with pytest.raises(ModelError):
        EndpointModel(url).check()


def test_a_model_that_the_server_does_not_have_is_said_with_those_it_has() -> None:
    with LocalServer(Shaped("Ollama")) as server:
        EndpointModel(server.url, model="qwen2.5-coder").check()
        with pytest.raises(ModelError) as error:
            EndpointModel(server.url, model="llama9").check()
    assert "qwen2.5-coder:latest" in error.value.hint


def test_a_redirect_is_not_followed() -> None:
    with LocalServer(lambda asked: json_reply({})) as elsewhere:
        moved = Reply(307, [], {"Location": f"{elsewhere.url}/v1/models"})
        with LocalServer(lambda asked: moved) as server, pytest.raises(ModelError, match="not followed"):
            EndpointModel(server.url, key="s3cret").complete("x", PATIENT)
    assert elsewhere.asked == []


class Slow:
    """A stream that goes on for as long as the client is there."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def __call__(self, asked: Asked) -> Reply:
        if asked.path.endswith("/models"):
            return json_reply(LISTS["llama-server"])
        return Reply(200, self._parts(), {"Content-Type": "text/event-stream"})

    def _parts(self) -> Iterator[bytes]:
        yield b'data: {"choices":[{"delta":{"content":"ls"},"finish_reason":null}]}\n\n'
        while not self.let_go.wait(0.01):
            yield b": still thinking\n\n"


def test_giving_up_closes_the_connection_in_the_middle_of_the_stream() -> None:
    slow, given_up = Slow(), threading.Event()
    with LocalServer(slow) as server:
        with doing(Work(is_given_up=given_up.is_set, report=lambda stage, value: None)):
            pieces = EndpointModel(server.url).pieces("x", PATIENT)
            assert next(pieces) == "ls"
            given_up.set()
            assert list(pieces) == []
        assert server.gone.wait(30)
        slow.let_go.set()


def test_a_reader_that_goes_away_closes_the_connection() -> None:
    slow = Slow()
    with LocalServer(slow) as server:
        pieces = EndpointModel(server.url).pieces("x", PATIENT)
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]
        assert server.gone.wait(30)
        slow.let_go.set()


class Clock:
    """Stands for time.monotonic: the deadline is over as soon as `is_late` is set."""

    def __init__(self) -> None:
        self.is_late = threading.Event()

    def __call__(self) -> float:
        return 1000.0 if self.is_late.is_set() else 0.0


def test_at_the_deadline_what_came_is_the_answer() -> None:
    slow, clock = Slow(), Clock()
    with LocalServer(slow) as server:
        pieces = EndpointModel(server.url, clock=clock).pieces("x", PATIENT)
        assert next(pieces) == "ls"
        clock.is_late.set()
        assert list(pieces) == []
        slow.let_go.set()


def test_silence_until_the_deadline_is_an_error() -> None:
    hold, clock = threading.Event(), Clock()

    def silent(asked: Asked) -> Reply:
        clock.is_late.set()
        hold.wait(60)
        return Reply(200)

    with LocalServer(silent) as server:
        with pytest.raises(ModelError, match="did not answer"):
            EndpointModel(server.url, clock=clock).complete("x", PATIENT)
        hold.set()


def test_the_key_goes_to_the_server_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("LLMSH_MODEL_API_KEY", "from-environment")
    assert read_key(None) == "from-environment"
    file = tmp_path / "key"
    file.write_text("s3cret\n")
    file.chmod(0o644)
    with pytest.raises(ModelError, match="not private"):
        read_key(file)
    file.chmod(0o600)
    assert read_key(file) == "s3cret"
    link = tmp_path / "link"
    link.symlink_to(file)
    with pytest.raises(ModelError):
        read_key(link)
    refusing = Shaped("vLLM", json_reply({"error": {"message": "no"}}, 401))
    with LocalServer(refusing) as server, pytest.raises(ModelError) as error:
        EndpointModel(server.url, key=read_key(file)).complete("x", PATIENT)
    assert {asked.headers.get("Authorization") for asked in server.asked} == {"Bearer s3cret"}
    assert "s3cret" not in f"{error.value.message}{error.value.hint}{caplog.text}"


def test_a_key_never_goes_unencrypted_to_another_machine() -> None:
    for host in ("models.example:8000", "127.0.0.1.example", "localhost.example", "10.0.0.1"):
        with pytest.raises(ModelError, match="unencrypted"):
            EndpointModel(f"http://{host}/v1", key="s3cret")
    for url in ("https://models.example/v1", "http://127.8.9.1:80/v1", "http://[::1]/v1", "http://localhost:1/v1"):
        EndpointModel(url, key="s3cret")


@pytest.mark.parametrize(
    "url", ["localhost:8080", "ftp://a/b", "http://", "http://u:p@host/v1", "http://host/v1?key=1", "http://host:99999"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ModelError):
        parse_place(url)


def test_an_address_without_a_path_is_that_of_the_api() -> None:
    assert str(parse_place("http://localhost:8080/")) == "http://localhost:8080/v1"
    assert str(parse_place("https://[::1]:8080/openai/v1/")) == "https://[::1]:8080/openai/v1"


def test_error_bodies_of_any_shape_make_a_short_text() -> None:
    assert error_text(b"plain") == "plain"
    assert error_text(b"<html>") == ""
    assert error_text(b'{"error": {"code": 3}}') == ""
    assert error_text(b"\xff" * 1000) != ""
    assert len(error_text(b"x" * 10_000)) == 300


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = tmp_path / "server.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([*make.split(), "-keyout", pem, "-out", tmp_path / "c.pem"], check=True, capture_output=True)
    certificate = (tmp_path / "c.pem").read_text()
    pem.write_text(pem.read_text() + certificate)
    with LocalServer(Shaped("vLLM"), certificate=pem) as server:
        url = f"https://localhost:{server.port}"
        with pytest.raises(ModelError, match="not trusted"):
            EndpointModel(url, key="s3cret").complete("x", PATIENT)
        assert server.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "c.pem"))
        assert EndpointModel(url, key="s3cret").complete("x", PATIENT) == "ls -l"


def test_streams_of_all_kinds_end_in_a_way_that_is_known() -> None:
    assert set(STREAMS) == set(LISTS)
