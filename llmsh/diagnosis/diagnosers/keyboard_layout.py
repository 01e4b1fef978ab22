"""A command typed while the keyboard was set to another alphabet."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

# Letters that most words of these alphabets hold.
SIGNATURES = tuple("аеоинтлсрвыдпкугαειοντσρκπ")
STATUSES = frozenset({127})
MATCHES = (
    Case("пше ыефегы", "bash: пше: command not found", 127, says="keyboard", fix="git status"),
    Case("ды -дф", "bash: ды: command not found", 127, fix="ls -la"),
    Case("γιτ στατθσ", "bash: γιτ: command not found", 127, fix="git status"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127), Case("жжж", "bash: жжж: command not found", 127))
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
# The same keys, row by row, as Russian, Ukrainian and Greek layouts label them.
LAYOUTS = (
    "йцукенгшщзхъфывапролджэячсмитьбю.",
    "йцукенгшщзхїфівапролджєячсмитьбю.",
    ";ςερτυθιοπ[]ασδφγηξκλ;'ζχψωβνμ,./",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if problem.command.isascii() or not problem.argv:
        return None
    for layout in LAYOUTS:
        # A sign that both alphabets have stays as it is.
        keys = {typed: latin for typed, latin in zip(layout, LATIN, strict=True) if not typed.isascii()}
        keys |= {typed.upper(): latin.upper() for typed, latin in keys.items()}
        meant = "".join(keys.get(sign, sign) for sign in problem.command)
        program = meant.split()[0] if meant.split() else ""
        if meant.isascii() and facts.has(program):
            return Finding(
                "The keyboard was set to another alphabet.",
                0.975,
                "The same keys give other letters in another layout.",
                (f"with Latin letters the first word is {program}, which is a program here",),
                (Fix(meant, "the same keys in Latin letters"),),
            )
    return None
