"""Assesses how dangerous a command is."""
