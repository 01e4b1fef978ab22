"""How much a reader knows already, inferred from what they type: how many programs, and how often put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.problem import split_words

# Fewer commands than these say nothing of anybody.
MIN_COMMANDS = 150
# Somebody new knows few programs, and runs them one at a time; both have to be so.
NOVICE_PROGRAMS, NOVICE_COMPOSED = 18, 0.03
EXPERT_PROGRAMS, EXPERT_COMPOSED = 60, 0.12
COMPOSED = late_pattern(r"\||&&|\$\(|\bfor\b.*\bdo\b|\bwhile\b.*\bdo\b|\bxargs\b|\bawk\b|\bsed\b|-exec\b|<\(")


@dataclass(frozen=True, slots=True)
class Reader:
    """level: novice, regular or expert. says: what that was inferred from, "" where it was set."""

    level: str
    says: str = ""


def infer_reader(commands: Iterable[str]) -> Reader:
    """The reader who typed `commands`. Not covered: several people with one account."""
    programs: set[str] = set()
    count = composed = 0
    for command in commands:
        words = split_words(command)
        if not words:
            continue
        count += 1
        programs.add(words[0].rpartition("/")[2])
        composed += bool(COMPOSED.search(command))
    if count < MIN_COMMANDS:
        return Reader("regular", f"the history has {count} commands, too few to tell")
    share = composed / count
    says = f"{count} commands of the history: {len(programs)} programs, {share:.0%} of the lines put together"
    if len(programs) >= EXPERT_PROGRAMS and share >= EXPERT_COMPOSED:
        return Reader("expert", says)
    if len(programs) <= NOVICE_PROGRAMS and share <= NOVICE_COMPOSED:
        return Reader("novice", says)
    return Reader("regular", says)
