"""The kernel's protocol (JSON-RPC 2.0, a message a line, over a Unix socket) and its client."""

from llmsh.ipc.client import Client

__all__ = ["Client"]
