"""Intent: whether a request only wants to see something, so that a command which changes things is no answer."""

from llmsh.core.plan import Effect, Step
from llmsh.planner.reading import Reading

_SHOWS = frozenset("print show display list count what which who whose where tell see view how is are does do".split())
# Words of requests that want something done; most are verbs, some say what becomes of the output.
_DOES = frozenset(
    """delete remove erase clear clean drop discard purge wipe rename move copy put place replace change set make create
    add append prepend insert write save store convert compress extract unpack pack zip unzip tar archive sort swap
    merge split join edit update upgrade install uninstall start stop restart kill run execute apply fix strip trim
    turn switch enable disable give grant allow revoke own chmod chown touch empty fill link mount unmount push pull
    commit merge rebase reset revert undo stash checkout clone fetch tag enter send upload download trash truncate
    format mark encrypt decrypt sign hide unhide open close lock unlock rotate resize crop""".split()
)
_NO_ANSWER = 0.2


def fits(steps: tuple[Step, ...], reading: Reading) -> float:
    """What is left of a reading whose command changes things though the request only asks to be shown some: 0..1."""
    changing = [step for step in steps if step.effect in (Effect.CHANGES, Effect.DELETES)]
    # What a tool of the user's does is only claimed: one that asks is told to change, too.
    if not any(not step.command.startswith("llmsh tools ") for step in changing):
        return 1.0
    lows = [token.low for token in reading.tokens if not token.quoted]
    if not lows or lows[0] not in _SHOWS:
        return 1.0
    return 1.0 if any(low.removesuffix("d") in _DOES or low in _DOES for low in lows) else _NO_ANSWER
