"""Values carried from one step into the next: "find the customer with the largest order and add up all his orders"."""

import re
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose import table_data, table_files
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.proposal import Proposal
from llmsh.planner.words import tokenize

# Two readings that hang together say a little less than one.
_CERTAINTY = 0.97
# A part of which less is sure carries no value.
_LEAST = 0.4
# A name that stands for the value while the second part is planned, as no file and no column is called so.
_STAND_IN = "llmsh_value"
# The variable that holds what the first question found.
_FOUND = "found"
_PARTS = re.compile(
    r"^(?P<one>.+?)(?:\s*[,;]?\s+and\s+(?:then\s+)?|\s*[,;]\s*then\s+|\s*[?;.]\s+(?:then\s+)?)"
    r"(?P<two>(?:show|print|display|list|give|tell|count|add|sum|calculate|compute|what|how|get|make|create|"
    r"write|put|"
    r"mkdir|touch|append|use|save|total|the)\b.+)$",
    re.IGNORECASE,
)
_SEEKING = re.compile(
    r"^(?:please\s+)?(?:find(?:\s+out)?|determine|get|take|look\s+up|identify|pick|show|tell\s+me|which|what|"
    r"who|read|"
    r"count)\b(?:\s+(?:who|which|what)\b)?(?:\s+(?:is|are)\b)?\s*",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho\b", re.IGNORECASE)
_ABOUT_IT = re.compile(
    r"\b(?:his\s+or\s+her|his|her|their|its|he|she|they|him|them)\b|\b(?:that|this|the\s+same)\s+(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:that|this|the)\s+(?:same\s+|very\s+)?(?:name|number|value|word|count|amount|text)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_ME = re.compile(r"^(?P<verb>show|give|tell)\s+me\s+", re.IGNORECASE)
_SEEN = re.compile(r"^(?:take|get|pick|read|look\s+up|find)\s+(?=the\b)", re.IGNORECASE)
_NAMED_SO = re.compile(
    r"\b(?:with|by|of)\s+(?:that|this|the\s+same)\s+name\b|\bnamed\s+(?:like|after)\s+(?:that|it)\b", re.IGNORECASE
)
_ONE_VALUE = re.compile(
    r"(?:^|\|\s*)(?:head -n ?1|tail -n ?1|wc -[lwc]|sed -n '?\d+p'?|grep -c|date|hostname|whoami|basename|stat -c|"
    r"id -u?n)"
    r"(?:\s[^|;&]*)?$"
)
_NAMES = ("name", "person", "customer", "player", "member", "employee", "user", "client", "student", "author")


def propose(request: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """`request` as a question whose answer the next step uses; None when it is nothing of the kind."""
    match = _PARTS.match(request.strip().rstrip("?!. "))
    if match is None:
        return None
    two = _ME.sub(r"\g<verb> ", match["two"])
    if _ABOUT_IT.search(two) and (found := _of_table(match["one"], two, context, plan_one)) is not None:
        return found
    return _of_value(match["one"], two, context, plan_one) if _VALUE.search(two) else None


def is_of_table(proposal: Proposal) -> bool:
    """Whether `proposal` asks a table about what another question to it finds."""
    return bool(proposal.steps and proposal.reads) and proposal.steps[0].recipes == ("carried",)


def _of_table(one: str, two: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """Two questions about one table, where the second is about the person or thing that the first finds."""
    table = _table(f"{one} {two}", context)
    seeking = _SEEKING.match(one)
    if table is None or seeking is None:
        return None
    rest = one[seeking.end() :]
    column = _sought(table, rest, is_person=bool(_WHO.search(seeking[0])))
    if column is None:
        return None
    if _WHO.search(seeking[0]):
        rest = f"the {column.name} " + re.sub(r"^(?:has|had|have)\b", "with", rest)
    sample = next((cell for cell in sorted(column.cells) if re.fullmatch(r"[A-Za-z]\w+", cell)), "")
    if not sample or re.search(rf"\b{sample}\b", f"{one} {two}", re.IGNORECASE):
        return None
    first = plan_one(_in_table(rest, table), context)
    if first is None or not _gives(first.commands[0] if first.steps else "", table, column):
        rest = re.sub(
            rf"^(?:the\s+)?{re.escape(column.name)}\b", f"the {column.name} of the row", rest, flags=re.IGNORECASE
        )
        first = plan_one(_in_table(rest, table), context)
    second = plan_one(_in_table(_ABOUT_IT.sub(sample, two, count=1), table), context)
    if first is None or second is None or not _fit(first, second):
        return None
    finder, user = first.commands[0], second.commands[0]
    held = f'"{sample}"'
    if user.count(held) != 1 or user.count(sample) != 1 or "awk " not in user or not _gives(finder, table, column):
        return None
    if '"\\t" k' in finder:
        finder += " | cut -f2"  # a total stands before each
    elif "uniq -c" in finder:
        finder += " | sed 's/^ *[0-9]* //'"
    user = user.replace("awk ", f'awk -v {_FOUND}="${_FOUND}" ', 1).replace(held, _FOUND)
    said = f"Finds the {column.name}, then: {_lowered(second).replace(sample, f'that {column.name}')}"
    step = Step(f"{_FOUND}=$({finder}) && {user}", said, second.steps[0].effect, recipes=("carried",))
    score = min(first.score, second.score) * _CERTAINTY
    return Proposal((step,), score, "steps", reads=(table.path,), product=table.path)


def _of_value(one: str, two: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """A number or name that the first part prints, as a word of the second part's command."""
    first = plan_one(_SEEN.sub("show ", one), context)
    two = _NAMED_SO.sub(f"called '{_STAND_IN}'", two, count=1)
    second = plan_one(two if _STAND_IN in two else _VALUE.sub(f"'{_STAND_IN}'", two, count=1), context)
    if first is None or second is None or not first.steps or not second.steps or not first.is_harmless:
        return None
    if any(step.effect in (Effect.DELETES, Effect.SYSTEM) for step in second.steps):
        return None  # what a file holds never says what is deleted
    finder = first.commands[0]
    pieces = " && ".join(second.commands)
    if len(first.steps) != 1 or not _ONE_VALUE.search(finder) or pieces.count(_STAND_IN) != 1:
        return None
    if not re.search(rf"(?<![\w'\".-]){_STAND_IN}(?![\w'\"/.-])", pieces) or min(first.score, second.score) < _LEAST:
        return None
    command = pieces.replace(_STAND_IN, f'"$({finder})"')
    if re.match(r"(?:print|show|display|tell|give|list|what|which|who)\b", one.strip(), re.IGNORECASE):
        command = f'{_FOUND}=$({finder}) && echo "${_FOUND}" && ' + pieces.replace(_STAND_IN, f'"${_FOUND}"')
    said = f"{_lowered(second)[:1].upper()}{_lowered(second)[1:]}".replace(_STAND_IN, "what the first step finds")
    effect = second.steps[-1].effect
    step = Step(command, said, effect, recipes=("carried",))
    return replace(second, steps=(step,), score=min(first.score, second.score) * _CERTAINTY, origin="steps", product="")


def _table(text: str, context: Context) -> TableFile | None:
    tokens = tokenize(text)
    named = dict.fromkeys(token.text for token in tokens if re.search(r"\.(?:csv|tsv)\Z", token.text, re.IGNORECASE))
    tables = [table for path in named if (table := table_files.table_at(path, context))]
    return tables[0] if len(tables) == 1 else (None if named else table_files.implied(tokens, context))


def _sought(table: TableFile, text: str, *, is_person: bool) -> Column | None:
    """The column of words that the first question asks for: the first that it names; for "who", the one of persons."""
    named = [
        table.columns[entity.value.amount - 1]
        for entity in table_data.entities(table, tokenize(text))
        if entity.kind == "field" and entity.start <= 1
    ]
    found = next((column for column in named if column.cells), None)
    if found is None and is_person:
        persons = [column for column in table.columns if column.cells and column.name.lower() in _NAMES]
        return persons[0] if persons else None
    return found


def _in_table(text: str, table: TableFile) -> str:
    return text if table.path in text else f"{text} in {table.path}"


def _fit(first: Proposal, second: Proposal) -> bool:
    both = (first, second)
    return (
        all(
            len(item.steps) == 1
            and item.origin == "composition"
            and item.steps[0].effect in (Effect.READS, Effect.CREATES)
            and all(recipe.startswith(("table.", "files.save")) for recipe in item.steps[0].recipes)
            for item in both
        )
        and min(item.score for item in both) > _LEAST
    )


def _gives(command: str, table: TableFile, column: Column) -> bool:
    """Whether `command` prints one cell of `column`."""
    if not re.search(r"head -n 1(?:$| \| cut)", command):
        return False
    is_grouped = '"\\t" k' in command and f"s[${column.number}]" in command
    is_grouped = is_grouped or bool(re.search(rf"\| cut(?: -d\S+)? -f{column.number} \| sort \| uniq -c \|", command))
    return is_grouped or bool(re.search(rf"\| cut(?: -d\S+)? -f{column.number}$", command))


def _lowered(proposal: Proposal) -> str:
    said = " ".join(step.explanation for step in proposal.steps)
    return said[:1].lower() + said[1:]
