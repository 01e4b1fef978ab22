"""What the known servers answer, as they have been seen to: lists of models, streams, errors."""

from typing import Any

from tests.models.local_server import Asked, Reply, json_reply, stream_reply

LISTS: dict[str, Any] = {
    "llama-server": {
        "models": [{"name": "qwen.gguf", "model": "qwen.gguf", "type": "model", "capabilities": ["completion"]}],
        "object": "list",
        "data": [{"id": "qwen.gguf", "object": "model", "owned_by": "llamacpp", "meta": {"n_ctx_train": 32768}}],
    },
    "Ollama": {
        "object": "list",
        "data": [{"id": "qwen2.5-coder:latest", "object": "model", "created": 1730000000, "owned_by": "library"}],
    },
    "vLLM": {
        "object": "list",
        "data": [{"id": "Qwen/Qwen2.5", "object": "model", "owned_by": "vllm", "root": "Qwen", "max_model_len": 4096}],
    },
    "LM Studio": {
        "data": [{"id": "qwen2.5-coder-1.5b", "object": "model", "owned_by": "organization_owner"}],
        "object": "list",
    },
}


def chunk(text: str | None, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One chunk of a chat's stream."""
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice], **more}


STREAMS: dict[str, list[Any]] = {
    # The first chunk has a role and no text; the last one timings.
    "llama-server": [
        {"choices": [{"finish_reason": None, "index": 0, "delta": {"role": "assistant", "content": None}}]},
        chunk("ls"),
        chunk(" -l"),
        chunk(None, "stop", timings={"prompt_n": 12, "predicted_n": 2}),
        "data: [DONE]\n\n",
    ],
    # No usage; each chunk with a role.
    "Ollama": [
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": "ls"}, "finish_reason": None}]},
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": " -l"}, "finish_reason": None}]},
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": "stop"}]},
        "data: [DONE]\n\n",
    ],
    # A chunk without choices for the usage; keep-alives before the first token, when a fleet's balancer sends them.
    "vLLM": [
        ": ping\n\n",
        {"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]},
        chunk("ls -l"),
        ": ping - 2026-01-01\n\n",
        chunk("", "stop", stop_reason=None),
        {"id": "c1", "choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": 2}},
        "data: [DONE]\n\n",
    ],
    # Lines with CR LF, `data:` without a blank, no [DONE].
    "LM Studio": [
        'data:{"choices":[{"index":0,"delta":{"role":"assistant","content":"ls"},"finish_reason":null}]}\r\n\r\n',
        'data:{"choices":[{"index":0,"delta":{"content":" -l"},"finish_reason":null}]}\r\n\r\n',
        'data:{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\r\n\r\n',
    ],
}


class Shaped:
    """Answers as the server `kind` does. refusals: replies given before that, one for each completion asked."""

    def __init__(self, kind: str, *refusals: Reply, version: str = "0.6.3") -> None:
        self._kind = kind
        self._refusals = list(refusals)
        self._version = version

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/v1/models":
            return json_reply(LISTS[self._kind])
        if asked.path == "/version" and self._kind == "vLLM":
            return json_reply({"version": self._version})
        if not asked.path.startswith("/v1/"):
            return Reply(404)
        if self._refusals:
            return self._refusals.pop(0)
        return stream_reply(*STREAMS[self._kind])
