"""Rows: "for each line of hosts.txt make a folder named after the first word" as a loop over lines and their fields."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.table_files import table_at
from llmsh.planner.multistep import saying
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.multistep.stand_ins import written
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_file
from llmsh.syntax.quote import quote

_PATH = r"(?P<path>\"[^\"]+\"|'[^']+'|[\w~./-]*\w\.\w+)"
_ROW = (
    r"(?:non-?empty\s+)?(?P<noun>[a-z]+)\s+(?:(?:that\s+is\s+)?(?:listed|named|given|mentioned)\s+)?(?:of|in|"
    r"from)\s+(?:the\s+)?(?:file\s+|list\s+)?" + _PATH
)
_THAT = r"(?:\s+(?:that|which|who)\s+(?:is|are|has|have|says?|contains?)\s+(?P<word>\"[^\"]+\"|'[^']+'|[\w.-]+))?"
_JOINT = r"\s*(?:,|:|\s+and)?\s*(?:and\s+|then\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^(?:for|go\s+through|loop\s+over|iterate\s+over|with)\s+(?:each|every|all|"
        rf"any)\s+(?:(?:of\s+)?the\s+)?{_ROW}{_THAT}{_JOINT}(?P<body>[a-z].+)$",
        rf"^(?:read|go\s+through|loop\s+over|loop\s+through|iterate\s+over|walk\s+through|process|"
        rf"take)\s+(?:the\s+)?(?:file\s+|list\s+)?{_PATH}\s+"
        rf"(?:(?:line|row)\s+(?:by|for)\s+(?:line|row)|one\s+line\s+at\s+a\s+time){_JOINT}(?P<body>[a-z].+)$",
        rf"^(?P<body>[a-z].+?)\s+for\s+(?:each|every)\s+(?:(?:of\s+)?the\s+)?{_ROW}{_THAT}"
        r"(?P<tail>(?:\s*,|\s+and)\s+[a-z].+)?$",
        r"^(?P<path>[\w~./-]*\w\.\w+)\s+(?:lists|contains|has|"
        r"holds)\s+(?P<noun>[a-z]+)s?[^.;:]*[.;:]\s*(?:for\s+each(?:\s+of\s+them)?\s*,?\s*)(?P<body>.+)$",
    )
)
# What is no row of a file: "for each file in a.tar".
_NO_ROW = re.compile(
    r"(?:file|folder|director|archive|page|column|field|character|letter|sheet|function|class|frame|member|"
    r"commit|byte|csv|log|photo|image)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_KINDS = {
    "ip": r"\d{1,3}(?:\.\d{1,3}){3}", "address": r"\d{1,3}(?:\.\d{1,3}){3}|\S+@\S+\.\w+", "email": r"\S+@\S+\.\w+",
    "mail": r"\S+@\S+\.\w+", "url": r"https?://\S+", "link": r"https?://\S+", "number": r"-?\d+(?:\.\d+)?",
}  # fmt: skip
_OWN = r"(?:its|their|his|her|the|that|this|each|every)"
# "named after the first word", "with their name", "with that name and the ending .txt"
_CALLED = r"named\s+(?:after|like|for|by|as)|called\s+(?:after|like)"
_CALLED_WITH = rf"{_CALLED}|with\s+(?:the\s+name\s+of|as\s+(?:its\s+)?name)|with|of"
_ENDING = (
    r"(?:\s+as\s+(?:its\s+|the\s+)?name)?(?:\s+(?:and|plus|with)\s+(?:the\s+)?(?:ending|extension|"
    r"suffix)\s+(?P<ending>\.\w+))?"
)
# "write a line 'host NAME' to hosts.list"
_GOES = re.compile(
    r"^(?:write|put|print|save|add|append|store|output)\s+(?:(?:a|"
    r"one)\s+line\s+)?(?:with\s+|like\s+|saying\s+|"
    r"of\s+)?(?P<what>.+?)\s+"
    r"(?:in)?to\s+(?:the\s+)?(?:end\s+of\s+)?(?:file\s+)?(?P<path>'[^']+'|[\w./~-]+\.\w+)$",
    re.IGNORECASE,
)
_STAND_IN = "llmsh_row"
# How much of a file is read to see its columns: lines, and characters of each.
_LINES_READ, _LONGEST = 50, 4096
_CERTAINTY, _SAID = 0.95, 0.93


@dataclass(frozen=True, slots=True)
class _Rows:
    """The loop's head and tail, and which phrase means which variable."""

    head: str
    tail: str
    variables: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]

    def value_of(self, phrase: str) -> str:
        for pattern, name in self.phrases:
            if re.fullmatch(pattern, phrase.strip(), re.IGNORECASE):
                return f"${{{name}}}"
        return ""


def propose(request: str, context: Context, plan_body: PlanOne) -> Proposal | None:
    """`request` as a loop over the lines of a file that is there; None when it is none."""
    for form in _FORMS:
        match = form.match(request.strip().rstrip("."))
        if match is None or not is_file(path := match["path"].strip("\"'"), context):
            continue
        noun = match.groupdict().get("noun") or "line"
        if _NO_ROW.match(noun):
            continue
        body = re.sub(
            r"\s+for\s+(?:each|every)(?:\s+(?:one|line|row|name|of\s+them))?$", "", match["body"], flags=re.IGNORECASE
        )
        body += (match.groupdict().get("tail") or "").replace(",", "", 1)
        body = _meant(body, noun)
        word = (match.groupdict().get("word") or "").strip("\"'") or _cell_called(noun, path, context)
        rows = _rows(path, noun.lower().rstrip("s") or "line", word, body, context)
        if (found := _looped(rows, path, body, context, plan_body)) is not None:
            return found
    return None


def _meant(body: str, noun: str) -> str:
    """`body` with placeholders filled, and what is said of the row by its noun as "its"."""
    one = re.escape(noun.lower().rstrip("s"))
    if match := re.search(r"\s*,?\s+(?:where|with)\s+(?P<name>[A-Z]{2,})\s+(?:is|being)\s+(?P<what>[^,;]+)", body):
        body = f"{body[: match.start()]}{body[match.end() :]}"
        body = re.sub(rf"(?<![A-Za-z]){match['name']}(?![A-Za-z])", match["what"].strip(), body)
    body = re.sub(r"\s*,?\s*(?:but\s+)?nothing\s+for\s+[^,;]+$", "", body)
    body = re.sub(
        (
            r"\bthe\s+(?P<what>[a-z]+)\s+of\s+(?:the|"
            rf"that|this|each)\s+{one}\b"
        ),
        r"its \g<what>",
        body,
        flags=re.IGNORECASE,
    )
    body = re.sub(rf"\b(?:the|that|this|each|every)\s+{one}'s\s+", "its ", body, flags=re.IGNORECASE)
    body = re.sub(r"\b(?:each|every\s+one|all)\s+of\s+(?:them|these)\b", "it", body, flags=re.IGNORECASE)
    body = re.sub(r"\binside\s+of\s+it\b", "in it", body, flags=re.IGNORECASE)
    return re.sub(
        r"\bwith\s+(?P<what>its\s+\w+)\s+as\s+(?:its\s+|"
        r"the\s+)?name\s+and\s+(?P<ending>\.\w+)\s+as\s+(?:its\s+|"
        r"the\s+)?(?:ending|extension)",
        r"with \g<what> as name and the ending \g<ending>",
        body,
        flags=re.IGNORECASE,
    )


def _cell_called(noun: str, path: str, context: Context) -> str:
    """The word of some rows that `noun` is, "admins" of those with admin; nothing where it is no cell."""
    one = re.sub(r"s$", "", noun.lower())
    try:
        with (context.cwd / path).open(encoding="utf-8", errors="replace") as file:
            lines = [re.split(r"[\s,;]+", file.readline(_LONGEST).strip().lower()) for _ in range(_LINES_READ)]
    except OSError:
        return ""
    having = sum(one in cells for cells in lines[1:])
    return one if having and having < len([cells for cells in lines if cells != [""]]) else ""


def _rows(path: str, noun: str, word: str, body: str, context: Context) -> _Rows:
    source, tail = "", f"done < {quote_path(path)}"
    if word:
        source, tail = f"grep -w {quote(word)} {quote_path(path)} | ", "done"
    is_made = re.search(r"\b(?:folder|directory|file)\b.*\b(?:in|inside|into)\s+it\b", body, re.IGNORECASE)
    own = rf"{_OWN}\s+(?:{noun}|line|row|entry|word|name|value|file|item|path)(?:\s+itself)?"
    whole = rf"(?:{'' if is_made else 'it|'}them|{own}|{noun.upper()}|LINE)"
    table = table_at(path, context)
    if table is not None and table.separator and table.has_header:
        separator = "$'\\t'" if table.separator == "\t" else quote(table.separator)
        names = tuple(re.sub(r"\W", "_", column.name.lower()) or f"f{column.number}" for column in table.columns)
        source = f"tail -n +2 {quote_path(path)} | " + (f"grep -w {quote(word)} | " if word else "")
        phrases = []
        pairs = zip(table.columns, names, strict=True)
        for column, name in sorted(pairs, key=lambda pair: pair[1] == "name"):  # "the name of their team" is no name
            said = re.escape(column.name).replace("_", "[ _]") + "s?"
            phrases += [(rf"(?:the\s+name\s+of\s+)?{_OWN}\s+{said}(?:\s+name)?|{re.escape(column.name.upper())}", name)]
        first = names[0]
        phrases.append((whole, next((name for name in names if name == noun), first)))
        return _Rows(f"{source}while IFS={separator} read -r {' '.join(names)}; do", "done", names, tuple(phrases))
    fields = _fields(path, context)
    phrases = []
    for number, ordinal in enumerate(_ORDINALS):
        which = rf"(?:{_OWN}\s+)?(?:{ordinal}|{number + 1}(?:st|nd|rd|th))"
        of_it = rf"(?:\s+of\s+(?:it|{_OWN}\s+line))?"
        phrases.append((rf"{which}\s+(?:word|column|field|value|part|entry){of_it}", ordinal))
    phrases += [
        (rf"{_OWN}\s+{kind}(?:\s+address)?", _ORDINALS[number])
        for kind, pattern in _KINDS.items()
        for number, text in enumerate(fields[: len(_ORDINALS)])
        if len(fields) > 1 and re.fullmatch(pattern, text)
    ]
    if len(fields) > 1:
        phrases.append((rf"{_OWN}\s+(?:name|{noun})", "first"))
    used = [name for pattern, name in phrases if re.search(rf"\b(?:{pattern})\b", body, re.IGNORECASE)]
    if not used:
        return _Rows(f"{source}while IFS= read -r line; do", tail, ("line",), ((whole, "line"),))
    last = max(_ORDINALS.index(name) for name in used)
    names = _ORDINALS[: last + 1]
    rest = "" if len(fields) == last + 1 else " rest"
    return _Rows(f"{source}while read -r {' '.join(names)}{rest}; do", tail, names, tuple(phrases))


def _fields(path: str, context: Context) -> list[str]:
    """The words of the first line, where all lines of the beginning have as many: then they are columns."""
    try:
        with (context.cwd / path).open(encoding="utf-8", errors="replace") as file:
            lines = [file.readline(_LONGEST).split() for _ in range(_LINES_READ)]
    except OSError:
        return []
    filled = [line for line in lines if line]
    return filled[0] if filled and all(len(line) == len(filled[0]) for line in filled) else []


def _looped(rows: _Rows, path: str, body: str, context: Context, plan_body: PlanOne) -> Proposal | None:
    goes = _GOES.match(body)
    spoken = f"print {goes['what']}" if goes else body
    if (echo := saying.said(spoken, rows.value_of)) or (echo := _shown(spoken, rows)):
        sign = "" if goes is None else " >> " if re.match(r"append|add", body, re.IGNORECASE) else " > "
        sink = f"{sign}{quote_path(goes['path'].strip(chr(39)))}" if goes else ""
        effect = Effect.READS if not goes else Effect.CHANGES if ">>" in sign else Effect.CREATES
        said = f"For each line of {path}: {'writes' if goes else 'prints'} it."
        step = Step(f"{rows.head} {echo}; {rows.tail}{sink}", said, effect, recipes=("rows",))
        return Proposal((step,), _SAID, "steps", reads=(path,))
    text, used = _with_stand_ins(body, rows)
    if not used:
        return None
    found = plan_body(text, context)
    if found is None or not found.steps:
        return None
    commands = [written(step.command, {_stand_in(name): name for name in rows.variables}) for step in found.steps]
    if not all(commands) or any(f"{_STAND_IN}" in (command or "") for command in commands):
        return None
    done = " && ".join(filter(None, commands))
    sink = ""
    if (goes := re.search(r"\s*(?P<sign>>>?)\s*(?P<path>'[^'$]+'|[^\s&;|\"$]+)$", done)) and len(found.steps) == 1:
        done, sink = (
            done[: goes.start()],
            f" {goes['sign']} {goes['path']}",
        )  # once for all, as each would replace the last
    if not all(f"${name}" in done or f"${{{name}}}" in done for name in used):
        return None
    said = "; ".join(step.explanation.rstrip(".") for step in found.steps)
    for name in rows.variables:
        said = said.replace(_stand_in(name), f"its {name}")
    effect = next((step.effect for step in found.steps if step.effect is not Effect.READS), Effect.READS)
    recipes = tuple(name for step in found.steps for name in step.recipes)
    step = Step(
        f"{rows.head} {done}; {rows.tail}{sink}",
        f"For each line of {path}: {said[:1].lower()}{said[1:]}.",
        effect,
        recipes=recipes,
    )
    return Proposal((step,), found.score * _CERTAINTY, "steps", reads=(path,))


def _shown(body: str, rows: _Rows) -> str:
    """ "print its ip": one value by itself."""
    match = re.match(
        r"^(?:print|show|list|display|echo|output|give|get)\s+(?:out\s+)?(?:me\s+)?(?:only\s+|just\s+)?(?P<what>.+)$",
        body,
        re.IGNORECASE,
    )
    value = rows.value_of(match["what"]) if match else ""
    return f'echo "{value}"' if value else ""


def _stand_in(name: str) -> str:
    return f"{_STAND_IN}_{name}"


def _with_stand_ins(body: str, rows: _Rows) -> tuple[str, set[str]]:
    """`body` with the stand-in for each phrase that means a value, and the variables that are used."""
    used: set[str] = set()

    def put(name: str) -> Callable[[re.Match[str]], str]:
        def word(match: re.Match[str]) -> str:
            used.add(name)
            tail = match.groupdict().get("ending") or ""
            return f"called {_stand_in(name)}{tail}" if match.groupdict().get("called") else _stand_in(name)

        return word

    text = body
    says_with = re.search(r"\b(?:folder|directory|file|dir|one)s?\s+(?:named|called|with)\b", body)
    for pattern, name in rows.phrases:
        phrase = rf"(?:{pattern})"
        text = re.sub(
            rf"\b(?P<called>{_CALLED_WITH if says_with else _CALLED})\s+{phrase}{_ENDING}(?=$|[\s,.;])",
            put(name),
            text,
            flags=re.IGNORECASE,
        )
        text = re.sub(rf"\b{phrase}(?=$|[\s,.;/])", put(name), text, flags=re.IGNORECASE)
    return text, used
