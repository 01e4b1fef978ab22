"""Recipes that this machine cannot prove, told at the end of a run, by whichever of its processes met them."""

from typing import Any, NamedTuple

import pytest

_NOT_PROVEN = pytest.StashKey[list["Unproven"]]()
_NAME = "recipes_not_proven"


class Unproven(NamedTuple):
    """why: what the example needs. lacks: the programs that are missing for it."""

    recipe: str
    why: str
    lacks: tuple[str, ...] = ()


def left_out(config: pytest.Config) -> list[Unproven]:
    """Those of this process, to be added to."""
    return config.stash.setdefault(_NOT_PROVEN, [])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of several hands them to the process that prints."""
    found = left_out(session.config)
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None and found:
        output[_NAME] = [tuple(each) for each in found]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    del error
    output: dict[str, Any] = getattr(node, "workeroutput", {})
    found = [Unproven(recipe, why, tuple(lacks)) for recipe, why, lacks in output.get(_NAME, ())]
    left_out(node.config).extend(found)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many recipes were only read, and for want of which programs; with -v, each by name."""
    found = left_out(config)
    if not found:
        return
    programs = sorted({name for each in found for name in each.lacks})
    lacking = sum(bool(each.lacks) for each in found)
    wanted = f"; {lacking} of them for want of {', '.join(programs)}" if programs else ""
    terminalreporter.write_line(f"{len(found)} recipes not proven here{wanted}")
    if config.get_verbosity() > 0:
        for each in found:
            terminalreporter.write_line(f"  {each.recipe}: {each.why}")
