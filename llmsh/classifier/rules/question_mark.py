"""A question mark in front marks a request, whatever follows; `?.txt` and `?` alone stay a glob."""

from llmsh.classifier.reading import Example, Reading, request
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("? ls", Route.REQUEST),
    ("?how big is this folder", Route.REQUEST),
    ("  ? what is my ip", Route.REQUEST),
    ("?", Route.COMMAND),
    ("?.txt", Route.COMMAND),
    ("???", Route.COMMAND),
)


def looks_like_request_prefix(text: str) -> bool:
    """Whether `text` begins with the mark of a request."""
    text = text.lstrip()
    if not text.startswith("?"):
        return False
    body = text[1:]
    return bool(body.strip()) and (body[0].isspace() or (len(body.split()) > 1 and body[0].isalnum()))


def route(reading: Reading) -> Routing | None:
    if looks_like_request_prefix(reading.line.text):
        return request("begins with ?")
    return None
