"""The kernel's protocol (JSON-RPC 2.0, a message a line, over a Unix socket) and its client, the public API.

`Client` is for programs that work with the kernel, `ask_briefly` for prompts that must not wait,
`provide` for programs that offer functions.
"""

from llmsh.ipc.client import Client, ask_briefly
from llmsh.ipc.provide import provide

__all__ = ["Client", "ask_briefly", "provide"]
