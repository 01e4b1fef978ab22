"""Tests of llmsh.mcp."""
