"""A model behind an OpenAI-compatible server that the user named: llama-server, Ollama, vLLM, LM Studio, and others."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from llmsh.core.errors import ModelError
from llmsh.core.generation import GREEDY, Generation
from llmsh.core.work import current
from llmsh.models.dialects import Json, Server, constraints, extras, names_of, server_of
from llmsh.models.events import CutOff, StreamError, text_in, texts
from llmsh.models.exchange import Ended, Exchange, HttpError, Place, parse_place

CHECK_TIMEOUT_S = 3.0
# Between two tries, unless the server says when; the last one again and again.
PAUSES_S = (0.2, 0.5, 1.0, 2.0)
_SLICE_S = 0.1
# Too many requests; bad gateway; a model that is loading, or no room; gateway timeout.
_TRY_AGAIN = (429, 502, 503, 504)
_REFUSED_MEMBERS = (400, 422, 500, 501)


@dataclass(frozen=True, slots=True)
class _About:
    """server: which program it is; version: of vLLM alone; models: what it has."""

    server: Server
    models: tuple[str, ...]
    version: str = ""


class _Again(Exception):
    """It may work when it is tried again. after_s: when, None if the server did not say."""

    def __init__(self, why: str, after_s: float | None = None) -> None:
        super().__init__(why)
        self.after_s = after_s


class EndpointModel:
    """Implements core.ports.TextModel over HTTP. Only the host of `url` is ever asked. Safe to use from many threads.

    model: one of the server's; "" takes its first. key: sent as a bearer token, never without TLS to another machine.
    Tried again until the deadline: no connection, 429, 502, 503, 504, and a stream that broke before its first word.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str = "",
        key: str = "",
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place = parse_place(url)
        self._model = model
        self._wait = wait
        self._clock = clock
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._about: _About | None = None
        # What this server has refused so far.
        self._takes_constraints = True
        self._takes_chat = True
        if key and not self._place.is_secure and not self._place.is_this_machine:
            raise ModelError(
                f"the key would go unencrypted to {self._place.host}",
                hint="use https, or a tunnel: ssh -L 8080:localhost:8080 HOST",
            )

    @property
    def name(self) -> str:
        return f"{self._model} at {self._place.host}" if self._model else f"model at {self._place.host}"

    @property
    def identity(self) -> str:
        return f"{self._place} {self._model}"

    @property
    def form(self) -> str:
        return ""

    @property
    def place(self) -> Place:
        return self._place

    def complete(self, prompt: str, how: Generation = GREEDY) -> str:
        """The continuation of `prompt`. Raises ModelError."""
        return "".join(self.pieces(prompt, how))

    def pieces(self, prompt: str, how: Generation = GREEDY) -> Iterator[str]:
        """The continuation as it comes; the connection is closed when nobody waits for it. Raises ModelError."""
        deadline = self._clock() + how.deadline_s
        tries = 0
        while True:
            has_begun = False
            try:
                for piece in self._try(prompt, how, deadline):
                    has_begun = True
                    yield piece
                return
            except Ended:
                if not has_begun and not current().is_given_up():
                    raise ModelError(
                        f"{self._place} did not answer within {how.deadline_s:g} s", hint="see: llmsh doctor"
                    ) from None
                return
            except _Again as again:
                pause_s = PAUSES_S[min(tries, len(PAUSES_S) - 1)] if again.after_s is None else again.after_s
                tries += 1
                if has_begun or self._clock() + pause_s >= deadline:
                    raise self._silence(again) from again
                if not self._pause(pause_s):
                    return

    def models(self) -> list[str]:
        """The names of the server's models, asked anew. Raises ModelError."""
        self._about = None
        try:
            return list(self._known(self._clock() + CHECK_TIMEOUT_S).models)
        except Ended:
            raise ModelError(f"{self._place} did not answer", hint="is it running?") from None
        except _Again as again:
            raise self._silence(again) from again

    def check(self) -> str:
        """Ask what it has, anew. Raises ModelError when it does not answer, or has no such model."""
        self.models()
        about = self._about
        assert about is not None
        # Ollama's names have a tag that may be left out.
        known = {self._model, f"{self._model}:latest"}.intersection(about.models)
        if self._model and about.models and not known:
            some = ", ".join(about.models[:8])
            raise ModelError(f"{self._place} has no model {self._model!r}", hint=f"it has: {some}")
        return f"{self._chosen(about) or 'no model'} on {about.server.value} at {self._place}"

    def close(self) -> None:
        """Nothing is held between two requests."""

    def _pause(self, seconds: float) -> bool:
        """Wait; claims that somebody still waits for the answer."""
        while seconds > 0 and not current().is_given_up():
            self._wait(min(seconds, _SLICE_S))
            seconds -= _SLICE_S
        return not current().is_given_up()

    def _silence(self, again: "_Again") -> ModelError:
        return ModelError(f"{self._place}: {again}", hint="is it running? see: llmsh doctor")

    def _try(self, prompt: str, how: Generation, deadline: float) -> Iterator[str]:
        """Once; what the server has refused for good is left out and sent again at once."""
        about = self._known(deadline)
        for _ in range(3):
            path, body = self._request(about, prompt, how)
            try:
                with self._exchange(path, deadline, body) as exchange:
                    yield from self._texts(exchange)
                return
            except HttpError as error:
                if not self._learn(error, about, how):
                    raise self._failure(error) from error
            except (StreamError, CutOff, OSError) as error:
                raise _Again(str(error) or "the answer broke off") from error
        raise ModelError(f"{self._place} refuses every form of the request", hint="see: llmsh doctor")

    def _texts(self, exchange: Exchange) -> Iterator[str]:
        if exchange.content_type == "application/json":
            # A server, or something before it, that does not stream.
            yield text_in(exchange.json())[0]
        else:
            yield from texts(exchange.lines())

    def _request(self, about: _About, prompt: str, how: Generation) -> tuple[str, Json]:
        body: Json = {
            "max_tokens": how.max_tokens,
            "temperature": how.temperature,
            "seed": how.seed,
            "stream": True,
            **extras(about.server),
        }
        model = self._chosen(about)
        if model:
            body["model"] = model
        if self._takes_constraints:
            body |= constraints(about.server, how, about.version)
        if self._takes_chat:
            # Stop texts are for continuations: a chat's answer may begin with a fence or an empty line.
            return "/chat/completions", {**body, "messages": [{"role": "user", "content": prompt}]}
        return "/completions", {**body, "prompt": prompt, "stop": list(how.stop)}

    def _learn(self, error: HttpError, about: _About, how: Generation) -> bool:
        """Claims that the request has another form, which this server has not refused yet."""
        said = error.message.lower()
        if self._takes_chat and (
            error.status in (405, 501)
            or (error.status == 404 and "model" not in said)
            or (error.status in _REFUSED_MEMBERS and "chat template" in said)
        ):
            self._takes_chat = False
            return True
        if self._takes_constraints and error.status in _REFUSED_MEMBERS and constraints(about.server, how):
            self._takes_constraints = False
            return True
        return False

    def _failure(self, error: HttpError) -> Exception:
        if error.status in _TRY_AGAIN:
            return _Again(error.message, error.retry_after_s)
        hint = "see: llmsh doctor"
        if error.status in (401, 403):
            hint = "model_key_file in config.toml names a file with the key, mode 0600"
        elif error.status == 404:
            hint = "see what it has: llmsh model list"
        return ModelError(f"{self._place} answered {error.status}: {error.message}", hint=hint)

    def _chosen(self, about: _About) -> str:
        return self._model or next(iter(about.models), "")

    def _known(self, deadline: float) -> _About:
        """What the server is, asked once. Raises _Again, Ended, ModelError."""
        if self._about is None:
            try:
                listed = self._get("/models", deadline)
            except HttpError as error:
                if error.status not in (404, 405, 501):
                    raise self._failure(error) from error
                listed = []
            except OSError as error:
                raise _Again(str(error) or "no connection") from error
            server = server_of(listed)
            version = self._version(deadline) if server is Server.VLLM else ""
            self._about = _About(server, tuple(names_of(listed)), version)
        return self._about

    def _version(self, deadline: float) -> str:
        try:
            answer = self._get("//version", deadline)
        except (HttpError, OSError, ModelError):
            return ""
        return str(answer.get("version", "")) if isinstance(answer, dict) else ""

    def _get(self, path: str, deadline: float) -> Any:
        with self._exchange(path, min(deadline, self._clock() + CHECK_TIMEOUT_S)) as exchange:
            return exchange.json()

    def _exchange(self, path: str, deadline: float, body: Json | None = None) -> Exchange:
        return Exchange(
            self._place,
            path,
            deadline=deadline,
            is_given_up=current().is_given_up,
            headers=self._headers,
            body=body,
            clock=self._clock,
        )
