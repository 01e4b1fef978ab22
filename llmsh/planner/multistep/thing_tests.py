"""Tests of one thing: what is said of a file "$f" or a folder "$d" in a loop, as a test of bash."""

import re

from llmsh.core.context import Context
from llmsh.planner.entities import durations, kinds, numbers, sizes
from llmsh.planner.multistep.predicates import COMPARED, UNIT
from llmsh.planner.verify import is_directory, is_file
from llmsh.planner.words import tokenize
from llmsh.syntax.quote import quote

_HAS = r"(?:says?|mentions?|mentioning|saying|contains?|containing|includes?|has|have|having|with|holds?|holding)"
_NOT = r"(?:(?:does|do|did|is|are|was|were|has|have)\s*(?:not|n['o]?t)\s+(?:yet\s+)?(?:been\s+)?)"
_OPEN = re.compile(r"^(?:(?:that|which|who)\s+)?(?:(?:is|are|was|were)\s+(?!not\b|n['o]t\b))?", re.IGNORECASE)
_COUNT = rf"(?P<word>{'|'.join(filter(None, COMPARED))}|)\s*(?P<count>\d+|[a-z]+)"
_TEXT = (
    r"(?:(?:the|an?|any)\s+)?(?:words?\s+|text\s+|string\s+|phrase\s+|"
    r"name\s+)?(?P<text>'[^']+'|\"[^\"]+\"|"
    r"[\w@.:#-]+(?:\s+(?-i:[A-Z])[\w-]*)?)"
)
_IN_IT = r"(?:\s+(?:somewhere\s+)?(?:in|inside)\s+(?:it|them|its\s+text|their\s+text|there))?"
_LINE = re.compile(
    rf"^(?P<not>{_NOT})?{_HAS}\s+(?:an?\s+|any\s+|the\s+)?lines?\s+(?:that\s+)?(?P<how>with|containing|contains?|"
    r"begin(?:s|ning)?(?:\s+with)?|start(?:s|ing)?(?:\s+with)?|"
    rf"end(?:s|ing)?(?:\s+(?:with|in))?|saying)\s+{_TEXT}{_IN_IT}$",
    re.IGNORECASE,
)
_SAYS = re.compile(rf"^(?P<not>{_NOT})?{_HAS}\s+{_TEXT}{_IN_IT}$", re.IGNORECASE)
_WITHOUT = re.compile(rf"^(?:without|lacking|(?:has|have|with)\s+no)\s+(?:the\s+)?{_TEXT}{_IN_IT}$", re.IGNORECASE)
_MEASURED = re.compile(
    rf"^(?:(?:has|have|with|of|contains?|holds?|is|are|having)\s+)?{_COUNT}\s+(?P<unit>line|row|word|character|byte)s?"
    rf"(?:\s+(?:long|in\s+(?:it|them)))?$",
    re.IGNORECASE,
)
_LONGER = re.compile(
    r"^(?P<word>longer|shorter)\s+than\s+(?P<count>\d+|[a-z]+)\s+(?P<unit>line|row|word|character|byte)s?$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?P<not>not\s+|n't\s+)?(?:empty|zero\s+bytes(?:\s+(?:long|big))?|0\s+bytes|(?:has|have|with)\s+(?:nothing|no\s+"
    r"content|no\s+files?)(?:\s+(?:in|inside)(?:\s+(?:it|"
    r"them))?)?|contains?\s+nothing|(?:has|have|"
    r"with)\s+no\s+contents?)$",
    re.IGNORECASE,
)
_SIZED = re.compile(
    r"^(?:(?:has|have|with)\s+)?(?P<word>bigger|larger|greater|heavier|"
    r"more|over|above|smaller|less|lighter|"
    r"under)(?:\s+than)?\s+(?P<size>.+)$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"^(?:(?:i|we)\s+)?(?:(?P<not>(?:have|has|are|were|is|"
    r"was)?\s*(?:not|n['o]t)\s+(?:been\s+)?)(?:changed|modified|"
    r"touched|edited|"
    r"used|opened)\s+(?:for|in|within|since)|(?P<old>older)|"
    r"(?P<new>newer|younger)|(?:(?:have|has|were|"
    r"was)\s+)?(?:been\s+)?"
    r"(?P<recent>changed|modified|edited)\s+(?:in|within|during))\s+(?:than\s+|more\s+than\s+|over\s+|at\s+least\s+)*"
    r"(?:the\s+(?:last|past)\s+)?(?P<age>.+)$",
    re.IGNORECASE,
)
_SIBLING = re.compile(
    r"^(?P<no>(?:has|have|with)\s+no|without|lacking|(?:does|"
    r"do)\s*(?:not|n['o]t)\s+have)?\s*(?:has|have|with)?\s*(?:an?\s+|"
    r"any\s+|the\s+)?"
    r"(?:matching\s+|corresponding\s+)?\.?(?P<ending>\w{1,5})(?:\s+files?|\s+version|\s+twin)?\s*"
    r"(?:(?:of|with|that\s+has)\s+the\s+same\s+(?:base\s*)?name|next\s+to\s+(?:it|them)|beside\s+(?:it|them))$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?P<not>not\s+)?(?:(?:is|are)\s+)?(?:(?:listed|named|mentioned|given)\s+)?in\s+(?:the\s+)?(?:file\s+|list\s+)?"
    r"(?P<path>'[^']+'|\S+)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:(?:whose|where\s+the)\s+(?:file\s*|"
    r"folder\s*)?names?\s+)?(?P<how>begin(?:s|ning)?\s+with|"
    r"start(?:s|ing)?\s+with|"
    r"end(?:s|ing)?\s+(?:with|in|on)|contains?)\s+(?P<text>'[^']+'|\"[^\"]+\"|[\w.@#-]+)$",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"^(?:has|have|with|having|contain(?:s|"
    r"ing)?)\s+(?:the\s+word\s+)?(?P<text>'[^']+'|\"[^\"]+\"|"
    r"\S+)\s+in\s+(?:its|their|the)\s+"
    r"(?:file\s*|folder\s*)?names?$",
    re.IGNORECASE,
)
_MODE = re.compile(r"^(?P<not>not\s+)?(?P<mode>executable|writable|readable)$", re.IGNORECASE)
_HOLDS_COUNT = re.compile(
    rf"^(?:{_HAS}|hold|in\s+which\s+there\s+(?:is|are)|"
    rf"where\s+there\s+(?:is|are))\s+{_COUNT}\s+(?P<what>[\w.]+(?:"
    r"\s+files?)?)"
    rf"(?:\s+(?:in|inside)\s+(?:it|them))?$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?:(?P<lacks>without|lacks?|lacking|(?:has|have|with)\s+no|"
    rf"{_NOT}(?:have|contain|hold)|contains?\s+no|"
    r"where\s+there\s+is\s+no|"
    rf"in\s+which\s+there\s+is\s+no)|(?:{_HAS}|where\s+there\s+is|"
    r"in\s+which\s+there\s+is))\s+(?:(?:an?|any|the|some|"
    r"its\s+own)\s+)?"
    rf"(?P<kind>files?\s+|folder\s+)?(?:(?:called|named)\s+)?(?P<thing>'[^']+'|\"[^\"]+\"|[\w.*-]+(?:\s+files?)?)"
    rf"(?:\s+(?:in|inside)(?:\s+(?:it|them|there))?)?$",
    re.IGNORECASE,
)
_DAY_S = 86_400


def test(said: str, context: Context, *, is_folders: bool) -> str | None:
    """The test of bash for `said`, such as "that says OPEN"; None when it says none that is known."""
    text = _OPEN.sub("", said.strip(" ,."), count=1)
    text = re.sub(r"\b(?:already|still|currently|really|actually)\s+", "", text)
    text = re.sub(r"\b(is|are|do|does|has|have)n't\b", r"\1 not", text)
    text = re.sub(r"^not\s+yet\s+", "not ", re.sub(r"^(?:is|are)\s+not\b", "not", text))
    one = (_of_folder if is_folders else _of_file)(text, context) or _of_either(text, context, is_folders=is_folders)
    if one is not None:
        return one
    for border in re.finditer(r"\s+(?:and|but)\s+", text):
        first = test(text[: border.start()], context, is_folders=is_folders)
        second = test(text[border.end() :], context, is_folders=is_folders)
        if first and second:
            return f"{first} && {second}"
    return None


def _of_either(text: str, context: Context, *, is_folders: bool) -> str | None:
    thing = "$d" if is_folders else "$f"
    if match := _IN_NAME.match(text):
        return f'[[ "$n" == *{_glob(match["text"])}* ]]'
    if match := _NAMED.match(text):
        how, name = match["how"].lower(), _glob(match["text"])
        if how.startswith("contain") and "name" not in text.lower():
            return None
        before = "" if how.startswith(("begin", "start")) else "*"
        after = "" if how.startswith("end") else "*"
        return f'[[ "$n" == {before}{name}{after} ]]'
    if match := _AGED.match(text):
        entity = next(iter(durations.find(tokenize(match["age"]))), None)
        if entity is None or entity.end < len(tokenize(match["age"])):
            return None
        sign = "-" if match["new"] or match["recent"] else "+"
        days = max(entity.value.amount // _DAY_S, 0)
        age = f"-mtime {sign}{days}" if days else f"-mmin {sign}{max(entity.value.amount // 60, 1)}"
        return f'[ -n "$(find "{thing}" -maxdepth 0 {age})" ]'
    if match := _LISTED.match(text):
        path = match["path"].strip("'\"")
        no = "! " if match["not"] else ""
        if is_file(path, context) and not _lists_paths(path, context):
            return f'{no}grep -qxF -e "$n" {quote(path)}'
        if is_directory(path, context):
            return f'[ {no}-e {quote(path.rstrip("/"))}/"$n" ]'
    return None


def _lists_paths(path: str, context: Context) -> bool:
    """Whether the file has paths in it, and not names alone."""
    try:
        with (context.cwd / path).open(encoding="utf-8", errors="replace") as file:
            return "/" in file.readline(4096)
    except OSError:
        return False


def _of_file(text: str, context: Context) -> str | None:
    if match := _EMPTY.match(text):
        return '[ -s "$f" ]' if match["not"] else '[ ! -s "$f" ]'
    if match := _MODE.match(text):
        return f'[ {"! " if match["not"] else ""}-{match["mode"][0].lower().replace("e", "x")} "$f" ]'
    if (match := _MEASURED.match(text)) and (count := _number(match["count"])):
        sign = COMPARED[_plain(match["word"])]
        return f'[ "$(wc -{UNIT[match["unit"].lower()]} < "$f")" {sign} {count} ]'
    if (match := _LONGER.match(text)) and (count := _number(match["count"])):
        sign = "-gt" if match["word"].lower() == "longer" else "-lt"
        return f'[ "$(wc -{UNIT[match["unit"].lower()]} < "$f")" {sign} {count} ]'
    if (match := _SIZED.match(text)) and (size := _size(match["size"])) is not None:
        sign = "-lt" if match["word"].lower() in ("smaller", "less", "lighter", "under") else "-gt"
        return f'[ "$(wc -c < "$f")" {sign} {size} ]'
    if match := _SIBLING.match(text):
        return f'[ {"! " if match["no"] else ""}-e "${{f%.*}}.{match["ending"]}" ]'
    if match := _LINE.match(text):
        how, sought = match["how"].lower(), _bare(match["text"])
        if how.startswith(("begin", "start", "end")):
            sought = re.sub(r"([.*\[\]^$\\])", r"\\\1", sought)
            sought = f"{sought}$" if how.startswith("end") else f"^{sought}"
            return f'{"! " if match["not"] else ""}grep -q {quote(sought)} "$f"'
        return f"{'! ' if match['not'] else ''}{_sought(sought)}"
    if _AGED.match(text) or _IN_NAME.match(text) or _NAMED.match(text):
        return None
    for pattern, lacks in ((_WITHOUT, True), (_SAYS, False)):
        if (match := pattern.match(text)) and not re.match(
            r"(?:no|any|more|fewer|less|at|exactly|"
            r"nothing|files?|lines?|only|the|an?|"
            r"not)\b",
            match["text"],
            re.IGNORECASE,
        ):
            if text.lower().startswith("with ") and re.fullmatch(r"[a-z]+", match["text"]) and not text.endswith("it"):
                return None  # "every file with its size", "with dates"
            is_lacking = lacks or bool(match.groupdict().get("not"))
            return f"{'! ' if is_lacking else ''}{_sought(_bare(match['text']))}"
    if re.fullmatch(r"[A-Z]{3,}", text):  # "the ones that are PAID"
        return _sought(text)
    if (match := re.fullmatch(r"not\s+([A-Z]{3,})", text)) is not None:
        return f"! {_sought(match[1])}"
    return None


def _of_folder(text: str, context: Context) -> str | None:
    if match := _EMPTY.match(text):
        return f'[ -{"n" if match["not"] else "z"} "$(ls -A "$d")" ]'
    if (match := _HOLDS_COUNT.match(text)) and (count := _number(match["count"])):
        named = _inside(match["what"], context)
        if named is None or not match["word"]:
            return None
        return f'[ "$(find "$d" -type f{named} | wc -l)" {COMPARED[_plain(match["word"])]} {count} ]'
    if match := _HOLDS.match(text):
        thing = _bare(match["thing"])
        lacks = bool(match["lacks"])
        if re.match(r"(?:more|fewer|less|at|exactly|only|nothing)\b", thing):
            return None
        named = _inside(thing, context) if not re.search(r"\w\.\w|[*]", thing) else None
        if "*" in thing:
            named = f" -name {quote(thing)}"
        if named is not None:
            return f'[ -{"z" if lacks else "n"} "$(find "$d" -type f{named} -print -quit)" ]'
        if re.search(r"\.\w|^[A-Z]{2,}", thing) or match["kind"] or "'" in match["thing"]:
            return f'[ {"! " if lacks else ""}-e "$d/"{quote(thing)} ]'
    return None


def _inside(what: str, context: Context) -> str | None:
    """The tests of find for a kind of file: "jpgs", "files"; None for other words."""
    if re.fullmatch(r"files?|entries|items", what, re.IGNORECASE):
        return ""
    tokens = tokenize(f"every {what}")
    entity = next((item for item in kinds.find(tokens, context) if item.kind == "kind"), None)
    globs = (
        tuple(entity.value.parts or (entity.value.text,)) if entity is not None and entity.end == len(tokens) else ()
    )
    if not globs and (
        ending := re.fullmatch(
            (
                r"\.?(jpe?g|png|pdf|txt|mp3|wav|csv|md|"
                r"gif|log|docx?|xlsx?|py|raw|raf)s?"
            ),
            what,
            re.IGNORECASE,
        )
    ):
        globs = (f"*.{ending[1]}",)
    if not globs:
        return None
    tests = " -o ".join(f"-name {quote(glob)}" for glob in globs)
    return f" \\( {tests} \\)" if len(globs) > 1 else f" {tests}"


def _number(word: str) -> str:
    if word.isdigit():
        return word
    number = numbers.number_word(word.lower())
    return "" if number is None else str(number)


def _size(text: str) -> int | None:
    tokens = tokenize(text)
    entity = next(iter(sizes.find(tokens)), None)
    return entity.value.amount if entity is not None and entity.end == len(tokens) else None


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())


def _bare(text: str) -> str:
    return text.strip("'\"")


def _sought(text: str) -> str:
    flag = "F" if re.search(r"[.*\[\]^$\\]", text) else ""
    return f'grep -q{flag} {"-e " if text.startswith("-") else ""}{quote(text)} "$f"'


def _glob(text: str) -> str:
    """`text` within a pattern of `[[`: quoted where it has more than plain characters."""
    return quote(_bare(text))
