"""Tools as recipes: found by what they say they do, their parameters filled from the request as slots are.

The command of such a recipe is the call: `llmsh tools call NAME KEY=VALUE …`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from llmsh.core.context import Userland
from llmsh.core.tool import Kind, Origin, Parameter, Tool
from llmsh.planner.recipe import Example, Recipe, Slot
from llmsh.syntax.quote import quote

PREFIX = "tool."
SOURCE = "tool"
_TYPES = {
    Kind.PATH: "path",
    Kind.URL: "url",
    Kind.DATE: "date",
    Kind.TEXT: "text",
    Kind.INTEGER: "number",
    Kind.NUMBER: "number",
    Kind.LIST: "text",
}
# With more optional parameters than this a request cannot be told apart by them.
MAX_SLOTS = 12
_LEAD = re.compile(
    r"^(?:this|the|an?)?\s*(?:tool|function|command|program|utility|method|endpoint)?\s*"
    r"(?:that|which|to|for|will|can|is used to|used to|allows you to|lets you)?\s+",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:from|source|src|origin|old|start)(?: |\Z)")
_TO = re.compile(r"(?:to|target|dest|destination|new|end)(?: |\Z)")
_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_-]*)\}")
# What descriptions put before a parameter that a request does not say.
_DETERMINER = r"(?:(?:an?|the|its|each|some|your|given|specified|specific|particular|certain|provided)\s+)*"


def recipe_of(tool: Tool, program: str = "llmsh") -> Recipe | None:
    """`tool` as a recipe; None when it needs what no request says (objects). program: how llmsh is called."""
    usable = [parameter for parameter in tool.parameters if parameter.kind is not Kind.VALUE]
    if any(parameter.is_required and parameter not in usable for parameter in tool.parameters):
        return None
    names = _slot_names(usable[:MAX_SLOTS])
    slots = {name: _slot(name, parameter) for parameter, name in names.items()}
    words = [
        f"{parameter.name}={{{name}}}" if parameter.is_required else f"{parameter.name}={{{name}?}}"
        for parameter, name in names.items()
        if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", parameter.name)
    ]
    if len(words) < len(names):
        return None
    call = " ".join([quote(program), "tools", "call", quote(tool.name), *words])
    sentence = _sentence(tool)
    return Recipe(
        id=PREFIX + tool.name,
        phrasings=tuple(dict.fromkeys(_phrasings(tool, {parameter.name: name for parameter, name in names.items()}))),
        takes="nothing",
        gives="text",
        effect=tool.effect,
        commands={Userland.GNU: (call,)},
        explain=_without_places(f"{sentence[0].upper()}{sentence[1:]}. A tool of {tool.where}."),
        slots=slots,
        example=Example(""),
        source=SOURCE,
        provenance="" if tool.origin is Origin.MANIFEST else tool.where,
    )


def _without_places(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")


def _slot_names(parameters: list[Parameter]) -> dict[Parameter, str]:
    """Names that a slot may have, each once."""
    found: dict[Parameter, str] = {}
    for number, parameter in enumerate(parameters):
        name = re.sub(r"[^a-z0-9]+", "_", _spaced(parameter.name).lower()).strip("_") or f"value_{number}"
        name = name if name[0].isalpha() else f"value_{name}"
        found[parameter] = f"{name}_{number}" if name in found.values() else name
    return found


def _spaced(name: str) -> str:
    """`maxItems`, `max_items`, `max-items` → "max items"."""
    return re.sub(r"[\s_./-]+", " ", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)).strip()


def _slot(name: str, parameter: Parameter) -> Slot:
    if parameter.kind is Kind.CHOICE:
        written = {_text(choice): quote(_text(choice)) for choice in parameter.choices}
        said = {_spaced(text).lower(): word for text, word in written.items()}
        return Slot(name, "choice", values={**{text.lower(): word for text, word in written.items()}, **said})
    if parameter.kind is Kind.FLAG:
        named = _spaced(parameter.name).lower()
        return Slot(name, "choice", values={named: "true", f"no {named}": "false", f"without {named}": "false"})
    return Slot(name, _TYPES[parameter.kind])


def _text(choice: object) -> str:
    if isinstance(choice, bool):
        return "true" if choice else "false"
    return str(choice)


def _sentence(tool: Tool) -> str:
    """The first sentence of what it says it does, without "This tool …"."""
    first = re.split(r"(?<=[\w)])[.:;](?:\s|$)", tool.description, maxsplit=1)[0].strip(" .")[:200]
    shorter = (
        _LEAD.sub("", f"{first} ").strip() if re.match(r"(?i)(this|the|an?)?\s*(tool|function)\b", first) else first
    )
    return shorter or first or tool.name


def _phrasings(tool: Tool, slots: Mapping[str, str]) -> Iterator[str]:
    """Its own phrasings, and what its description and its name say, with the parameters in their places."""
    for phrasing in tool.phrasings:
        yield _PLACE.sub(lambda match: f"{{{slots[match[1]]}}}" if match[1] in slots else match[1], phrasing)
    sentence = _without_places(_sentence(tool)).lower()
    placed, left = _placed(sentence, tool, slots)
    introduced, _ = _placed(sentence, tool, slots, keeps_names=True)
    needed = [name for name in left if _is_needed(tool, name)]
    behind = " ".join(f"{{{slots[name]}}}" for name in needed)
    named = " ".join(f"{_spaced(name).lower()} {{{slots[name]}}}" for name in left)
    name = _spaced(tool.name.rpartition(".")[2]).lower()
    texts = [f"{placed} {behind}", f"{placed} {named}", f"{introduced} {behind}"]
    wanted = [parameter for parameter in tool.parameters if parameter.is_required and parameter.name in slots]
    if len({_TYPES.get(parameter.kind, parameter.name) for parameter in wanted}) == len(wanted):
        # Told apart by what they are, so that their order says nothing.
        everything = " ".join(f"{{{slots[parameter.name]}}}" for parameter in wanted)
        texts += [f"{sentence} {everything}", f"{name} {everything}"]
    if ends := _ends(wanted):
        others = " ".join(f"{{{slots[parameter.name]}}}" for parameter in wanted if parameter not in ends)
        verb = sentence.partition(" ")[0]
        start, end = (f"{{{slots[parameter.name]}}}" for parameter in ends)
        texts += [f"{verb} {others} from {start} to {end}", f"{verb} {others} {start} to {end}"]
    for text in texts:
        yield " ".join(text.split())
    without_verb = placed.partition(" ")[2]
    if len(without_verb.split()) > 1:
        yield " ".join(f"{without_verb} {behind}".split())


def _ends(wanted: Sequence[Parameter]) -> tuple[Parameter, Parameter] | None:
    """The one that a request says "from" before, and the one after "to": source_zone and target_zone."""
    starts = [parameter for parameter in wanted if _FROM.match(_spaced(parameter.name).lower())]
    ends = [parameter for parameter in wanted if _TO.match(_spaced(parameter.name).lower())]
    return (starts[0], ends[0]) if len(starts) == len(ends) == 1 else None


def _is_needed(tool: Tool, name: str) -> bool:
    return any(parameter.name == name and parameter.is_required for parameter in tool.parameters)


def _placed(sentence: str, tool: Tool, slots: Mapping[str, str], *, keeps_names: bool = False) -> tuple[str, list[str]]:
    """`sentence` with slots where it names parameters, and the parameters that it does not name.

    keeps_names: the parameter's name stays in front of its slot.
    """
    left = []
    for parameter in tool.parameters:
        if parameter.name not in slots:
            continue
        found = None if parameter.kind is Kind.FLAG else re.search(_said(parameter), sentence)
        if found is None:
            left.append(parameter.name)
        else:
            name = f"{_spaced(parameter.name).lower()} " if keeps_names else ""
            sentence = f"{sentence[: found.start()]}{name}{{{slots[parameter.name]}}}{sentence[found.end() :]}"
    return sentence, left


def _said(parameter: Parameter) -> str:
    """A regular expression for how a description names `parameter`: its name, or its choices one after the other."""
    words = re.escape(_spaced(parameter.name).lower())
    name = rf"{_DETERMINER}{words}"
    choices = "|".join(re.escape(_spaced(_text(choice)).lower()) for choice in parameter.choices)
    if len(parameter.choices) > 1:
        name = rf"(?:{name}|(?:{choices})(?:\s*(?:,|/|\bor\b|\band\b)\s*(?:{choices}))+)"
    return rf"(?<![\w{{]){name}(?![\w}}])"
