"""The Model Context Protocol both ways: the user's servers as tools, and llmsh as a server; the door of `mcp`."""
