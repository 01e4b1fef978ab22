"""Acts by example: what is done with one thing that is there is planned, and its name is then made the variable."""

import re

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.multistep import stand_ins
from llmsh.planner.multistep.predicates import PlanOne
from llmsh.planner.multistep.thing_acts import Act
from llmsh.planner.multistep.things import Things
from llmsh.planner.verify import is_directory

_WRITES = re.compile(r"\s*(?P<sign>>>?)\s*(?P<path>'[^']+'|\"[^\"]+\"|[^\s&;|]+)$")
_PUTS = re.compile(
    r"(?:^|[;&|]\s*)(?:mv|cp|ln|gzip -c|rename)\b[^;&|>]*\s(?P<to>'[^']+'|\"[^\"]+\"|[^\s;&|>]+)\s*(?=$|[;&|])"
)
# One command that shows something of all is mostly better than one for each.
_ONLY_READS = 0.5


def _overwrites(command: str, context: Context) -> bool:
    """Whether each of the things would be put to the same name."""
    made = re.findall(r"mkdir (?:-p )?(?:-- )?('[^']+'|[^\s;&|]+)", command)
    for match in _PUTS.finditer(command):
        to = match["to"]
        if "$" in to or to.endswith("/") or to in made or is_directory(to.strip("'\""), context) or " -t " in match[0]:
            continue
        return True
    return False


def by_example(clause: str, things: Things, sample: str, context: Context, plan: PlanOne) -> Act | None:
    """What `clause` does, planned with the thing `sample` that is there, whose name is then made the variable."""
    written = f"'{sample}'" if not re.fullmatch(r"[\w.+/-]*[./][\w.+/-]*", sample) else sample
    text = re.sub(
        r"\bITS\s+(?P<what>[\w\s]+?)(?=$|\s+(?:and|to|into|in|as)\b)",
        lambda m: f"the {m['what']} of {written}",
        clause,
    )
    text = re.sub(r"\bIT\b", lambda _: written, text)
    if text == clause:
        return None
    found = plan(text, context)
    if found is None or not found.steps or found.missing:
        return None
    name = sample.rpartition("/")[2]
    variable = things.variable
    values = {sample: variable, name: "n"}
    if not things.is_folders and "." in name:
        values |= {sample.rpartition(".")[0]: f"{variable}%.*", name.rpartition(".")[0]: "n%.*"}
    commands: list[str] = []
    sink = ""
    for step in found.steps:
        inner = rf"\bfor [{variable}n] in\b|\bread\b.* [{variable}n](?:;|$)"  # a loop of its own with the same variable
        if re.search(inner, step.command) or name not in step.command:
            return None
        command = stand_ins.written(step.command, values)
        if command is None or name in command:
            return None
        if (goes := _WRITES.search(command)) and "$" not in goes["path"]:
            if len(found.steps) > 1 or goes["sign"] == ">>":
                return None  # each would write over what the one before has written
            sink, command = goes["path"].strip("'"), command[: goes.start()]
        if _overwrites(command, context):
            return None
        commands.append(command)
    score = found.score
    effect = next((step.effect for step in found.steps if step.effect is not Effect.READS), Effect.READS)
    if effect is Effect.READS and not sink:
        score *= _ONLY_READS
    said = "; ".join(step.explanation.rstrip(".") for step in found.steps).replace(sample, "it").replace(name, "it")
    return Act(
        " && ".join(commands),
        said[:1].lower() + said[1:],
        effect,
        score=score,
        sink=sink,
        product=_of_one(found.product, sample),
    )


def _of_one(product: str, sample: str) -> str:
    return "" if sample in product or sample.rpartition("/")[2] in product else product
