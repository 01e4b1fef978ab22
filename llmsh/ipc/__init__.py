"""The kernel's protocol (JSON-RPC 2.0) and its client."""
