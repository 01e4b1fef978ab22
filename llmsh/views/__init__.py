"""Core values rendered for a terminal; never prints."""
