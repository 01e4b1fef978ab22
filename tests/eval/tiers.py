"""Who plans, how well, how fast and with how much memory: a table of the built-in planner and of models beside it.

    python -m tests.eval.tiers --model "a GGUF of mine=FILE.gguf" --serve "the same behind a server=FILE.gguf" [--write]

--model takes what the setting `model` takes; --serve starts llama-cpp-python's own server (its `server` extra) with
the file and asks it as any endpoint. On the development part, or with --sealed on the sealed ones of all rounds;
`--write` puts the table into .github/TIERS.md.
"""

import argparse
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REPORT = Path(__file__).resolve().parents[2] / ".github" / "TIERS.md"
PATIENCE_S = 120.0
CASES = 150


@dataclass(frozen=True)
class Tier:
    """found: what model_bench says. server_mb: the most that the server's process took, None where there is none."""

    name: str
    found: Mapping[str, Any] = field(default_factory=dict)
    server_mb: int | None = None


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.tiers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="append", default=[], metavar="TITLE=MODEL", type=_titled)
    parser.add_argument("--serve", action="append", default=[], metavar="TITLE=FILE", type=_titled)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--trust", type=float, help="as if the models had been measured so; else as strangers")
    parser.add_argument("--sealed", action="store_true", help="the sealed parts, for figures alone")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not options.model and not options.serve:
        parser.error("name a model to compare with: --model or --serve")
    tiers = [Tier(title, bench(named, options)) for title, named in options.model]
    for title, file in options.serve:
        with served(Path(file)) as (address, pid):
            found = bench(address, options)
            tiers.append(Tier(title, found, peak_mb(pid)))
    text = table(tiers, "sealed parts" if options.sealed else "development part")
    sys.stdout.write(text)
    if options.write:
        REPORT.write_text(text, encoding="utf-8")
    return 0


def _titled(text: str) -> tuple[str, str]:
    title, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("TITLE=MODEL")
    return title, value


def bench(model: str, options: argparse.Namespace) -> Mapping[str, Any]:
    """In a process of its own, so that its memory is the model's alone."""
    command = [sys.executable, "-m", "tests.eval.model_bench", "--model", model, "--cases", str(options.cases)]
    command += ["--trust", str(options.trust)] if options.trust is not None else []
    command += ["--sealed"] if options.sealed else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@contextlib.contextmanager
def served(file: Path) -> Iterator[tuple[str, int]]:
    """llama-cpp-python's server with `file`: its address and process. Raises TimeoutError, OSError."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(file), "--port", str(port), "--n_threads", "1"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/v1/models", server)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.2)
    raise TimeoutError("the server did not come up; is llama-cpp-python's `server` extra installed?")


def peak_mb(pid: int) -> int:
    """The most memory that process has taken so far, MiB."""
    match = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(match[1]) >> 10 if match else 0


def table(tiers: list[Tier], part: str) -> str:
    first = tiers[0].found
    cases, cores = first["cases"], os.cpu_count()
    lines = [
        "# Tiers",
        "",
        f"Written by `python -m tests.eval.tiers … --write`: {cases} requests drawn from the {part}, {cores} cores.",
        "A model is asked only where the built-in plan is not sure. What one says that nobody measured (`llmsh model",
        "bench`) is an alternative or a note. Times are from the request to the plan; memory is what a model adds.",
        "",
        "| planner | right | held back | won, lost | right alone, where asked | p50 | p95 | memory |",
        "|---|---|---|---|---|---|---|---|",
        _line("built-in", first, "without", f"– | – | {{times}} | {first['planner_mb']} MiB"),
    ]
    for tier in tiers:
        found = tier.found
        memory = f"+ {found['memory_mb']} MiB"
        memory += f", server {tier.server_mb} MiB" if tier.server_mb is not None else ""
        changes = f"{len(found['won'])}, {len(found['lost'])}"
        alone = f"{found['right_where_asked']} of {found['asked']} (built-in {found['built_in_right_where_asked']})"
        lines.append(_line(f"+ {tier.name}", found, "with", f"{changes} | {alone} | {{times}} | {memory}"))
    return "\n".join(lines) + "\n"


def _line(name: str, found: Mapping[str, Any], which: str, rest: str) -> str:
    times = f"{found[f'{which}_p50_ms']} ms | {found[f'{which}_p95_ms']} ms"
    right, held = _percent(found[f"accuracy_{which}"]), _percent(found[f"held_back_{which}"])
    return f"| {name} | {right} | {held} | {rest.format(times=times)} |"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


if __name__ == "__main__":
    sys.exit(main())
