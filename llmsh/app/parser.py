"""argparse parsers built from the option table."""

import argparse
import os
import sys
from typing import NoReturn

from llmsh.app.options import Argument, Option, Subcommand
from llmsh.core.errors import UsageError


class _Formatter(argparse.HelpFormatter):
    """argparse's own, which would load five modules to learn the terminal's width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        pass
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}", hint=f"see: {self.prog} --help\n{self.format_usage().strip()}")


def build_parser(subcommand: Subcommand) -> argparse.ArgumentParser:
    """A parser for `llmsh NAME`; raises UsageError instead of exiting on wrong arguments."""
    parser = _Parser(
        prog=f"llmsh {subcommand.name}",
        description=subcommand.description,
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    for argument in subcommand.arguments:
        _add_argument(parser, argument)
    for option in subcommand.options:
        _add_option(parser, option)
    return parser


def _add_argument(parser: argparse.ArgumentParser, argument: Argument) -> None:
    extra = {"nargs": argument.count} if argument.count else {}
    # Of any number argparse wants at least one; the subcommand itself says what is wrong.
    choices = {"choices": argument.choices} if argument.choices and argument.count != "*" else {}
    parser.add_argument(argument.name, metavar=argument.name.upper(), help=argument.summary, **extra, **choices)  # type: ignore[arg-type]  # argparse's own union


def _add_option(parser: argparse.ArgumentParser, option: Option) -> None:
    if not option.value:
        parser.add_argument(*option.flags, dest=option.name, action="store_true", help=option.summary)
        return
    parser.add_argument(
        *option.flags,
        dest=option.name,
        metavar=option.value,
        help=option.summary,
        type=int if option.kind == "number" else str,
        default=None,
    )
