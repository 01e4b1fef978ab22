"""History expansion (`!!`, `!$`, `^a^b`) as bash does it: by asking the running bash."""

from collections.abc import Callable

from llmsh.core.errors import SessionError
from llmsh.core.ports import Session
from llmsh.repl.shell_facts import ShellFacts

_QUERY = r"""\builtin history -p -- {line} 2>&1; \builtin printf '\0%s' "$?" """


class ExpansionError(Exception):
    """What bash says about a line that it cannot expand."""


def may_expand(line: str, facts: ShellFacts) -> bool:
    """Whether the line has a character that bash would look at."""
    if "H" not in facts.flags:
        return False
    chars = facts.histchars + "!^"[len(facts.histchars) :]
    return chars[0] in line or line.startswith(chars[1])


def expand(line: str, session: Session, quote: Callable[[str], str]) -> str:
    """`line` with its history references replaced. Raises ExpansionError with bash's own words."""
    try:
        answer = session.query(_QUERY.format(line=quote(line))).decode("utf-8", "surrogateescape")
    except SessionError as error:
        raise ExpansionError(error.message) from error
    text, _, status = answer.rpartition("\0")
    text = text.removesuffix("\n")
    if status != "0":
        # The builtin words it differently from the prompt.
        said = text.rpartition("history: ")[2].replace("history expansion failed", "event not found")
        raise ExpansionError(said or f"{line}: event not found")
    return text
