"""The inner shells there are, by name; each is imported when it is asked for."""

from importlib import import_module

from llmsh.session.dialect import Dialect

MODULES = {
    "bash": ("llmsh.session.dialect", "BASH"),
    "fish": ("llmsh.session.fish", "FISH"),
    "zsh": ("llmsh.session.zsh", "ZSH"),
}


def dialect_of(name: str) -> Dialect:
    """The dialect of the inner shell `name`. Raises KeyError for a shell that is not among ours."""
    module, constant = MODULES[name]
    dialect: Dialect = getattr(import_module(module), constant)
    return dialect
