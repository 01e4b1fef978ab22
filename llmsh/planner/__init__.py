"""Turns a request into a plan of commands."""
