"""The subcommands: each module has `run(arguments) -> int`."""
