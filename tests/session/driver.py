"""Runs a BashSession on the terminal it is started in and does what JSON lines on a pipe say.

Arguments: the descriptor to read calls from, the one to write results to, the options of `start` as JSON.
"""

import base64
import json
import select
import sys
import termios
from pathlib import Path
from typing import Any, TextIO

from llmsh.core.errors import LlmshError, SessionClosed
from llmsh.core.ports import Outcome
from llmsh.session.bash import BashSession
from llmsh.session.channels import open_channels
from llmsh.session.inner import dialect_of


def main() -> None:
    with (
        open(int(sys.argv[1]), encoding="utf-8") as calls,
        open(int(sys.argv[2]), "w", encoding="utf-8", buffering=1) as results,
    ):
        _serve(calls, results)


def _serve(calls: TextIO, results: TextIO) -> None:
    options = json.loads(sys.argv[3])
    if "rcfile" in options:
        options["rcfile"] = Path(options["rcfile"])
    if "shell" in options:
        options["dialect"] = dialect_of(options.pop("shell"))
    if "under_proc" in options:
        options["channels"] = open_channels(under_proc=options.pop("under_proc"))
    try:
        session = BashSession.start(**options)
    except SessionClosed as error:
        print(json.dumps({"closed": error.status}), file=results)
        return
    print(json.dumps({"pid": session.pid}), file=results)
    for line in calls:
        name, arguments = json.loads(line)
        try:
            answer = _call(session, name, arguments)
        except SessionClosed as error:
            answer = {"closed": error.status}
        except LlmshError as error:
            answer = {"error": error.message}
        print(json.dumps(answer), file=results)


def _call(session: BashSession, name: str, arguments: list[Any]) -> dict[str, Any]:
    if name == "run":
        return _plain(
            session.run(arguments[0], record=arguments[1], expand=arguments[2], generated=arguments[3:] == [True])
        )
    if name == "query":
        return {"output": _text(session.query(arguments[0], timeout_s=arguments[1]))}
    if name == "keys":
        return {"output": _text(session.take_typeahead())}
    if name == "forget":
        select.select([0], [], [], 0)  # the kernel hands keys on in the background, and ends that first for who looks
        termios.tcflush(0, termios.TCIFLUSH)
        session.take_typeahead()
        return {}
    if name == "give":
        session.give_typeahead(arguments[0].encode())
        return {}
    if name == "drain":
        written: list[bytes] = []
        session.drain_background(written.append)
        sys.stdout.buffer.write(b"".join(written))
        sys.stdout.flush()
        return {"output": _text(b"".join(written))}
    if name == "recent":
        return {"value": " ".join(text.split()[0] for text, _ in session.recent)}
    if name == "get":
        return {"value": str(getattr(session, arguments[0]))}
    if name == "close":
        return {"status": session.close()}
    raise ValueError(name)


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        "cwd": str(outcome.cwd),
        "output": _text(outcome.output),
        "truncated": outcome.truncated,
        "pipestatus": outcome.pipestatus,
        "flags": outcome.flags,
        "interrupted": outcome.interrupted,
        "expanded": outcome.expanded,
    }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


if __name__ == "__main__":
    main()
