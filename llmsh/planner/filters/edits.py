"""Filters that change characters: one for another, some away, runs to one."""

import re
from collections.abc import Mapping

from llmsh.planner.filters import characters
from llmsh.planner.filters.characters import Characters
from llmsh.syntax.quote import quote

_IN = r"(?: (?:in|of|from|on|at the end of|inside) (?:<obj>|(?:each|every|all|the) lines?(?: (?:of|in|from) <obj>)?))?"
PATTERNS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:replace|substitute|change|convert|translate|turn|transform|swap){_IN} <c>{_IN} (?:with|by|to|"
        rf"into|for) <c>{_IN}",
        "replace",
    ),
    (
        rf"(?:replace|substitute|change|convert|turn){_IN} <c>{_IN} (?:with|by|to|into|for) (?:an? |one "
        r")*(?:single )?(?:occurr?ence of )?(?:(?:such|that|the same|the|it) ?(?:symbol|character|one)?|one|"
        r"single one)",
        "squeeze",
    ),
    (
        rf"(?:squeeze|compress|collapse|reduce|shrink|condense) <c>{_IN}(?: (?:to|into) (?:(?:a single|just "
        rf"one|only one|a|one|single)(?: one| spaces?| characters?)?|<c>))?{_IN}",
        "squeeze",
    ),
    (
        r"(?:delete|remove|strip|drop|eliminate|trim|cut|discard|get rid of)(?: out| off)? (?:leading|"
        rf"initial)(?: and trailing)? <c>{_IN}",
        "edges",
    ),
    (
        r"(?:delete|remove|strip|drop|eliminate|trim|cut|discard|get rid of)(?: out| off)? (?:the |any "
        rf")*trailing <c>{_IN}",
        "trailing",
    ),
    (
        r"(?:delete|remove|strip|drop|eliminate|trim|cut|discard|get rid of)(?: out| off)? (?:everything|all "
        r"characters|anything|all)(?: but| except| apart from| other than|,? leaving only|,? keeping only) "
        rf"<c>(?:,? (?:and|or|nor) (?P<also>{characters.PHRASE}))?{_IN}",
        "only",
    ),
    (rf"(?:keep|leave|retain) (?:only|just) <c>(?:,? (?:and|or|nor) (?P<also>{characters.PHRASE}))?{_IN}", "only"),
    (
        r"(?:delete|remove|strip|drop|eliminate|discard|get rid of)(?: out| off)? (?:everything|all|all text|"
        rf"the text) (?P<side>before|after|up to)(?: and including)? (?:the )?(?P<which>first|last)? ?<c>{_IN}",
        "side",
    ),
    (
        r"(?:delete|remove|strip|drop|cut off|omit) (?:the |its )*(?P<end>suffix|ending|extension|prefix) "
        rf"<c>{_IN}",
        "end",
    ),
    (
        r"(?:delete|remove|strip|drop|cut off|omit) (?:the |its )*<c> (?P<end>suffix|ending|extension|"
        rf"prefix){_IN}",
        "end",
    ),
    (
        r"(?:delete|remove|strip|drop|eliminate|cut out|discard|get rid of)(?: out| off)? <c>(?:,? (?:and|or|"
        rf"nor) (?P<also>{characters.PHRASE}))?{_IN}",
        "delete",
    ),
)


def stage(kind: str, said: Mapping[str, str], value_of: dict[str, str], words: str) -> str | None:
    """The command that makes the change which a phrase of `kind` means. words: the whole phrase."""
    old = characters.read(said["c"], value_of)
    new = characters.read(said["c2"], value_of) if said.get("c2") else None
    if old is None or (said.get("c2") and new is None):
        return None
    if kind in ("only", "delete") and said.get("also"):
        other = characters.read(said["also"], value_of)
        if other is None or not (old.is_one and other.is_one) or old.is_other or other.is_other:
            return None
        both = old.for_tr + other.for_tr
        return f"tr -d {quote(both)}" if kind == "delete" else f"tr -cd {quote(both + _line_end(old))}"
    match kind:
        case "replace":
            return _replace(old, new, words) if new is not None else None
        case "squeeze":
            return f"tr -s {quote(old.for_tr)}" if old.is_one and (new is None or new == old) else None
        case "edges":
            tail = f"; s/{old.for_sed}*$//" if "trailing" in words else ""
            return f"sed 's/^{old.for_sed}*//{tail}'" if old.is_one else None
        case "trailing":
            return f"sed {quote(f's/{old.for_sed}*$//')}" if old.is_one else None
        case "only":
            return f"tr -cd {quote(old.for_tr + _line_end(old))}" if old.is_one and not old.is_other else None
        case "side":
            return _side(old, said)
        case "end":
            where = f"^{old.for_sed}" if said["end"].lower() == "prefix" else f"{old.for_sed}$"
            return f"sed {quote(f's/{where}//')}" if not old.is_set else None
    return _delete(old, words)


def _line_end(kept: Characters) -> str:
    return "" if kept.text in ("[:space:]", "[:print:]", "[:cntrl:]", "\n") else "\\n"


def _replace(old: Characters, new: Characters, words: str) -> str | None:
    if new.is_set or new.is_other:
        pair = {old.text, new.text}
        return f"tr '{old.text}' '{new.text}'" if pair == {"[:upper:]", "[:lower:]"} else None
    only = re.search(r"\b(?:only\s+)?the\s+(first|last)\b", words, re.IGNORECASE)
    if only or (not old.is_one and not old.is_set):
        return _by_sed(old, new, only[1].lower() if only else "", words)
    if len(new.text) != 1:
        if old.text == "\n":
            return f"sed ':a;N;$!ba;s/\\n/{new.as_new}/g'" if "'" not in new.as_new else None
        return _by_sed(old, new, "", words)
    if old.text == "\n" and not old.is_run:
        return f"paste -s -d {quote(new.for_tr)} -"  # the last one stays
    if old.is_other:
        return f"tr -c {'-s ' if old.is_run else ''}{quote(old.for_tr + _line_end(old))} {quote(new.for_tr)}"
    if old.is_run and old.text == new.text:
        return f"tr -s {quote(old.for_tr)}"
    return f"tr {'-s ' if old.is_run else ''}{quote(old.for_tr)} {quote(new.for_tr)}"


def _by_sed(old: Characters, new: Characters, only: str, words: str) -> str | None:
    if old.text in ("\n", "\0") or new.text == "\0":
        return None
    pattern = old.for_sed + (r"\+" if old.is_run else "")
    flags = "" if only == "first" else "g"
    if re.search(r"case[\s-]*insensitive|ignoring\s+case", words, re.IGNORECASE):
        flags += "I"
    if only == "last":
        return "sed " + quote(rf"s/\(.*\){pattern}/\1{new.as_new}/")
    return "sed " + quote(f"s/{pattern}/{new.as_new}/{flags}")


def _side(old: Characters, said: Mapping[str, str]) -> str | None:
    if old.is_set or len(old.text) != 1:
        return None
    which, letter = (said.get("which") or "").lower(), old.for_sed
    no = f"[^{old.text}]" if old.text not in "]\n\t" else "."
    if said["side"].lower() == "after":
        kept = rf"s/\(.*\){letter}.*/\1/" if which == "last" else f"s/{letter}.*//"
    else:
        kept = f"s/.*{letter}//" if which == "last" else f"s/^{no}*{letter}//"
    return f"sed {quote(kept)}"


def _delete(old: Characters, words: str) -> str | None:
    only = re.search(r"\bthe\s+(first|last)\b", words, re.IGNORECASE)
    if old.is_one and not only:
        return f"tr -cd {quote(old.for_tr + _line_end(old))}" if old.is_other else f"tr -d {quote(old.for_tr)}"
    return _by_sed(old, Characters(""), only[1].lower() if only else "", words)
