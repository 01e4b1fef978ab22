"""The line editor and its loop."""
