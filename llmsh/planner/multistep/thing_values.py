"""Values of one thing: "its name", "the number of jpgs in it", as expansions of bash for a loop over "$f" or "$d"."""

import re

from llmsh.core.context import Context, Userland
from llmsh.planner.entities import kinds
from llmsh.planner.multistep import attributes
from llmsh.planner.multistep.things import Things
from llmsh.planner.words import tokenize
from llmsh.syntax.quote import quote

TODAY = "$(date +%F)"
PARENT_NAME = '$(basename "${f%/*}")'


def value_of(phrase: str, things: Things, context: Context) -> str:
    """What `phrase` says of the thing, as an expansion of bash for double quotes; nothing for other phrases."""
    text = phrase.strip(" ,.")
    text = re.sub(
        (
            r"^(?:the\s+)?(?P<what>(?:base\s*|file\s*|"
            r"folder\s*)?names?|size|first\s+line|last\s+line|"
            r"title)\s+of\s+IT$"
        ),
        r"ITS \g<what>",
        text,
        flags=re.IGNORECASE,
    )
    if re.fullmatch(
        (
            r"(?:ITS\s+|the\s+)?(?:full\s+)?(?:file\s*|"
            r"folder\s*|directory\s*)?(?:base\s*)?names?|"
            r"IT"
        ),
        text,
        re.IGNORECASE,
    ):
        return "$n"
    if told := re.fullmatch(r"VALUE\{(.+)\}", text):
        return told[1]
    if summed := re.fullmatch(
        (
            r"(?:the\s+)?(?:sum|total)\s+of\s+(?:ITS|"
            r"the)\s+(?P<which>first|second|third|fourth|fifth|"
            r"last)\s+column"
        ),
        text,
        re.IGNORECASE,
    ):
        number = {"first": "$1", "second": "$2", "third": "$3", "fourth": "$4", "fifth": "$5", "last": "$NF"}[
            summed["which"].lower()
        ]
        return f"$(awk -F, 'NR > 1 {{ s += {number} }} END {{ print s + 0 }}' \"$f\")" if not things.is_folders else ""
    if things.is_folders and (
        inner := re.fullmatch(
            (
                r"(?:the\s+)?(?P<what>.+?)\s+(?:from|of|"
                r"in)\s+(?:ITS|the)\s+(?P<file>[\w-]*\.?[\w-]+"
                r"\.\w+)"
            ),
            text,
            re.IGNORECASE,
        )
    ):
        return _of_inner(inner["what"], f'"$d/"{quote(inner["file"])}')
    if re.fullmatch(r"(?:ITS\s+|the\s+)?(?:full\s+)?path", text, re.IGNORECASE):
        return f"${things.variable}"
    if (
        re.fullmatch(
            (
                r"(?:the\s+)?name\s+of\s+ITS\s+(?:parent\s+|"
                r"episode\s+)?folder|ITS\s+folder(?:'s)?\s+nam"
                r"e"
            ),
            text,
            re.IGNORECASE,
        )
        and not things.is_folders
    ):
        return PARENT_NAME
    if re.fullmatch(r"(?:today's|the\s+current|the)\s+date|today", text, re.IGNORECASE):
        return TODAY
    counted = re.fullmatch(
        (
            r"(?:the\s+|ITS\s+)?(?:how\s+many|number\s+of|"
            r"count\s+of)\s+(?P<what>.+?)(?:\s+(?:there\s+are\s+)?(?:in|of)\s+IT|\s+IT\s+(?:has|"
            r"holds|contains)|\s+(?:in|of)\s+(?:it|there|them))?"
        ),
        text,
        re.IGNORECASE,
    )
    if counted and (value := _counted(counted["what"], things, context)):
        return value
    return _attribute(text, things, context.userland)


def _of_inner(what: str, path: str) -> str:
    """What is said of one file in the folder: "the score line", "the first line", "the number of lines"."""
    if line := re.fullmatch(r"(?P<which>first|last|title)\s+line", what, re.IGNORECASE):
        return f"$({'tail' if line['which'].lower() == 'last' else 'head'} -n 1 {path})"
    if counted := re.fullmatch(r"(?:number|count)\s+of\s+(?P<unit>line|word)s", what, re.IGNORECASE):
        return f"$(wc -{counted['unit'][0].lower()} < {path})"
    if line := re.fullmatch(
        (
            r"(?P<text>'[^']+'|[\w-]+)\s+lines?|"
            r"lines?\s+(?:with|containing)\s+(?P<text2>'[^']"
            r"+'|[\w-]+)"
        ),
        what,
        re.IGNORECASE,
    ):
        return f"$(grep {quote((line['text'] or line['text2']).strip(chr(39)))} {path})"
    return f"$(cat {path})" if re.fullmatch(r"contents?|text", what, re.IGNORECASE) else ""


def _counted(what: str, things: Things, context: Context) -> str:
    if things.is_folders:
        globs = find_tests(what, context)
        if globs is None:
            return ""
        return f'$(find "$d" -type f{globs} | wc -l)'
    if lines := re.fullmatch(
        (
            r"(?:of\s+)?(?:the\s+)?(?:\w+,?\s+i\.?e\.?,?\s+(?:of\s+)?)?lines?\s+(?:that\s+)?(?:(?P"
            r"<start>start|begin)s?(?:ning|ing)?\s+with|with|containing|contain(?:s|"
            r"ing)?)\s+(?P<text>'[^']+'|\S+)"
        ),
        what,
        re.IGNORECASE,
    ):
        sought = lines["text"].strip("'\"")
        return f'$(grep -c {quote("^" + sought if lines["start"] else sought)} "$f")'
    if words := re.fullmatch(r"(?P<text>'[^']+'|[A-Z]{3,})\s+(?:comments?|lines?|markers?|entries)", what):
        return f'$(grep -c {quote(words["text"].strip(chr(39)))} "$f")'
    units = {"line": "l", "word": "w", "character": "m", "byte": "c", "row": "l"}
    unit = units.get(what.lower().rstrip("s"))
    return f'$(wc -{unit} < "$f")' if unit else ""


def _attribute(text: str, things: Things, userland: Userland) -> str:
    said = re.sub(r"\bITS\b", "its", re.sub(r"\bIT\b", "it", text))
    found = attributes.value(said, things.variable, userland)
    return found.strip('"') if found else ""


def find_tests(what: str, context: Context) -> str | None:
    """The tests of find for a kind of file; None where it is none."""
    if re.fullmatch(r"(?:files?|entries|items)", what, re.IGNORECASE):
        return ""
    tokens = tokenize(f"every {what}")
    entity = next((item for item in kinds.find(tokens, context) if item.kind == "kind" and item.start <= 1), None)
    if entity is None or entity.end < len(tokens):
        ending = re.fullmatch(r"\.?(\w{2,4}?)s?(?:\s+files?)?", what)
        if ending is None or ending[1].lower() not in (
            "jpg",
            "png",
            "pdf",
            "txt",
            "mp3",
            "wav",
            "csv",
            "md",
            "log",
            "py",
            "gif",
        ):
            return None
        return f" -name {quote('*.' + ending[1])}"
    globs = tuple(entity.value.parts or (entity.value.text,))
    tests = " -o ".join(f"-name {quote(glob)}" for glob in globs)
    return f" \\( {tests} \\)" if len(globs) > 1 else f" {tests}"
