"""What a completion's stream says: server-sent events with JSON in them, in the shapes that servers send.

Source: WHATWG HTML, 9.2 Server-sent events; OpenAI's API reference, chat and completions streams.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from llmsh.models.exchange import error_text


class StreamError(Exception):
    """The server said in its stream that it cannot go on."""


class CutOff(Exception):
    """The stream ended without saying so."""


def texts(lines: Iterable[bytes]) -> Iterator[str]:
    """The pieces of text in an event stream. Raises StreamError, CutOff."""
    is_finished = False
    for name, data in _events(lines):
        if data == "[DONE]":
            return
        try:
            message = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise StreamError(f"an event that is no JSON: {data[:80]!r}") from error
        if name == "error" or (isinstance(message, dict) and message.get("error")):
            raise StreamError(error_text(data.encode()) or "an error without a message")
        text, ended = text_in(message)
        is_finished = is_finished or ended
        if text:
            yield text
    if not is_finished:
        raise CutOff


def text_in(message: Any) -> tuple[str, bool]:
    """The text of one message and whether it is the last; a chunk may have no choice (usage alone) or no text."""
    choices = message.get("choices") if isinstance(message, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        return "", False
    choice = choices[0]
    part = choice.get("delta") or choice.get("message")
    text = part.get("content") if isinstance(part, dict) else choice.get("text")
    return text if isinstance(text, str) else "", choice.get("finish_reason") is not None


def _events(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Name and data of each event; comments (keep-alives) are passed over, several data lines make one."""
    name, data = "", list[str]()
    for raw in lines:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            if data:
                yield name, "\n".join(data)
            name, data = "", []
        elif field == "data":
            data.append(value)
        elif field == "event":
            name = value
        elif field == "error":
            # llama-server once wrote its errors so.
            yield "error", value
    if data:
        yield name, "\n".join(data)
