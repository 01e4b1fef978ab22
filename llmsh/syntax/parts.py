"""The pieces of a word while it is read, and the fields that they become."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from llmsh.core.command import Script, Span, Word
from llmsh.core.late_pattern import late_pattern

MAX_FIELDS = 1000  # a brace expansion above this stays one unknown word
MAX_BRACES = 100  # in one word; above this it stays unknown too
_GLOB = late_pattern(r"[*?]|[@+!]\(")
_BRACKETS = late_pattern(r"\[[^\]]+\]")
_GLOB_CHARACTERS = late_pattern(r"([*?\[\]\\])")
_BARE_NAME = late_pattern(r"\$[A-Za-z_]\w*\Z", re.ASCII)
_SEQUENCE = late_pattern(r"(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece. value: None when unknown. fields: of an array, instead of value. name: of the variable."""

    text: str
    value: str | None
    is_quoted: bool = False
    is_expansion: bool = False
    fields: tuple[str, ...] | None = None
    name: str = ""
    script: Script | None = None
    is_assumed: bool = False


def literal(text: str, *, quoted: bool = False) -> Part:
    return Part(text, text, quoted)


def _has_glob(text: str) -> bool:
    return _GLOB.search(text) is not None or _BRACKETS.search(text, 0, text.rfind("]") + 1) is not None


class _Field:
    """A field under construction."""

    def __init__(self) -> None:
        self.value: list[str] = []
        self.shape: list[str] = []
        self.glob: list[str] = []
        self.is_known = True
        self.has_glob = False
        self.is_started = False
        self.may_split = False

    def add(self, value: str, *, quoted: bool) -> None:
        self.is_started = self.is_started or quoted or bool(value)
        self.value.append(value)
        self.shape.append(value)
        if quoted:
            self.glob.append(_GLOB_CHARACTERS.sub(r"[\1]", value) if value else "")
        else:
            self.glob.append(value)
            self.has_glob = self.has_glob or _has_glob(value)

    def add_unknown(self, text: str, *, quoted: bool) -> None:
        self.is_started = True
        self.is_known = False
        self.shape.append(text)
        self.glob.append(text)
        self.may_split = self.may_split or not quoted


def make_words(
    parts: list[Part], text: str, span: Span, ifs: str | None = " \t\n", *, split: bool = True
) -> list[Word]:
    """The fields that `parts` become. split: braces and field splitting apply; not so in an assignment.

    ifs: the field separators, None when they are not known.
    """
    if split and any(part.text == "$" and not part.is_quoted and not part.is_expansion for part in parts):
        ifs = None  # bash 5.2 splits a word with a `$` that expands nothing in some places only
    variants = _brace_variants(parts) if split else [parts]
    if variants is None:
        return [Word(text, span, None, text, is_quoted=True, may_split=True)]
    words: list[Word] = []
    for variant in variants:
        words.extend(_split(variant, text, span, ifs if split else "", keep_empty=not split))
    scripts = tuple(part.script for part in parts if part.script is not None)
    if words and scripts:
        words[0] = replace(words[0], substitutions=scripts)
    return words


def _split(parts: list[Part], text: str, span: Span, ifs: str | None, *, keep_empty: bool) -> Iterator[Word]:
    fields = [_Field()]
    for part in parts:
        if part.fields is not None and ifs is None and not part.is_quoted:
            fields[-1].add_unknown(part.text, quoted=False)
        elif part.fields is not None:
            for index, value in enumerate(part.fields):
                if index:
                    fields.append(_Field())
                fields[-1].add(value, quoted=part.is_quoted)
        elif part.value is None:
            fields[-1].add_unknown(part.text, quoted=part.is_quoted)
        elif part.is_quoted or not part.is_expansion or ifs == "":
            fields[-1].add(part.value, quoted=part.is_quoted)
        elif ifs is None:
            fields[-1].add_unknown(part.text, quoted=False)
        else:
            pieces = _fields_of(part.value, ifs)
            for index, piece in enumerate(pieces):
                if index:
                    fields.append(_Field())
                fields[-1].add(piece, quoted=False)
    names = tuple(dict.fromkeys(part.name for part in parts if part.name))
    first = parts[0] if parts else None
    has_tilde = first is not None and not first.is_quoted and not first.is_expansion and first.text.startswith("~")
    is_quoted = any(part.is_quoted for part in parts)
    is_assumed = any(part.is_assumed for part in parts)
    for index, field in enumerate(fields):
        if not field.is_started and (index or not is_quoted) and not keep_empty:
            continue
        yield Word(
            text,
            span,
            "".join(field.value) if field.is_known else None,
            "".join(field.shape),
            "".join(field.glob) if field.has_glob else None,
            is_quoted,
            has_tilde and index == 0,
            is_assumed,
            field.may_split,
            names,
        )


def _fields_of(value: str, ifs: str) -> list[str]:
    """`value` cut at `ifs`; an empty piece at an end means that a separator stood there."""
    return re.split("[" + re.escape(ifs) + "]+", value)


def _brace_variants(parts: list[Part]) -> list[list[Part]] | None:
    """The part lists that brace expansion makes; None when they are too many."""
    if not any("{" in part.text and not part.is_quoted and not part.is_expansion for part in parts):
        return [parts]
    atoms: list[Part | str] = []
    for part in parts:
        if part.is_quoted or part.is_expansion:
            atoms.append(part)
        else:
            atoms.extend(part.text)
    if atoms.count("{") > MAX_BRACES:
        return None
    expanded = _expand_braces(atoms)
    if expanded is None or len(expanded) > MAX_FIELDS:
        return None
    # Braces come first: in `$v{1,2}` bash expands the names v1 and v2, which are not known here.
    if len(expanded) > 1 and any(_takes_brace(left, right) for left, right in pairwise(parts)):
        return None
    return [_joined(variant) for variant in expanded]


def _takes_brace(left: Part, right: Part) -> bool:
    return not left.is_quoted and _BARE_NAME.match(left.text) is not None and right.text.startswith("{")


def _joined(atoms: list[Part | str]) -> list[Part]:
    parts: list[Part] = []
    letters: list[str] = []
    for atom in [*atoms, None]:
        if isinstance(atom, str):
            letters.append(atom)
            continue
        if letters:
            parts.append(literal("".join(letters)))
            letters = []
        if atom is not None:
            parts.append(atom)
    return parts


def _expand_braces(atoms: list[Part | str]) -> list[list[Part | str]] | None:
    for start, atom in enumerate(atoms):
        if atom != "{":
            continue
        end, commas = _closing(atoms, start)
        if end < 0:
            continue
        inner = atoms[start + 1 : end]
        if commas:
            bounds = [start, *commas, end]
            choices = [atoms[left + 1 : right] for left, right in pairwise(bounds)]
        elif all(isinstance(item, str) for item in inner):
            sequence = _sequence("".join(item for item in inner if isinstance(item, str)))
            if not sequence:
                continue
            choices = [list(item) for item in sequence]
        else:
            continue
        tails = _expand_braces(atoms[end + 1 :])
        if tails is None:
            return None
        results: list[list[Part | str]] = []
        for choice in choices:
            variants = _expand_braces(choice)
            if variants is None or len(results) + len(variants) * len(tails) > MAX_FIELDS:
                return None
            results.extend(atoms[:start] + variant + tail for variant in variants for tail in tails)
        return results
    return [atoms]


def _closing(atoms: list[Part | str], start: int) -> tuple[int, list[int]]:
    """Where the brace at `start` closes (-1: nowhere) and its own commas."""
    depth = 0
    commas: list[int] = []
    for index in range(start, len(atoms)):
        if atoms[index] == "{":
            depth += 1
        elif atoms[index] == "}":
            depth -= 1
            if depth == 0 and (commas or _is_sequence(atoms[start + 1 : index])):
                return index, commas
            depth = max(depth, 1)  # `{a}` is no list, so bash looks for a later brace that makes it one
        elif atoms[index] == "," and depth == 1:
            commas.append(index)
    return -1, commas


def _is_sequence(atoms: list[Part | str]) -> bool:
    text = [atom for atom in atoms if isinstance(atom, str)]
    return len(text) == len(atoms) and _sequence("".join(text)) is not None


def _sequence(text: str) -> list[str] | None:
    match = _SEQUENCE.match(text)
    if match is None:
        return None
    first, last, step_text = match.groups()
    is_letter = first.isalpha()
    if is_letter != last.isalpha():
        return None
    low, high = (ord(first), ord(last)) if is_letter else (int(first), int(last))
    step = max(1, abs(int(step_text or 1)))
    if abs(high - low) // step > MAX_FIELDS:
        return None
    numbers = range(low, high + 1, step) if low <= high else range(low, high - 1, -step)
    if is_letter:
        return [chr(number) for number in numbers]
    padded = any(len(end.lstrip("-")) > 1 and end.lstrip("-")[0] == "0" for end in (first, last))
    width = max(len(first), len(last)) if padded else 0
    return [f"{number:0{width}d}" for number in numbers]
