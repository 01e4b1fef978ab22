"""What OpenAI-compatible servers do each in their own way: telling them apart, and holding output to a form."""

from enum import StrEnum
from typing import Any

from llmsh.core.generation import Generation

Json = dict[str, Any]


class Server(StrEnum):
    """The programs whose ways are known; OTHER is asked for nothing beyond the API itself."""

    LLAMA_SERVER = "llama-server"
    OLLAMA = "Ollama"
    VLLM = "vLLM"
    LM_STUDIO = "LM Studio"
    OTHER = "server"


_OWNERS = {
    "llamacpp": Server.LLAMA_SERVER,
    "vllm": Server.VLLM,
    "library": Server.OLLAMA,
    "organization_owner": Server.LM_STUDIO,
}
# From this version of vLLM on guided_grammar is gone.
_STRUCTURED_OUTPUTS = (0, 12)


def server_of(models: Any) -> Server:
    """Which server gave this list of models: each has its own `owned_by`."""
    for entry in _entries(models):
        owner = entry.get("owned_by")
        if isinstance(owner, str) and owner in _OWNERS:
            return _OWNERS[owner]
    return Server.OTHER


def names_of(models: Any) -> list[str]:
    """The models in a list of models: {"data": [{"id"}]}, {"models": [{"name"}]}, or a bare list of either."""
    names = (entry.get("id") or entry.get("name") or entry.get("model") for entry in _entries(models))
    return [name for name in names if isinstance(name, str)]


def _entries(models: Any) -> list[Json]:
    found = models if isinstance(models, list) else None
    if isinstance(models, dict):
        found = next((models[key] for key in ("data", "models") if isinstance(models.get(key), list)), None)
    entries = ({"id": entry} if isinstance(entry, str) else entry for entry in found or [])
    return [entry for entry in entries if isinstance(entry, dict)]


def constraints(server: Server, how: Generation, version: str = "") -> Json:
    """The members of a request that hold its output to the grammar or the schema; none where that is not known."""
    match server:
        case Server.LLAMA_SERVER if how.grammar:
            return {"grammar": how.grammar}
        case Server.VLLM if how.grammar:
            if _numbers(version) >= _STRUCTURED_OUTPUTS:
                return {"structured_outputs": {"grammar": how.grammar}}
            return {"guided_grammar": how.grammar}
        case Server.OLLAMA | Server.LM_STUDIO if how.schema:
            schema = {"name": "answer", "strict": True, "schema": dict(how.schema)}
            return {"response_format": {"type": "json_schema", "json_schema": schema}}
    return {}


def extras(server: Server) -> Json:
    """What makes this server faster, and that others may refuse."""
    return {"cache_prompt": True} if server is Server.LLAMA_SERVER else {}


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.removeprefix("v").split(".")[:2]
    return tuple(int(part) for part in parts if part.isdecimal())
