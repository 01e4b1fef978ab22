"""Decides whether a line is a command or a request."""
