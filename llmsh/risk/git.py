"""Which git subcommand a command line means, past git's own options."""

from llmsh.core.command import SimpleCommand, Word, read_options

_VALUED_LONG = ("git-dir", "work-tree", "namespace", "exec-path", "super-prefix", "config-env")


def subcommand(command: SimpleCommand) -> tuple[str, tuple[Word, ...]] | None:
    """The subcommand and the words after it; None when there is none."""
    rest = read_options(command.arguments, "Cc", _VALUED_LONG, permute=False).operands
    return (rest[0].shape, rest[1:]) if rest else None
