"""Names of shell variables after `$` and `${`."""

from llmsh.repl.completers.candidate import Candidate
from llmsh.repl.completers.place import Place
from llmsh.repl.shell_facts import ShellFacts


def complete_variable(place: Place, facts: ShellFacts) -> list[Candidate]:
    """Variables of the running session that begin with what follows the dollar."""
    prefix = place.variable or ""
    has_brace = place.raw[: len(place.raw) - len(prefix)].endswith("{")
    end = "}" if has_brace else ""
    return [Candidate(name + end, len(prefix), f"${name}") for name in facts.variables if name.startswith(prefix)]
