"""The history of commands in SQLite, shared with bash's own."""
