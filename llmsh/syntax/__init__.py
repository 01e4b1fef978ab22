"""bash text to core.command values and back; quoting."""
