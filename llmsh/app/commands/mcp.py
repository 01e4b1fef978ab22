"""`llmsh mcp`: serve the Model Context Protocol on standard input and output."""

import argparse
import asyncio
import contextlib
import os
import sys
from pathlib import Path

from llmsh.app.explaining import settings_or_defaults
from llmsh.core.errors import ExitStatus
from llmsh.mcp.functions import chosen
from llmsh.mcp.server import serve


def run(arguments: argparse.Namespace) -> int:
    offered = chosen(arguments.functions)
    if sys.stdin.isatty():
        sys.stderr.write("llmsh: this speaks with a program, not with a person; Ctrl-D ends it\n")
    from llmsh.app.mcp_functions import ShellFunctions

    settings, complaint = settings_or_defaults()
    if complaint:
        sys.stderr.write(f"llmsh: {complaint}\n")
    with contextlib.suppress(BrokenPipeError, asyncio.CancelledError):
        asyncio.run(serve(ShellFunctions(settings), offered, Path.cwd()))
    # A thread that still works on what nobody waits for any more keeps nobody waiting.
    sys.stderr.flush()
    os._exit(ExitStatus.OK)
