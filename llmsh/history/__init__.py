"""The history of every line run, in SQLite; shared by several shells, first filled from bash's own file."""
