"""Shared vocabulary: frozen values and Protocols; imports the standard library only."""
