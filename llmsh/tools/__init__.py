"""Functions that programs offer: manifests, what connected programs register, MCP servers; grants; calls."""
