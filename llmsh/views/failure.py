"""The explanation of a failure as text: one line for an expert, the idea behind it for a novice.

Styles are names (`bold`, `dim` …), so that a pipe gets plain text and no library is loaded for a few colours.
"""

from collections.abc import Callable, Iterable, Sequence

from llmsh.core.diagnosis import Diagnosis, Fix
from llmsh.core.risk import Level
from llmsh.syntax.quote import visible

# A line is its pieces of text, each with its style; "" is plain.
Line = tuple[tuple[str, str], ...]

# Characters of an explanation, whatever the failure: what nobody reads helps nobody.
MAX_CHARS = {"expert": 250, "regular": 800, "novice": 900}
MAX_FIXES = {"expert": 1, "regular": 3, "novice": 2}
ANSI = {"bold": "1", "dim": "2", "bold cyan": "1;36", "yellow": "33", "bold red": "1;31"}
LABEL_CHARS = 15
SHORTER = 'In short, please? Set expertise = "regular" in config.toml; llmsh doctor says where.'
RISK_STYLE = {Level.CAUTION: "yellow", Level.DANGER: "bold red"}
RISK_WORDS = {
    Level.CAUTION: "It changes something; read it before you press Enter.",
    Level.DANGER: "Careful: it can destroy something that cannot be brought back.",
}


def lines_of(
    diagnosis: Diagnosis,
    expertise: str = "regular",
    meanings: Sequence[tuple[str, str]] = (),
    *,
    look: str = "",
    is_inferred: bool = False,
    say: Callable[[str], str] = str,
) -> list[Line]:
    """The lines for a reader of that expertise.

    For a novice: meanings: (word, meaning) of the first fix; look: a command that shows first what the fix changes;
    is_inferred: nobody has set that the reader is one. say: translates the view's own words.
    """
    if expertise == "expert":
        return [_expert(diagnosis)]
    if expertise != "novice":
        return _regular(diagnosis)
    lines = _novice(diagnosis, meanings, look, say)
    if is_inferred:
        lines.append((("dim", say(SHORTER)),))
    return lines


def text_of(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, with the terminal's colours where `colour` says so."""
    return "".join("".join(_painted(*piece) if colour else piece[1] for piece in line) + "\n" for line in lines)


def _painted(style: str, text: str) -> str:
    return f"\x1b[{ANSI[style]}m{text}\x1b[0m" if style else text


def _summary(diagnosis: Diagnosis) -> str:
    return visible(diagnosis.causes[0].summary if diagnosis.causes else diagnosis.explanation)


def _expert(diagnosis: Diagnosis) -> Line:
    line: list[tuple[str, str]] = [("", _summary(diagnosis))]
    if diagnosis.fixes:
        line += [("bold cyan", "  › "), ("bold", visible(diagnosis.fixes[0].command)), *_risk(diagnosis.fixes[0])]
    elif diagnosis.steps:
        line.append(("dim", f"  {visible(diagnosis.steps[0])}"))
    return tuple(line)


def _regular(diagnosis: Diagnosis) -> list[Line]:
    lines: list[Line] = []
    if diagnosis.causes:
        lines.append((("bold", _summary(diagnosis)),))
        lines += [(("dim", f"   {visible(seen)}"),) for seen in diagnosis.causes[0].evidence if seen]
    if diagnosis.explanation and not (diagnosis.causes and diagnosis.explanation == diagnosis.causes[0].summary):
        lines.append((("", visible(diagnosis.explanation, keep="\n")),))
    for fix in diagnosis.fixes[: MAX_FIXES["regular"]]:
        lines.append((("bold cyan", " › "), ("bold", visible(fix.command, keep="\n")), *_risk(fix)))
        lines.append((("dim", f"   {visible(fix.why)}"),))
    lines += [(("", f"- {visible(step)}"),) for step in diagnosis.steps]
    return lines


def _novice(
    diagnosis: Diagnosis, meanings: Sequence[tuple[str, str]], look: str, say: Callable[[str], str]
) -> list[Line]:
    def lead(label: str) -> tuple[str, str]:
        return "bold", say(label).ljust(LABEL_CHARS)

    margin = " " * LABEL_CHARS
    lines: list[Line] = [(lead("What happened"), ("", _summary(diagnosis)))]
    if diagnosis.causes and diagnosis.explanation and diagnosis.explanation != diagnosis.causes[0].summary:
        lines.append((lead("What it means"), ("", visible(diagnosis.explanation))))
    if diagnosis.causes and (seen := [each for each in diagnosis.causes[0].evidence if each]):
        lines.append((lead("Seen here"), ("", visible("; ".join(seen)))))
    if look:
        lines.append((lead("To look first"), ("bold cyan", visible(look)), ("", f"  ({say('changes nothing')})")))
    for number, fix in enumerate(diagnosis.fixes[: MAX_FIXES["novice"]]):
        lines.append(
            (lead("Or else" if number else "What to type"), ("bold cyan", visible(fix.command, keep="\n"))),
        )
        lines.append((("", f"{margin}{visible(fix.why)}"),))
        if number == 0:
            lines += [
                (("dim", f"{margin}{visible(word)}: {visible(meaning)}"),) for word, meaning in meanings[:6] if meaning
            ]
        if fix.risk in RISK_WORDS:
            lines.append((("yellow", f"{margin}{say(RISK_WORDS[fix.risk])}"),))
    for number, step in enumerate(diagnosis.steps):
        lines.append((lead("Or else" if number or diagnosis.fixes else "What to do"), ("", visible(step))))
    return lines


def _risk(fix: Fix) -> Line:
    if fix.risk is None or fix.risk is Level.SAFE:
        return ()
    return ((RISK_STYLE[fix.risk], f"  [{fix.risk}]"),)
